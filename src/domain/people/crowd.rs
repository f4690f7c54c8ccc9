//! The letters of many names, laid out so that those which may be near one are found without looking at everybody: ten
//! times as many people take ten times as long, not a hundred times. Never passes over anybody who is near.
//!
//! Whoever begins with the same letter is looked at. Whoever does not must share nearly all letters: the letters fall in four
//! parts, and of names that differ by less than four letters, one part is the same.

use std::collections::{BTreeMap, HashMap};

use super::letters::{BEGINNING, Letters, NeededLikeness, OtherLetters};

/// The parts. Frequent letters and seldom ones are dealt out, so that each tells about as much as another.
const PARTS: [u64; 4] = [part("etsvgzw"), part("aoubpqx"), part("ilmhjk01234"), part("nrcdyf56789 ")];

/// As many names are looked at in the time in which one part is looked up.
const CHEAP: usize = 8;

/// The bits of letters in [`Letters::first`].
const fn part(letters: &str) -> u64 {
    let (letters, mut bits, mut position) = (letters.as_bytes(), 0, 0);
    while position < letters.len() {
        bits |= match letters[position] {
            letter @ b'a'..=b'z' => 0b11 << ((letter - b'a') * 2),
            digit @ b'0'..=b'9' => 1 << (52 + digit - b'0'),
            _ => 1 << 62,
        };
        position += 1;
    }
    bits
}

/// Many names, each at its position.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    /// [`Letters::first`] of each, close together: by these alone most names are told apart.
    first: Vec<u64>,
    others: Vec<OtherLetters>,
    by_count: BTreeMap<u32, OfOneLength>,
}

/// Names of as many letters: their positions. There are seven for each name, and may be a million names.
#[derive(Clone, Debug, Default)]
struct OfOneLength {
    all: Vec<u32>,
    /// By one of the two orders of words and the first letter in it.
    beginning: HashMap<(usize, u8), Vec<u32>>,
    /// By a part and which of its letters they have.
    with: HashMap<(usize, u64), Vec<u32>>,
}

