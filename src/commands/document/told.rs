//! What is said of papers on the terminal.

use crate::domain::paper::content::hours;
use crate::domain::programme::ids::CohortId;
use crate::domain::quantity::Minutes;
use crate::domain::vocabulary::PaperKind;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words as _, count_en, count_fr};

words! {
    /// A file and the paper in it: one line of the answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PaperLine {
        pub file: String,
        pub kind: PaperKind,
        pub number: String,
        pub version: u32,
        /// Whom it is about.
        pub name: String,
        /// What it says in short.
        pub summary: PaperSummary,
        /// Whether it was issued before and says the same.
        pub unchanged: bool,
    }
        en: ("{file}: {} {number}{}, {name}, {}{}", kind.word(Lang::En), of_version(*version), summary.say(Lang::En), if *unchanged { " (unchanged)" } else { "" })
        fr: ("{file} : {} {number}{}, {name}, {}{}", kind.word(Lang::Fr), of_version(*version), summary.say(Lang::Fr), if *unchanged { " (sans changement)" } else { "" })
}

words! {
    /// A file and the sheet in it: one line of the answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SheetLine {
        pub file: String,
        /// Whether somebody is still to sign on it.
        pub is_to_sign: bool,
        /// Of what: a session, or a module.
        pub about: String,
        pub people: usize,
    }
        en: ("{file}: {}, {about}, {}", if *is_to_sign { "sign-in sheet" } else { "attendance sheet" }, count_en(*people, "person", "people"))
        fr: ("{file} : {}, {about}, {}", if *is_to_sign { "feuille d'émargement" } else { "feuille de présence" }, count_fr(*people, "personne", "personnes"))
}

words! {
    /// A file and the programme sheet in it: one line of the answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ProgrammeLine {
        pub file: String,
        pub modules: usize,
        /// The group whose dates it tells.
        pub cohort: Option<CohortId>,
    }
        en: ("{file}: programme sheet, {}, {}", count_en(*modules, "module", "modules"), dates_of(cohort.as_ref(), "without dates"))
        fr: ("{file} : fiche du programme, {}, {}", count_fr(*modules, "module", "modules"), dates_of(cohort.as_ref(), "sans dates"))
}

fn dates_of(cohort: Option<&CohortId>, without: &str) -> String {
    cohort.map_or_else(|| without.to_owned(), ToString::to_string)
}

words! {
    /// What a paper says in short.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PaperSummary {
        Sessions { count: usize, minutes: Minutes }
            en: ("{}, {} h", count_en(*count, "session", "sessions"), hours(*minutes, Lang::En))
            fr: ("{}, {} h", count_fr(*count, "séance", "séances"), hours(*minutes, Lang::Fr)),

        Hours(attended: Minutes) en: ("{} h", hours(*attended, Lang::En)) fr: ("{} h", hours(*attended, Lang::Fr)),
    }
}

fn of_version(version: u32) -> String {
    if version > 1 { format!(" version {version}") } else { String::new() }
}

words! {
    /// What was done beside the answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PaperStatus {
        DraftsWritten { files: usize }
            en: ("dry run: {}, and no number was given", count_en(*files, "draft was written", "drafts were written"))
            fr: ("essai : {}, aucun numéro n'a été donné", count_fr(*files, "projet écrit", "projets écrits")),

        DraftWritten en: "dry run: a draft was written" fr: "essai : un projet a été écrit",
    }
}
