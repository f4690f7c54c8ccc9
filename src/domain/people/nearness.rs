//! How near a name as shown comes to the names of people: of which of them it may be a nickname, a slip, a device. Owns
//! what counts as near, and an index that finds whom comparing with each would find; refuses to say who it is.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use super::crowd::Crowd;
use super::letters::Letters;
use super::names::likeness;
use super::shown_name::{NameReading, ShownName, sorted};
use crate::lang::folded_words;

/// Likeness from which two whole names are a question.
const ALIKE: f64 = 0.90;
/// Likeness from which two words are one with a slip of the finger.
const SLIP: f64 = 0.92;
/// What a shared word is worth beside a whole name.
const WORD: f64 = 0.9;

/// Letters that a word must have for its beginning to stand for it: `Val` for `Valérie`.
const LONG: usize = 3;
/// Letters that a word must have for a slip of the finger in it to be forgiven.
const SLIPPING: usize = 4;
/// Letters that initials have at least.
const INITIALS: usize = 2;
/// Digits by which a text is a phone number.
const PHONE: usize = 9;

/// A person's name and what else may stand in what they call themselves.
#[derive(Clone, Debug)]
pub struct KnownName {
    words: Vec<String>,
    whole: String,
    key: String,
    joined: [String; 2],
    initials: Vec<String>,
    house: Vec<String>,
    phone: String,
}

impl KnownName {
    /// Of a person's names, organisation and phone.
    pub fn new(first: &str, last: &str, organisation: &str, phone: &str) -> Self {
        let (first, last) = (folded_words(first), folded_words(last));
        let words: Vec<String> = first.iter().chain(&last).cloned().collect();
        let letters = |words: &[String]| words.iter().filter_map(|word| word.get(..1)).collect::<String>();
        let (initials, surname) = (letters(&first), letters(&last));
        Self {
            key: sorted(&words),
            joined: [words.concat(), format!("{}{}", last.concat(), first.concat())],
            initials: vec![format!("{initials}{surname}"), format!("{surname}{initials}"), initials],
            house: folded_words(organisation),
            phone: last_digits(phone),
            whole: words.join(" "),
            words,
        }
    }
}

/// Nine digits tell a phone, whatever country code or zero stands before them.
fn last_digits(text: &str) -> String {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(PHONE)..].iter().collect()
}

/// How near a name as shown comes to a person's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearness {
    /// 0 to 1.
    pub score: f64,
    /// Everything that is shown is accounted for; else only a word is shared, beside words of somebody or something else.
    pub strong: bool,
}

/// The people that a shown name may be near to, indexed: a log of strangers is not compared with everybody.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    known: Vec<KnownName>,
    /// The letters of their whole names, each at its position.
    wholes: Crowd,
    /// What a shown name may be in one piece: a name, a phone; and whose it is.
    pieces: HashMap<String, Vec<usize>>,
    initials: HashMap<String, Vec<usize>>,
    /// The distinct words of their names, with whose they are, and their letters in the same order.
    words: BTreeMap<String, Vec<usize>>,
    word_letters: Crowd,
    whose_words: Vec<Vec<usize>>,
}

impl KnownNames {
    /// These people, at their positions.
    pub fn of(known: impl IntoIterator<Item = KnownName>) -> Self {
        let mut all = Self { known: known.into_iter().collect(), ..Self::default() };
        for (position, one) in all.known.iter().enumerate() {
            all.wholes.add(Letters::of(&one.key, &one.whole));
            let phone = (one.phone.len() == PHONE).then_some(&one.phone);
            for piece in one.joined.iter().chain(phone) {
                all.pieces.entry(piece.clone()).or_default().push(position);
            }
            for initials in &one.initials {
                all.initials.entry(initials.clone()).or_default().push(position);
            }
            for word in &one.words {
                all.words.entry(word.clone()).or_default().push(position);
            }
        }
        for (word, whose) in &all.words {
            all.word_letters.add(Letters::of(word, word));
            all.whose_words.push(whose.clone());
        }
        all
    }

    /// Whom a shown name is near to, and how near, in their order.
    pub fn near(&self, shown: &ShownName) -> Vec<(usize, Nearness)> {
        let mut positions: Vec<usize> = Vec::new();
        for reading in &shown.readings {
            self.candidates(reading, &mut positions);
        }
        positions.sort_unstable();
        positions.dedup();
        positions.into_iter().filter_map(|position| Some((position, nearness(shown, &self.known[position])?))).collect()
    }

    /// Adds everybody for whom something may speak, and perhaps others.
    fn candidates(&self, reading: &NameReading, positions: &mut Vec<usize>) {
        for piece in [reading.joined.as_str(), &last_digits(&reading.joined)] {
            positions.extend(self.pieces.get(piece).into_iter().flatten());
        }
        positions.extend(self.wholes.near(Letters::of(&reading.key, &reading.spaced), ALIKE));
        let telling = reading.words.iter().zip(&reading.noise).filter(|(_, noise)| !**noise);
        for (word, _) in telling {
            if word.len() >= INITIALS {
                positions.extend(self.initials.get(word).into_iter().flatten());
            }
            if word.len() >= LONG {
                let begun = self.words.range::<str, _>((Bound::Included(word.as_str()), Bound::Unbounded));
                positions.extend(begun.take_while(|(there, _)| there.starts_with(word)).flat_map(|(_, whose)| whose));
            }
            if word.len() >= SLIPPING {
                let alike = self.word_letters.near(Letters::of(word, word), SLIP);
                positions.extend(alike.flat_map(|there| &self.whose_words[there]));
            }
        }
    }
}

