//! Where two contents of a file differ: of a large table mostly one row in the middle.

use std::ops::Range;

/// How many bytes two contents have in common at their beginning and at their end; the two parts do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CommonEnds {
    pub head: usize,
    pub tail: usize,
}

/// So many bytes are compared at once.
const BLOCK: usize = 4096;

impl CommonEnds {
    pub fn of(before: &[u8], after: &[u8]) -> Self {
        let shorter = before.len().min(after.len());
        let same = |one: &[u8], other: &[u8]| one.iter().zip(other).take_while(|(one, other)| one == other).count();
        let blocks = before.chunks(BLOCK).zip(after.chunks(BLOCK));
        let whole = blocks.take_while(|(one, other)| one.len() == other.len() && one == other);
        let whole = whole.map(|(one, _)| one.len()).sum::<usize>();
        let head = whole + same(&before[whole..], &after[whole..]);
        let (one, other) = (&before[before.len() - (shorter - head)..], &after[after.len() - (shorter - head)..]);
        let blocks = one.rchunks(BLOCK).zip(other.rchunks(BLOCK)).take_while(|(one, other)| one == other);
        let whole = blocks.map(|(one, _)| one.len()).sum::<usize>();
        let (one, other) = (&one[..one.len() - whole], &other[..other.len() - whole]);
        let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
        Self { head, tail: whole + tail }
    }

    /// The lines of `after` that `before` does not have there, in whole lines of `before` before and behind them.
    pub fn in_lines(self, before: &[u8], after: &[u8]) -> Range<usize> {
        let start = memchr::memrchr(b'\n', &before[..self.head]).map_or(0, |end| end + 1);
        let behind = &before[before.len() - self.tail..];
        let kept = memchr::memchr(b'\n', behind).map_or(0, |end| behind.len() - end - 1);
        start..after.len() - kept
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn long_contents_differ_where_they_do() {
        let long = vec![b'a'; 3 * BLOCK + 5];
        for at in [0, 1, BLOCK - 1, BLOCK, 2 * BLOCK + 7, long.len() - 1] {
            let mut other = long.clone();
            other[at] = b'b';
            assert_eq!(CommonEnds::of(&long, &other), CommonEnds { head: at, tail: long.len() - at - 1 });
            other.insert(at, b'c');
            assert_eq!(CommonEnds::of(&long, &other), CommonEnds { head: at, tail: long.len() - at - 1 });
        }
        assert_eq!(CommonEnds::of(&long, &long), CommonEnds { head: long.len(), tail: 0 });
        assert_eq!(CommonEnds::of(&long, &long[9..]), CommonEnds { head: long.len() - 9, tail: 0 });
    }

    proptest! {
        #[test]
        fn what_is_in_common_is_the_same_on_both_sides(before in "[ab\n]{0,12}", after in "[ab\n]{0,12}") {
            let (one, other) = (before.as_bytes(), after.as_bytes());
            let ends = CommonEnds::of(one, other);
            let CommonEnds { head, tail } = ends;
            prop_assert!(head + tail <= one.len().min(other.len()));
            prop_assert_eq!(&one[..head], &other[..head]);
            prop_assert_eq!(&one[one.len() - tail..], &other[other.len() - tail..]);
            let lines = ends.in_lines(one, other);
            prop_assert!(lines.start <= lines.end);
            let kept = other.len() - lines.end;
            prop_assert_eq!(&one[..lines.start], &other[..lines.start]);
            prop_assert_eq!(&one[one.len() - kept..], &other[lines.end..]);
            prop_assert!(lines.start == 0 || one[lines.start - 1] == b'\n');
        }
    }
}
