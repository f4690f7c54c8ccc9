//! Before anything is written: the files, as they would be, must still read and hold together.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::breadth::Breadth;
use crate::domain::problem::{Problem, Severity};
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::domain::schema::{Kind, ReadBy, Scope, Table};
use crate::domain::tables::tables_of;
use crate::store::countable::newly_wrong;
use crate::store::draft::rewrite::Rewrite;
use crate::store::failure::Failure;
use crate::store::keeping::Keeping;
use crate::store::legible::text_of;
use crate::store::loading::{load, load_shared};
use crate::store::paths::PROGRAMME;
use crate::store::paths::{definition, is_evidence, path, shared, table_of};
use crate::store::programme::{load_cohort, load_programme};
use crate::store::reading::Reading;

/// Nothing is written that could not be read again: definitions and tables are read as they would be. Gives the cohorts
/// as they would be.
pub(super) fn verify(
    reading: &Reading,
    files: &[Rewrite],
    cohorts: &BTreeSet<CohortId>,
) -> Result<Vec<CohortRecords>, Failure> {
    let bytes = |file: &str| match files.iter().find(|rewrite| rewrite.change.path == file) {
        Some(rewrite) => Ok(rewrite.after.clone()),
        None => reading.source.bytes(file),
    };
    let definition = if files.iter().any(|rewrite| rewrite.change.path == PROGRAMME) {
        let bytes: Arc<[u8]> = bytes(PROGRAMME)?.unwrap_or_else(|| Arc::from([]));
        Some(load_programme(PROGRAMME, &text_of(PROGRAMME, &bytes)?.text).map_err(would_break)?)
    } else {
        None
    };
    let programme: &Programme = definition.as_ref().map_or(reading.programme(), |new| &new.programme);
    if files.iter().any(|rewrite| tables_of(Scope::Folder).any(|table| shared(table) == rewrite.change.path)) {
        let (_, problems) = load_shared(programme, &|table: &Table| bytes(&shared(table)))?;
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
        let records =
            load(programme, cohort, breadth, &|table: &Table| bytes(&path(id.as_str(), table)), &mut problems)?;
        problems.retain(|problem| problem.severity == Severity::Error);
        if !problems.is_empty() {
            return Err(would_break(problems));
        }
        if let Some(problem) = newly_wrong(|| reading.examine(id).ok().map(|(before, _)| before), &records) {
            return Err(would_break(vec![problem]));
        }
        read.push(records);
    }
    Ok(read)
}

/// Which tables have to be read again: all, unless those alone change that no row of another names, and that every command
/// reads.
fn breadth_of(files: &[Rewrite]) -> Breadth {
    let names_none = |table: &Table| {
        table.read == ReadBy::Every && !table.columns.iter().any(|column| matches!(column.kind, Kind::OwnId(_)))
    };
    let quiet = |file: &str| table_of(file).is_some_and(names_none) || is_evidence(file);
    if files.iter().all(|rewrite| quiet(&rewrite.change.path)) { Breadth::Register } else { Breadth::Whole }
}

/// A cohort goes only while nobody is enrolled in it and nothing is marked.
fn unused(id: &CohortId, bytes: &impl Fn(&str) -> Result<Option<Arc<[u8]>>, Failure>) -> Result<(), Failure> {
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
    bytes: &impl Fn(&str) -> Result<Option<Arc<[u8]>>, Failure>,
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
