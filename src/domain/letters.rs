//! Which letters a folded name is made of, and how it begins: enough to know of most pairs of names, at the price of a few
//! instructions, that they are not near each other ([`super::names::NEAR`]). Never wrong about two that are.

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

    /// Whether two names may be at 0.92 or more. Jaro's likeness is at most a third of `m/a + m/b + 1`, where at most
    /// `m` letters of the one, of length `a`, are also in the other, of length `b`; Winkler's adds, for each of the first
    /// four letters that are the same, a tenth of what is left to 1.
    pub fn may_be_near(&self, other: &Self) -> bool {
        let first = (self.first & other.first).count_ones();
        if !self.suffices(other, first + self.beyond[0].min(other.beyond[0]), 4) {
            return false;
        }
        let shared = first + (self.further & other.further).count_ones() + self.beyond[1].min(other.beyond[1]);
        self.suffices(other, shared, self.begins_alike(other))
    }

    /// Whether so many letters that are in both are enough, beside so many of the first four.
    fn suffices(&self, other: &Self, shared: u32, alike: usize) -> bool {
        let (a, b) = (u64::from(self.count), u64::from(other.count));
        PARTS * u64::from(shared) * (a + b) >= NEEDED[alike] * a * b
    }

    fn begins_alike(&self, other: &Self) -> usize {
        let alike = |order: usize| {
            let pairs = self.begins[order].iter().zip(&other.begins[order]);
            pairs.take_while(|(one, another)| one == another).count()
        };
        alike(0).max(alike(1))
    }
}

/// In which parts of one [`NEEDED`] is counted.
const PARTS: u64 = 10_000;

/// What `m/a + m/b` must come to, by how many of the first letters are the same: `3 (0.92 − w) / (1 − w) − 1` for a `w` of
/// a tenth each, rounded down.
const NEEDED: [u64; BEGINNING + 1] = [17_600, 17_333, 17_000, 16_571, 16_000];

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
    use crate::domain::names::{NEAR, likeness};

    fn may_be_near(one: &str, other: &str) -> bool {
        Letters::of(one, one).may_be_near(&Letters::of(other, other))
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
    fn what_is_needed_is_what_near_asks_for() {
        for (alike, needed) in [0.0, 0.1, 0.2, 0.3, 0.4].into_iter().zip(NEEDED) {
            let exactly = (3.0 * (NEAR - alike) / (1.0 - alike) - 1.0) * 10_000.0;
            let needed = f64::from(u32::try_from(needed).unwrap());
            assert!((exactly - 1.0..=exactly + 1e-6).contains(&needed), "{alike}: {needed} of {exactly}");
        }
    }

    proptest::proptest! {
        /// Nobody who is near is ever passed over, whatever the letters, and however often.
        #[test]
        fn who_is_near_passes(
            name in "[a-d19]{0,9}( [a-c1]{1,6}){0,5}",
            changes in proptest::collection::vec((0_usize..30, "[a-d19 ]?"), 0..4),
        ) {
            let mut other: Vec<String> = name.chars().map(String::from).collect();
            for (place, letter) in changes {
                let place = place.min(other.len());
                if place < other.len() { other[place] = letter; } else { other.push(letter); }
            }
            let other = other.concat();
            proptest::prop_assert!(likeness(&name, &other) < NEAR || may_be_near(&name, &other), "{} {}", name, other);
        }
    }
}
