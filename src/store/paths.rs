//! Where each file of the folder lies, from its root and with `/`: the tables of a cohort, those of the whole folder,
//! definitions, evidence; and back from a path to what it is. Opens nothing.

use super::rows::{FOLDER_TABLES, TABLES, Table};
use crate::domain::ids::CohortId;

/// `data/2021-spring/attendance.csv`.
pub(super) fn path(cohort: &str, table: &Table) -> String {
    format!("data/{cohort}/{}", table.file)
}

/// `data/mappings.csv`.
pub(super) fn shared(table: &Table) -> String {
    format!("data/{}", table.file)
}

/// `data/2021-spring/cohort.toml`.
pub(super) fn definition(cohort: &str) -> String {
    format!("data/{cohort}/cohort.toml")
}

/// `data/2021-spring/evidence`.
pub(super) fn evidence_folder(cohort: &str) -> String {
    format!("data/{cohort}/evidence")
}

/// `data/2021-spring/evidence/zoom.csv`; none where the name is no name of a file.
pub(super) fn evidence(cohort: &str, name: &str) -> Option<String> {
    is_plain_name(name).then(|| format!("{}/{name}", evidence_folder(cohort)))
}

/// Whether an id can name a folder under `data/`, and nothing outside it.
pub(super) fn is_plain_name(id: &str) -> bool {
    !id.is_empty() && !id.starts_with('.') && !id.contains(['/', '\\', '\0', ':'])
}

/// The table that lies there.
pub(super) fn table_of(file: &str) -> Option<&'static Table> {
    let mut parts = file.strip_prefix("data/")?.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(name), None, _) => FOLDER_TABLES.into_iter().find(|table| table.file == name),
        (Some(_), Some(name), None) => TABLES.into_iter().find(|table| table.file == name),
        _ => None,
    }
}

/// The cohort whose folder it lies in.
pub(super) fn cohort_of(file: &str) -> Option<CohortId> {
    file.strip_prefix("data/")?.split_once('/').map(|(cohort, _)| CohortId::new(cohort))
}

/// Whether it is a file of evidence.
pub(super) fn is_evidence(file: &str) -> bool {
    let mut parts = file.split('/');
    (parts.next(), parts.nth(1), parts.next().is_some(), parts.next()) == (Some("data"), Some("evidence"), true, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_what_lies_there() {
        let cases = [
            ("data/mappings.csv", Some("mappings.csv"), None, false),
            ("data/c/aliases.csv", Some("aliases.csv"), Some("c"), false),
            ("data/c/mappings.csv", None, Some("c"), false),
            ("data/aliases.csv", None, None, false),
            ("data/c/evidence/aliases.csv", None, Some("c"), true),
            ("programme.toml", None, None, false),
        ];
        for (file, table, cohort, is_proof) in cases {
            assert_eq!(table_of(file).map(|table| table.file), table, "{file}");
            assert_eq!(cohort_of(file).as_ref().map(CohortId::as_str), cohort, "{file}");
            assert_eq!(is_evidence(file), is_proof, "{file}");
        }
        for name in ["", ".lock", "../x", "a/b", "c:x", "a\\b"] {
            assert_eq!(evidence("c", name), None, "{name:?}");
        }
    }
}
