//! Which letters a folded name is made of, and how it begins: enough to know of most pairs of names, at the price of a few
//! instructions, that they are not near each other. Never wrong about two that are, wherever near begins.

use std::collections::HashMap;

/// The first letters that Winkler's likeness looks at.
const BEGINNING: usize = 4;

/// What is longer is no name; the products below stay inside their type.
const LONGEST: u32 = 1_000_000;

/// The letters of a name whose words may stand in two orders.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    /// A bit for the first and for the second of each letter, for the first of each digit, for the first space.
    first: u64,
    /// A bit for the third and for the fourth of each letter, for the second of each digit, for the second space.
    further: u64,
    /// Letters that have no bit in `first`, and those that have none at all.
    beyond: [u32; 2],
    /// All of them.
    count: u32,
    /// How it begins in the one order and in the other.
    begins: [[u8; BEGINNING]; 2],
}

impl Letters {
    /// Of the same words in two orders, folded to letters, digits and spaces of ASCII.
    pub fn of(one_order: &str, other_order: &str) -> Self {
        let (mut bits, mut seen) = ([0_u64; 2], [0_u32; 256]);
        for byte in one_order.bytes() {
            let times = &mut seen[usize::from(byte)];
            if let Some((half, bit)) = bit(byte, *times) {
                bits[half] |= 1 << bit;
            }
            *times += 1;
        }
        let count = u32::try_from(one_order.len()).unwrap_or(u32::MAX).min(LONGEST);
        let [first, further] = bits;
        let rest = count.saturating_sub(first.count_ones());
        Self {
            first,
            further,
            beyond: [rest, rest.saturating_sub(further.count_ones())],
            count,
            begins: [beginning(one_order), beginning(other_order)],
        }
    }

    /// Whether two names may be as near as that.
    fn may_be_near(&self, other: &Self, needed: &Needed) -> bool {
        let shared = (self.first & other.first).count_ones()
            + (self.further & other.further).count_ones()
            + self.beyond[1].min(other.beyond[1]);
        shared >= needed.shared(self.count, other.count, self.begins_alike(other))
    }

    fn begins_alike(&self, other: &Self) -> usize {
        let alike = |order: usize| {
            let pairs = self.begins[order].iter().zip(&other.begins[order]);
            pairs.take_while(|(one, another)| one == another).count()
        };
        alike(0).max(alike(1))
    }
}

/// In which parts of one [`Needed`] counts.
const PARTS: u64 = 10_000;

/// What `m/a + m/b` must come to for a likeness, by how many of the first letters are the same. Jaro's likeness is at most
/// a third of `m/a + m/b + 1`, where at most `m` letters of the one, of length `a`, are also in the other, of length `b`;
/// Winkler's adds, for each of the first four letters that are the same, a tenth of what is left to 1.
struct Needed([u64; BEGINNING + 1]);

impl Needed {
    /// For a likeness, 0 to 1: `3 (likeness − w) / (1 − w) − 1` for a `w` of a tenth each, rounded down.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 20 000")]
    fn by(likeness: f64) -> Self {
        let parts = |tenths: f64| (3.0 * (likeness - tenths) / (1.0 - tenths) - 1.0) * 10_000.0;
        Self([0.0, 0.1, 0.2, 0.3, 0.4].map(|tenths| parts(tenths).clamp(0.0, 20_000.0).floor() as u64))
    }

    /// How many letters two names of these lengths must share, beside so many of the first four.
    fn shared(&self, one: u32, other: u32, alike: usize) -> u32 {
        let (a, b) = (u64::from(one), u64::from(other));
        u32::try_from((self.0[alike] * a * b).div_ceil((PARTS * (a + b)).max(1))).unwrap_or(u32::MAX)
    }
}

/// How many names are looked at in one go.
const CHUNK: usize = 64;

