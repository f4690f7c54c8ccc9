//! What papers need beside one cohort: the coordinator's own templates, the logo, and the papers issued in every cohort.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::failure::Failure;
use super::journal::{FileEdit, JOURNAL};
use super::legible::text_of;
use super::paths::path;
use super::reading::Reading;
use super::replace::{create_new, make_folder};
use super::rows::{self, KnownIds};
use super::source::cannot_read;
use super::there;
use crate::domain::attendance::mark::Mark;
use crate::domain::headings::Heading;
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::schema::Record as _;
use crate::store::keeping::Keeping;

/// Where the coordinator's own templates lie.
pub const TEMPLATES: &str = "templates";

/// The folders of templates, below that one: a language each, and what all share.
const FOLDERS: [&str; 3] = ["", "fr", "en"];

/// A picture in the head of papers is at most so large.
const LARGEST_LOGO: u64 = 1_000_000;

/// What a file is that the definition names.
pub enum NamedFile {
    NotThere,
    TooLarge,
    There(Arc<[u8]>),
}

impl Reading {
    /// The coordinator's own templates: file, from the folder of templates, and text.
    pub fn templates(&self) -> Result<Vec<(String, String)>, Failure> {
        let mut found = Vec::new();
        if !self.source.folder(TEMPLATES)? {
            return Ok(found);
        }
        for folder in FOLDERS {
            let within = if folder.is_empty() { TEMPLATES.to_owned() } else { format!("{TEMPLATES}/{folder}") };
            if !self.source.folder(&within)? {
                continue;
            }
            let names = self.source.list(&within)?;
            for name in names.iter().filter(|name| is_template(name)) {
                let file = format!("{within}/{name}");
                if self.source.path(&file).is_dir() {
                    continue;
                }
                let Some(bytes) = self.source.bytes(&file)? else { continue };
                let text = text_of(&Arc::from(file.as_str()), &bytes)?.text;
                found.push((file[TEMPLATES.len() + 1..].to_owned(), text.to_string()));
            }
        }
        Ok(found)
    }

    /// The coordinator's own templates of a word processor, from the folder of templates.
    pub fn office_templates(&self) -> Result<Vec<String>, Failure> {
        let mut found = Vec::new();
        for folder in &FOLDERS[1..] {
            let within = format!("{TEMPLATES}/{folder}");
            if !self.source.folder(TEMPLATES)? || !self.source.folder(&within)? {
                continue;
            }
            let is_file = |name: &&String| is_office(name) && !self.source.path(&format!("{within}/{name}")).is_dir();
            found.extend(self.source.list(&within)?.iter().filter(is_file).map(|name| format!("{folder}/{name}")));
        }
        Ok(found)
    }

    /// One of them.
    pub fn office_template(&self, file: &str) -> Result<Arc<[u8]>, Failure> {
        Ok(self.source.bytes(&format!("{TEMPLATES}/{file}"))?.unwrap_or_default())
    }

    /// The bytes of a picture that the definition names; none where there is no such file, an empty answer where it is too
    /// large.
    pub fn picture(&self, file: &str) -> Result<Option<Arc<[u8]>>, Failure> {
        Ok(match self.named_file(file, LARGEST_LOGO)? {
            NamedFile::NotThere => None,
            NamedFile::TooLarge => Some(Arc::from([])),
            NamedFile::There(bytes) => Some(bytes),
        })
    }

    /// A file of the folder of at most so many bytes.
    pub fn named_file(&self, file: &str, most: u64) -> Result<NamedFile, Failure> {
        let found = there::look(&self.source.path(file)).map_err(|error| cannot_read(file, &error))?;
        if found.is_some_and(|found| found.len() > most) {
            return Ok(NamedFile::TooLarge);
        }
        Ok(self.source.bytes(file)?.map_or(NamedFile::NotThere, NamedFile::There))
    }

