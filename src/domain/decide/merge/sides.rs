//! Which of two values stays: the one that was decided, the only one, or, where both say the same, the first. What is
//! still open is collected, so that it can be asked or refused all at once.

use crate::domain::people::dropped::Dropped;
use crate::domain::refusal::life::Conflict;

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first, whose id stays.
    First,
    /// The second, whose row goes.
    Second,
}

/// What was decided, and what is still open.
pub(super) struct Sides<'a> {
    decided: &'a [(String, Side)],
    pub(super) open: Vec<Conflict>,
    /// What the second one said and nobody decided for.
    pub(super) dropped: Vec<Dropped>,
}

impl<'a> Sides<'a> {
    pub(super) fn new(decided: &'a [(String, Side)]) -> Self {
        Self { decided, open: Vec::new(), dropped: Vec::new() }
    }

    /// What was decided of a cell or a session.
    pub(super) fn decided(&self, name: &str) -> Option<Side> {
        self.decided.iter().rev().find(|(decided, _)| decided == name).map(|(_, side)| *side)
    }

    /// The side of a cell or a session: as decided, else as it goes without saying, else open and, for now, the first.
    pub(super) fn of(&mut self, name: &str, plain: Option<Side>, conflict: impl FnOnce() -> Conflict) -> Side {
        self.decided(name).or(plain).unwrap_or_else(|| {
            self.open.push(conflict());
            Side::First
        })
    }
}

impl Side {
    /// Takes that one of two.
    pub(super) fn pick<T>(self, first: T, second: T) -> T {
        match self {
            Self::First => first,
            Self::Second => second,
        }
    }
}
