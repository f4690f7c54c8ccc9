//! Jaro-Winkler's likeness of two short texts of letters and digits, a word of bits for the places of each letter: a form
//! of many like names asks it a hundred million times. Other texts are left to `strsim`, whose every result it has.

/// Letters, digits and the space: what folded names are made of.
const SIGNS: usize = 26 + 10 + 1;

/// The longest text whose places fit into a word.
const LONGEST: usize = 64;

/// How alike two texts are, 0 to 1.
pub fn jaro_winkler(one: &str, other: &str) -> f64 {
    let fits = |text: &str| (1..=LONGEST).contains(&text.len());
    let short = if fits(one) && fits(other) { short(one.as_bytes(), other.as_bytes()) } else { None };
    short.unwrap_or_else(|| strsim::jaro_winkler(one, other))
}

/// None where one of them has another sign.
fn short(one: &[u8], other: &[u8]) -> Option<f64> {
    let mut places = [0_u64; SIGNS];
    for (place, byte) in other.iter().enumerate() {
        places[sign(*byte)?] |= 1 << place;
    }
    let reach = (one.len().max(other.len()) / 2).saturating_sub(1);
    // The first letter of the other text that is within reach, alike and not yet taken.
    let (mut taken, mut matched) = (0_u64, 0_u64);
    for (place, byte) in one.iter().enumerate() {
        let from = u64::MAX << place.saturating_sub(reach).min(LONGEST - 1);
        let to = u64::MAX >> (LONGEST - 1 - (place + reach).min(LONGEST - 1));
        let free = places[sign(*byte)?] & from & to & !taken;
        if free != 0 {
            taken |= free & free.wrapping_neg();
            matched |= 1 << place;
        }
    }
    let common = matched.count_ones();
    if common == 0 {
        return Some(0.0);
    }
    let mut transposed = 0;
    let (mut mine, mut theirs) = (matched, taken);
    while mine != 0 {
        transposed += u32::from(one[mine.trailing_zeros() as usize] != other[theirs.trailing_zeros() as usize]);
        mine &= mine - 1;
        theirs &= theirs - 1;
    }
    let count = |letters: usize| f64::from(u32::try_from(letters).unwrap_or(u32::MAX));
    let shared = f64::from(common);
    let in_order = f64::from(common - transposed / 2);
    let alike = (shared / count(one.len()) + shared / count(other.len()) + in_order / shared) / 3.0;
    let beginning = one.iter().zip(other).take(4).take_while(|(mine, theirs)| mine == theirs).count();
    Some(if alike > 0.7 { alike + 0.1 * count(beginning) * (1.0 - alike) } else { alike })
}

fn sign(byte: u8) -> Option<usize> {
    match byte {
        b'a'..=b'z' => Some(usize::from(byte - b'a')),
        b'0'..=b'9' => Some(26 + usize::from(byte - b'0')),
        b' ' => Some(SIGNS - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_texts_and_signs_that_no_name_has() {
        let (all, longer) = ("ab".repeat(32), "ab".repeat(33));
        for (one, other) in
            [(all.as_str(), all.as_str()), (&all, &longer), ("", ""), ("", "a"), ("a-b", "a-c"), ("é", "e")]
        {
            assert_eq!(jaro_winkler(one, other).to_bits(), strsim::jaro_winkler(one, other).to_bits(), "{one} {other}");
        }
    }

    proptest::proptest! {
        /// The very same number, bit by bit.
        #[test]
        fn as_letter_by_letter(one in "[a-d1 ]{0,70}", other in "[a-d1 ]{0,70}", change in 0_usize..8) {
            let near: String = one.chars().enumerate().filter(|(at, _)| at % 8 != change).map(|(_, letter)| letter).collect();
            for other in [&other, &near] {
                let (fast, plain) = (jaro_winkler(&one, other), strsim::jaro_winkler(&one, other));
                proptest::prop_assert_eq!(fast.to_bits(), plain.to_bits(), "{} {}: {} {}", one, other, fast, plain);
            }
        }
    }
}
