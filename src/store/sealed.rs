//! Files that were sealed: `data/sealed/NAME/VERSION.EXT`, the bytes that were handed over, and beside each
//! `VERSION.cells-DIGEST.csv`, its cells with the keys of its rows, from which a change is told whatever the format. A file
//! is written once and never over another; the name of the cells carries their digest.

use std::path::Path;

use super::failure::Failure;
use super::inside::inside;
use super::journal::evidence_digest;
use super::keeping::Keeping;
use super::reading::Reading;
use super::replace::{create_new, make_folder};
use super::source::cannot_read;
use super::there;
use super::writing::Writing;
use crate::domain::paper::content;

/// Where sealed files lie, from the root of the folder.
const SEALED: &str = "data/sealed";

/// A sealed file as it lies in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// As it was sealed.
    Whole(Vec<u8>),
    /// Its bytes are others.
    Altered,
    Gone,
}

/// The file of a version, from the root of the folder.
pub fn sealed_file(name: &str, version: u32, ending: &str) -> String {
    format!("{SEALED}/{name}/{version}.{ending}")
}

fn cells_file(name: &str, version: u32, digest: &str) -> String {
    format!("{SEALED}/{name}/{version}.cells-{digest}.csv")
}

impl Writing {
    /// Keeps a version and its cells, synced, before the row that names it: what a row says is there. A file of that name
    /// is never written over.
    pub fn keep_sealed(&mut self, file: &str, bytes: &[u8], cells: &[u8]) -> Result<(), Failure> {
        let unwritable = |file: &str, error: &std::io::Error| {
            Failure::unwritable(Keeping::CannotWrite { file: file.to_owned(), why: error.into() })
        };
        let Some((folder, version)) = parts(file) else { return Ok(()) };
        let root = self.source.root().to_owned();
        for folder in ["data", SEALED, folder] {
            make_folder(&inside(&root, folder)?).map_err(|error| unwritable(folder, &error))?;
        }
        let cells_file = format!("{folder}/{version}.cells-{}.csv", evidence_digest(cells));
        for (file, bytes) in [(file, bytes), (&*cells_file, cells)] {
            create_new(&inside(&root, file)?, bytes).map_err(|error| unwritable(file, &error))?;
            self.add_beside(file, bytes);
        }
        Ok(())
    }
}

impl Reading {
    /// The highest version that a file of that name has; 0: none. What undo took out of the table is still there.
    pub fn last_sealed(&self, name: &str) -> Result<u32, Failure> {
        Ok(self.sealed_names(name)?.iter().filter_map(|file| version_of(file)).max().unwrap_or(0))
    }

    /// The bytes of a version, held against its digest.
    pub fn sealed(&self, name: &str, version: u32, ending: &str, digest: &str) -> Result<Sealed, Failure> {
        let file = sealed_file(name, version, ending);
        let bytes = there::read(&self.source.path(&file)).map_err(|error| cannot_read(&file, &error))?;
        Ok(bytes.map_or(Sealed::Gone, |bytes| {
            if content::digest(&bytes, 64) == digest { Sealed::Whole(bytes) } else { Sealed::Altered }
        }))
    }

    /// The cells of a version, held against the digest in their name; with the file, from the root of the folder.
    pub fn sealed_cells(&self, name: &str, version: u32) -> Result<(String, Sealed), Failure> {
        let of_version = |file: &&String| version_of(file) == Some(version) && digest_of(file).is_some();
        let mut last = (cells_file(name, version, "…"), Sealed::Gone);
        for found in self.sealed_names(name)?.iter().filter(of_version) {
            let file = format!("{SEALED}/{name}/{found}");
            let bytes = there::read(&self.source.path(&file)).map_err(|error| cannot_read(&file, &error))?;
            match bytes {
                Some(bytes) if digest_of(found) == Some(&*evidence_digest(&bytes)) => {
                    return Ok((file, Sealed::Whole(bytes)));
                }
                Some(_) => last = (file, Sealed::Altered),
                None => {}
            }
        }
        Ok(last)
    }

    fn sealed_names(&self, name: &str) -> Result<Vec<String>, Failure> {
        let folder = format!("{SEALED}/{name}");
        if self.source.folder(SEALED)? && self.source.folder(&folder)? {
            self.source.list(&folder)
        } else {
            Ok(Vec::new())
        }
    }
}

/// The folder and the version of a sealed file.
fn parts(file: &str) -> Option<(&str, u32)> {
    let (folder, name) = file.rsplit_once('/')?;
    Some((folder, version_of(name)?))
}

/// `12` of `12.xlsx` and of `12.cells-….csv`.
fn version_of(name: &str) -> Option<u32> {
    name.split('.').next()?.parse().ok()
}

/// The digest in the name of cells.
fn digest_of(name: &str) -> Option<&str> {
    Path::new(name).file_stem()?.to_str()?.split_once(".cells-").map(|(_, digest)| digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_the_names_of_its_files() {
        assert_eq!(sealed_file("afdas", 2, "xlsx"), "data/sealed/afdas/2.xlsx");
        assert_eq!(parts("data/sealed/afdas/2.xlsx"), Some(("data/sealed/afdas", 2)));
        assert_eq!(version_of("12.cells-0a1b2c3d4e5f.csv"), Some(12));
        assert_eq!(digest_of("12.cells-0a1b2c3d4e5f.csv"), Some("0a1b2c3d4e5f"));
        assert_eq!((version_of("note.txt"), digest_of("12.csv")), (None, None));
    }
}
