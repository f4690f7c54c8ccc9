//! A program that makes one file and ends.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::browser::Process;
use super::fault::PrintFault;
use super::patience::{Patience, SECONDS};

/// Runs it to its end.
pub fn run(command: &mut Command, program: &Path, patience: Patience) -> Result<(), PrintFault> {
    let name = || program.display().to_string();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let started = command.spawn().map_err(|why| PrintFault::NotStarted { program: name(), why: why.to_string() });
    let mut process = Process(started?);
    loop {
        let ended = process.0.try_wait();
        match ended.map_err(|why| PrintFault::Broken { program: name(), why: why.to_string() })? {
            Some(ended) if ended.success() => return Ok(()),
            Some(ended) => return Err(PrintFault::Broken { program: name(), why: ended.to_string() }),
            None if patience.left().is_none() => {
                return Err(PrintFault::TooSlow { program: name(), seconds: SECONDS });
            }
            None => thread::sleep(Duration::from_millis(20)),
        }
    }
}
