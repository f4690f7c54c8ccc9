//! One cohort.

use serde::Serialize;

use super::bars::{Bars, bars};
use super::line::{Column, Line, columns, lines};
use super::phrase::Phrase;
use super::scope::Scope;
use super::tiles::{Tile, out_of_reach, tiles};
use crate::domain::people::seats;
use crate::domain::records::CohortRecords;
use crate::domain::todo::{self, Detail, Due, command};
use crate::domain::values::Value;
use crate::domain::vocabulary::{EnrolmentState, SessionState};
use crate::lang::words::Words as _;

/// One cohort.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// Its id: ids of elements of the page are made from it.
    pub id: String,
    pub lead: String,
    pub tiles: Vec<Tile>,
    pub bars: Bars,
    pub due: Vec<Told>,
    /// None where there is no limit.
    pub seats: Option<Seats>,
    pub columns: Vec<Column>,
    pub lines: Vec<Line>,
    /// What the line through the hours means.
    pub threshold: String,
}

/// Something due, or worth knowing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Told {
    pub title: String,
    /// Each with the command that settles it; empty where there is none.
    pub lines: Vec<(String, String)>,
}

/// Seats as dots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seats {
    pub taken: usize,
    pub free: usize,
    pub waiting: usize,
    pub words: String,
}

/// So many lines of one kind are told.
const TOLD: usize = 3;

/// More seats are not drawn: the tile says how many there are.
const DRAWN: usize = 120;

/// The part of a cohort.
pub fn part(scope: &Scope<'_>, records: &CohortRecords) -> Part {
    let cohort = &records.cohort;
    let lead = Phrase::Cohort { cohort: cohort.id.clone(), span: cohort.span(), today: scope.now.date() };
    Part {
        id: cohort.id.to_string(),
        lead: lead.say(scope.lang),
        tiles: tiles(scope, records),
        bars: bars(scope, records),
        due: told(scope, records),
        seats: seats_of(scope, records),
        columns: columns(scope, records),
        lines: lines(scope, records),
        threshold: Phrase::Threshold { at: scope.programme.complete_at }.say(scope.lang),
    }
}

/// What is due, kind by kind, then whose path is out of reach, then the next session.
fn told(scope: &Scope<'_>, records: &CohortRecords) -> Vec<Told> {
    let (programme, today, time) = (scope.programme, scope.now.date(), scope.now.time());
    let mut told: Vec<Told> = Vec::new();
    let named = scope.several.then_some(&records.cohort.id);
    for due in &todo::due(&todo::Scope { programme, records, today, time }) {
        let title = capitalised(Value::from(due.what.kind()).word(scope.lang));
        let line = (detail(scope, records, due), command(due, named).unwrap_or_default());
        match told.last_mut().filter(|last| last.title == title) {
            Some(last) => last.lines.push(line),
            None => told.push(Told { title, lines: vec![line] }),
        }
    }
    for told in &mut told {
        shorten(scope, told);
    }
    let report = named.map_or_else(String::new, |cohort| format!(" -c {cohort}"));
    let lost = out_of_reach(scope, records).filter_map(|(person, outlook)| {
        let name = records.enrolment(person).full_name();
        Some(Phrase::AtBest { name, rate: outlook.best_rate()? }.say(scope.lang))
    });
    let lines: Vec<_> = lost.map(|text| (text, String::new())).collect();
    if !lines.is_empty() {
        let mut lost = Told { title: Phrase::OutOfReachNames.say(scope.lang), lines };
        shorten(scope, &mut lost);
        lost.lines.push((String::new(), format!("formation report absences{report}")));
        told.push(lost);
    }
    if told.is_empty() {
        told.push(Told { title: String::new(), lines: vec![(Phrase::NothingToDo.say(scope.lang), String::new())] });
    }
    told.extend(next(scope, records));
    told
}

/// The first lines, and how many more there are.
fn shorten(scope: &Scope<'_>, told: &mut Told) {
    let more = told.lines.len().saturating_sub(TOLD);
    if more > 0 {
        told.lines.truncate(TOLD);
        told.lines.push((Phrase::More { more }.say(scope.lang), String::new()));
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn detail(scope: &Scope<'_>, records: &CohortRecords, due: &Due) -> String {
    let detail = Detail { due, programme: scope.programme, file: &records.cohort.file }.say(scope.lang);
    match &due.session {
        Some(session) => format!("{session}{}{detail}", scope.lang.pick(": ", "\u{a0}: ")),
        None => detail,
    }
}

fn next(scope: &Scope<'_>, records: &CohortRecords) -> Option<Told> {
    let to_come = |session: &&_| {
        crate::domain::programme::cohort::Session::state(session, scope.now.date()) == SessionState::Planned
    };
    let session = records.cohort.sessions.iter().find(to_come)?;
    let trainer =
        session.trainer.as_ref().map(|id| scope.programme.trainer(id).map_or(id.as_str(), |trainer| &trainer.name));
    let next = Phrase::NextIs {
        session: session.id.to_string(),
        date: session.date,
        start: session.start,
        trainer: trainer.unwrap_or_default().to_owned(),
    };
    Some(Told { title: Phrase::Next.say(scope.lang), lines: vec![(next.say(scope.lang), String::new())] })
}

fn seats_of(scope: &Scope<'_>, records: &CohortRecords) -> Option<Seats> {
    let capacity = records.cohort.capacity? as usize;
    let waiting = records.enrolments().filter(|person| person.state == EnrolmentState::Waiting).count();
    let (taken, free) = (seats::taken(records), seats::free(records).unwrap_or_default());
    let words = Phrase::SeatsInWords { taken, capacity, waiting }.say(scope.lang);
    (capacity + waiting <= DRAWN).then_some(Seats { taken, free, waiting, words })
}
