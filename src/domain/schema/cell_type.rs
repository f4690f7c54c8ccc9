//! The Rust types of cells: how each is read from a cell, and what it says.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::cell::{self, Unreadable};
use super::column::CellKind;
use super::value::CellValue;
use crate::domain::attendance::evidence::Evidence;
use crate::domain::pedagogy::ids::{
    CommitmentId, CriterionId, ExperienceId, FeedbackId, OfferId, ResourceId, ToolId, TopicId,
};
use crate::domain::programme::ids::{FunderId, ModuleId, ParticipantId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::values::Value;
use crate::domain::vocabulary::Vocabulary;

/// What a cell can hold.
pub trait CellType: Sized {
    /// The kind of column that holds it.
    const KIND: CellKind;

    /// What stands in a record that says nothing of it.
    fn blank() -> Self;

    /// What it says.
    fn value(&self) -> CellValue<'_>;

    /// Reads it from a cell.
    fn read(text: &str) -> Result<Self, BadCell>;

    /// The same from an id that the record of a thing carries; none of what is no single id.
    fn named(id: &Arc<str>) -> Option<Self> {
        let _ = id;
        None
    }
}

/// Why a cell does not hold what its column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadCell {
    /// It is empty; these words may stand there, where the list is closed.
    Empty(Vec<&'static str>),
    /// It is none of these words.
    Word(Vec<&'static str>),
    /// No day.
    Date,
    /// No time of day.
    Time,
    /// No whole number of minutes.
    Minutes,
    /// No whole number.
    Count,
    /// No whole number from 0 to that one.
    Beyond { highest: u8 },
    /// That word of it is no kind of evidence.
    Evidence(String),
}

/// A cell that may be empty.
impl<T: CellType> CellType for Option<T> {
    const KIND: CellKind = T::KIND;

    fn blank() -> Self {
        None
    }

    fn value(&self) -> CellValue<'_> {
        self.as_ref().map_or(CellValue::Empty, T::value)
    }

    fn read(text: &str) -> Result<Self, BadCell> {
        if text.is_empty() || text.trim().is_empty() { Ok(None) } else { T::read(text).map(Some) }
    }

    fn named(id: &Arc<str>) -> Option<Self> {
        T::named(id).map(Some)
    }
}

impl CellType for String {
    const KIND: CellKind = CellKind::Text;

    fn blank() -> Self {
        Self::new()
    }

    fn value(&self) -> CellValue<'_> {
        CellValue::Text(self)
    }

    fn read(text: &str) -> Result<Self, BadCell> {
        Ok(text.to_owned())
    }
}

macro_rules! ids {
    ($($id:ident),+) => {$(
        impl CellType for $id {
            const KIND: CellKind = CellKind::Id;

            fn blank() -> Self {
                Self::new("")
            }

            fn value(&self) -> CellValue<'_> {
                CellValue::Id(self.as_str())
            }

            fn read(text: &str) -> Result<Self, BadCell> {
                match text.trim() {
                    "" => Err(BadCell::Empty(Vec::new())),
                    id => Ok(Self::new(id)),
                }
            }

            fn named(id: &Arc<str>) -> Option<Self> {
                Some(Self::shared_with(id))
            }
        }

        /// Ids, separated by spaces.
        impl CellType for Vec<$id> {
            const KIND: CellKind = CellKind::Ids;

            fn blank() -> Self {
                Self::new()
            }

            fn value(&self) -> CellValue<'_> {
                CellValue::Ids(self.iter().map($id::as_str).collect())
            }

            fn read(text: &str) -> Result<Self, BadCell> {
                Ok(text.split_whitespace().map($id::new).collect())
            }
        }
    )+};
}

ids!(
    ParticipantId,
    SessionId,
    ModuleId,
    FunderId,
    TopicId,
    ExperienceId,
    CriterionId,
    ToolId,
    FeedbackId,
    OfferId,
    ResourceId,
    CommitmentId
);

impl<T: Vocabulary + Into<Value>> CellType for T {
    const KIND: CellKind = CellKind::Word {
        key: |text| cell::word::<T>(text).map(|word| word.map(T::word_key)),
        value: |key| T::of_key(key).map(T::into),
        all: || T::all().iter().map(|word| (*word).into()).collect(),
    };

    fn blank() -> Self {
        T::all()[0]
    }

    fn value(&self) -> CellValue<'_> {
        CellValue::Word((*self).into())
    }

    fn read(text: &str) -> Result<Self, BadCell> {
        let known = || T::all().iter().map(|word| word.word_key()).collect();
        match cell::word(text) {
            Ok(Some(word)) => Ok(word),
            Ok(None) => Err(BadCell::Empty(known())),
            Err(Unreadable) => Err(BadCell::Word(known())),
        }
    }
}

impl CellType for NaiveDate {
    const KIND: CellKind = CellKind::Date;

    fn blank() -> Self {
        Self::default()
    }

    fn value(&self) -> CellValue<'_> {
        CellValue::Date(*self)
    }

    fn read(text: &str) -> Result<Self, BadCell> {
        filled(cell::date(text), BadCell::Date)
    }
}

impl CellType for NaiveTime {
    const KIND: CellKind = CellKind::Time;

    fn blank() -> Self {
        Self::default()
    }

    fn value(&self) -> CellValue<'_> {
        CellValue::Time(*self)
    }

    fn read(text: &str) -> Result<Self, BadCell> {
        filled(cell::time(text), BadCell::Time)
    }
}

/// An empty cell is 0.
impl CellType for Minutes {
    const KIND: CellKind = CellKind::Minutes;

    fn blank() -> Self {
        Self::ZERO
    }

    fn value(&self) -> CellValue<'_> {
        CellValue::Minutes(*self)
    }

    fn read(text: &str) -> Result<Self, BadCell> {
        let minutes = cell::minutes(text).map_err(|Unreadable| BadCell::Minutes)?;
        Ok(Self(minutes.unwrap_or_default()))
    }
}

impl CellType for u32 {
    const KIND: CellKind = CellKind::Count;

    fn blank() -> Self {
        0
    }

    fn value(&self) -> CellValue<'_> {
        CellValue::Count(*self)
    }

    fn read(text: &str) -> Result<Self, BadCell> {
        filled(cell::count(text), BadCell::Count)
    }
}

impl CellType for Evidence {
    const KIND: CellKind = CellKind::Evidence;

    fn blank() -> Self {
        Self::default()
    }

    fn value(&self) -> CellValue<'_> {
        CellValue::Evidence(self)
    }

    fn read(text: &str) -> Result<Self, BadCell> {
        cell::evidence(text).map_err(BadCell::Evidence)
    }
}

fn filled<T>(read: cell::Read<T>, bad: BadCell) -> Result<T, BadCell> {
    match read {
        Ok(Some(value)) => Ok(value),
        Ok(None) => Err(BadCell::Empty(Vec::new())),
        Err(Unreadable) => Err(bad),
    }
}
