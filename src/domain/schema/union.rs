//! What becomes of a cell when two rows of one person are made one. A column says it where it is declared.

/// How two cells become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Union {
    /// An empty cell takes the other's; where both say something else, only who asks knows which is right.
    Asked,
    /// As [`Union::Asked`], but an empty cell says something too.
    AskedAsItStands,
    /// The first one's, unless it is empty or who asks decides otherwise; what is dropped is said.
    First,
    /// Both texts are kept.
    Both,
    /// A rule of the record decides; who asks may decide otherwise.
    Ruled,
    /// It follows from the rest, or is the first's: nobody decides it.
    Derived,
}
