//! What must hold of an enrolment before it is kept, whether it is new or edited: nobody twice (rule 6.9), required
//! answers given, eligible or let in by exception (rule 6.10).

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::index::EnrolmentIndex;
use crate::domain::notice::Notice;
use crate::domain::people::eligibility::barriers;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::identity::{Identity, Resemblance, resemblance};
use crate::domain::people::no_name::no_name;
use crate::domain::programme::definition::{Field, Programme};
use crate::domain::records::CohortRecords;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::reason::Refusal;

use super::names::candidate;

/// Refuses somebody who is there already, or, unless said to be `distinct`, who might be. `person` knows those there.
pub fn nobody_twice<'p>(
    like: Option<Resemblance>,
    person: impl Fn(EnrolmentIndex) -> Cow<'p, Enrolment>,
    distinct: bool,
) -> Result<(), Refusal> {
    match like {
        Some(Resemblance::Same(position)) => {
            let there = person(position);
            Err(EnrolmentRefusal::AlreadyEnrolled { person: candidate(&there), state: there.state, edited: None }
                .into())
        }
        Some(Resemblance::Near { position, same_email }) if !distinct => {
            Err(EnrolmentRefusal::NearMatch { person: candidate(&person(position)), edited: None, same_email }.into())
        }
        _ => Ok(()),
    }
}

/// Whom of the cohort an enrolment resembles.
pub fn resembles(
    records: &CohortRecords,
    enrolment: &Enrolment,
    except: Option<EnrolmentIndex>,
) -> Option<Resemblance> {
    let identity = Identity::new(&enrolment.first_name, &enrolment.last_name, &enrolment.email);
    resemblance(records, &identity, except)
}

/// Refuses what is probably no name of a person, unless it was said that somebody is called so.
pub fn is_a_name(enrolment: &Enrolment, spelled_so: bool) -> Result<(), Refusal> {
    let mut names = [&enrolment.first_name, &enrolment.last_name].into_iter();
    let found = names.find_map(|name| {
        no_name(name).map(|why| Refusal::Enrolment(EnrolmentRefusal::NoName { name: name.clone(), why }))
    });
    found.filter(|_| !spelled_so).map_or(Ok(()), Err)
}

/// Says that the day of enrolment given is still to come.
pub fn ahead(enrolment: &Enrolment, on: Option<NaiveDate>, today: NaiveDate) -> Option<Notice> {
    let day = on.filter(|day| *day > today)?;
    Some(Notice::EnrolledAhead { person: enrolment.full_name(), day })
}

/// Refuses an enrolment that leaves a required question open.
pub fn answered(programme: &Programme, enrolment: &Enrolment) -> Result<(), Refusal> {
    unanswered(programme, enrolment).next().map_or(Ok(()), |field| Err(missing(field)))
}

/// The required questions that an enrolment leaves open.
pub fn unanswered<'p>(programme: &'p Programme, enrolment: &Enrolment) -> impl Iterator<Item = &'p Field> {
    programme.fields.iter().filter(|field| field.required && enrolment.field(field.id.as_str()).is_empty())
}

/// Says that a required question is open.
pub fn missing(field: &Field) -> Refusal {
    Refusal::Enrolment(EnrolmentRefusal::FieldMissing {
        field: field.id.to_string(),
        label: field.shown().to_owned(),
        allowed: field.values.clone(),
    })
}

/// Refuses somebody the programme is not for; with a reason they are let in, and it is said which rules were set aside.
/// Only the rules of the columns that `asked` names are looked at: what was set aside once stays so.
pub fn eligible(
    programme: &Programme,
    enrolment: &Enrolment,
    exception: Option<&str>,
    asked: impl Fn(&str) -> bool,
) -> Result<Vec<Notice>, Refusal> {
    let barriers: Vec<_> =
        barriers(programme, enrolment).into_iter().filter(|barrier| asked(&barrier.column)).collect();
    if barriers.is_empty() || exception.is_some() {
        Ok(barriers.into_iter().map(|barrier| Notice::Overridden { barrier }).collect())
    } else {
        Err(EnrolmentRefusal::NotEligible { barriers }.into())
    }
}
