//! A sheet that is kept as evidence, and what a printed sheet shows of it.

use chrono::{DateTime, NaiveDate, Utc};

use super::half_day::SideOfCut;
use super::sheet::{Ink, Sheet};

/// A sheet among the files that prove marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSheet {
    /// The first 12 hex digits of the SHA-256 of its bytes.
    pub digest: String,
    /// The day it was read, where the journal tells.
    pub read_on: Option<NaiveDate>,
    /// Whether the file can be trusted to say what the page saved: its checksum fits.
    pub sealed: bool,
    pub sheet: Sheet,
}

/// A signature as a paper shows it: validated numbers, or a name in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownSignature<'s> {
    pub at: DateTime<Utc>,
    pub shown: KeptCell<'s>,
}

/// What stands in the cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptCell<'s> {
    /// The attribute `d` of an SVG path, in a box of 1000 × 600.
    Path(String),
    /// The name that was typed.
    Name(&'s str),
}

impl KeptSheet {
    /// The signature of somebody for a half-day; `id`: as marks name them.
    pub fn shown(&self, id: &str, half: SideOfCut) -> Option<ShownSignature<'_>> {
        let signature = self.sheet.signature(id, half)?;
        Some(ShownSignature { at: signature.at, shown: KeptCell::of(&signature.ink) })
    }

    /// The trainer's.
    pub fn trainer(&self) -> Option<(&str, ShownSignature<'_>)> {
        let closed = self.sheet.closed.as_ref()?;
        Some((&closed.name, ShownSignature { at: closed.at, shown: KeptCell::of(&closed.ink) }))
    }
}

impl<'s> KeptCell<'s> {
    fn of(ink: &'s Ink) -> Self {
        match ink {
            Ink::Drawn(strokes) => Self::Path(strokes.path()),
            Ink::Typed(name) => Self::Name(name),
        }
    }
}
