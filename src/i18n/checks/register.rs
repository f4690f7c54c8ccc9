//! Sheets that want attention: counted and marked differently, or closed and no longer full.

use chrono::NaiveDate;

use crate::i18n::dates::long_date;
use crate::i18n::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

use super::code::Code;
use super::family::Finding;
use super::sessions::few;

/// What is found of the sheet of a session.
#[derive(Clone, Debug)]
pub enum Register {
    /// The trainer counted another number of people than are marked present.
    HeadcountDiffers {
        /// The session.
        session: String,
        /// The cohort.
        cohort: String,
        /// What the trainer counted.
        counted: u32,
        /// How many are marked present.
        present: usize,
    },
    /// It is closed, and somebody expected has no mark.
    ClosedWithBlank {
        /// The session.
        session: String,
        /// The cohort.
        cohort: String,
        /// Since when.
        closed_on: NaiveDate,
        /// Names of those without a mark.
        blank: Vec<String>,
    },
}

impl Finding for Register {
    fn code(&self) -> Code {
        match self {
            Self::HeadcountDiffers { .. } => Code::HeadcountDiffers,
            Self::ClosedWithBlank { .. } => Code::ClosedWithBlank,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::HeadcountDiffers { session, cohort, .. } => {
                format!(
                    "`formation sessions show {session} -c {cohort}` shows who is marked; correct the marks or the count"
                )
            }
            Self::ClosedWithBlank { session, cohort, .. } => format!(
                "`formation attend {session} -c {cohort} … --reopen \"…\"`, or their first day: `formation participants edit … --starts-on`"
            ),
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::HeadcountDiffers { session, cohort, .. } => format!(
                "`formation sessions show {session} -c {cohort}` montre qui est noté ; corrigez les présences ou le compte"
            ),
            Self::ClosedWithBlank { session, cohort, .. } => format!(
                "`formation attend {session} -c {cohort} … --reopen \"…\"`, ou leur premier jour : `formation participants edit … --starts-on`"
            ),
        }
    }
}

impl Words for Register {
    fn en(&self) -> String {
        match self {
            Self::HeadcountDiffers { session, counted, present, .. } => {
                let present = count_en(*present, "person is marked present", "people are marked present");
                format!("the trainer counted {counted} at {session}, and {present}")
            }
            Self::ClosedWithBlank { session, closed_on, blank, .. } => format!(
                "the sheet of {session}, closed on {}, has blank lines: {}",
                long_date(*closed_on, Lang::En),
                list_en(&few(blank, Lang::En))
            ),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::HeadcountDiffers { session, counted, present, .. } => format!(
                "{session} : le formateur a compté {counted}, {}",
                count_fr(*present, "personne est notée présente", "personnes sont notées présentes")
            ),
            Self::ClosedWithBlank { session, closed_on, blank, .. } => format!(
                "la feuille de {session}, close le {}, a des lignes vides : {}",
                long_date(*closed_on, Lang::Fr),
                list_fr(&few(blank, Lang::Fr))
            ),
        }
    }
}
