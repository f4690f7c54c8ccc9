//! One person in several cohorts: who is meant by what was typed, and which enrolments are theirs with certainty. Nobody
//! is ever guessed: what may be theirs is named beside, and left alone. In one cohort it is [`super::lookup`]'s.
//!
//! Two enrolments are one person's when both say the same name and the same e-mail, or when an operation of the journal
//! says so ([`Trail::ties`]). The same name alone says nothing: others have it too. Nor does the same id in two cohorts.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use super::enrolment::Enrolment;
use super::lookup::{Fit, TypedPerson};
use super::name_list::{NameList, Named};
use super::names::email_key;
use super::trail::{NamedEnrolment, Trace, Trail};
use crate::domain::index::EnrolmentIndex;
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::domain::records::CohortRecords;

/// Where an enrolment is: the cohort among those searched, and the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EnrolmentSpot {
    /// Position of the cohort.
    pub cohort: usize,
    /// Position of the enrolment in it.
    pub enrolment: EnrolmentIndex,
}

impl EnrolmentSpot {
    /// The enrolment that is there.
    pub fn of(self, cohorts: &[CohortRecords]) -> &Enrolment {
        cohorts[self.cohort].enrolment(self.enrolment)
    }
}

/// An enrolment of the tables, or one that only the journal remembers: undone, or merged into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEnrolment {
    pub who: NamedEnrolment,
    /// Its row; none where only the journal remembers it.
    pub spot: Option<EnrolmentSpot>,
    /// What it says, or said last.
    pub trace: Trace,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundEverywhere {
    Nobody,
    One {
        theirs: Vec<KnownEnrolment>,
        /// Perhaps theirs: the same name or the same e-mail, now or earlier.
        perhaps: Vec<KnownEnrolment>,
    },
    /// What may be several people fits equally well.
    Several(Vec<KnownEnrolment>),
}

/// Finds a person by id, e-mail, or words of the name, and all their enrolments. `within`: what was typed is looked for
/// in that cohort alone; their enrolments are found everywhere. Whom no table knows is looked for in the journal.
pub fn person(lists: &[NameList], trail: &Trail, typed: &str, within: Option<&CohortId>) -> FoundEverywhere {
    let (known, typed) = (Everybody::of(lists, trail), TypedPerson::new(typed));
    let inside = |one: &One<'_>| within.is_none_or(|cohort| one.cohort == cohort);
    let best = |fit_of: &dyn Fn(&One<'_>) -> Option<Fit>| -> Vec<usize> {
        let fits = known.each().enumerate().filter(|(_, one)| inside(one));
        let fits: Vec<(Fit, usize)> = fits.filter_map(|(position, one)| Some((fit_of(&one)?, position))).collect();
        let Some(best) = fits.iter().map(|(fit, _)| *fit).min() else { return Vec::new() };
        fits.into_iter().filter(|(fit, _)| *fit == best).map(|(_, position)| position).collect()
    };
    let mut found = best(&|one| one.spot.and_then(|_| typed.fit(one.id, one.name_key, one.email_key)));
    if found.is_empty() {
        found = best(&|one| known.earlier(one).iter().filter_map(|trace| typed.fit_of(&one.who().id, trace)).min());
    }
    let groups = known.groups();
    let Some(group) = found.first().map(|position| groups[*position]) else { return FoundEverywhere::Nobody };
    if found.iter().any(|position| groups[*position] != group) {
        return FoundEverywhere::Several(found.into_iter().map(|position| known.at(position).known()).collect());
    }
    let is_theirs = |position: &usize| groups[*position] == group;
    let theirs: Vec<KnownEnrolment> =
        (0..known.len()).filter(is_theirs).map(|position| known.at(position).known()).collect();
    let said = |one: &KnownEnrolment| -> Vec<Trace> {
        [one.trace.clone()].into_iter().chain(trail.of(&one.who).iter().cloned()).collect()
    };
    let names: BTreeSet<String> = theirs.iter().flat_map(said).filter_map(|trace| trace.name_key()).collect();
    let emails: BTreeSet<String> = theirs.iter().flat_map(said).filter_map(|trace| email_key(&trace.email)).collect();
    let resembles = |one: &One<'_>| {
        one.name_key.is_some_and(|name| names.contains(name))
            || one.email_key.is_some_and(|email| emails.contains(email))
    };
    let others = known.each().enumerate().filter(|(position, _)| !is_theirs(position)).map(|(_, one)| one);
    let perhaps = others.filter(resembles).map(|one| one.known()).collect();
    FoundEverywhere::One { theirs, perhaps }
}

