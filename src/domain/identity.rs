//! Whether somebody is in the cohort already: rule 6.9. Never decides between two people; it says what it saw.

use super::names::{NEAR, email_key, folded_words, likeness, name_key};
use super::records::CohortRecords;

/// How somebody resembles a person of the cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resemblance {
    /// The same person, at this position.
    Same(usize),
    /// Perhaps the same person, at this position.
    Near(usize),
}

/// A name and an e-mail, folded for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Folded words in alphabetical order.
    name: String,
    /// The same words as typed.
    typed: String,
    email: Option<String>,
}

impl Identity {
    /// Of a name and an e-mail as typed.
    pub fn new(first_name: &str, last_name: &str, email: &str) -> Self {
        let typed = folded_words(&format!("{first_name} {last_name}")).join(" ");
        Self { name: name_key(first_name, last_name), typed, email: email_key(email) }
    }

    /// The same name, and no two e-mails that differ.
    pub fn same(&self, other: &Self) -> bool {
        let differing = matches!((&self.email, &other.email), (Some(one), Some(another)) if one != another);
        self.name == other.name && !differing
    }

    /// The same e-mail with another name, or a name at 0.92 or more, its words in either order: sorting tears apart
    /// what is written in one word here and in two there (`Delatour`, `de La Tour`).
    pub fn near(&self, other: &Self) -> bool {
        let likeness = likeness(&self.name, &other.name).max(likeness(&self.typed, &other.typed));
        (self.email.is_some() && self.email == other.email) || likeness >= NEAR
    }
}

/// Who of the cohort this is, or might be; `except` leaves one position out (somebody who is being edited).
pub fn resemblance(records: &CohortRecords, identity: &Identity, except: Option<usize>) -> Option<Resemblance> {
    let known: Vec<(usize, Identity)> = records
        .enrolments()
        .enumerate()
        .filter(|(place, _)| Some(*place) != except)
        .map(|(place, there)| (place, Identity::new(&there.first_name, &there.last_name, &there.email)))
        .collect();
    let find = |fits: &dyn Fn(&Identity) -> bool| known.iter().find(|(_, there)| fits(there)).map(|(place, _)| *place);
    find(&|there| identity.same(there))
        .map(Resemblance::Same)
        .or_else(|| find(&|there| identity.near(there)).map(Resemblance::Near))
}

#[cfg(test)]
mod tests {
    use super::Identity;

    #[test]
    fn a_particle_written_apart_is_near() {
        let apart = Identity::new("Jean", "de La Tour", "");
        assert!(apart.near(&Identity::new("Jean", "Delatour", "")));
    }

    #[test]
    fn one_person_two_people_or_perhaps_one() {
        let zoe = Identity::new("Zoé", "Martin", "zoe@example.org");
        let cases = [
            ("ZOE", "martin", "Zoe@example.org", true, true),
            ("Martin", "Zoé", "", true, true),
            ("Zoé", "Martin", "other@example.org", false, true),
            ("Paul", "Durand", "zoe@example.org", false, true),
            ("Zoé", "Martn", "", false, true),
            ("Paul", "Durand", "", false, false),
        ];
        for (first, last, email, same, near) in cases {
            let other = Identity::new(first, last, email);
            assert_eq!((zoe.same(&other), zoe.near(&other)), (same, near), "{first} {last} <{email}>");
        }
    }
}
