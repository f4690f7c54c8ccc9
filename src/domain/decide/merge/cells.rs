//! The cells of two enrolments of one person. An empty cell takes the other's; what is the same after folding keeps the
//! first one's spelling. Modules and the first day are compared as they stand: empty says something there. Texts written
//! for people (reason, note) are both kept, but for the reason of an end that is not kept.

use chrono::NaiveDate;

use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::{email_key, phone_key};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::FieldId;
use crate::domain::refusal::life::Conflict;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::folded_words;

use super::super::reason::joined;
use super::sides::{Side, Sides};

/// Columns that a decision can be about; the programme's questions come besides.
pub(super) const COLUMNS: [&str; 13] = [
    "last_name",
    "first_name",
    "email",
    "phone",
    "organisation",
    "status",
    "funder",
    "modules",
    "state",
    "starts_on",
    "bpf",
    "reason",
    "note",
];

/// The first enrolment with what the second adds.
pub(super) fn united(programme: &Programme, first: &Enrolment, second: &Enrolment, sides: &mut Sides<'_>) -> Enrolment {
    let words = |text: &str| folded_words(text).join(" ");
    let state = state(first, second, sides);
    let mut both = Enrolment {
        last_name: text("last_name", &first.last_name, &second.last_name, sides, words),
        first_name: text("first_name", &first.first_name, &second.first_name, sides, words),
        email: text("email", &first.email, &second.email, sides, |text| email_key(text).unwrap_or_default()),
        phone: text("phone", &first.phone, &second.phone, sides, phone_key),
        organisation: text("organisation", &first.organisation, &second.organisation, sides, words),
        status: cell("status", first.status, second.status, sides, |status| status.key().to_owned()),
        funder: cell("funder", first.funder.as_ref(), second.funder.as_ref(), sides, ToString::to_string).cloned(),
        bpf: cell("bpf", first.bpf, second.bpf, sides, |line| line.key().to_owned()),
        modules: modules(first, second, sides),
        starts_on: starts_on(first, second, sides),
        enrolled_on: [first.enrolled_on, second.enrolled_on].into_iter().flatten().min(),
        state: state.pick(first.state, second.state),
        ended_on: ended_on(first, second, state),
        reason: reason(first, second, state, sides),
        note: kept("note", &first.note, &second.note, sides),
        ..first.clone()
    };
    for field in &programme.fields {
        let name = field.id.as_str();
        let value = text(name, first.field(name), second.field(name), sides, words);
        answer(&mut both, &field.id, value);
        if let Some(Conflict::Cell { name: open, label, .. }) = sides.open.last_mut()
            && open.as_str() == name
        {
            *label = Some(field.label.clone());
        }
    }
    both
}

/// The first enrolment with what only the second says; where both say something, the first is right.
pub fn added(programme: &Programme, first: &Enrolment, second: &Enrolment) -> Enrolment {
    united(programme, first, second, &mut Sides::new(&[]))
}

fn answer(row: &mut Enrolment, field: &FieldId, value: String) {
    match row.fields.iter_mut().find(|(known, _)| known == field) {
        Some(answer) => answer.1 = value,
        None if value.is_empty() => {}
        None => row.fields.push((field.clone(), value)),
    }
}

fn conflict(name: &str, first: impl Into<String>, second: impl Into<String>) -> Conflict {
    Conflict::Cell { name: name.to_owned(), label: None, first: first.into(), second: second.into() }
}

fn text(name: &str, first: &str, second: &str, sides: &mut Sides<'_>, fold: impl Fn(&str) -> String) -> String {
    let plain = match (first.trim().is_empty(), second.trim().is_empty()) {
        (_, true) => Some(Side::First),
        (true, false) => Some(Side::Second),
        (false, false) => (fold(first) == fold(second)).then_some(Side::First),
    };
    sides.of(name, plain, || conflict(name, first, second)).pick(first, second).to_owned()
}

