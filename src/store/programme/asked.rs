//! What the readers of a definition ask for: of each key, what it takes and whether it must be there. Noted by the reader
//! itself, so that whoever describes a definition says what is read, and nothing is listed a second time.

use std::cell::RefCell;

use crate::domain::values::Value;
use crate::store::programme::fault::{Kind, Part};

/// What a key takes.
#[derive(Clone, Debug)]
pub enum Takes {
    Text,
    Shaped(Shape),
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
    Table(Part),
    Tables(Part),
}

/// What a text must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
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
    pub fn kind(&self) -> Kind {
        match self {
            Self::Text | Self::Shaped(_) | Self::Word(_) | Self::TextAmong(_) => Kind::Text,
            Self::Texts | Self::TextsAmong(_) => Kind::Texts,
            Self::Number { .. } => Kind::Whole,
            Self::Flag => Kind::Flag,
            Self::Hours | Self::ExactHours => Kind::Hours,
            Self::Share => Kind::Share,
            Self::Mean => Kind::Decimal,
            Self::Date => Kind::Date,
            Self::Dates => Kind::Dates,
            Self::Time => Kind::Time,
            Self::Table(_) => Kind::Table,
            Self::Tables(_) => Kind::Tables,
        }
    }
}

/// A key that was asked for.
#[derive(Clone, Debug)]
pub struct Question {
    pub part: Part,
    pub key: &'static str,
    pub takes: Takes,
    pub required: bool,
}

/// Every key that was asked for, in the order of asking.
#[derive(Debug, Default)]
pub struct Notes(RefCell<Vec<Question>>);

impl Notes {
    pub(super) fn add(&self, part: Part, key: &'static str, takes: Takes) {
        self.0.borrow_mut().push(Question { part, key, takes, required: false });
    }

    pub(super) fn require(&self, part: Part, key: &'static str) {
        let mut asked = self.0.borrow_mut();
        if let Some(question) = asked.iter_mut().rev().find(|question| (question.part, question.key) == (part, key)) {
            question.required = true;
        }
    }

    pub fn into_questions(self) -> Vec<Question> {
        self.0.into_inner()
    }
}
