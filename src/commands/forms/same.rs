//! What is said of single rows of a form on the command line, held against the rows that are there.

use std::path::Path;

use crate::commands::foreign;
use crate::commands::forms::args::FormFile;
use crate::domain::decide::modules::form::{Answering, FormAnswer};
use crate::domain::decide::names;
use crate::domain::records::CohortRecords;
use crate::import::importing::CannotImport;
use crate::ui::command_error::Result;

/// The number of a row that was typed, if there is such a row among those of these numbers, in their order.
pub fn row_there(file: &Path, mut numbers: impl DoubleEndedIterator<Item = u32> + Clone, row: u32) -> Result<u32> {
    if numbers.clone().any(|there| there == row) {
        return Ok(row);
    }
    let between = numbers.clone().next().zip(numbers.next_back());
    Err(foreign::cannot(&foreign::name(file), &CannotImport::NoRow { row, between }))
}

/// The rows, each of which `--same` says whom it is about with that person.
pub fn named_anew(
    records: &CohortRecords,
    args: &FormFile,
    file: &Path,
    rows: &[FormAnswer],
) -> Result<Vec<FormAnswer>> {
    let mut rows = rows.to_vec();
    let mut said: Vec<(u32, String)> = Vec::new();
    for (number, person) in &args.same {
        let number = row_there(file, rows.iter().map(|row| row.number), *number)?;
        let id = records.enrolment(names::person(records, person)?).id.to_string();
        if said.iter().any(|(row, other)| *row == number && *other != id) {
            return Err(foreign::cannot(&foreign::name(file), &CannotImport::RowTwice { row: number }));
        }
        for row in rows.iter_mut().filter(|row| row.number == number) {
            row.who = Some(Answering { email: String::new(), name: id.clone() });
        }
        said.push((number, id));
    }
    Ok(rows)
}
