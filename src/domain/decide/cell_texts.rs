//! What was said of the cells of an enrolment → the enrolment: ids as the programme has them, answers in its spelling.

use crate::domain::people::cell_texts::CellTexts;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::is_address;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::FieldId;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::problem::RowProblem;
use crate::domain::schema::reader::CellFault;
use crate::domain::schema::{CellKind, Record, Reference};

use super::names;

/// A cell as an enrolment has it, or why it has none such.
type Known<'c> = Result<(&'c str, String), Refusal>;

impl CellTexts {
    /// Each cell as an enrolment has it.
    pub fn known(&self, programme: &Programme) -> impl Iterator<Item = Known<'_>> {
        self.iter().map(|(column, text)| Ok((column, cell(programme, column, text)?)))
    }

    /// The enrolment as it is said to be.
    pub fn of(&self, programme: &Programme, row: &Enrolment) -> Result<Enrolment, Refusal> {
        row.try_with_cells(&self.known(programme).collect::<Result<Vec<_>, _>>()?).map_err(refused)
    }

    /// A new enrolment as it is said to be, with cells of its own.
    pub fn new_row(&self, programme: &Programme, own: Vec<(&str, String)>) -> Result<Enrolment, Refusal> {
        let said = self.known(programme).collect::<Result<Vec<_>, _>>()?;
        let questions: Vec<FieldId> = programme.fields.iter().map(|field| field.id.clone()).collect();
        Enrolment::of_cells(&[said, own].concat(), &questions).map_err(refused)
    }
}

fn refused(fault: CellFault) -> Refusal {
    Refusal::Cell { what: Box::new(fault.what), instead: fault.hint }
}

fn cell(programme: &Programme, name: &str, text: &str) -> Result<String, Refusal> {
    let Some(column) = Enrolment::TABLE.column(name).filter(|column| column.edited) else {
        return Ok(names::answer(programme, name, text)?.1);
    };
    Ok(match (column.names, column.kind) {
        (Some(Reference::Funder), _) => names::funder(programme, text)?.map(|id| id.to_string()).unwrap_or_default(),
        (Some(Reference::Module), _) => {
            let typed: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            names::modules(programme, &typed)?.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        }
        (_, CellKind::Email) if !text.trim().is_empty() && !is_address(text.trim()) => {
            let what = Box::new(RowProblem::NotAnAddress { value: text.trim().to_owned() });
            return Err(Refusal::Cell { what, instead: None });
        }
        _ if column.is_free_text() => text.trim().to_owned(),
        _ => tidy(text),
    })
}

/// Without spaces around, and with one between words.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
        let with =
            |column: &'static str, text: &str| CellTexts::nothing().text(column, Some(text)).of(&programme(), before);
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
