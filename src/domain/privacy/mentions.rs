//! Where a text names a person: full names in either order, e-mail addresses, telephone numbers and the names a video
//! tool knows them by, whatever the case, the accents and what separates the words. Owns finding and striking out;
//! which texts are searched is the caller's.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::domain::people::full_names::FullNames;
use crate::lang::folded_words;

/// What stands where something was struck out.
pub const STRUCK: &str = "…";

/// Letters that a word of a longer name has at least, to be searched for alone: `Ben`, `des` and `le` are everywhere.
const PART: usize = 4;

/// The writings by which a person is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mentions {
    /// Folded, without anything between the words.
    keys: BTreeSet<String>,
    /// The names, for texts that show one person.
    names: FullNames,
    /// Folded words of the names, for texts that are about that person anyway.
    words: BTreeSet<String>,
    /// Folded words that are enough to think of them: a name of one word, the longer words of one that has several.
    parts: BTreeSet<String>,
    /// Folded last names, without anything between their words: enough to mean them in the name of a file.
    last_names: BTreeSet<String>,
    /// Texts that are theirs alone, as they were written: notes, reasons, answers.
    texts: BTreeSet<String>,
    /// Their ids.
    ids: BTreeSet<String>,
}

impl Mentions {
    /// A name. One word alone is no name to search for: others have it too.
    pub fn add_name(&mut self, first: &str, last: &str) {
        let halves = [first, last].map(folded_words);
        let [one, other] = [[0, 1], [1, 0]].map(|order| order.map(|half| &halves[half][..]).concat());
        self.names.add(one.iter());
        for words in [one, other] {
            if words.len() > 1 {
                self.keys.insert(words.concat());
            }
            self.words.extend(words);
        }
        let last_name = halves[1].concat();
        if last_name.chars().count() >= PART {
            self.last_names.insert(last_name);
        }
        for words in halves {
            let alone = words.len() == 1;
            self.parts.extend(words.into_iter().filter(|word| alone || word.chars().count() >= PART));
        }
    }

    pub fn add_email(&mut self, email: &str) {
        if email.contains('@') {
            self.keys.insert(folded_words(email).concat());
        }
    }

    /// A number, as it is and as it is written at home and from abroad.
    pub fn add_phone(&mut self, phone: &str) {
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        let short = ["0033", "330", "33", "0"].iter().find_map(|prefix| digits.strip_prefix(prefix));
        if let Some(short) = short.filter(|short| short.len() == 9) {
            self.keys.extend(["0", "33", "330", "0033"].map(|prefix| format!("{prefix}{short}")));
        }
        if digits.len() >= 8 {
            self.keys.insert(digits);
        }
    }

    /// A name by which a video tool knows them.
    pub fn add_alias(&mut self, alias: &str) {
        let words = folded_words(alias);
        if words.concat().len() >= 3 {
            self.keys.insert(words.concat());
        }
    }

