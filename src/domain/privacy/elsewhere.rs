//! Free text that is not a person's own and speaks of them, or may: notes and reasons of other people's rows, notes of
//! sessions. Finds it; what becomes of it is the caller's.

use crate::domain::people::everywhere::Known;
use crate::domain::people::trail::Who;
use crate::domain::people::writings::Writings;
use crate::domain::programme::ids::{CohortId, SessionId};
use crate::domain::records::CohortRecords;

/// Such a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passing {
    /// Which cohort it is about.
    pub cohort: CohortId,
    /// Where it is.
    pub at: Whereabouts,
    /// It names them for certain: no word is missing, and nobody else of that cohort is called so.
    pub certain: bool,
    /// All of it.
    pub text: String,
}

/// Where a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// In `enrolments.csv`, at that line.
    Enrolments(u32),
    /// In `attendance.csv`, at that line.
    Attendance(u32),
    /// In `sessions.csv`, at that line.
    Sessions(u32),
    /// In the definition of the cohort, which no command rewrites.
    Definition(SessionId),
}

/// Every such text, in the order of cohorts and files.
pub fn elsewhere(cohorts: &[CohortRecords], writings: &Writings, theirs: &[Known]) -> Vec<Passing> {
    let mut found = Vec::new();
    for records in cohorts {
        let cohort = &records.cohort.id;
        let (all, certain) = (writings.all(), writings.in_cohort(cohort));
        let is_theirs = |id| theirs.iter().any(|one| one.who == Who::new(cohort, id));
        let mut look = |at: Whereabouts, text: &str| {
            let sure = certain.found_in(text);
            // What is left once the certain is gone may still be about them.
            if sure || all.found_in(text) || all.partly_in(text) {
                found.push(Passing { cohort: cohort.clone(), at, certain: sure, text: text.to_owned() });
            }
        };
        for row in records.numbered_enrolments().iter().filter(|row| !is_theirs(&row.record.id)) {
            for text in [&row.record.note, &row.record.reason].into_iter().filter(|text| !text.is_empty()) {
                look(Whereabouts::Enrolments(row.line), text);
            }
        }
        let noted = records.numbered_marks().iter().filter(|row| !row.record.note.is_empty());
        for row in noted.filter(|row| !is_theirs(&row.record.participant)) {
            look(Whereabouts::Attendance(row.line), &row.record.note);
        }
        for row in records.numbered_held().iter().filter(|row| !row.record.note.is_empty()) {
            look(Whereabouts::Sessions(row.line), &row.record.note);
        }
        for session in records.cohort.sessions.iter().filter(|session| !session.note.is_empty()) {
            look(Whereabouts::Definition(session.id.clone()), &session.note);
        }
    }
    found
}
