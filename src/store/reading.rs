//! The folder as one command reads it: the definition at once, each cohort when it is asked for. Cohorts may be read
//! from several threads. Nothing here changes a file.

use std::collections::BTreeMap;
use std::fs::DirEntry;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::excerpt::Excerpts;
use super::failure::Failure;
use super::file_bytes::FileBytes;
use super::journal::{JOURNAL, Journal, Operation, Whole};
use super::journal_lines;
use super::legible::text_of;
use super::loading::{LoadedCohort, enrolments_in, load, load_shared};
use super::lock::Lock;
use super::marks_by_line::MarksByLine;
use super::noticed::Noticed;
use super::paths::{
    COHORT, EVIDENCE, cohort_folder, cohort_of, definition, evidence, evidence_folder, is_plain_name, path, shared,
};
use super::programme::{Definition, FaultyDefinition, examine_programme, load_cohort};
use super::rows::Enrolled;
use super::rows::restored::NameableIds;
use super::sheet::CanonicalTable;
use super::source::{Source, cannot_read};
use super::there;
use super::trail::StandingTransfers;
use crate::domain::attendance::mark::Mark;
use crate::domain::breadth::Breadth;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::mapping::Mapping;
use crate::domain::people::trail::NamedEnrolment;
use crate::domain::place::Place;
use crate::domain::privacy::erased::Erased;
use crate::domain::problem::{Problem, Severity};
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::domain::records::CohortRecords;
use crate::domain::schema::{Record as _, Scope, TableSchema};
use crate::domain::tables::{KeptRecord, Tables, tables_of};
use crate::store::keeping::{Keeping, KeepingHint};
use crate::store::paths::PROGRAMME;

/// A folder opened for reading.
#[derive(Debug)]
pub struct Reading {
    pub(super) source: Source,
    programme: Arc<Programme>,
    pub(super) cohorts: Vec<Cohort>,
    notes: Vec<Problem>,
    doubts: Vec<(&'static str, Problem)>,
    /// What [`subfolders`] lists.
    pub(super) subfolders: OnceLock<Vec<String>>,
    /// The cohort that a command made sure of: read once, for the records that follow.
    pub(super) asked: Mutex<Option<Cohort>>,
    /// The tables of the whole folder were opened.
    opened: OnceLock<()>,
    pub(super) by_line: MarksByLine,
    /// Where what was read otherwise is said.
    noticed: Noticed,
    _lock: Option<Lock>,
}

impl Reading {
    pub(super) fn open(
        source: Source,
        lock: Option<Lock>,
        notes: Vec<Problem>,
        noticed: Noticed,
    ) -> Result<Self, Failure> {
        let bytes = source
            .bytes(PROGRAMME)?
            .ok_or_else(|| Failure::NoFolder { start: source.root().to_owned(), above: false })?;
        let text = text_of(PROGRAMME, &bytes)?.text;
        let definition = examine_programme(PROGRAMME, &text)
            .map_err(|faulty| Failure::Invalid(with_other_files(&source, faulty)))?;
        let Definition { programme, cohorts, doubts } = definition;
        let (subfolders, opened, asked) = (OnceLock::new(), OnceLock::new(), Mutex::default());
        let (programme, by_line) = (Arc::new(programme), MarksByLine::default());
        Ok(Self { source, programme, cohorts, notes, doubts, subfolders, opened, by_line, asked, noticed, _lock: lock })
    }

    pub fn programme(&self) -> &Arc<Programme> {
        &self.programme
    }

    /// What happened to an operation that had been cut short: always worth saying.
    pub fn notes(&self) -> &[Problem] {
        &self.notes
    }

    /// The notes, for whoever says them together with what else there is to say.
    pub fn take_notes(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.notes)
    }

    /// What is wrong in the definition and keeps nothing from being read; each with its key.
    pub fn take_doubts(&mut self) -> Vec<(&'static str, Problem)> {
        std::mem::take(&mut self.doubts)
    }

