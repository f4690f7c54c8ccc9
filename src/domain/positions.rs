//! Positions by a text that is not kept here. Of two texts that have one hash neither is taken for the other: whoever asks
//! looks at what stands at each position.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Positions, each beside the hash of its text: eight bytes, for there may be a million.
#[derive(Clone, Debug, Default)]
pub struct Positions(BTreeSet<(u32, u32)>);

impl Positions {
    pub fn add(&mut self, text: &str, position: usize) {
        self.0.insert((hash(text), number(position)));
    }

    pub fn remove(&mut self, text: &str, position: usize) {
        self.0.remove(&(hash(text), number(position)));
    }

    /// Those of a text, and perhaps of others, in their order.
    pub fn perhaps_of(&self, text: &str) -> impl Iterator<Item = usize> + use<'_> {
        let hash = hash(text);
        self.0.range((hash, 0)..=(hash, u32::MAX)).map(|(_, position)| *position as usize)
    }
}

/// No list is longer than four thousand million.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

/// Half of the hash of a text.
fn hash(text: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let [a, b, c, d, ..] = hasher.finish().to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}
