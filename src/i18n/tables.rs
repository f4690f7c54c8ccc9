//! What is wrong with a row of a table, and what to do about it.

use super::checks::Code;
use super::problem::Problem;
use super::words::{Words, count_en, count_fr, list_en, list_fr};

/// Something wrong in a table of a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableProblem {
    /// The file has no heading row.
    NoHeading,
    /// A column that must be there is not.
    MissingColumn {
        /// Its name.
        column: &'static str,
    },
    /// Two columns have one name.
    ColumnTwice {
        /// That name.
        column: String,
    },
    /// A row holds more cells than there are columns.
    TooManyCells {
        /// Cells of the row.
        cells: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// A quote is opened and never closed.
    UnclosedQuote,
    /// A cell that must be filled is empty.
    Empty {
        /// Its column.
        column: &'static str,
    },
    /// An id with a character that an id cannot have.
    IdCharacters {
        /// What is written.
        id: String,
    },
    /// Neither last nor first name.
    NoName,
    /// A word that the column does not know.
    UnknownWord {
        /// The column.
        column: &'static str,
        /// What is written.
        value: String,
    },
    /// A date that does not exist or cannot be read.
    NoSuchDate {
        /// What is written.
        value: String,
    },
    /// A time that does not exist or cannot be read.
    NoSuchTime {
        /// What is written.
        value: String,
    },
    /// Minutes that are no whole number.
    NotMinutes {
        /// What is written.
        value: String,
    },
    /// Minutes of somebody who was not there.
    MinutesOfAbsent {
        /// What is written.
        minutes: u32,
    },
    /// Two enrolments have one id.
    IdTwice {
        /// That id.
        id: String,
        /// Line of the first.
        first: u32,
    },
    /// Two marks of one person at one session.
    MarkTwice {
        /// The session.
        session: String,
        /// The person.
        participant: String,
        /// Line of the first.
        first: u32,
    },
    /// Two rows of one session.
    SessionTwice {
        /// The session.
        session: String,
        /// Line of the first.
        first: u32,
    },
    /// Two rows of one name that a video tool uses.
    AliasTwice {
        /// That name.
        alias: String,
        /// Line of the first.
        first: u32,
    },
    /// One heading twice for one column of one kind of export.
    MappingTwice {
        /// The column.
        column: String,
        /// Line of the first.
        first: u32,
    },
    /// A number of people that is no whole number.
    NotACount {
        /// What is written.
        value: String,
    },
    /// A kind of evidence that does not exist.
    UnknownEvidence {
        /// The word.
        word: String,
    },
    /// A module that the programme does not have.
    UnknownModule {
        /// The module.
        module: String,
    },
    /// A session that the cohort does not have.
    UnknownSession {
        /// The session.
        session: String,
        /// The cohort.
        cohort: String,
    },
    /// A participant who is not in the enrolments.
    UnknownParticipant {
        /// The id.
        participant: String,
        /// The table of enrolments.
        file: String,
    },
}

impl TableProblem {
    /// The code that `check explain` knows it by.
    pub const fn code(&self) -> Code {
        match self {
            Self::UnknownSession { .. } => Code::UnknownSession,
            Self::UnknownParticipant { .. } => Code::UnknownParticipant,
            Self::UnknownModule { .. } => Code::UnknownModule,
            Self::MinutesOfAbsent { .. } => Code::MinutesOfNobody,
            Self::ColumnTwice { .. } => Code::HeadingTwice,
            Self::IdTwice { .. } => Code::IdTwice,
            Self::IdCharacters { .. } => Code::IdForm,
            Self::MarkTwice { .. } => Code::MarkedTwice,
            Self::NoHeading | Self::MissingColumn { .. } => Code::ColumnRequired,
            Self::TooManyCells { .. }
            | Self::UnclosedQuote
            | Self::Empty { .. }
            | Self::NoName
            | Self::UnknownWord { .. }
            | Self::NoSuchDate { .. }
            | Self::NoSuchTime { .. }
            | Self::NotMinutes { .. }
            | Self::SessionTwice { .. }
            | Self::AliasTwice { .. }
            | Self::MappingTwice { .. }
            | Self::NotACount { .. }
            | Self::UnknownEvidence { .. } => Code::BadRow,
        }
    }

    /// As a problem, with its code.
    pub fn problem(self) -> Problem {
        let code = self.code().key();
        Problem::error(self).code(code)
    }
}

