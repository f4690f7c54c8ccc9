//! A new folder: a commented model of `programme.toml` in the coordinator's language. Never writes over anything.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::domain::problem::Problem;
use crate::lang::Lang;
use crate::store::start::Start;

use super::editor;
use super::failure::Failure;
use super::model_text::model;
use super::paths::SCHEMAS;
use super::replace::{create_new, remove};
use super::there;

/// Makes the folder if need be and writes the model into it. `dry_run`: finds out whether it could, and writes nothing.
pub fn create(folder: &Path, lang: Lang, dry_run: bool) -> Result<(), Failure> {
    let file = folder.join("programme.toml");
    let refused = || Failure::Refused(Problem::error(Start::Exists { file: shown(&file) }).hint(Start::ElseWhere));
    if file.symlink_metadata().is_ok() {
        return Err(refused());
    }
    if dry_run {
        return Ok(());
    }
    let missing: Vec<&Path> = folder.ancestors().take_while(|folder| folder.symlink_metadata().is_err()).collect();
    let (made, named) = match make(folder).and_then(|()| create_new(&file, model(lang).as_bytes())) {
        // Without its schema the first line would name nothing: nothing was made.
        Ok(()) => (editor::begin(folder, lang).inspect_err(|_| drop(remove(&file))), folder.join(SCHEMAS)),
        failed => (failed, file.clone()),
    };
    made.map_err(|error| {
        // What was made for nothing goes; a folder that holds anything stays.
        missing.into_iter().take_while(|folder| std::fs::remove_dir(folder).is_ok()).for_each(drop);
        match error.kind() {
            ErrorKind::AlreadyExists if file.symlink_metadata().is_ok() => refused(),
            _ => Failure::unwritable(Start::NotWritten { file: shown(&named), why: (&error).into() }),
        }
    })
}

/// Makes a folder, and those above it, where nothing else lies.
fn make(folder: &Path) -> io::Result<()> {
    match there::look(folder)? {
        Some(found) if !found.is_dir() => Err(ErrorKind::NotADirectory.into()),
        _ => std::fs::create_dir_all(folder),
    }
}

fn shown(file: &Path) -> String {
    file.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::programme::load_programme;

    #[test]
    fn the_model_is_valid() {
        for lang in [Lang::Fr, Lang::En] {
            let definition = load_programme("programme.toml", model(lang)).unwrap();
            assert_eq!(definition.programme.language, lang.pick("en", "fr"));
            assert_eq!(definition.cohorts[0].sessions.len(), 3);
        }
    }

    #[test]
    fn what_is_commented_out_is_valid_too() {
        for lang in [Lang::Fr, Lang::En] {
            let commented = |line: &&str| line.starts_with("# ") && (line.contains(" = ") || line.starts_with("# ["));
            let text = model(lang).lines().map(|line| if commented(&line) { &line[2..] } else { line });
            let text: Vec<&str> = text.filter(|line| !line.contains("\"…\"") && !line.contains("alsace")).collect();
            let text = text.join("\n");
            let definition = load_programme("programme.toml", &text);
            let definition = definition.unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
            assert_eq!(definition.programme.funders[0].export.columns.len(), 7);
            assert_eq!(definition.programme.fields.len(), 1);
        }
    }

    #[test]
    fn nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let new = folder.path().join("a/b");
        create(&new, Lang::Fr, true).unwrap();
        assert!(!new.exists(), "a dry run makes nothing");
        create(&new, Lang::Fr, false).unwrap();
        assert_eq!(std::fs::read_to_string(new.join("programme.toml")).unwrap(), model(Lang::Fr));
        for dry_run in [true, false] {
            assert!(matches!(create(&new, Lang::En, dry_run), Err(Failure::Refused(_))));
        }
        assert_eq!(std::fs::read_to_string(new.join("programme.toml")).unwrap(), model(Lang::Fr));
    }
}
