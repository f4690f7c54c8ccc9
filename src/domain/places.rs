//! Where ids stand in a list. Whoever reads rows mostly asks for the same id again, or for the next one: those are found
//! without a search.

use std::cell::OnceCell;
use std::collections::HashMap;

/// The places of ids, each of which stands once in its list.
pub struct Places<'i> {
    ids: Vec<&'i str>,
    /// Made when an id is first found neither where the last one was nor next to it.
    by_id: OnceCell<HashMap<&'i str, usize>>,
    last: usize,
}

impl<'i> Places<'i> {
    pub fn of(ids: impl Iterator<Item = &'i str>) -> Self {
        Self { ids: ids.collect(), by_id: OnceCell::new(), last: 0 }
    }

    /// Where an id stands.
    pub fn find(&mut self, id: &str) -> Option<usize> {
        let near =
            [self.last, self.last + 1, 0].into_iter().find(|at| self.ids.get(*at).is_some_and(|near| *near == id));
        let by_id = || self.ids.iter().copied().zip(0..).collect();
        let at = near.or_else(|| self.by_id.get_or_init(by_id).get(id).copied())?;
        self.last = at;
        Some(at)
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
    }
}
