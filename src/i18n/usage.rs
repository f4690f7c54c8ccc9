//! What is wrong with a command line, in words. A value that cannot be understood is a [`BadValue`]; the rest is what
//! the parser of arguments found.

use crate::domain::date_words::{NotADate, NotATime};
use crate::domain::names::LONGEST_NAME;

use super::values::Value;
use super::words::{Lang, Words, any_en, any_fr, list_en, list_fr};

/// A value on the command line that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadValue {
    /// No word of a closed list.
    NotAWord {
        /// What was typed.
        typed: String,
        /// What is understood.
        known: Vec<Value>,
    },
    /// No date, or one that does not exist.
    Date(NotADate),
    /// No time of day.
    Time(NotATime),
    /// A time with seconds.
    Seconds {
        /// What was typed.
        typed: String,
    },
    /// No whole number of minutes.
    NotMinutes {
        /// What was typed.
        typed: String,
    },
    /// No whole number of people.
    NotACount {
        /// What was typed.
        typed: String,
    },
    /// No seat at all.
    NoSeat,
    /// More seats than a definition may say.
    TooManySeats {
        /// So many.
        most: u32,
    },
    /// No e-mail address.
    NotAnAddress {
        /// What was typed.
        typed: String,
    },
    /// Not `NAME=VALUE`.
    NotAPair {
        /// What was typed.
        typed: String,
        /// An example of one.
        example: &'static str,
    },
    /// No time zone.
    NotAZone {
        /// What was typed.
        typed: String,
    },
    /// No number of a row after `--distinct`.
    DistinctIsLast {
        /// What was typed.
        typed: String,
    },
    /// No number of a row.
    NotARow {
        /// What was typed.
        typed: String,
    },
    /// No year in four digits.
    NotAYear {
        /// What was typed.
        typed: String,
    },
    /// An empty text where something must be said.
    Empty,
    /// A file that is there already.
    IsThere {
        /// As typed.
        file: String,
    },
    /// The file that is read is to be written.
    TheFileItself {
        /// As typed.
        file: String,
    },
    /// Beside a log, everybody else can only be absent.
    RestOfALog {
        /// What was typed.
        typed: String,
    },
    /// A name so long that it is none.
    NameTooLong {
        /// Its letters.
        letters: usize,
    },
    /// None of a list of plain words.
    NotOneOf {
        /// What was typed.
        typed: String,
        /// What is understood.
        known: Vec<&'static str>,
    },
}

