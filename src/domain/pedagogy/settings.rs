//! What a programme may set of its modules: `[pedagogy]` of `programme.toml`.

use crate::domain::quantity::Share;

/// How votes and scores are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many dots each participant has for open topics.
    pub dots: u32,
    /// The mean score that a tool needs on a criterion that it must meet, from 0 to 5.
    pub must_mean: Share,
    /// Fewer scores than that are few.
    pub few_scores: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { dots: 3, must_mean: Share::FIVE_HALVES, few_scores: 3 }
    }
}
