//! LibreOffice, which makes a PDF of a file of a word processor: a process for each file.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::child;
use super::dates;
use super::fault::PrintFault;
use super::patience::Patience;

/// The file as PDF, made on that day. Its profile is its own: one that is open already would take the file over.
pub fn convert(
    program: &Path,
    (bytes, ending): (&[u8], &str),
    day: NaiveDate,
    patience: Patience,
) -> Result<Vec<u8>, PrintFault> {
    let broken = |why: io::Error| PrintFault::Broken { program: program.display().to_string(), why: why.to_string() };
    let folder = tempfile::Builder::new().prefix("formation-").tempdir().map_err(broken)?;
    let file = folder.path().join(format!("paper.{ending}"));
    #[allow(clippy::disallowed_methods, reason = "a file of the other program's, gone with its folder")]
    fs::write(&file, bytes).map_err(broken)?;
    let mut command = Command::new(program);
    command.arg(format!("-env:UserInstallation={}", address(&folder.path().join("profile"))));
    command.args(["--headless", "--norestore", "--convert-to", "pdf", "--outdir"]).arg(folder.path()).arg(&file);
    child::run(&mut command, program, patience)?;
    let mut pdf = fs::read(folder.path().join("paper.pdf")).map_err(broken)?;
    dates::set(&mut pdf, day);
    name(&mut pdf, bytes);
    Ok(pdf)
}

/// LibreOffice names each PDF after the moment it was made (`/ID`, `/DocChecksum`): named after what it was made of instead,
/// the same paper gives the same bytes.
fn name(pdf: &mut [u8], made_of: &[u8]) {
    let mut digest = String::with_capacity(32);
    for byte in Sha256::digest(made_of).iter().take(16) {
        let _ = write!(digest, "{byte:02X}"); // a String takes everything
    }
    let Some(from) = memchr::memmem::rfind(pdf, b"trailer") else { return };
    let mut run = 0;
    for at in from..pdf.len() {
        run = if pdf[at].is_ascii_hexdigit() { run + 1 } else { 0 };
        if run == digest.len() {
            pdf[at + 1 - run..=at].copy_from_slice(digest.as_bytes());
            run = 0;
        }
    }
}

/// A folder as an address.
fn address(folder: &Path) -> String {
    let path = folder.display().to_string().replace('\\', "/").replace('%', "%25").replace(' ', "%20");
    if path.starts_with('/') { format!("file://{path}") } else { format!("file:///{path}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_is_named_after_what_it_was_made_of() {
        let made = |id: &str| {
            let mut pdf =
                format!("{id} trailer <</Size 39 /ID [ <{id}> <{id}> ] /DocChecksum /{id}>> 54316").into_bytes();
            name(&mut pdf, b"a");
            String::from_utf8(pdf).unwrap()
        };
        let (one, other) = (made(&"0".repeat(32)), made(&"F".repeat(32)));
        assert_eq!(one[32..], other[32..]);
        assert_eq!(one.matches("CA978112CA1BBDCAFAC231B39A23DC4D").count(), 3, "{one}");
    }

    #[test]
    fn a_folder_of_any_system_has_an_address() {
        assert_eq!(address(Path::new("/tmp/a b")), "file:///tmp/a%20b");
        assert_eq!(address(Path::new("C:\\Temp\\a")), "file:///C:/Temp/a");
    }
}
