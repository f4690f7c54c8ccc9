//! Those who join a cohort, packed: a form may bring seven hundred thousand. Owns how one of them lies there: of what the
//! row of the form says as well, nothing is kept. What they are is an [`Enrolment`], made anew for whoever asks.

use std::borrow::Cow;

use super::enrolment::Enrolment;
use super::form_rows::{FormRows, PackedRow};
use super::packing::{Packed, Packing};
use super::registration::Registration;
use crate::domain::change::Change;
use crate::domain::programme::ids::{CohortId, FieldId};
use crate::domain::schema::{CellKind, CellValue, Record};

/// Those who join a cohort, in the order in which they do. Each is read beside the form that they come with.
#[derive(Clone, Debug)]
pub struct Newcomers {
    cohort: CohortId,
    /// The programme's questions, in its order.
    questions: Vec<FieldId>,
    /// Of each the id, the row, and what the row does not say.
    packed: Vec<u8>,
    places: Vec<usize>,
}

impl Newcomers {
    /// Of a cohort that nobody joins yet.
    pub fn of(cohort: CohortId, questions: Vec<FieldId>) -> Self {
        Self { cohort, questions, packed: Vec::new(), places: Vec::new() }
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// One more; with that row, where they come with one.
    pub fn push(&mut self, newcomer: &Enrolment, row: Option<PackedRow<'_>>) {
        self.places.push(self.packed.len());
        self.pack(newcomer, row);
    }

    /// Somebody is otherwise than when they joined.
    pub fn replace(&mut self, index: usize, newcomer: &Enrolment, rows: &FormRows) {
        let row = self.row(index, rows);
        self.places[index] = self.packed.len();
        self.pack(newcomer, row);
    }

    /// The id of one of them.
    pub fn id(&self, index: usize) -> &str {
        self.unpacked(index).text()
    }

    /// The row that one of them comes with.
    pub fn row<'r>(&self, index: usize, rows: &'r FormRows) -> Option<PackedRow<'r>> {
        let mut packed = self.unpacked(index);
        packed.text();
        Some(rows.at(packed.number().checked_sub(1)?))
    }

    /// One of them.
    pub fn at(&self, index: usize, rows: &FormRows) -> Enrolment {
        let said = said(self.row(index, rows));
        let mut packed = self.unpacked(index);
        let id = packed.text();
        packed.number();
        let columns = Enrolment::TABLE.columns.iter().map(|column| match column.kind {
            CellKind::OwnId(_) => Cow::Borrowed(id),
            CellKind::Date => packed.day().map_or(Cow::Borrowed(""), |day| Cow::Owned(day.to_string())),
            _ => Cow::Borrowed(packed.optional().unwrap_or(said.says.get(column.name))),
        });
        let mut cells: Vec<Cow<'_, str>> = columns.collect();
        let others = packed.number().checked_sub(1);
        let questions: Vec<FieldId> = (0..others.unwrap_or(self.questions.len()))
            .map(|at| {
                let question = if others.is_some() { FieldId::new(packed.text()) } else { self.questions[at].clone() };
                cells.push(packed.optional().unwrap_or(said.says.get(question.as_str())).into());
                question
            })
            .collect();
        // An enrolment says nothing that cannot be read again.
        Enrolment::of_texts(&questions, &|position| &cells[position]).unwrap_or_else(|_| Enrolment::blank())
    }

    /// All of them.
    pub fn iter<'n>(&'n self, rows: &'n FormRows) -> impl ExactSizeIterator<Item = Enrolment> + 'n {
        (0..self.len()).map(|index| self.at(index, rows))
    }

    /// What it changes that they join.
    pub fn changes<'n>(&'n self, rows: &'n FormRows) -> impl ExactSizeIterator<Item = Change> + 'n {
        self.iter(rows).map(|newcomer| Change::row(self.cohort.clone(), None, Some(newcomer)))
    }

    fn unpacked(&self, index: usize) -> Packed<'_> {
        Packed(&self.packed[self.places[index]..])
    }

    fn pack(&mut self, newcomer: &Enrolment, row: Option<PackedRow<'_>>) {
        let said = said(row);
        let mut packing = Packing(&mut self.packed);
        packing.text(newcomer.id.as_str());
        packing.number(row.map_or(0, |row| row.index() + 1));
        for (column, value) in Enrolment::TABLE.columns.iter().zip(newcomer.values()) {
            match (column.kind, value) {
                (CellKind::OwnId(_), _) => {}
                (CellKind::Date, CellValue::Date(day)) => packing.day(Some(day)),
                (CellKind::Date, _) => packing.day(None),
                (_, value) => packing.other(&value.text(), said.says.get(column.name)),
            }
        }
        let answered = newcomer.fields.iter().map(|(question, _)| question).eq(&self.questions);
        packing.number(if answered { 0 } else { newcomer.fields.len() + 1 });
        for (question, answer) in &newcomer.fields {
            if !answered {
                packing.text(question.as_str());
            }
            packing.other(answer, said.says.get(question.as_str()));
        }
    }
}

