//! Exact numbers, never under zero: means, and what is made of them with weights. Rounding happens here, on what is shown.

use std::iter::Sum;

use num_rational::BigRational;

use crate::domain::quantity::Share;

/// A quotient of whole numbers, kept exact however many are put together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

impl Exact {
    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self(BigRational::from_integer(number.into()))
    }

    /// `part ÷ whole`; none where the whole is nothing.
    pub fn quotient(part: u64, whole: u64) -> Option<Self> {
        (whole > 0).then(|| Self(BigRational::new(part.into(), whole.into())))
    }

    /// The mean of whole numbers; none without any.
    pub fn mean(numbers: impl IntoIterator<Item = u64>) -> Option<Self> {
        let (sum, count) = numbers.into_iter().fold((0, 0), |(sum, count), number| (sum + number, count + 1));
        Self::quotient(sum, count)
    }

    /// That many times this.
    #[must_use]
    pub fn times(&self, weight: u64) -> Self {
        Self(&self.0 * BigRational::from_integer(weight.into()))
    }

    /// A part of this; none where it is divided by nothing.
    pub fn divided(&self, by: u64) -> Option<Self> {
        (by > 0).then(|| Self(&self.0 / BigRational::from_integer(by.into())))
    }

    /// Hundredths, rounded half up: 7 ÷ 3 = 233.
    pub fn hundredths(&self) -> u64 {
        self.rounded(2)
    }

    /// Thousandths, rounded half up: 11 ÷ 3 = 3667.
    pub fn thousandths(&self) -> u64 {
        self.rounded(3)
    }

    /// In units of so many decimals, rounded half up.
    pub fn rounded(&self, decimals: u32) -> u64 {
        let half = BigRational::new(1.into(), 2.into());
        let scaled = &self.0 * BigRational::from_integer(10_u64.saturating_pow(decimals).into());
        u64::try_from((scaled + half).to_integer()).unwrap_or(u64::MAX)
    }
}

impl From<Share> for Exact {
    fn from(share: Share) -> Self {
        let (part, whole) = share.parts();
        Self(BigRational::new(part.into(), whole.into()))
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::whole(0), |sum, number| Self(sum.0 + number.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(part: u64, whole: u64) -> Exact {
        Exact::quotient(part, whole).unwrap()
    }

    #[test]
    fn rounded_half_up_from_the_exact_quotient() {
        for (part, whole, hundredths, thousandths) in [
            (7, 3, 233, 2333),
            (11, 3, 367, 3667),
            (1, 200, 1, 5),
            (1, 2000, 0, 1),
            (9, 2000, 0, 5),
            (5, 1, 500, 5000),
            (0, 7, 0, 0),
            (2_999_999, 1_000_000, 300, 3000),
        ] {
            let number = exact(part, whole);
            assert_eq!((number.hundredths(), number.thousandths()), (hundredths, thousandths), "{part} ÷ {whole}");
        }
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        assert_eq!(Exact::quotient(1, 0), None);
        assert_eq!(Exact::mean([]), None);
        assert_eq!(exact(1, 2).divided(0), None);
    }

    #[test]
    fn sums_of_products_stay_exact() {
        // (3 × 7/3 + 1 × 5 + 2 × 5) ÷ 6 = 22/6.
        let means = [(3, exact(7, 3)), (1, exact(5, 1)), (2, exact(5, 1))];
        let sum: Exact = means.iter().map(|(weight, mean)| mean.times(*weight)).sum();
        assert_eq!(sum, Exact::whole(22));
        assert_eq!(sum.divided(6), Some(exact(11, 3)));
        assert!(exact(7, 3) < Exact::from(Share::FIVE_HALVES) && exact(10, 4) == Exact::from(Share::FIVE_HALVES));
    }

    proptest::proptest! {
        /// A mean lies between the lowest and the highest, whatever their order.
        #[test]
        fn a_mean_lies_within(mut numbers in proptest::collection::vec(0_u64..=5, 1..40)) {
            let mean = Exact::mean(numbers.iter().copied()).unwrap();
            numbers.sort_unstable();
            proptest::prop_assert_eq!(&mean, &Exact::mean(numbers.iter().copied()).unwrap());
            proptest::prop_assert!(Exact::whole(numbers[0]) <= mean && mean <= Exact::whole(numbers[numbers.len() - 1]));
        }

        /// What is shown differs from what is by half a unit at most.
        #[test]
        fn rounding_moves_half_a_unit_at_most(part in 0_u64..100_000, whole in 1_u64..5000) {
            let shown = u128::from(exact(part, whole).thousandths());
            let (twice, unit) = (2 * 1000 * u128::from(part), u128::from(whole));
            proptest::prop_assert!(2 * shown * unit <= twice + unit && twice < (2 * shown + 1) * unit);
        }
    }
}
