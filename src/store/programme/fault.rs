//! What can be wrong with a definition, and what to do about it, in both languages. Which of them applies is the
//! store's to find.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::findings::Code;
use crate::domain::schema::cell::time_text;
use crate::lang::message::words;
use crate::lang::suggestion::{Suggestion, did_you_mean};
use crate::lang::words::Words;

/// A table of a definition, as one writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinitionTable {
    File,
    Programme,
    Provider,
    Pedagogy,
    Field,
    Eligibility,
    Trainer,
    Funder,
    Export,
    Module,
    Cohort,
    CohortFile,
    Session,
}

impl DefinitionTable {
    /// As it stands in the file.
    pub const fn written(self) -> &'static str {
        match self {
            Self::File => "programme.toml",
            Self::Programme => "[programme]",
            Self::Provider => "[provider]",
            Self::Pedagogy => "[pedagogy]",
            Self::Field => "[[fields]]",
            Self::Eligibility => "[eligibility]",
            Self::Trainer => "[[trainers]]",
            Self::Funder => "[[funders]]",
            Self::Export => "[funders.export]",
            Self::Module => "[[modules]]",
            Self::Cohort => "[[cohorts]]",
            Self::CohortFile => "cohort.toml",
            Self::Session => "sessions",
        }
    }
}

words! {
    /// What is expected of a value, or found in its place.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ValueKind {
        Text en: "a text in quotes" fr: "un texte entre guillemets",
        Texts en: "a list of texts" fr: "une liste de textes",
        Whole en: "a whole number" fr: "un nombre entier",
        Decimal en: "a decimal number" fr: "un nombre décimal",
        Hours en: "a number of hours" fr: "un nombre d'heures",
        Share en: "a number from 0 to 1" fr: "un nombre de 0 à 1",
        Date en: "a date" fr: "une date",
        Dates en: "a list of dates" fr: "une liste de dates",
        Time en: "a time of day" fr: "une heure",
        Moment en: "a date with a time" fr: "une date avec une heure",
        Flag en: "true or false" fr: "true ou false (oui ou non)",
        Table en: "a table" fr: "une table",
        Tables en: "a list of tables" fr: "une liste de tables",
        List en: "a list" fr: "une liste",
    }
}

words! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum IdKind {
        Programme both: "programme",
        Cohort en: "cohort" fr: "cohorte",
        Session en: "session" fr: "séance",
        Module both: "module",
        Funder en: "funder" fr: "financeur",
        Trainer en: "trainer" fr: "formateur",
        Field en: "field" fr: "champ",
    }
}

impl IdKind {
    /// `la séance`.
    fn the_fr(self) -> String {
        let article = if self.is_feminine() { "la" } else { "le" };
        format!("{article} {}", self.fr())
    }

    /// `de la séance`.
    fn of_fr(self) -> String {
        let article = if self.is_feminine() { "de la" } else { "du" };
        format!("{article} {}", self.fr())
    }

    const fn is_feminine(self) -> bool {
        matches!(self, Self::Cohort | Self::Session)
    }

    /// The table to write it in.
    const fn part(self) -> DefinitionTable {
        match self {
            Self::Programme => DefinitionTable::Programme,
            Self::Cohort => DefinitionTable::Cohort,
            Self::Session => DefinitionTable::Session,
            Self::Module => DefinitionTable::Module,
            Self::Funder => DefinitionTable::Funder,
            Self::Trainer => DefinitionTable::Trainer,
            Self::Field => DefinitionTable::Field,
        }
    }
}

words! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Fault {
        QuoteMissing
            en: "a quote is missing: this text does not end"
            fr: "il manque un guillemet : ce texte ne se termine pas",

        NotClosed { closer: String }
            en: "`{closer}` is missing: this is not closed"
            fr: "il manque « {closer} » : ceci n'est pas refermé",

        StrayText
            en: "this stands in no text: a quote is missing, here or above"
            fr: "ceci n'est dans aucun texte : il manque un guillemet, ici ou plus haut",

        CommaMissing en: "a comma is missing between two values" fr: "il manque une virgule entre deux valeurs",
        EqualsMissing { line: String }
            en: "`=` is missing after `{line}`"
            fr: "il manque « = » après « {line} »",

        ValueMissing en: "there is no value after `=`" fr: "il n'y a pas de valeur après « = »",
        QuotesNeeded { text: String }
            en: "a text must stand in quotes: `{text}`"
            fr: "un texte s'écrit entre guillemets droits : « {text} »",

        KeyCharacters { key: String }
            en: "the key `{key}` has a character that a key cannot have"
            fr: "la clé « {key} » contient un caractère interdit dans une clé",

        KeyTwice { key: String }
            en: "`{key}` is written twice"
            fr: "« {key} » est écrit deux fois",

        /// None of those below.
        NotToml { line: String }
            en: "this line cannot be read: `{line}`"
            fr: "cette ligne est illisible : « {line} »",

        DecimalComma { text: String }
            en: "a decimal number has a point, no comma: `{text}`"
            fr: "un nombre décimal s'écrit avec un point, et non une virgule : « {text} »",

        /// A value that its key does not take as it is written.
        Miswritten { key: String, wanted: ValueKind, text: String }
            en: "`{key}` must be {wanted}, and this is written `{text}`"
            fr: "« {key} » attend {wanted}, et ceci est écrit « {text} »",

        QuoteMissingBefore
            en: "a quote is missing: this text does not begin with one"
            fr: "il manque un guillemet : ce texte ne commence pas par un guillemet droit",

        QuoteInside
            en: "a quote or an apostrophe within the text ends it too early"
            fr: "un guillemet ou une apostrophe à l'intérieur du texte le termine trop tôt",

        Backslash
            en: "a backslash within a text in double quotes is written twice"
            fr: "une barre oblique inverse s'écrit deux fois dans un texte entre guillemets doubles",

        TextOverLines
            en: "this text goes on over the next line"
            fr: "ce texte continue à la ligne suivante",

        HeaderBrackets { header: String }
            en: "this table is announced by `{header}`"
            fr: "cette table s'annonce par « {header} »",

        WrongBracket { closer: String }
            en: "`{closer}` must stand here"
            fr: "il faut ici « {closer} »",

        NotOpened { opener: String }
            en: "`{opener}` is missing: this is not opened"
            fr: "il manque « {opener} » : ceci n'est pas ouvert",

        EqualsWanted { sign: String }
            en: "between a key and its value stands `=`, not `{sign}`"
            fr: "entre une clé et sa valeur, on écrit « = » et non « {sign} »",

        NoBreakSpace
            en: "a no-break space stands before `=`, where it is part of the key"
            fr: "une espace insécable précède « = » : elle ferait partie de la clé",

        CommentMark
            en: "a comment begins with `#`"
            fr: "un commentaire commence par « # »",

        StrayMark { mark: String }
            en: "nothing follows the value of a line: no `{mark}`"
            fr: "rien ne suit la valeur d'une ligne, pas même « {mark} »",

        StrayBehind { text: String }
            en: "this stands behind the value: `{text}`; a comment begins with `#`"
            fr: "« {text} » suit la valeur ; un commentaire commence par « # »",

        StrayLine { text: String }
            en: "`{text}` is neither a key with its value nor a comment"
            fr: "« {text} » n'est ni une clé suivie de sa valeur, ni un commentaire",

        LinesJoined { key: String }
            en: "`{key}` must begin a line of its own"
            fr: "« {key} » doit commencer une nouvelle ligne",

        NoSuchDate { text: String }
            en: "the date {text} does not exist"
            fr: "la date {text} n'existe pas",

        NoSuchTime { text: String }
            en: "the time {text} does not exist"
            fr: "l'heure {text} n'existe pas",

        NotADate { text: String }
            en: "`{text}` is not written as a date"
            fr: "« {text} » n'est pas écrit comme une date",

        NotATime { text: String }
            en: "`{text}` is not a time of day"
            fr: "« {text} » n'est pas une heure",

        UnknownKey { part: DefinitionTable, key: String }
            en: ("unknown key `{key}` in {}", part.written())
            fr: ("clé inconnue « {key} » dans {}", part.written()),

        KeyMissing { part: DefinitionTable, key: &'static str }
            en: ("the key `{key}` is missing in {}", part.written())
            fr: ("il manque la clé « {key} » dans {}", part.written()),

        TableMissing { part: DefinitionTable }
            en: ("the table {} is missing", part.written())
            fr: ("il manque la table {}", part.written()),

        Empty { key: &'static str }
            en: "`{key}` is empty"
            fr: "« {key} » est vide",

        WrongType { key: String, wanted: ValueKind, found: ValueKind }
            en: "`{key}` must be {wanted}, and this is {found}"
            fr: "« {key} » attend {wanted}, et ceci est {found}",

        OutOfRange { key: &'static str, written: String, least: u32, most: u32 }
            en: "`{key}` must be from {least} to {most}, and this is {written}"
            fr: "« {key} » va de {least} à {most}, et ceci est {written}",

        NotWholeMinutes { key: &'static str, text: String }
            en: "`{key}` must be hours that come to whole minutes, and this is {text}"
            fr: "« {key} » attend des heures qui tombent sur des minutes entières, et ceci est {text}",

        NotAShare { key: &'static str, text: String }
            en: "`{key}` must be from 0 to 1, and this is {text}"
            fr: "« {key} » va de 0 à 1, et ceci est {text}",

        NotAMean { key: &'static str, text: String }
            en: "`{key}` is a mean of scores, from 0 to 5, and this is {text}"
            fr: "« {key} » est une moyenne de notes, de 0 à 5, et ceci est {text}",

        NotAllowed { key: String, value: String }
            en: "`{value}` is not a value of `{key}`"
            fr: "« {value} » n'est pas une valeur de « {key} »",

        UnknownTimezone { name: String }
            en: "the time zone `{name}` does not exist"
            fr: "le fuseau horaire « {name} » n'existe pas",

        /// A rule about a column that does not exist.
        UnknownColumn { column: String }
            en: "no rule can be about `{column}`: it is neither a column nor a field"
            fr: "aucune règle ne peut porter sur « {column} » : ce n'est ni une colonne ni un champ",

        EndBeforeStart { start: NaiveTime, end: NaiveTime }
            en: ("the end ({}) is not after the start ({})", time_text(*end), time_text(*start))
            fr: ("la fin ({}) n'est pas après le début ({})", time_text(*end), time_text(*start)),

        UnknownId { kind: IdKind, id: String }
            en: "the {kind} `{id}` does not exist"
            fr: ("{} « {id} » n'existe pas", kind.the_fr()),

        IdTwice { kind: IdKind, id: String, line: u32 }
            en: "the {kind} `{id}` is defined twice, first on line {line}"
            fr: ("l'identifiant « {id} » {} est défini deux fois, d'abord ligne {line}", kind.of_fr()),

        IdCharacters { kind: IdKind, id: String }
            en: "the id `{id}` of the {kind} has a character that an id cannot have"
            fr: ("l'identifiant « {id} » {} contient un caractère interdit", kind.of_fr()),

        CohortReserved { id: String }
            en: "a cohort cannot be called `{id}`"
            fr: "une cohorte ne peut pas s'appeler « {id} »",

        SessionReserved { id: String }
            en: "a session cannot be called `{id}`: at the command line this means a date, or `next` and `last`"
            fr: "une séance ne peut pas s'appeler « {id} » : en ligne de commande, cela désigne une date, ou « next » \
                et « last »",

        FieldIsColumn { id: String }
            en: "a field cannot be called `{id}`: this is a column of every enrolment"
            fr: "un champ ne peut pas s'appeler « {id} » : c'est une colonne de toute inscription",

        FolderDiffers { id: String, folder: String }
            en: "the id `{id}` is not the name of its folder, `{folder}`"
            fr: "l'identifiant « {id} » n'est pas le nom de son dossier, « {folder} »",

        SiretDigits { text: String, digits: usize }
            en: ("a SIRET has 14 digits, and `{text}` has {}", digits_en(text, *digits))
            fr: ("un SIRET a 14 chiffres, et « {text} » {}", digits_fr(text, *digits)),

        SiretSum { text: String }
            en: "`{text}` is no SIRET: its check digit does not fit"
            fr: "« {text} » n'est pas un SIRET : sa clé de contrôle est fausse",

        NdaDigits { text: String, digits: usize }
            en: ("a declaration number (NDA) has 11 digits, and `{text}` has {}", digits_en(text, *digits))
            fr: ("un numéro de déclaration d'activité (NDA) a 11 chiffres, et « {text} » {}", digits_fr(text, *digits)),

        NsfDigits { text: String }
            en: "an NSF code has three digits, and this is `{text}`"
            fr: "un code NSF a trois chiffres, et ceci est « {text} »",
    }
}

impl Fault {
    /// The code by which `check` names it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::QuoteMissing
            | Self::NotClosed { .. }
            | Self::StrayText
            | Self::CommaMissing
            | Self::EqualsMissing { .. }
            | Self::ValueMissing
            | Self::QuotesNeeded { .. }
            | Self::KeyCharacters { .. }
            | Self::NotToml { .. }
            | Self::DecimalComma { .. }
            | Self::QuoteMissingBefore
            | Self::QuoteInside
            | Self::Backslash
            | Self::TextOverLines
            | Self::HeaderBrackets { .. }
            | Self::WrongBracket { .. }
            | Self::NotOpened { .. }
            | Self::EqualsWanted { .. }
            | Self::NoBreakSpace
            | Self::CommentMark
            | Self::StrayMark { .. }
            | Self::StrayBehind { .. }
            | Self::StrayLine { .. }
            | Self::LinesJoined { .. }
            | Self::KeyTwice { .. } => Code::NotToml.key(),
            Self::UnknownKey { .. } => Code::UnknownKey.key(),
            Self::KeyMissing { .. } | Self::TableMissing { .. } | Self::Empty { .. } => Code::KeyMissing.key(),
            Self::WrongType { .. } | Self::Miswritten { .. } => Code::WrongType.key(),
            Self::NoSuchDate { .. }
            | Self::NoSuchTime { .. }
            | Self::NotADate { .. }
            | Self::NotATime { .. }
            | Self::EndBeforeStart { .. } => Code::NoSuchMoment.key(),
            Self::OutOfRange { .. }
            | Self::NotWholeMinutes { .. }
            | Self::NotAShare { .. }
            | Self::NotAMean { .. }
            | Self::NotAllowed { .. }
            | Self::UnknownTimezone { .. }
            | Self::UnknownColumn { .. }
            | Self::NsfDigits { .. } => Code::ValueOutside.key(),
            Self::UnknownId { .. } => Code::UnknownId.key(),
            Self::IdTwice { .. } => Code::DefinedTwice.key(),
            Self::IdCharacters { .. }
            | Self::CohortReserved { .. }
            | Self::SessionReserved { .. }
            | Self::FieldIsColumn { .. }
            | Self::FolderDiffers { .. } => Code::IdForm.key(),
            Self::SiretDigits { .. } | Self::SiretSum { .. } | Self::NdaDigits { .. } => Code::ProviderNumber.key(),
        }
    }

    /// The key whose value is doubtful; empty for what has no key of its own.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::SiretDigits { .. } | Self::SiretSum { .. } => "siret",
            Self::NdaDigits { .. } => "nda",
            _ => "",
        }
    }

    /// The name that was not found, or is unknown, where a line that could not be read may be why.
    pub fn may_be_elsewhere(&self) -> Option<&str> {
        match self {
            Self::KeyMissing { key, .. } => Some(key),
            Self::TableMissing { part } => Some(part.written()),
            Self::UnknownKey { key, .. } => Some(key),
            Self::UnknownId { id, .. } => Some(id),
            Self::UnknownColumn { column } => Some(column),
            Self::NotAllowed { value, .. } => Some(value),
            _ => None,
        }
    }
}

fn digits_en(text: &str, digits: usize) -> String {
    if other_characters(text) { "other characters".to_owned() } else { digits.to_string() }
}

fn digits_fr(text: &str, digits: usize) -> String {
    if other_characters(text) { "contient d'autres caractères".to_owned() } else { format!("en a {digits}") }
}

fn other_characters(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_ascii_digit())
}

words! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Advice {
        CloseTheQuote
            en: "end the text with the quote it begins with; inside it write \\\" for a quote"
            fr: "terminez le texte par le guillemet qui l'ouvre ; à l'intérieur, écrivez \\\" pour un guillemet",

        KeyEqualsValue
            en: "write key = value, one a line; texts in quotes: title = \"…\""
            fr: "écrivez clé = valeur, une par ligne ; les textes entre guillemets : title = \"…\"",

        PlainKey
            en: "keys are English words of letters, digits, - and _"
            fr: "les clés sont des mots anglais en lettres sans accent, chiffres, - et _",

        KeepOne en: "keep one of the two" fr: "gardez l'un des deux",
        Write { text: String }
            en: "write `{text}`"
            fr: "écrivez `{text}`",

        NewLine
            en: "begin a new line here"
            fr: "allez à la ligne ici",

        ThreeQuotes
            en: "a text of several lines begins and ends with three quotes: \"\"\""
            fr: "un texte de plusieurs lignes commence et finit par trois guillemets droits : \"\"\"",

        Date { meant: Option<NaiveDate> } match meant {
            Some(date) =>
                en: "write `{date}`: year-month-day"
                fr: "écrivez `{date}` : année-mois-jour",
            None =>
                en: "dates are year-month-day: 2021-03-16"
                fr: "une date s'écrit année-mois-jour : 2021-03-16",
        },

        Time
            en: "times are hours and minutes, 00:00 to 23:59: 14:00, or \"14h30\""
            fr: "une heure s'écrit en heures et minutes, de 00:00 à 23:59 : 14:00, ou \"14h30\"",

        Hours en: "for example 8, 1.5 or 0.75" fr: "par exemple 8, 1.5 ou 0.75 (avec un point)",
        Keys { near: Option<String>, known: Vec<String> }
            both: (|lang| {
                let are = ("the keys here are", "les clés possibles ici sont");
                Suggestion { near: near.as_ref(), are, known }.say(lang)
            }),

        OneOf { near: Option<String>, allowed: Vec<String> }
            both: (|lang| {
                let are = ("the values are", "les valeurs possibles sont");
                Suggestion { near: near.as_ref(), are, known: allowed }.say(lang)
            }),

        Known { kind: IdKind, near: Option<String>, known: Vec<String> } match () {
            () if known.is_empty() =>
                en: {
                    debug_assert!(near.is_none(), "nothing is near where nothing is known");
                    format!("there is none yet: add a table {}", kind.part().written())
                }
                fr: {
                    debug_assert!(near.is_none(), "nothing is near where nothing is known");
                    format!("il n'y en a pas encore : ajoutez une table {}", kind.part().written())
                },
            () =>
                both: (|lang| {
                    let are = (format!("the {}s are", kind.en()), format!("les {}s sont", kind.fr()));
                    Suggestion { near: near.as_ref(), are: (&are.0, &are.1), known }.say(lang)
                }),
        },

        Example { key: &'static str }
            en: ("for example {}", example(key))
            fr: ("par exemple {}", example(key)),

        Texts { key: String }
            en: "for example {key} = [\"…\", \"…\"]"
            fr: "par exemple {key} = [\"…\", \"…\"]",

        Value { key: String }
            en: ("for example {}", example(key))
            fr: ("par exemple {}", example(key)),

        Timezone { near: Option<String> } match near {
            Some(near) => both: (|lang| did_you_mean(near, lang)),
            None =>
                en: "write an IANA name: Europe/Paris, Indian/Reunion, America/Martinique"
                fr: "écrivez un nom IANA : Europe/Paris, Indian/Reunion, America/Martinique",
        },

        EndAfterStart
            en: "a session ends after it starts, on the same day: check both times"
            fr: "une séance se termine après son début, le même jour : vérifiez les deux heures",

        AnotherId en: "choose another id" fr: "choisissez un autre identifiant",
        /// An id that nothing has yet.
        FreeId { id: String }
            en: "choose another id, for example `\"{id}\"`"
            fr: "choisissez un autre identifiant, par exemple `\"{id}\"`",

        Siret
            en: "check it on your avis de situation SIRENE: 9 digits of SIREN and 5 of the establishment"
            fr: "vérifiez-le sur votre avis de situation SIRENE : 9 chiffres de SIREN et 5 d'établissement",

        Nda
            en: "check it on the receipt of your declaration (récépissé de la DREETS)"
            fr: "vérifiez-le sur le récépissé de votre déclaration d'activité (DREETS)",
    }
}

