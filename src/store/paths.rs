//! Where each file of the folder lies, from its root and with `/`: the tables of a cohort, those of the whole folder,
//! definitions, evidence; and back from a path to what it is. Opens nothing.

use crate::domain::programme::ids::CohortId;
use crate::domain::schema::Scope;
use crate::domain::schema::TableSchema;
use crate::domain::tables::tables_of;

/// The definition, from the root of the folder.
pub(super) const PROGRAMME: &str = "programme.toml";

/// The folder of what editors of definitions read.
pub(super) const SCHEMAS: &str = ".formation";

/// The JSON Schema of `programme.toml`.
pub(super) const PROGRAMME_SCHEMA: &str = ".formation/programme.schema.json";

/// The JSON Schema of a `cohort.toml`.
pub(super) const COHORT_SCHEMA: &str = ".formation/cohort.schema.json";

/// Names that schema in the first lines of a `cohort.toml`; some editors want an empty line behind the name.
pub(super) const COHORT_SCHEMA_NAMED: &str = "#:schema ../../.formation/cohort.schema.json\n\n";

/// `data/2021-spring/attendance.csv`.
pub(super) fn path(cohort: &str, table: &TableSchema) -> String {
    format!("data/{cohort}/{}", table.file)
}

/// `data/mappings.csv`.
pub(super) fn shared(table: &TableSchema) -> String {
    format!("data/{}", table.file)
}

/// A cohort's definition, in its folder.
pub(super) const COHORT: &str = "cohort.toml";

/// `data/2021-spring/cohort.toml`.
pub(super) fn definition(cohort: &str) -> String {
    format!("data/{cohort}/{COHORT}")
}

/// `data/2021-spring`.
pub(super) fn cohort_folder(cohort: &str) -> String {
    format!("data/{cohort}")
}

/// The folder of evidence, in that of its cohort.
pub(super) const EVIDENCE: &str = "evidence";

/// `data/2021-spring/evidence`.
pub(super) fn evidence_folder(cohort: &str) -> String {
    format!("data/{cohort}/{EVIDENCE}")
}

/// `data/2021-spring/evidence/zoom.csv`; none where the name is no name of a file.
pub(super) fn evidence(cohort: &str, name: &str) -> Option<String> {
    is_plain_name(name).then(|| format!("{}/{name}", evidence_folder(cohort)))
}

/// Whether an id can name a folder under `data/`, and nothing outside it.
pub(super) fn is_plain_name(id: &str) -> bool {
    !id.is_empty() && !id.starts_with('.') && !id.contains(['/', '\\', '\0', ':'])
}

/// Whether an operation can have written it: the programme, a known table, a definition or evidence of a cohort. Any
/// other path, in the journal or in what a dead writer noted, is not followed.
pub(super) fn is_known(file: &str) -> bool {
    let plain = file.split('/').all(is_plain_name) && !file.contains(char::is_control);
    plain && (is_definition(file) || table_of(file).is_some() || is_evidence(file))
}

/// Whether it is a definition: the programme's, or a cohort's own.
pub(super) fn is_definition(file: &str) -> bool {
    let own = || file.strip_prefix("data/")?.strip_suffix(COHORT)?.strip_suffix('/');
    file == PROGRAMME || own().is_some_and(|cohort| !cohort.contains('/'))
}

/// A copy of a file set aside: `attendance.csv.by-hand-12`, what was written by hand while operation 12 was at work;
/// `journal.cut-1`, what was cut off the end of the journal. `turn`, from 1: of copies that would share a name, which.
pub(super) fn set_aside_as(name: &str, why: CopyReason, turn: u32) -> String {
    match (why, turn) {
        (CopyReason::ByHand(operation), ..2) => format!("{name}{BY_HAND}{operation}"),
        (CopyReason::ByHand(operation), turn) => format!("{name}{BY_HAND}{operation}-{turn}"),
        (CopyReason::Cut, turn) => format!("{name}{CUT}{turn}"),
    }
}

const BY_HAND: &str = ".by-hand-";
const CUT: &str = ".cut-";

/// Why a copy was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CopyReason {
    /// Somebody changed the file by hand while the operation of that number was at work.
    ByHand(u64),
    /// Cut off the end of the journal.
    Cut,
}

/// Whether a file is a copy that was set aside: what a person wrote or an operation held, and so perhaps personal data.
pub fn is_set_aside(file: &str) -> bool {
    let numbers = |rest: &str| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        rest.split('-').all(digits) && rest.split('-').count() <= 2
    };
    [BY_HAND, CUT].iter().any(|label| file.rsplit_once(label).is_some_and(|(_, rest)| numbers(rest)))
}

/// The table that lies there.
pub(super) fn table_of(file: &str) -> Option<&'static TableSchema> {
    let mut parts = file.strip_prefix("data/")?.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(name), None, _) => tables_of(Scope::Folder).find(|table| table.file == name),
        (Some(_), Some(name), None) => tables_of(Scope::Cohort).find(|table| table.file == name),
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

    #[test]
    fn a_path_of_no_known_file_is_not_followed() {
        for file in ["programme.toml", "data/mappings.csv", "data/c/cohort.toml", "data/é è/evidence/a b.csv"] {
            assert!(is_known(file), "{file}");
        }
        let others = [
            "",
            "/etc/passwd",
            "/programme.toml",
            "../programme.toml",
            "./programme.toml",
            "programme.toml/",
            "data//enrolments.csv",
            "data/../enrolments.csv",
            "data/./enrolments.csv",
            "data/c/../enrolments.csv",
            "data/c/../../../x/evidence/a.csv",
            "data/c/evidence/../../x",
            "data/c/evidence/.bashrc",
            "data/c/evidence/x/y",
            "data/c/evidence/a\u{1b}[2J",
            "data/c\n/enrolments.csv",
            "data\\c\\enrolments.csv",
            "data/C:/enrolments.csv",
            "data/.git/enrolments.csv",
            "data/c/cohort.toml/x",
            "data/c/topics.txt",
            "data/c/mappings.csv",
            "data/enrolments.csv",
            "data/journal.jsonl",
            "data/.lock",
            "templates/certificate.html",
            "x/c/enrolments.csv",
        ];
        for file in others {
            assert!(!is_known(file), "{file:?}");
        }
    }

    #[test]
    fn copies_set_aside_are_told_from_other_files() {
        for why in [CopyReason::ByHand(12), CopyReason::Cut] {
            for turn in [1, 2, 11] {
                let name = set_aside_as("attendance.csv", why, turn);
                assert!(is_set_aside(&name), "{name}");
            }
        }
        for name in ["attendance.csv", "journal.cut-", "x.by-hand", "x.cut-1.csv", "x.cut-a", "x.cut-1-2-3", "cut-1"] {
            assert!(!is_set_aside(name), "{name}");
        }
    }
}