    /// A text that is theirs alone.
    pub fn add_text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.texts.insert(text.to_owned());
        }
    }

    /// An id by which tables name them.
    pub fn add_id(&mut self, id: &str) {
        self.ids.insert(id.to_owned());
    }

    /// Without the writings that are somebody else's too; a word alone still makes one think of them.
    #[must_use]
    pub fn except(&self, others: &Self) -> Self {
        let keys = self.keys.difference(&others.keys).cloned().collect();
        let last_names = self.last_names.difference(&others.last_names).cloned().collect();
        Self { keys, names: self.names.except(&others.names), last_names, ..self.clone() }
    }

    /// The writings that both have.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> Self {
        let keys = self.keys.intersection(&other.keys).cloned().collect();
        let last_names = self.last_names.intersection(&other.last_names).cloned().collect();
        Self { keys, names: self.names.shared_with(&other.names), last_names, ..Self::default() }
    }

    /// Whether somebody may have writings that these have too, by the keys of their names, their e-mail and whether they have
    /// a phone number; no of nearly everybody, without making their writings.
    pub fn may_share(&self, first_key: &str, last_key: &str, name_key: Option<&str>, email: &str, phone: bool) -> bool {
        let is_name = |key: &String| {
            let of = |one: &str, other: &str| key.starts_with(one) && key.ends_with(other);
            key.len() == first_key.len() + last_key.len() && (of(first_key, last_key) || of(last_key, first_key))
        };
        let letters = || email.bytes().filter(u8::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase());
        let is_email = |key: &String| !email.is_empty() && (!email.is_ascii() || letters().eq(key.bytes()));
        let is_number = |key: &String| phone && key.bytes().all(|byte| byte.is_ascii_digit());
        self.keys.iter().any(|key| is_name(key) || is_email(key) || is_number(key))
            || self.last_names.contains(last_key)
            || name_key.is_some_and(|name| name.split(' ').any(|word| self.words.contains(word)))
    }

    /// The writings of another too.
    pub fn extend(&mut self, other: Self) {
        self.keys.extend(other.keys);
        self.names.extend(other.names);
        self.words.extend(other.words);
        self.parts.extend(other.parts);
        self.last_names.extend(other.last_names);
        self.texts.extend(other.texts);
        self.ids.extend(other.ids);
    }

    /// Whether a text may mean them: a word of their name stands in it.
    pub fn partly_in(&self, text: &str) -> bool {
        tokens(text).iter().any(|(_, word)| self.parts.contains(word))
    }

    /// Whether a text names them.
    pub fn found_in(&self, text: &str) -> bool {
        !self.places(text, true).is_empty()
    }

    /// Whether a name that a video tool shows is theirs: it names them, or holds all the words of their name, in any order
    /// and among others (`Martin (téléphone), Zoé`).
    pub fn shown_as(&self, alias: &str) -> bool {
        self.names.all_in(alias) || self.found_in(alias)
    }

    /// The text with every mention struck out; none where there is none.
    pub fn strike(&self, text: &str) -> Option<String> {
        let places = self.places(text, false);
        let mut struck = text.to_owned();
        for place in places.iter().rev() {
            struck.replace_range(place.clone(), STRUCK);
        }
        (!places.is_empty()).then_some(struck)
    }

    /// A path without the folders and the file that are called after them, by their full or their last name, or, where it
    /// is `theirs` anyway, by a word of their name; endings stay (`….csv`). None where nothing of it is.
    pub fn strike_path(&self, path: &str, theirs: bool) -> Option<String> {
        let part = |part: &str| {
            let named = self.found_in(part) || self.named_in(part) || (theirs && self.partly_in(part));
            if !named {
                return part.to_owned();
            }
            let ending = part.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
            match ending.filter(|(_, ending)| !self.partly_in(ending) && ending.len() <= PART) {
                Some((_, ending)) => format!("{STRUCK}.{ending}"),
                None => STRUCK.to_owned(),
            }
        };
        let parts: Vec<String> = path.split('/').map(part).collect();
        let struck = parts.join("/");
        (struck != path).then_some(struck)
    }

    /// Whether words that follow one another are their last name.
    fn named_in(&self, text: &str) -> bool {
        let tokens = tokens(text);
        (0..tokens.len()).any(|from| {
            let mut joined = String::new();
            tokens[from..].iter().any(|(_, word)| {
                joined.push_str(word);
                self.last_names.contains(&joined)
            })
        })
    }

    /// The text without the lines that name them or show all the words of a full name; none where no line does.
    pub fn strike_lines(&self, text: &str) -> Option<String> {
        let line = |line: &str| {
            let (said, end) = line.split_at(line.trim_end_matches(['\r', '\n']).len());
            if self.shown_as(said) { format!("{STRUCK}{end}") } else { line.to_owned() }
        };
        let struck: String = text.split_inclusive('\n').map(line).collect();
        (struck != text).then_some(struck)
    }

    /// Whether that is one of the texts that are theirs alone.
    pub fn is_their_text(&self, text: &str) -> bool {
        self.texts.contains(text)
    }

    /// Whether that is an id of theirs.
    pub fn is_their_id(&self, text: &str) -> bool {
        self.ids.contains(text.trim())
    }

    /// A list of people as it is typed (`karim,zoe`, `karim=14:25`), each part by itself, without those that a part of
    /// their name is enough to mean; none where nobody of it is meant.
    pub fn strike_people(&self, list: &str) -> Option<String> {
        let part = |part: &str| {
            let (name, rest) = part.split_at(part.find('=').unwrap_or(part.len()));
            let words = folded_words(name);
            let theirs = |word: &String| self.words.iter().any(|own| own.starts_with(word.as_str()));
            let all = !words.is_empty() && words.iter().all(theirs);
            if all { format!("{STRUCK}{rest}") } else { part.to_owned() }
        };
        let struck = list.split(',').map(part).collect::<Vec<_>>().join(",");
        (struck != list).then_some(struck)
    }

    /// The places of a text where they are named; `first`: one is enough.
    fn places(&self, text: &str, first: bool) -> Vec<Range<usize>> {
        let tokens = tokens(text);
        let (mut places, mut at) = (Vec::new(), 0);
        while at < tokens.len() {
            let Some(end) = self.longest(&tokens[at..]) else {
                at += 1;
                continue;
            };
            places.push(tokens[at].0.start..tokens[at + end - 1].0.end);
            if first {
                break;
            }
            at += end;
        }
        places
    }

    /// How many words from the first on make the longest writing.
    fn longest(&self, tokens: &[(Range<usize>, String)]) -> Option<usize> {
        let (mut joined, mut found) = (String::new(), None);
        for (count, (_, word)) in tokens.iter().enumerate() {
            joined.push_str(word);
            let Some(next) = self.keys.range(joined.clone()..).next() else { break };
            if *next == joined {
                found = Some(count + 1);
            }
            if !next.starts_with(&joined) {
                break;
            }
        }
        found
    }
}

