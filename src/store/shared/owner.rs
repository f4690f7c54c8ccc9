//! Whose a file of a shared folder is, by its path alone: neither the store nor a copy believes what else is said of it.

use crate::domain::programme::plain_id::{is_plain_id, is_reserved_cohort};

/// Whose a file is, and so who sees it and who may write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner<'p> {
    /// A cohort's: seen and written by the offices that may see and write the cohort.
    Cohort(&'p str),
    /// Seen by all, written by whoever may write anything: the remembered headings of exports.
    Everybody,
    /// Seen by all, written by the head office: the definition and the templates.
    Programme,
    /// Seen and written by the head office alone: sealed figures of any cohort, what else lies in `data`.
    Head,
}

/// Bytes of the longest path: an index of a database takes no more than some thousands, a disk about as many.
const LONGEST: usize = 1024;

/// The owner of a path from the root of the folder; none where no operation may write it and no copy takes it: outside the
/// folder, a hidden name, the journal.
pub fn owner(path: &str) -> Option<Owner<'_>> {
    let plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':']) && !part.contains(char::is_control)
    };
    if path.len() > LONGEST || !path.split('/').all(plain) {
        return None;
    }
    let mut parts = path.split('/');
    match (parts.next()?, parts.next(), parts.next()) {
        ("programme.toml", None, _) | ("templates", Some(_), _) => Some(Owner::Programme),
        ("data", Some("mappings.csv"), None) => Some(Owner::Everybody),
        // Some disks take `Journal.jsonl` for the same file.
        ("data", Some(file), None) if is_called(file, "journal.jsonl") || is_called(file, "mappings.csv") => None,
        ("data", Some("sealed"), Some(_)) | ("data", Some(_), None) => Some(Owner::Head),
        ("data", Some(cohort), Some(_)) if is_cohort(cohort) => Some(Owner::Cohort(cohort)),
        _ => None,
    }
}

/// Whether a folder under `data` can be that of a cohort, on any disk.
fn is_cohort(folder: &str) -> bool {
    is_plain_id(folder) && !is_reserved_cohort(folder)
}

fn is_called(name: &str, other: &str) -> bool {
    name.to_lowercase() == other
}

/// Whether it is a file of evidence of a cohort: kept whole, and only fetched when a command opens it where it is large.
pub fn is_evidence(path: &str) -> bool {
    let mut parts = path.split('/');
    (parts.next(), parts.nth(1), parts.next().is_some()) == (Some("data"), Some("evidence"), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_whose_it_is() {
        let cases = [
            ("programme.toml", Some(Owner::Programme)),
            ("templates/certificate.html", Some(Owner::Programme)),
            ("data/mappings.csv", Some(Owner::Everybody)),
            ("data/seals.csv", Some(Owner::Head)),
            ("data/sealed/bilan/1.csv", Some(Owner::Head)),
            ("data/journal.cut-1", Some(Owner::Head)),
            ("data/2021-spring/enrolments.csv", Some(Owner::Cohort("2021-spring"))),
            ("data/2021-spring/attendance.csv.by-hand-12", Some(Owner::Cohort("2021-spring"))),
            ("data/2021-spring/evidence/zoom.csv", Some(Owner::Cohort("2021-spring"))),
        ];
        for (path, whose) in cases {
            assert_eq!(owner(path), whose, "{path}");
        }
    }

    #[test]
    fn what_leads_elsewhere_belongs_to_nobody() {
        let others = [
            "",
            "/etc/passwd",
            "../programme.toml",
            "./programme.toml",
            "programme.toml/",
            "data",
            "data/",
            "data/journal.jsonl",
            "data/Journal.JSONL",
            "data/Sealed/x.csv",
            "data/all/enrolments.csv",
            "data/con/enrolments.csv",
            "data/a./enrolments.csv",
            "data/.shared",
            "data/.lock",
            "data/c/.attendance.csv.op3",
            "data/c/../d/enrolments.csv",
            "data//enrolments.csv",
            "data\\c\\enrolments.csv",
            "data/C:/enrolments.csv",
            "data/c/a\nb",
            "templates",
            "notes.txt",
        ];
        for path in others {
            assert_eq!(owner(path), None, "{path:?}");
        }
        assert_eq!(owner(&format!("data/c/{}", "x".repeat(LONGEST))), None);
    }

    #[test]
    fn evidence_is_told_from_tables() {
        assert!(is_evidence("data/c/evidence/zoom.csv"));
        for path in ["data/c/evidence", "data/c/enrolments.csv", "data/evidence/enrolments.csv", "x/c/evidence/a"] {
            assert!(!is_evidence(path), "{path}");
        }
    }
}
