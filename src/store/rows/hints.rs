//! Hints beside ids that a table names and nobody has: each value is compared with the known ids once, and the list of
//! those ids is made once for a table. A table may have 40 000 such rows, and a cohort 100 000 sessions.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::schema::problem::RowHint;
use crate::domain::spreadsheet::once;
use crate::domain::suggest::nearest;

/// How many known ids a hint lists; behind them stands `…`.
const LISTED: usize = 50;

/// How many pairs of a value and a known id are compared: less than a second of work. Values beyond them are given the list
/// alone.
const COMPARED: usize = 500_000;

/// The hints of one column of one table.
#[derive(Debug, Default)]
pub struct ColumnHints {
    /// By value.
    found: HashMap<String, RowHint>,
    listed: Option<Arc<Vec<String>>>,
    compared: usize,
}

impl ColumnHints {
    /// What may stand instead of a value: the id that a spreadsheet made the value of, else the list of ids, the nearest
    /// first.
    pub fn of<'i>(&mut self, value: &str, known: impl ExactSizeIterator<Item = &'i str> + Clone) -> RowHint {
        if let Some(hint) = self.found.get(value) {
            return hint.clone();
        }
        let listed = Arc::clone(self.listed.get_or_insert_with(|| Arc::new(listed(known.clone()))));
        if self.compared > 0 && self.compared + known.len() > COMPARED {
            return RowHint::OneOf { near: None, known: listed };
        }
        self.compared += known.len();
        let hint = match once(value, known.clone()) {
            Some(id) => RowHint::SpreadsheetWrote { id: id.to_owned() },
            None => RowHint::OneOf { near: nearest(value, known).map(str::to_owned), known: listed },
        };
        self.found.insert(value.to_owned(), hint.clone());
        hint
    }
}

fn listed<'i>(known: impl ExactSizeIterator<Item = &'i str>) -> Vec<String> {
    let more = (known.len() > LISTED).then(|| "…".to_owned());
    known.take(LISTED).map(str::to_owned).chain(more).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_thousand_ids_are_searched_for_few_values_and_listed_shortly() {
        let ids: Vec<String> = (0..100_000).map(|number| format!("s{number}")).collect();
        let known = || ids.iter().map(String::as_str);
        let mut hints = ColumnHints::default();
        let shape = |hint: RowHint| match hint {
            RowHint::OneOf { near, known } => (near, known.len(), Arc::as_ptr(&known) as usize),
            other => panic!("{other:?}"),
        };
        let first = shape(hints.of("s99999x", known()));
        assert_eq!((first.0.as_deref(), first.1), (Some("s99999"), LISTED + 1));
        for number in 0..40_000 {
            let later = shape(hints.of(&format!("nobody{number}"), known()));
            assert_eq!((later.1, later.2), (first.1, first.2), "the list is the same one");
        }
        assert_eq!(shape(hints.of("s99999x", known())), first);
        assert!(hints.compared <= COMPARED);
    }

    #[test]
    fn few_ids_are_listed_whole_and_compared_with_every_value() {
        let known = || ["m1-1", "m2-1"].into_iter();
        let mut hints = ColumnHints::default();
        for number in 0..200 {
            hints.of(&format!("x{number}"), known());
        }
        let listed = Arc::new(vec!["m1-1".to_owned(), "m2-1".to_owned()]);
        assert_eq!(hints.of("m11", known()), RowHint::OneOf { near: Some("m1-1".into()), known: listed });
        assert_eq!(
            ColumnHints::default().of("03-janv", ["3-1"].into_iter()),
            RowHint::SpreadsheetWrote { id: "3-1".into() }
        );
    }
}
