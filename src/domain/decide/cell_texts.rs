//! What somebody said of an enrolment, cell by cell: columns and questions of the programme alike.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::Programme;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::{CellFate, CellType, Record};

use super::names;

/// Texts by the name of their column, or by the id of a question; of two with one name the later counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellTexts(Vec<(String, String)>);

impl CellTexts {
    /// Nothing.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// And a text, where there is one; an empty text empties the cell.
    #[must_use]
    pub fn text(mut self, column: &str, text: Option<impl Into<String>>) -> Self {
        self.0.extend(text.map(|text| (column.to_owned(), text.into())));
        self
    }

    /// And a value, where there is one.
    #[must_use]
    pub fn value(self, column: &str, value: Option<&impl CellType>) -> Self {
        self.text(column, value.map(|value| value.value().text().into_owned()))
    }

    /// And answers to the programme's questions, or cells by the name of their column.
    #[must_use]
    pub fn answers(mut self, answers: impl IntoIterator<Item = (String, String)>) -> Self {
        self.0.extend(answers);
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

    /// Whether it says who somebody is, or speaks of them: what goes when they are erased.
    pub fn says_who(&self) -> bool {
        let theirs = |column: &str| Enrolment::TABLE.column(column).is_some_and(|of| of.fate != CellFate::Kept);
        self.0.iter().any(|(column, text)| theirs(column) && !text.trim().is_empty())
    }

    /// The enrolment as it is said to be: ids as the programme has them, answers in its spelling.
    pub fn of(&self, programme: &Programme, row: &Enrolment) -> Result<Enrolment, Refusal> {
        let cells = self.0.iter().map(|(column, text)| cell(programme, column, text)).collect::<Result<Vec<_>, _>>()?;
        row.try_with_cells(&cells).map_err(|fault| Refusal::Cell { what: Box::new(fault.what), instead: fault.hint })
    }
}

fn cell<'c>(programme: &Programme, column: &'c str, text: &str) -> Result<(&'c str, String), Refusal> {
    let text = match (column, Enrolment::TABLE.column(column)) {
        ("funder", _) => names::funder(programme, text)?.map(|funder| funder.to_string()).unwrap_or_default(),
        ("modules", _) => {
            let typed: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            names::modules(programme, &typed)?.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        }
        (_, Some(known)) if known.edited => text.trim().to_owned(),
        _ => names::answer(programme, column, text)?.1,
    };
    Ok((column, text))
}
