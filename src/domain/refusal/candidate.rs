//! People and cohorts as refusals name them.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::programme::ids::CohortId;
use crate::lang::dates::long_date;
use crate::lang::message::alike;
use crate::lang::words::Lang;

/// A person as a refusal names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Id in the cohort.
    pub id: String,
    /// First and last name.
    pub name: String,
    /// E-mail, may be empty.
    pub email: String,
    /// Organisation, may be empty.
    pub organisation: String,
}

/// `Zoé Martin (4k7m2p)`.
impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.id)
    }
}

alike!(Candidate);

/// A cohort as a refusal names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortDays {
    /// Its id.
    pub id: CohortId,
    /// Its first and last day; none where it has no session, or cannot be read.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// `2021-spring (25 février 2021 – 8 avril 2021)`: each cohort with its first and last day.
pub fn spans(known: &[CohortDays], lang: Lang) -> Vec<String> {
    let spelled = |CohortDays { id, days }: &CohortDays| match days {
        Some((first, last)) => format!("{id} ({} – {})", long_date(*first, lang), long_date(*last, lang)),
        None => id.to_string(),
    };
    known.iter().map(spelled).collect()
}

/// One line a person, with what tells them apart.
pub fn listed(people: &[Candidate]) -> String {
    people
        .iter()
        .map(|person| {
            let about = [person.email.as_str(), person.organisation.as_str()];
            let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
            format!("\n- {}  {}  {}", person.id, person.name, about.join(", ")).trim_end().to_owned()
        })
        .collect()
}