/// Every enrolment of the tables, in their order, and then those that only the journal remembers.
struct Everybody<'e> {
    lists: &'e [NameList],
    /// The position of the first enrolment of each list.
    firsts: Vec<usize>,
    gone: Vec<Gone<'e>>,
    trail: &'e Trail,
    /// Positions, where the journal knows anybody at all.
    positions: HashMap<(&'e str, &'e str), usize>,
}

/// An enrolment that only the journal remembers.
struct Gone<'e> {
    who: &'e NamedEnrolment,
    trace: Option<&'e Trace>,
    name_key: Option<String>,
    email_key: Option<String>,
}

/// An enrolment among all.
struct One<'e> {
    cohort: &'e CohortId,
    id: &'e str,
    spot: Option<EnrolmentSpot>,
    named: Option<Named<'e>>,
    trace: Option<&'e Trace>,
    name_key: Option<&'e str>,
    email_key: Option<&'e str>,
}

impl One<'_> {
    fn who(&self) -> NamedEnrolment {
        NamedEnrolment { cohort: self.cohort.clone(), id: ParticipantId::new(self.id) }
    }

    fn known(&self) -> KnownEnrolment {
        let trace = self.named.map(|named| named.trace()).or_else(|| self.trace.cloned()).unwrap_or_default();
        KnownEnrolment { who: self.who(), spot: self.spot, trace }
    }
}

impl<'e> Everybody<'e> {
    fn of(lists: &'e [NameList], trail: &'e Trail) -> Self {
        let mut firsts = Vec::with_capacity(lists.len() + 1);
        firsts.push(0);
        for list in lists {
            firsts.push(firsts[firsts.len() - 1] + list.count());
        }
        let mut everybody = Self { lists, firsts, gone: Vec::new(), trail, positions: HashMap::new() };
        if trail.knows_nobody() {
            return everybody;
        }
        let here = lists.iter().flat_map(|list| list.each().map(|named| (list.cohort.as_str(), named.id)));
        everybody.positions = here.zip(0..).collect();
        for (who, traces) in &trail.traces {
            let position = everybody.len();
            let entry = everybody.positions.entry((who.cohort.as_str(), who.id.as_str()));
            if let Entry::Vacant(vacant) = entry {
                vacant.insert(position);
                let trace = traces.last();
                let name_key = trace.and_then(Trace::name_key);
                let email_key = trace.and_then(|trace| email_key(&trace.email));
                everybody.gone.push(Gone { who, trace, name_key, email_key });
            }
        }
        everybody
    }

    /// How many are in the tables.
    fn in_tables(&self) -> usize {
        self.firsts[self.lists.len()]
    }

    fn len(&self) -> usize {
        self.in_tables() + self.gone.len()
    }

