//! What stands where a name should and is probably none: a formula, signs, a title, the words of whoever left a required
//! answer empty, one letter. Some people bear such names (Ô, Y; Null): whoever knows them says so, and nothing is guessed.

use crate::domain::spreadsheet::runs;
use crate::lang::folded_words;
use crate::lang::message::words;

words! {
    /// Why a text is probably no name of a person.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NoName {
        /// A spreadsheet would run it.
        Formula
            en: "is no name: a spreadsheet would run it as a formula"
            fr: "n'est pas un nom : un tableur l'exécuterait comme une formule",

        /// Not a letter in it: `-`, `?`, `12`.
        Signs en: "is no name: it has no letter" fr: "n'est pas un nom : aucune lettre",
        /// `N/A`, `xxx`, `inconnu`.
        Nothing en: "is no name: it says that there is none" fr: "n'est pas un nom : cela dit qu'il n'y en a pas",
        /// `Mme`, `Monsieur`.
        Title en: "is no name but a title" fr: "n'est pas un nom mais une civilité",
        /// `Paul (remplacé par Luc)`: a name and what somebody says of it.
        Remark en: "says more than a name" fr: "dit plus qu'un nom",
        /// `x`; an initial with its point is no lone letter.
        OneLetter en: "is one letter, hardly a name" fr: "n'a qu'une lettre, ce n'est guère un nom",
    }
}

/// Why a text is probably no first or last name; none where it may be one. An empty text is nothing at all.
pub fn no_name(text: &str) -> Option<NoName> {
    let text = text.trim();
    let has_letter = text.chars().any(char::is_alphabetic);
    let words = folded_words(text);
    let is = |known: &[&str]| known.contains(&words.join(" ").as_str());
    if runs(text) && (has_letter || text.chars().count() > 1) {
        return Some(NoName::Formula);
    }
    if !text.is_empty() && !has_letter {
        return Some(NoName::Signs);
    }
    if is(&NOTHING) || text.contains('/') && is(&INITIALS) || is_crossed_out(&words) {
        return Some(NoName::Nothing);
    }
    // `M.` is Monsieur far more often than an initial.
    if is(&TITLES) || text.eq_ignore_ascii_case("m.") {
        return Some(NoName::Title);
    }
    if has_remark(text, &words) {
        return Some(NoName::Remark);
    }
    is_one_letter(text).then_some(NoName::OneLetter)
}

/// Whether a name is followed by what somebody says of it: who replaces them, that they come no more. `(née Petit)`,
/// `(Polo)` and `martin(e)` are parts of a name.
fn has_remark(text: &str, words: &[String]) -> bool {
    const OF_NAMES: [&str; 16] = [
        "nee", "ne", "dit", "dite", "alias", "ep", "epouse", "epoux", "veuve", "vve", "d", "de", "du", "des", "la",
        "le",
    ];
    // `Ana (et Luc)` is two people, which is another reason.
    const JOINS: [&str; 6] = ["et", "and", "und", "y", "e", "ou"];
    const STEMS: [&str; 8] = ["remplac", "replac", "annul", "cancel", "desist", "absent", "attente", "waiting"];
    let says = |words: &[String]| words.iter().any(|word| STEMS.iter().any(|stem| word.starts_with(stem)));
    let replaced =
        words.len() > 1 && words.iter().any(|word| word.starts_with("remplac") || word.starts_with("replac"));
    let phrase = words.join(" ");
    if replaced || ["a la place d", "au lieu d", "instead of"].iter().any(|said| phrase.contains(said)) {
        return true;
    }
    let inside = text.split_once([' ', '\u{a0}']).and_then(|(_, rest)| rest.split_once(['(', '[']));
    let Some((before, inside)) = inside else { return false };
    let inner = folded_words(inside);
    let apart = before.is_empty() || before.ends_with(char::is_whitespace);
    let small = inside.chars().find(|sign| sign.is_alphabetic()).is_some_and(char::is_lowercase);
    apart
        && (says(&inner)
            || small
                && inner.first().is_some_and(|word| ![&OF_NAMES[..], &JOINS].concat().contains(&word.as_str()))
                && inner.iter().any(|word| word.len() > 2))
}

/// What people write who have no answer.
const NOTHING: [&str; 19] = [
    "neant",
    "aucun",
    "aucune",
    "aucun nom",
    "pas de nom",
    "sans nom",
    "sans prenom",
    "inconnu",
    "inconnue",
    "unknown",
    "no name",
    "anonyme",
    "anonymous",
    "nc",
    "nsp",
    "nom",
    "prenom",
    "last name",
    "first name",
];

/// The same in initials, with their stroke: `N/A`, `n/c`, `S/O`. Without it they may be a name.
const INITIALS: [&str; 5] = ["n a", "n c", "n d", "n r", "s o"];

const TITLES: [&str; 12] =
    ["mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mrs", "ms", "miss", "dr", "docteur", "mme mlle"];

/// Crosses in the place of a name: the letter X again and again.
fn is_crossed_out(words: &[String]) -> bool {
    let letters = words.concat();
    letters.len() > 1 && letters.bytes().all(|byte| byte == b'x')
}

/// One letter of an alphabet and no point behind it. A sign of Chinese, or a syllable of Korean, is a whole name.
fn is_one_letter(text: &str) -> bool {
    let alphabet = |letter: char| letter < '\u{530}' || ('\u{1e00}'..='\u{1fff}').contains(&letter);
    let mut letters = text.chars().filter(|sign| sign.is_alphabetic());
    letters.next().is_some_and(alphabet) && letters.next().is_none() && !text.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_is_told_from_a_short_one() {
        let cases = [
            ("=1+1", Some(NoName::Formula)),
            ("@SUM(A1)", Some(NoName::Formula)),
            ("=Anne", Some(NoName::Formula)),
            ("-", Some(NoName::Signs)),
            ("?", Some(NoName::Signs)),
            ("…", Some(NoName::Signs)),
            ("06 39 98 00 01", Some(NoName::Signs)),
            ("N/A", Some(NoName::Nothing)),
            ("n/c", Some(NoName::Nothing)),
            ("(inconnu)", Some(NoName::Nothing)),
            ("Néant", Some(NoName::Nothing)),
            ("xxx", Some(NoName::Nothing)),
            ("Mme", Some(NoName::Title)),
            ("MONSIEUR", Some(NoName::Title)),
            ("Mr.", Some(NoName::Title)),
            ("M.", Some(NoName::Title)),
            ("Paul (remplacé par Luc)", Some(NoName::Remark)),
            ("Paul (Annulé)", Some(NoName::Remark)),
            ("Paul (à voir)", Some(NoName::Remark)),
            ("Paul, à la place de Luc", Some(NoName::Remark)),
            ("Durand (née Petit)", None),
            ("Paul (Polo)", None),
            ("Martin(e) Le Goff", None),
            ("x", Some(NoName::OneLetter)),
            ("Ô", Some(NoName::OneLetter)),
            ("Y", Some(NoName::OneLetter)),
            ("Ж", Some(NoName::OneLetter)),
            ("J.", None),
            ("Li", None),
            ("Na", None),
            ("李", None),
            ("이", None),
            ("Null", None),
            ("Madame Martin", None),
            ("N. A.", None),
            ("Xu", None),
            ("O'", Some(NoName::OneLetter)),
            ("Zoé", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(no_name(text), expected, "{text:?}");
        }
    }
}
