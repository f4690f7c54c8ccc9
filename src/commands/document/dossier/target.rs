//! Where a dossier lies: a folder, or a zip.

use std::io::{self, Cursor, Write as _};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::commands::context::Context;
pub use crate::commands::document::whereto::Ready;
use crate::commands::document::whereto::{File, Place};
use crate::commands::outlet::not_written;
use crate::store::replace::remove;
use crate::store::there::list;
use crate::ui::command_error::CommandError;
use crate::ui::command_error::Result;
use crate::ui::usage::{BadValue, Usage};

/// The place that was named.
pub struct Target {
    place: Place,
    typed: PathBuf,
    is_zip: bool,
}

impl Target {
    /// What `-o` says: a zip by its ending, a folder where there is none.
    pub fn of(context: &Context<'_>, typed: &Path) -> Result<Self> {
        let is_folder = context.env.folder.join(typed).is_dir() || typed.to_string_lossy().ends_with(['/', '\\']);
        let ending = typed.extension().map(|ending| ending.to_string_lossy().into_owned()).filter(|_| !is_folder);
        let is_zip = ending.as_deref().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        if let Some(ending) = ending.filter(|_| !is_zip) {
            let wrong = BadValue::NotOneOf { typed: ending, known: vec!["zip"] };
            return Err(CommandError::usage(Usage::Value { flag: "--output".to_owned(), wrong }, None));
        }
        Ok(Self { place: Place::named(typed, is_zip), typed: typed.to_owned(), is_zip })
    }

    /// As it was typed.
    pub fn typed(&self) -> String {
        self.typed.display().to_string()
    }

    /// Refuses what may not be written.
    pub fn check(&self, context: &Context<'_>, files: &Files, force: bool) -> Result<()> {
        self.place.check(context, &self.placed(files)?, force)
    }

    /// Makes it ready: what is left to do is to give it its name.
    pub fn stage(&self, context: &Context<'_>, files: &Files) -> Result<Ready> {
        self.place.stage(context, &self.placed(files)?)
    }

    /// Removes files of an earlier dossier in that folder, which are none of this one: those that its parts are called like.
    pub fn clear(&self, context: &Context<'_>, files: &Files) -> Result<()> {
        if self.is_zip {
            return Ok(());
        }
        let folder = context.env.folder.join(&self.typed);
        let is_part = |name: &str| {
            let mut letters = name.bytes();
            let number = [letters.next(), letters.next()].iter().flatten().all(u8::is_ascii_digit);
            number && letters.next() == Some(b'-')
        };
        for name in list(&folder).map_err(|error| not_written(&self.typed(), &error))? {
            let name = name.to_string_lossy().into_owned();
            if is_part(&name) && !files.of.iter().any(|(of, _)| *of == name) {
                remove(&folder.join(&name)).map_err(|error| not_written(&self.typed(), &error))?;
            }
        }
        Ok(())
    }

    fn placed(&self, files: &Files) -> Result<Vec<File>> {
        if self.is_zip {
            return Ok(vec![self.place.file(self.typed(), zipped(files)?)]);
        }
        Ok(files.of.iter().map(|(name, bytes)| self.place.file(name.clone(), bytes.clone())).collect())
    }
}

/// The files of a dossier, with the folder in which a zip holds them.
pub struct Files {
    pub folder: String,
    /// Names and bytes.
    pub of: Vec<(String, Vec<u8>)>,
}

/// The files in one zip: the same bytes for the same files, whenever it is made and whatever it is called.
fn zipped(files: &Files) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o640);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in &files.of {
        zip.start_file(format!("{}/{name}", files.folder), options).map_err(io::Error::from)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish().map_err(io::Error::from)?.into_inner())
}
