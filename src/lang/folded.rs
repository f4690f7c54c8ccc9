//! Words of a text as they are compared: no case, no accents, no signs.

use std::borrow::Cow;

use deunicode::{deunicode, deunicode_char};

/// Whether two texts say the same, case, accents and signs aside. A text without words says nothing.
pub fn same_words(one: &str, other: &str) -> bool {
    let words = folded_words(one);
    !words.is_empty() && words == folded_words(other)
}

/// The words of a text, folded: no case, no accents, split at everything that is neither letter nor digit. A sign has no
/// words: `✨` is no `sparkles`.
pub fn folded_words(text: &str) -> Vec<String> {
    let spelled =
        |c: char| deunicode_char(c).is_some_and(|letters| letters.contains(|c: char| c.is_ascii_alphanumeric()));
    let is_sign = |c: char| !c.is_ascii() && !c.is_alphanumeric() && spelled(c);
    let text = if text.contains(is_sign) { Cow::Owned(text.replace(is_sign, " ")) } else { Cow::Borrowed(text) };
    deunicode(&text)
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