/// How near; none when nothing speaks for it.
fn nearness(shown: &ShownName, known: &KnownName) -> Option<Nearness> {
    let all = shown.readings.iter().filter_map(|reading| reading_nearness(reading, known));
    all.max_by(|one, other| {
        (one.strong, one.score).partial_cmp(&(other.strong, other.score)).unwrap_or(std::cmp::Ordering::Equal)
    })
}

fn reading_nearness(reading: &NameReading, known: &KnownName) -> Option<Nearness> {
    let strong = |score| Some(Nearness { score, strong: true });
    if known.joined.contains(&reading.joined)
        || (known.phone.len() == PHONE && last_digits(&reading.joined) == known.phone)
    {
        return strong(0.99);
    }
    let whole = likeness(&reading.key, &known.key).max(likeness(&reading.spaced, &known.whole));
    if whole >= ALIKE {
        return strong(whole);
    }
    let mut best: f64 = 0.0;
    let mut shared = false;
    let mut explained = true;
    for (word, noise) in reading.words.iter().zip(&reading.noise) {
        match bearing(word, *noise, known) {
            Bearing::Shares => (best, shared) = (1.0, true),
            Bearing::Resembles(score) => best = best.max(score),
            Bearing::Fits => {}
            Bearing::Stranger => explained = false,
        }
    }
    (best > 0.0 && (explained || shared)).then_some(Nearness { score: WORD * best, strong: explained })
}

/// What one word of a shown name has to do with a person.
enum Bearing {
    /// It is a word of their name.
    Shares,
    /// It begins a word of their name, is one with a slip, or stands for their initials.
    Resembles(f64),
    /// It speaks neither for nor against: a device, an initial, their organisation.
    Fits,
    /// It is somebody or something else.
    Stranger,
}

fn bearing(word: &str, noise: bool, known: &KnownName) -> Bearing {
    let long = word.len() >= LONG;
    if known.words.iter().any(|there| there == word) {
        return if long && !noise { Bearing::Shares } else { Bearing::Fits };
    }
    if noise || known.house.iter().any(|there| there == word) {
        return Bearing::Fits;
    }
    if word.len() >= INITIALS && known.initials.iter().any(|initials| initials == word) {
        return Bearing::Resembles(0.8);
    }
    let beginning = |there: &&String| long && there.starts_with(word);
    let slip = |there: &String| if word.len() >= SLIPPING { likeness(word, there) } else { 0.0 };
    let begun = known.words.iter().filter(beginning).map(|there| likeness(word, there)).fold(0.0, f64::max);
    let best = known.words.iter().map(slip).filter(|slip| *slip >= SLIP).fold(begun, f64::max);
    if best > 0.0 {
        return Bearing::Resembles(best);
    }
    let initial = word.len() == 1 && known.words.iter().any(|there| there.starts_with(word));
    if initial { Bearing::Fits } else { Bearing::Stranger }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_told_from_those_of_somebody_else() {
        let karim = KnownName::new("Karim", "Ben Saïd", "Radio des Pentes", "06 39 98 11 22");
        let jb = KnownName::new("Jean-Baptiste", "N'Guyen", "", "");
        let elodie = KnownName::new("Élodie", "Lefèvre", "", "");
        let cases = [
            ("iPhone de Karim", &karim, Some(true)),
            ("Karim B.", &karim, Some(true)),
            ("Karim (Radio des Pentes)", &karim, Some(true)),
            ("Karim Bensaid", &karim, Some(true)),
            ("BENSAIDKARIM", &karim, Some(true)),
            ("Karin Ben Said", &karim, Some(true)),
            ("+33 6 39 98 11 22", &karim, Some(true)),
            ("Karim \"le vrai\"", &karim, Some(false)),
            ("Karim Dupont", &karim, Some(false)),
            ("Ben", &karim, Some(true)),
            ("iPhone", &karim, None),
            ("Radio des Pentes", &karim, None),
            ("K", &karim, None),
            ("Paul Durand", &karim, None),
            ("06 39 98 11 23", &karim, None),
            ("", &karim, None),
            ("JB N'Guyen", &jb, Some(true)),
            ("jb", &jb, Some(true)),
            ("Jean-Baptiste NGuyen", &jb, Some(true)),
            ("elo", &elodie, Some(true)),
            ("el", &elodie, Some(true)),
            ("ed", &elodie, None),
            ("eloi", &elodie, Some(true)),
            ("alain", &elodie, None),
        ];
        for (shown, known, strong) in cases {
            let near = nearness(&ShownName::of(shown), known);
            assert_eq!(near.map(|near| near.strong), strong, "{shown}: {near:?}");
        }
        let mailbox = ShownName::of("Tablette").or_mailbox("karim.bensaid@example.org");
        assert!(nearness(&mailbox, &karim).is_some_and(|near| near.strong));
    }

    proptest::proptest! {
        /// The index never hides anybody whom comparing with each of them would find.
        #[test]
        fn the_index_finds_whom_comparing_finds(
            people in proptest::collection::vec(("[a-c]{0,5}( [a-c]{1,4})?", "[a-d]{1,7}", "(0639980[01])?"), 0..12),
            shown in "([a-d]{1,7}|0639980[01]|ipad|\\(|\\))( ?([a-d]{1,7}|[(]|[)])){0,3}",
        ) {
            let known: Vec<KnownName> =
                people.iter().map(|(first, last, phone)| KnownName::new(first, last, "abc", &format!("{phone}1"))).collect();
            let shown = ShownName::of(&shown);
            let compared: Vec<(usize, Nearness)> = known
                .iter()
                .enumerate()
                .filter_map(|(position, known)| Some((position, nearness(&shown, known)?)))
                .collect();
            proptest::prop_assert_eq!(KnownNames::of(known).near(&shown), compared);
        }
    }
}
