//! WeasyPrint, a program of its own: a process for each page.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::browser::Process;
use super::fault::PrintFault;
use super::patience::{Patience, SECONDS};

/// The page as PDF.
pub fn print(program: &Path, html: &str, patience: Patience) -> Result<Vec<u8>, PrintFault> {
    let name = || program.display().to_string();
    let broken = |why: io::Error| PrintFault::Broken { program: name(), why: why.to_string() };
    let folder = tempfile::Builder::new().prefix("formation-").tempdir().map_err(broken)?;
    let (page, pdf) = (folder.path().join("page.html"), folder.path().join("page.pdf"));
    #[allow(clippy::disallowed_methods, reason = "a file of the other program's, gone with its folder")]
    fs::write(&page, html).map_err(broken)?;
    let mut command = Command::new(program);
    command.arg("--quiet").arg(&page).arg(&pdf).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let started = command.spawn().map_err(|why| PrintFault::NotStarted { program: name(), why: why.to_string() });
    let mut process = Process(started?);
    loop {
        match process.0.try_wait().map_err(broken)? {
            Some(ended) if ended.success() => return fs::read(&pdf).map_err(broken),
            Some(ended) => return Err(PrintFault::Broken { program: name(), why: ended.to_string() }),
            None if patience.left().is_none() => {
                return Err(PrintFault::TooSlow { program: name(), seconds: SECONDS });
            }
            None => thread::sleep(Duration::from_millis(20)),
        }
    }
}
