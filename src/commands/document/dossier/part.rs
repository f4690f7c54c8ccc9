//! A file of a dossier.

use super::words::DossierContent;
use crate::domain::paper::content::digest;

/// The file that holds the digests of all others.
pub const MANIFEST: &str = "manifest.sha256";

/// Hexadecimal digits of a SHA-256.
const DIGITS: usize = 64;

/// A file of a dossier.
pub struct DossierFile {
    pub name: String,
    pub what: DossierContent,
    pub bytes: Vec<u8>,
}

/// The digests of files as `sha256sum -c` reads them, in their order.
pub fn manifest<'p>(files: impl Iterator<Item = (&'p str, &'p [u8])>) -> String {
    let lines: Vec<String> = files.map(|(name, bytes)| format!("{}  {name}\n", digest_of(bytes))).collect();
    lines.concat()
}

/// The digests and names of a manifest. A name that leads out of its folder is none.
pub fn listed(manifest: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = manifest.lines().filter_map(|line| line.split_once("  "));
    lines.filter(|(_, name)| !name.is_empty() && !name.contains(['/', '\\']) && *name != "..")
}

/// The SHA-256 of these bytes, in hexadecimal digits.
pub fn digest_of(bytes: &[u8]) -> String {
    digest(bytes, DIGITS)
}

impl DossierFile {
    pub fn digest(&self) -> String {
        digest_of(&self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_lists_what_it_was_made_of_and_nothing_outside() {
        let files = [("01-heures.csv", &b"a;b"[..]), ("02 été.html", b"<p>")];
        let made = manifest(files.into_iter());
        let digests = files.map(|(name, bytes)| (digest_of(bytes), name.to_owned()));
        let read: Vec<(String, String)> =
            listed(&made).map(|(digest, name)| (digest.to_owned(), name.to_owned())).collect();
        assert_eq!(read, digests);
        for outside in ["../programme.toml", "/etc/passwd", "..", "a\\b", ""] {
            assert_eq!(listed(&format!("{}  {outside}\n", digest_of(b""))).count(), 0, "{outside}");
        }
    }
}
