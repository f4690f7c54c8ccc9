//! Where somebody is whom a cohort does not have, or has no longer, in words.

use crate::domain::passage::Passage;

use super::dates::long_date;
use super::words::{Lang, Words};

/// Where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Enrolled in another cohort.
    Is {
        /// Name and id there.
        person: String,
        /// There.
        cohort: String,
    },
    /// Gone on in another cohort.
    WentOn {
        /// Name.
        person: String,
        /// Where, and since when.
        passage: Passage,
    },
}

impl Words for Elsewhere {
    fn en(&self) -> String {
        match self {
            Self::Is { person, cohort } => format!("{person} is in `{cohort}`: add `-c {cohort}`"),
            Self::WentOn { person, passage: Passage { cohort, id, first_day } } => format!(
                "{person} goes on in `{cohort}` ({id}) since {}: name them there with `-c {cohort}`",
                long_date(*first_day, Lang::En)
            ),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Is { person, cohort } => format!("{person} est dans « {cohort} » : ajoutez `-c {cohort}`"),
            Self::WentOn { person, passage: Passage { cohort, id, first_day } } => format!(
                "{person} continue dans « {cohort} » ({id}) depuis le {} : c'est là qu'il faut agir, avec `-c {cohort}`",
                long_date(*first_day, Lang::Fr)
            ),
        }
    }
}
