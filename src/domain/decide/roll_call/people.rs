//! Who the people of a sheet are: those of its list by their id, those added by what was told of them and by nothing else.

use std::collections::HashMap;

use super::marks::counted;
use super::outcome::AddedPerson;
use super::request::TakeSheet;
use crate::domain::attendance::expectation::{Unexpected, unexpected_because};
use crate::domain::decide::attend::one_or_several;
use crate::domain::decide::names::{self, candidate};
use crate::domain::index::EnrolmentIndex;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::log::LogRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::roll_call::RollCallRefusal;
use crate::domain::roll_call::{Listed, SheetMark};
use crate::domain::suggest::nearest;
use crate::lang::folded_words;

/// The people of a sheet.
#[derive(Default)]
pub(super) struct SheetPeople<'a> {
    /// Those expected, each with their mark in the sheet.
    pub(super) marked: HashMap<EnrolmentIndex, &'a SheetMark>,
    pub(super) gone: Vec<(Listed, Option<Unexpected>)>,
    pub(super) added: Vec<AddedPerson>,
    /// Those of the list who are expected, marked or not.
    pub(super) listed: Vec<EnrolmentIndex>,
}

/// Sorts them.
pub(super) fn people<'a>(records: &CohortRecords, request: &TakeSheet<'a>) -> Result<SheetPeople<'a>, Refusal> {
    let (sheet, session) = (request.sheet, records.session(request.session));
    let told = told(records, request)?;
    let mut people = SheetPeople::default();
    let mut twice: Vec<(EnrolmentIndex, Vec<String>)> = Vec::new();
    let mut names: HashMap<EnrolmentIndex, String> = HashMap::new();
    for (person, added) in
        sheet.roster.people.iter().map(|person| (person, false)).chain(sheet.added.iter().map(|person| (person, true)))
    {
        let mark = sheet.mark(&person.id);
        let found = if added { told.get(person.id.as_str()).copied() } else { records.position(&person.id) };
        let because = found.map(|found| unexpected_because(records.enrolment(found), session));
        let Some(found) = found.filter(|_| because == Some(None)) else {
            let unexpected = because.flatten();
            if added {
                let signed = mark.map_or(super::outcome::Signed::No, |mark| counted(request, mark));
                people.added.push(AddedPerson { person: person.clone(), signed, unexpected });
            } else {
                people.gone.push((person.clone(), unexpected));
            }
            continue;
        };
        if !added {
            people.listed.push(found);
        }
        let Some(mark) = mark else { continue };
        if let Some(first) = names.insert(found, person.full_name()) {
            match twice.iter_mut().find(|(person, _)| *person == found) {
                Some((_, names)) => names.push(person.full_name()),
                None => twice.push((found, vec![first, person.full_name()])),
            }
        }
        people.marked.insert(found, mark);
    }
    let same = |(person, names)| {
        Refusal::RollCall(RollCallRefusal::SamePerson { person: candidate(records.enrolment(person)), names })
    };
    one_or_several(twice.into_iter().map(same).collect())?;
    Ok(people)
}

/// Whom those added are, by their id in the sheet.
fn told<'a>(records: &CohortRecords, request: &TakeSheet<'a>) -> Result<HashMap<&'a str, EnrolmentIndex>, Refusal> {
    let key = |name: &str| folded_words(name).join(" ");
    let (mut told, mut refusals) = (HashMap::new(), Vec::new());
    for alias in request.aliases {
        let called: Vec<&Listed> =
            request.sheet.added.iter().filter(|person| key(&person.full_name()) == key(&alias.alias)).collect();
        if called.is_empty() {
            let names: Vec<String> = request.sheet.added.iter().map(Listed::full_name).collect();
            let near = nearest(&alias.alias, names.iter().map(String::as_str)).map(str::to_owned);
            let refusal = RollCallRefusal::AliasNotAdded { alias: alias.alias.clone(), near };
            refusals.push(Refusal::RollCall(refusal));
            continue;
        }
        // Nobody of the cohort: they stay listed.
        if alias.person.trim().is_empty() {
            continue;
        }
        match names::person(records, &alias.person) {
            Ok(person) => {
                for one in called {
                    if told.insert(one.id.as_str(), person).is_some_and(|other| other != person) {
                        refusals.push(Refusal::Log(LogRefusal::AliasTwice { alias: alias.alias.clone() }));
                    }
                }
            }
            Err(refusal) => refusals.push(refusal),
        }
    }
    one_or_several(refusals)?;
    Ok(told)
}
