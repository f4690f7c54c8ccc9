//! Where ids stand in a list. Whoever reads rows mostly asks for the same id again, or for the next one: those are found
//! without a search.

use std::cell::OnceCell;
use std::collections::HashMap;

/// The places of ids, each of which stands once in its list.
pub struct Places<'i> {
    ids: Vec<&'i str>,
    /// The same with a comma behind each, as rows begin.
    heads: Vec<Head>,
    /// Made when an id is first found neither where the last one was nor next to it.
    by_id: OnceCell<HashMap<&'i str, usize>>,
    last: usize,
    /// How far behind the last one the next is expected: 0 or 1.
    step: usize,
}

impl<'i> Places<'i> {
    pub fn of(ids: impl Iterator<Item = &'i str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        let heads = ids.iter().map(|id| Head::of(id)).collect();
        Self { ids, heads, by_id: OnceCell::new(), last: 0, step: 0 }
    }

    /// Where an id stands.
    pub fn find(&mut self, id: &str) -> Option<usize> {
        self.near(|places, at| places.ids[at] == id).or_else(|| {
            let by_id = || self.ids.iter().copied().zip(0..).collect();
            let at = *self.by_id.get_or_init(by_id).get(id)?;
            self.last = at;
            Some(at)
        })
    }

    /// Where the id stands that a row begins with, and what comes behind its comma.
    pub fn leading<'t>(&mut self, row: &'t str) -> Option<(usize, &'t str)> {
        let (id, rest) = row.split_once(',')?;
        Some((self.find(id)?, rest))
    }

    /// The same of the bytes of a row, where it is one of those next to where the last one was; with how long the id and its
    /// comma are.
    pub fn leading_near(&mut self, row: &[u8]) -> Option<(usize, usize)> {
        let first = row.first_chunk().map(|first| u64::from_le_bytes(*first));
        let begins = |places: &Self, at: usize| {
            if let (Head::Short { bytes, mask }, Some(first)) = (places.heads[at], first) {
                return first & mask == bytes;
            }
            let id = places.ids[at].as_bytes();
            row.get(id.len()) == Some(&b',') && row.starts_with(id)
        };
        let at = self.near(begins)?;
        Some((at, self.ids[at].len() + 1))
    }

    /// One of those next to where the last one was: the one that was expected, the other, or the first of all.
    #[inline]
    fn near(&mut self, is_it: impl Fn(&Self, usize) -> bool) -> Option<usize> {
        let expected = self.last + self.step;
        for at in [expected, self.last + 1 - self.step, 0] {
            if at < self.ids.len() && is_it(self, at) {
                self.step = if at == expected { self.step } else { usize::from(at != self.last) };
                self.last = at;
                return Some(at);
            }
        }
        None
    }
}

/// An id with a comma behind it, as a row begins. Ids are short: most are compared at once, as the bytes of one number.
#[derive(Clone, Copy)]
enum Head {
    /// Of the first eight bytes of a row, those that `mask` leaves are these.
    Short {
        bytes: u64,
        mask: u64,
    },
    Long,
}

impl Head {
    fn of(id: &str) -> Self {
        let (mut bytes, mut mask) = ([0; 8], [0; 8]);
        if id.len() >= bytes.len() {
            return Self::Long;
        }
        for (at, byte) in id.bytes().chain([b',']).enumerate() {
            (bytes[at], mask[at]) = (byte, 0xFF);
        }
        Self::Short { bytes: u64::from_le_bytes(bytes), mask: u64::from_le_bytes(mask) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_in_any_order() {
        let mut places = Places::of(["a", "b", "c", "d"].into_iter());
        let found = ["a", "a", "b", "d", "a", "x", "c", "d", "b"].map(|id| places.find(id));
        assert_eq!(found, [0, 0, 1, 3, 0, 9, 2, 3, 1].map(|at| Some(at).filter(|at| *at < 4)));
        let mut places = Places::of(["a", "ab", "b"].into_iter());
        let rows = ["ab,x", "b,", "a,y,", "a", "ab", "c,x", "b,,"];
        let found = rows.map(|row| places.leading(row));
        assert_eq!(found, [Some((1, "x")), Some((2, "")), Some((0, "y,")), None, None, None, Some((2, ","))]);
        let near = rows.map(|row| places.leading_near(row.as_bytes()));
        assert_eq!(near, [None, Some((2, 2)), Some((0, 2)), None, None, None, None]);
        let mut places = Places::of(["m1-1", "seven77", "eight888"].into_iter());
        let found = ["m1-1,ab,present", "seven77,ab,", "eight888,ab,", "eight888", "m1-1", "m1-1,"];
        let near = found.map(|row| places.leading_near(row.as_bytes()));
        assert_eq!(near, [Some((0, 5)), Some((1, 8)), Some((2, 9)), None, None, Some((0, 5))]);
    }
}
