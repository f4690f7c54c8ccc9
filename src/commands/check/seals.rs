//! What `check` is told of sealed exports.

use std::sync::Arc;

use crate::check::{Findings, SealFacts, SealFate, seals};
use crate::commands::seals::meant::ending;
use crate::domain::schema::record::Numbered;
use crate::domain::seal::Seal;
use crate::store::{Failure, Reading, Sealed, sealed_file};

/// What is wrong with the files of these rows, each with the line of its row.
pub fn findings(reading: &Reading, rows: &[Numbered<Seal>]) -> Result<Findings, Failure> {
    let mut facts = Vec::new();
    for row in rows {
        let seal = &row.record;
        let file = sealed_file(&seal.name, seal.version, ending(seal));
        let fate = match reading.sealed(&seal.name, seal.version, ending(seal), &seal.sha256)? {
            Sealed::Whole(_) => continue,
            Sealed::Altered => SealFate::Altered(file),
            Sealed::Gone => SealFate::Gone(file),
        };
        facts.push(SealFacts { line: row.line, name: seal.name.clone(), version: seal.version, fate });
    }
    Ok(seals(&Arc::from("data/seals.csv"), &facts))
}
