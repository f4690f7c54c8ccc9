//! What a folder holds of people beside the typed rows of its tables: the text of evidence, cells in columns that the
//! program does not know, files that are nobody's. Only reads.

use crate::domain::schema::Scope;
use crate::domain::tables::tables_of;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::journal::{JOURNAL, evidence_digest};
use super::legible::text_of;
use super::lock::LOCK;
use super::paths::{
    cohort_of, definition, evidence, evidence_folder, is_evidence, is_plain_name, is_set_aside, path, table_of,
};
use super::reading::Reading;
use super::source::cannot_read;
use super::there;
use crate::domain::privacy::elsewhere::{Passing, Whereabouts};
use crate::domain::privacy::evidence_file::EvidenceFile;
use crate::domain::problem::Problem;
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::store::keeping::NoFile;
use crate::text::packed;
use crate::text::searched::readings;

/// A cell in a column that the program does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCell {
    /// The table, from the root of the folder.
    pub file: String,
    pub column: String,
    pub cell: String,
}

impl Reading {
    /// Evidence that cannot be opened: whatever it proves may be lost, and whom it names is not known.
    pub fn unreadable_evidence(&self, cohort: &CohortId) -> Vec<Problem> {
        let names = self.evidence_of(cohort).unwrap_or_default();
        let files = names.iter().filter_map(|name| evidence(cohort.as_str(), name));
        let problems = files.filter_map(|file| match self.source.file(&file) {
            Err(Failure::Invalid(problems)) => Some(problems),
            _ => None,
        });
        problems.flatten().collect()
    }

    /// The files of evidence of a cohort.
    pub fn evidence_files(&self, cohort: &CohortId) -> Result<Vec<EvidenceFile>, Failure> {
        let mut files = Vec::new();
        for name in self.evidence_of(cohort)? {
            let (Some(bytes), Some(path)) = (self.evidence(cohort, &name)?, evidence(cohort.as_str(), &name)) else {
                continue;
            };
            let (texts, digest) = (texts(&bytes), evidence_digest(&bytes));
            files.push(EvidenceFile { cohort: cohort.clone(), name, path, bytes, texts, digest });
        }
        Ok(files)
    }

    /// Where a text is, as an editor finds it: `data/2021-spring/attendance.csv:12`.
    pub fn whereabouts(&self, passing: &Passing) -> Result<String, Failure> {
        let cohort = passing.cohort.as_str();
        Ok(match &passing.at {
            Whereabouts::Row(table, line) => format!("{}:{line}", path(cohort, table)),
            Whereabouts::Definition(session) => {
                let file = self.cohort(&passing.cohort)?.map(|cohort| cohort.file.to_string()).unwrap_or_default();
                format!("{file} {session}")
            }
        })
    }

    /// What the rows of a participant hold in columns that the program does not know.
    pub fn unknown_cells(&self, cohort: &CohortId, id: &ParticipantId) -> Result<Vec<UnknownCell>, Failure> {
        let (fields, mut found) = (self.fields(), Vec::new());
        // An alias has no other column that is about a person.
        for table in tables_of(Scope::Cohort) {
            let people: Vec<&str> = table.people().map(|position| table.columns[position].name).collect();
            let file = path(cohort.as_str(), table);
            let Some(bytes) = self.source.bytes(&file)? else { continue };
            let text = text_of(&file, &bytes)?.text;
            let Ok(sheet) = self.sheet(table, &file, &text) else { continue };
            let known: Vec<&str> = table.headings(&fields).collect();
            let is_theirs = |row: &Cow<'_, [String]>| {
                let mut cells = sheet.columns.iter().zip(&**row);
                cells.any(|(column, cell)| cell == id.as_str() && people.contains(&column.as_str()))
            };
            for row in (0..sheet.len()).map(|place| sheet.row(place)).filter(is_theirs) {
                let cells = sheet.columns.iter().zip(&*row);
                for (column, cell) in
                    cells.filter(|(column, cell)| !known.contains(&column.as_str()) && !cell.is_empty())
                {
                    found.push(UnknownCell { file: file.clone(), column: column.clone(), cell: cell.clone() });
                }
            }
        }
        Ok(found)
    }

    /// Whether a file is a copy that the program itself set aside.
    pub fn is_set_aside(&self, file: &str) -> bool {
        is_set_aside(file)
    }

    /// Copies that the program itself set aside, with what they say. Nothing is read through a link.
    pub(super) fn set_aside(&self) -> Result<Vec<SetAsideText>, Failure> {
        set_aside_in(self.source.root())
    }

    /// Files under `data/` that are none of the program's tables, definitions or evidence, and those of them whose text
    /// `names` somebody: copies set aside after a crash, what a spreadsheet left, exports saved there, folders that belong
    /// to no cohort. One that cannot be read is an error: nobody can say that it names nobody.
    pub fn strange_files(&self, names: impl Fn(&str) -> bool) -> Result<Vec<String>, Failure> {
        let cohorts: HashSet<CohortId> = self.cohort_ids()?.into_iter().collect();
        let followed =
            cohorts.iter().flat_map(|id| [format!("data/{id}"), evidence_folder(id.as_str())]).collect::<HashSet<_>>();
        let mut files = Vec::new();
        collect(&self.source.path("data"), "data", &followed, &mut files)?;
        files.sort_unstable();
        let mut found = Vec::new();
        for Strange { name, path } in files.into_iter().filter(|file| !file.is_own(&cohorts)) {
            let bytes = match there::read(&path) {
                Ok(bytes) => bytes.unwrap_or_default(),
                // A pipe or a device holds nothing: only its name may be somebody's.
                Err(error) if is_device(&error) => Vec::new(),
                Err(error) => return Err(cannot_read(&name, &error)),
            };
            let mut texts = readings(&bytes);
            texts.extend(packed::texts(&bytes).unwrap_or_default());
            if names(&name) || texts.iter().any(|text| names(text)) {
                found.push(name);
            }
        }
        Ok(found)
    }
}

