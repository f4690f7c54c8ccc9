//! What a merge is asked with.

use crate::domain::quantity::Minutes;

use super::sides::Side;

/// Which two, as typed, and what was decided of what contradicts itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Whose id stays.
    pub first: String,
    /// Whose row goes.
    pub second: String,
    /// By column, question or session: which one's value stays.
    pub keep: Vec<(String, Side)>,
    /// By session, as typed: how many minutes the presences of both come to.
    pub minutes: Vec<(String, Minutes)>,
}
