//! What somebody said of an enrolment, cell by cell: columns and questions of the programme alike. Owns no rule: what
//! becomes of an enrolment is in [`crate::domain::decide`].

use std::borrow::Cow;

use super::enrolment::Enrolment;
use crate::domain::schema::{CellFate, CellType, Record, SchemaColumn};

/// Texts by the name of their column, or by the id of a question; of two with one name the later counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellTexts(Vec<(Cow<'static, str>, String)>);

impl CellTexts {
    /// Nothing.
    pub const fn nothing() -> Self {
        Self(Vec::new())
    }

    /// And a text, where there is one; an empty text is one too.
    #[must_use]
    pub fn text(mut self, column: impl Into<Cow<'static, str>>, text: Option<impl Into<String>>) -> Self {
        self.0.extend(text.map(|text| (column.into(), text.into())));
        self
    }

    /// And a value, where there is one.
    #[must_use]
    pub fn value(self, column: &'static str, value: Option<&impl CellType>) -> Self {
        self.text(column, value.map(|value| value.value().text().into_owned()))
    }

    /// And answers to the programme's questions, or cells by the name of their column.
    #[must_use]
    pub fn answers(mut self, answers: impl IntoIterator<Item = (String, String)>) -> Self {
        self.0.extend(answers.into_iter().map(|(column, text)| (column.into(), text)));
        self
    }

    /// And what others say of cells that nothing is said of here.
    #[must_use]
    pub fn or(mut self, others: &Self) -> Self {
        let open: Vec<_> = others.0.iter().filter(|(column, _)| !self.has(column)).cloned().collect();
        self.0.extend(open);
        self
    }

    /// With what was said later, which counts.
    #[must_use]
    pub fn corrected_by(mut self, later: Self) -> Self {
        self.0.retain(|(column, _)| !later.has(column));
        self.0.extend(later.0);
        self
    }

    /// Without columns of which nothing is said; an empty answer to a question is one too.
    #[must_use]
    pub fn filled(mut self) -> Self {
        self.0.retain(|(column, text)| !text.trim().is_empty() || Enrolment::TABLE.column(column).is_none());
        self
    }

    /// Without a column or a question.
    #[must_use]
    pub fn without(mut self, column: &str) -> Self {
        self.0.retain(|(said, _)| said != column);
        self
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it says something of a column or a question.
    pub fn has(&self, column: &str) -> bool {
        self.0.iter().any(|(said, _)| said == column)
    }

    /// What it says of a column or a question; empty where it says nothing.
    pub fn get(&self, column: &str) -> &str {
        self.0.iter().rev().find(|(said, _)| said == column).map_or("", |(_, text)| text)
    }

    /// All that it says, as it was said.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.0.iter().map(|(column, text)| (&**column, text.as_str()))
    }

    /// What it says of the programme's questions.
    pub fn of_questions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.iter().filter(|(column, _)| Enrolment::TABLE.column(column).is_none())
    }

    /// Whether it says who somebody is, or speaks of them: what goes when they are erased.
    pub fn says_who(&self) -> bool {
        let theirs = |column: &SchemaColumn| column.fate != CellFate::Kept;
        self.iter().any(|(column, text)| Enrolment::TABLE.column(column).is_some_and(theirs) && !text.trim().is_empty())
    }
}

impl<const N: usize> From<[(&'static str, &str); N]> for CellTexts {
    fn from(cells: [(&'static str, &str); N]) -> Self {
        Self(cells.into_iter().map(|(column, text)| (column.into(), text.to_owned())).collect())
    }
}
