//! Whether somebody is in the cohort already: rule 6.9. Never decides between two people; it says what it saw.

use std::cell::RefCell;

use super::crowd::Crowd;
use super::letters::Letters;
use super::names::{NEAR, email_key, likeness, name_key};
use super::packing::{Packed, Packing};
use crate::domain::index::EnrolmentIndex;
use crate::domain::positions::Positions;
use crate::domain::records::CohortRecords;
use crate::lang::folded_words;

/// How somebody resembles a person of the cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resemblance {
    /// The same person, at this position.
    Same(EnrolmentIndex),
    /// Perhaps the same person: of several, one with the same e-mail before those of like names.
    Near {
        /// At this position.
        position: EnrolmentIndex,
        /// Whether it is the e-mail that is the same; else the name is alike.
        same_email: bool,
    },
}

impl Resemblance {
    /// Whether it says no more than what was seen before: somebody as much alike, or less.
    pub fn is_known_from(self, before: Self) -> bool {
        let position = |like: Self| match like {
            Self::Same(position) | Self::Near { position, .. } => position,
        };
        // The more alike, the higher.
        let degree = |like: Self| match like {
            Self::Near { same_email: false, .. } => 0,
            Self::Near { same_email: true, .. } => 1,
            Self::Same(_) => 2,
        };
        position(self) == position(before) && degree(self) <= degree(before)
    }
}

/// A name and an e-mail, folded for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Folded words in alphabetical order.
    name: Box<str>,
    /// The same words as typed.
    typed: Box<str>,
    email: Option<Box<str>>,
}

impl Identity {
    /// Of a name and an e-mail as typed.
    pub fn new(first_name: &str, last_name: &str, email: &str) -> Self {
        let typed = folded_words(&format!("{first_name} {last_name}")).join(" ");
        Self { name: name_key(first_name, last_name).into(), typed: typed.into(), email: email_of(email) }
    }

    /// The same name, and no two e-mails that differ.
    pub fn same(&self, other: &Self) -> bool {
        self.known().same(other.known())
    }

    /// The same e-mail with another name, or a name at 0.92 or more, its words in either order: sorting tears apart
    /// what is written in one word here and in two there (`Delatour`, `de La Tour`).
    pub fn near(&self, other: &Self) -> bool {
        self.known().near(other.known())
    }

    /// Whether it says where they are reached.
    pub fn has_email(&self) -> bool {
        self.email.is_some()
    }

    /// The same e-mail.
    pub fn reached_as(&self, other: &Self) -> bool {
        self.known().reached_as(other.known())
    }

    fn known(&self) -> Known<'_> {
        Known { name: &self.name, typed: &self.typed, email: self.email.as_deref() }
    }
}

fn email_of(typed: &str) -> Option<Box<str>> {
    email_key(typed).map(Into::into)
}

/// Identities, packed: a cohort may be joined by hundreds of thousands.
#[derive(Clone, Debug, Default)]
struct Identities {
    packed: Vec<u8>,
    places: Vec<usize>,
}

impl Identities {
    fn push(&mut self, identity: &Identity) {
        self.places.push(self.packed.len());
        self.pack(identity);
    }

    fn replace(&mut self, index: usize, identity: &Identity) {
        self.places[index] = self.packed.len();
        self.pack(identity);
    }

    fn at(&self, index: usize) -> Known<'_> {
        let mut packed = Packed(&self.packed[self.places[index]..]);
        let typed = packed.text();
        Known { typed, name: packed.optional().unwrap_or(typed), email: packed.optional() }
    }

    /// Most names are typed in the order in which their words are sorted, or the other way round.
    fn pack(&mut self, identity: &Identity) {
        let Identity { name, typed, email } = identity;
        let mut packing = Packing(&mut self.packed);
        packing.text(typed);
        packing.optional((name != typed).then_some(name));
        packing.optional(email.as_deref());
    }
}

/// An [`Identity`] where it is kept.
#[derive(Clone, Copy, Debug)]
struct Known<'k> {
    name: &'k str,
    typed: &'k str,
    email: Option<&'k str>,
}

