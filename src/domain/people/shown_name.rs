//! A name as a video tool shows it: with everything that the tool or the person put into it – suffixes, an alias before
//! the real name in brackets, a number, a device. Owns how it can be read; how near it comes to a person's name is in
//! [`super::nearness`].

use crate::lang::folded_words;

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
    pub(super) readings: Vec<NameReading>,
}

/// One way to read a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NameReading {
    /// Folded words in their order.
    pub(super) words: Vec<String>,
    /// The words in one piece, and parted by spaces.
    pub(super) joined: String,
    pub(super) spaced: String,
    /// For each word, whether it is nobody's name.
    pub(super) noise: Vec<bool>,
    /// The same sorted: the key under which two writings of a name meet.
    pub(super) key: String,
}

impl NameReading {
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

/// The words in alphabetical order, parted by spaces.
pub(super) fn sorted(words: &[String]) -> String {
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

    /// With the readings of the name under which they registered, where there is one.
    #[must_use]
    pub fn or_registered(mut self, name: &str) -> Self {
        for reading in readings(cut(name)) {
            if !self.readings.contains(&reading) {
                self.readings.push(reading);
            }
        }
        self
    }

    /// With one more reading: what stands before the `@` of its e-mail.
    #[must_use]
    pub fn or_mailbox(mut self, email: &str) -> Self {
        if let Some((mailbox, _)) = email.split_once('@') {
            self.readings.extend(NameReading::of(cut(mailbox)));
        }
        self
    }
}

fn cut(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

/// The whole, then without the last balanced brackets, then what they hold; and so on for both parts.
fn readings(text: &str) -> Vec<NameReading> {
    let mut readings = Vec::new();
    let mut pieces = vec![text.to_owned()];
    let mut next = 0;
    while let Some(piece) = pieces.get(next).filter(|_| next < MOST_PIECES) {
        next += 1;
        readings.extend(NameReading::of(piece).filter(|reading| !readings.contains(reading)));
        if let Some((outside, inside)) = last_brackets(piece) {
            let inside = inside.to_owned();
            pieces.extend([outside, inside]);
        } else {
            let parts: Vec<String> = parts(piece).map(str::to_owned).collect();
            pieces.extend(parts);
        }
    }
    readings
}

/// What signs between words part, as people write their organisation behind their name: `Zoé Martin - Le Phare`,
/// `Le Phare | Zoé Martin`. A single word is no whole name.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    const SIGNS: [&str; 9] = [" - ", " – ", " — ", "|", "·", "•", " / ", " : ", " @ "];
    let mut parts = vec![text];
    for sign in SIGNS {
        parts = parts.into_iter().flat_map(|part| part.split(sign)).take(MOST_PIECES).collect();
    }
    let several = parts.len() > 1;
    parts.into_iter().filter(move |part| several && part.split_whitespace().nth(1).is_some())
}

/// What stands outside and inside the last brackets that are balanced.
fn last_brackets(text: &str) -> Option<(String, &str)> {
    let close = text.rfind([')', ']'])?;
    let (opening, closing) = if text[close..].starts_with(')') { ('(', ')') } else { ('[', ']') };
    let mut depth = 0_u32;
    for (position, c) in text[..close].char_indices().rev() {
        if c == closing {
            depth += 1;
        } else if c == opening && depth > 0 {
            depth -= 1;
        } else if c == opening {
            return Some((format!("{} {}", &text[..position], &text[close + 1..]), &text[position + 1..close]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::names::name_key;

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
            "Zoé Martin - Le Phare",
            "Le Phare – MARTIN Zoé",
            "Zoé Martin (Le Phare)",
            "Zoé Martin | Le Phare | Brest",
            "🎵 Zoé MARTIN✨",
            "Zoé Martin (elle) - Le Phare",
        ] {
            let name = ShownName::of(shown);
            assert!(name.keys().any(|key| key == zoe), "{shown}: {:?}", name.keys().collect::<Vec<_>>());
        }
        for shown in [
            "Zoé",
            "Zoé Martinez",
            "iPhone de Zoé",
            "",
            "015",
            "(",
            "Zoé M (artin",
            "Zoé Martin Durand",
            "Zoé - Martin Durand",
        ] {
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
}
