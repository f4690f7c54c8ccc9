//! Before anything is written: the files, as they would be, must still read and hold together.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::breadth::Breadth;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::problem::{Problem, Severity};
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::domain::schema::{CellKind, ReadBy, Record as _, Scope, TableSchema};
use crate::domain::tables::tables_of;
use crate::store::countable::newly_wrong;
use crate::store::draft::marks_alone;
use crate::store::draft::rewrite::Rewrite;
use crate::store::failure::Failure;
use crate::store::file_bytes::FileBytes;
use crate::store::keeping::Keeping;
use crate::store::legible::text_of;
use crate::store::loading::{LoadedCohort, examine_enrolments, load, load_shared};
use crate::store::paths::PROGRAMME;
use crate::store::paths::{definition, is_evidence, path, shared, table_of};
use crate::store::programme::{load_cohort, load_programme};
use crate::store::reading::Reading;

/// What of the cohorts, as they would be, is still asked for once they are known to hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Keep {
    Cohorts,
    Nothing,
}

/// Nothing is written that could not be read again: definitions and tables are read as they would be. Gives the cohorts
/// as they would be, where they are to be kept.
pub(super) fn verify(
    reading: &Reading,
    files: &[Rewrite],
    cohorts: &BTreeSet<CohortId>,
    keep: Keep,
) -> Result<Vec<CohortRecords>, Failure> {
    let bytes = |file: &str| match files.iter().find(|rewrite| rewrite.change.path == file) {
        Some(rewrite) => Ok(rewrite.after.clone()),
        None => Ok::<_, Failure>(reading.source.bytes(file)?.map(FileBytes::from)),
    };
    let definition = if files.iter().any(|rewrite| rewrite.change.path == PROGRAMME) {
        let bytes = bytes(PROGRAMME)?.unwrap_or_else(|| String::new().into());
        Some(load_programme(PROGRAMME, &text_of(PROGRAMME, &bytes)?.text).map_err(would_break)?)
    } else {
        None
    };
    let programme: &Programme = definition.as_ref().map_or(reading.programme(), |new| &new.programme);
    if files.iter().any(|rewrite| tables_of(Scope::Folder).any(|table| shared(table) == rewrite.change.path)) {
        let (_, problems) = load_shared(programme, &|table: &TableSchema| bytes(&shared(table)))?;
        if !problems.is_empty() {
            return Err(would_break(problems));
        }
    }
    let breadth = breadth_of(files);
    let mut read = Vec::new();
    for id in cohorts {
        let inline = match &definition {
            Some(new) => new.cohorts.iter().find(|cohort| cohort.id == *id).cloned(),
            None => reading.inline(id.as_str()).cloned(),
        };
        let Some(cohort) = (match inline {
            Some(cohort) => Some(cohort),
            None => own_file(id, programme, &bytes)?,
        }) else {
            unused(id, &bytes)?;
            continue;
        };
        let mut problems = Vec::new();
        // A test reads the whole cohort all the same: it must come to no other result.
        let marks_hold = keep == Keep::Nothing && marks_alone::hold(reading, &cohort, files)?;
        if marks_hold && !cfg!(debug_assertions) {
            continue;
        }
        if keep == Keep::Nothing && nothing_but_enrolments(id, breadth, &bytes)? {
            let file: Arc<str> = path(id.as_str(), Enrolment::TABLE).into();
            if let Some(bytes) = bytes(&file)? {
                examine_enrolments(programme, &file, &text_of(&file, &bytes)?.text, &mut problems);
            }
            problems.retain(|problem| problem.severity == Severity::Error);
            if !problems.is_empty() {
                return Err(would_break(problems));
            }
            continue;
        }
        let LoadedCohort { records, .. } =
            load(programme, cohort, breadth, &|table: &TableSchema| bytes(&path(id.as_str(), table)), &mut problems)?;
        problems.retain(|problem| problem.severity == Severity::Error);
        if problems.is_empty() {
            problems.extend(newly_wrong(|| reading.examine(id).ok().map(|(before, _)| before), &records));
        }
        if !problems.is_empty() {
            debug_assert!(!marks_hold, "{id}: {problems:?}");
            return Err(would_break(problems));
        }
        if keep == Keep::Cohorts {
            read.push(records);
        }
    }
    Ok(read)
}

/// Which tables have to be read again: all, unless those alone change that no row of another names, and that every command
/// reads.
fn breadth_of(files: &[Rewrite]) -> Breadth {
    let names_none = |table: &TableSchema| {
        table.read == ReadBy::Every && !table.columns.iter().any(|column| matches!(column.kind, CellKind::OwnId(_)))
    };
    let quiet = |file: &str| table_of(file).is_some_and(names_none) || is_evidence(file);
    if files.iter().all(|rewrite| quiet(&rewrite.change.path)) { Breadth::Register } else { Breadth::Whole }
}

/// Whether no other table of a cohort has a row: no row names anybody, so that each enrolment is right or wrong alone.
fn nothing_but_enrolments(
    id: &CohortId,
    breadth: Breadth,
    bytes: &impl Fn(&str) -> Result<Option<FileBytes>, Failure>,
) -> Result<bool, Failure> {
    for table in tables_of(Scope::Cohort).filter(|table| !Enrolment::is_in(table) && breadth.reads(table)) {
        let has_rows = |bytes: FileBytes| {
            let ends = memchr::memchr2_iter(b'\n', b'\r', &bytes).count();
            // The last row may have no end of line.
            ends > 1 || ends == 1 && !bytes.ends_with(b"\n") && !bytes.ends_with(b"\r")
        };
        if bytes(&path(id.as_str(), table))?.is_some_and(has_rows) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A cohort goes only while nobody is enrolled in it and nothing is marked.
fn unused(id: &CohortId, bytes: &impl Fn(&str) -> Result<Option<FileBytes>, Failure>) -> Result<(), Failure> {
    for table in tables_of(Scope::Cohort) {
        let file = path(id.as_str(), table);
        let Some(bytes) = bytes(&file)? else { continue };
        if text_of(&file, &bytes)?.text.lines().filter(|line| !line.trim().is_empty()).count() > 1 {
            return Err(Failure::Refused(Problem::error(Keeping::CohortInUse { cohort: id.to_string(), file })));
        }
    }
    Ok(())
}

fn own_file(
    id: &CohortId,
    programme: &Programme,
    bytes: &impl Fn(&str) -> Result<Option<FileBytes>, Failure>,
) -> Result<Option<Cohort>, Failure> {
    let file = definition(id.as_str());
    let Some(bytes) = bytes(&file)? else { return Ok(None) };
    load_cohort(&file, &text_of(&file, &bytes)?.text, id.as_str(), programme).map(Some).map_err(would_break)
}

fn would_break(problems: Vec<Problem>) -> Failure {
    let Some(first) = problems.into_iter().next() else { return Failure::Invalid(Vec::new()) };
    let what = Keeping::WouldBreak { en: first.what.en(), fr: first.what.fr() };
    Failure::Refused(Problem { place: first.place, ..Problem::error(what) })
}
