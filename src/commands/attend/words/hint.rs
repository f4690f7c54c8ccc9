//! What to do about those whom a log does not show, or not alone.

use crate::domain::refusal::log::alias_flag;
use crate::lang::message::words;

words! {
    /// What the lists below a balance leave to do.
    #[derive(Clone, Debug)]
    pub enum ListHint {
        KeptByHand
            en: "`--replace` takes what the log says in place of marks made by hand"
            fr: "`--replace` retient ce que dit le journal à la place des marques posées à la main",

        Unknown(shown: String)
            en: ("if one of the unknown is of the cohort: `{}`", alias_flag(shown, "…"))
            fr: ("si l'un des inconnus est de la cohorte : `{}`", alias_flag(shown, "…")),

        Unmarked
            en: "`--rest absent` marks those without a mark absent"
            fr: "`--rest absent` marque absents ceux qui n'ont pas de marque",
    }
}
