//! Where the files of papers lie, and how they are written: all of them or none, and none over a file that says something else.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::leaving::Leaving;
use super::made::MadePaper;
use crate::commands::context::Context;
use crate::commands::outlet::{Outlet, not_written};
use crate::domain::paper::refusal::PaperRefusal;
use crate::render::paper::PaperFormat;
use crate::store::StagedFolder;
use crate::store::finish_together;
use crate::store::replace::{Staged, resolved};
use crate::store::there;
use crate::text::pieces::Pieces;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{BadValue, Usage};

/// The place that was named.
#[derive(Clone, Debug)]
pub struct OutputPlace {
    /// As typed; empty: the working folder, unnamed.
    typed: PathBuf,
    /// Whether it is one file.
    is_file: bool,
    /// What is asked for by name or by ending; else papers are what their templates are.
    asked: Option<PaperFormat>,
}

/// A file that is to be written.
#[derive(Clone, Debug)]
pub struct OutputFile {
    /// As it is named on the terminal.
    pub typed: String,
    /// Its name in the folder.
    pub name: String,
    pub bytes: Pieces,
}

impl OutputPlace {
    /// What `-o` and `--format` say: a file where its ending is known, a folder where it is there, or has no ending.
    pub fn of(context: &Context<'_>, leaving: &Leaving) -> Result<Self> {
        let Some(typed) = &leaving.output else {
            return Ok(Self { typed: PathBuf::new(), is_file: false, asked: leaving.format });
        };
        let is_folder = context.env.folder.join(typed).is_dir() || typed.to_string_lossy().ends_with(['/', '\\']);
        let ending = if is_folder { Ok(None) } else { PaperFormat::of_file(typed) };
        let ending = ending.map_err(|ending| {
            let wrong = BadValue::NotOneOf { typed: ending, known: PaperFormat::NAMES.to_vec() };
            CommandError::usage(Usage::Value { flag: "--output".to_owned(), wrong }, None)
        })?;
        if let (Some(format), Some(ending)) = (leaving.format, ending)
            && format != ending
        {
            let wrong = BadValue::NotItsEnding { typed: format.ending().to_owned(), ending: ending.ending() };
            return Err(CommandError::usage(Usage::Value { flag: "--format".to_owned(), wrong }, None));
        }
        Ok(Self { typed: typed.clone(), is_file: ending.is_some(), asked: leaving.format.or(ending) })
    }

    /// A folder, or a file, of something else than papers.
    pub fn named(typed: &Path, is_file: bool) -> Self {
        Self { typed: typed.to_owned(), is_file, asked: None }
    }

    /// The format that is asked for.
    pub fn asked(&self) -> Option<PaperFormat> {
        self.asked
    }

    /// The format that a paper gets there.
    pub fn format(&self, made: &MadePaper) -> PaperFormat {
        self.asked.unwrap_or(made.format())
    }

    /// Whether only one paper fits in it.
    pub fn is_file(&self) -> bool {
        self.is_file
    }

    /// A file there: of that name, unless the file itself was named.
    pub fn file(&self, name: String, bytes: impl Into<Pieces>) -> OutputFile {
        let typed = if self.is_file { self.typed.clone() } else { self.typed.join(&name) };
        OutputFile { typed: typed.display().to_string(), name, bytes: bytes.into() }
    }

    /// Names of the files that lie there; none where one file was named.
    pub fn names(&self, context: &Context<'_>) -> Vec<String> {
        if self.is_file {
            return Vec::new();
        }
        let there = there::list(&context.env.folder.join(&self.typed)).unwrap_or_default();
        there.into_iter().filter_map(|name| name.into_string().ok()).collect()
    }

    /// What is there already, where it is something else.
    pub fn there(&self, context: &Context<'_>, file: &OutputFile) -> Result<Option<Vec<u8>>> {
        if self.is_new_folder(context) {
            return Ok(None);
        }
        let there = there::read(&context.env.folder.join(&file.typed));
        let there = there.map_err(|error| not_written(&file.typed, &error))?;
        Ok(there.filter(|bytes| !file.bytes.are(bytes)))
    }

    /// Refuses what may not be written: files of the programme's own, and files that say something else unless `force`.
    pub fn check(&self, context: &Context<'_>, files: &[OutputFile], force: bool) -> Result<()> {
        if self.is_new_folder(context) {
            return Outlet::folder(context, &self.typed).map(drop);
        }
        let mut differing = Vec::new();
        for file in files {
            Outlet::check(context, Path::new(&file.typed))?;
            if self.there(context, file)?.is_some() {
                differing.push(file.typed.clone());
            }
        }
        if differing.is_empty() || force { Ok(()) } else { Err(PaperRefusal::FilesDiffer { files: differing }.into()) }
    }

    /// Makes the files ready: what is left to do is to give them their names.
    pub fn stage(&self, context: &Context<'_>, files: &[OutputFile]) -> Result<Ready> {
        let wrong = |typed: &str| {
            let typed = typed.to_owned();
            move |error: io::Error| not_written(&typed, &error)
        };
        if self.is_new_folder(context) {
            let typed = self.typed.display().to_string();
            let mut folder = StagedFolder::begin(&context.env.folder.join(&self.typed)).map_err(wrong(&typed))?;
            for file in files {
                folder.file(&file.name, file.bytes.iter()).map_err(wrong(&file.typed))?;
            }
            return Ok(Ready::Folder(folder, typed));
        }
        let mut staged = Vec::new();
        for file in files {
            let target = resolved(&context.env.folder.join(&file.typed));
            if there::read(&target).is_ok_and(|there| there.is_some_and(|bytes| file.bytes.are(&bytes))) {
                continue;
            }
            let made = Staged::begin(&target).and_then(|mut made| {
                file.bytes.iter().try_for_each(|piece| made.write_all(piece))?;
                made.sync()?;
                Ok(made)
            });
            staged.push((made.map_err(wrong(&file.typed))?, file.typed.clone()));
        }
        Ok(Ready::Files(staged))
    }

    fn is_new_folder(&self, context: &Context<'_>) -> bool {
        !self.is_file && !self.typed.as_os_str().is_empty() && !context.env.folder.join(&self.typed).exists()
    }
}

/// Files that nobody sees yet. Dropped, they are removed.
pub enum Ready {
    Folder(StagedFolder, String),
    Files(Vec<(Staged, String)>),
}

impl Ready {
    /// Shows them: all, or none where one cannot be. Papers that were numbered just before stay numbered: asked for again, they are
    /// the same.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Folder(folder, typed) => folder.finish(|_| false).map_err(|error| not_written(&typed, &error)),
            Self::Files(files) => {
                let (staged, typed): (Vec<Staged>, Vec<String>) = files.into_iter().unzip();
                finish_together(staged).map_err(|(at, error)| not_written(&typed[at], &error))
            }
        }
    }
}
