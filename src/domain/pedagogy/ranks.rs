//! Ranks as in a competition: equals share one, and the next is as far down as many stand before.

/// The rank of each, from 1, in the order in which they stand: 1, 2, 2, 4.
pub fn ranks<T>(standing: &[T], equal: impl Fn(&T, &T) -> bool) -> Vec<usize> {
    let mut ranks: Vec<usize> = Vec::with_capacity(standing.len());
    for (at, one) in standing.iter().enumerate() {
        let shared = at.checked_sub(1).filter(|before| equal(&standing[*before], one)).map(|before| ranks[before]);
        ranks.push(shared.unwrap_or(at + 1));
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_a_rank_that_the_next_does_not_take() {
        assert_eq!(ranks(&[6, 3, 3, 1, 0, 0], |one, other| one == other), [1, 2, 2, 4, 5, 5]);
        assert!(ranks::<u8>(&[], |one, other| one == other).is_empty());
    }
}