impl Words for TableProblem {
    fn en(&self) -> String {
        match self {
            Self::NoHeading => "the table has no heading row".into(),
            Self::MissingColumn { column } => format!("the column `{column}` is missing"),
            Self::ColumnTwice { column } => format!("the column `{column}` is there twice"),
            Self::TooManyCells { cells, columns } => format!(
                "the row has {} where the table has {}",
                count_en(*cells, "cell", "cells"),
                count_en(*columns, "column", "columns")
            ),
            Self::UnclosedQuote => "a quote is opened here and never closed".into(),
            Self::Empty { column } => format!("the cell `{column}` is empty"),
            Self::IdCharacters { id } => format!("the id `{id}` has a character that an id cannot have"),
            Self::NoName => "the row has neither last name nor first name".into(),
            Self::UnknownWord { column, value } => format!("the column `{column}` does not know `{value}`"),
            Self::NoSuchDate { value } => format!("`{value}` is not a date"),
            Self::NoSuchTime { value } => format!("`{value}` is not a time of day"),
            Self::NotMinutes { value } if value.is_empty() => "the minutes attended are missing".into(),
            Self::NotMinutes { value } => format!("`{value}` is not a whole number of minutes"),
            Self::MinutesOfAbsent { minutes } => {
                format!("somebody who was not there cannot have attended {minutes} min")
            }
            Self::IdTwice { id, first } => format!("the id `{id}` is already that of line {first}"),
            Self::MarkTwice { session, participant, first } => {
                format!("`{participant}` is already marked at `{session}`, on line {first}")
            }
            Self::SessionTwice { session, first } => {
                format!("the session `{session}` already has a row, on line {first}")
            }
            Self::AliasTwice { alias, first } => format!("`{alias}` is already somebody's name, on line {first}"),
            Self::MappingTwice { column, first } => {
                format!("the same heading is already the column `{column}`, on line {first}")
            }
            Self::NotACount { value } => format!("`{value}` is not a whole number"),
            Self::UnknownEvidence { word } => format!("`{word}` is not a kind of evidence"),
            Self::UnknownModule { module } => format!("the programme has no module `{module}`"),
            Self::UnknownSession { session, cohort } => format!("the cohort `{cohort}` has no session `{session}`"),
            Self::UnknownParticipant { participant, file } => format!("nobody in {file} has the id `{participant}`"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::NoHeading => "le tableau n'a pas de ligne d'en-tête".into(),
            Self::MissingColumn { column } => format!("la colonne « {column} » manque"),
            Self::ColumnTwice { column } => format!("la colonne « {column} » apparaît deux fois"),
            Self::TooManyCells { cells, columns } => format!(
                "la ligne a {} alors que le tableau a {}",
                count_fr(*cells, "cellule", "cellules"),
                count_fr(*columns, "colonne", "colonnes")
            ),
            Self::UnclosedQuote => "un guillemet s'ouvre ici et n'est jamais refermé".into(),
            Self::Empty { column } => format!("la cellule « {column} » est vide"),
            Self::IdCharacters { id } => format!("l'identifiant « {id} » contient un caractère interdit"),
            Self::NoName => "la ligne n'a ni nom ni prénom".into(),
            Self::UnknownWord { column, value } => format!("la colonne « {column} » ne connaît pas « {value} »"),
            Self::NoSuchDate { value } => format!("« {value} » n'est pas une date"),
            Self::NoSuchTime { value } => format!("« {value} » n'est pas une heure"),
            Self::NotMinutes { value } if value.is_empty() => "les minutes suivies manquent".into(),
            Self::NotMinutes { value } => format!("« {value} » n'est pas un nombre entier de minutes"),
            Self::MinutesOfAbsent { minutes } => {
                format!("une personne qui n'était pas là ne peut pas avoir suivi {minutes} min")
            }
            Self::IdTwice { id, first } => format!("l'identifiant « {id} » est déjà celui de la ligne {first}"),
            Self::MarkTwice { session, participant, first } => {
                format!("« {participant} » a déjà une présence à « {session} », ligne {first}")
            }
            Self::SessionTwice { session, first } => {
                format!("la séance « {session} » a déjà une ligne, la ligne {first}")
            }
            Self::AliasTwice { alias, first } => {
                format!("« {alias} » désigne déjà quelqu'un, ligne {first}")
            }
            Self::MappingTwice { column, first } => {
                format!("le même titre est déjà la colonne « {column} », ligne {first}")
            }
            Self::NotACount { value } => format!("« {value} » n'est pas un nombre entier"),
            Self::UnknownEvidence { word } => format!("« {word} » n'est pas un justificatif connu"),
            Self::UnknownModule { module } => format!("le programme n'a pas de module « {module} »"),
            Self::UnknownSession { session, cohort } => {
                format!("la cohorte « {cohort} » n'a pas de séance « {session} »")
            }
            Self::UnknownParticipant { participant, file } => {
                format!("personne dans {file} n'a l'identifiant « {participant} »")
            }
        }
    }
}

/// What to do about a bad row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableHint {
    /// Begin with these columns.
    Heading {
        /// The columns that must be there.
        columns: Vec<&'static str>,
    },
    /// One of these words.
    OneOf {
        /// The one that comes nearest.
        near: Option<String>,
        /// All of them.
        known: Vec<String>,
    },
    /// A spreadsheet wrote an id so.
    SpreadsheetWrote {
        /// As it was.
        id: String,
    },
    /// How a date is written.
    Date,
    /// How a time is written.
    Time,
    /// How minutes are written.
    Minutes,
    /// Whoever was not there has 0.
    NoMinutes,
    /// Quote cells that hold a delimiter.
    Delimiter,
    /// Double the quote or close it.
    CloseQuote,
    /// Keep one of the two rows.
    KeepOne,
    /// A log carries 12 hex digits.
    Evidence {
        /// All kinds.
        known: Vec<String>,
    },
    /// What an id is made of.
    IdForm,
    /// Enrol them or take the mark out.
    EnrolOrRemove,
}

