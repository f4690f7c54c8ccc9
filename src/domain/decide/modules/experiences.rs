//! Experiences of structures: told, and taken up by others.

use chrono::NaiveDate;

use super::meant::{enrolled, thing};
use super::sound::{added, plan, put};
use crate::domain::change::Plan;
use crate::domain::pedagogy::adoption::Adoption;
use crate::domain::pedagogy::experience::Experience;
use crate::domain::pedagogy::thing::next_id;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;

/// What a structure did.
#[derive(Clone, Debug, Default)]
pub struct ToldExperience {
    pub title: String,
    pub organisation: String,
    pub contact: String,
    pub link: String,
    pub session: Option<SessionId>,
    pub note: String,
}

/// Adds an experience.
pub fn add(records: &CohortRecords, told: ToldExperience) -> Result<Plan, Refusal> {
    let ToldExperience { title, organisation, contact, link, session, note } = told;
    let title = title.trim().to_owned();
    let experience =
        Experience { id: next_id::<Experience>(records), title, organisation, contact, link, session, note };
    Ok(plan([added(records, experience)?]))
}

/// Somebody takes it up; said again, the note alone is another, where one is given.
pub fn adopt(
    records: &CohortRecords,
    typed: &str,
    person: &str,
    note: &str,
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let experience = thing::<Experience>(records, typed)?;
    let person = enrolled(records, person)?;
    let before = records.rows::<Adoption>().iter().map(|row| &row.record);
    let before =
        before.into_iter().find(|adoption| adoption.experience == experience.id && adoption.participant == person.id);
    let on = before.map_or(Some(today), |before| before.on);
    let note = if note.is_empty() { before.map_or("", |before| &before.note) } else { note };
    let (experience, participant) = (experience.id.clone(), person.id.clone());
    Ok(plan(put(records, Adoption { experience, participant, on, note: note.to_owned() })?))
}
