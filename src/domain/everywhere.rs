//! One person in several cohorts: who is meant by what was typed, and which enrolments are theirs. Two people who fit
//! are an answer of their own: nobody is ever guessed. In one cohort it is [`super::lookup`]'s.

use super::enrolment::Enrolment;
use super::identity::Identity;
use super::lookup::{Fit, fit};
use super::names::email_key;
use super::records::CohortRecords;

/// Where an enrolment is: the cohort among those searched, and the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Position of the cohort.
    pub cohort: usize,
    /// Position of the enrolment in it.
    pub enrolment: usize,
}

impl Spot {
    /// The enrolment that is there.
    pub fn of(self, cohorts: &[CohortRecords]) -> &Enrolment {
        cohorts[self.cohort].enrolment(self.enrolment)
    }
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundEverywhere {
    /// Nobody.
    Nobody,
    /// One person: all their enrolments, and others with the same e-mail and another name, who may be somebody else.
    One {
        /// Theirs.
        theirs: Vec<Spot>,
        /// Perhaps theirs.
        perhaps: Vec<Spot>,
    },
    /// Several people fit equally well.
    Several(Vec<Spot>),
}

/// Finds a person by id, e-mail, or words of the name, and all their enrolments: those with the same name and no
/// differing e-mail (rule 6.9).
pub fn person(cohorts: &[CohortRecords], typed: &str) -> FoundEverywhere {
    let mut fits: Vec<(Fit, Spot)> =
        spots(cohorts).filter_map(|spot| Some((fit(spot.of(cohorts), typed)?, spot))).collect();
    let Some(best) = fits.iter().map(|(fit, _)| *fit).min() else { return FoundEverywhere::Nobody };
    fits.retain(|(fit, _)| *fit == best);
    let found: Vec<Spot> = fits.into_iter().map(|(_, spot)| spot).collect();
    let identity = |spot: Spot| {
        let there = spot.of(cohorts);
        Identity::new(&there.first_name, &there.last_name, &there.email)
    };
    let known: Vec<Identity> = found.iter().map(|spot| identity(*spot)).collect();
    if known.iter().enumerate().any(|(place, one)| known[..place].iter().any(|other| !one.same(other))) {
        return FoundEverywhere::Several(found);
    }
    let emails: Vec<String> = found.iter().filter_map(|spot| email_key(&spot.of(cohorts).email)).collect();
    let (mut theirs, mut perhaps) = (Vec::new(), Vec::new());
    for spot in spots(cohorts) {
        if known.iter().all(|one| one.same(&identity(spot))) {
            theirs.push(spot);
        } else if email_key(&spot.of(cohorts).email).is_some_and(|email| emails.contains(&email)) {
            perhaps.push(spot);
        }
    }
    FoundEverywhere::One { theirs, perhaps }
}

fn spots(cohorts: &[CohortRecords]) -> impl Iterator<Item = Spot> {
    cohorts
        .iter()
        .enumerate()
        .flat_map(|(cohort, records)| (0..records.enrolments().len()).map(move |enrolment| Spot { cohort, enrolment }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::cohort;

    #[test]
    fn one_person_is_found_in_every_cohort_and_two_are_never_guessed() {
        let email = |email: &'static str| move |row: &mut Enrolment| row.email = email.into();
        let cohorts = [
            cohort("a").person("Zoé", "Martin", email("zoe@example.org")).person("Ali", "Kaci", |_| {}).records(),
            cohort("b").person("ZOE", "MARTIN", |_| {}).person("Ali", "Kaci", email("ali@example.org")).records(),
            cohort("c").person("Ali", "Kaci", email("other@example.org")).records(),
            cohort("d").person("Z.", "Durand", email("ZOE@example.org")).records(),
        ];
        let spot = |cohort, enrolment| Spot { cohort, enrolment };
        let zoe = FoundEverywhere::One { theirs: vec![spot(0, 0), spot(1, 0)], perhaps: vec![spot(3, 0)] };
        let cases = [
            ("zoe martin", zoe.clone()),
            ("mart", zoe),
            ("ali", FoundEverywhere::Several(vec![spot(0, 1), spot(1, 1), spot(2, 0)])),
            ("ali@example.org", FoundEverywhere::One { theirs: vec![spot(0, 1), spot(1, 1)], perhaps: vec![] }),
            ("zoe@example.org", FoundEverywhere::Several(vec![spot(0, 0), spot(3, 0)])),
            ("paul", FoundEverywhere::Nobody),
        ];
        for (typed, found) in cases {
            assert_eq!(person(&cohorts, typed), found, "{typed}");
        }
    }
}