    fn at(&self, position: usize) -> One<'_> {
        if let Some(gone) = position.checked_sub(self.in_tables()) {
            let Gone { who, trace, name_key, email_key } = &self.gone[gone];
            let (name_key, email_key) = (name_key.as_deref(), email_key.as_deref());
            return One {
                cohort: &who.cohort,
                id: who.id.as_str(),
                spot: None,
                named: None,
                trace: *trace,
                name_key,
                email_key,
            };
        }
        // An empty list begins where the next one does.
        let cohort = self.firsts.partition_point(|first| *first <= position) - 1;
        let enrolment = EnrolmentIndex(position - self.firsts[cohort]);
        let named = self.lists[cohort].at(enrolment.0);
        One {
            cohort: &self.lists[cohort].cohort,
            id: named.id,
            spot: Some(EnrolmentSpot { cohort, enrolment }),
            named: Some(named),
            trace: None,
            name_key: named.name_key(),
            email_key: named.email_key(),
        }
    }

    fn each(&self) -> impl Iterator<Item = One<'_>> {
        (0..self.len()).map(|position| self.at(position))
    }

    fn position(&self, who: &NamedEnrolment) -> Option<usize> {
        self.positions.get(&(who.cohort.as_str(), who.id.as_str())).copied()
    }

    /// What earlier rows of an enrolment said.
    fn earlier(&self, one: &One<'_>) -> &'e [Trace] {
        if self.trail.traces.is_empty() { &[] } else { self.trail.of(&one.who()) }
    }

    /// For each enrolment the first one that is the same person's.
    fn groups(&self) -> Vec<usize> {
        fn root(parents: &[usize], mut position: usize) -> usize {
            while parents[position] != position {
                position = parents[position];
            }
            position
        }
        let mut parents: Vec<usize> = (0..self.len()).collect();
        let mut join = |one: usize, other: usize| {
            let (one, other) = (root(&parents, one), root(&parents, other));
            parents[one.max(other)] = one.min(other);
        };
        // Two rows that share both are one person.
        let mut identities: HashMap<(&str, &str), usize> = HashMap::with_capacity(self.len());
        for (position, one) in self.each().enumerate() {
            if let (Some(name), Some(email)) = (one.name_key, one.email_key) {
                join(*identities.entry((name, email)).or_insert(position), position);
            }
        }
        for (one, other) in &self.trail.ties {
            if let (Some(one), Some(other)) = (self.position(one), self.position(other)) {
                join(one, other);
            }
        }
        for (gone, typed) in &self.trail.merged {
            if let (Some(position), Some(kept)) = (self.position(gone), self.merged_into(gone, typed)) {
                join(position, kept);
            }
        }
        (0..self.len()).map(|position| root(&parents, position)).collect()
    }

    /// Into whom of its cohort an enrolment was merged; none where several fit what was typed.
    fn merged_into(&self, gone: &NamedEnrolment, typed: &str) -> Option<usize> {
        let typed = TypedPerson::new(typed);
        let is_other = |one: &One<'_>| *one.cohort == gone.cohort && one.id != gone.id.as_str();
        let others = self.each().enumerate().filter(|(_, one)| is_other(one));
        let fits = others.filter_map(|(position, one)| {
            let now = typed.fit(one.id, one.name_key, one.email_key);
            let earlier = self.earlier(&one).iter().filter_map(|trace| typed.fit_of(&one.who().id, trace));
            Some((now.into_iter().chain(earlier).min()?, position))
        });
        let fits: Vec<(Fit, usize)> = fits.collect();
        let best = fits.iter().map(|(fit, _)| *fit).min()?;
        let mut best = fits.into_iter().filter(|(fit, _)| *fit == best);
        best.next().filter(|_| best.next().is_none()).map(|(_, position)| position)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::fixture::cohort;

    fn lists(cohorts: &[CohortRecords]) -> Vec<NameList> {
        cohorts.iter().map(NameList::of).collect()
    }

    fn email(email: &'static str) -> impl Fn(&mut Enrolment) {
        move |row| row.email = email.into()
    }

    fn who(cohort: &str, id: &str) -> NamedEnrolment {
        NamedEnrolment { cohort: CohortId::new(cohort), id: ParticipantId::new(id) }
    }

    /// `cohort/id` of each, theirs and perhaps theirs; `?` before several.
    fn told(found: &FoundEverywhere) -> String {
        let names = |all: &[KnownEnrolment]| -> String {
            all.iter().map(|one| format!("{}/{}", one.who.cohort, one.who.id)).collect::<Vec<_>>().join(" ")
        };
        match found {
            FoundEverywhere::Nobody => "nobody".to_owned(),
            FoundEverywhere::One { theirs, perhaps } => format!("{} | {}", names(theirs), names(perhaps)),
            FoundEverywhere::Several(all) => format!("? {}", names(all)),
        }
    }

    #[test]
    fn one_person_is_found_in_every_cohort_and_two_are_never_guessed() {
        // The id of everybody here is their first name.
        let cohorts = [
            cohort("a").person("Zoé", "Martin", email("zoe@example.org")).person("Ali", "Kaci", |_| {}).records(),
            cohort("b").person("ZOE", "MARTIN", email("Zoe@example.org")).records(),
            cohort("c").person("Ali", "Kaci", email("ali@example.org")).records(),
            cohort("d").person("Z.", "Durand", email("ZOE@example.org")).person("Zoe", "Martin", |_| {}).records(),
        ];
        let id = |position: usize, row: usize| cohorts[position].enrolment(EnrolmentIndex(row)).id.to_string();
        let (zoe, ali) = (id(0, 0), id(0, 1));
        let (other, durand, bare) = (id(1, 0), id(3, 0), id(3, 1));
        let zoe_all = format!("a/{zoe} b/{other} | d/{durand} d/{bare}");
        let cases = [
            ("zoe martin", None, format!("? a/{zoe} b/{other} d/{bare}")),
            ("zoe martin", Some("a"), zoe_all.clone()),
            ("zoe martin", Some("d"), format!("d/{bare} | a/{zoe} b/{other}")),
            // An id, and the same one in two cohorts: two people may bear it.
            ("ali", None, format!("? a/{ali} c/{ali}")),
            ("ali kaci", None, format!("? a/{ali} c/{ali}")),
            ("ali@example.org", None, format!("c/{ali} | a/{ali}")),
            ("zoe@example.org", None, format!("? a/{zoe} b/{other} d/{durand}")),
            ("zoe@example.org", Some("b"), zoe_all),
            ("paul", None, "nobody".to_owned()),
        ];
        for (typed, within, expected) in cases {
            let within = within.map(CohortId::new);
            let found = told(&person(&lists(&cohorts), &Trail::default(), typed, within.as_ref()));
            assert_eq!(found, expected, "{typed} {within:?}");
        }
    }

    #[test]
    fn nothing_passes_from_one_homonym_through_another() {
        let cohorts = [
            cohort("a").person("Ana", "Petit", |_| {}).records(),
            cohort("b").person("Ana", "Petit", email("ana@one.example.org")).records(),
            cohort("c").person("Ana", "Petit", email("ana@two.example.org")).records(),
        ];
        let found = |trail: &Trail, within: &str| {
            let within = CohortId::new(within);
            told(&person(&lists(&cohorts), trail, "ana petit", Some(&within)))
        };
        let id = cohorts[0].enrolment(EnrolmentIndex(0)).id.to_string();
        let nothing = Trail::default();
        assert_eq!(found(&nothing, "a"), format!("a/{id} | b/{id} c/{id}"));
        assert_eq!(found(&nothing, "b"), format!("b/{id} | a/{id} c/{id}"));
        let tied = Trail { ties: vec![(who("c", &id), who("a", &id))], ..Trail::default() };
        assert_eq!(found(&tied, "a"), format!("a/{id} c/{id} | b/{id}"), "an operation of the journal says so");
        let merged = |typed: &str| Trail {
            traces: BTreeMap::from([(
                who("a", "gone"),
                vec![Trace { last_name: "Petite".into(), ..Trace::default() }],
            )]),
            merged: vec![(who("a", "gone"), typed.to_owned())],
            ..Trail::default()
        };
        assert_eq!(found(&merged("petit"), "a"), format!("a/{id} a/gone | b/{id} c/{id}"));
        assert_eq!(found(&merged("…"), "a"), format!("a/{id} | b/{id} c/{id}"), "an erased command says nothing");
    }

    #[test]
    fn whom_no_table_knows_is_found_in_the_journal() {
        let cohorts = [cohort("a").person("Zoé", "Martin", email("zoe@example.org")).records()];
        let zoe = cohorts[0].enrolment(EnrolmentIndex(0)).id.to_string();
        let trace = |first: &str, last: &str, email: &str| Trace {
            first_name: first.into(),
            last_name: last.into(),
            email: email.into(),
            phone: String::new(),
        };
        let trail = Trail {
            traces: BTreeMap::from([
                (who("a", &zoe), vec![trace("Zoé", "Durand", "z.durand@example.org")]),
                (who("a", "undone"), vec![trace("Paul", "Noël", "paul@example.org")]),
            ]),
            ..Trail::default()
        };
        let cases = [
            ("noel", "a/undone | ".to_owned()),
            ("undone", "a/undone | ".to_owned()),
            ("paul@example.org", "a/undone | ".to_owned()),
            ("Z.Durand@example.org", format!("a/{zoe} | ")),
            ("durand", format!("a/{zoe} | ")),
            ("kaci", "nobody".to_owned()),
        ];
        for (typed, expected) in cases {
            assert_eq!(told(&person(&lists(&cohorts), &trail, typed, None)), expected, "{typed}");
        }
    }
}
