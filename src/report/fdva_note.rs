//! What to know about a count of volunteers.

use crate::lang::message::words;

words! {
    /// A note beside the report.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum FdvaNote {
        NoDay { funder: String }
            en: "how many hours make a day is not known: days are left empty; write `hours_per_day` of the funder `{funder}`"
            fr: "on ne sait pas combien d'heures fait un jour : les jours restent vides ; écrivez `hours_per_day` du financeur \
                `{funder}`",
    }
}
