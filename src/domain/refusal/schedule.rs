//! Why sessions cannot be added to a cohort.

use chrono::NaiveDate;

use crate::domain::date_words::{NotADate, NotATime};
use crate::domain::programme::ids::SessionId;
use crate::lang::dates::full_date;
use crate::lang::message::words;
use crate::lang::words::Lang;

words! {
    /// What is wrong with a cell of a file of sessions.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CellWrong {
        Empty en: "empty, and every session needs it" fr: "vide, alors que chaque séance en a besoin",
        Date(wrong: NotADate) both: "{wrong}",
        Time(wrong: NotATime) both: "{wrong}",
        Seconds { typed: String }
            en: "`{typed}`: hours and minutes only"
            fr: "« {typed} » : heures et minutes seulement",
        Fault
            en: "the spreadsheet has an error there, or a formula that was never calculated"
            fr: "le tableur y a une erreur, ou une formule jamais calculée",
    }
}

words! {
    /// Why no session is added.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ScheduleRefusal {
        IdTaken { session: SessionId, date: NaiveDate, free: SessionId }
            en: ("there is a session `{session}` already, on {}", full_date(*date, Lang::En))
            fr: ("il y a déjà une séance « {session} », le {}", full_date(*date, Lang::Fr))
            hint_en: "`{free}` is free; `formation sessions move {session}` changes that one"
            hint_fr: "`{free}` est libre ; `formation sessions move {session}` modifie celle-là",

        BadId { typed: String, near: String }
            en: "`{typed}` cannot be the id of a session: letters without accents, digits, `-`, `_` and `.`"
            fr: "« {typed} » ne peut pas être l'identifiant d'une séance : lettres sans accent, chiffres, `-`, `_` et `.`"
            hint_en: "for example `{near}`"
            hint_fr: "par exemple `{near}`",

        /// `next`, `last`, a day.
        WordForASession { typed: String, free: SessionId }
            en: "`{typed}` means a session by its day already: it cannot be the id of one"
            fr: "« {typed} » désigne déjà une séance par son jour : ce ne peut pas être un identifiant"
            hint_en: "for example `{free}`"
            hint_fr: "par exemple `{free}`",

        SpreadsheetChanges { typed: String, free: SessionId }
            en: "a spreadsheet would take the id `{typed}` for a number or a date, and write it otherwise"
            fr: "un tableur prendrait l'identifiant « {typed} » pour un nombre ou une date, et l'écrirait autrement"
            hint_en: "for example `{free}`"
            hint_fr: "par exemple `{free}`",

        /// A cell of a file of sessions.
        Cell { row: u32, heading: String, what: CellWrong }
            en: "row {row}, {heading}: {what}"
            fr: "ligne {row}, {heading} : {what}",

        OtherShape { row: u32, cells: usize, expected: usize }
            en: "row {row}: {cells} cells under {expected} headings"
            fr: "ligne {row} : {cells} cellules sous {expected} titres",

        NoRow
            en: "the file has no session below its headings"
            fr: "le fichier n'a aucune séance sous ses titres",

        BeyondTheCalendar { from: NaiveDate }
            en: ("from {} on, the calendar ends before so many sessions are made", full_date(*from, Lang::En))
            fr: ("à partir du {}, le calendrier finit avant qu'il y ait autant de séances", full_date(*from, Lang::Fr)),

        /// Two trainers of one name.
        SeveralTrainers { typed: String, ids: Vec<String> }
            en: "`{typed}` may be several trainers: {ids}"
            fr: "« {typed} » peut désigner plusieurs formateurs : {ids}"
            hint_en: "use the id of one"
            hint_fr: "donnez l'identifiant de l'un d'eux",
    }
}