    /// The files that a cohort may have, from the root of the folder.
    pub fn files_of(&self, cohort: &str) -> Vec<String> {
        tables_of(Scope::Cohort).map(|table| path(cohort, table)).chain([definition(cohort)]).collect()
    }

    /// Names of the files of evidence of a cohort, in order: of whatever lies there and is no folder, so that what cannot
    /// be read is an error to whoever reads it.
    pub fn evidence_of(&self, cohort: &CohortId) -> Result<Vec<String>, Failure> {
        let folder = evidence_folder(cohort.as_str());
        let is_folder = |name: &str| self.source.path(&format!("{folder}/{name}")).is_dir();
        let names = self.source.list(&folder)?;
        Ok(names.into_iter().filter(|name| is_plain_name(name) && !is_folder(name)).collect())
    }

    /// The bytes of a file of evidence; none when there is no such file.
    pub fn evidence(&self, cohort: &CohortId, name: &str) -> Result<Option<Arc<[u8]>>, Failure> {
        evidence(cohort.as_str(), name).map_or(Ok(None), |file| self.source.bytes(&file))
    }

    /// The headings of exports that are remembered. Strict: one bad row, and all of them are the failure.
    pub fn mappings(&self) -> Result<Vec<Mapping>, Failure> {
        self.rows_of_folder()
    }

    /// The rows of a table of the whole folder. Strict: one bad row, and all of them are the failure.
    pub fn rows_of_folder<R: KeptRecord>(&self) -> Result<Vec<R>, Failure> {
        let only = |table: &TableSchema| {
            if !R::is_in(table) {
                return Ok(None);
            }
            Ok(self.source.bytes(&shared(table))?.map(FileBytes::from))
        };
        let (tables, problems) = load_shared(&self.programme, &only)?;
        let rows = R::rows(&tables).iter().map(|row| row.record.clone()).collect();
        if problems.is_empty() { Ok(rows) } else { Err(Failure::Invalid(problems)) }
    }

    /// The tables of the whole folder: what is good of them, and everything that is wrong.
    pub fn examine_folder(&self) -> Result<(Tables, Vec<Problem>), Failure> {
        let bytes = |table: &TableSchema| Ok(self.source.bytes(&shared(table))?.map(FileBytes::from));
        load_shared(&self.programme, &bytes)
    }

    /// The enrolments of a text.
    pub(super) fn enrolments_in(&self, file: &Arc<str>, text: &str, problems: &mut Vec<Problem>) -> Enrolled {
        enrolments_in(&self.programme, file, text, problems)
    }

