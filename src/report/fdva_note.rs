//! What to know about a count of volunteers.

use crate::lang::message::words;

words! {
    /// A note beside the report.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum FdvaNote {
        NoDay { funder: String }
            en: "how many hours make a day is not known: days are left empty; add `hours_per_day` to the funder `{funder}`"
            fr: "on ne sait pas combien d'heures fait un jour : les jours restent vides ; ajoutez `hours_per_day` au financeur \
                `{funder}`",
    }
}
