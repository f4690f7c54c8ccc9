//! Nobody is at two sessions at once (rule 6.13): two presences that say so, and the minutes that are counted twice. Which
//! presences are at once is found in [`super::presences`].

use chrono::{NaiveDate, NaiveTime};

use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::quantity::Minutes;
use crate::lang::dates::{clock, long_date};
use crate::lang::message::words;
use crate::lang::words::Lang;

/// A presence, named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    pub cohort: CohortId,
    pub session: SessionId,
    /// Whose: the id in that cohort.
    pub participant: ParticipantId,
    /// Line of the mark in the table of that cohort.
    pub line: u32,
}

/// The two sessions, each with its cohort where these differ.
fn sessions(one: &At, other: &At) -> [String; 2] {
    let named = |session: &str, cohort: &str| {
        if one.cohort == other.cohort { session.to_owned() } else { format!("{session} ({cohort})") }
    };
    [one, other].map(|at| named(at.session.as_str(), at.cohort.as_str()))
}

words! {
    /// Two presences of one person at the same time.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Overlap {
        pub name: String,
        /// The one that begins first.
        pub earlier: At,
        pub later: At,
        pub date: NaiveDate,
        /// From when to when both were there.
        pub from: NaiveTime,
        pub to: NaiveTime,
        /// Minutes counted twice: those that both marks together say beyond the time that both cover. A mark of fewer
        /// minutes than its times may lie anywhere within them, so that this is the least.
        pub minutes: Minutes,
    }
        en: {
            let [one, other] = sessions(earlier, later);
            format!(
                "{name} is present at {one} and at {other} at once on {}, {} to {}: {} min are counted twice",
                long_date(*date, Lang::En),
                clock(*from, Lang::En),
                clock(*to, Lang::En),
                minutes.0
            )
        }
        fr: {
            let [one, other] = sessions(earlier, later);
            format!(
                "{name} est présent·e à {one} et à {other} en même temps le {}, de {} à {} : {} min comptent deux fois",
                long_date(*date, Lang::Fr),
                clock(*from, Lang::Fr),
                clock(*to, Lang::Fr),
                minutes.0
            )
        }
}

impl Overlap {
    /// Whether both sessions are of one cohort.
    pub fn is_within_one(&self) -> bool {
        self.earlier.cohort == self.later.cohort
    }
}
