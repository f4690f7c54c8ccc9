//! WeasyPrint, a program of its own: a process for each page.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use super::child;
use super::fault::PrintFault;
use super::patience::Patience;

/// The page as PDF.
pub fn print(program: &Path, html: &str, patience: Patience) -> Result<Vec<u8>, PrintFault> {
    let name = || program.display().to_string();
    let broken = |why: io::Error| PrintFault::Broken { program: name(), why: why.to_string() };
    let folder = tempfile::Builder::new().prefix("formation-").tempdir().map_err(broken)?;
    let (page, pdf) = (folder.path().join("page.html"), folder.path().join("page.pdf"));
    #[allow(clippy::disallowed_methods, reason = "a file of the other program's, gone with its folder")]
    fs::write(&page, html).map_err(broken)?;
    let mut command = Command::new(program);
    child::run(command.arg("--quiet").arg(&page).arg(&pdf), program, patience)?;
    fs::read(&pdf).map_err(broken)
}