/// A file that may be nobody's.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Strange {
    /// From the root of the folder.
    name: String,
    path: PathBuf,
}

impl Strange {
    /// Whether it is a file that reading those cohorts, or the folder, reads.
    fn is_own(&self, cohorts: &HashSet<CohortId>) -> bool {
        let name = self.name.as_str();
        // A name that no text can hold is not one of ours, nor is evidence that no path of ours can name.
        let plain = self.path.file_name().and_then(|name| name.to_str()).is_some_and(is_plain_name);
        match cohort_of(name) {
            // Contents on which a copy and its store last agreed: they go with those of the tables.
            _ if name == LOCK || name.starts_with("data/.known/") => true,
            _ if !plain => false,
            None => name == JOURNAL || table_of(name).is_some(),
            Some(cohort) => {
                let of_cohort = table_of(name).is_some() || is_evidence(name) || definition(cohort.as_str()) == name;
                of_cohort && cohorts.contains(&cohort)
            }
        }
    }
}

/// A copy that was set aside: its path from the root of the folder, where it lies, what it says.
pub(super) type SetAsideText = (String, PathBuf, String);

/// Copies that the program itself set aside in a folder. Nothing is read through a link.
pub(super) fn set_aside_in(root: &Path) -> Result<Vec<SetAsideText>, Failure> {
    let (mut files, mut copies) = (Vec::new(), Vec::new());
    collect(&root.join("data"), "data", &HashSet::new(), &mut files)?;
    files.sort_unstable();
    for Strange { name: file, path } in files.into_iter().filter(|file| is_set_aside(&file.name)) {
        if path.symlink_metadata().is_ok_and(|kind| kind.is_file()) {
            let bytes = fs::read(&path).map_err(|error| cannot_read(&file, &error))?;
            let text = text_of(&file, &bytes)?.text.into_owned();
            copies.push((file, path, text));
        }
    }
    Ok(copies)
}

/// Every file below a folder. Of links to folders only those of cohorts are followed: others lead out of the data.
fn collect(path: &Path, name: &str, followed: &HashSet<String>, files: &mut Vec<Strange>) -> Result<(), Failure> {
    for entry in there::list(path).map_err(|error| cannot_read(name, &error))? {
        let (path, name) = (path.join(&entry), format!("{name}/{}", entry.to_string_lossy()));
        let own = match fs::symlink_metadata(&path) {
            Ok(own) => own,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(cannot_read(&name, &error)),
        };
        // An editor's lock is a link that leads nowhere: `.#attendance.csv`.
        if own.is_symlink() && entry.to_string_lossy().starts_with(".#") {
            continue;
        }
        let found = there::look(&path).map_err(|error| cannot_read(&name, &error))?;
        if !found.is_some_and(|found| found.is_dir()) {
            files.push(Strange { name, path });
        } else if own.is_dir() || followed.contains(&name) {
            collect(&path, &name, followed, files)?;
        }
    }
    Ok(())
}

fn is_device(error: &std::io::Error) -> bool {
    error.get_ref().and_then(|inner| inner.downcast_ref()) == Some(&NoFile::Device)
}

/// The texts that a file may be, or of which it is packed; none of one that holds bytes which no text holds.
fn texts(bytes: &[u8]) -> Vec<String> {
    if bytes.starts_with(b"PK\x03\x04") {
        return packed::texts(bytes).unwrap_or_default();
    }
    if bytes.starts_with(b"%PDF") {
        return Vec::new();
    }
    let mut texts = readings(bytes);
    texts.retain(|text| !text.contains('\0'));
    texts
}
