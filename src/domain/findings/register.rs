//! Sheets that want attention: counted and marked differently, or closed and no longer full.

use crate::lang::message::words;
use chrono::NaiveDate;

use crate::lang::dates::long_date;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr};

use super::code::Code;
use super::family::Finding;
use super::sessions::few;

words! {
    /// What is found of the sheet of a session.
    #[derive(Clone, Debug)]
    pub enum Register {
        HeadcountDiffers { session: String, cohort: String, counted: u32, present: usize }
            code: HeadcountDiffers
            en: {
                let present = count_en(*present, "person is marked present", "people are marked present");
                format!("the trainer counted {counted} at {session}, and {present}")
            }
            fr: (
                "{session} : le formateur a compté {counted}, {}",
                count_fr(*present, "personne est notée présente", "personnes sont notées présentes"),
            )
            hint_en: "`formation sessions show {session} -c {cohort}` shows who is marked; correct the marks or the \
                count"
            hint_fr: "`formation sessions show {session} -c {cohort}` montre qui est noté ; corrigez les présences ou \
                le compte",

        ClosedWithBlank { session: String, cohort: String, closed_on: NaiveDate, blank: Vec<String> }
            code: ClosedWithBlank
            en: (
                "the sheet of {session}, closed on {}, has blank lines: {}",
                long_date(*closed_on, Lang::En),
                list_en(&few(blank, Lang::En)),
            )
            fr: (
                "la feuille de {session}, close le {}, a des lignes vides : {}",
                long_date(*closed_on, Lang::Fr),
                list_fr(&few(blank, Lang::Fr)),
            )
            hint_en: "`formation attend {session} -c {cohort} … --reopen \"…\"`, or their first day: `formation \
                participants edit … --starts-on`"
            hint_fr: "`formation attend {session} -c {cohort} … --reopen \"…\"`, ou leur premier jour : `formation \
                participants edit … --starts-on`",
    }
}
