//! What people call themselves → the status of an enrolment. Owns the words beyond those that the program prints; refuses
//! to guess: two statuses in one answer are two, and a word that is no status is none.

use crate::domain::values::understood;
use crate::domain::vocabulary::PersonStatus;
use crate::lang::folded_words;

use super::choices;

/// What an answer says of a word of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordAnswer<T = PersonStatus> {
    /// Nothing: the cell is empty.
    Nothing,
    One(T),
    Several,
    /// No word that is known.
    Unknown,
}

/// Other names of a status, folded; each can mean nothing else.
const OTHER_NAMES: &[(&str, PersonStatus)] = &[
    ("fonctionnaire", PersonStatus::PublicAgent),
    ("agent de la fonction publique", PersonStatus::PublicAgent),
    ("agent territorial", PersonStatus::PublicAgent),
    ("civil servant", PersonStatus::PublicAgent),
    ("public servant", PersonStatus::PublicAgent),
    ("independant", PersonStatus::SelfEmployed),
    ("travailleur independant", PersonStatus::SelfEmployed),
    ("auto entrepreneur", PersonStatus::SelfEmployed),
    ("autoentrepreneur", PersonStatus::SelfEmployed),
    ("micro entrepreneur", PersonStatus::SelfEmployed),
    ("profession liberale", PersonStatus::SelfEmployed),
    ("tns", PersonStatus::SelfEmployed),
    ("freelance", PersonStatus::SelfEmployed),
    ("chomeur", PersonStatus::JobSeeker),
    ("en recherche d emploi", PersonStatus::JobSeeker),
    ("a la recherche d un emploi", PersonStatus::JobSeeker),
    ("sans emploi", PersonStatus::JobSeeker),
    ("unemployed", PersonStatus::JobSeeker),
    ("intermittent du spectacle", PersonStatus::Intermittent),
    ("artiste intermittent", PersonStatus::Intermittent),
    ("artiste ou technicien intermittent", PersonStatus::Intermittent),
    ("en apprentissage", PersonStatus::Apprentice),
];

/// What people write before the word.
const BEFORE: &[&[&str]] = &[
    &["je", "suis"],
    &["nous", "sommes"],
    &["vous", "etes"],
    &["en", "tant", "que"],
    &["i", "am", "an"],
    &["i", "am", "a"],
    &["i", "am"],
    &["i", "m"],
    &["un"],
    &["une"],
    &["plutot"],
];

/// What people write after it, when it says no more of the status.
const AFTER: &[&str] = &[
    "d une association",
    "dans une association",
    "en association",
    "associatif",
    "d une structure culturelle",
    "dans une structure culturelle",
    "d une structure",
    "de la structure",
    "de l association",
    "d une compagnie",
    "of an association",
];

/// Reads the answer of one cell.
pub fn said(cell: &str) -> WordAnswer {
    said_of(cell, one)
}

/// The same for another list, of which `one` knows the words.
pub fn said_of<T: Clone + PartialEq>(cell: &str, one: impl Fn(&str) -> Option<T>) -> WordAnswer<T> {
    if cell.trim().trim_matches(';').trim().is_empty() {
        return WordAnswer::Nothing;
    }
    match choices::understood(cell, &one) {
        Ok(words) => only(&words),
        Err(_) => between_slashes(cell, one),
    }
}

fn only<T: Clone + PartialEq>(words: &[T]) -> WordAnswer<T> {
    match words {
        [] => WordAnswer::Unknown,
        [first, rest @ ..] if rest.iter().all(|word| word == first) => WordAnswer::One(first.clone()),
        _ => WordAnswer::Several,
    }
}

/// `Bénévole / adhérent`: one answer in two words, of which one is a status and the other says nothing against it.
fn between_slashes<T: Clone + PartialEq>(cell: &str, one: impl Fn(&str) -> Option<T>) -> WordAnswer<T> {
    let several = cell.trim().trim_end_matches(';').contains([';', ',', '\n']);
    if several || !cell.contains('/') {
        return WordAnswer::Unknown;
    }
    only(&cell.split('/').filter_map(one).collect::<Vec<_>>())
}

/// The status that one answer is.
pub fn one(text: &str) -> Option<PersonStatus> {
    // `Salarié·e (CDI ou CDD)`: what stands in brackets after a space explains; `salarié(e)` is an ending.
    let explained = text.split(" (").next().unwrap_or_default();
    [text, explained].into_iter().find_map(|text| named(text).or_else(|| bare(text).and_then(|words| named(&words))))
}

