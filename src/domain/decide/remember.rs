//! What a coordinator said of headings (`--map`), kept for the next file with the same headings. What is said now of a
//! column replaces all that was kept for it.

use crate::domain::change::Change;
use crate::domain::people::mapping::Mapping;

/// What changes in the rows that are kept once those were said.
pub fn remember(kept: &[Mapping], told: &[Mapping]) -> Vec<Change> {
    let one_column =
        |one: &Mapping, other: &Mapping| one.fingerprint == other.fingerprint && one.column == other.column;
    let goes = |row: &&Mapping| told.iter().any(|said| one_column(said, row)) && !told.contains(row);
    let mut changes: Vec<Change> = Vec::new();
    for row in kept.iter().filter(goes) {
        changes.push(Change::shared_row(Some(row.clone()), None));
    }
    for (position, said) in told.iter().enumerate() {
        if !kept.contains(said) && !told[..position].contains(said) {
            changes.push(Change::shared_row(None, Some(said.clone())));
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::RecordChange;

    #[test]
    fn what_is_said_now_replaces_what_was_kept_of_the_column() {
        let row = |text: &str| {
            let (column, heading) = text.split_once('=').unwrap();
            Mapping { fingerprint: "f".into(), column: column.into(), heading: heading.into() }
        };
        let said = |change: &Change| match change.of::<Mapping>() {
            Some(RecordChange { before: Some(row), after: None, .. }) => format!("-{}={}", row.column, row.heading),
            Some(RecordChange { before: None, after: Some(row), .. }) => format!("+{}={}", row.column, row.heading),
            _ => panic!("{change:?}"),
        };
        let cases: [(&[&str], &[&str], &[&str]); 6] = [
            (&[], &["email=Mail"], &["+email=Mail"]),
            (&["email=Mail"], &["email=Mail"], &[]),
            (&["email=Mail", "phone=Tel"], &["email=Courriel"], &["-email=Mail", "+email=Courriel"]),
            (&["email=Mail"], &["email=Mail", "email=Courriel"], &["+email=Courriel"]),
            (&["email=Mail"], &["email="], &["-email=Mail", "+email="]),
            (&[], &["email=Mail", "email=Mail"], &["+email=Mail"]),
        ];
        for (kept, told, expected) in cases {
            let rows = |rows: &[&str]| rows.iter().map(|text| row(text)).collect::<Vec<_>>();
            let found: Vec<String> = remember(&rows(kept), &rows(told)).iter().map(said).collect();
            assert_eq!(found, expected, "{kept:?} {told:?}");
        }
    }
}
