//! Why a change in the life of an enrolment was refused, in words, and what to do about it.

use chrono::Days;

use crate::domain::life_refusal::LifeRefusal;
use crate::domain::vocabulary::EnrolmentState;

use super::dates::long_date;
use super::refusals::named;
use super::values::Value;
use super::words::{Lang, Words};

impl Words for LifeRefusal {
    fn en(&self) -> String {
        match self {
            Self::SameCohort { person, cohort } => format!("{} is in `{cohort}` as it is", named(person)),
            Self::AttendedSince { person, cohort, first_day, session, date } => format!(
                "{} attended `{session}` of `{cohort}` on {}: too late to leave it for {}",
                named(person),
                long_date(*date, Lang::En),
                long_date(*first_day, Lang::En)
            ),
            Self::AlreadyThere { person, state, cohort } => {
                format!("{} is in `{cohort}` already ({})", named(person), Value::from(*state).word(Lang::En))
            }
            Self::PerhapsThere { person, same_email: true, cohort } => {
                format!("perhaps the same person as {} of `{cohort}`, who has the same e-mail", named(person))
            }
            Self::PerhapsThere { person, same_email: false, cohort } => {
                format!("perhaps the same person as {} of `{cohort}`: the names are alike", named(person))
            }
            Self::CohortFull { cohort, capacity } => format!("no free seat in `{cohort}`: all {capacity} are taken"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::SameCohort { person, cohort } => format!("{} est déjà dans « {cohort} »", named(person)),
            Self::AttendedSince { person, cohort, first_day, session, date } => format!(
                "{} était à « {session} » de « {cohort} » le {} : trop tard pour partir le {}",
                named(person),
                long_date(*date, Lang::Fr),
                long_date(*first_day, Lang::Fr)
            ),
            Self::AlreadyThere { person, state, cohort } => {
                format!("{} figure déjà dans « {cohort} » ({})", named(person), Value::from(*state).word(Lang::Fr))
            }
            Self::PerhapsThere { person, same_email: true, cohort } => {
                format!(
                    "peut-être la même personne que {} de « {cohort} », qui a la même adresse e-mail",
                    named(person)
                )
            }
            Self::PerhapsThere { person, same_email: false, cohort } => {
                format!("peut-être la même personne que {} de « {cohort} » : les noms se ressemblent", named(person))
            }
            Self::CohortFull { cohort, capacity } => {
                format!("aucune place libre dans « {cohort} » : les {capacity} sont prises")
            }
        }
    }
}

/// What to do about it.
#[derive(Clone, Debug)]
pub struct LifeHint<'a>(pub &'a LifeRefusal);

impl Words for LifeHint<'_> {
    fn en(&self) -> String {
        match self.0 {
            LifeRefusal::SameCohort { .. } => {
                "`--to` names another cohort; `formation cohorts list` shows them".to_owned()
            }
            LifeRefusal::AttendedSince { date, .. } => format!(
                "use `--on {}` or later, or clear that mark first",
                date.checked_add_days(Days::new(1)).unwrap_or(*date)
            ),
            LifeRefusal::AlreadyThere { person, state: EnrolmentState::Waiting, cohort } => {
                format!("`formation waitlist promote {} -c {cohort}` seats them there", person.id)
            }
            LifeRefusal::AlreadyThere { state: EnrolmentState::Enrolled, .. } => {
                "they need no transfer: `formation withdraw` ends the enrolment here".to_owned()
            }
            LifeRefusal::AlreadyThere { person, cohort, .. } => format!(
                "`formation history {} -c {cohort}` shows which operation to take back with `formation undo`",
                person.id
            ),
            LifeRefusal::PerhapsThere { .. } => "if it is somebody else, add `--distinct`".to_owned(),
            LifeRefusal::CohortFull { cohort, .. } => format!(
                "raise `capacity` of `{cohort}`, or put them on its waiting list with `formation enrol … -c {cohort}`"
            ),
        }
    }

    fn fr(&self) -> String {
        match self.0 {
            LifeRefusal::SameCohort { .. } => {
                "`--to` désigne une autre cohorte ; `formation cohorts list` les montre".to_owned()
            }
            LifeRefusal::AttendedSince { date, .. } => format!(
                "donnez `--on {}` ou plus tard, ou retirez d'abord cette marque",
                date.checked_add_days(Days::new(1)).unwrap_or(*date)
            ),
            LifeRefusal::AlreadyThere { person, state: EnrolmentState::Waiting, cohort } => {
                format!("`formation waitlist promote {} -c {cohort}` lui donne une place", person.id)
            }
            LifeRefusal::AlreadyThere { state: EnrolmentState::Enrolled, .. } => {
                "il n'y a rien à transférer : `formation withdraw` met fin à l'inscription d'ici".to_owned()
            }
            LifeRefusal::AlreadyThere { person, cohort, .. } => format!(
                "`formation history {} -c {cohort}` montre l'opération à reprendre avec `formation undo`",
                person.id
            ),
            LifeRefusal::PerhapsThere { .. } => "si c'est quelqu'un d'autre, ajoutez `--distinct`".to_owned(),
            LifeRefusal::CohortFull { cohort, .. } => format!(
                "augmentez `capacity` de « {cohort} », ou inscrivez sur sa liste d'attente : `formation enrol … -c {cohort}`"
            ),
        }
    }
}