impl Words for BadValue {
    fn en(&self) -> String {
        match self {
            Self::NotAWord { typed, known } => {
                format!("`{typed}` is not one of {}", any_en(&words(known, Lang::En)))
            }
            Self::Date(wrong) => wrong.en(),
            Self::Time(wrong) => wrong.en(),
            Self::Seconds { typed } => format!("`{typed}`: hours and minutes only"),
            Self::NotMinutes { typed } => format!("`{typed}` is no whole number of minutes"),
            Self::NotACount { typed } => format!("`{typed}` is no whole number"),
            Self::NoSeat => "at least 1 seat; leave it out for as many as the model has".to_owned(),
            Self::TooManySeats { most } => format!("at most {most} seats"),
            Self::NotAnAddress { typed } => {
                format!("`{typed}` is no e-mail address: write it like zoe@example.org, or \"\" for none")
            }
            Self::NotAPair { typed, example } => format!("`{typed}`: write it like {example}"),
            Self::NotAZone { typed } => format!("`{typed}` is no time zone: write it like Europe/Paris or UTC"),
            Self::DistinctIsLast { typed } => {
                format!("`{typed}` is no number of a row; for one person, write `--distinct` last")
            }
            Self::NotARow { typed } => format!("`{typed}` is no number of a row"),
            Self::NotAYear { typed } => format!("`{typed}` is no year in four digits"),
            Self::Empty => "it cannot be empty".to_owned(),
            Self::IsThere { file } => format!("{file} is there already: name another, or move it away"),
            Self::TheFileItself { file } => format!("{file} is the file that is read: name another"),
            Self::RestOfALog { typed } => {
                format!("with `--from`, everybody else can only be `absent`, not `{typed}`: the log does not show them")
            }
            Self::NameTooLong { letters } => {
                format!("a name of {letters} letters is none; there are {LONGEST_NAME} at most")
            }
            Self::NotOneOf { typed, known } => format!("`{typed}` is not one of {}", any_en(known)),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::NotAWord { typed, known } => {
                format!("« {typed} » n'est pas un mot connu ; au choix : {}", any_fr(&words(known, Lang::Fr)))
            }
            Self::Date(wrong) => wrong.fr(),
            Self::Time(wrong) => wrong.fr(),
            Self::Seconds { typed } => format!("« {typed} » : heures et minutes seulement"),
            Self::NotMinutes { typed } => format!("« {typed} » n'est pas un nombre entier de minutes"),
            Self::NotACount { typed } => format!("« {typed} » n'est pas un nombre entier"),
            Self::NoSeat => "au moins 1 place ; sans cette option, autant que le modèle".to_owned(),
            Self::TooManySeats { most } => format!("au plus {most} places"),
            Self::NotAnAddress { typed } => {
                format!(
                    "« {typed} » n'est pas une adresse e-mail : écrivez par exemple zoe@example.org, ou \"\" pour aucune"
                )
            }
            Self::NotAPair { typed, example } => format!("« {typed} » : écrivez par exemple {example}"),
            Self::NotAZone { typed } => {
                format!("« {typed} » n'est pas un fuseau horaire : écrivez par exemple Europe/Paris ou UTC")
            }
            Self::DistinctIsLast { typed } => format!(
                "« {typed} » n'est pas un numéro de ligne ; pour une seule personne, écrivez `--distinct` en dernier"
            ),
            Self::NotARow { typed } => format!("« {typed} » n'est pas un numéro de ligne"),
            Self::NotAYear { typed } => format!("« {typed} » n'est pas une année en quatre chiffres"),
            Self::Empty => "il faut dire quelque chose".to_owned(),
            Self::IsThere { file } => format!("{file} existe déjà : nommez-en un autre, ou déplacez-le"),
            Self::TheFileItself { file } => format!("{file} est le fichier qu'on lit : nommez-en un autre"),
            Self::RestOfALog { typed } => format!(
                "avec `--from`, tous les autres ne peuvent être que « absent », et non « {typed} » : le journal ne les \
                 montre pas"
            ),
            Self::NameTooLong { letters } => {
                format!("un nom de {letters} lettres n'en est pas un ; il en faut {LONGEST_NAME} au plus")
            }
            Self::NotOneOf { typed, known } => {
                format!("« {typed} » n'est pas connu ; au choix : {}", any_fr(known))
            }
        }
    }
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

/// A command line that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Usage {
    /// No such flag.
    UnknownFlag {
        /// What was typed.
        typed: String,
    },
    /// No such command.
    UnknownCommand {
        /// What was typed.
        typed: String,
    },
    /// A word too many.
    UnexpectedWord {
        /// What was typed.
        typed: String,
    },
    /// Flags or words that must be there.
    Missing {
        /// They.
        needed: Vec<String>,
    },
    /// No flag says what to correct.
    NothingToCorrect {
        /// Those that could.
        flags: Vec<&'static str>,
    },
    /// A flag without its value.
    NoValue {
        /// The flag.
        flag: String,
    },
    /// A value that cannot be understood.
    Value {
        /// Of which flag.
        flag: String,
        /// What is wrong with it.
        wrong: BadValue,
    },
    /// Flags that exclude each other.
    Conflict {
        /// The flag.
        flag: String,
        /// Those it does not go with.
        with: Vec<String>,
    },
    /// The clock that was set by hand is no time.
    NoClock {
        /// What it was set to.
        typed: String,
    },
    /// A flag given twice that is given once.
    Twice {
        /// The flag.
        flag: String,
    },
    /// Anything else, in the parser's own words.
    Other {
        /// They.
        words: String,
    },
}

