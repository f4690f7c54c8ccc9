//! Which seal is meant: a name, and a version of it.

use crate::domain::refusal::seal::SealRefusal;
use crate::domain::seal::Seal;
use crate::domain::suggest::nearest;
use crate::render::Format;

/// The version of that name, else its last one.
pub fn meant<'s>(seals: &'s [Seal], name: &str, version: Option<u32>) -> Result<&'s Seal, SealRefusal> {
    let of_name = || seals.iter().filter(|seal| seal.name == name);
    let Some(last) = of_name().max_by_key(|seal| seal.version) else {
        let mut known: Vec<String> = seals.iter().map(|seal| seal.name.clone()).collect();
        known.sort();
        known.dedup();
        let near = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        return Err(SealRefusal::Unknown { typed: name.to_owned(), near, known });
    };
    let Some(version) = version else { return Ok(last) };
    of_name().find(|seal| seal.version == version).ok_or_else(|| {
        let versions = of_name().map(|seal| seal.version).collect();
        SealRefusal::NoVersion { name: name.to_owned(), version, versions }
    })
}

/// The ending of its file.
pub fn ending(seal: &Seal) -> &str {
    Format::named(&seal.format).map_or(&*seal.format, |format| format.ending())
}
