//! Sessions held against the calendar, the marks, each other and the hours of their module. A trainer in two places is
//! found across cohorts, in [`super::across`].

use crate::domain::findings::enrolments::Enrolments;
use crate::domain::findings::sessions::Sessions;
use crate::domain::index::SessionIndex;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::holidays::holiday_on;
use crate::domain::quantity::Minutes;
use crate::domain::records::Seat;

use super::subject::name_of;
use super::{Findings, Subject};

pub(super) fn sessions(subject: &Subject<'_>, findings: &mut Findings) {
    let cohort = &subject.records.cohort;
    for (position, session) in cohort.indexed_sessions().filter(|(_, session)| !session.cancelled) {
        seats(subject, position, session, findings);
        holiday(subject, session, findings);
        if session.clock_change().is_some() {
            let (id, minutes) = (session.id.to_string(), session.minutes());
            let finding = Sessions::ClocksChange { session: id, date: session.date, minutes };
            findings.add(finding, subject.session_line(session));
        }
        // In order of date: back to the first session of the day, and no further. One session in the way is enough said.
        let mut before = cohort.sessions[..position.0].iter().rev().take_while(|earlier| earlier.date == session.date);
        if let Some(earlier) = before.find(|earlier| earlier.overlaps(session)) {
            let finding = Sessions::CohortTwice {
                session: session.id.to_string(),
                cohort: cohort.id.to_string(),
                other: earlier.id.to_string(),
            };
            findings.add(finding, subject.session_line(session));
        }
    }
    hours(subject, findings);
}

/// Today's session may not be over yet: only past ones are asked for.
fn seats(subject: &Subject<'_>, position: SessionIndex, session: &Session, findings: &mut Findings) {
    let expected: Vec<_> = subject.records.seats_at(position).filter(Seat::expected).collect();
    let unmarked: Vec<String> =
        expected.iter().filter(|seat| seat.mark.is_none()).map(|seat| name_of(seat.enrolment)).collect();
    let (id, cohort, count) = (session.id.to_string(), subject.cohort_id(), expected.len());
    if subject.attendance_is_whole && session.date < subject.today && !unmarked.is_empty() {
        let finding = if unmarked.len() == count {
            Some(Sessions::NobodyMarked { session: id.clone(), date: session.date, cohort, expected: count })
        } else {
            // A blank on a closed sheet has its own code.
            let closed = subject.records.held(&id).is_some_and(|held| held.closed_on.is_some());
            (!closed).then(|| Sessions::PartlyMarked { session: id.clone(), cohort, expected: count, unmarked })
        };
        if let Some(finding) = finding {
            findings.add(finding, subject.session_line(session));
        }
    }
    if let Some(capacity) = session.capacity.filter(|capacity| count > *capacity as usize) {
        findings
            .add(Enrolments::RoomTooSmall { session: id, expected: count, capacity }, subject.session_line(session));
    }
}

fn holiday(subject: &Subject<'_>, session: &Session, findings: &mut Findings) {
    if let Some(holiday) = holiday_on(session.date, subject.programme.provider.alsace_moselle) {
        let finding = Sessions::OnHoliday {
            session: session.id.to_string(),
            cohort: subject.cohort_id(),
            date: session.date,
            holiday,
        };
        findings.add(finding, subject.session_line(session));
    }
}

/// A cohort without any session, or a module without hours, says nothing yet.
fn hours(subject: &Subject<'_>, findings: &mut Findings) {
    let cohort = &subject.records.cohort;
    for module in &subject.programme.modules {
        let (planned, scheduled) = (module.planned, cohort.taught(&module.id));
        if planned != Minutes::ZERO && planned != scheduled && !cohort.sessions.is_empty() {
            let (module, cohort) = (module.id.to_string(), subject.cohort_id());
            findings.add(Sessions::ModuleHours { module, cohort, planned, scheduled }, subject.cohort_line());
        }
    }
}
