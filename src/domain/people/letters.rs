//! Which letters a folded name is made of, and how it begins: enough to know of most pairs of names, at the price of a few
//! instructions, that they are not near each other. Never wrong about two that are, wherever near begins.

/// The first letters that Winkler's likeness looks at.
pub(super) const BEGINNING: usize = 4;

/// What is longer is no name; the products below stay inside their type.
const LONGEST: u32 = 1_000_000;

/// The letters of a name whose words may stand in two orders.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    /// A bit for the first and for the second of each letter, for the first of each digit, for the first space.
    pub(super) first: u64,
    pub(super) others: OtherLetters,
}

/// What else is known of the letters of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct OtherLetters {
    /// A bit for the third and for the fourth of each letter, for the second of each digit, for the second space.
    further: u64,
    /// Letters that have no bit.
    beyond: u32,
    pub(super) count: u32,
    /// How it begins in the one order and in the other.
    pub(super) begins: [[u8; BEGINNING]; 2],
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
        let beyond = count.saturating_sub(first.count_ones() + further.count_ones());
        let begins = [beginning(one_order), beginning(other_order)];
        Self { first, others: OtherLetters { further, beyond, count, begins } }
    }

    /// Whether two names may be as near as that; the other one in its two parts.
    pub(super) fn may_be_near(&self, first: u64, others: &OtherLetters, needed: &NeededLikeness) -> bool {
        let shared = (self.first & first).count_ones()
            + (self.others.further & others.further).count_ones()
            + self.others.beyond.min(others.beyond);
        shared >= needed.shared(self.others.count, others.count, self.others.begins_alike(others))
    }
}

impl OtherLetters {
    fn begins_alike(&self, other: &Self) -> usize {
        let alike = |order: usize| {
            let pairs = self.begins[order].iter().zip(&other.begins[order]);
            pairs.take_while(|(one, another)| one == another).count()
        };
        alike(0).max(alike(1))
    }
}

/// [`NeededLikeness`] counts in ten-thousandths, so that sums of letters are whole numbers.
const PARTS: u64 = 10_000;

/// What `m/a + m/b` must come to for a likeness, by how many of the first letters are the same. Jaro's likeness is at most
/// a third of `m/a + m/b + 1`, where at most `m` letters of the one, of length `a`, are also in the other, of length `b`;
/// Winkler's adds, for each of the first four letters that are the same, a tenth of what is left to 1.
pub(super) struct NeededLikeness([u64; BEGINNING + 1]);

impl NeededLikeness {
    /// For a likeness, 0 to 1: `3 (likeness − w) / (1 − w) − 1` for a `w` of a tenth each, rounded down.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 20 000")]
    pub(super) fn by(likeness: f64) -> Self {
        let parts = |tenths: f64| (3.0 * (likeness - tenths) / (1.0 - tenths) - 1.0) * 10_000.0;
        Self([0.0, 0.1, 0.2, 0.3, 0.4].map(|tenths| parts(tenths).clamp(0.0, 20_000.0).floor() as u64))
    }

    /// How many letters two names of these lengths must share, beside so many of the first four.
    pub(super) fn shared(&self, one: u32, other: u32, alike: usize) -> u32 {
        let (a, b) = (u64::from(one), u64::from(other));
        u32::try_from((self.0[alike] * a * b).div_ceil((PARTS * (a + b)).max(1))).unwrap_or(u32::MAX)
    }
}

/// The half and the bit of a letter that was there so many times before.
fn bit(byte: u8, times: u32) -> Option<(usize, u32)> {
    let (position, bits) = match byte {
        b'a'..=b'z' => (u32::from(byte - b'a') * 2, 2),
        b'0'..=b'9' => (26 * 2 + u32::from(byte - b'0'), 1),
        b' ' => (26 * 2 + 10, 1),
        _ => return None,
    };
    match times / bits {
        0 => Some((0, position + times)),
        1 => Some((1, position + times - bits)),
        _ => None,
    }
}

fn beginning(name: &str) -> [u8; BEGINNING] {
    let mut begins = [0; BEGINNING];
    for (position, byte) in begins.iter_mut().zip(name.bytes()) {
        *position = byte;
    }
    begins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_for_a_likeness() {
        assert_eq!(NeededLikeness::by(0.92).0, [17_600, 17_333, 17_000, 16_571, 16_000]);
        assert_eq!(NeededLikeness::by(0.0).0, [0; 5]);
    }
}
