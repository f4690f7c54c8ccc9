//! What is held on a person, gathered: rows, files, notes and the journal.

use std::convert::Infallible;

use chrono::NaiveDate;

use crate::commands::operations::OperationLine;
use crate::commands::participants::everywhere::Somebody;
use crate::commands::revert;
use crate::domain::attendance::mark::Mark;
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::everywhere::KnownEnrolment;
use crate::domain::people::seats;
use crate::domain::privacy::elsewhere::{Passing, elsewhere};
use crate::domain::privacy::evidence_file::{EvidenceFile, Occurrence};
use crate::domain::privacy::forgetting::is_erased;
use crate::domain::privacy::retention::{Retention, retention};
use crate::domain::programme::definition::Field;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Record as _;
use crate::domain::tables::{AnyRow, EachTable, KeptRecord, each_table};
use crate::store::{FileEdit, Operation, Reading, UnknownCell};
use crate::ui::command_error::Result;

/// The enrolments, files, notes and operations of the journal that name a person.
pub struct PersonData<'s> {
    pub(super) somebody: &'s Somebody,
    pub(super) on: NaiveDate,
    pub(super) fields: Vec<Field>,
    pub(super) enrolments: Vec<HeldEnrolment<'s>>,
    /// Enrolments that only the journal remembers.
    pub(super) gone: Vec<&'s KnownEnrolment>,
    pub(super) evidence: Vec<Proven<'s>>,
    pub(super) notes: Vec<Note>,
    pub(super) files: Vec<String>,
    pub(super) journal: Vec<(&'s Operation, OperationLine)>,
    /// Files that may name them, or another of that name.
    pub unsure_files: Vec<&'s EvidenceFile>,
    /// Files of their cohorts that are no text.
    pub unread_files: Vec<&'s EvidenceFile>,
    /// Texts that may speak of them.
    pub unsure_notes: Vec<Passing>,
}

/// One enrolment with what hangs on it.
pub(super) struct HeldEnrolment<'s> {
    pub(super) records: &'s CohortRecords,
    pub(super) enrolment: &'s Enrolment,
    pub(super) marks: Vec<&'s Mark>,
    pub(super) aliases: Vec<&'s str>,
    /// Rows of the other tables that are about them.
    pub(super) rows: Vec<AnyRow>,
    pub(super) unknown: Vec<UnknownCell>,
    pub(super) kept: Option<Retention>,
    /// The name is gone: nothing personal waits for its day any more.
    pub(super) erased: bool,
    pub(super) rank: Option<usize>,
}

/// A file of evidence that has to do with them.
pub(super) struct Proven<'s> {
    pub(super) file: &'s str,
    pub(super) names: bool,
    pub(super) cited: bool,
}

/// Free text elsewhere that names them.
pub(super) struct Note {
    /// The file, and the line of it.
    pub(super) place: String,
    pub(super) text: String,
}

impl<'s> PersonData<'s> {
    /// Gathers it.
    pub fn of(reading: &Reading, somebody: &'s Somebody, on: NaiveDate) -> Result<Self> {
        let mut enrolments = Vec::new();
        for (records, enrolment) in somebody.enrolments() {
            let theirs = |mark: &&Mark| mark.participant == enrolment.id;
            let waiting = seats::waiting_list(records);
            let position = records.position(enrolment.id.as_str());
            let aliases = records.aliases().iter().map(|row| &row.record);
            enrolments.push(HeldEnrolment {
                records,
                enrolment,
                marks: records.numbered_marks().iter().map(|row| &row.record).filter(theirs).collect(),
                aliases: aliases.filter(|of| of.is_of(&enrolment.id)).map(|of| of.alias.as_str()).collect(),
                rows: Rows::about(records, &enrolment.id),
                unknown: reading.unknown_cells(&records.cohort.id, &enrolment.id)?,
                kept: retention(reading.programme(), &records.cohort, enrolment),
                erased: is_erased(enrolment),
                rank: waiting.iter().position(|waits| Some(*waits) == position).map(|rank| rank + 1),
            });
        }
        let (mut evidence, mut unsure_files, mut unread_files) = (Vec::new(), Vec::new(), Vec::new());
        for file in &somebody.evidence {
            let here = enrolments.iter().filter(|held| held.records.cohort.id == file.cohort);
            let cited = here.flat_map(|held| &held.marks).any(|mark| mark.evidence.cites(&file.digest));
            let whom = file.names(&somebody.writings, cited);
            let names = whom == Occurrence::Them && !file.texts.is_empty();
            if names || cited {
                evidence.push(Proven { file: &file.path, names, cited });
            } else if whom == Occurrence::Perhaps {
                unsure_files.push(file);
            } else if whom == Occurrence::Unread && somebody.theirs.iter().any(|one| one.who.cohort == file.cohort) {
                unread_files.push(file);
            }
        }
        let (certain, unsure_notes): (Vec<Passing>, Vec<Passing>) =
            elsewhere(&somebody.cohorts, &somebody.writings, &somebody.theirs)
                .into_iter()
                .partition(|passing| passing.certain);
        let notes = certain
            .into_iter()
            .map(|passing| -> Result<Note> { Ok(Note { place: reading.whereabouts(&passing)?, text: passing.text }) });
        let notes = notes.collect::<Result<_>>()?;
        let about = |operation: &&Operation| {
            somebody.theirs.iter().any(|one| operation.is_about(one.who.cohort.as_str(), one.who.id.as_str()))
        };
        let line = |operation| (operation, revert::line(operation, reading));
        Ok(Self {
            somebody,
            on,
            fields: reading.programme().fields.clone(),
            enrolments,
            gone: somebody.gone().collect(),
            evidence,
            notes,
            files: reading.strange_files(|text| somebody.is_named_in(text))?,
            journal: somebody.operations.iter().filter(about).map(line).collect(),
            unsure_files,
            unread_files,
            unsure_notes,
        })
    }

    /// The edits of an operation that are about them.
    pub(super) fn theirs<'o>(&self, operation: &'o Operation) -> impl Iterator<Item = &'o FileEdit> {
        operation.changes.iter().filter(|edit| {
            let is_theirs = |one: &KnownEnrolment| edit.is_about(one.who.cohort.as_str(), one.who.id.as_str());
            self.somebody.theirs.iter().any(is_theirs)
        })
    }
}

/// The rows of those tables that have no part of their own in the data of a person.
struct Rows<'r> {
    records: &'r CohortRecords,
    id: &'r ParticipantId,
    found: Vec<AnyRow>,
}

impl Rows<'_> {
    fn about(records: &CohortRecords, id: &ParticipantId) -> Vec<AnyRow> {
        let mut rows = Rows { records, id, found: Vec::new() };
        let Ok(()) = each_table(&mut rows);
        rows.found
    }
}

impl EachTable for Rows<'_> {
    type Error = Infallible;

    fn table<R: KeptRecord>(&mut self) -> Result<(), Infallible> {
        let apart = [Enrolment::TABLE, Mark::TABLE, Alias::TABLE].contains(&R::TABLE);
        if !apart {
            let rows = self.records.rows::<R>().iter().map(|row| &row.record);
            self.found.extend(rows.filter(|row| row.is_about(self.id)).cloned().map(R::into));
        }
        Ok(())
    }
}