impl Known<'_> {
    fn same(self, other: Known<'_>) -> bool {
        let differing = matches!((self.email, other.email), (Some(one), Some(another)) if one != another);
        self.name == other.name && !differing
    }

    fn near(self, other: Known<'_>) -> bool {
        self.reached_as(other) || likeness(self.name, other.name) >= NEAR || likeness(self.typed, other.typed) >= NEAR
    }

    fn reached_as(self, other: Known<'_>) -> bool {
        self.email.is_some() && self.email == other.email
    }
}

/// Who of the cohort this is, or might be; `except` leaves one position out (somebody who is being edited).
pub fn resemblance(
    records: &CohortRecords,
    identity: &Identity,
    except: Option<EnrolmentIndex>,
) -> Option<Resemblance> {
    Acquaintances::of(records).resemblance(identity, except)
}

/// People known, indexed: whether somebody is among ten thousand of them is found without comparing ten thousand names.
#[derive(Clone, Debug, Default)]
pub struct Acquaintances {
    known: Identities,
    /// The letters of their names: of all once it is asked who is near, which costs more than who is the same.
    letters: RefCell<Crowd>,
    by_name: Positions,
    by_email: Positions,
    /// Of whom it was asked last who is near, and who that was: an import asks three times of one person.
    last_asked: RefCell<Option<(Identity, Vec<EnrolmentIndex>)>>,
}

impl Acquaintances {
    /// The people of a cohort, at their positions.
    pub fn of(records: &CohortRecords) -> Self {
        let mut all = Self::default();
        for there in records.enrolments() {
            all.add(&Identity::new(&there.first_name, &there.last_name, &there.email));
        }
        all
    }

    /// Gets to know somebody, at the next position.
    pub fn add(&mut self, identity: &Identity) {
        let position = EnrolmentIndex(self.known.places.len());
        self.by_name.add(&identity.name, position.0);
        if let Some(email) = &identity.email {
            self.by_email.add(email, position.0);
        }
        self.known.push(identity);
        self.last_asked.take();
    }

    /// Somebody known is reached at another address from now on.
    pub fn now_at(&mut self, position: EnrolmentIndex, email: &str) {
        self.last_asked.take();
        if position.0 >= self.known.places.len() {
            return;
        }
        let Known { name, typed, email: before } = self.known.at(position.0);
        let now = Identity { name: name.into(), typed: typed.into(), email: email_of(email) };
        if before == now.email.as_deref() {
            return;
        }
        if let Some(before) = before {
            self.by_email.remove(before, position.0);
        }
        if let Some(email) = &now.email {
            self.by_email.add(email, position.0);
        }
        self.known.replace(position.0, &now);
    }

    /// The first person known who is the same as somebody.
    pub fn same(&self, identity: &Identity, except: Option<EnrolmentIndex>) -> Option<EnrolmentIndex> {
        self.all_same(identity).find(|position| Some(*position) != except)
    }

    /// All people known who are the same as somebody, in their order.
    pub fn all_same<'a>(&'a self, identity: &'a Identity) -> impl Iterator<Item = EnrolmentIndex> + 'a {
        self.by_name
            .perhaps_of(&identity.name)
            .map(EnrolmentIndex)
            .filter(|position| identity.known().same(self.known.at(position.0)))
    }

    /// The first person known who is the same as somebody, else the first of [`Self::near`].
    pub fn resemblance(&self, identity: &Identity, except: Option<EnrolmentIndex>) -> Option<Resemblance> {
        if let Some(same) = self.same(identity, except) {
            return Some(Resemblance::Same(same));
        }
        let other = |position: &EnrolmentIndex| Some(*position) != except;
        if let Some(position) = self.reached(identity).find(other) {
            return Some(Resemblance::Near { position, same_email: true });
        }
        let position = self.alike(identity).find(other)?;
        Some(Resemblance::Near { position, same_email: false })
    }

    /// Everybody whom this might be: those with the same e-mail (`true`), then those of like names.
    pub fn near(&self, identity: &Identity) -> Vec<(EnrolmentIndex, bool)> {
        let reached: Vec<EnrolmentIndex> = self.reached(identity).collect();
        let alike =
            self.alike(identity).filter(|position| !reached.contains(position)).map(|position| (position, false));
        let alike: Vec<_> = alike.collect();
        reached.into_iter().map(|position| (position, true)).chain(alike).collect()
    }

