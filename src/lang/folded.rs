//! Words of a text as they are compared: no case, no accents, no signs.

use std::borrow::Cow;

use deunicode::{deunicode, deunicode_char};

/// Whether two texts say the same, case, accents and signs aside. A text without words says nothing.
pub fn same_words(one: &str, other: &str) -> bool {
    let words = folded_words(one);
    !words.is_empty() && words == folded_words(other)
}

/// A heading without what stands in brackets at its end, a unit or a remark: `Durée` of `Durée (min)`; none where nothing
/// does, or nothing else.
pub fn without_brackets(heading: &str) -> Option<&str> {
    let (before, _) = heading.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some(before.trim_end()).filter(|before| !before.is_empty())
}

/// The only one of some that is called so; else the only one whose heading says so without its brackets.
pub fn only_called<'t, T>(
    all: &(impl Iterator<Item = T> + Clone),
    typed: &str,
    is_called: impl Fn(&T) -> bool,
    headings: impl Fn(&T) -> Vec<&'t str>,
) -> Option<T> {
    let only = |fits: &dyn Fn(&T) -> bool| {
        let mut found = all.clone().filter(|one| fits(one));
        found.next().filter(|_| found.next().is_none())
    };
    let bare = |heading: &&str| without_brackets(heading).is_some_and(|bare| same_words(bare, typed));
    if all.clone().any(|one| is_called(&one)) {
        return only(&is_called);
    }
    only(&|one| headings(one).iter().any(bare))
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
