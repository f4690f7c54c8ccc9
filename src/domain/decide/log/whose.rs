//! Whose rows of a log are: somebody enrolled, somebody who ran the meeting, or nobody of the cohort. Refuses to find out.

use crate::domain::index::EnrolmentIndex;

/// Whose a row is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum RowOwner {
    /// Of the enrolment at that position.
    Enrolled(EnrolmentIndex),
    /// A trainer, or whoever ran the meeting.
    Staff(Entity),
    /// Nobody of the cohort: that was told.
    Dismissed(Entity),
    /// Nobody that anybody knows.
    Unknown(Entity),
}

/// Rows of one stranger have the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Entity {
    /// A trainer of the programme.
    Trainer(String),
    /// One e-mail.
    Email(String),
    /// One name, without e-mail.
    Name(String),
    /// A row that names nobody.
    Row(usize),
}

/// Whose rows are, each of these once however many rows they have.
#[derive(Default)]
pub(super) struct OwnedRows {
    people: Vec<RowOwner>,
    of_row: Vec<Option<u32>>,
}

impl OwnedRows {
    /// So many rows, of which nobody knows yet whose they are.
    pub(super) fn unknown(rows: usize) -> Self {
        Self { people: Vec::new(), of_row: vec![None; rows] }
    }

    pub(super) fn add(&mut self, who: RowOwner, rows: &[usize]) {
        for row in rows {
            self.of_row[*row] = u32::try_from(self.people.len()).ok();
        }
        self.people.push(who);
    }

    /// For each row, in their order.
    pub fn each(&self) -> impl Iterator<Item = &RowOwner> {
        self.of_row.iter().filter_map(|who| self.people.get(usize::try_from((*who)?).ok()?))
    }
}
