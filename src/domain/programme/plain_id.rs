//! Ids that become folders and words of tables: what they may be made of.

use crate::lang::folded_words;

/// What [`is_plain_id`] takes, as a pattern.
pub const PLAIN_ID: &str = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

/// Whether an id can be a folder and a word of a table: ASCII letters, digits, `-`, `_`, `.`, beginning with a letter
/// or a digit.
pub fn is_plain_id(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_alphanumeric())
        && id.len() <= 64
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// The plain id nearest to what was typed: `Été 2021` → `ete-2021`.
pub fn plain_id(typed: &str) -> Option<String> {
    let id = folded_words(typed).join("-");
    is_plain_id(&id).then_some(id)
}

/// Names under which a folder cannot be made on Windows, or that mean something else here.
pub fn is_reserved_cohort(id: &str) -> bool {
    let lower = id.to_ascii_lowercase();
    let stem = lower.split('.').next().unwrap_or_default();
    let device = matches!(stem, "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|last: char| last.is_ascii_digit()));
    let file = matches!(lower.as_str(), "journal.jsonl" | "mappings.csv" | "seals.csv" | "sealed");
    device || file || lower == "all" || lower.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_as_folders_and_words() {
        for id in ["2021-spring", "m2", "a.b_c", "9"] {
            assert!(is_plain_id(id), "{id}");
        }
        for id in ["", "été", "a b", ".hidden", "-c", "a/b", "..", "a,b"] {
            assert!(!is_plain_id(id), "{id}");
        }
        for id in ["all", "ALL", "con", "nul.txt", "com1", "journal.jsonl", "Mappings.csv", "sealed", "a."] {
            assert!(is_reserved_cohort(id), "{id}");
        }
        assert!(!is_reserved_cohort("2021-spring") && !is_reserved_cohort("console"));
        assert_eq!(plain_id("Été 2021").as_deref(), Some("ete-2021"));
    }
}
