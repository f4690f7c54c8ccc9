//! The marks of two enrolments of one person: all of them pass to the first. Where both are marked at one session, the
//! same mark is one, its evidence and remarks put together, and different ones are a conflict.

use crate::domain::change::Change;
use crate::domain::enrolment::Enrolment;
use crate::domain::expectation::expected;
use crate::domain::ids::SessionId;
use crate::domain::life_refusal::Conflict;
use crate::domain::mark::{Evidence, Mark};
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::Attendance;

use super::super::names;
use super::super::reason::joined;
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
    first: usize,
    second: usize,
    both: &Enrolment,
    sides: &mut Sides<'_>,
) -> United {
    let mut united = United::default();
    for (mine, other) in records.seats_of(first).zip(records.seats_of(second)) {
        let mark = of_both(&mine, &other, sides);
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
            united.changes.push(Change::Mark { cohort: cohort.clone(), before: Some(gone.clone()), after: None });
        }
        if mine.mark != stays {
            let (before, after) = (mine.mark.cloned(), stays.cloned());
            united.changes.push(Change::Mark { cohort: cohort.clone(), before, after });
        }
    }
    united
}

/// The one mark of two seats at one session, as the first person's.
fn of_both(mine: &Seat<'_>, other: &Seat<'_>, sides: &mut Sides<'_>) -> Option<Mark> {
    let id = &mine.enrolment.id;
    let as_mine = |mark: &Mark| Mark { participant: id.clone(), ..mark.clone() };
    match (mine.mark, other.mark) {
        (mark, None) => mark.cloned(),
        (None, Some(mark)) => Some(as_mine(mark)),
        (Some(mine), Some(other)) if alike(mine, other) => Some(together(mine, other)),
        (Some(mine), Some(other)) => {
            let session = &mine.session;
            let side = sides.of(session.as_str(), None, || Conflict::Marks {
                session: session.clone(),
                first: mine.clone(),
                second: other.clone(),
            });
            Some(side.pick(mine.clone(), as_mine(other)))
        }
    }
}

fn alike(one: &Mark, other: &Mark) -> bool {
    let said = |mark: &Mark| (mark.attendance, mark.minutes, mark.arrived, mark.left);
    said(one) == said(other)
}

/// Two marks that say the same: what shows it, and what was remarked, is kept of both.
pub(super) fn together(mine: &Mark, other: &Mark) -> Mark {
    let (shown, more) = (mine.evidence.to_string(), other.evidence.to_string());
    let new = more.split(' ').filter(|word| !shown.split(' ').any(|known| known == *word));
    let words: Vec<&str> = std::iter::once(shown.as_str()).chain(new).filter(|word| !word.is_empty()).collect();
    let evidence = Evidence::parse(&words.join(" ")).unwrap_or_else(|_| mine.evidence.clone());
    let note = if other.note.is_empty() || other.note == mine.note {
        mine.note.clone()
    } else {
        joined(&mine.note, &other.note)
    };
    Mark { evidence, note, ..mine.clone() }
}
