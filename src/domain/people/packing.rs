//! Records packed into bytes, one behind the other, where there may be hundreds of thousands of them. Owns how a number, a text
//! and what may be missing lie there; which of them a record has is the business of whoever packs it.

use chrono::NaiveDate;

use crate::domain::vocabulary::Vocabulary;

/// Writes texts behind their length, and a text that may be none behind its length and one.
pub struct Packing<'p>(pub &'p mut Vec<u8>);

impl Packing<'_> {
    /// Seven bits a byte, the lowest first; all bytes but the last have the eighth bit.
    pub fn number(&mut self, mut number: usize) {
        while number > 0x7F {
            self.0.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.0.push(number.to_le_bytes()[0]);
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    pub fn optional(&mut self, text: Option<&str>) {
        self.number(text.map_or(0, |text| text.len() + 1));
        self.0.extend_from_slice(text.unwrap_or_default().as_bytes());
    }

    /// A text, or that it is another one.
    pub fn other(&mut self, text: &str, known: &str) {
        self.optional((text != known).then_some(text));
    }

    pub fn texts<T: AsRef<str>>(&mut self, texts: &[T]) {
        self.number(texts.len());
        for text in texts {
            self.text(text.as_ref());
        }
    }

    /// A word of a closed list, or none.
    pub fn word<T: Vocabulary + PartialEq>(&mut self, word: Option<T>) {
        let place = word.and_then(|word| T::all().iter().position(|known| *known == word));
        self.number(place.map_or(0, |place| place + 1));
    }

    /// A day, or none.
    pub fn day(&mut self, day: Option<NaiveDate>) {
        let since_first = |day: NaiveDate| day.signed_duration_since(NaiveDate::MIN).num_days();
        self.number(day.and_then(|day| usize::try_from(since_first(day)).ok()).map_or(0, |days| days + 1));
    }
}

/// Reads what [`Packing`] wrote.
pub struct Packed<'p>(pub &'p [u8]);

impl<'p> Packed<'p> {
    pub fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        while let Some((byte, rest)) = self.0.split_first() {
            self.0 = rest;
            number |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if *byte < 0x80 {
                break;
            }
        }
        number
    }

    fn bytes(&mut self, length: usize) -> &'p str {
        let (text, rest) = self.0.split_at(length.min(self.0.len()));
        self.0 = rest;
        std::str::from_utf8(text).unwrap_or_default()
    }

    pub fn text(&mut self) -> &'p str {
        let length = self.number();
        self.bytes(length)
    }

    pub fn optional(&mut self) -> Option<&'p str> {
        let length = self.number().checked_sub(1)?;
        Some(self.bytes(length))
    }

    pub fn texts(&mut self) -> impl Iterator<Item = &'p str> {
        (0..self.number()).map(|_| self.text())
    }

    pub fn word<T: Vocabulary>(&mut self) -> Option<T> {
        self.number().checked_sub(1).and_then(|place| T::all().get(place).copied())
    }

    pub fn day(&mut self) -> Option<NaiveDate> {
        let days = u64::try_from(self.number().checked_sub(1)?).ok()?;
        NaiveDate::MIN.checked_add_days(chrono::Days::new(days))
    }
}
