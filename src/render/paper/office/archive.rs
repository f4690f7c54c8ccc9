//! The parts of a file, out of the archive and into a new one.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Bytes of all parts together; a letterhead with its pictures has a hundredth of them.
const MOST: u64 = 64 << 20;

/// The part that says what an OpenDocument file is: first, and not compressed (OpenDocument 1.3, part 2, §3.3).
const FIRST: &str = "mimetype";

/// Names and bytes of parts, in their order.
pub type Parts = Vec<(String, Vec<u8>)>;

/// All parts; none where it is no archive, is damaged or too large.
pub fn unpacked(bytes: &[u8]) -> Option<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let (mut parts, mut left) = (Parts::new(), MOST);
    for at in 0..archive.len() {
        let part = archive.by_index(at).ok()?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().ok()?.to_string();
        let mut bytes = Vec::new();
        let read = part.take(left + 1).read_to_end(&mut bytes).ok()?;
        left = left.checked_sub(read as u64)?;
        parts.push((name, bytes));
    }
    Some(parts)
}

/// The parts in a new archive: the same bytes for the same parts, whenever it is made.
pub fn packed(parts: &Parts) -> std::io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let is_first = |part: &&(String, Vec<u8>)| part.0 == FIRST;
    for (name, bytes) in parts.iter().filter(is_first).chain(parts.iter().filter(|part| !is_first(part))) {
        let method = if name == FIRST { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        archive.start_file(name.as_str(), options.compression_method(method))?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
