//! What is wrong with a command line, in words. A value that cannot be understood is a [`BadValue`]; the rest is what
//! the parser of arguments found.

use chrono::NaiveDate;

use crate::domain::date_words::{NotADate, NotATime};
use crate::domain::people::names::LONGEST_NAME;
use crate::domain::values::Value;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::suggestion::did_you_mean;
use crate::lang::words::{Lang, Words, any_en, any_fr};
use crate::store::shared::address::AddressFault;
use crate::store::shared::names::NameFault;

words! {
    /// A value on the command line that cannot be understood.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum BadValue {
        NotAWord { typed: String, known: Vec<Value> }
            en: ("`{typed}` is not one of {}", any_en(&words(known, Lang::En)))
            fr: ("« {typed} » n'est pas un mot connu ; au choix : {}", any_fr(&words(known, Lang::Fr))),

        Date(wrong: NotADate)
            both: "{wrong}",

        Time(wrong: NotATime)
            both: "{wrong}",

        Address(wrong: AddressFault)
            both: "{wrong}"
            hint: (|lang| wrong.hint(lang)),

        NotAnOffice { typed: String }
            en: "`{typed}` cannot name an office: letters without accents, digits, `-`, `_` and `.`"
            fr: "« {typed} » ne peut pas nommer une antenne : lettres sans accent, chiffres, `-`, `_` et `.`",

        Seconds { typed: String }
            en: "`{typed}`: hours and minutes only"
            fr: "« {typed} » : heures et minutes seulement",

        NotMinutes { typed: String }
            en: "`{typed}` is no whole number of minutes"
            fr: "« {typed} » n'est pas un nombre entier de minutes",

        NotAnAlarm { typed: String }
            en: "`{typed}` is no time before a session: `30m`, `2h` or `1d`, four weeks at most"
            fr: "« {typed} » n'est pas une durée avant la séance : `30m`, `2h` ou `1j`, quatre semaines au plus",

        BeyondScale { typed: String, highest: u8 }
            en: "`{typed}` is no whole number from 0 to {highest}"
            fr: "« {typed} » n'est pas un nombre entier de 0 à {highest}",

        /// Of a format that is named beside a file.
        NotItsEnding { typed: String, ending: &'static str }
            en: "`{typed}` does not fit a file that ends in `.{ending}`"
            fr: "« {typed} » ne va pas avec un fichier en « .{ending} »",

        NotOnATerminal { typed: &'static str }
            en: "`{typed}` is for a spreadsheet: a terminal cannot show it"
            fr: "« {typed} » est fait pour un tableur : un terminal ne peut pas le montrer",

        NotACount { typed: String }
            en: "`{typed}` is no whole number"
            fr: "« {typed} » n'est pas un nombre entier",

        NotSoMany { typed: String, most: usize }
            en: "`{typed}` is no whole number from 1 to {most}"
            fr: "« {typed} » n'est pas un nombre entier de 1 à {most}",

        NoSeat
            en: "at least 1 seat; leave it out for as many as the model has"
            fr: "au moins 1 place ; sans cette option, autant que le modèle",

        TooManySeats { most: u32 }
            en: "at most {most} seats"
            fr: "au plus {most} places",

        NotAnAddress { typed: String }
            en: "`{typed}` is no e-mail address: write it like zoe@example.org, or \"\" for none"
            fr: "« {typed} » n'est pas une adresse e-mail : écrivez par exemple zoe@example.org, ou \"\" pour aucune",

        NotSecure { typed: String }
            en: "`{typed}` is no address that begins with https://"
            fr: "« {typed} » n'est pas une adresse qui commence par https://",

        NotAPair { typed: String, example: &'static str }
            en: "`{typed}`: write it like {example}"
            fr: "« {typed} » : écrivez par exemple {example}",

        NotAZone { typed: String }
            en: "`{typed}` is no time zone: write it like Europe/Paris or UTC"
            fr: "« {typed} » n'est pas un fuseau horaire : écrivez par exemple Europe/Paris ou UTC",

        DistinctIsLast { typed: String }
            en: "`{typed}` is no number of a row; for one person, write `--distinct` last"
            fr: "« {typed} » n'est pas un numéro de ligne ; pour une seule personne, écrivez `--distinct` en dernier",

        NotARow { typed: String }
            en: "`{typed}` is no number of a row"
            fr: "« {typed} » n'est pas un numéro de ligne",

        NotAYear { typed: String }
            en: "`{typed}` is no year in four digits"
            fr: "« {typed} » n'est pas une année en quatre chiffres",

        Empty en: "it cannot be empty" fr: "cette valeur ne peut pas être vide",
        Backwards { from: NaiveDate, to: NaiveDate }
            en: ("the period ends before it begins: {} to {}", long_date(*from, Lang::En), long_date(*to, Lang::En))
            fr: (
                "la période finit avant de commencer : du {} au {}",
                long_date(*from, Lang::Fr),
                long_date(*to, Lang::Fr),
            ),

        RestOfALog { typed: String }
            en: "with `--from`, everybody else can only be `absent`, not `{typed}`: the log does not show them"
            fr: "avec `--from`, tous les autres ne peuvent être que « absent », et non « {typed} » : le journal ne les \
                montre pas",

        NameTooLong { letters: usize }
            en: "a name of {letters} letters is none: {LONGEST_NAME} at most"
            fr: "un nom de {letters} lettres n'en est pas un : {LONGEST_NAME} au plus",

        /// Of an office or a login of a shared programme.
        NoStoreName { typed: String, why: NameFault }
            en: "no shared programme takes `{typed}`: {why}"
            fr: "aucun programme partagé n'accepte « {typed} » : {why}",

        NotOneOf { typed: String, known: Vec<&'static str> }
            en: ("`{typed}` is not one of {}", any_en(known))
            fr: ("« {typed} » n'est pas connu ; au choix : {}", any_fr(known)),
    }
}

impl UsageHint {
    /// The words that may be meant; nothing where there are none.
    pub fn meant(mut words: Vec<String>) -> Option<Self> {
        match words.len() {
            0 => None,
            1 => words.pop().map(Self::DidYouMean),
            _ => Some(Self::PerhapsOne(words)),
        }
    }
}

fn quoted(words: &[String]) -> Vec<String> {
    words.iter().map(|word| format!("`{word}`")).collect()
}

fn words(known: &[Value], lang: Lang) -> Vec<String> {
    known
        .iter()
        .map(|value| match lang {
            // The lines of the return are typed as on the form.
            _ if matches!(value, Value::BpfLine(_)) => value.key().to_owned(),
            Lang::En => value.key().to_owned(),
            Lang::Fr => value.word(lang).to_owned(),
        })
        .collect()
}

impl std::fmt::Display for BadValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for BadValue {}

words! {
    /// A command line that cannot be understood.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Usage {
        UnknownFlag { typed: String }
            en: "there is no flag `{typed}`"
            fr: "il n'y a pas d'option « {typed} »",

        UnknownCommand { typed: String }
            en: "there is no command `{typed}`"
            fr: "il n'y a pas de commande « {typed} »",

        UnexpectedWord { typed: String }
            en: "`{typed}` is one word too many"
            fr: "« {typed} » est de trop",

        Missing { needed: Vec<String> }
            en: ("still needed: {}", needed.join(" "))
            fr: ("il manque : {}", needed.join(" ")),

        NothingToCorrect { flags: Vec<String> }
            en: ("say what to correct, with {}", any_en(flags))
            fr: ("dites quoi corriger, avec {}", any_fr(flags)),

        NoValue { flag: String }
            en: "`{flag}` needs a value"
            fr: "« {flag} » demande une valeur",

        Value { flag: String, wrong: BadValue }
            en: "{flag}: {wrong}"
            fr: "{flag} : {wrong}",

        Conflict { flag: String, with: Vec<String> }
            en: "`{flag}` does not go with {with}"
            fr: "« {flag} » ne va pas avec {with}",

        OfALog { flag: String }
            en: "`{flag}` is for logs of video tools, and this is the file of a roll-call page"
            fr: "« {flag} » sert aux journaux de visioconférence, et ceci est le fichier d'une page d'émargement",

        OfASheet { flag: String }
            en: "with `--from`, `{flag}` is for the file of a roll-call page, and this is none"
            fr: "avec `--from`, « {flag} » sert au fichier d'une page d'émargement, et ceci n'en est pas un",

        OneSheet
            en: "one file of a roll-call page at a time"
            fr: "un seul fichier de page d'émargement à la fois",

        NoClock { typed: String }
            en: "FORMATION_NOW: `{typed}` is no RFC 3339 time (2021-03-16T18:00:00+01:00)"
            fr: "FORMATION_NOW : « {typed} » n'est pas un instant RFC 3339 (2021-03-16T18:00:00+01:00)",

        Twice { flag: String }
            en: "`{flag}` is given more than once"
            fr: "« {flag} » est donné plusieurs fois",

        Other { words: String }
            both: "{words}",
    }
}

words! {
    /// What to do about a command line that cannot be understood.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum UsageHint {
        DidYouMean(word: String)
            both: (|lang| did_you_mean(word, lang)),

        /// Several that may be meant.
        PerhapsOne(words: Vec<String>)
            en: ("did you mean {}?", any_en(&quoted(words)))
            fr: ("vouliez-vous dire {} ?", any_fr(&quoted(words))),

        PutInQuotes
            en: "put words that belong together in quotes"
            fr: "mettez entre guillemets les mots qui vont ensemble",

        Period
            en: "name the year (`--year 2021`), or an accounting period with both `--from` and `--to`"
            fr: "indiquez l'année (`--year 2021`), ou un exercice comptable avec `--from` et `--to`",

        WhichFunder
            en: "name the funder: its id in `programme.toml`"
            fr: "indiquez le financeur : son identifiant dans `programme.toml`",

        SealedFile
            en: "`-o FILE`: what is sealed is what was handed over in a file"
            fr: "`-o FICHIER` : ce qui est scellé est un fichier remis",

        IntoAFile { ending: &'static str }
            en: "write it into a file: `-o FILE.{ending}`"
            fr: "écrivez-le dans un fichier : `-o FICHIER.{ending}`",

        RestByHand { session: String, mark: String }
            en: "mark from the log first, without `--rest`; then `formation attend {session} --rest {mark}` marks the \
                others by hand"
            fr: "marquez d'abord d'après le journal, sans `--rest` ; puis `formation attend {session} --rest {mark}` \
                marque les autres à la main",

        SeeHelp { command: String }
            en: "`{command} --help` shows how"
            fr: "`{command} --help` explique comment",
    }
}
