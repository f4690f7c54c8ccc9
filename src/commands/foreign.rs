//! Files of other programs, named on the command line: their bytes, their name, and why one of them cannot be read.

use std::ffi::OsStr;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::commands::context::Context;
use crate::domain::problem::Problem;
use crate::domain::suggest::nearest;
use crate::domain::taken::InFile;
use crate::import::importing::{CannotImport, NoSuchFile, NotAFile};
use crate::import::opening::{ReadingLimit, Unopenable};
use crate::store::Failure;
use crate::store::keeping::{Cause, Keeping};
use crate::ui::command_error::CommandError;
use crate::ui::usage::UsageHint;

/// The bytes of a file.
pub fn bytes(context: &Context<'_>, file: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: &io::Error| {
        let problem = if error.kind() == ErrorKind::NotFound {
            let problem = Problem::error(NoSuchFile { file: name(file) });
            match beside(&context.env.folder, file) {
                Some(near) => problem.hint(UsageHint::DidYouMean(near)),
                None => problem,
            }
        } else {
            Problem::error(Keeping::CannotRead { file: name(file), why: Cause::from(error) })
        };
        Failure::Invalid(vec![problem])
    };
    let path = context.env.folder.join(file);
    // Asked before anything is opened: a pipe would wait for its writer, a device never ends.
    let kind = std::fs::metadata(&path).map_err(|error| unreadable(&error))?;
    if !kind.is_file() && !kind.is_dir() {
        return Err(Failure::Invalid(vec![Problem::error(NotAFile { file: name(file) })]));
    }
    let beyond = || beyond(&name(file));
    if kind.len() > ReadingLimit::MOST_BYTES {
        return Err(beyond());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(kind.len()).unwrap_or_default());
    let open = std::fs::File::open(&path).map_err(|error| unreadable(&error))?;
    open.take(ReadingLimit::MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > ReadingLimit::MOST_BYTES { Err(beyond()) } else { Ok(bytes) }
}

/// The file of the same folder whose name is nearest to the one typed, the ending of both aside.
fn beside(here: &Path, file: &Path) -> Option<String> {
    let entries = std::fs::read_dir(here.join(file).parent()?).ok()?.flatten();
    let files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    let stems = || files.iter().map(|path| path.file_stem().and_then(OsStr::to_str).unwrap_or_default());
    let near = nearest(file.file_stem()?.to_str()?, stems())?;
    let found = files.iter().zip(stems()).find(|(_, stem)| *stem == near)?.0;
    Some(name(&file.with_file_name(found.file_name()?)))
}

fn beyond(file: &str) -> Failure {
    let why = Unopenable::Beyond(ReadingLimit::File);
    Failure::Invalid(vec![Problem::error(InFile { file: file.to_owned(), what: why })])
}

/// Why a form's export cannot be read, for `ui` to say: with exit code 3 where the file is at fault, 1 where the
/// question is open.
pub fn cannot(file: &str, why: &CannotImport) -> CommandError {
    let problem = Problem::error(InFile { file: file.to_owned(), what: why.clone() });
    if why.is_in_the_file() { Failure::Invalid(vec![problem]).into() } else { Failure::Refused(problem).into() }
}

/// Its name as typed.
pub fn name(file: &Path) -> String {
    file.display().to_string()
}
