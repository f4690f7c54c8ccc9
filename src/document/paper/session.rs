//! A session on a paper: `sessions[]` in templates.

use chrono::NaiveDate;
use serde::Serialize;

use super::head::TemplateDay;
use crate::domain::index::SessionIndex;
use crate::domain::paper::half_day::HalfDay;
use crate::domain::programme::definition::{Programme, Trainer};
use crate::domain::records::CohortRecords;

/// A session.
#[derive(Clone, Debug, Serialize)]
pub struct SessionFacts {
    pub id: String,
    pub module: String,
    /// Its place among those of its module that take place, from 1; 0 when it is cancelled.
    pub rank: usize,
    pub of: usize,
    pub date: TemplateDay,
    pub start: String,
    pub end: String,
    pub minutes: u32,
    pub halves: Vec<PaperHalfDay>,
    pub trainer: TrainerFacts,
    pub place: String,
    pub link: String,
    /// `remote`, `in_person`, `blended`.
    pub modality: &'static str,
    /// `planned`, `held`, `cancelled`.
    pub state: &'static str,
    /// The day on which it was planned first, where it was moved.
    pub moved_from: Option<TemplateDay>,
    pub note: String,
}

/// A half-day.
#[derive(Clone, Debug, Serialize)]
pub struct PaperHalfDay {
    /// `morning`, `afternoon`.
    pub name: &'static str,
    pub start: String,
    pub end: String,
}

/// Who teaches; an empty name where nobody is written.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TrainerFacts {
    pub name: String,
    pub external: bool,
}

impl TrainerFacts {
    /// Of a trainer.
    pub fn of(trainer: &Trainer) -> Self {
        Self { name: trainer.name.clone(), external: trainer.external }
    }
}

impl SessionFacts {
    /// Of a session of a cohort.
    pub fn of((programme, records): (&Programme, &CohortRecords), at: SessionIndex, today: NaiveDate) -> Self {
        let session = records.session(at);
        let beside = records.cohort.sessions.iter().filter(|other| other.module == session.module && !other.cancelled);
        let rank = beside.clone().position(|other| other.id == session.id).map_or(0, |before| before + 1);
        let trainer = session.trainer.as_ref().and_then(|id| programme.trainer(id));
        let half = |half: HalfDay| PaperHalfDay {
            name: if half.afternoon { "afternoon" } else { "morning" },
            start: template_time(half.start),
            end: template_time(half.end),
        };
        Self {
            id: session.id.to_string(),
            module: session.module.to_string(),
            rank,
            of: beside.count(),
            date: TemplateDay(session.date),
            start: template_time(session.start),
            end: template_time(session.end),
            minutes: session.minutes().0,
            halves: HalfDay::of(session).into_iter().map(half).collect(),
            trainer: trainer.map(TrainerFacts::of).unwrap_or_default(),
            place: session.place.clone(),
            link: session.link.clone(),
            modality: session.modality.unwrap_or(programme.modality).key(),
            state: session.state(today).key(),
            moved_from: session.moved_from.last().map(|day| TemplateDay(*day)),
            note: session.note.clone(),
        }
    }
}

/// `14:00`, as filters read times.
pub fn template_time(time: chrono::NaiveTime) -> String {
    time.format("%H:%M").to_string()
}
