//! The whole paths of people who were transferred, over every cohort of the folder: read only by what shows them.

use crate::domain::people::path::{Leg, Mover, Path, paths};
use crate::domain::people::trail::NamedEnrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::CohortId;
use crate::report::Paths;
use crate::store::{Failure, Reading};

use super::in_order::{all_in_order, all_readable};

/// Every path of several enrolments, by each of these, over the sessions asked for.
pub fn whole_paths(reading: &Reading, asked: impl Fn(&Session) -> bool) -> Result<Paths, Failure> {
    let ids = reading.every_cohort()?;
    let movers = all_in_order(ids.len(), |at| {
        let records = reading.records(&ids[at])?;
        Ok(records.enrolments().filter_map(|row| Mover::of(&ids[at], row)).collect::<Vec<_>>())
    });
    let movers = all_readable(movers)?.into_iter().flatten().collect();
    let mut whole = Paths::new();
    for movers in paths(movers, || reading.transfers())? {
        let legs = movers.iter().map(|mover| leg(reading, &ids, &mover.who, &asked)).collect::<Result<Vec<_>, _>>()?;
        let legs: Vec<Leg> = legs.into_iter().flatten().collect();
        let path = Path::of(legs);
        if path.legs.len() > 1 {
            whole.extend(movers.into_iter().map(|mover| (mover.who, path.clone())));
        }
    }
    Ok(whole)
}

/// One enrolment of a path; none where no table has it any more.
fn leg(
    reading: &Reading,
    ids: &[CohortId],
    who: &NamedEnrolment,
    asked: &dyn Fn(&Session) -> bool,
) -> Result<Option<Leg>, Failure> {
    if !ids.contains(&who.cohort) {
        return Ok(None);
    }
    let records = reading.records(&who.cohort)?;
    Ok(records.position(who.id.as_str()).map(|position| Leg::of_sessions(&records, position, asked)))
}
