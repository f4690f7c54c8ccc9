//! What somebody said of an enrolment, cell by cell: columns and questions of the programme alike.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::is_address;
use crate::domain::programme::definition::Programme;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::problem::RowProblem;
use crate::domain::schema::{CellFate, CellType, Kind, Record};

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
        (_, Some(known)) if known.edited => {
            let text = text.trim();
            if matches!(known.kind, Kind::Email) && !text.is_empty() && !is_address(text) {
                let what = Box::new(RowProblem::NotAnAddress { value: text.to_owned() });
                return Err(Refusal::Cell { what, instead: None });
            }
            text.to_owned()
        }
        _ => names::answer(programme, column, text)?.1,
    };
    Ok((column, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, programme};
    use crate::domain::vocabulary::BpfLine;

    #[test]
    fn a_text_goes_into_its_column_or_is_refused() {
        let records = cohort("c").person("Zoé", "Martin", |_| {}).records();
        let before = records.enrolments().next().unwrap();
        let with = |column: &str, text: &str| CellTexts::nothing().text(column, Some(text)).of(&programme(), before);
        assert_eq!(with("bpf", "c").unwrap().bpf, Some(BpfLine::C));
        assert_eq!(with("note", " vue le 3 ").unwrap().note, "vue le 3");
        assert_eq!(with("email", "").unwrap().email, "");
        for (column, text) in [("email", "pas-une-adresse"), ("status", "xyz"), ("starts_on", "hier")] {
            assert!(matches!(with(column, text), Err(Refusal::Cell { .. })), "{column}={text}");
        }
        for column in ["id", "state", "ended_on", "reason", "nothing"] {
            assert!(matches!(with(column, "x"), Err(Refusal::UnknownName { .. })), "{column}: no command writes it so");
        }
    }
}
