//! Who may be enrolled twice: rule 6.9. A near name is only a warning, and none at all where the e-mails differ: those
//! were told apart when the second one was enrolled.

use crate::domain::findings::people::{SharedTrait, Twin};
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::identity::{Acquaintances, Identity};
use crate::domain::privacy::forgetting::is_erased;

use super::subject::name_of;
use super::{Findings, Subject};

/// With how many others of each kind one row is named: whoever has more twins than that is not found by reading on.
const ENOUGH: usize = 10;

/// What two enrolments have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alike {
    Same,
    Email,
    Name,
}

/// Those met so far, indexed: each is compared with the few whom they may be.
#[derive(Default)]
struct Met {
    all: Acquaintances,
    /// Those without an e-mail, and the position of each among all.
    without_email: (Acquaintances, Vec<EnrolmentIndex>),
    count: usize,
}

impl Met {
    fn add(&mut self, identity: &Identity) {
        if !identity.has_email() {
            self.without_email.0.add(identity);
            self.without_email.1.push(EnrolmentIndex(self.count));
        }
        self.all.add(identity);
        self.count += 1;
    }

    /// Those whom somebody resembles, in their order. Whoever is there already is not also somebody who resembles others.
    fn alike(&self, identity: &Identity) -> Vec<(EnrolmentIndex, Alike)> {
        let same: Vec<_> = self.all.all_same(identity).take(ENOUGH).map(|there| (there, Alike::Same)).collect();
        if !same.is_empty() {
            return same;
        }
        let mut found: Vec<_> = self.all.reached(identity).take(ENOUGH).map(|there| (there, Alike::Email)).collect();
        // Two e-mails that differ tell two people apart, however near their names.
        let near: Vec<EnrolmentIndex> = if identity.has_email() {
            let (people, positions) = &self.without_email;
            people.alike(identity).take(ENOUGH).map(|there| positions[there.0]).collect()
        } else {
            self.all.alike(identity).take(ENOUGH).collect()
        };
        found.extend(near.into_iter().map(|there| (there, Alike::Name)));
        found.sort_unstable_by_key(|(there, _)| *there);
        found
    }
}

pub(super) fn people(subject: &Subject<'_>, findings: &mut Findings) {
    // What stands for an erased name resembles others of its kind.
    let rows = subject.records.numbered_enrolments().iter().filter(|row| !is_erased(&row.record));
    let (mut met, mut earlier) = (Met::default(), Vec::new());
    for later in rows {
        let enrolment = &later.record;
        let identity = Identity::new(&enrolment.first_name, &enrolment.last_name, &enrolment.email);
        for (there, alike) in met.alike(&identity) {
            let (line, other): (u32, &Enrolment) = earlier[there.0];
            let twin = Twin {
                name: name_of(enrolment),
                id: enrolment.id.to_string(),
                other: name_of(other),
                other_id: other.id.to_string(),
                line,
                cohort: subject.cohort_id(),
            };
            let (finding, column) = match alike {
                Alike::Same => (SharedTrait::SamePerson(twin), "last_name"),
                Alike::Email => (SharedTrait::SharedEmail { twin, email: enrolment.email.trim().to_owned() }, "email"),
                Alike::Name => (SharedTrait::NearName(twin), "last_name"),
            };
            findings.add(finding, subject.enrolment_cell(later.line, column));
        }
        met.add(&identity);
        earlier.push((later.line, enrolment));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comparing each with each says of the last of them.
    fn one_by_one(known: &[Identity], later: &Identity) -> Vec<(EnrolmentIndex, Alike)> {
        let alike = |earlier: &Identity| match () {
            () if later.same(earlier) => Some(Alike::Same),
            () if later.has_email() && later.reached_as(earlier) => Some(Alike::Email),
            () if later.has_email() && earlier.has_email() => None,
            () => later.near(earlier).then_some(Alike::Name),
        };
        let all = known.iter().enumerate().filter_map(|(at, earlier)| Some((EnrolmentIndex(at), alike(earlier)?)));
        let (same, others): (Vec<_>, Vec<_>) = all.partition(|(_, alike)| *alike == Alike::Same);
        if same.is_empty() { others } else { same }
    }

    #[test]
    fn a_row_with_very_many_twins_is_named_with_the_first_of_them() {
        let mut met = Met::default();
        for _ in 0..50 {
            met.add(&Identity::new("Zoé", "Martin", ""));
        }
        let found = met.alike(&Identity::new("Zoé", "Martin", "zoe@example.org"));
        assert_eq!(found, EnrolmentIndex::all(ENOUGH).map(|there| (there, Alike::Same)).collect::<Vec<_>>());
    }

    proptest::proptest! {
        #[test]
        fn the_index_says_what_comparing_each_with_each_says(
            people in proptest::collection::vec(("[a-c]{0,4}( [a-c]{1,4})?", "[a-c]{1,6}", "([abc]@x)?"), 1..9),
        ) {
            let people: Vec<_> = people.iter().map(|(first, last, email)| Identity::new(first, last, email)).collect();
            let mut met = Met::default();
            for (at, later) in people.iter().enumerate() {
                proptest::prop_assert_eq!(met.alike(later), one_by_one(&people[..at], later));
                met.add(later);
            }
        }
    }
}
