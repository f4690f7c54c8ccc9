//! What `check` is told of files as files, gathered from the store and the file system.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::check::{CopiedFile, DriftedTable, FolderFacts, LostLog, OpenFile, TableFacts};
use crate::commands::context::Context;
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::store::{Drifted, Failure, FileShape, NoJournal, Reading, Recorded};

/// How the tables of a cohort are laid out.
pub fn tables(reading: &Reading, id: &CohortId) -> Result<Vec<TableFacts>, Failure> {
    Ok(reading.shapes(id)?.into_iter().map(facts).collect())
}

fn facts(shape: FileShape) -> TableFacts {
    TableFacts {
        file: shape.file,
        missing: shape.missing,
        unknown: shape.unknown,
        canonical: shape.canonical,
        phones: shape.phones,
    }
}

/// The tables of a cohort that are not as their last operations left them.
pub fn drifted(reading: &Reading, id: &CohortId, recorded: &Recorded) -> Result<Vec<DriftedTable>, Failure> {
    Ok(reading.drifted(id, recorded)?.into_iter().map(changed).collect())
}

fn changed(table: Drifted) -> DriftedTable {
    DriftedTable { file: table.file, operation: table.operation, gone: table.gone }
}

/// The logs that marks of a cohort cite and that are no longer where they were kept.
pub fn lost_logs(reading: &Reading, records: &CohortRecords, recorded: &Recorded) -> Result<Vec<LostLog>, Failure> {
    let proofs = records.numbered_marks().iter().flat_map(|row| row.record.evidence.proofs());
    let cited: BTreeSet<&str> = proofs.filter_map(|proof| proof.digest.as_deref()).collect();
    let mut lost = Vec::new();
    for digest in cited {
        if let Some(file) = reading.lost_log(&records.cohort.id, digest, recorded)? {
            lost.push(LostLog { digest: digest.to_owned(), file });
        }
    }
    Ok(lost)
}

/// What is known of the folder beside its cohorts.
pub fn folder(context: &Context<'_>, reading: &Reading, recorded: &Recorded) -> Result<FolderFacts, Failure> {
    let root = context.folder()?.root().to_owned();
    let ids = reading.cohort_ids()?;
    let copies = reading.copies_beside(&ids)?.into_iter();
    let no_journal = reading.no_journal(&ids)?.map(|missing| missing == NoJournal::Empty);
    let cohorts: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let whole = ["programme.toml", "data", "data/journal.jsonl", "data/mappings.csv", "data/seals.csv", "data/sealed"];
    let mut paths: Vec<String> = whole.map(str::to_owned).to_vec();
    for cohort in &cohorts {
        let evidence = format!("data/{cohort}/evidence");
        // Where it cannot be listed, the cohort says so.
        let names = reading.evidence_of(&CohortId::new(cohort)).unwrap_or_default();
        paths.push(format!("data/{cohort}"));
        paths.extend(reading.files_of(cohort));
        paths.extend(names.iter().map(|name| format!("{evidence}/{name}")));
        paths.push(evidence);
    }
    Ok(FolderFacts {
        cohorts,
        undefined: reading.undefined_folders()?,
        tables: reading.shapes_of_folder()?.into_iter().map(facts).collect(),
        drifted: reading.drifted_of_folder(recorded)?.into_iter().map(changed).collect(),
        no_journal,
        copies: copies.map(|copy| CopiedFile { file: copy.file, of: copy.of }).collect(),
        open: paths.into_iter().filter_map(|path| open_to_all(&root, path)).collect(),
    })
}

/// A path that anybody on this computer may write to. A folder with the sticky bit is as bad: files can be added.
#[cfg(unix)]
fn open_to_all(root: &Path, path: String) -> Option<OpenFile> {
    use std::os::unix::fs::PermissionsExt;
    let mode = root.join(&path).metadata().ok()?.permissions().mode() & 0o777;
    (mode & 0o002 != 0).then(|| OpenFile { path: Arc::from(path), mode })
}

/// Elsewhere permissions say nothing of the kind.
#[cfg(not(unix))]
fn open_to_all(_: &Path, _: String) -> Option<OpenFile> {
    None
}
