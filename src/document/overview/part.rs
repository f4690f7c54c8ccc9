//! One cohort.

use serde::Serialize;

use super::bars::{Bars, bars};
use super::line::{PersonLine, SessionColumn, columns, lines};
use super::phrase::OverviewPhrase;
use super::scope::OverviewScope;
use super::tiles::{Tile, out_of_reach, tiles};
use crate::domain::people::seats;
use crate::domain::records::CohortRecords;
use crate::domain::todo::{self, Due, DueDetail, command};
use crate::domain::values::Value;
use crate::domain::vocabulary::{EnrolmentState, SessionState};
use crate::lang::words::Words as _;

/// One cohort.
#[derive(Clone, Debug, Serialize)]
pub struct CohortPart {
    /// Its id: ids of elements of the page are made from it.
    pub id: String,
    pub lead: String,
    pub tiles: Vec<Tile>,
    pub bars: Bars,
    pub due: Vec<DueNote>,
    /// None where there is no limit.
    pub seats: Option<Seats>,
    pub columns: Vec<SessionColumn>,
    pub lines: Vec<PersonLine>,
    /// What the line through the hours means.
    pub threshold: String,
}

/// Something due, or worth knowing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DueNote {
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
pub fn part(scope: &OverviewScope<'_>, records: &CohortRecords) -> CohortPart {
    let cohort = &records.cohort;
    let lead = OverviewPhrase::Cohort { cohort: cohort.id.clone(), span: cohort.span(), today: scope.now.date() };
    CohortPart {
        id: cohort.id.to_string(),
        lead: lead.say(scope.lang),
        tiles: tiles(scope, records),
        bars: bars(scope, records),
        due: told(scope, records),
        seats: seats_of(scope, records),
        columns: columns(scope, records),
        lines: lines(scope, records),
        threshold: OverviewPhrase::Threshold { at: scope.programme.complete_at }.say(scope.lang),
    }
}

/// What is due, kind by kind, then whose path is out of reach, then the next session.
fn told(scope: &OverviewScope<'_>, records: &CohortRecords) -> Vec<DueNote> {
    let (programme, today, time) = (scope.programme, scope.now.date(), scope.now.time());
    let mut told: Vec<DueNote> = Vec::new();
    let named = scope.several.then_some(&records.cohort.id);
    for due in &todo::due(&todo::DueScope { programme, records, today, time }) {
        let title = capitalised(Value::from(due.what.kind()).word(scope.lang));
        let line = (detail(scope, records, due), command(due, named).unwrap_or_default());
        match told.last_mut().filter(|last| last.title == title) {
            Some(last) => last.lines.push(line),
            None => told.push(DueNote { title, lines: vec![line] }),
        }
    }
    for told in &mut told {
        shorten(scope, told);
    }
    let report = named.map_or_else(String::new, |cohort| format!(" -c {cohort}"));
    let lost = out_of_reach(scope, records).filter_map(|(person, outlook)| {
        let name = records.enrolment(person).full_name();
        Some(OverviewPhrase::AtBest { name, rate: outlook.best_rate()? }.say(scope.lang))
    });
    let lines: Vec<_> = lost.map(|text| (text, String::new())).collect();
    if !lines.is_empty() {
        let mut lost = DueNote { title: OverviewPhrase::OutOfReachNames.say(scope.lang), lines };
        shorten(scope, &mut lost);
        lost.lines.push((String::new(), format!("formation report absences{report}")));
        told.push(lost);
    }
    if told.is_empty() {
        told.push(DueNote {
            title: String::new(),
            lines: vec![(OverviewPhrase::NothingToDo.say(scope.lang), String::new())],
        });
    }
    told.extend(next(scope, records));
    told
}

/// The first lines, and how many more there are.
fn shorten(scope: &OverviewScope<'_>, told: &mut DueNote) {
    let more = told.lines.len().saturating_sub(TOLD);
    if more > 0 {
        told.lines.truncate(TOLD);
        told.lines.push((OverviewPhrase::More { more }.say(scope.lang), String::new()));
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn detail(scope: &OverviewScope<'_>, records: &CohortRecords, due: &Due) -> String {
    let detail = DueDetail { due, programme: scope.programme, file: &records.cohort.file }.say(scope.lang);
    match &due.session {
        Some(session) => format!("{session}{}{detail}", scope.lang.pick(": ", "\u{a0}: ")),
        None => detail,
    }
}

fn next(scope: &OverviewScope<'_>, records: &CohortRecords) -> Option<DueNote> {
    let to_come = |session: &&_| {
        crate::domain::programme::cohort::Session::state(session, scope.now.date()) == SessionState::Planned
    };
    let session = records.cohort.sessions.iter().find(to_come)?;
    let trainer =
        session.trainer.as_ref().map(|id| scope.programme.trainer(id).map_or(id.as_str(), |trainer| &trainer.name));
    let next = OverviewPhrase::NextIs {
        session: session.id.to_string(),
        date: session.date,
        start: session.start,
        trainer: trainer.unwrap_or_default().to_owned(),
    };
    Some(DueNote { title: OverviewPhrase::Next.say(scope.lang), lines: vec![(next.say(scope.lang), String::new())] })
}

fn seats_of(scope: &OverviewScope<'_>, records: &CohortRecords) -> Option<Seats> {
    let capacity = records.cohort.capacity? as usize;
    let waiting = records.enrolments().filter(|person| person.state == EnrolmentState::Waiting).count();
    let (taken, free) = (seats::taken(records), seats::free(records).unwrap_or_default());
    let words = OverviewPhrase::SeatsInWords { taken, capacity, waiting }.say(scope.lang);
    (capacity + waiting <= DRAWN).then_some(Seats { taken, free, waiting, words })
}