fn cell<T: Copy + PartialEq>(
    name: &str,
    first: Option<T>,
    second: Option<T>,
    sides: &mut Sides<'_>,
    key: impl Fn(T) -> String,
) -> Option<T> {
    let plain = match (first, second) {
        (_, None) => Some(Side::First),
        (None, Some(_)) => Some(Side::Second),
        (Some(first), Some(second)) => (first == second).then_some(Side::First),
    };
    let said = |value: Option<T>| value.map(&key).unwrap_or_default();
    sides.of(name, plain, || conflict(name, said(first), said(second))).pick(first, second)
}

fn modules(
    first: &Enrolment,
    second: &Enrolment,
    sides: &mut Sides<'_>,
) -> Vec<crate::domain::programme::ids::ModuleId> {
    let sorted = |row: &Enrolment| {
        let mut modules = row.modules.clone();
        modules.sort_unstable();
        modules
    };
    let plain = (sorted(first) == sorted(second)).then_some(Side::First);
    let said = |row: &Enrolment| row.modules.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let side = sides.of("modules", plain, || conflict("modules", said(first), said(second)));
    side.pick(&first.modules, &second.modules).clone()
}

fn starts_on(first: &Enrolment, second: &Enrolment, sides: &mut Sides<'_>) -> Option<NaiveDate> {
    let plain = (first.starts_on == second.starts_on).then_some(Side::First);
    let said = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let open = || conflict("starts_on", said(first.starts_on), said(second.starts_on));
    sides.of("starts_on", plain, open).pick(first.starts_on, second.starts_on)
}

/// Whoever has, or had, a seat has it still; a place on the waiting list outweighs an enrolment cancelled. Of two that
/// had a seat and ended otherwise, only the coordinator knows which is true.
fn state(first: &Enrolment, second: &Enrolment, sides: &mut Sides<'_>) -> Side {
    let weight = |state| match state {
        EnrolmentState::Cancelled => 0,
        EnrolmentState::Waiting => 1,
        EnrolmentState::Enrolled | EnrolmentState::Withdrawn | EnrolmentState::Transferred => 2,
    };
    let plain = match weight(first.state).cmp(&weight(second.state)) {
        std::cmp::Ordering::Greater => Some(Side::First),
        std::cmp::Ordering::Less => Some(Side::Second),
        std::cmp::Ordering::Equal => (first.state == second.state).then_some(Side::First),
    };
    sides.of("state", plain, || conflict("state", first.state.key(), second.state.key()))
}

/// The last day goes with the state; of two that ended alike, the later one.
fn ended_on(first: &Enrolment, second: &Enrolment, state: Side) -> Option<NaiveDate> {
    if first.state == second.state {
        first.ended_on.max(second.ended_on)
    } else {
        state.pick(first.ended_on, second.ended_on)
    }
}

/// Both reasons, unless one was decided for. Why somebody left goes with having left: where the other state is kept, it
/// is no longer so.
fn reason(first: &Enrolment, second: &Enrolment, state: Side, sides: &Sides<'_>) -> String {
    let still_so = |row: &Enrolment| row.state == state.pick(first.state, second.state) || !row.state.is_over();
    let said = |row: &Enrolment| if still_so(row) { row.reason.clone() } else { String::new() };
    match sides.decided("reason") {
        Some(side) => side.pick(&first.reason, &second.reason).clone(),
        None => both_said(&said(first), &said(second)),
    }
}

/// Both texts, unless one was decided for.
fn kept(name: &str, first: &str, second: &str, sides: &Sides<'_>) -> String {
    match sides.decided(name) {
        Some(side) => side.pick(first, second).to_owned(),
        None => both_said(first, second),
    }
}

/// Both texts; one where they say the same.
fn both_said(first: &str, second: &str) -> String {
    if second.trim().is_empty() || folded_words(first) == folded_words(second) {
        first.to_owned()
    } else {
        joined(first, second)
    }
}
