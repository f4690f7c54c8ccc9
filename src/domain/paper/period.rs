//! From which day to which day a paper is about.

use chrono::NaiveDate;

use crate::lang::dates::long_date;
use crate::lang::message::words;

words! {
    /// A period, perhaps open at either end.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Period {
        pub from: Option<NaiveDate>,
        pub to: Option<NaiveDate>,
    }
        both: (|lang| match (from, to) {
            (Some(from), Some(to)) => {
                format!("{} {} {} {}", lang.pick("from", "du"), long_date(*from, lang), lang.pick("to", "au"), long_date(*to, lang))
            }
            (Some(from), None) => format!("{} {}", lang.pick("from", "à partir du"), long_date(*from, lang)),
            (None, Some(to)) => format!("{} {}", lang.pick("up to", "jusqu'au"), long_date(*to, lang)),
            (None, None) => lang.pick("the whole path", "le parcours entier").to_owned(),
        })
}

impl Period {
    /// Whether a day lies in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
