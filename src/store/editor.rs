//! What an editor of a definition finds in a folder: the JSON Schema of each file, in `.formation/`, which the first line
//! of the file names. There it is out of a coordinator's way and needs no network. It is the program's own: nothing else
//! reads it, the journal knows nothing of it, and whatever writes in the folder renews one that another version wrote.

use std::io::{self, Read};
use std::path::Path;

use super::inside::inside;
use super::paths::{COHORT_SCHEMA, COHORT_SCHEMA_NAMED, PROGRAMME, PROGRAMME_SCHEMA, SCHEMAS};
use super::replace::{make_folder, remove, replace};
use super::there;
use crate::lang::Lang;
use crate::store::programme::{DescribedFile, schema, stamp};

const FILES: [(&str, DescribedFile); 2] =
    [(PROGRAMME_SCHEMA, DescribedFile::Programme), (COHORT_SCHEMA, DescribedFile::Cohort)];

/// Bytes in which the version of a schema stands.
const HEAD: u64 = 256;

/// Writes the schemas into a new folder.
pub(super) fn begin(root: &Path, lang: Lang) -> io::Result<()> {
    make_folder(&root.join(SCHEMAS))?;
    let write = |(file, of): &(&str, DescribedFile)| replace(&root.join(file), schema(*of, lang).as_bytes());
    FILES.iter().try_for_each(write).inspect_err(|_| {
        // One without the other is of no use.
        for (file, _) in FILES {
            drop(remove(&root.join(file)));
        }
        drop(std::fs::remove_dir(root.join(SCHEMAS)));
    })
}

/// Renews a schema that another version wrote, or one in another language, and makes both where the definition names one and
/// their folder is gone. That it cannot be done stops nothing: it
/// only helps to type.
pub(super) fn renew(root: &Path, lang: Lang) {
    if !root.join(SCHEMAS).is_dir() {
        if names_a_schema(root) {
            let _ = begin(root, lang);
        }
        return;
    }
    for (file, of) in FILES {
        let Ok(target) = inside(root, file) else { continue };
        let mut head = Vec::new();
        let read = there::open(&target).and_then(|file| match file {
            Some(file) => file.take(HEAD).read_to_end(&mut head).map(|_| true),
            None => Ok(false),
        });
        let stamped = format!("\"{}\"", stamp(lang));
        if matches!(read, Ok(true)) && memchr::memmem::find(&head, stamped.as_bytes()).is_none() {
            let _ = replace(&target, schema(of, lang).as_bytes());
        }
    }
}

/// Whether the first line of the definition names a schema of `.formation/`: somebody removed the folder, or copied the rest
/// without it.
fn names_a_schema(root: &Path) -> bool {
    let named = format!("#:schema {PROGRAMME_SCHEMA}\n");
    let mut head = vec![0; named.len()];
    let read = there::open(&root.join(PROGRAMME))
        .and_then(|file| file.map_or(Err(io::ErrorKind::NotFound.into()), |mut file| file.read_exact(&mut head)));
    read.is_ok() && head == named.as_bytes()
}

/// The first lines of a new `cohort.toml`: the name of its schema, where the folder has one.
pub(super) fn cohort_head(root: &Path) -> &'static str {
    if root.join(COHORT_SCHEMA).is_file() { COHORT_SCHEMA_NAMED } else { "" }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
mod tests {
    use super::*;

    #[test]
    fn a_schema_of_another_version_is_renewed_and_one_that_is_not_there_stays_away() {
        let folder = tempfile::tempdir().unwrap();
        let (file, read) = (folder.path().join(PROGRAMME_SCHEMA), |file: &Path| std::fs::read_to_string(file).unwrap());
        renew(folder.path(), Lang::Fr);
        assert!(!folder.path().join(SCHEMAS).exists());
        assert_eq!(cohort_head(folder.path()), "");
        begin(folder.path(), Lang::Fr).unwrap();
        assert_eq!(cohort_head(folder.path()), COHORT_SCHEMA_NAMED);
        let now = schema(DescribedFile::Programme, Lang::Fr);
        assert_eq!(read(&file), now);
        for other in [now.replace(env!("CARGO_PKG_VERSION"), "0.0.9"), schema(DescribedFile::Programme, Lang::En)] {
            assert_ne!(other, now);
            std::fs::write(&file, other).unwrap();
            renew(folder.path(), Lang::Fr);
            assert_eq!(read(&file), now);
        }
        std::fs::remove_dir_all(folder.path().join(SCHEMAS)).unwrap();
        std::fs::write(folder.path().join(PROGRAMME), format!("#:schema {PROGRAMME_SCHEMA}\n\n[programme]\n")).unwrap();
        renew(folder.path(), Lang::Fr);
        assert_eq!(read(&file), now, "its folder was removed, and the definition names it");
        // One of this version stays as somebody left it.
        std::fs::write(&file, now.clone() + "\n").unwrap();
        renew(folder.path(), Lang::Fr);
        assert_eq!(read(&file), now + "\n");
    }

    #[test]
    fn the_first_line_of_a_definition_names_its_schema() {
        for lang in [Lang::Fr, Lang::En] {
            let model = crate::store::model_text::model(lang);
            assert!(model.starts_with(&format!("#:schema {PROGRAMME_SCHEMA}\n\n")), "{model}");
        }
        assert_eq!(COHORT_SCHEMA_NAMED, format!("#:schema ../../{COHORT_SCHEMA}\n\n"));
    }
}
