//! One person in several cohorts: who is meant by what was typed, and which enrolments are theirs with certainty. Nobody
//! is ever guessed: what may be theirs is named beside, and left alone. In one cohort it is [`super::lookup`]'s.
//!
//! Two enrolments are one person's when both say the same name and the same e-mail, or when an operation of the journal
//! says so ([`Trail::ties`]). The same name alone says nothing: others have it too. Nor does the same id in two cohorts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::enrolment::Enrolment;
use super::lookup::{Fit, fit};
use super::names::email_key;
use super::trail::{Trace, Trail, Who};
use crate::domain::index::EnrolmentIndex;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;

/// Where an enrolment is: the cohort among those searched, and the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Position of the cohort.
    pub cohort: usize,
    /// Position of the enrolment in it.
    pub enrolment: EnrolmentIndex,
}

impl Spot {
    /// The enrolment that is there.
    pub fn of(self, cohorts: &[CohortRecords]) -> &Enrolment {
        cohorts[self.cohort].enrolment(self.enrolment)
    }
}

/// An enrolment of the tables, or one that only the journal remembers: undone, or merged into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEnrolment {
    pub who: Who,
    /// Its row; none where only the journal remembers it.
    pub spot: Option<Spot>,
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
pub fn person(cohorts: &[CohortRecords], trail: &Trail, typed: &str, within: Option<&CohortId>) -> FoundEverywhere {
    let known = everybody(cohorts, trail);
    let inside = |one: &KnownEnrolment| within.is_none_or(|cohort| one.who.cohort == *cohort);
    let best = |fit_of: &dyn Fn(&KnownEnrolment) -> Option<Fit>| -> Vec<usize> {
        let fits = known.iter().enumerate().filter(|(_, one)| inside(one));
        let fits: Vec<(Fit, usize)> = fits.filter_map(|(position, one)| Some((fit_of(one)?, position))).collect();
        let Some(best) = fits.iter().map(|(fit, _)| *fit).min() else { return Vec::new() };
        fits.into_iter().filter(|(fit, _)| *fit == best).map(|(_, position)| position).collect()
    };
    let mut found = best(&|one| one.spot.and_then(|_| fit(&one.who.id, &one.trace, typed)));
    if found.is_empty() {
        let earlier =
            |one: &KnownEnrolment| trail.of(&one.who).iter().filter_map(|trace| fit(&one.who.id, trace, typed)).min();
        found = best(&earlier);
    }
    let groups = groups(&known, trail);
    let Some(group) = found.first().map(|position| groups[*position]) else { return FoundEverywhere::Nobody };
    if found.iter().any(|position| groups[*position] != group) {
        return FoundEverywhere::Several(found.into_iter().map(|position| known[position].clone()).collect());
    }
    let mut of_each = groups.iter();
    let (theirs, others): (Vec<KnownEnrolment>, Vec<KnownEnrolment>) =
        known.into_iter().partition(|_| of_each.next() == Some(&group));
    let said = |one: &KnownEnrolment| -> Vec<Trace> {
        [one.trace.clone()].into_iter().chain(trail.of(&one.who).iter().cloned()).collect()
    };
    let names: BTreeSet<String> = theirs.iter().flat_map(said).filter_map(|trace| trace.name_key()).collect();
    let emails: BTreeSet<String> = theirs.iter().flat_map(said).filter_map(|trace| email_key(&trace.email)).collect();
    let resembles = |one: &KnownEnrolment| {
        one.trace.name_key().is_some_and(|name| names.contains(&name))
            || email_key(&one.trace.email).is_some_and(|email| emails.contains(&email))
    };
    let perhaps = others.into_iter().filter(resembles).collect();
    FoundEverywhere::One { theirs, perhaps }
}

/// Every enrolment of the tables, in their order, and then those that only the journal remembers.
fn everybody(cohorts: &[CohortRecords], trail: &Trail) -> Vec<KnownEnrolment> {
    let mut known = Vec::new();
    for (cohort, records) in cohorts.iter().enumerate() {
        known.extend(records.indexed_enrolments().map(|(enrolment, there)| KnownEnrolment {
            who: Who::new(&records.cohort.id, &there.id),
            spot: Some(Spot { cohort, enrolment }),
            trace: Trace::of(there),
        }));
    }
    let here: BTreeSet<Who> = known.iter().map(|one| one.who.clone()).collect();
    let gone = trail.traces.iter().filter(|(who, _)| !here.contains(who));
    known.extend(gone.map(|(who, traces)| KnownEnrolment {
        who: who.clone(),
        spot: None,
        trace: traces.last().cloned().unwrap_or_default(),
    }));
    known
}

/// For each enrolment the first one that is the same person's.
fn groups(known: &[KnownEnrolment], trail: &Trail) -> Vec<usize> {
    fn root(parents: &[usize], mut position: usize) -> usize {
        while parents[position] != position {
            position = parents[position];
        }
        position
    }
    let mut parents: Vec<usize> = (0..known.len()).collect();
    let mut join = |one: usize, other: usize| {
        let (one, other) = (root(&parents, one), root(&parents, other));
        parents[one.max(other)] = one.min(other);
    };
    let mut identities: HashMap<(String, String), usize> = HashMap::new();
    for (position, one) in known.iter().enumerate() {
        if let Some(identity) = one.trace.identity() {
            join(*identities.entry(identity).or_insert(position), position);
        }
    }
    let positions: BTreeMap<&Who, usize> =
        known.iter().enumerate().map(|(position, one)| (&one.who, position)).collect();
    for (one, other) in &trail.ties {
        if let (Some(one), Some(other)) = (positions.get(one), positions.get(other)) {
            join(*one, *other);
        }
    }
    for (gone, typed) in &trail.merged {
        if let (Some(position), Some(kept)) = (positions.get(gone), merged_into(known, trail, gone, typed)) {
            join(*position, kept);
        }
    }
    (0..known.len()).map(|position| root(&parents, position)).collect()
}

/// Into whom of its cohort an enrolment was merged; none where several fit what was typed.
fn merged_into(known: &[KnownEnrolment], trail: &Trail, gone: &Who, typed: &str) -> Option<usize> {
    let others = known.iter().enumerate().filter(|(_, one)| one.who.cohort == gone.cohort && one.who != *gone);
    let fits = others.filter_map(|(position, one)| {
        let said = [&one.trace].into_iter().chain(trail.of(&one.who));
        Some((said.filter_map(|trace| fit(&one.who.id, trace, typed)).min()?, position))
    });
    let fits: Vec<(Fit, usize)> = fits.collect();
    let best = fits.iter().map(|(fit, _)| *fit).min()?;
    let mut best = fits.into_iter().filter(|(fit, _)| *fit == best);
    best.next().filter(|_| best.next().is_none()).map(|(_, position)| position)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::cohort;
    use crate::domain::programme::ids::ParticipantId;

    fn email(email: &'static str) -> impl Fn(&mut Enrolment) {
        move |row| row.email = email.into()
    }

    fn who(cohort: &str, id: &str) -> Who {
        Who { cohort: CohortId::new(cohort), id: ParticipantId::new(id) }
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
            let found = told(&person(&cohorts, &Trail::default(), typed, within.as_ref()));
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
            told(&person(&cohorts, trail, "ana petit", Some(&within)))
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
            assert_eq!(told(&person(&cohorts, &trail, typed, None)), expected, "{typed}");
        }
    }
}
