//! Where a table goes: standard output, or a file that is written whole or not at all. Nothing is seen of it before the
//! last row is made: an error in the last cohort must not leave a report with rows missing on anybody's desk.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use anyhow::Result;
use tempfile::SpooledTempFile;

use crate::i18n::Problem;
use crate::i18n::report::HandoverNote;
use crate::i18n::status::Status;
use crate::store::Failure;
use crate::store::replace::{Staged, resolved};
use crate::ui::Ui;

use super::context::Context;

/// Kept in memory up to here, in a temporary file beyond.
const IN_MEMORY: usize = 16 << 20;

/// A place for bytes.
pub struct Outlet {
    to: To,
    /// The file as typed.
    typed: String,
}

enum To {
    Answer(SpooledTempFile),
    File(Staged),
    /// A pipe or a device, which cannot be replaced.
    Device(File),
}

impl Outlet {
    /// Standard output (`-` too), or the file named. A file of the programme's own is refused.
    pub fn open(context: &Context<'_>, file: Option<&Path>) -> Result<Self> {
        Self::with(context, file, Staged::begin)
    }

    /// As [`Outlet::open`], a new file being readable by its owner and group alone.
    pub fn private(context: &Context<'_>, file: Option<&Path>) -> Result<Self> {
        Self::with(context, file, Staged::begin_private)
    }

    fn with(context: &Context<'_>, file: Option<&Path>, begin: fn(&Path) -> io::Result<Staged>) -> Result<Self> {
        let Some(file) = file.filter(|file| *file != Path::new("-")) else {
            return Ok(Self { to: To::Answer(SpooledTempFile::new(IN_MEMORY)), typed: String::new() });
        };
        let typed = file.display().to_string();
        let target = resolved(&context.env.folder.join(file));
        let root = resolved(context.folder()?.root());
        let data = root.join("data");
        if target == root.join("programme.toml") || target.starts_with(&data) {
            let problem = Problem::error(HandoverNote::OwnFile { file: typed });
            let hint = HandoverNote::ElsewhereThan { data: data.display().to_string() };
            return Err(Failure::Refused(problem.hint(hint)).into());
        }
        let to = if target.metadata().is_ok_and(|kind| !kind.is_file() && !kind.is_dir()) {
            OpenOptions::new().write(true).open(&target).map(To::Device)
        } else {
            begin(&target).map(To::File)
        };
        Ok(Self { to: to.map_err(|error| not_written(&typed, &error))?, typed })
    }

    /// Takes some bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.to {
            To::Answer(spool) => Ok(spool.write_all(bytes)?),
            To::File(staged) => staged.write_all(bytes).map_err(|error| not_written(&self.typed, &error)),
            To::Device(file) => Ok(file.write_all(bytes)?),
        }
    }

    /// Shows it all: on standard output, or in place of the file.
    pub fn finish(self, ui: &mut Ui<'_>, rows: usize) -> Result<()> {
        match self.to {
            To::Answer(mut spool) => {
                spool.rewind()?;
                pour(&mut spool, ui.out)?;
            }
            To::File(staged) => {
                staged.finish().map_err(|error| not_written(&self.typed, &error))?;
                ui.status(&Status::Exported { file: self.typed, rows });
            }
            To::Device(mut file) => file.flush()?,
        }
        Ok(())
    }
}

fn pour(from: &mut impl Read, out: &mut dyn Write) -> io::Result<()> {
    let mut buffer = vec![0; 1 << 16];
    loop {
        match from.read(&mut buffer)? {
            0 => return Ok(()),
            read => out.write_all(&buffer[..read])?,
        }
    }
}

fn not_written(file: &str, error: &io::Error) -> anyhow::Error {
    let note = HandoverNote::NotWritten { file: file.to_owned(), why: error.into() };
    Failure::Unwritable(Problem::error(note)).into()
}
