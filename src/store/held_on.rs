//! What a folder holds of people beside the typed rows of its tables: the text of evidence, cells in columns that the
//! program does not know, files that are nobody's. Only reads.

use std::fs;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::folder::PROGRAMME;
use super::journal::{JOURNAL, evidence_digest};
use super::legible::text_of;
use super::lock::LOCK;
use super::paths::{definition, evidence, is_evidence, is_set_aside, path, table_of};
use super::reading::Reading;
use super::rows::enrolments::ENROLMENTS;
use super::rows::held::SESSIONS;
use super::rows::marks::ATTENDANCE;
use super::sheet::Sheet;
use super::source::cannot_read;
use crate::domain::elsewhere::{Passing, Whereabouts};
use crate::domain::evidence_file::EvidenceFile;
use crate::domain::ids::{CohortId, ParticipantId};
use crate::text::searched::readings;

/// A cell in a column that the program does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCell {
    /// The table, from the root of the folder.
    pub file: String,
    /// The heading.
    pub column: String,
    /// What it holds.
    pub cell: String,
}

impl Reading {
    /// The files of evidence of a cohort.
    pub fn evidence_files(&self, cohort: &CohortId) -> Result<Vec<EvidenceFile>, Failure> {
        let mut files = Vec::new();
        for name in self.evidence_of(cohort) {
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
            Whereabouts::Enrolments(line) => format!("{}:{line}", path(cohort, &ENROLMENTS)),
            Whereabouts::Attendance(line) => format!("{}:{line}", path(cohort, &ATTENDANCE)),
            Whereabouts::Sessions(line) => format!("{}:{line}", path(cohort, &SESSIONS)),
            Whereabouts::Definition(session) => {
                let file = self.cohort(&passing.cohort)?.map(|cohort| cohort.file.to_string()).unwrap_or_default();
                format!("{file} {session}")
            }
        })
    }

    /// What the rows of a participant hold in columns that the program does not know.
    pub fn unknown_cells(&self, cohort: &CohortId, id: &ParticipantId) -> Result<Vec<UnknownCell>, Failure> {
        let (fields, mut found) = (self.fields(), Vec::new());
        for (table, key) in [(&ENROLMENTS, "id"), (&ATTENDANCE, "participant")] {
            let file = path(cohort.as_str(), table);
            let Some(bytes) = self.source.bytes(&file)? else { continue };
            let text = text_of(&file, &bytes)?.text;
            let sheet = Sheet::read(table, &fields, &file.as_str().into(), &text, &mut Vec::new());
            let Some(sheet) = sheet else { continue };
            let Some(at) = sheet.columns.iter().position(|column| column == key) else { continue };
            let known: Vec<&str> = table.headings(&fields).collect();
            for row in sheet.rows.iter().filter(|row| row[at] == id.as_str()) {
                let cells = sheet.columns.iter().zip(row);
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
    pub(super) fn set_aside(&self) -> Result<Vec<(String, PathBuf, String)>, Failure> {
        let (mut files, mut copies) = (Vec::new(), Vec::new());
        collect(self.source.root(), "data", &mut files);
        files.sort_unstable();
        for file in files.into_iter().filter(|file| is_set_aside(file)) {
            let path = self.source.path(&file);
            if path.symlink_metadata().is_ok_and(|kind| kind.is_file()) {
                let bytes = fs::read(&path).map_err(|error| cannot_read(&file, &error))?;
                let text =
                    text_of(&file, &bytes).map_err(|illegible| Failure::Invalid(vec![illegible]))?.text.into_owned();
                copies.push((file, path, text));
            }
        }
        Ok(copies)
    }

    /// Files under `data/` that are none of the program's tables, definitions or evidence, and those of them whose text
    /// `names` somebody: copies set aside after a crash, what a spreadsheet left, exports saved there.
    pub fn strange_files(&self, names: impl Fn(&str) -> bool) -> Vec<String> {
        let mut files = Vec::new();
        collect(self.source.root(), "data", &mut files);
        let cohorts = self.cohort_ids();
        let own = |file: &str| {
            table_of(file).is_some()
                || is_evidence(file)
                || [JOURNAL, LOCK, PROGRAMME].contains(&file)
                || cohorts.iter().any(|cohort| definition(cohort.as_str()) == file)
        };
        let holds = |file: &String| {
            let bytes = fs::read(self.source.path(file)).unwrap_or_default();
            names(file) || readings(&bytes).iter().any(|text| names(text))
        };
        files.sort_unstable();
        files.into_iter().filter(|file| !own(file)).filter(holds).collect()
    }
}

fn collect(root: &Path, folder: &str, files: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return };
    for entry in entries.filter_map(Result::ok) {
        let file = format!("{folder}/{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(root, &file, files),
            Ok(_) => files.push(file),
            Err(_) => {}
        }
    }
}

/// The texts that a file may be; none of one that holds bytes which no text holds, or is packed.
fn texts(bytes: &[u8]) -> Vec<String> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF") {
        return Vec::new();
    }
    let mut texts = readings(bytes);
    texts.retain(|text| !text.contains('\0'));
    texts
}