    /// Those with the same e-mail, in their order.
    pub fn reached<'a>(&'a self, identity: &'a Identity) -> impl Iterator<Item = EnrolmentIndex> + 'a {
        let perhaps = identity.email.as_ref().map(|email| self.by_email.perhaps_of(email));
        perhaps
            .into_iter()
            .flatten()
            .map(EnrolmentIndex)
            .filter(|position| identity.known().reached_as(self.known.at(position.0)))
    }

    /// Those who are near, in their order.
    pub fn alike(&self, identity: &Identity) -> impl Iterator<Item = EnrolmentIndex> + use<> {
        let known =
            self.last_asked.borrow().as_ref().filter(|(last, _)| last == identity).map(|(_, near)| near.clone());
        let near = known.unwrap_or_else(|| {
            let mut letters = self.letters.borrow_mut();
            for position in letters.len()..self.known.places.len() {
                let Known { name, typed, .. } = self.known.at(position);
                letters.add(Letters::of(name, typed));
            }
            let perhaps = letters.near(Letters::of(&identity.name, &identity.typed), NEAR).map(EnrolmentIndex);
            let near: Vec<_> = perhaps.filter(|position| identity.known().near(self.known.at(position.0))).collect();
            *self.last_asked.borrow_mut() = Some((identity.clone(), near.clone()));
            near
        });
        near.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_particle_written_apart_is_near() {
        let apart = Identity::new("Jean", "de La Tour", "");
        assert!(apart.near(&Identity::new("Jean", "Delatour", "")));
    }

    #[test]
    fn who_has_the_same_e_mail_goes_before_who_has_a_like_name() {
        let mut all = Acquaintances::default();
        for (first, last, email) in
            [("Zoé", "Martinez", ""), ("Paul", "Durand", "zoe@example.org"), ("Zoé", "Martn", "")]
        {
            all.add(&Identity::new(first, last, email));
        }
        let zoe = Identity::new("Zoé", "Martin", "zoe@example.org");
        assert_eq!(
            all.resemblance(&zoe, None),
            Some(Resemblance::Near { position: EnrolmentIndex(1), same_email: true })
        );
        assert_eq!(all.near(&zoe), [(EnrolmentIndex(1), true), (EnrolmentIndex(0), false), (EnrolmentIndex(2), false)]);
        assert_eq!(
            all.resemblance(&zoe, Some(EnrolmentIndex(1))),
            Some(Resemblance::Near { position: EnrolmentIndex(0), same_email: false })
        );
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

    proptest::proptest! {
        /// The index never loses anybody whom comparing with each of them would find.
        #[test]
        fn the_index_finds_whom_comparing_finds(
            people in proptest::collection::vec(("[a-e]{0,4}( [a-f]{1,4})?", "[a-e]{1,8}", "([ab]@x)?"), 0..12),
            who in ("[a-e]{0,4}( [a-f]{1,4})?", "[a-e]{1,8}", "([ab]@x)?"),
        ) {
            let identity = |(first, last, email): &(String, String, String)| Identity::new(first, last, email);
            let mut all = Acquaintances::default();
            for person in &people {
                all.add(&identity(person));
            }
            let wanted = identity(&who);
            let find = |fits: &dyn Fn(&Identity) -> bool| {
                people.iter().position(|person| fits(&identity(person))).map(EnrolmentIndex)
            };
            let compared = find(&|there| wanted.same(there))
                .map(Resemblance::Same)
                .or_else(|| {
                    let reached = |there: &Identity| wanted.reached_as(there);
                    find(&reached).map(|position| Resemblance::Near { position, same_email: true })
                })
                .or_else(|| {
                    find(&|there| wanted.near(there)).map(|position| Resemblance::Near { position, same_email: false })
                });
            proptest::prop_assert_eq!(all.resemblance(&wanted, None), compared);
            let mut near: Vec<EnrolmentIndex> = all.near(&wanted).into_iter().map(|(position, _)| position).collect();
            near.sort_unstable();
            let one_by_one: Vec<EnrolmentIndex> =
                EnrolmentIndex::all(people.len()).filter(|there| wanted.near(&identity(&people[there.0]))).collect();
            proptest::prop_assert_eq!(near, one_by_one);
        }
    }
}
