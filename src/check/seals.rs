//! Sealed exports that are no longer what they were.

use std::sync::Arc;

use super::Findings;
use crate::domain::findings::seals::Seals;
use crate::domain::place::Place;
use crate::domain::refusal::reason::Refusal;

/// What is known of a sealed export that is no longer what it was.
#[derive(Clone, Debug)]
pub struct SealFacts {
    /// Of its row.
    pub line: u32,
    pub name: String,
    pub version: u32,
    pub fate: SealFate,
}

/// What became of a sealed export.
#[derive(Clone, Debug)]
pub enum SealFate {
    /// The file, from the root of the folder.
    Gone(String),
    /// Its bytes are others.
    Altered(String),
    /// The same command gives another table: how many cells and rows are others.
    Changed(usize),
    /// The same command gives none.
    NotAgain(Refusal),
}

/// The findings of these seals.
pub fn seals(table: &Arc<str>, facts: &[SealFacts]) -> Findings {
    let mut findings = Findings::default();
    for SealFacts { line, name, version, fate } in facts {
        let (name, version) = (name.clone(), *version);
        let finding = match fate {
            SealFate::Gone(file) => Seals::Broken { name, version, file: file.clone(), gone: true },
            SealFate::Altered(file) => Seals::Broken { name, version, file: file.clone(), gone: false },
            SealFate::Changed(differences) => Seals::Changed { name, version, differences: *differences },
            SealFate::NotAgain(why) => Seals::NotAgain { name, version, why: why.clone() },
        };
        findings.add(finding, Place::line(table, *line));
    }
    findings
}
