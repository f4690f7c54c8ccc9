//! Cells that a spreadsheet would run as a formula, made harmless (product §8).

use std::borrow::Cow;

use crate::domain::spreadsheet::runs;

/// The text, behind an apostrophe when a spreadsheet would run it. Phone numbers and negative numbers stay.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if runs(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        assert_eq!([guarded("=1+1"), guarded("-12,5"), guarded("+33612345678")], ["'=1+1", "-12,5", "+33612345678"]);
    }
}
