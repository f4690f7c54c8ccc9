//! Exports that were sealed: `data/seals.csv`. The bytes lie in `data/sealed/NAME/`, which is the store's.

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::domain::schema::record::schema;
use crate::domain::schema::{CellFate, RowRules, SchemaColumn, Shown};

schema! {
    /// One row of `seals.csv`, a table of the whole folder: one version of a sealed export.
    pub struct Seal in "seals.csv", of Folder, key [name, version] {
        name: String = SchemaColumn::heading(Heading::SealName).required().filled().kept().shown(Shown::Always),
        /// From 1; the last one of its name is open.
        version: u32 = SchemaColumn::heading(Heading::Version).required().filled().kept().shown(Shown::Always),
        report: String = SchemaColumn::heading(Heading::Report).required().filled().kept().shown(Shown::Always),
        /// The command that gives the same table again: the cohort is named, the file is not.
        command: String = SchemaColumn::heading(Heading::Command).required().filled().kept().shown(Shown::InFiles),
        format: String = SchemaColumn::heading(Heading::Format).required().filled().kept().shown(Shown::Always),
        sealed_on: NaiveDate = SchemaColumn::heading(Heading::SealedOn).required().filled().kept().shown(Shown::Always),
        /// Who did it, as the journal names them.
        by: String = SchemaColumn::heading(Heading::By).required().kept().shown(Shown::WhenRoom),
        /// SHA-256 of the file.
        sha256: String = SchemaColumn::heading(Heading::Digest).required().filled().kept().shown(Shown::InFiles),
        note: String = SchemaColumn::heading(Heading::Note).fate(CellFate::Struck).shown(Shown::WhenRoom),
    }
}

impl RowRules for Seal {}

impl Seal {
    /// The last version of each name: what was handed over, and not replaced since.
    pub fn open(seals: &[Self]) -> impl Iterator<Item = &Self> {
        seals.iter().filter(|seal| !seals.iter().any(|other| other.name == seal.name && other.version > seal.version))
    }
}

/// Whether a seal can be called so: the name is that of a folder too.
pub fn is_name(typed: &str) -> bool {
    !typed.is_empty() && typed.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_letters_digits_and_two_signs() {
        for name in ["afdas-2021", "T1_été", "9"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "a b", "a/b", "..", "a.b", "a:b"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
