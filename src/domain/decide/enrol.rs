//! Enrolling one person: rules 6.3, 6.8, 6.9, 6.10.

use chrono::NaiveDate;

use crate::domain::change::Plan;
use crate::domain::people::form_rows::FormRows;
use crate::domain::people::identity::{Identity, Resemblance};
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::reason::Refusal;

use super::back::{ComebackRequest, has_left};
use super::edit::Edit;
use super::newcomer::Enrol;
use super::roll::Roll;

impl Enrol {
    fn coming(&self) -> ComebackRequest {
        let (exception, passing) = (self.exception.clone(), self.passing.clone());
        let cells = self.cells.clone().without("first_name").without("last_name").filled();
        ComebackRequest { says: Edit { cells, ..Edit::default() }, on: self.on, exception, passing }
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
    let [first_name, last_name, email] = ["first_name", "last_name", "email"].map(|column| request.cells.get(column));
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
