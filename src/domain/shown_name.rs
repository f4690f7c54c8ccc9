//! A name as a video tool shows it: with everything that the tool or the person put into it – suffixes, an alias before
//! the real name in brackets, a number, a device. Owns how it can be read and how near it comes to a person's name;
//! refuses to say who it is.

use super::names::{folded_words, likeness};

/// Words that tools add behind a name without brackets.
const SUFFIXES: &[&str] =
    &["ext", "externe", "external", "extern", "guest", "invite", "invitee", "unverified", "host", "hote", "cohost"];

/// Words that are nobody's name: devices, particles, courtesy.
const NOISE: &[&str] = &[
    "android",
    "appareil",
    "d",
    "de",
    "des",
    "desktop",
    "du",
    "galaxy",
    "guest",
    "host",
    "hote",
    "huawei",
    "imac",
    "invite",
    "ipad",
    "iphone",
    "l",
    "la",
    "laptop",
    "le",
    "les",
    "m",
    "ma",
    "mac",
    "macbook",
    "mme",
    "mobile",
    "mon",
    "monsieur",
    "madame",
    "mr",
    "mrs",
    "my",
    "of",
    "oppo",
    "ordi",
    "ordinateur",
    "pc",
    "phone",
    "pixel",
    "portable",
    "redmi",
    "s",
    "samsung",
    "smartphone",
    "tablet",
    "tablette",
    "tel",
    "telephone",
    "the",
    "user",
    "utilisateur",
    "windows",
    "xiaomi",
];

/// From this on two whole names are alike enough to ask.
const ALIKE: f64 = 0.90;
/// From this on two words are one with a slip of the finger.
const SLIP: f64 = 0.92;
/// A word shared with somebody is worth less than a whole name.
const WORD: f64 = 0.9;

/// How much of a name is read: no tool shows a longer one, and a file may hold anything.
const LONGEST: usize = 200;
/// How many pieces of a name are looked at: itself, and what five pairs of brackets part it into.
const MOST_PIECES: usize = 31;

/// A name as shown, and every way to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownName {
    /// As a whole, folded, its words in their order.
    pub whole: String,
    /// The whole first, then what stands outside the brackets and what stands inside.
    readings: Vec<Reading>,
}

/// One way to read a name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reading {
    /// Folded words in their order.
    words: Vec<String>,
    /// The words in one piece, and parted by spaces.
    joined: String,
    spaced: String,
    /// For each word, whether it is nobody's name.
    noise: Vec<bool>,
    /// The same sorted: the key under which two writings of a name meet.
    key: String,
}

impl Reading {
    fn of(text: &str) -> Option<Self> {
        let mut words = folded_words(text);
        let numbers = words.iter().take_while(|word| word.bytes().all(|byte| byte.is_ascii_digit())).count();
        if numbers < words.len() {
            words.drain(..numbers);
        }
        while words.len() > 1 && words.last().is_some_and(|last| SUFFIXES.contains(&last.as_str())) {
            words.pop();
        }
        let noise = |word: &String| NOISE.contains(&word.as_str()) || word.bytes().all(|byte| byte.is_ascii_digit());
        let (key, joined, spaced) = (sorted(&words), words.concat(), words.join(" "));
        let noise = words.iter().map(noise).collect();
        (!words.is_empty()).then_some(Self { words, joined, spaced, noise, key })
    }
}

fn sorted(words: &[String]) -> String {
    let mut words = words.to_vec();
    words.sort_unstable();
    words.join(" ")
}

impl ShownName {
    /// Reads a name as shown.
    pub fn of(shown: &str) -> Self {
        Self { whole: folded_words(shown).join(" "), readings: readings(cut(shown)) }
    }

    /// Whether it says nothing at all.
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    /// The keys under which it may be a person's name.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.readings.iter().map(|reading| reading.key.as_str())
    }

    /// Everything it may be called, folded: the whole, then its readings.
    pub fn called(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.whole.as_str()).chain(self.readings.iter().map(|reading| reading.spaced.as_str()))
    }

    /// With one more reading: what stands before the `@` of its e-mail.
    #[must_use]
    pub fn or_mailbox(mut self, email: &str) -> Self {
        if let Some((mailbox, _)) = email.split_once('@') {
            self.readings.extend(Reading::of(cut(mailbox)));
        }
        self
    }
}

fn cut(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

/// The whole, then without the last balanced brackets, then what they hold; and so on for both parts.
fn readings(text: &str) -> Vec<Reading> {
    let mut readings = Vec::new();
    let mut pieces = vec![text.to_owned()];
    let mut next = 0;
    while let Some(piece) = pieces.get(next).filter(|_| next < MOST_PIECES) {
        next += 1;
        readings.extend(Reading::of(piece).filter(|reading| !readings.contains(reading)));
        if let Some((outside, inside)) = last_brackets(piece) {
            let inside = inside.to_owned();
            pieces.extend([outside, inside]);
        }
    }
    readings
}

/// What stands outside and inside the last brackets that are balanced.
fn last_brackets(text: &str) -> Option<(String, &str)> {
    let close = text.rfind([')', ']'])?;
    let (opening, closing) = if text[close..].starts_with(')') { ('(', ')') } else { ('[', ']') };
    let mut depth = 0_u32;
    for (place, c) in text[..close].char_indices().rev() {
        if c == closing {
            depth += 1;
        } else if c == opening && depth > 0 {
            depth -= 1;
        } else if c == opening {
            return Some((format!("{} {}", &text[..place], &text[close + 1..]), &text[place + 1..close]));
        }
    }
    None
}

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
    digits[digits.len().saturating_sub(9)..].iter().collect()
}

