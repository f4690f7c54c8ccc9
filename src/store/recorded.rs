//! The files held against the journal: whether it is there, what its last operation on each file left, and which kept
//! logs are gone. Nothing here is wrong by itself: people may change a file by hand, and the next operation notes it.

use crate::domain::schema::Scope;
use crate::domain::tables::tables_of;
use std::collections::HashMap;
use std::sync::Arc;

use super::failure::Failure;
use super::journal::{JOURNAL, Operation, digest, evidence_digest};
use super::journal_lines;
use super::legible::text_of;
use super::paths::{cohort_of, evidence, is_evidence, path, shared, table_of};
use super::reading::Reading;
use super::source::cannot_read;
use super::unmerged;
use crate::domain::problem::Problem;
use crate::domain::programme::ids::CohortId;

/// What the journal says that the files are.
#[derive(Debug, Default)]
pub struct Recorded {
    /// By file, its last operation and the digest that it left; none where it took the file away.
    last: HashMap<String, (u64, Option<String>)>,
    /// Files of evidence that were kept, by cohort.
    evidence: HashMap<CohortId, Vec<String>>,
}

/// A table that is not as its last operation left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drifted {
    /// The file, from the root of the folder.
    pub file: Arc<str>,
    pub operation: u64,
    /// Whether it is no longer there.
    pub gone: bool,
}

/// A journal that says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoJournal {
    Gone,
    /// It has no line.
    Empty,
}

impl Recorded {
    /// By those operations, oldest first.
    pub fn by(operations: &[Operation]) -> Self {
        let mut recorded = Self::default();
        for operation in operations {
            for file in &operation.files {
                recorded.last.insert(file.path.clone(), (operation.op, file.after.clone()));
            }
        }
        let kept = recorded.last.iter().filter(|(file, (_, after))| after.is_some() && is_evidence(file));
        for (file, _) in kept {
            if let Some(cohort) = cohort_of(file) {
                recorded.evidence.entry(cohort).or_default().push(file.clone());
            }
        }
        recorded
    }
}

impl Reading {
    /// What the journal says that the files are, and everything that is wrong with its lines, or the one thing that explains
    /// it all: a merge that nobody finished.
    pub fn examine_journal(&self) -> Result<(Recorded, Vec<Problem>), Failure> {
        let whole = self.journal().all().map_err(|error| cannot_read(JOURNAL, &error))?;
        let (zeros, twice) = (journal_lines::zeros(&whole), journal_lines::numbered_twice(&whole));
        let problems: Vec<Problem> = journal_lines::unusable(&whole).chain(zeros).chain(twice).collect();
        let bytes = if problems.is_empty() { None } else { self.source.bytes(JOURNAL)? };
        let unmerged = bytes.and_then(|bytes| unmerged::problem(JOURNAL, &bytes));
        let problems = unmerged.map_or(problems, |unmerged| vec![unmerged]);
        Ok((Recorded::by(&whole.operations), problems))
    }

    /// Whether the journal is missing although a table of those cohorts is there.
    pub fn no_journal(&self, cohorts: &[CohortId]) -> Result<Option<NoJournal>, Failure> {
        let missing = match self.source.bytes(JOURNAL)? {
            None => NoJournal::Gone,
            Some(bytes) if bytes.trim_ascii().is_empty() => NoJournal::Empty,
            Some(_) => return Ok(None),
        };
        let mut tables = cohorts.iter().flat_map(|id| tables_of(Scope::Cohort).map(|table| path(id.as_str(), table)));
        Ok(tables.any(|table| self.source.may_hold(&table)).then_some(missing))
    }

    /// The tables of a cohort that are not as their last operations left them.
    pub fn drifted(&self, id: &CohortId, recorded: &Recorded) -> Result<Vec<Drifted>, Failure> {
        self.drifted_of(tables_of(Scope::Cohort).map(|table| path(id.as_str(), table)), recorded)
    }

    /// As [`Reading::drifted`], of the tables of the whole folder.
    pub fn drifted_of_folder(&self, recorded: &Recorded) -> Result<Vec<Drifted>, Failure> {
        self.drifted_of(tables_of(Scope::Folder).map(shared), recorded)
    }

    fn drifted_of(
        &self,
        files: impl IntoIterator<Item = String>,
        recorded: &Recorded,
    ) -> Result<Vec<Drifted>, Failure> {
        let mut drifted = Vec::new();
        for file in files {
            let Some((operation, left)) = recorded.last.get(&file) else { continue };
            let bytes = self.source.bytes(&file)?;
            let same = match &bytes {
                None => left.is_none(),
                // A merge that nobody finished is said of the file itself.
                Some(bytes) if unmerged::problem(&file, bytes).is_some() => true,
                Some(bytes) => Some(digest(bytes)) == *left || self.canonical(&file, bytes) == *left,
            };
            if !same {
                drifted.push(Drifted { file: file.into(), operation: *operation, gone: bytes.is_none() });
            }
        }
        Ok(drifted)
    }

    /// The digest that a table would have if no spreadsheet had saved it its own way: what it says is what counts.
    fn canonical(&self, file: &str, bytes: &[u8]) -> Option<String> {
        let text = text_of(file, bytes).ok()?.text;
        let sheet = self.sheet(table_of(file)?, file, &text).ok()?;
        Some(digest(sheet.text().as_bytes()))
    }

    /// The file in which a log was kept that marks cite by its digest, where that log is no longer in the folder of
    /// evidence, or was changed there; none where it is, or was never kept.
    pub fn lost_log(&self, id: &CohortId, cited: &str, recorded: &Recorded) -> Result<Option<String>, Failure> {
        let is_it = |file: &&String| {
            let (_, left) = &recorded.last[file.as_str()];
            left.as_ref().is_some_and(|left| left.starts_with(cited))
        };
        let Some(kept) = recorded.evidence.get(id).and_then(|files| files.iter().find(is_it)) else { return Ok(None) };
        let holds = |file: &str| -> Result<bool, Failure> {
            Ok(self.source.bytes(file)?.is_some_and(|bytes| evidence_digest(&bytes) == cited))
        };
        if holds(kept)? {
            return Ok(None);
        }
        for name in self.evidence_of(id)? {
            if let Some(file) = evidence(id.as_str(), &name)
                && holds(&file)?
            {
                return Ok(None);
            }
        }
        Ok(Some(kept.clone()))
    }
}
