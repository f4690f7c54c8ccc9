//! Session by session, what somebody attended: the second page of a certificate.

use serde::Serialize;

use super::head::TemplateDay;
use super::phrase::Evidences;
use crate::domain::index::EnrolmentIndex;
use crate::domain::paper::period::Period;
use crate::domain::programme::definition::Programme;
use crate::domain::records::{CohortRecords, Seat};
use crate::lang::Lang;

/// One session at which somebody is expected.
#[derive(Clone, Debug, Serialize)]
pub struct SessionLine {
    pub id: String,
    pub module: String,
    pub date: TemplateDay,
    pub start: String,
    pub end: String,
    pub planned_minutes: u32,
    pub attended_minutes: u32,
    /// `present`, `excused`, `absent`.
    pub state: &'static str,
    /// What shows the presence.
    pub evidence: Vec<&'static str>,
}

impl SessionLine {
    /// Those of a person in a period, in the order of the sessions.
    pub fn of(
        (programme, records): (&Programme, &CohortRecords),
        person: EnrolmentIndex,
        period: Period,
        lang: Lang,
    ) -> Vec<Self> {
        let asked = records.seats_of(person).filter(|seat| period.holds(seat.session.date) && seat.expected());
        let line = |seat: Seat<'_>| {
            let (session, mark) = (seat.session, seat.mark);
            let module = programme.module(&session.module);
            let proofs = mark.map_or(&[][..], |mark| mark.evidence.proofs());
            Self {
                id: session.id.to_string(),
                module: module.map(|module| module.title.clone()).unwrap_or_default(),
                date: TemplateDay(session.date),
                start: session.start.format("%H:%M").to_string(),
                end: session.end.format("%H:%M").to_string(),
                planned_minutes: seat.planned_minutes().0,
                attended_minutes: seat.attended().0,
                state: mark.map_or("", |mark| mark.attendance.key()),
                evidence: Evidences(proofs).say(lang),
            }
        };
        asked.map(line).collect()
    }
}
