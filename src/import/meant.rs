//! Words of a form of which somebody says what they are in a column.

use crate::lang::folded::same_words;

/// What a word of the form is in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant<T> {
    /// The column.
    pub target: T,
    /// The word, as typed.
    pub word: String,
    pub value: String,
}

/// An answer with the words in it that were said to be something else; several choices each for itself.
pub fn translated<T: PartialEq>(values: &[Meant<T>], target: &T, cell: &str) -> String {
    let of = |text: &str| {
        // A sign has no words: `★` is compared as it stands.
        let is_it = |word: &str| same_words(word, text) || word.trim() == text.trim();
        let said = values.iter().find(|meant| meant.target == *target && is_it(&meant.word));
        said.map(|meant| meant.value.clone())
    };
    if values.iter().all(|meant| meant.target != *target) {
        return cell.to_owned();
    }
    if let Some(value) = of(cell) {
        return value;
    }
    let (signs, joined): (&[char], &str) =
        if cell.contains([';', '\n']) { (&[';', '\n'], "; ") } else { (&[','], ", ") };
    let parts = cell.split(signs).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| of(part).unwrap_or_else(|| part.to_owned())).collect::<Vec<_>>().join(joined)
}
