//! What the readers of a definition ask for: of each key, what it takes and whether it must be there. Noted by the reader
//! itself, so that whoever describes a definition says what is read, and nothing is listed a second time.

use std::cell::RefCell;

use crate::domain::values::Value;
use crate::store::programme::fault::{DefinitionTable, ValueKind};

/// What a key takes.
#[derive(Clone, Debug)]
pub enum Takes {
    Text,
    Shaped(KeyShape),
    Texts,
    /// A word of a closed list, by key or as people write it.
    Word(Vec<Value>),
    TextAmong(Vec<&'static str>),
    TextsAmong(Vec<&'static str>),
    Number {
        least: u32,
        most: u32,
    },
    Flag,
    Hours,
    ExactHours,
    Share,
    Mean,
    Date,
    Dates,
    Time,
    Table(DefinitionTable),
    Tables(DefinitionTable),
}

/// What a text must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyShape {
    /// It says something.
    Said,
    Id,
    Timezone,
    Nsf,
    Siret,
    Nda,
}

impl Takes {
    /// What is expected, in the words of messages.
    pub fn kind(&self) -> ValueKind {
        match self {
            Self::Text | Self::Shaped(_) | Self::Word(_) | Self::TextAmong(_) => ValueKind::Text,
            Self::Texts | Self::TextsAmong(_) => ValueKind::Texts,
            Self::Number { .. } => ValueKind::Whole,
            Self::Flag => ValueKind::Flag,
            Self::Hours | Self::ExactHours => ValueKind::Hours,
            Self::Share => ValueKind::Share,
            Self::Mean => ValueKind::Decimal,
            Self::Date => ValueKind::Date,
            Self::Dates => ValueKind::Dates,
            Self::Time => ValueKind::Time,
            Self::Table(_) => ValueKind::Table,
            Self::Tables(_) => ValueKind::Tables,
        }
    }
}

/// A key that was asked for.
#[derive(Clone, Debug)]
pub struct KeyQuestion {
    pub part: DefinitionTable,
    pub key: &'static str,
    pub takes: Takes,
    pub required: bool,
}

/// Every key that was asked for, in the order of asking.
#[derive(Debug, Default)]
pub struct KeyNotes(RefCell<Vec<KeyQuestion>>);

impl KeyNotes {
    pub(super) fn add(&self, part: DefinitionTable, key: &'static str, takes: Takes) {
        self.0.borrow_mut().push(KeyQuestion { part, key, takes, required: false });
    }

    pub(super) fn require(&self, part: DefinitionTable, key: &'static str) {
        let mut asked = self.0.borrow_mut();
        if let Some(question) = asked.iter_mut().rev().find(|question| (question.part, question.key) == (part, key)) {
            question.required = true;
        }
    }

    pub fn into_questions(self) -> Vec<KeyQuestion> {
        self.0.into_inner()
    }
}
