//! Quantities with their unit: minutes, and exact shares of them. Rounding happens here, once, on what is printed
//! (product rules 6.1 and §10); nothing else in the program rounds.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// Whole minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Minutes(pub u32);

impl Minutes {
    /// No minute.
    pub const ZERO: Self = Self(0);

    /// Hours in hundredths, rounded half up from the exact quotient: 755 min = 1258 (12.58 h).
    pub fn hundredths_of_hours(self) -> u64 {
        (u64::from(self.0) * 10 + 3) / 6
    }

    /// Whole hours, rounded half up: the yearly return counts so.
    pub fn whole_hours(self) -> u64 {
        (u64::from(self.0) + 30) / 60
    }
}

impl Add for Minutes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Minutes {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

/// A part of a whole, kept exact. A rate of nothing planned does not exist: use [`Share::of`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Share {
    part: u64,
    whole: u64,
}

impl Share {
    /// Four fifths: the house rule where a programme writes none.
    pub const FOUR_FIFTHS: Self = Self { part: 4, whole: 5 };

    /// Two and a half of five: what a tool needs on a criterion that it must meet, where a programme writes nothing.
    pub const FIVE_HALVES: Self = Self { part: 5, whole: 2 };

    /// The part and the whole.
    pub const fn parts(self) -> (u64, u64) {
        (self.part, self.whole)
    }

    /// `part ÷ whole`; none when the whole is nothing.
    pub fn of(part: Minutes, whole: Minutes) -> Option<Self> {
        Self::new(u64::from(part.0), u64::from(whole.0))
    }

    /// `part ÷ whole` of plain numbers; none when the whole is nothing.
    pub fn new(part: u64, whole: u64) -> Option<Self> {
        (whole > 0).then_some(Self { part, whole })
    }

    /// A share written as a decimal, `0.8`, exactly; none unless it is digits with at most nine decimals.
    pub fn from_decimal(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || decimals.len() > 9 || !digits(whole) || !digits(decimals) {
            return None;
        }
        let scale = 10_u64.pow(u32::try_from(decimals.len()).ok()?);
        let fraction = if decimals.is_empty() { 0 } else { decimals.parse().ok()? };
        Self::new(whole.parse::<u64>().ok()? * scale + fraction, scale)
    }

    /// Thousandths, rounded half up from the exact quotient: 660 ÷ 780 = 846. A part that is less than the whole is
    /// never all of it: 2999 ÷ 3000 = 999.
    pub fn thousandths(self) -> u64 {
        let rounded = (2000 * self.part + self.whole) / (2 * self.whole);
        if self.part < self.whole { rounded.min(999) } else { rounded }
    }

    /// Whether this share, exact, is at least the other.
    pub fn reaches(self, other: Self) -> bool {
        u128::from(self.part) * u128::from(other.whole) >= u128::from(other.part) * u128::from(self.whole)
    }
}

/// `8 h`, `1 h 30`.
pub fn hours_and_minutes(minutes: Minutes) -> String {
    match minutes.0 % 60 {
        0 => format!("{} h", minutes.0 / 60),
        rest => format!("{} h {rest:02}", minutes.0 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_rounded_half_up_to_hundredths() {
        for (minutes, hundredths) in [(0, 0), (1, 2), (3, 5), (755, 1258), (660, 1100), (780, 1300), (9, 15)] {
            assert_eq!(Minutes(minutes).hundredths_of_hours(), hundredths, "{minutes} min");
        }
    }

    #[test]
    fn whole_hours_are_rounded_half_up() {
        for (minutes, hours) in [(29, 0), (30, 1), (89, 1), (90, 2), (300, 5)] {
            assert_eq!(Minutes(minutes).whole_hours(), hours, "{minutes} min");
        }
    }

    #[test]
    fn rates_are_rounded_half_up_to_thousandths() {
        for (part, whole, thousandths) in
            [(660, 780, 846), (755, 780, 968), (300, 780, 385), (1, 2000, 1), (780, 780, 1000), (2999, 3000, 999)]
        {
            let share = Share::of(Minutes(part), Minutes(whole)).unwrap();
            assert_eq!(share.thousandths(), thousandths, "{part} ÷ {whole}");
        }
        assert_eq!(Share::of(Minutes(5), Minutes(0)), None);
    }

    #[test]
    fn a_path_completes_on_the_exact_share() {
        let needed = Share::from_decimal("0.8").unwrap();
        assert!(Share::of(Minutes(624), Minutes(780)).unwrap().reaches(needed));
        assert!(!Share::of(Minutes(623), Minutes(780)).unwrap().reaches(needed));
    }

    #[test]
    fn a_decimal_share_is_digits_only() {
        assert_eq!(Share::from_decimal("1").unwrap().thousandths(), 1000);
        for wrong in ["", ".5", "-0.1", "1e3", "0.1234567890", "0,8"] {
            assert_eq!(Share::from_decimal(wrong), None, "{wrong}");
        }
    }
}
