//! Files of other programs, named on the command line: their bytes, their name, and why one of them cannot be read.

use std::io::ErrorKind;
use std::path::Path;

use crate::i18n::Problem;
use crate::i18n::importing::{CannotImport, ImportInstead, NoSuchFile};
use crate::i18n::keeping::{Cause, Keeping};
use crate::i18n::taken::InFile;
use crate::store::Failure;

use super::context::Context;

/// The bytes of a file.
pub fn bytes(context: &Context<'_>, file: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(context.env.folder.join(file)).map_err(|error| {
        let problem = if error.kind() == ErrorKind::NotFound {
            Problem::error(NoSuchFile { file: name(file) })
        } else {
            Problem::error(Keeping::CannotRead { file: name(file), why: Cause::from(&error) })
        };
        Failure::Invalid(vec![problem])
    })
}

/// Why a form's export cannot be read, for `ui` to say: with exit code 3 where the file is at fault, 1 where the
/// question is open.
pub fn cannot(file: &str, why: &CannotImport) -> anyhow::Error {
    let problem = Problem::error(InFile { file: file.to_owned(), what: why.clone() }).hint(ImportInstead(why.clone()));
    if why.is_in_the_file() { Failure::Invalid(vec![problem]).into() } else { Failure::Refused(problem).into() }
}

/// Its name as typed.
pub fn name(file: &Path) -> String {
    file.display().to_string()
}