/// Words of a text with their places; a mark that combines with a letter belongs to its word.
fn tokens(text: &str) -> Vec<(Range<usize>, String)> {
    let part = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    let (mut tokens, mut start) = (Vec::new(), None);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (part(c), start) {
            (true, None) => start = Some(at),
            (false, Some(begun)) => {
                tokens.push((begun..at, folded_words(&text[begun..at]).concat()));
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn karim() -> Mentions {
        let mut mentions = Mentions::default();
        mentions.add_name("Karim", "Ben Saïd");
        mentions.add_email("Karim.BenSaid@example.org");
        mentions.add_phone("06 39 98 01 02");
        mentions.add_alias("iPhone de Karim");
        mentions.add_text("malade le 16");
        mentions
    }

    #[test]
    fn a_person_is_found_however_they_are_written() {
        let cases = [
            ("vu avec Karim Ben Saïd hier", Some("vu avec … hier")),
            ("BEN SAID Karim; ok", Some("…; ok")),
            ("Be\u{301}n-Sai\u{308}d, karim", Some("…")),
            ("écrire à karim.bensaid@EXAMPLE.org.", Some("écrire à ….")),
            ("tél. +33 6 39 98 01 02 ou 0639980102", Some("tél. +… ou …")),
            ("iphone de karim,10:02", Some("…,10:02")),
            ("Karim Benali et Saïd", None),
            ("Karima Ben Saïd", None),
            ("", None),
        ];
        for (text, struck) in cases {
            assert_eq!(karim().strike(text).as_deref(), struck, "{text}");
            assert_eq!(karim().found_in(text), struck.is_some(), "{text}");
        }
        assert!(karim().shown_as("Saïd (tel) Karim Ben") && karim().shown_as("iPhone de Karim"));
    }

    #[test]
    fn files_called_after_a_person_lose_their_name_and_keep_their_ending() {
        let cases = [
            ("ben-said.csv", false, Some("….csv")),
            ("/home/c/BenSaid/liste.csv", false, Some("/home/c/…/liste.csv")),
            ("karim-ben-said_2021.xlsx", false, Some("….xlsx")),
            ("karim.csv", false, None),
            ("karim.csv", true, Some("….csv")),
            ("liste.csv", true, None),
            ("ben.said", true, Some("…")),
        ];
        for (path, theirs, struck) in cases {
            assert_eq!(karim().strike_path(path, theirs).as_deref(), struck, "{path}");
        }
        let lines = "id,last_name,first_name\na,Ben Saïd,Karim\nb,Martin,Zoé\n";
        assert_eq!(karim().strike_lines(lines).as_deref(), Some("id,last_name,first_name\n…\nb,Martin,Zoé\n"));
    }

    #[test]
    fn a_word_of_the_name_makes_one_think_of_them_and_what_others_share_is_theirs_no_more() {
        let cases = [
            ("remplace M. Saïd", true),
            ("SAID, ben voyons", true),
            ("Karim est parti tôt", true),
            ("ben voyons", false),
            ("Karima", false),
        ];
        for (text, partly) in cases {
            assert_eq!((karim().partly_in(text), karim().found_in(text)), (partly, false), "{text}");
        }
        let mut other = Mentions::default();
        other.add_name("Karim", "Ben Saïd");
        other.add_email("other@example.org");
        let alone = karim().except(&other);
        assert!(!alone.shown_as("Ben (tel) Karim Saïd"), "somebody else is called so");
        assert!(!alone.found_in("Karim Ben Saïd") && alone.found_in("karim.bensaid@example.org"));
        let shared = karim().shared_with(&other);
        assert!(shared.found_in("Karim Ben Saïd") && !shared.found_in("06 39 98 01 02"));
    }
}
