//! What judging the rows of any form shares: who answers in each, the ids of what is added, what a row says otherwise.

use super::answer::FormAnswer;
use super::order::in_order;
use super::people::FormPeople;
use super::reason::RowReason;
use super::verdict::{JudgedRow, RowVerdict};
use crate::domain::decide::names::candidate;
use crate::domain::pedagogy::fold::key;
use crate::domain::pedagogy::ids::ShortId;
use crate::domain::pedagogy::thing::{Thing, next_id};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::records::CohortRecords;
use crate::domain::schema::{Record, SchemaColumn};
use crate::lang::Lang;

/// Judges every row by itself, the earliest answer first.
pub fn each<'r>(
    records: &'r CohortRecords,
    rows: &[FormAnswer],
    mut judge: impl FnMut(&FormAnswer, Option<&'r Enrolment>) -> Result<JudgedRow, Vec<RowReason>>,
) -> Vec<JudgedRow> {
    let people = FormPeople::of(records);
    let mut judged: Vec<Option<JudgedRow>> = vec![None; rows.len()];
    for at in in_order(rows) {
        let row = &rows[at];
        judged[at] = Some(match people.answering(row) {
            Err(reasons) => JudgedRow::rejected(None, reasons),
            Ok(person) => match judge(row, person) {
                Ok(judged) => JudgedRow { person: person.map(candidate), ..judged },
                Err(reasons) => JudgedRow::rejected(person.map(candidate), reasons),
            },
        });
    }
    judged.into_iter().flatten().collect()
}

/// What a row gives that is new, or there.
pub fn given(what: String, verdict: RowVerdict, differs: Vec<&'static str>) -> JudgedRow {
    JudgedRow { person: None, what, verdict, differs }
}

/// Ids for what is added, one after the other.
pub struct NextIds<I>(I);

impl<I: ShortId> NextIds<I> {
    pub fn of<T: Thing<Id = I>>(records: &CohortRecords) -> Self {
        Self(next_id::<T>(records))
    }

    /// The id that [`NextIds::take`] gives.
    pub fn next(&self) -> I {
        self.0.clone()
    }

    pub fn take(&mut self) -> I {
        let next = I::next(std::iter::once(self.0.as_ref()));
        std::mem::replace(&mut self.0, next)
    }
}

/// A text as two rows are compared by it: its words; a text without words as it is.
pub fn text_key(text: &str) -> String {
    key(text).unwrap_or_default()
}

/// Columns in which a row says something, and otherwise than the record that is there.
pub fn differs<R: Record>(there: &R, told: &R, said: &[&'static str]) -> Vec<&'static str> {
    let text = |record: &R, column: &str| {
        let at = R::TABLE.position(column);
        at.map(|at| text_key(&record.value(at).text())).unwrap_or_default()
    };
    let other = |column: &&&'static str| !text(told, column).is_empty() && text(there, column) != text(told, column);
    said.iter().filter(other).copied().collect()
}

/// What a row has to say in a column.
pub fn needed<'f, R: Record>(row: &'f FormAnswer, column: &str) -> Result<&'f str, Vec<RowReason>> {
    let text = row.said(column);
    if text.is_empty() { Err(vec![silent(R::TABLE.column(column))]) } else { Ok(text) }
}

/// That a row says nothing of what it has to say.
pub fn silent(column: Option<&SchemaColumn>) -> RowReason {
    let label = [Lang::En, Lang::Fr].map(|lang| column.map_or("", |column| column.label(lang)).to_owned());
    RowReason::Silent { label }
}