impl Words for TableHint {
    fn en(&self) -> String {
        match self {
            Self::Heading { columns } => {
                format!("the first row names the columns; these must be there: {}", list_en(columns))
            }
            Self::SpreadsheetWrote { id } => format!(
                "that is what a spreadsheet makes of `{id}`: write `{id}` here, and save the table as text from now on"
            ),
            Self::OneOf { near: None, known } if known.is_empty() => "there is none yet".into(),
            Self::OneOf { near: Some(near), known } => {
                format!("did you mean `{near}`? known are {}", list_en(known))
            }
            Self::OneOf { near: None, known } => format!("known are {}", list_en(known)),
            Self::Date => "write it as 2021-04-02 or 02/04/2021 (day, month, year)".into(),
            Self::Time => "write it as 14:25".into(),
            Self::Minutes => "write whole minutes: 90".into(),
            Self::NoMinutes => "write 0, or correct the column `status`".into(),
            Self::Delimiter => "put quotes around a cell that holds the separator".into(),
            Self::CloseQuote => "close it, or write two quotes where one belongs to the text".into(),
            Self::KeepOne => "keep the right one and delete the other".into(),
            Self::Evidence { known } => {
                format!("known are {}; only a log carries a digest of 12 hex digits: log:3f9a5b012cde", list_en(known))
            }
            Self::IdForm => "letters without accents, digits, `-`, `_` and `.`, beginning with a letter or a digit; write the same id in the other tables".into(),
            Self::EnrolOrRemove => "correct the id, or delete the row".into(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Heading { columns } => {
                format!("la première ligne nomme les colonnes ; celles-ci sont indispensables : {}", list_fr(columns))
            }
            Self::SpreadsheetWrote { id } => format!(
                "c'est ce qu'un tableur fait de « {id} » : écrivez « {id} » ici, et enregistrez désormais le tableau comme du texte"
            ),
            Self::OneOf { near: None, known } if known.is_empty() => "il n'y en a pas encore".into(),
            Self::OneOf { near: Some(near), known } => {
                format!("vouliez-vous dire « {near} » ? Valeurs connues : {}", list_fr(known))
            }
            Self::OneOf { near: None, known } => format!("valeurs connues : {}", list_fr(known)),
            Self::Date => "écrivez 2021-04-02 ou 02/04/2021 (jour, mois, année)".into(),
            Self::Time => "écrivez 14:25".into(),
            Self::Minutes => "écrivez un nombre entier de minutes : 90".into(),
            Self::NoMinutes => "écrivez 0, ou corrigez la colonne « status »".into(),
            Self::Delimiter => "mettez entre guillemets une cellule qui contient le séparateur".into(),
            Self::CloseQuote => "refermez-le, ou doublez le guillemet qui appartient au texte".into(),
            Self::KeepOne => "gardez la bonne ligne et supprimez l'autre".into(),
            Self::Evidence { known } => format!(
                "valeurs connues : {} ; seul un journal porte une empreinte de 12 chiffres hexadécimaux : log:3f9a5b012cde",
                list_fr(known)
            ),
            Self::IdForm => "lettres sans accent, chiffres, « - », « _ » et « . », en commençant par une lettre ou un chiffre ; écrivez le même identifiant dans les autres tableaux".into(),
            Self::EnrolOrRemove => "corrigez l'identifiant, ou supprimez la ligne".into(),
        }
    }
}
