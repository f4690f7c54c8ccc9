//! Copies of the folder's own files that lie beside them: set aside by a program that keeps folders in step when two
//! people wrote at once, or by a person. Nothing in them counts, and nobody would notice.

use super::failure::Failure;
use super::journal::JOURNAL;
use super::paths::COHORT;
use super::reading::Reading;
use crate::domain::programme::ids::CohortId;
use crate::domain::schema::Scope;
use crate::domain::tables::tables_of;
use crate::store::paths::PROGRAMME;

/// A copy, and what it is a copy of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The copy, from the root of the folder.
    pub file: String,
    pub of: String,
}

impl Reading {
    /// Copies beside the definition, the journal, and the tables of those cohorts.
    pub fn copies_beside(&self, cohorts: &[CohortId]) -> Result<Vec<Copied>, Failure> {
        let journal = JOURNAL.rsplit('/').next().unwrap_or(JOURNAL);
        let mut whole: Vec<&str> = tables_of(Scope::Folder).map(|table| table.file).collect();
        whole.push(journal);
        let mut tables: Vec<&str> = tables_of(Scope::Cohort).map(|table| table.file).collect();
        tables.push(COHORT);
        let mut found = self.copies_in("", &[PROGRAMME])?;
        found.extend(self.copies_in("data/", &whole)?);
        for id in cohorts {
            found.extend(self.copies_in(&format!("data/{id}/"), &tables)?);
        }
        Ok(found)
    }

    fn copies_in(&self, folder: &str, own: &[&str]) -> Result<Vec<Copied>, Failure> {
        let names = self.source.list(folder.trim_end_matches('/'))?;
        let copied = |name: String| {
            let of = original(&name, own)?;
            Some(Copied { file: format!("{folder}{name}"), of: format!("{folder}{of}") })
        };
        Ok(names.into_iter().filter_map(copied).collect())
    }
}

/// How the names of such copies speak of a conflict, in the languages that say it alike: `conflicted copy`, `copie en
/// conflit`, `.sync-conflict-`, `_conflict-`, `(SFConflict …)`, `in Konflikt stehende Kopie`.
const CONFLICT: [&str; 2] = ["confli", "konfli"];

/// The file that a name is a copy of: `attendance (copie en conflit de Zoé).csv`, `attendance-PORTABLE.csv`,
/// `attendance (1).csv`, `Copie d'attendance.csv`, `attendance.csv (conflict 2)`.
fn original<'o>(name: &str, own: &[&'o str]) -> Option<&'o str> {
    let small = name.to_lowercase();
    if name.starts_with(['.', '~', '#']) || own.contains(&name) {
        return None;
    }
    let parted = |c: char| !c.is_alphanumeric();
    own.iter().copied().find(|own| {
        let (stem, ending) = own.rsplit_once('.').unwrap_or((own, ""));
        let middle = small.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending)?.strip_suffix('.'));
        middle.is_some_and(|middle| middle.is_empty() || middle.starts_with(parted))
            || small.strip_suffix(own).is_some_and(|before| before.ends_with(parted))
            || small.strip_prefix(own).is_some_and(|behind| CONFLICT.iter().any(|word| behind.contains(word)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_its_name() {
        let own = ["enrolments.csv", "attendance.csv", "journal.jsonl"];
        for (name, of) in [
            ("attendance (Zoé's conflicted copy 2021-04-02).csv", Some("attendance.csv")),
            ("attendance (Copie en conflit de Zoé 2021-04-02).csv", Some("attendance.csv")),
            ("enrolments.sync-conflict-20210402-121000-7A7A7A7.csv", Some("enrolments.csv")),
            ("enrolments_conflict-20210402-121000.csv", Some("enrolments.csv")),
            ("enrolments (SFConflict zoe@example.org 2021-04-02-12-10-00).csv", Some("enrolments.csv")),
            ("attendance (In Konflikt stehende Kopie von Zoé).csv", Some("attendance.csv")),
            ("attendance-PORTABLE-ZOE.csv", Some("attendance.csv")),
            ("attendance (1).csv", Some("attendance.csv")),
            ("attendance 2.csv", Some("attendance.csv")),
            ("attendance - Copie.csv", Some("attendance.csv")),
            ("attendance（競合コピー）.csv", Some("attendance.csv")),
            ("Copie d'attendance.csv", Some("attendance.csv")),
            ("attendance.csv (conflict 2)", Some("attendance.csv")),
            ("journal (conflicted copy).jsonl", Some("journal.jsonl")),
            ("Attendance.csv", Some("attendance.csv")),
            ("attendance.csv", None),
            ("attendance.csv.by-hand-12", None),
            ("journal.cut-1", None),
            (".~lock.attendance.csv#", None),
            (".#attendance.csv", None),
            ("attendances.csv", None),
            ("liste des présents.csv", None),
            ("evidence", None),
        ] {
            assert_eq!(original(name, &own), of, "{name}");
        }
    }
}
