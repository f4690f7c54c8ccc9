//! Exact numbers, never under zero: means, and what is made of them with weights. Rounding happens here, on what is shown.

use num_bigint::BigInt;
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

    /// Σ weight × number ÷ Σ weight; none where they weigh nothing.
    pub fn weighted<'e>(numbers: impl Iterator<Item = (&'e Self, u64)>) -> Option<Self> {
        let (mut above, mut below, mut weights) = (BigInt::from(0), BigInt::from(1), 0);
        for (Self(number), weight) in numbers {
            let (numer, denom) = (number.numer() * BigInt::from(weight), number.denom());
            if *denom == below {
                above += numer;
            } else {
                above = above * denom + numer * &below;
                below *= denom;
            }
            weights += weight;
        }
        // Brought to its lowest terms once, at the end.
        (weights > 0).then(|| Self(BigRational::new(above, below * BigInt::from(weights))))
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
        assert_eq!(Exact::weighted([(&exact(1, 2), 0)].into_iter()), None);
    }

    #[test]
    fn weighted_means_stay_exact() {
        // (3 × 7/3 + 1 × 5 + 2 × 5/2) ÷ 6 = 17/6.
        let means = [(3, exact(7, 3)), (1, exact(5, 1)), (2, exact(5, 2))];
        assert_eq!(Exact::weighted(means.iter().map(|(weight, mean)| (mean, *weight))), Some(exact(17, 6)));
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
