//! What was typed for a thing, a person or a session of the modules → what it means here, or why not.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::decide::names;
use crate::domain::index::SessionIndex;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::ids::ShortId;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::pedagogy::thing::{FoundThing, Thing, found, things};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::{NamedThing, PedagogyRefusal};
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::Reference;
use crate::domain::suggest::nearest;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::folded::{folded_words, same_words};
use crate::lang::typed::word;

/// A thing as a refusal names one.
pub fn named<T: Thing>(thing: &T) -> NamedThing {
    NamedThing { id: thing.id().as_ref().to_owned(), title: thing.title().to_owned() }
}

/// The one thing meant: by its id, or by words that each begin a word of its title.
pub fn thing<'r, T: Thing>(records: &'r CohortRecords, typed: &str) -> Result<&'r T, Refusal> {
    let (of, typed_so) = (T::Id::OF, typed.trim().to_owned());
    match found::<T>(records, typed) {
        FoundThing::One(one) => Ok(one),
        FoundThing::Several(several) => {
            let candidates = several.into_iter().map(named).collect();
            Err(PedagogyRefusal::SeveralSuch { of, typed: typed_so, candidates }.into())
        }
        FoundThing::None => {
            let titles = things::<T>(records).map(Thing::title);
            let whole =
                nearest(typed, titles).and_then(|title| things::<T>(records).find(|thing| thing.title() == title));
            // A slip in one word of a longer title.
            let word = || {
                let words = folded_words(typed).join(" ");
                let near = |thing: &&T| {
                    let title = folded_words(thing.title());
                    nearest(&words, title.iter().map(String::as_str)).is_some()
                };
                things::<T>(records).find(near)
            };
            let near = whole.or_else(word);
            Err(PedagogyRefusal::NoSuch { of, typed: typed_so, near: near.map(named) }.into())
        }
    }
}

/// The one person meant, who must have a seat: only those who are enrolled propose, vote, score, try, report, offer and
/// commit.
pub fn enrolled<'r>(records: &'r CohortRecords, typed: &str) -> Result<&'r Enrolment, Refusal> {
    let person = records.enrolment(names::person(records, typed)?);
    match person.state {
        EnrolmentState::Enrolled => Ok(person),
        state => Err(PedagogyRefusal::NotEnrolled { person: names::candidate(person), state }.into()),
    }
}

/// A session that takes place, or took place.
pub fn taking_place(records: &CohortRecords, session: SessionIndex) -> Result<&Session, Refusal> {
    let session = records.session(session);
    if session.cancelled {
        Err(PedagogyRefusal::OnCancelled { session: session.id.clone() }.into())
    } else {
        Ok(session)
    }
}

/// A session that took place by today: what happened there is known.
pub fn took_place(records: &CohortRecords, session: SessionIndex, today: NaiveDate) -> Result<&Session, Refusal> {
    let session = taking_place(records, session)?;
    if session.date > today {
        return Err(PedagogyRefusal::Ahead { session: session.id.clone(), date: session.date }.into());
    }
    Ok(session)
}

/// A day up to today.
pub fn past(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    if day > today { Err(PedagogyRefusal::DayAhead { date: day }.into()) } else { Ok(day) }
}

/// The id of whoever was typed, who must have a seat, for a cell; empty for nobody.
pub fn person_cell(records: &CohortRecords, typed: &str) -> Result<String, Refusal> {
    if typed.trim().is_empty() { Ok(String::new()) } else { Ok(enrolled(records, typed)?.id.to_string()) }
}

/// The id of the session that was typed, for a cell; empty for none.
pub fn session_cell(records: &CohortRecords, typed: &str, now: NaiveDateTime) -> Result<String, Refusal> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    Ok(taking_place(records, names::session(&records.cohort, typed, now)?)?.id.to_string())
}

/// The id of the thing that was typed, for a cell; empty for none.
pub fn thing_cell<T: Thing>(records: &CohortRecords, typed: &str) -> Result<String, Refusal> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    Ok(thing::<T>(records, typed)?.id().as_ref().to_owned())
}

/// `c1=4` as a name and what is said of it; the name alone where nothing is.
pub fn pair(typed: &str) -> (&str, Option<&str>) {
    match typed.rsplit_once('=') {
        Some((name, value)) => (name.trim(), Some(value.trim())),
        None => (typed.trim(), None),
    }
}

/// A command with the first of these things and a value each, as it would be typed: `formation topics vote zoé t3=2 t7=1`.
/// Empty where there is no thing.
pub fn with_values<'r, T: Thing>(
    command: &str,
    typed: &[&str],
    things: impl Iterator<Item = &'r T>,
    values: &[u8],
) -> String {
    let pairs: Vec<String> =
        things.zip(values).map(|(thing, value)| format!("{}={value}", thing.id().as_ref())).collect();
    if pairs.is_empty() {
        return String::new();
    }
    let words = typed.iter().map(|typed| word(typed.trim()));
    std::iter::once(command.to_owned()).chain(words).chain(pairs).collect::<Vec<_>>().join(" ")
}

/// Which kind of thing of the network was typed: by the letter of an id, else by words that fit a thing of one kind alone.
pub fn kind_in_network(records: &CohortRecords, typed: &str) -> Result<Reference, Refusal> {
    let typed = typed.trim();
    let of_id = |of: &Reference| {
        let rest = typed.strip_prefix([of.letter(), of.letter().to_ascii_uppercase()]);
        rest.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if let Some(of) = [Reference::Offer, Reference::Resource, Reference::Commitment].into_iter().find(of_id) {
        return Ok(of);
    }
    let mut all = fitting::<Offer>(records, typed);
    all.extend(fitting::<Resource>(records, typed));
    all.extend(fitting::<Commitment>(records, typed));
    match &all[..] {
        [(of, _)] => Ok(*of),
        // Looked for as an offer, whose refusal says what there is.
        [] => Ok(Reference::Offer),
        _ => {
            let candidates = all.into_iter().map(|(_, named)| named).collect();
            Err(PedagogyRefusal::SeveralSuch { of: Reference::Offer, typed: typed.to_owned(), candidates }.into())
        }
    }
}

/// The things of a kind that words fit.
fn fitting<T: Thing>(records: &CohortRecords, typed: &str) -> Vec<(Reference, NamedThing)> {
    match found::<T>(records, typed) {
        FoundThing::One(one) => vec![(T::Id::OF, named(one))],
        FoundThing::Several(several) => several.into_iter().map(|one| (T::Id::OF, named(one))).collect(),
        FoundThing::None => Vec::new(),
    }
}

/// Refuses the name of another thing of that kind: words of a name mean one.
pub fn free_name<T: Thing>(records: &CohortRecords, name: &str) -> Result<(), Refusal> {
    match things::<T>(records).find(|thing| same_words(thing.title(), name)) {
        Some(other) => Err(PedagogyRefusal::NameTaken { of: T::Id::OF, by: named(other) }.into()),
        None => Ok(()),
    }
}

/// Refuses a thing that is named a second time.
pub fn each_once<T: Thing>(all: &[&T]) -> Result<(), Refusal> {
    let twice = all.iter().enumerate().find(|(at, thing)| all[..*at].iter().any(|other| other.id() == thing.id()));
    twice.map_or(Ok(()), |(_, thing)| Err(PedagogyRefusal::NamedTwice { thing: named(*thing) }.into()))
}
