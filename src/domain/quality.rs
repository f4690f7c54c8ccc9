//! What a cohort proves of what the guide Qualiopi asks (V9, January 2024; domain §4), and how much of it is missing. Only what the
//! folder holds is counted: opinions and objectives reached are not recorded in it.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use chrono::NaiveDate;

use crate::domain::attendance::tally::Tally;
use crate::domain::index::EnrolmentIndex;
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::vocabulary::{Attendance, EnrolmentState, PaperKind, QualityFact, SessionState};

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proportion {
    pub counted: usize,
    pub of: usize,
}

impl Proportion {
    /// One more, counted or not.
    pub fn add(&mut self, counts: bool) {
        *self += Self { counted: usize::from(counts), of: 1 };
    }
}

impl AddAssign for Proportion {
    fn add_assign(&mut self, other: Self) {
        self.counted += other.counted;
        self.of += other.of;
    }
}

/// The facts of one cohort, or of several.
pub type QualityFacts = BTreeMap<QualityFact, Proportion>;

/// What is asked of a cohort: as of which day, whom and which sessions.
pub struct QualityQuery<'a> {
    pub today: NaiveDate,
    /// The share of planned hours from which a path is complete.
    pub complete_at: Share,
    /// Those who have hours to show, with what they come to.
    pub people: &'a [(EnrolmentIndex, Tally)],
    pub wants_session: &'a dyn Fn(&Session) -> bool,
}

/// What a cohort proves.
pub fn facts(records: &CohortRecords, asked: &QualityQuery<'_>) -> QualityFacts {
    let mut facts = QualityFacts::new();
    let mut fact = |fact: QualityFact, counts: bool| facts.entry(fact).or_default().add(counts);
    for (person, tally) in asked.people {
        let enrolment = records.enrolment(*person);
        fact(QualityFact::Completed, tally.completed(asked.complete_at));
        if enrolment.state == EnrolmentState::Withdrawn {
            let has_reason = !enrolment.reason.trim().is_empty();
            fact(QualityFact::WithdrawnWithReason, has_reason);
            fact(QualityFact::FollowedByNote, has_reason);
        }
        if let Some(first) = first_session(records, *person, asked) {
            fact(QualityFact::InvitedBefore, invited_before(records, *person, first));
        }
        for seat in held_seats(records, *person, asked) {
            let Some(mark) = seat.mark else { continue };
            if mark.attendance == Attendance::Absent {
                fact(QualityFact::FollowedByNote, !mark.note.trim().is_empty());
            }
            if mark.attendance == Attendance::Present && mark.minutes > Minutes::ZERO {
                let (none, log) = (mark.evidence.proofs().is_empty(), mark.evidence.logs_alone().is_some());
                fact(QualityFact::Proved, !none && !log);
                fact(QualityFact::LogAlone, log);
                fact(QualityFact::Unproved, none);
            }
        }
    }
    for session in records.cohort.sessions.iter().filter(|session| (asked.wants_session)(session)) {
        if session.cancelled || !session.moved_from.is_empty() {
            fact(QualityFact::ChangedWithReason, !session.note.trim().is_empty());
        }
    }
    facts
}

/// The day of the first session that somebody was expected at.
fn first_session(records: &CohortRecords, person: EnrolmentIndex, asked: &QualityQuery<'_>) -> Option<NaiveDate> {
    let seats = records.seats_of(person).filter(|seat| seat.expected() && (asked.wants_session)(seat.session));
    seats.map(|seat| seat.session.date).min()
}

fn invited_before(records: &CohortRecords, person: EnrolmentIndex, first: NaiveDate) -> bool {
    let id = &records.enrolment(person).id;
    records.each::<IssuedPaper>().any(|paper| {
        paper.kind == PaperKind::Invitation && paper.participant.as_ref() == Some(id) && paper.issued_on < first
    })
}

fn held_seats<'r>(
    records: &'r CohortRecords,
    person: EnrolmentIndex,
    asked: &QualityQuery<'_>,
) -> impl Iterator<Item = Seat<'r>> {
    let is_held =
        |session: &Session| session.state(asked.today) == SessionState::Held && (asked.wants_session)(session);
    records.seats_of(person).filter(move |seat| seat.expected() && is_held(seat.session))
}
