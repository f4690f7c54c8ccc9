//! Enrolling one person: rules 6.3, 6.8, 6.9, 6.10.

use chrono::NaiveDate;

use crate::domain::change::Plan;
use crate::domain::people::form_rows::FormRows;
use crate::domain::people::identity::{Identity, Resemblance};
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::reason::Refusal;

use super::back::{Coming, has_left};
use super::cell_texts::CellTexts;
use super::edit::Edit;
use super::newcomer::{Enrol, tidy};
use super::roll::Roll;

impl Enrol {
    /// What it says of somebody who is known by name: an empty text says nothing.
    fn says(&self) -> Edit {
        let text = |said: &str| Some(tidy(said)).filter(|said| !said.is_empty());
        let says = CellTexts::nothing()
            .text("email", text(&self.email))
            .text("phone", text(&self.phone))
            .text("organisation", text(&self.organisation))
            .value("status", self.status.as_ref())
            .text("funder", text(&self.funder))
            .text("modules", Some(self.modules.join(" ")).filter(|modules| !modules.is_empty()))
            .value("starts_on", self.starts_on.as_ref())
            .text("note", Some(self.note.clone()).filter(|note| !note.trim().is_empty()))
            .answers(self.answers.clone());
        Edit { cells: says, ..Edit::default() }
    }

    fn coming(&self) -> Coming {
        let (exception, passing) = (self.exception.clone(), self.passing.clone());
        Coming { says: self.says(), on: self.on, exception, passing }
    }
}

/// Enrols, or brings back who left, or puts on the waiting list: where no seat is free, and where others wait for the one that is.
pub fn enrol(
    records: &CohortRecords,
    programme: &Programme,
    request: &Enrol,
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let mut roll = Roll::of(records, programme).knowing(&request.erased);
    let (first_name, last_name, email) = (&request.first_name, &request.last_name, &request.email);
    let like = roll.resemblance(&Identity::new(first_name, last_name, email));
    let erasure = roll.erased(like, email, first_name, last_name);
    if let Some(erasure) = erasure.filter(|_| request.exception.is_none()) {
        return Err(LifeRefusal::Erased { erasure, cohort: records.cohort.id.clone() }.into());
    }
    let notices = match like {
        Some(Resemblance::Same(position)) if has_left(&roll.person(position)) => {
            roll.back(position, &request.coming(), today)?.1
        }
        _ => roll.join(request, None, today)?,
    };
    let (newcomers, returned) = roll.concluded();
    Ok(Plan { changes: newcomers.changes(FormRows::NONE).chain(returned).collect(), notices })
}
