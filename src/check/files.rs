//! Files as files: headings, form, journal, folders, who can read them.

use std::collections::HashSet;

use crate::domain::place::Place;
use crate::domain::suggest::nearest;
use crate::i18n::checks::files::Files;

use super::facts::{FolderFacts, TableFacts};
use super::{Findings, Subject};

pub(super) fn headings(subject: &Subject<'_>, findings: &mut Findings) {
    for table in [subject.enrolments, subject.attendance] {
        if !table.headings.is_empty() {
            of_table(table, findings);
        }
    }
}

fn of_table(table: &TableFacts, findings: &mut Findings) {
    let line = || Place::line(&table.file, table.line);
    let cell = |heading: &str| Place::cell(&table.file, table.line, heading);
    if !table.canonical {
        findings.add(Files::NotCanonical, line());
    }
    let mut missing: Vec<&str> =
        table.known.iter().map(String::as_str).filter(|known| !table.headings.iter().any(|one| one == known)).collect();
    let mut seen = HashSet::new();
    let mut told = HashSet::new();
    for heading in &table.headings {
        let heading = heading.as_str();
        if !seen.insert(heading) {
            if !heading.is_empty() && told.insert(heading) {
                findings.add(Files::HeadingTwice { heading: heading.to_owned() }, cell(heading));
            }
        } else if !table.known.iter().any(|known| known == heading)
            && let Some(near) = nearest(heading, missing.iter().copied())
        {
            missing.retain(|known| *known != near);
            findings.add(Files::ColumnResembles { heading: heading.to_owned(), near: near.to_owned() }, cell(heading));
        }
    }
    for heading in missing {
        findings.add(Files::ColumnMissing { heading: heading.to_owned() }, line());
    }
}

/// What is wrong with the folder beside its cohorts.
pub fn folder(facts: &FolderFacts) -> Findings {
    let mut findings = Findings::default();
    for folder in &facts.undefined {
        let near = nearest(folder, facts.cohorts.iter().map(String::as_str)).map(str::to_owned);
        findings.add_placeless(Files::UndefinedCohort { folder: folder.clone(), near });
    }
    if let Some(journal) = &facts.journal {
        for line in &journal.broken {
            findings.add(Files::JournalBroken, Place::line(&journal.file, *line));
        }
        if let Some(line) = journal.torn {
            findings.add(Files::JournalTorn, Place::line(&journal.file, line));
        }
    }
    for open in &facts.open {
        findings.add_placeless(Files::OpenToOthers { path: open.path.to_string(), mode: open.mode & 0o777 });
    }
    findings
}
