//! Files as files: headings, form, folders, who can change them. What keeps a row from being read, and the lines of the
//! journal, the store finds when it reads them.

use crate::domain::findings::files::FileFinding;
use crate::domain::place::Place;
use crate::domain::suggest::nearest;

use super::facts::{DriftedTable, FolderFacts, TableFacts};
use super::{Findings, Subject};

pub(super) fn tables(subject: &Subject<'_>, findings: &mut Findings) {
    subject.tables.iter().for_each(|table| of_table(table, findings));
    subject.drifted.iter().for_each(|table| drifted(table, findings));
}

fn drifted(table: &DriftedTable, findings: &mut Findings) {
    let DriftedTable { file, operation, gone } = table;
    findings.add_placeless(FileFinding::Drifted { file: file.to_string(), operation: *operation, gone: *gone });
}

fn of_table(table: &TableFacts, findings: &mut Findings) {
    let line = || Place::line(&table.file, 1);
    if !table.canonical {
        findings.add(FileFinding::NotCanonical { phones: table.phones }, line());
    }
    let mut missing: Vec<&str> = table.missing.iter().map(String::as_str).collect();
    for heading in &table.unknown {
        if let Some(near) = nearest(heading, missing.iter().copied()) {
            missing.retain(|known| *known != near);
            let finding = FileFinding::ColumnResembles { heading: heading.clone(), near: near.to_owned() };
            findings.add(finding, Place::cell(&table.file, 1, heading.as_str()));
        }
    }
    for heading in missing {
        findings.add(FileFinding::ColumnMissing { heading: heading.to_owned() }, line());
    }
}

/// What is wrong with the folder beside its cohorts.
pub fn folder(facts: &FolderFacts) -> Findings {
    let mut findings = Findings::default();
    facts.tables.iter().for_each(|table| of_table(table, &mut findings));
    facts.drifted.iter().for_each(|table| drifted(table, &mut findings));
    if let Some(empty) = facts.no_journal {
        findings.add_placeless(FileFinding::NoJournal { empty });
    }
    for copy in &facts.copies {
        findings.add_placeless(FileFinding::CopyBeside { file: copy.file.clone(), of: copy.of.clone() });
    }
    for folder in &facts.undefined {
        let near = nearest(folder, facts.cohorts.iter().map(String::as_str)).map(str::to_owned);
        findings.add_placeless(FileFinding::UndefinedCohort { folder: folder.clone(), near });
    }
    for open in &facts.open {
        findings.add_placeless(FileFinding::OpenToOthers { path: open.path.to_string(), mode: open.mode & 0o777 });
    }
    findings
}