/// How near a name as shown comes to a person's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearness {
    /// 0 to 1.
    pub score: f64,
    /// Everything that is shown is accounted for; else only a word is shared, beside words of somebody or something else.
    pub strong: bool,
}

/// How near; none when nothing speaks for it.
pub fn nearness(shown: &ShownName, known: &KnownName) -> Option<Nearness> {
    let all = shown.readings.iter().filter_map(|reading| reading_nearness(reading, known));
    all.max_by(|one, other| {
        (one.strong, one.score).partial_cmp(&(other.strong, other.score)).unwrap_or(std::cmp::Ordering::Equal)
    })
}

fn reading_nearness(reading: &Reading, known: &KnownName) -> Option<Nearness> {
    let strong = |score| Some(Nearness { score, strong: true });
    if known.joined.contains(&reading.joined) || (known.phone.len() == 9 && last_digits(&reading.joined) == known.phone)
    {
        return strong(0.99);
    }
    let whole = likeness_from(ALIKE, &reading.key, &known.key).max(likeness_from(ALIKE, &reading.spaced, &known.whole));
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

/// The likeness of two folded texts, or nothing where it cannot reach `least`: a log of strangers is compared with everybody,
/// and the letters that one has and the other has not tell most of them apart at once.
fn likeness_from(least: f64, one: &str, other: &str) -> f64 {
    let letters = |text: &str| text.bytes().fold(0_u64, |set, byte| set | 1 << (byte & 63));
    let (mine, theirs) = (letters(one), letters(other));
    let shared = |text: &str, strangers: u64| text.len().saturating_sub(strangers.count_ones() as usize);
    let most = shared(one, mine & !theirs).min(shared(other, theirs & !mine));
    let part = |text: &str| {
        f64::from(u32::try_from(most).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(text.len().max(1)).unwrap_or(u32::MAX))
    };
    let jaro = (part(one) + part(other) + 1.0) / 3.0;
    let begun = one.bytes().zip(other.bytes()).take(4).take_while(|(mine, theirs)| mine == theirs).count();
    let best = jaro + 0.1 * f64::from(u32::try_from(begun).unwrap_or(4)) * (1.0 - jaro);
    if best < least { 0.0 } else { likeness(one, other) }
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
    let long = word.len() >= 3;
    if known.words.iter().any(|there| there == word) {
        return if long && !noise { Bearing::Shares } else { Bearing::Fits };
    }
    if noise || known.house.iter().any(|there| there == word) {
        return Bearing::Fits;
    }
    if word.len() >= 2 && known.initials.iter().any(|initials| initials == word) {
        return Bearing::Resembles(0.8);
    }
    let beginning = |there: &&String| long && there.starts_with(word);
    let slip = |there: &String| if word.len() >= 4 { likeness_from(SLIP, word, there) } else { 0.0 };
    let begun = known.words.iter().filter(beginning).map(|there| likeness(word, there)).fold(0.0, f64::max);
    let best = known.words.iter().map(slip).fold(begun, f64::max);
    if begun > 0.0 || best >= SLIP {
        return Bearing::Resembles(best);
    }
    let initial = word.len() == 1 && known.words.iter().any(|there| there.starts_with(word));
    if initial { Bearing::Fits } else { Bearing::Stranger }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::names::name_key;

    #[test]
    fn a_name_is_found_behind_all_that_tools_and_people_add() {
        let zoe = name_key("Zoé", "Martin");
        for shown in [
            "Zoé Martin",
            "MARTIN Zoé",
            "Martin, Zoé",
            "Zoé Martin (Host)",
            "Zoé Martin (Guest)",
            "Zoé Martin (Unverified)",
            "Zoé Martin (Non vérifié)",
            "Zoé Martin (External)",
            "Zoé Martin [EXT]",
            "Zoe Martin EXT",
            "Zoé Martin (Invité)",
            "Zoé Martin (hôte)",
            "Zoé Martin (elle) (Guest)",
            "Zoé (elle) Martin",
            "loulou (Zoé Martin)",
            "loulou (Zoé Martin (elle))",
            "015_Zoé Martin",
            "12 - Martin Zoé",
        ] {
            let name = ShownName::of(shown);
            assert!(name.keys().any(|key| key == zoe), "{shown}: {:?}", name.keys().collect::<Vec<_>>());
        }
        for shown in ["Zoé", "Zoé Martinez", "iPhone de Zoé", "", "015", "(", "Zoé M (artin", "Zoé Martin Durand"]
        {
            let name = ShownName::of(shown);
            assert!(!name.keys().any(|key| key == zoe), "{shown}: {:?}", name.keys().collect::<Vec<_>>());
        }
    }

    #[test]
    fn brackets_without_end_are_read_in_no_time() {
        let nested = |pairs: usize| format!("{}a{}", "(".repeat(pairs), ")".repeat(pairs));
        let beside = |pairs: usize| format!("Zoé Martin{}", " (elle)".repeat(pairs));
        for shown in [nested(20_000), beside(20_000), "(".repeat(40_000), ")[".repeat(40_000), "é".repeat(40_000)] {
            let name = ShownName::of(&shown);
            assert!(name.readings.len() <= MOST_PIECES, "{}", name.readings.len());
            assert!(name.readings.iter().all(|reading| reading.spaced.len() <= 3 * LONGEST));
        }
        assert!(ShownName::of(&nested(80)).keys().any(|key| key == "a"));
        assert!(ShownName::of(&beside(5)).keys().any(|key| key == name_key("Zoé", "Martin")));
    }

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
}
