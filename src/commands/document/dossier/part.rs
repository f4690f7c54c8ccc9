//! A file of a dossier.

use super::words::What;
use crate::domain::paper::content::digest;

/// Hexadecimal digits of a SHA-256.
const DIGITS: usize = 64;

/// A file of a dossier.
pub struct Part {
    pub name: String,
    pub what: What,
    pub bytes: Vec<u8>,
}

/// The digests of files as `sha256sum -c` reads them, in their order.
pub fn manifest<'p>(files: impl Iterator<Item = (&'p str, &'p [u8])>) -> String {
    let lines: Vec<String> = files.map(|(name, bytes)| format!("{}  {name}\n", digest(bytes, DIGITS))).collect();
    lines.concat()
}

impl Part {
    pub fn digest(&self) -> String {
        digest(&self.bytes, DIGITS)
    }
}
