//! Two presences of one person at the same time, in words.

use crate::domain::attendance::overlap::Overlap;

use crate::lang::dates::{clock, long_date};
use crate::lang::words::{Lang, Words};

impl Overlap {
    /// The two sessions, each with its cohort where these differ.
    fn sessions(&self) -> [String; 2] {
        let (one, other) = (&self.earlier, &self.later);
        let named = |session: &str, cohort: &str| {
            if one.cohort == other.cohort { session.to_owned() } else { format!("{session} ({cohort})") }
        };
        [one, other].map(|at| named(at.session.as_str(), at.cohort.as_str()))
    }
}

impl Words for Overlap {
    fn en(&self) -> String {
        let [one, other] = self.sessions();
        format!(
            "{} is present at {one} and at {other} at once on {}, {} to {}: {} min are counted twice",
            self.name,
            long_date(self.date, Lang::En),
            clock(self.from, Lang::En),
            clock(self.to, Lang::En),
            self.minutes.0
        )
    }

    fn fr(&self) -> String {
        let [one, other] = self.sessions();
        format!(
            "{} est présent·e à {one} et à {other} en même temps le {}, de {} à {} : {} min comptent deux fois",
            self.name,
            long_date(self.date, Lang::Fr),
            clock(self.from, Lang::Fr),
            clock(self.to, Lang::Fr),
            self.minutes.0
        )
    }
}