    /// The cohort that was asked about before, if it is that one.
    fn asked_before(&self, id: &CohortId) -> Option<Cohort> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.take_if(|cohort| cohort.id == *id)
    }

    /// The definition of a cohort; none when there is no such cohort.
    pub fn cohort(&self, id: &CohortId) -> Result<Option<Cohort>, Failure> {
        if !is_plain_name(id.as_str()) {
            return Ok(None);
        }
        let file: Arc<str> = definition(id.as_str()).into();
        match (self.inline(id.as_str()), self.source.bytes(&file)?) {
            (Some(_), Some(_)) => {
                let what = Keeping::CohortTwice { cohort: id.to_string(), file: PROGRAMME.to_owned() };
                let problem = Problem::error(what).at(Place::line(&file, 1)).hint(KeepingHint::KeepOneDefinition);
                Err(Failure::Invalid(vec![problem]))
            }
            (Some(cohort), None) => Ok(Some(cohort.clone())),
            (None, Some(bytes)) => {
                let text = text_of(&file, &bytes)?.text;
                load_cohort(&file, &text, id.as_str(), &self.programme).map(Some).map_err(Failure::Invalid)
            }
            (None, None) => Ok(None),
        }
    }

    /// A cohort with its tables. Strict: one bad row, and all of them are the failure; so is whatever else of the cohort,
    /// or of the whole folder, cannot be opened, though these records do not need it. No command then says that all is
    /// well where another stops.
    pub fn records(&self, id: &CohortId) -> Result<CohortRecords, Failure> {
        self.records_of(id, Breadth::Register)
    }

    /// As [`Reading::records`], with so many of the tables.
    pub fn records_of(&self, id: &CohortId, breadth: Breadth) -> Result<CohortRecords, Failure> {
        let (records, problems) = self.examine_of(id, breadth)?;
        let (problems, noticed): (Vec<_>, Vec<_>) =
            problems.into_iter().partition(|problem| problem.severity == Severity::Error);
        self.noticed.add(noticed);
        self.folder_tables_open()?;
        if problems.is_empty() { Ok(records) } else { Err(Failure::Invalid(problems)) }
    }

    /// A cohort with its tables: what is good of them, and everything that is wrong. Evidence is not read, but its folder
    /// must be one that can be.
    pub fn examine(&self, id: &CohortId) -> Result<(CohortRecords, Vec<Problem>), Failure> {
        self.examine_of(id, Breadth::Register)
    }

    /// As [`Reading::examine`], with so many of the tables.
    pub fn examine_of(&self, id: &CohortId, breadth: Breadth) -> Result<(CohortRecords, Vec<Problem>), Failure> {
        let cohort = match self.asked_before(id) {
            Some(cohort) => cohort,
            None => self.cohort(id)?.ok_or_else(|| self.unknown(id))?,
        };
        let mut problems = Vec::new();
        let listed = self.source.listed(&cohort_folder(id.as_str()));
        let bytes = |table: &TableSchema| {
            let there = listed.may_hold(table.file);
            let bytes = if there { self.source.bytes(&path(id.as_str(), table))? } else { None };
            Ok(bytes.map(FileBytes::from))
        };
        let LoadedCohort { records, marks_by_line } = load(&self.programme, cohort, breadth, &bytes, &mut problems)?;
        if listed.may_hold(EVIDENCE)
            && let Err(Failure::Invalid(unreadable)) = self.source.folder(&evidence_folder(id.as_str()))
        {
            problems.extend(unreadable);
        }
        let sound = !problems.iter().any(|problem| problem.severity == Severity::Error);
        if marks_by_line && sound && self.source.remembers() {
            self.by_line.learn(id);
        }
        Ok((records, problems))
    }

    /// A table as rows of text, with the ids that a spreadsheet wrote otherwise as they were.
    pub(super) fn sheet(&self, table: &TableSchema, file: &str, text: &str) -> Result<CanonicalTable, Failure> {
        if Mark::is_in(table) && cohort_of(file).is_some_and(|cohort| self.by_line.hold(&cohort)) {
            return Ok(CanonicalTable::by_line(table, &self.fields(), text));
        }
        let mut problems = Vec::new();
        let sheet = CanonicalTable::read(table, &self.fields(), &file.into(), text, &mut problems);
        let mut sheet = sheet.ok_or(Failure::Invalid(problems))?;
        if let Some(cohort) = cohort_of(file) {
            sheet.restore(table, || self.ids(&cohort))?;
        }
        Ok(sheet)
    }

    /// The ids that the tables of a cohort may name.
    fn ids(&self, id: &CohortId) -> Result<NameableIds, Failure> {
        let mut ids = NameableIds::default();
        if let Some(cohort) = self.cohort(id)? {
            ids.sessions = cohort.sessions.iter().map(|session| session.id.to_string()).collect();
        }
        let file = path(id.as_str(), Enrolment::TABLE);
        if let Some(bytes) = self.source.bytes(&file)? {
            let text = text_of(&file, &bytes)?.text;
            let enrolled = self.enrolments_in(&file.into(), &text, &mut Vec::new());
            ids.participants = enrolled.keys().map(str::to_owned).collect();
        }
        Ok(ids)
    }

    /// The lines that problems are on.
    pub fn excerpts(&self) -> Excerpts<'_> {
        Excerpts::new(|file| self.source.bytes(file).ok()?)
    }

    /// Every operation, oldest first, and a problem for each line of the journal that is none.
    pub fn history(&self) -> Result<(Vec<Operation>, Vec<Problem>), Failure> {
        let mut operations = Vec::new();
        let problems = self.each_operation(|operation| operations.push(operation))?;
        Ok((operations, problems))
    }

    /// Hands on every operation, oldest first; gives a problem for each line of the journal that is none. Memory does not
    /// grow with the journal.
    pub fn each_operation(&self, mut take: impl FnMut(Operation)) -> Result<Vec<Problem>, Failure> {
        let mut whole = Whole::default();
        let read = self.journal().each(&mut whole, |_, operation| take(operation));
        read.map_err(|error| cannot_read(JOURNAL, &error))?;
        Ok(journal_lines::unusable(&whole).collect())
    }

    /// Operations from the newest on, as long as `take` goes on; lines that are no operation are left out.
    pub fn each_operation_backwards(&self, mut take: impl FnMut(Operation) -> bool) -> Result<(), Failure> {
        let unreadable = |error| cannot_read(JOURNAL, &error);
        for operation in self.journal().backwards(None).map_err(unreadable)? {
            if !take(operation.map_err(unreadable)?) {
                break;
            }
        }
        Ok(())
    }

    /// In a copy of a shared programme, what wrote a file behind an operation, oldest first.
    pub fn written_since(&self, operation: u64, path: &str) -> Result<Vec<Operation>, Failure> {
        let mut written = Vec::new();
        self.each_operation_backwards(|later| {
            let is_later = later.op > operation;
            if is_later && later.files.iter().any(|file| file.path == path) {
                written.push(later);
            }
            is_later
        })?;
        written.reverse();
        Ok(written)
    }

    /// As [`Reading::each_operation`], of the last so many: what comes before them is not read.
    pub fn last_operations(&self, count: usize, take: impl FnMut(Operation)) -> Result<Vec<Problem>, Failure> {
        let mut whole = Whole::default();
        let last = self.journal().last(count, &mut whole).map_err(|error| cannot_read(JOURNAL, &error))?;
        last.into_iter().for_each(take);
        Ok(journal_lines::unusable(&whole).collect())
    }

    /// The transfers that the journal knows and that stand: whose enrolment ended, and which one goes on.
    pub fn transfers(&self) -> Result<Vec<(NamedEnrolment, NamedEnrolment)>, Failure> {
        let unreadable = |error| cannot_read(JOURNAL, &error);
        let mut transfers = StandingTransfers::default();
        for operation in self.journal().backwards(None).map_err(unreadable)? {
            transfers.add(&operation.map_err(unreadable)?);
        }
        Ok(transfers.standing())
    }

    /// Who of a cohort was erased.
    pub fn erased(&self, records: &CohortRecords) -> Result<Erased, Failure> {
        let unreadable = |error| cannot_read(JOURNAL, &error);
        let mut days = BTreeMap::new();
        for operation in self.journal().erasures().map_err(unreadable)? {
            let operation = operation.map_err(unreadable)?;
            let Some(day) = operation.day_of_erasure() else { continue };
            for (cohort, id) in &operation.erases {
                if *cohort == records.cohort.id.as_str() {
                    days.entry(ParticipantId::new(id)).or_insert(day);
                }
            }
        }
        Ok(Erased::of(records, &days))
    }

    /// What is to be said beside the answer of the command.
    pub(super) fn notice(&self, problems: Vec<Problem>) {
        self.noticed.add(problems);
    }

    pub(super) fn journal(&self) -> Journal {
        Journal::of(self.source.root())
    }

    /// The programme's own questions, each a column of the enrolments.
    pub(super) fn fields(&self) -> Vec<String> {
        self.programme.fields.iter().map(|field| field.id.to_string()).collect()
    }

    /// Whether `programme.toml` defines cohorts itself.
    pub fn defines_cohorts(&self) -> bool {
        !self.cohorts.is_empty()
    }

    /// The cohort of `programme.toml` with that id.
    pub(super) fn inline(&self, id: &str) -> Option<&Cohort> {
        self.cohorts.iter().find(|cohort| cohort.id.as_str() == id)
    }

    /// Whether the tables of the whole folder can be opened: looked at once.
    fn folder_tables_open(&self) -> Result<(), Failure> {
        if self.opened.get().is_none() {
            tables_of(Scope::Folder).try_for_each(|table| self.source.file(&shared(table)).map(drop))?;
        }
        self.opened.get_or_init(|| ());
        Ok(())
    }

    fn unknown(&self, id: &CohortId) -> Failure {
        let known: Vec<String> = match self.cohort_ids() {
            Ok(known) => known.iter().map(ToString::to_string).collect(),
            Err(failure) => return failure,
        };
        let near = crate::domain::suggest::nearest(id.as_str(), known.iter().map(String::as_str)).map(str::to_owned);
        let what = Keeping::UnknownCohort { cohort: id.to_string() };
        Failure::Refused(Problem::error(what).hint(KeepingHint::Cohorts { near, known }))
    }
}