impl Words for Usage {
    fn en(&self) -> String {
        match self {
            Self::UnknownFlag { typed } => format!("there is no flag `{typed}`"),
            Self::UnknownCommand { typed } => format!("there is no command `{typed}`"),
            Self::UnexpectedWord { typed } => format!("`{typed}` is one word too many"),
            Self::Missing { needed } => format!("still needed: {}", needed.join(" ")),
            Self::NothingToCorrect { flags } => format!("say what to correct, with {}", any_en(flags)),
            Self::NoValue { flag } => format!("`{flag}` needs a value"),
            Self::Value { flag, wrong } => format!("{flag}: {}", wrong.en()),
            Self::Conflict { flag, with } => format!("`{flag}` does not go with {}", list_en(with)),
            Self::NoClock { typed } => {
                format!("FORMATION_NOW: `{typed}` is no RFC 3339 time (2021-03-16T18:00:00+01:00)")
            }
            Self::Twice { flag } => format!("`{flag}` is given more than once"),
            Self::Other { words } => words.clone(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::UnknownFlag { typed } => format!("il n'y a pas d'option « {typed} »"),
            Self::UnknownCommand { typed } => format!("il n'y a pas de commande « {typed} »"),
            Self::UnexpectedWord { typed } => format!("« {typed} » est de trop"),
            Self::Missing { needed } => format!("il manque : {}", needed.join(" ")),
            Self::NothingToCorrect { flags } => format!("dites quoi corriger, avec {}", any_fr(flags)),
            Self::NoValue { flag } => format!("« {flag} » demande une valeur"),
            Self::Value { flag, wrong } => format!("{flag} : {}", wrong.fr()),
            Self::Conflict { flag, with } => format!("« {flag} » ne va pas avec {}", list_fr(with)),
            Self::NoClock { typed } => {
                format!("FORMATION_NOW : « {typed} » n'est pas un instant RFC 3339 (2021-03-16T18:00:00+01:00)")
            }
            Self::Twice { flag } => format!("« {flag} » est donné plusieurs fois"),
            Self::Other { words } => words.clone(),
        }
    }
}

/// What to do about a command line that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsageHint {
    /// The nearest known word.
    DidYouMean(String),
    /// A word that looks like a flag but is none.
    PutInQuotes,
    /// The yearly return needs its period.
    Period,
    /// Who is not in a log is marked by hand.
    RestByHand {
        /// The session, as typed.
        session: String,
        /// What everybody else is.
        mark: String,
    },
    /// Where the help is.
    SeeHelp {
        /// `formation enrol`.
        command: String,
    },
}

impl Words for UsageHint {
    fn en(&self) -> String {
        match self {
            Self::DidYouMean(word) => format!("did you mean `{word}`?"),
            Self::PutInQuotes => "put words that belong together in quotes".to_owned(),
            Self::Period => {
                "name the year (`--year 2021`), or an accounting period with both `--from` and `--to`".to_owned()
            }
            Self::RestByHand { session, mark } => format!(
                "mark from the log first, without `--rest`; then `formation attend {session} --rest {mark}` marks the others \
                 by hand"
            ),
            Self::SeeHelp { command } => format!("`{command} --help` shows how"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::DidYouMean(word) => format!("vouliez-vous dire `{word}` ?"),
            Self::PutInQuotes => "mettez entre guillemets les mots qui vont ensemble".to_owned(),
            Self::Period => {
                "indiquez l'année (`--year 2021`), ou un exercice comptable avec `--from` et `--to`".to_owned()
            }
            Self::RestByHand { session, mark } => format!(
                "marquez d'abord d'après le journal, sans `--rest` ; puis `formation attend {session} --rest {mark}` marque \
                 les autres à la main"
            ),
            Self::SeeHelp { command } => format!("`{command} --help` explique comment"),
        }
    }
}
