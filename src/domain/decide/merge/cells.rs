//! The cells of two rows of one person, column by column as each declares it. What is the same after folding keeps the
//! first one's spelling. What is special of enrolments stands beside it: the state, and what goes with it.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::people::dropped::Dropped;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::{email_key, phone_key};
use crate::domain::programme::definition::{Field, Programme};
use crate::domain::refusal::life::Conflict;
use crate::domain::schema::{CellKind, Record, SchemaColumn, Union};
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::folded_words;

use super::super::reason::joined;
use super::sides::{Side, Sides};

/// Columns of enrolments that a decision can be about; the programme's questions come besides.
pub(super) fn decidable() -> impl Iterator<Item = &'static str> {
    let columns = Enrolment::TABLE.columns.iter();
    columns.filter(|column| column.union != Union::Derived).map(|column| column.name)
}

/// The first enrolment with what the second adds.
pub(super) fn united(programme: &Programme, first: &Enrolment, second: &Enrolment, sides: &mut Sides<'_>) -> Enrolment {
    let state = state(first, second, sides);
    let both = of_both(first, second, &programme.fields, str::to_owned, sides);
    Enrolment {
        enrolled_on: [first.enrolled_on, second.enrolled_on].into_iter().flatten().min(),
        state: state.pick(first.state, second.state),
        ended_on: ended_on(first, second, state),
        reason: reason(first, second, state, sides),
        ..both
    }
}

/// The first enrolment with what only the second says; where both say something, the first is right.
pub fn added(programme: &Programme, first: &Enrolment, second: &Enrolment) -> Enrolment {
    united(programme, first, second, &mut Sides::new(&[]))
}

/// The first record with what the second adds, as the columns say; `name`: how a decision about a column is called.
pub(super) fn of_both<R: Record>(
    first: &R,
    second: &R,
    questions: &[Field],
    name: impl Fn(&str) -> String,
    sides: &mut Sides<'_>,
) -> R {
    let mut cells: Vec<(&str, String)> = Vec::new();
    for (position, column) in R::TABLE.columns.iter().enumerate() {
        let (one, other) = (first.value(position).text(), second.value(position).text());
        let cell = match column.union {
            Union::Ruled | Union::Derived => continue,
            Union::Both => kept(&name(column.name), &one, &other, sides),
            Union::Asked => asked(&name(column.name), None, &one, &other, sides, |text| folded(column, text)),
            Union::First => firsts(&name(column.name), &one, &other, sides),
            Union::AskedAsItStands => {
                let plain = (folded(column, &one) == folded(column, &other)).then_some(Side::First);
                let conflict = || conflict(&name(column.name), None, &one, &other);
                sides.of(&name(column.name), plain, conflict).pick(&one, &other).to_string()
            }
        };
        cells.push((column.name, cell));
    }
    let questions: &[Field] = if R::TABLE.has_answers { questions } else { &[] };
    let answer = |record: &R, id: &str| {
        let answer = record.answers().iter().find(|(known, _)| known.as_str() == id);
        answer.map(|(_, answer)| answer.clone()).unwrap_or_default()
    };
    for field in questions {
        let id = field.id.as_str();
        let (one, other) = (answer(first, id), answer(second, id));
        cells.push((id, asked(id, Some(&field.label), &one, &other, sides, words)));
    }
    first.with_cells(&cells)
}

/// A cell as it is compared.
fn folded(column: &SchemaColumn, text: &str) -> String {
    match column.kind {
        CellKind::Email => email_key(text).unwrap_or_default(),
        CellKind::Phone => phone_key(text),
        CellKind::Text => words(text),
        CellKind::Ids => {
            let mut ids: Vec<&str> = text.split_whitespace().collect();
            ids.sort_unstable();
            ids.join(" ")
        }
        _ => text.to_owned(),
    }
}

fn words(text: &str) -> String {
    folded_words(text).join(" ")
}

fn conflict(name: &str, label: Option<&str>, first: &str, second: &str) -> Conflict {
    let label = label.map(str::to_owned);
    Conflict::Cell { name: name.to_owned(), label, first: first.to_owned(), second: second.to_owned() }
}

fn asked(
    name: &str,
    label: Option<&str>,
    first: &str,
    second: &str,
    sides: &mut Sides<'_>,
    fold: impl Fn(&str) -> String,
) -> String {
    let plain = match (first.trim().is_empty(), second.trim().is_empty()) {
        (_, true) => Some(Side::First),
        (true, false) => Some(Side::Second),
        (false, false) => {
            let (one, other) = (fold(first), fold(second));
            // What folds to nothing (a phone number without a figure) says nothing of whether the two are the same.
            let same = if one.is_empty() { first.trim() == second.trim() } else { one == other };
            same.then_some(Side::First)
        }
    };
    sides.of(name, plain, || conflict(name, label, first, second)).pick(first, second).to_owned()
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
    sides.of("state", plain, || conflict("state", None, first.state.key(), second.state.key()))
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
        None => both_said(&said(first), &said(second)).into_owned(),
    }
}

/// The first one's, unless it is empty or was decided otherwise; what is dropped is remembered.
fn firsts(name: &str, first: &str, second: &str, sides: &mut Sides<'_>) -> String {
    let plain = if first.trim().is_empty() { Side::Second } else { Side::First };
    let decided = sides.decided(name);
    let kept = decided.unwrap_or(plain).pick(first, second);
    if decided.is_none() && !second.trim().is_empty() && kept != second {
        sides.dropped.push(Dropped { name: name.to_owned(), kept: kept.to_owned(), dropped: second.to_owned() });
    }
    kept.to_owned()
}

/// Both texts, unless one was decided for.
fn kept(name: &str, first: &str, second: &str, sides: &Sides<'_>) -> String {
    match sides.decided(name) {
        Some(side) => side.pick(first, second).to_owned(),
        None => both_said(first, second).into_owned(),
    }
}

/// Both texts; one where they say the same.
fn both_said<'t>(first: &'t str, second: &str) -> Cow<'t, str> {
    if second.trim().is_empty() || folded_words(first) == folded_words(second) {
        Cow::Borrowed(first)
    } else {
        Cow::Owned(joined(first, second))
    }
}