/// A line that would be right for a key: the same in both languages.
fn example(key: &str) -> String {
    let value = match key {
        "id" => "\"m2-1\"",
        "title" => "\"Atelier de formation\"",
        "name" => "\"Association Exemple\"",
        "module" => "\"m1\"",
        "date" => "2021-03-16",
        "start" => "14:00",
        "end" => "17:00",
        "hours" => "8",
        "hours_per_day" | "hours_per_half_day" => "3.5",
        "complete_at" => "0.8",
        "nsf" => "\"333\"",
        "capacity" => "15",
        "retention_years" => "6",
        "min_participants" | "tolerance_minutes" => "5",
        "dots" | "few_scores" => "3",
        "must_mean" => "2.5",
        "max_participants" => "20",
        "external" | "required" | "in_bpf" => "true",
        "moved_from" => "[2021-03-09]",
        "sessions" => "[ { id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 17:00 } ]",
        "programme" | "provider" | "pedagogy" | "eligibility" | "export" => return format!("[{key}]"),
        "fields" | "trainers" | "funders" | "modules" | "cohorts" => return format!("[[{key}]]"),
        _ => "\"…\"",
    };
    format!("{key} = {value}")
}

#[cfg(test)]
crate::lang::sample::samples! {
    DefinitionTable: [Self::File, Self::Field, Self::Funder, Self::Module, Self::Cohort, Self::CohortFile, Self::Session],
}
