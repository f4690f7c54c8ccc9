//! Whole numbers of a scale: a score from 0 to 5, a weight from 0 to 9, and how they stand in cells.

use crate::domain::schema::cell_type::{BadCell, CellType};
use crate::domain::schema::{CellKind, CellValue};

/// What somebody gives a tool on a criterion, from 0 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScoreValue(u8);

/// How much a criterion counts, from 0 to 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Weight(u8);

/// A whole number as one types it; none where it is no number from 0 to the highest.
pub fn number(text: &str, highest: u8) -> Option<u8> {
    let text = text.trim();
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|number| *number <= highest)
}

macro_rules! scale {
    ($Name:ident 0..=$highest:literal) => {
        impl $Name {
            /// The highest.
            pub const HIGHEST: u8 = $highest;

            /// That number of the scale; none beyond its ends.
            pub const fn new(value: u8) -> Option<Self> {
                if value <= $highest { Some(Self(value)) } else { None }
            }

            /// The number.
            pub const fn get(self) -> u8 {
                self.0
            }

            /// A whole number as one types it; none where it is no number of the scale.
            pub fn parse(text: &str) -> Option<Self> {
                number(text, $highest).map(Self)
            }
        }

        impl CellType for $Name {
            const KIND: CellKind = CellKind::Scale { highest: $highest };

            fn blank() -> Self {
                Self(0)
            }

            fn value(&self) -> CellValue<'_> {
                CellValue::Count(self.0.into())
            }

            fn read(text: &str) -> Result<Self, BadCell> {
                match text.trim() {
                    "" => Err(BadCell::Empty(Vec::new())),
                    text => Self::parse(text).ok_or(BadCell::Beyond { highest: $highest }),
                }
            }
        }
    };
}

scale!(ScoreValue 0..=5);
scale!(Weight 0..=9);

impl Weight {
    /// Of a criterion that says none.
    pub const ONE: Self = Self(1);
}