/// What is wrong in the programme and in the cohorts that have a file of their own: told in one run.
fn with_other_files(source: &Source, faulty: FaultyDefinition) -> Vec<Problem> {
    let FaultyDefinition { mut problems, programme } = faulty;
    let Some(programme) = programme else { return problems };
    let mut add = |failure| match failure {
        Failure::Invalid(more) => problems.extend(more),
        Failure::Unwritable(one) | Failure::Refused(one) => problems.push(one),
        Failure::NoFolder { .. } | Failure::Stale { .. } | Failure::ByHand { .. } => {}
    };
    let folders = subfolders(source).unwrap_or_else(|failure| {
        add(failure);
        Vec::new()
    });
    for id in folders {
        let file = definition(&id);
        let loaded = source.bytes(&file).and_then(|bytes| {
            let Some(bytes) = bytes else { return Ok(()) };
            let decoded = text_of(&file, &bytes)?;
            load_cohort(&file, &decoded.text, &id, &programme).map(|_| ()).map_err(Failure::Invalid)
        });
        loaded.unwrap_or_else(&mut add);
    }
    problems
}

/// Names of the folders under `data/`, in order, and of what may be one and cannot be looked at.
pub(super) fn subfolders(source: &Source) -> Result<Vec<String>, Failure> {
    let data = source.path("data");
    let (mut folders, mut problems) = (Vec::new(), Vec::new());
    for entry in there::entries(&data).map_err(|error| cannot_read("data", &error))? {
        let name = entry.file_name();
        let (text, folder) = (name.to_string_lossy(), data.join(&name));
        if name.to_str().is_some_and(is_plain_name) {
            if !is_file(&entry) {
                folders.push(text.into_owned());
            }
        } else if !text.starts_with('.') && folder.join(COHORT).exists() {
            let what = Keeping::NoCohortName { folder: format!("data/{text}") };
            problems.push(Problem::error(what).hint(KeepingHint::RenameFolder));
        }
    }
    if problems.is_empty() { Ok(folders) } else { Err(Failure::Invalid(problems)) }
}

/// Whether another folder under `data/` than that one has a definition: no more of them are looked at than it takes to know.
pub(super) fn has_another(source: &Source, id: &str) -> Result<bool, Failure> {
    let unreadable = |error| cannot_read("data", &error);
    for entry in there::in_any_order(&source.path("data")).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        let other = name.to_str().filter(|name| *name != id && is_plain_name(name) && !is_file(&entry));
        if other.is_some_and(|other| source.may_hold(&definition(other))) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether it is no folder. The listing itself tells the two apart; only a link has to be followed.
fn is_file(entry: &DirEntry) -> bool {
    let leads_to_none = || entry.path().metadata().is_ok_and(|found| !found.is_dir());
    entry.file_type().is_ok_and(|kind| !kind.is_dir() && (!kind.is_symlink() || leads_to_none()))
}