fn named(text: &str) -> Option<PersonStatus> {
    understood(PersonStatus::ALL, text).or_else(|| {
        let known = OTHER_NAMES.iter().find(|(name, _)| same_word(name, text));
        known.map(|(_, status)| *status)
    })
}

/// Equal but for gender, number and case: both are folded, and endings after a midpoint or in brackets dropped.
fn same_word(name: &str, text: &str) -> bool {
    roots(name) == roots(text)
}

/// The words of a text without their endings.
pub(super) fn roots(text: &str) -> Vec<String> {
    let words =
        folded_words(text).into_iter().filter(|word| !matches!(word.as_str(), "e" | "s" | "es" | "euse" | "te"));
    words.map(|word| singular(&word)).collect()
}

fn singular(word: &str) -> String {
    let word = word.strip_suffix('s').unwrap_or(word);
    let word = word.strip_suffix("euse").map_or_else(|| word.to_owned(), |root| format!("{root}eur"));
    let word = word.strip_suffix("rice").map_or_else(|| word.clone(), |root| format!("{root}eur"));
    word.trim_end_matches('e').to_owned()
}

/// Without what is written before and after the word; none when there is nothing of the kind.
fn bare(text: &str) -> Option<String> {
    let words = folded_words(text);
    let mut rest = words.as_slice();
    while let Some(shorter) = BEFORE.iter().find_map(|before| after_words(rest, before)) {
        rest = shorter;
    }
    let joined = rest.join(" ");
    let shorter = AFTER.iter().find_map(|after| joined.strip_suffix(after)).unwrap_or(&joined).trim().to_owned();
    (!shorter.is_empty() && shorter != words.join(" ")).then_some(shorter)
}

fn after_words<'w>(words: &'w [String], before: &[&str]) -> Option<&'w [String]> {
    let fits = words.len() > before.len() && words.iter().zip(before).all(|(word, expected)| word == expected);
    fits.then(|| &words[before.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_people_are_read_where_they_are_certain() {
        let cases = [
            ("", WordAnswer::Nothing),
            (" ; ", WordAnswer::Nothing),
            ("salarié·e", WordAnswer::One(PersonStatus::Employee)),
            ("Salarié.e", WordAnswer::One(PersonStatus::Employee)),
            ("salarié(e)s", WordAnswer::One(PersonStatus::Employee)),
            ("Salarié-e;", WordAnswer::One(PersonStatus::Employee)),
            ("SALARIÉ/E", WordAnswer::One(PersonStatus::Employee)),
            ("Salarié·e (CDI, CDD)", WordAnswer::One(PersonStatus::Employee)),
            ("Bénévole", WordAnswer::One(PersonStatus::Volunteer)),
            ("Bénévoles", WordAnswer::One(PersonStatus::Volunteer)),
            ("Je suis bénévole", WordAnswer::One(PersonStatus::Volunteer)),
            ("Je suis une bénévole", WordAnswer::One(PersonStatus::Volunteer)),
            ("Bénévole d’une association", WordAnswer::One(PersonStatus::Volunteer)),
            ("Bénévole / adhérent", WordAnswer::One(PersonStatus::Volunteer)),
            ("I am an employee", WordAnswer::One(PersonStatus::Employee)),
            ("Travailleuse non salariée", WordAnswer::One(PersonStatus::SelfEmployed)),
            ("Auto-entrepreneuse", WordAnswer::One(PersonStatus::SelfEmployed)),
            ("indépendant·e", WordAnswer::One(PersonStatus::SelfEmployed)),
            ("Intermittent·e du spectacle", WordAnswer::One(PersonStatus::Intermittent)),
            ("En recherche d'emploi", WordAnswer::One(PersonStatus::JobSeeker)),
            ("Fonctionnaire", WordAnswer::One(PersonStatus::PublicAgent)),
            ("bénévole; bénévole", WordAnswer::One(PersonStatus::Volunteer)),
            ("Bénévole;Salarié·e", WordAnswer::Several),
            ("Bénévole, salarié", WordAnswer::Several),
            ("Salarié·e / bénévole", WordAnswer::Several),
            ("Président", WordAnswer::Unknown),
            ("Ancien salarié", WordAnswer::Unknown),
            ("Salarié; retraité", WordAnswer::Unknown),
            ("non salarié", WordAnswer::Unknown),
            ("e", WordAnswer::Unknown),
            ("/", WordAnswer::Unknown),
        ];
        for (typed, expected) in cases {
            assert_eq!(said(typed), expected, "{typed}");
        }
    }
}
