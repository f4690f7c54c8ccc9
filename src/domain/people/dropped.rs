//! What is lost of two rows of one person that become one.

/// A cell of two rows of one person that only one of them can keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// What a decision about it is called: `votes.dots`.
    pub name: String,
    /// What the row that stays says.
    pub kept: String,
    /// What the other said.
    pub dropped: String,
}
