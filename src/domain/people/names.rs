//! Names of people: folding, comparing, ordering. Names are printed as typed and compared folded. Who is meant by
//! what was typed at the terminal is in [`super::lookup`].

use deunicode::deunicode_char;

use super::jaro::jaro_winkler;
use crate::lang::folded_words;

/// The key under which two writings of one name meet: folded words in alphabetical order, so that `DUPONT Zoé` and
/// `Zoe Dupont` are one.
pub fn name_key(first: &str, last: &str) -> String {
    let mut words = folded_words(&format!("{first} {last}"));
    words.sort_unstable();
    words.join(" ")
}

/// The key that rows are ordered by: folded, letters and digits only (product §10).
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    append_sort_key(text, &mut key);
    key
}

/// Appends the same key to a longer one.
pub fn append_sort_key(text: &str, key: &mut String) {
    let mut add = |byte: u8| {
        if byte.is_ascii_alphanumeric() {
            key.push(char::from(byte.to_ascii_lowercase()));
        }
    };
    for letter in text.chars() {
        match u8::try_from(letter) {
            Ok(byte) if byte.is_ascii() => add(byte),
            _ => deunicode_char(letter).unwrap_or_default().bytes().for_each(&mut add),
        }
    }
}

/// Letters of the longest name of a person, first and last name together: what is longer is a text in the wrong place.
pub const LONGEST_NAME: usize = 200;

/// From this on two names are near each other (rule 6.9).
pub const NEAR: f64 = 0.92;

/// How alike two name keys are, 0 to 1 (Jaro-Winkler).
pub fn likeness(one: &str, other: &str) -> f64 {
    jaro_winkler(one, other)
}

/// An e-mail as it is compared: trimmed, no case; none when there is none.
pub fn email_key(email: &str) -> Option<String> {
    let email = email.trim();
    (!email.is_empty()).then(|| email.to_lowercase())
}

/// Whether a text is a plausible e-mail address: one `@`, something before it, a domain with a dot inside, no space and nothing that parts a list.
pub fn is_address(address: &str) -> bool {
    let Some((local, domain)) = address.split_once('@') else { return false };
    let labels = || domain.split('.');
    !local.is_empty()
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !address.contains("..")
        && labels().count() > 1
        && labels().all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
        && !address.chars().any(|c| c.is_whitespace() || c.is_control() || ",;:<>()[]\\\"".contains(c))
}

/// A phone number as it is compared: its digits, as one dials them within France (`+33 6`, `0033 6` and `+33 (0)6` are `06`).
pub fn phone_key(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let abroad = if phone.trim_start().starts_with('+') { "33" } else { "0033" };
    match digits.strip_prefix(abroad) {
        Some(rest) if !rest.is_empty() => format!("0{}", rest.trim_start_matches('0')),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use deunicode::deunicode;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_key_of_order_is_the_text_without_accents_and_signs(text in any::<String>()) {
            let letters = deunicode(&text).to_ascii_lowercase();
            let key: String = letters.chars().filter(char::is_ascii_alphanumeric).collect();
            prop_assert_eq!(sort_key(&text), key);
        }
    }

    #[test]
    fn two_writings_of_one_name_share_a_key() {
        let same = [
            (("Zoé", "DUPONT"), ("zoe", "Dupont")),
            (("Jean-Baptiste", "N'Guyen"), ("Jean Baptiste", "N’GUYEN")),
            (("Cécile", "Œuvrard"), ("Ce\u{301}cile", "Oeuvrard")),
            (("Le Goff", "Anne"), ("Anne", "Le Goff")),
            (("Zoé", "Martin"), ("🎵 Zoé", "Martin✨")),
            (("Zoé", "Martin"), ("👩🏽‍🦱Zoé", "MARTIN 🇫🇷")),
        ];
        for ((first, last), (other_first, other_last)) in same {
            assert_eq!(name_key(first, last), name_key(other_first, other_last), "{first} {last}");
        }
    }

    #[test]
    fn a_number_is_one_however_it_is_dialled() {
        for phone in ["06 39 98 00 01", "+33 6 39 98 00 01", "0033639980001", "+33 (0)6.39.98.00.01", "06.39.98.00.01"]
        {
            assert_eq!(phone_key(phone), "0639980001", "{phone}");
        }
        assert_eq!(phone_key("+49 30 901820"), "4930901820");
        assert_eq!(phone_key("33"), "33");
        assert_eq!(phone_key(""), "");
    }

    #[test]
    fn order_is_by_letters_and_digits_only() {
        assert_eq!(sort_key("d'Élan-Œuf 2"), "delanoeuf2");
        assert_eq!(sort_key("O'Brien"), "obrien");
    }
}
