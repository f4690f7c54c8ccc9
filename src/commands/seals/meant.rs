//! Which seal is meant: a name, and a version of it.

use crate::commands::values;
use crate::domain::refusal::seal::SealRefusal;
use crate::domain::seal::Seal;
use crate::domain::suggest::nearest;
use crate::render::Format;

/// A name, and one of its versions.
#[derive(Clone, Debug, clap::Args)]
pub struct SealVersion {
    /// The name it was sealed under
    /// fr: Le nom sous lequel il a été scellé
    #[arg(value_name = "SEAL", value_parser = values::something)]
    name: String,
    /// Which version: the last one unless said otherwise
    /// fr: La version : la dernière si rien n'est dit
    #[arg(long, value_name = "N", value_parser = values::count)]
    version: Option<u32>,
}

/// The version of that name, else its last one.
pub fn meant<'s>(seals: &'s [Seal], SealVersion { name, version }: &SealVersion) -> Result<&'s Seal, SealRefusal> {
    let of_name = || seals.iter().filter(|seal| seal.name == *name);
    let Some(last) = of_name().max_by_key(|seal| seal.version) else {
        let mut known: Vec<String> = seals.iter().map(|seal| seal.name.clone()).collect();
        known.sort();
        known.dedup();
        let near = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        return Err(SealRefusal::Unknown { typed: name.clone(), near, known });
    };
    let Some(version) = *version else { return Ok(last) };
    of_name().find(|seal| seal.version == version).ok_or_else(|| {
        let versions = of_name().map(|seal| seal.version).collect();
        SealRefusal::NoVersion { name: name.clone(), version, versions }
    })
}

/// The ending of its file.
pub fn ending(seal: &Seal) -> &str {
    Format::named(&seal.format).map_or(&*seal.format, |format| format.ending())
}
