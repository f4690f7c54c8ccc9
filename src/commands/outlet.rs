//! Where a table goes: standard output, or a file that is written whole or not at all. Nothing is seen of it before the
//! last row is made: an error in the last cohort must not leave a report with rows missing on anybody's desk.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use tempfile::SpooledTempFile;

use crate::commands::context::Context;
use crate::commands::handover_note::HandoverNote;
use crate::domain::problem::Problem;
use crate::store::Failure;
use crate::store::keeping::NoFile;
use crate::store::replace::{Staged, may_replace, resolved};
use crate::store::there::list;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::status::Status;

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
    /// Standard output (`-` too), or the file named, readable by its owner and group alone. A file of the programme's own
    /// is refused.
    pub fn open(context: &Context<'_>, file: Option<&Path>) -> Result<Self> {
        let Some(Place { target, typed, kind }) = Place::of(context, file)? else {
            return Ok(Self::kept());
        };
        let to = match kind {
            Kind::Device | Kind::Pipe => OpenOptions::new().write(true).open(&target).map(To::Device),
            Kind::File => Staged::begin(&target).map(To::File),
        };
        Ok(Self { to: to.map_err(|error| not_written(&typed, &error))?, typed })
    }

    /// A place that nobody sees: the bytes are taken back from it.
    pub fn kept() -> Self {
        Self { to: To::Answer(SpooledTempFile::new(IN_MEMORY)), typed: String::new() }
    }

    /// The bytes that it was given; none of a file or a device.
    pub fn bytes(self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if let To::Answer(mut spool) = self.to {
            spool.rewind()?;
            spool.read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }

    /// Whether the file named can be written, as far as can be seen without writing.
    pub fn check(context: &Context<'_>, file: &Path) -> Result<()> {
        let Some(Place { target, typed, kind }) = Place::of(context, Some(file))? else { return Ok(()) };
        match kind {
            Kind::File => {}
            Kind::Device => return Ok(()),
            Kind::Pipe => return Err(not_written(&typed, &NoFile::Device.into())),
        }
        let folder = target.parent().unwrap_or(Path::new("/")).metadata();
        let is_folder = |found: std::fs::Metadata| {
            if found.is_dir() { Ok(()) } else { Err(io::ErrorKind::NotADirectory.into()) }
        };
        let may = folder.and_then(is_folder).and_then(|()| may_replace(&target));
        may.map_err(|error| not_written(&typed, &error))
    }

    /// Where a folder that was named lies: none of the programme's own, nor one that holds the programme.
    pub fn folder(context: &Context<'_>, folder: &Path) -> Result<PathBuf> {
        let target = resolved(&context.env.folder.join(folder));
        let root = context.folder()?.root().to_owned();
        if is_own(&root, &target) || resolved(&root).starts_with(&target) {
            return Err(own(&root, folder.display().to_string()));
        }
        Ok(target)
    }

    /// Whether what it is given can be read again.
    pub fn is_kept(&self) -> bool {
        matches!(self.to, To::File(_))
    }

    /// Takes some bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.to {
            To::Answer(spool) => Ok(spool.write_all(bytes)?),
            To::File(staged) => staged.write_all(bytes).map_err(|error| not_written(&self.typed, &error)),
            To::Device(file) => file.write_all(bytes).map_err(|error| not_written(&self.typed, &error)),
        }
    }

    /// Makes sure that the disk has all of it: finishing has only to show it.
    pub fn ready(&mut self) -> Result<()> {
        match &mut self.to {
            To::File(staged) => staged.sync().map_err(|error| not_written(&self.typed, &error)),
            To::Answer(_) | To::Device(_) => Ok(()),
        }
    }

    /// As [`Outlet::finish`], of what has no rows.
    pub fn finish_page(self, ui: &mut Ui<'_>) -> Result<()> {
        self.finish_as(ui, |file| Status::PageWritten { file })
    }

    /// As [`Outlet::finish`], with what is said of a file that is written.
    pub fn finish_as(self, ui: &mut Ui<'_>, told: impl FnOnce(String) -> Status) -> Result<()> {
        match self.to {
            To::File(staged) => {
                staged.finish().map_err(|error| not_written(&self.typed, &error))?;
                ui.status(&told(self.typed));
                Ok(())
            }
            _ => self.finish(ui, 0),
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

/// Where a file that was named lies.
struct Place {
    target: PathBuf,
    /// As typed.
    typed: String,
    kind: Kind,
}

enum Kind {
    File,
    /// Takes what it is given at once: `/dev/null`.
    Device,
    /// Opening it waits for somebody who reads.
    Pipe,
}

impl Place {
    /// None for standard output.
    fn of(context: &Context<'_>, file: Option<&Path>) -> Result<Option<Self>> {
        let Some(file) = file.filter(|file| *file != Path::new("-")) else { return Ok(None) };
        let (typed, target) = (file.display().to_string(), resolved(&context.env.folder.join(file)));
        match context.folder() {
            Ok(folder) if is_own(folder.root(), &target) => return Err(own(folder.root(), typed)),
            // Where there is no programme, nothing is its own.
            Ok(_) | Err(Failure::NoFolder { .. }) => {}
            Err(failure) => return Err(failure.into()),
        }
        let kind = match target.metadata() {
            Ok(found) if waits(&found) => Kind::Pipe,
            Ok(found) if !found.is_file() && !found.is_dir() => Kind::Device,
            _ => Kind::File,
        };
        Ok(Some(Self { target, typed, kind }))
    }
}

fn own(root: &Path, typed: String) -> CommandError {
    let problem = Problem::error(HandoverNote::OwnFile { file: typed });
    let data = resolved(root).join("data").display().to_string();
    Failure::Refused(problem.hint(HandoverNote::ElsewhereThan { data })).into()
}

/// Whether a file is the definition, or lies in the data: there, or where a link of the data leads.
fn is_own(root: &Path, target: &Path) -> bool {
    let data = root.join("data");
    let within = |path: &Path| target.starts_with(resolved(path));
    let links = |folder: &Path| -> Vec<PathBuf> {
        let names = list(folder).unwrap_or_default().into_iter();
        names.map(|name| folder.join(name)).collect()
    };
    within(&root.join("programme.toml"))
        || within(&data)
        || links(&data).into_iter().any(|path| {
            path.is_symlink() && within(&path)
                || path.is_dir() && links(&path).into_iter().any(|path| path.is_symlink() && within(&path))
        })
}

/// Whether opening it waits for somebody else.
#[cfg(unix)]
fn waits(found: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    found.file_type().is_fifo() || found.file_type().is_socket()
}

#[cfg(not(unix))]
fn waits(_: &std::fs::Metadata) -> bool {
    false
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

/// That something could not be written there.
pub fn not_written(file: &str, error: &io::Error) -> CommandError {
    let note = HandoverNote::NotWritten { file: file.to_owned(), why: error.into() };
    Failure::Unwritable(Problem::error(note)).into()
}