    /// When marks of these people at these sessions were written: every moment that the journal knows, latest first. Marks made by hand have none.
    pub fn moments_of_marks(
        &self,
        cohort: &CohortId,
        sessions: &[&SessionId],
        people: &[&ParticipantId],
    ) -> Result<Vec<DateTime<FixedOffset>>, Failure> {
        let unreadable = |error| cannot_read(JOURNAL, &error);
        let file = path(cohort.as_str(), Mark::TABLE);
        let mut moments = Vec::new();
        for operation in self.journal().backwards(Some(&file)).map_err(unreadable)? {
            let operation = operation.map_err(unreadable)?;
            let is_asked = |key: &[String]| match key {
                [session, person, ..] => {
                    sessions.iter().any(|of| of.as_str() == session) && people.iter().any(|of| of.as_str() == person)
                }
                _ => false,
            };
            if operation.changes.iter().any(|edit| edit.table() == file && is_asked(edit.key())) {
                moments.extend(operation.moment());
            }
        }
        Ok(moments)
    }

    /// The papers that were issued in any cohort: numbers are unique in the folder.
    pub fn papers_of_every_cohort(&self) -> Result<Vec<IssuedPaper>, Failure> {
        let (mut all, mut problems) = (Vec::new(), Vec::new());
        for cohort in self.every_cohort()? {
            let file: Arc<str> = path(cohort.as_str(), IssuedPaper::TABLE).into();
            let Some(bytes) = self.source.bytes(&file)? else { continue };
            let text = text_of(&file, &bytes)?.text;
            // Whom a paper is about is looked at where the cohort is read.
            let known = KnownIds::of(self.programme());
            let rows = rows::read::<IssuedPaper>(&file, &text, &[], &known, &mut problems).rows;
            all.extend(rows.into_iter().map(|row| row.record));
        }
        if problems.is_empty() { Ok(all) } else { Err(Failure::Invalid(problems)) }
    }

    /// Of each of these papers, the operations that gave its number and version before, from the last on: the position of the paper,
    /// the operation, and what the paper said then.
    pub fn given_before(&self, papers: &[IssuedPaper]) -> Result<Vec<(usize, u64, String)>, Failure> {
        let unreadable = |error| cannot_read(JOURNAL, &error);
        let wanted: HashMap<Vec<String>, usize> =
            papers.iter().enumerate().map(|(at, paper)| (paper.key(), at)).collect();
        let mut found = Vec::new();
        for operation in self.journal().in_every_folder(IssuedPaper::TABLE.file).map_err(unreadable)? {
            let operation = operation.map_err(unreadable)?;
            for edit in &operation.changes {
                if let FileEdit::Row { table, key, after: Some(said), .. } = edit
                    && table.rsplit('/').next() == Some(IssuedPaper::TABLE.file)
                    && let Some(at) = wanted.get(key)
                {
                    found.push((*at, operation.op, said.get(Heading::Content.key()).to_owned()));
                }
            }
        }
        Ok(found)
    }
}

fn is_template(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ["html", "css", "txt"].iter().any(|known| ending == *known))
}

/// What a word processor leaves beside a file that is open begins with `~$` or `.`.
fn is_office(name: &str) -> bool {
    let ending = Path::new(name).extension();
    ending.is_some_and(|ending| ending == "docx" || ending == "odt") && !name.starts_with(['~', '.'])
}

/// What became of a template that is part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateFate {
    Written,
    /// It was there, as it is.
    Same,
    /// Another text is there, and stays.
    Yours,
}

/// Writes templates into a folder, each where none lies yet; tells what became of each. In a dry run nothing is written.
pub fn copy_templates(root: &Path, files: &[(&str, &str)], dry_run: bool) -> Result<Vec<TemplateFate>, Failure> {
    let unwritable = |file: &str, error: &std::io::Error| {
        Failure::unwritable(Keeping::CannotWrite { file: file.to_owned(), why: error.into() })
    };
    let mut fates = Vec::new();
    for (name, text) in files {
        let file = format!("{TEMPLATES}/{name}");
        let target = root.join(&file);
        let there = there::read(&target).map_err(|error| cannot_read(&file, &error))?;
        let fate = match there {
            Some(bytes) if *bytes == *text.as_bytes() => TemplateFate::Same,
            Some(_) => TemplateFate::Yours,
            None => TemplateFate::Written,
        };
        if fate == TemplateFate::Written && !dry_run {
            let folders = [Some(root.join(TEMPLATES)), target.parent().map(Path::to_owned)];
            let made = folders.iter().flatten().try_for_each(|folder| make_folder(folder));
            made.and_then(|()| create_new(&target, text.as_bytes())).map_err(|error| unwritable(&file, &error))?;
        }
        fates.push(fate);
    }
    Ok(fates)
}
