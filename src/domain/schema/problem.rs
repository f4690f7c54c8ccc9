//! What is wrong with a row of a table, and what to do about it.

use std::sync::Arc;

use crate::domain::findings::Code;
use crate::domain::problem::Problem;
use crate::domain::schema::reference::Reference;
use crate::domain::vocabulary::EvidenceKind;
use crate::lang::message::words;
use crate::lang::suggestion::Suggestion;
use crate::lang::words::{Lang, count_en, count_fr};

words! {
    /// Something wrong with a row or the heading of a table.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum RowProblem {
        NoHeading en: "the table has no heading row" fr: "le tableau n'a pas de ligne d'en-tête",
        MissingColumn { column: &'static str }
            en: "the column `{column}` is missing"
            fr: "la colonne « {column} » manque",

        ColumnTwice { column: String }
            en: "the column `{column}` is there twice"
            fr: "la colonne « {column} » apparaît deux fois",

        TooManyCells { cells: usize, columns: usize }
            en: (
                "the row has {} where the table has {}",
                count_en(*cells, "cell", "cells"),
                count_en(*columns, "column", "columns"),
            )
            fr: (
                "la ligne a {} alors que le tableau a {}",
                count_fr(*cells, "cellule", "cellules"),
                count_fr(*columns, "colonne", "colonnes"),
            ),

        UnclosedQuote
            en: "a quote is opened here and never closed"
            fr: "un guillemet s'ouvre ici et n'est jamais refermé",

        Empty { column: &'static str }
            en: "the cell `{column}` is empty"
            fr: "la cellule « {column} » est vide",

        IdCharacters { id: String }
            en: "the id `{id}` has a character that an id cannot have"
            fr: "l'identifiant « {id} » contient un caractère interdit",

        NoName en: "the row has neither last name nor first name" fr: "la ligne n'a ni nom ni prénom",
        UnknownWord { column: &'static str, value: String }
            en: "the column `{column}` does not know `{value}`"
            fr: "la colonne « {column} » ne connaît pas « {value} »",

        NoSuchDate { value: String }
            en: "`{value}` is not a date"
            fr: "« {value} » n'est pas une date",

        NotAnAddress { value: String }
            en: "`{value}` is not an e-mail"
            fr: "« {value} » n'est pas une adresse e-mail"
            hint_en: "write it as zoe@example.org"
            hint_fr: "écrivez par exemple zoe@example.org",

        NoSuchTime { value: String }
            en: "`{value}` is not a time of day"
            fr: "« {value} » n'est pas une heure",

        NotMinutes { value: String } match () {
            () if value.is_empty() =>
                en: "the minutes attended are missing"
                fr: "les minutes suivies manquent",
            () =>
                en: "`{value}` is not a whole number of minutes"
                fr: "« {value} » n'est pas un nombre entier de minutes",
        },

        MinutesOfAbsent { minutes: u32 }
            en: "somebody who was not there cannot have attended {minutes} min"
            fr: "une personne qui n'était pas là ne peut pas avoir suivi {minutes} min",

        IdTwice { id: String, first: u32 }
            en: "the id `{id}` is already that of line {first}"
            fr: "l'identifiant « {id} » est déjà celui de la ligne {first}",

        MarkTwice { session: String, participant: String, first: u32 }
            en: "`{participant}` is already marked at `{session}`, on line {first}"
            fr: "« {participant} » a déjà une présence à « {session} », ligne {first}",

        SessionTwice { session: String, first: u32 }
            en: "the session `{session}` already has a row, on line {first}"
            fr: "la séance « {session} » a déjà une ligne, la ligne {first}",

        AliasTwice { alias: String, first: u32 }
            en: "`{alias}` is already somebody's name, on line {first}"
            fr: "« {alias} » désigne déjà quelqu'un, ligne {first}",

        MappingTwice { column: String, first: u32 }
            en: "the same heading is already the column `{column}`, on line {first}"
            fr: "le même titre est déjà la colonne « {column} », ligne {first}",

        RowTwice { key: String, first: u32 }
            en: "`{key}` already has a row, on line {first}"
            fr: "« {key} » a déjà une ligne, la ligne {first}",

        NotACount { value: String }
            en: "`{value}` is not a whole number"
            fr: "« {value} » n'est pas un nombre entier",

        BeyondScale { value: String, highest: u8 }
            en: "`{value}` is not a whole number from 0 to {highest}"
            fr: "« {value} » n'est pas un nombre entier de 0 à {highest}",

        TitleTooLong { characters: usize }
            en: "the title has {characters} characters; 199 are the most"
            fr: "l'intitulé compte {characters} caractères ; 199 au plus",

        NotALink { value: String }
            en: "`{value}` is not an http or https address"
            fr: "« {value} » n'est pas une adresse http ou https",

        Unnamed { of: Reference, id: String }
            en: ("there is no {} `{id}`", of.called(Lang::En))
            fr: ("il n'y a pas {} « {id} »", of.none_fr()),

        UnknownEvidence { word: String }
            en: "`{word}` is not a kind of evidence"
            fr: "« {word} » n'est pas un justificatif connu",

        UnknownModule { module: String }
            en: "the programme has no module `{module}`"
            fr: "le programme n'a pas de module « {module} »",

        UnknownSession { session: String, cohort: String }
            en: "the cohort `{cohort}` has no session `{session}`"
            fr: "la cohorte « {cohort} » n'a pas de séance « {session} »",

        UnknownParticipant { participant: String, file: String }
            en: "nobody in {file} has the id `{participant}`"
            fr: "personne dans {file} n'a l'identifiant « {participant} »",

        EnrolmentsGone {
            /// The file is there, with no row.
            emptied: bool,
            tables: Vec<&'static str>,
        } match emptied {
            false =>
                en: "the file is gone, while there are rows of its people in {tables}"
                fr: "le fichier a disparu, alors que des lignes désignent ses personnes dans {tables}",
            true =>
                en: "the file has no row left, while there are rows of its people in {tables}"
                fr: "le fichier n'a plus aucune ligne, alors que des lignes désignent ses personnes dans {tables}",
        },
    }
}

impl RowProblem {
    /// The code that `check explain` knows it by.
    pub const fn code(&self) -> Code {
        match self {
            Self::UnknownSession { .. } => Code::UnknownSession,
            Self::UnknownParticipant { .. } | Self::EnrolmentsGone { .. } => Code::UnknownParticipant,
            Self::UnknownModule { .. } => Code::UnknownModule,
            Self::Unnamed { .. } => Code::UnknownThing,
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
            | Self::NotAnAddress { .. }
            | Self::NotMinutes { .. }
            | Self::SessionTwice { .. }
            | Self::AliasTwice { .. }
            | Self::RowTwice { .. }
            | Self::MappingTwice { .. }
            | Self::NotACount { .. }
            | Self::BeyondScale { .. }
            | Self::TitleTooLong { .. }
            | Self::NotALink { .. }
            | Self::UnknownEvidence { .. } => Code::BadRow,
        }
    }

    /// As a problem, with its code.
    pub fn problem(self) -> Problem {
        let code = self.code().key();
        Problem::error(self).code(code)
    }
}

words! {
    /// What to do about a bad row.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum RowHint {
        Heading { columns: Vec<&'static str> }
            en: "the first row names the columns; these must be there: {columns}"
            fr: "la première ligne nomme les colonnes ; celles-ci sont indispensables : {columns}",

        HeadedSo { written: String, column: &'static str }
            en: "write `{column}` in place of `{written}`: the tables of the folder are headed by keys"
            fr: "écrivez « {column} » à la place de « {written} » : les tableaux du dossier ont des clés en en-tête",

        OneOf { near: Option<String>, known: Arc<Vec<String>> } match known {
            _ if known.is_empty() =>
                en: "there is none yet"
                fr: "il n'y en a pas encore",
            _ =>
                both: (|lang| {
                    let are = ("the known values are", "les valeurs connues sont");
                    Suggestion { near: near.as_ref(), are, known }.say(lang)
                }),
        },

        SpreadsheetWrote { id: String }
            en: "that is what a spreadsheet makes of `{id}`: write `{id}` here, and save the table as text from now on"
            fr: "c'est ce qu'un tableur fait de « {id} » : écrivez « {id} » ici, et enregistrez désormais le tableau \
                comme du texte",

        Date
            en: "write it as 2021-04-02 or 02/04/2021 (day, month, year)"
            fr: "écrivez 2021-04-02 ou 02/04/2021 (jour, mois, année)",

        Time en: "write it as 14:25" fr: "écrivez 14:25",
        Minutes en: "write whole minutes: 90" fr: "écrivez un nombre entier de minutes : 90",
        NoMinutes en: "write 0, or correct the column `status`" fr: "écrivez 0, ou corrigez la colonne « status »",
        Delimiter
            en: "put quotes around a cell that holds the separator"
            fr: "mettez entre guillemets une cellule qui contient le séparateur",

        CloseQuote
            en: "close it, or write two quotes where one belongs to the text"
            fr: "refermez-le, ou doublez le guillemet qui appartient au texte",

        KeepOne en: "keep the right one and delete the other" fr: "gardez la bonne ligne et supprimez l'autre",
        Evidence { known: Vec<String> }
            en: "known are {known}; only a log carries a digest of 12 hex digits: log:3f9a5b012cde"
            fr: "valeurs connues : {known} ; seul un journal porte une empreinte de 12 chiffres hexadécimaux : \
                log:3f9a5b012cde",

        IdForm
            en: "letters without accents, digits, `-`, `_` and `.`, beginning with a letter or a digit; write the same \
                id in the other tables"
            fr: "lettres sans accent, chiffres, « - », « _ » et « . », en commençant par une lettre ou un chiffre ; \
                écrivez le même identifiant dans les autres tableaux",

        BringBack
            en: "bring it back from a backup or the recycle bin; delete no row of the other tables: they count again as \
                soon as it is there"
            fr: "reprenez-le d'une sauvegarde ou de la corbeille ; ne supprimez aucune ligne des autres tableaux : elles \
                compteront de nouveau dès qu'il sera là",

        ShorterTitle
            en: "keep a short title here, and the rest in the note"
            fr: "gardez ici un intitulé court, et le reste dans la remarque",

        Link en: "write it as https://example.org/page" fr: "écrivez par exemple https://example.org/page",
        EnrolOrRemove en: "correct the id, or delete the row" fr: "corrigez l'identifiant, ou supprimez la ligne",
    }
}

impl RowHint {
    /// Which kinds of evidence there are.
    pub fn evidence() -> Self {
        Self::Evidence { known: EvidenceKind::ALL.iter().map(|kind| kind.key().to_owned()).collect() }
    }
}
