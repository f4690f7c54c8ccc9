//! The marks of two enrolments of one person: all of them pass to the first. Where both are marked at one session, the
//! same mark is one, its evidence and remarks put together, and different ones are a conflict, unless it was said how many
//! minutes two presences come to.

use crate::domain::attendance::expectation::expected;
use crate::domain::attendance::mark::Mark;
use crate::domain::change::Change;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::SessionId;
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::refusal::life::{Conflict, Together};
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::Attendance;

use super::super::names;
use super::minutes;
use super::one_mark::one_mark;
use super::sides::Sides;

/// What becomes of the marks.
#[derive(Default)]
pub(super) struct United {
    /// Session by session.
    pub(super) changes: Vec<Change>,
    /// Where absences and excuses go: they are no longer expected there.
    pub(super) dropped: Vec<SessionId>,
    /// Hours attended that the one enrolment would not hold.
    pub(super) homeless: Vec<Refusal>,
}

/// Unites the marks of two positions into those of `both`.
pub(super) fn united(
    records: &CohortRecords,
    (first, second): (EnrolmentIndex, EnrolmentIndex),
    both: &Enrolment,
    said: &minutes::PresenceMinutes,
    sides: &mut Sides<'_>,
) -> United {
    let mut united = United::default();
    for session in records.cohort.positions() {
        let (mine, other) = (records.seat(first, session), records.seat(second, session));
        let minutes = said.iter().find(|(said, _)| *said == session).map(|(_, minutes)| *minutes);
        let mark = of_both(&mine, &other, minutes, sides);
        let counted = (mine.mark.is_some() && mine.expected()) || (other.mark.is_some() && other.expected());
        let stays = mark.as_ref().filter(|mark| {
            let lost = counted && !expected(both, mine.session);
            if lost && mark.attendance == Attendance::Present {
                united.homeless.extend(names::not_expected(both, mine.session));
            } else if lost {
                united.dropped.push(mine.session.id.clone());
            }
            !lost
        });
        let cohort = &records.cohort.id;
        if let Some(gone) = other.mark {
            united.changes.push(Change::row(cohort.clone(), Some(gone.clone()), None));
        }
        if mine.mark != stays {
            let (before, after) = (mine.mark.cloned(), stays.cloned());
            united.changes.push(Change::row(cohort.clone(), before, after));
        }
    }
    united
}

/// The one mark of two seats at one session, as the first person's.
fn of_both(mine: &Seat<'_>, other: &Seat<'_>, minutes: Option<Minutes>, sides: &mut Sides<'_>) -> Option<Mark> {
    let (id, session) = (&mine.enrolment.id, mine.session);
    let as_mine = |mark: &Mark| Mark { participant: id.clone(), ..mark.clone() };
    match (mine.mark, other.mark) {
        (mark, None) => mark.cloned(),
        (None, Some(mark)) => Some(as_mine(mark)),
        (Some(mine), Some(other)) => {
            if let Some(minutes) = minutes {
                return Some(minutes::together(session, mine, other, minutes));
            }
            if alike(mine, other) {
                return Some(one_mark(mine, other));
            }
            let side = sides.of(session.id.as_str(), None, || Conflict::Marks {
                session: session.id.clone(),
                first: mine.clone(),
                second: other.clone(),
                together: together_perhaps(session, mine, other),
            });
            Some(side.pick(mine.clone(), as_mine(other)))
        }
    }
}

/// Two presences can be one of more minutes than either; anything else is one of the two.
fn together_perhaps(session: &Session, mine: &Mark, other: &Mark) -> Option<Together> {
    let present = [mine, other].iter().all(|mark| mark.attendance == Attendance::Present);
    present.then(|| minutes::proposed(session, mine, other).map_or(Together::Unknown, Together::Minutes))
}

fn alike(one: &Mark, other: &Mark) -> bool {
    let said = |mark: &Mark| (mark.attendance, mark.minutes, mark.arrived, mark.left);
    said(one) == said(other)
}
