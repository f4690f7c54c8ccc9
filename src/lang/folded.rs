//! Words of a text as they are compared: no case, no accents, no signs.

use deunicode::deunicode_char;

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
    let (mut words, mut word) = (Vec::new(), String::new());
    each_letter(text, |letter| match letter {
        Some(letter) => word.push(letter),
        None if word.is_empty() => {}
        None => words.push(std::mem::take(&mut word)),
    });
    words
}

/// Hands on the letters of the words of a text, folded as [`folded_words`] says; none where a word ends, behind the last one
/// too, perhaps several times.
pub fn each_letter(text: &str, mut take: impl FnMut(Option<char>)) {
    let mut fold = |byte: u8| take(byte.is_ascii_alphanumeric().then(|| char::from(byte.to_ascii_lowercase())));
    for letter in text.chars() {
        match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii_graphic() => fold(byte),
            _ => spelled(letter).bytes().for_each(&mut fold),
        }
    }
    fold(b' ');
}

/// How a letter is spelled without accents; a space for a sign, and for what has no spelling.
fn spelled(letter: char) -> &'static str {
    let Some(letters) = deunicode_char(letter) else { return " " };
    let is_word = letters.contains(|letter: char| letter.is_ascii_alphanumeric());
    if is_word && !letter.is_ascii() && !letter.is_alphanumeric() { " " } else { letters }
}

#[cfg(test)]
mod tests {
    use deunicode::deunicode;
    use proptest::prelude::*;

    use super::*;

    /// The words of a text whose signs are taken out before it is spelled as a whole.
    fn of_the_whole(text: &str) -> Vec<String> {
        let spells = |letter| deunicode_char(letter).is_some_and(|letters| letters.contains(char::is_alphanumeric));
        let is_sign = |letter: char| !letter.is_ascii() && !letter.is_alphanumeric() && spells(letter);
        let spelled = deunicode(&text.replace(is_sign, " ")).to_lowercase();
        let words = spelled.split(|letter: char| !letter.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    proptest! {
        #[test]
        fn words_spelled_letter_by_letter_are_those_of_the_whole(text in any::<String>()) {
            prop_assert_eq!(folded_words(&text), of_the_whole(&text));
        }

        #[test]
        fn so_are_those_of_names(text in "[a-zÉéœßĲ名√½ﬁ№ '’–·✨🎵\u{301}\u{7f}\u{200d}\u{a0}.-]{0,12}") {
            prop_assert_eq!(folded_words(&text), of_the_whole(&text));
        }
    }
}
