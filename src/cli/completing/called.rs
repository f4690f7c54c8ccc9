//! A name found by what was typed: by the beginnings of its words, case and accents aside.

use crate::lang::folded_words;

/// Whether each word typed begins a word of the name.
pub fn begins(typed: &str, name: &str) -> bool {
    let (typed, name) = (folded_words(typed), folded_words(name));
    !typed.is_empty() && typed.iter().all(|word| name.iter().any(|candidate| candidate.starts_with(word.as_str())))
}

/// The name as it goes on from what was typed: for shells that keep only words that begin so.
pub fn going_on(typed: &str, name: &str) -> Option<String> {
    let (words, mut left) = (folded_words(typed), folded_words(name));
    let mut rest = String::new();
    for word in &words {
        let at = left.iter().position(|candidate| candidate.starts_with(word.as_str()))?;
        rest = left.remove(at).split_off(word.len());
    }
    let last =
        if typed.ends_with(char::is_whitespace) { typed.trim_end().to_owned() } else { format!("{typed}{rest}") };
    Some([last].into_iter().chain(left).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_any_of_its_words_and_goes_on_from_what_was_typed() {
        assert!(begins("zo", "Zoé Martin") && begins("MART zoe", "Zoé Martin") && begins("luc", "Jean-Luc"));
        assert!(!begins("", "Zoé") && !begins("oé", "Zoé"));
        assert_eq!(going_on("zo", "Zoé Martin").as_deref(), Some("zoe martin"));
        assert_eq!(going_on("Zoé", "Zoé Martin").as_deref(), Some("Zoé martin"));
        assert_eq!(going_on("mart", "Zoé Martin").as_deref(), Some("martin zoe"));
        assert_eq!(going_on("mart z", "Zoé Martin").as_deref(), Some("mart zoe"));
    }
}
