//! Full names as the folded words that make them: a text that shows one person may have them in any order, and others
//! between them (`Martin (téléphone), Zoé`). For names that a video tool shows; a sentence is too long for it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::lang::folded_words;

/// The full names of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FullNames(BTreeSet<BTreeSet<String>>);

impl FullNames {
    /// Adds a name by its folded words; of one word alone it is none, others have it too.
    pub fn add<'w>(&mut self, words: impl Iterator<Item = &'w String>) {
        let words: BTreeSet<String> = words.cloned().collect();
        if words.len() > 1 {
            self.0.insert(words);
        }
    }

    /// Without those that somebody else bears.
    #[must_use]
    pub fn except(&self, others: &Self) -> Self {
        Self(self.0.difference(&others.0).cloned().collect())
    }

    /// Those that both bear.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> Self {
        Self(self.0.intersection(&other.0).cloned().collect())
    }

    /// Those of another too.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether all words of one of them stand in a text.
    pub fn all_in(&self, text: &str) -> bool {
        let words: BTreeSet<String> = folded_words(text).into_iter().collect();
        self.0.iter().any(|name| name.is_subset(&words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_when_all_its_words_are() {
        let mut names = FullNames::default();
        names.add(folded_words("Karim Ben Saïd").iter());
        names.add(folded_words("Ana").iter());
        let cases = [
            ("Karim Ben Saïd tel", true),
            ("SAID (téléphone de Karim) Ben", true),
            ("Karim Saïd", false),
            ("Karima Ben Saïd", false),
            ("Ana", false),
            ("", false),
        ];
        for (text, shown) in cases {
            assert_eq!(names.all_in(text), shown, "{text}");
        }
        let mut other = FullNames::default();
        other.add(folded_words("Ben Saïd Karim").iter());
        assert_eq!(names.except(&other), FullNames::default());
        assert_eq!(names.shared_with(&other), other);
    }
}
