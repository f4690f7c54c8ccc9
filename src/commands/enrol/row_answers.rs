//! What is said of single rows of a form on the command line (`--same`, `--distinct`), held against the rows that are
//! there, and what the journal knows of names that were corrected since.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crate::commands::enrol::args::Args;
use crate::commands::forms::row_there;
use crate::commands::{foreign, values};
use crate::domain::decide::import::{Imported, RowAnswers};
use crate::domain::decide::names;
use crate::domain::people::form_rows::{FormRows, PackedRow};
use crate::domain::people::trail::NamedEnrolment;
use crate::domain::records::CohortRecords;
use crate::import::importing::CannotImport;
use crate::import::registrations::Form;
use crate::lang::folded_words;
use crate::store::{Reading, trail};
use crate::ui::command_error::Result;

/// What is said of rows. `imported` is what becomes of the file without it: a row may be about somebody who came with it.
pub fn answers(
    records: &CohortRecords,
    args: &Args,
    file: &Path,
    form: &Form,
    imported: impl FnOnce() -> Imported,
) -> Result<RowAnswers> {
    let mut answers = RowAnswers::default();
    let wrong = |why: CannotImport| foreign::cannot(&foreign::name(file), &why);
    let row = |row: u32| row_there(file, form.rows.iter().map(PackedRow::number), row);
    for number in args.distinct.iter().flatten() {
        answers.distinct.insert(row(*number)?);
    }
    for (number, reason) in args.exception.iter().filter_map(|typed| values::of_row(typed).ok()) {
        answers.overrides.insert(row(number)?, reason);
    }
    if args.file.form.same.is_empty() {
        return Ok(answers);
    }
    let came = came(&imported(), &form.rows);
    for (number, person) in &args.file.form.same {
        let id = match names::person(records, person) {
            Ok(position) => records.enrolment(position).id.to_string(),
            Err(refusal) => came.get(&folded_words(person).join(" ")).cloned().ok_or(refusal)?,
        };
        let number = row(*number)?;
        if answers.distinct.contains(&number) || answers.same.get(&number).is_some_and(|other| *other != id) {
            return Err(wrong(CannotImport::RowTwice { row: number }));
        }
        answers.same.insert(number, id);
    }
    Ok(answers)
}

/// Who came with the file, by id and by whole name.
fn came(imported: &Imported, rows: &FormRows) -> BTreeMap<String, String> {
    let mut came = BTreeMap::new();
    for enrolment in imported.newcomers.iter(rows) {
        let (id, name) = (enrolment.id.to_string(), folded_words(&enrolment.full_name()).join(" "));
        came.insert(name, id.clone());
        came.insert(id.clone(), id);
    }
    came
}

/// What those of a cohort were called, by id, who have another name by now. A journal that cannot be read knows nothing.
pub fn former_names(reading: &Reading, records: &CohortRecords) -> Result<HashMap<String, Vec<(String, String)>>> {
    let (operations, _) = reading.history()?;
    let trail = trail(&operations);
    let former = records.enrolments().filter_map(|there| {
        let traces = trail.traces.get(&NamedEnrolment::new(&records.cohort.id, &there.id))?;
        let names = traces.iter().filter(|trace| trace.name_key().is_some());
        let names: Vec<_> = names.map(|trace| (trace.first_name.clone(), trace.last_name.clone())).collect();
        Some((there.id.to_string(), names))
    });
    Ok(former.collect())
}