/// The letters of many names, laid out to be gone through quickly.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    all: Vec<Letters>,
    /// Of each its [`Letters::first`], and which of `shapes` it has.
    firsts: Vec<u64>,
    shape_of: Vec<usize>,
    /// Lengths and letters beyond the first bits, each pair once.
    shapes: Vec<(u32, u32)>,
    known_shapes: HashMap<(u32, u32), usize>,
}

impl Crowd {
    /// One more, at the next position.
    pub fn add(&mut self, letters: Letters) {
        let shape = (letters.count, letters.beyond[0]);
        let place = *self.known_shapes.entry(shape).or_insert(self.shapes.len());
        if place == self.shapes.len() {
            self.shapes.push(shape);
        }
        self.firsts.push(letters.first);
        self.shape_of.push(place);
        self.all.push(letters);
    }

    /// The positions, in their order, of all that may be as near as this likeness, 0 to 1; most of those that are not are
    /// left out.
    pub fn near(&self, wanted: Letters, likeness: f64) -> impl Iterator<Item = usize> + '_ {
        let needed = Needed::by(likeness);
        let first_needed = |(count, beyond): &(u32, u32)| {
            let shared = needed.shared(wanted.count, *count, BEGINNING);
            shared.saturating_sub(wanted.beyond[0].min(*beyond))
        };
        let first_needed: Vec<u32> = self.shapes.iter().map(first_needed).collect();
        let chunks = self.firsts.chunks(CHUNK).zip(self.shape_of.chunks(CHUNK)).enumerate();
        let passing = chunks.flat_map(move |(chunk, (firsts, shapes))| {
            let mut shared = [0_u32; CHUNK];
            for (shared, first) in shared.iter_mut().zip(firsts) {
                *shared = (first & wanted.first).count_ones();
            }
            let enough = |hits: u64, (place, shape): (usize, &usize)| {
                hits | u64::from(shared[place] >= first_needed[*shape]) << place
            };
            ones(shapes.iter().enumerate().fold(0, enough)).map(move |place| chunk * CHUNK + place)
        });
        passing.filter(move |place| wanted.may_be_near(&self.all[*place], &needed))
    }
}

/// Which bits are set.
fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        bits &= bits.checked_sub(1)?;
        Some(place)
    })
}

/// The half and the bit of a letter that was there so many times before.
fn bit(byte: u8, times: u32) -> Option<(usize, u32)> {
    let (place, bits) = match byte {
        b'a'..=b'z' => (u32::from(byte - b'a') * 2, 2),
        b'0'..=b'9' => (26 * 2 + u32::from(byte - b'0'), 1),
        b' ' => (26 * 2 + 10, 1),
        _ => return None,
    };
    match times / bits {
        0 => Some((0, place + times)),
        1 => Some((1, place + times - bits)),
        _ => None,
    }
}

fn beginning(name: &str) -> [u8; BEGINNING] {
    let mut begins = [0; BEGINNING];
    for (place, byte) in begins.iter_mut().zip(name.bytes()) {
        *place = byte;
    }
    begins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::names::{NEAR, likeness};

    fn may_be_near(one: &str, other: &str) -> bool {
        passes(one, other, NEAR)
    }

    fn passes(one: &str, other: &str, likeness: f64) -> bool {
        let mut crowd = Crowd::default();
        for there in ["zzzz", other] {
            crowd.add(Letters::of(there, there));
        }
        crowd.near(Letters::of(one, one), likeness).any(|place| place == 1)
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
            assert_eq!(may_be_near(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn what_is_needed_for_a_likeness() {
        assert_eq!(Needed::by(0.92).0, [17_600, 17_333, 17_000, 16_571, 16_000]);
        assert_eq!(Needed::by(0.0).0, [0; 5]);
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
            for (place, letter) in changes {
                let place = place.min(other.len());
                if place < other.len() { other[place] = letter; } else { other.push(letter); }
            }
            let other = other.concat();
            let alike = likeness(&name, &other);
            for least in [NEAR, 0.9, least, alike] {
                proptest::prop_assert!(alike < least || passes(&name, &other, least), "{name} {other} {least}");
            }
        }
    }
}
