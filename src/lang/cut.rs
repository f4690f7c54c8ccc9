//! Foreign text that is shown in part: a name or a heading of a hundred thousand characters is one that something went
//! wrong with.

use std::borrow::Cow;

/// As much of a foreign text as is shown, in characters, with `…` for the rest.
pub fn cut(text: &str, longest: usize) -> Cow<'_, str> {
    match text.char_indices().nth(longest) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_characters() {
        for (text, expected) in [("Zoé", "Zoé"), ("Zoée", "Zoé…"), ("", ""), ("ééééé", "ééé…")] {
            assert_eq!(cut(text, 3), expected);
        }
    }
}
