//! Where a dossier lies: a folder, or a zip.

use std::io::{self, Cursor, Write as _};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::part::{MANIFEST, digest_of, listed};
use crate::commands::context::Context;
pub use crate::commands::document::whereto::Ready;
use crate::commands::document::whereto::{OutputFile, OutputPlace};
use crate::commands::outlet::not_written;
use crate::store::replace::remove;
use crate::store::there;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{BadValue, Usage};

/// The place that was named.
pub struct DossierTarget {
    place: OutputPlace,
    typed: PathBuf,
    is_zip: bool,
}

impl DossierTarget {
    /// What `-o` says: a zip by its ending, a folder where there is none.
    pub fn of(context: &Context<'_>, typed: &Path) -> Result<Self> {
        let is_folder = context.env.folder.join(typed).is_dir() || typed.to_string_lossy().ends_with(['/', '\\']);
        let ending = typed.extension().map(|ending| ending.to_string_lossy().into_owned()).filter(|_| !is_folder);
        let is_zip = ending.as_deref().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        if let Some(ending) = ending.filter(|_| !is_zip) {
            let wrong = BadValue::NotOneOf { typed: ending, known: vec!["zip"] };
            return Err(CommandError::usage(Usage::Value { flag: "--output".to_owned(), wrong }, None));
        }
        Ok(Self { place: OutputPlace::named(typed, is_zip), typed: typed.to_owned(), is_zip })
    }

    pub fn place(&self) -> &OutputPlace {
        &self.place
    }

    /// As it was typed.
    pub fn typed(&self) -> String {
        self.typed.display().to_string()
    }

    /// Refuses what may not be written.
    pub fn check(&self, context: &Context<'_>, files: &DossierFiles, force: bool) -> Result<()> {
        self.place.check(context, &self.placed(files)?, force)
    }

    /// Makes it ready: what is left to do is to give it its name.
    pub fn stage(&self, context: &Context<'_>, files: &DossierFiles) -> Result<Ready> {
        self.place.stage(context, &self.placed(files)?)
    }

    /// The files of an earlier dossier in that folder, as its manifest names them; one that was changed since is somebody's.
    pub fn former(&self, context: &Context<'_>) -> Result<Vec<PathBuf>> {
        let folder = context.env.folder.join(&self.typed);
        let wrong = |error: io::Error| not_written(&self.typed(), &error);
        let manifest = there::read(&folder.join(MANIFEST)).map_err(wrong)?.filter(|_| !self.is_zip).unwrap_or_default();
        let mut former = Vec::new();
        for (digest, name) in listed(&String::from_utf8_lossy(&manifest)) {
            let file = folder.join(name);
            let bytes = there::read(&file).map_err(wrong)?;
            if bytes.is_some_and(|bytes| digest_of(&bytes) == digest) {
                former.push(file);
            }
        }
        Ok(former)
    }

    /// Removes those of an earlier dossier that are none of this one.
    pub fn clear(&self, former: &[PathBuf], files: &DossierFiles) -> Result<()> {
        let is_here = |file: &&PathBuf| files.of.iter().any(|(name, _)| file.file_name() == Some(name.as_ref()));
        for file in former.iter().filter(|file| !is_here(file)) {
            remove(file).map_err(|error| not_written(&self.typed(), &error))?;
        }
        Ok(())
    }

    fn placed(&self, files: &DossierFiles) -> Result<Vec<OutputFile>> {
        if self.is_zip {
            return Ok(vec![self.place.file(self.typed(), zipped(files)?)]);
        }
        Ok(files.of.iter().map(|(name, bytes)| self.place.file(name.clone(), bytes.clone())).collect())
    }
}

/// The files of a dossier, with the folder in which a zip holds them.
pub struct DossierFiles {
    pub folder: String,
    /// Names and bytes.
    pub of: Vec<(String, Vec<u8>)>,
}

/// The files in one zip: the same bytes for the same files, whenever it is made and whatever it is called.
fn zipped(files: &DossierFiles) -> Result<Vec<u8>> {
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
