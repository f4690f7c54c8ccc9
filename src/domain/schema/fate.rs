//! What becomes of a cell when the person of its row is erased (RGPD, domain §8). A column says it where it is declared.

/// What becomes of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFate {
    /// Stays: hours, counts and proofs rest on it.
    Kept,
    /// Stays, but for their name in it: a text about something that others wrote, or that all use.
    Searched,
    /// Is emptied.
    Blanked,
    /// A word stands for what they wrote: the row is counted, the text is theirs.
    Erased,
    /// A sign stands for what was written: that something was written is what counts.
    Struck,
    /// The name by which a tool knows somebody: their row goes, and a sign stands for the name where an operation keeps it.
    ShownName,
    /// A word stands for the last name, once names go.
    LastName,
    /// The id stands for the first name, once names go, so that rows keep a stable order.
    FirstName,
}
