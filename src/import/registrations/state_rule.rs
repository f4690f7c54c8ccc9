//! A column that says whether a registration counts, and by which rule its cells are read.

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateRule {
    /// The state of an order, which a program always writes: without one, nobody is enrolled.
    Order,
    /// Words of people and programs.
    Words,
    /// One letter a state, as Pretix keeps them: new, paid, expired, cancelled.
    Codes,
    /// Yes or no; it is refused where the answer is that.
    Answer {
        /// `Annulé : oui`, `Payé : non`.
        refused: bool,
    },
    /// A day is there where it was cancelled.
    Day,
}

/// A column that decides, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deciding {
    pub column: usize,
    pub rule: StateRule,
    /// It holds states and nothing else: a word that nobody knows is asked about.
    pub strict: bool,
}