/// What a row says; nothing where there is none.
fn said(row: Option<PackedRow<'_>>) -> Registration {
    row.and_then(|row| row.read().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;
    use crate::domain::people::cell_texts::CellTexts;
    use crate::domain::people::registration::FormRow;
    use crate::domain::programme::ids::{FunderId, ModuleId, ParticipantId};
    use crate::domain::vocabulary::{BpfLine, EnrolmentState, PersonStatus};

    #[test]
    fn who_is_packed_is_there_again() {
        let questions = vec![FieldId::new("teaching"), FieldId::new("level")];
        let row = |number, first_name: &str, answers: &[(&'static str, &str)]| {
            let says = CellTexts::nothing().text("first_name", Some(first_name)).text("note", Some("x".repeat(200)));
            let says = says.text("email", Some(format!("{first_name}@example.org")));
            let says = answers.iter().fold(says, |says, (question, answer)| says.text(*question, Some(*answer)));
            let read = Registration { says, ..Registration::default() };
            FormRow { number, cells: Vec::new(), person: String::new(), read: Ok(read), mended: Vec::new() }
        };
        let rows: FormRows = [row(2, "Zoé", &[("teaching", "active")]), row(3, "Max", &[])].into_iter().collect();
        let as_said = |index: usize, id: &str| {
            let says = rows.at(index).read().unwrap().says;
            let cell = |column: &str| says.get(column).to_owned();
            Enrolment {
                id: ParticipantId::new(id),
                first_name: cell("first_name"),
                email: cell("email"),
                note: cell("note"),
                fields: questions.iter().map(|question| (question.clone(), cell(question.as_str()))).collect(),
                ..Enrolment::blank()
            }
        };
        let zoe = as_said(0, "aaaaaa");
        let mut otherwise = Enrolment {
            email: String::new(),
            phone: "06 39 98 01 01".into(),
            status: Some(PersonStatus::Volunteer),
            funder: Some(FunderId::new("afdas")),
            modules: vec![ModuleId::new("m1"), ModuleId::new("m2")],
            state: EnrolmentState::Waiting,
            enrolled_on: Some(day("2021-02-01")),
            starts_on: Some(day("0000-01-01")),
            reason: "sur place".into(),
            bpf: Some(BpfLine::A),
            ..as_said(1, "bbbbbb")
        };
        otherwise.fields[0].1 = "none".into();
        let without = Enrolment { fields: vec![(FieldId::new("other"), "é".into())], ..zoe.clone() };
        let mut newcomers = Newcomers::of(CohortId::new("c"), questions.clone());
        newcomers.push(&zoe, Some(rows.at(0)));
        newcomers.push(&otherwise, Some(rows.at(1)));
        newcomers.push(&without, None);
        let all = |newcomers: &Newcomers| newcomers.iter(&rows).collect::<Vec<_>>();
        assert_eq!(all(&newcomers), [zoe.clone(), otherwise.clone(), without.clone()]);
        newcomers.replace(0, &without, &rows);
        newcomers.replace(1, &zoe, &rows);
        assert_eq!(all(&newcomers), [without.clone(), zoe, without]);
        let came = |index| newcomers.row(index, &rows).map(PackedRow::number);
        assert_eq!((came(0), came(1), came(2)), (Some(2), Some(3), None));
        assert_eq!((newcomers.id(0), newcomers.id(1)), ("aaaaaa", "aaaaaa"));
    }
}