impl Crowd {
    /// One more, at the next position.
    pub fn add(&mut self, letters: Letters) {
        let position = u32::try_from(self.first.len()).unwrap_or(u32::MAX);
        let Letters { first, others } = letters;
        let alike = self.by_count.entry(others.count).or_default();
        alike.all.push(position);
        for (order, begins) in others.begins.iter().enumerate() {
            alike.beginning.entry((order, begins[0])).or_default().push(position);
        }
        for (number, part) in PARTS.iter().enumerate() {
            alike.with.entry((number, first & part)).or_default().push(position);
        }
        self.first.push(first);
        self.others.push(others);
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.first.len()
    }

    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// The positions, in their order, of all names that may be as near as this likeness, 0 to 1. Some names among them are
    /// not that near: whoever asks compares them letter by letter.
    pub fn near(&self, wanted: Letters, likeness: f64) -> impl Iterator<Item = usize> + '_ {
        self.found(&wanted, likeness, CHEAP).into_iter()
    }

    fn found(&self, wanted: &Letters, likeness: f64, cheap: usize) -> Vec<usize> {
        let needed = NeededLikeness::by(likeness);
        let mut found = Vec::new();
        let mut look = |position: u32| {
            let position = position as usize;
            if wanted.may_be_near(self.first[position], &self.others[position], &needed) {
                found.push(position);
            }
        };
        for (count, alike) in &self.by_count {
            let own = wanted.others.count;
            let missing = |shared: u32| Some((own.checked_sub(shared)?, count.checked_sub(shared)?));
            if let Some((missing, _)) = missing(needed.shared(own, *count, BEGINNING)) {
                let may_be = |first: u64| (wanted.first & !first).count_ones() <= missing;
                for those in alike.beginning_like(wanted) {
                    self.those(those, may_be).for_each(&mut look);
                }
            }
            if let Some((missing, more)) = missing(needed.shared(own, *count, 0)) {
                let may_be = |first: u64| (wanted.first ^ first).count_ones() <= missing + more;
                for those in alike.with_letters_of(wanted, missing + more, cheap) {
                    self.those(those, may_be).for_each(&mut look);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Those of these positions whose letters pass.
    fn those(&self, positions: &[u32], may_be: impl Fn(u64) -> bool) -> impl Iterator<Item = u32> {
        positions.iter().copied().filter(move |position| may_be(self.first[*position as usize]))
    }
}

impl OfOneLength {
    /// Those that begin with the same letter as a name.
    fn beginning_like(&self, wanted: &Letters) -> impl Iterator<Item = &[u32]> {
        let same = |(order, begins): (usize, &[u8; BEGINNING])| self.beginning.get(&(order, begins[0]));
        wanted.others.begins.iter().enumerate().filter_map(same).map(Vec::as_slice)
    }

    /// Those whose letters differ from those of a name by no more than that, and others. Of so many differences one part has
    /// a fourth at most.
    fn with_letters_of(&self, wanted: &Letters, apart: u32, cheap: usize) -> Vec<&[u32]> {
        let flipped = apart as usize / PARTS.len();
        let lookups = PARTS.iter().map(|part| 1 + flipped * part.count_ones() as usize).sum::<usize>();
        if flipped > 1 || self.all.len() <= cheap * lookups {
            return vec![&self.all];
        }
        let letters = PARTS.iter().enumerate().flat_map(|(number, part)| {
            let own = wanted.first & part;
            let one_off = ones(*part).filter(move |_| flipped == 1).map(move |bit| own ^ bit);
            one_off.chain([own]).map(move |letters| (number, letters))
        });
        letters.filter_map(|key| self.with.get(&key)).map(Vec::as_slice).collect()
    }
}

/// The bits that are set, each alone.
fn ones(mut bits: u64) -> impl Iterator<Item = u64> {
    std::iter::from_fn(move || {
        let rest = bits & bits.checked_sub(1)?;
        let one = bits ^ rest;
        bits = rest;
        Some(one)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::names::{NEAR, likeness};

    /// Whether it passes, however many others there are.
    fn passes(one: &str, other: &str, likeness: f64) -> bool {
        let mut crowd = Crowd::default();
        for there in ["zzzz", other] {
            crowd.add(Letters::of(there, there));
        }
        let wanted = Letters::of(one, one);
        let [few, many] = [CHEAP, 0].map(|cheap| crowd.found(&wanted, likeness, cheap).contains(&1));
        assert_eq!(few, many, "{one} {other} {likeness}");
        few
    }

    #[test]
    fn the_parts_are_all_letters_once() {
        assert_eq!(PARTS.iter().fold(0, |all, part| all | part), (1 << 63) - 1);
        assert_eq!(PARTS.iter().map(|part| part.count_ones()).sum::<u32>(), 63);
    }

    #[test]
    fn most_people_are_told_apart_by_their_letters() {
        let cases = [
            ("martin zoe", "martn zoe", true),
            ("martin zoe", "martinez zoe", true),
            ("delatour jean", "de jean la tour", true),
            ("martin zoe", "martin paul", false),
            ("bakemu tiro", "sogalu fenixo", false),
            ("aaaaaaaaaaaa", "aaaaaaaaaaab", true),
            ("", "", true),
            ("", "a", true),
        ];
        for (one, other, expected) in cases {
            assert_eq!(passes(one, other, NEAR), expected, "{one} {other}");
        }
    }

    proptest::proptest! {
        /// Nobody who is near is ever passed over, whatever the letters, and however often.
        #[test]
        fn who_is_near_passes(
            name in "[a-d19]{0,9}( [a-c1]{1,6}){0,5}",
            changes in proptest::collection::vec((0_usize..30, "[a-d19 ]?"), 0..4),
            least in 0.6_f64..1.0,
        ) {
            let mut other: Vec<String> = name.chars().map(String::from).collect();
            for (at, letter) in changes {
                let at = at.min(other.len());
                if at < other.len() { other[at] = letter; } else { other.push(letter); }
            }
            let other = other.concat();
            let alike = likeness(&name, &other);
            for least in [NEAR, 0.9, least, alike] {
                proptest::prop_assert!(alike < least || passes(&name, &other, least), "{name} {other} {least}");
            }
        }
    }
}
