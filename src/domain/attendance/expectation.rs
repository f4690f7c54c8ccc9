//! Who is planned and who is expected where, and so which minutes of a seat count: rules 6.2 to 6.5 of the contract,
//! word for word.

use chrono::NaiveDate;

use crate::domain::attendance::packed_marks::MarkSaid;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;
use crate::domain::records::{CountedSeat, Seat};
use crate::domain::vocabulary::{Attendance, EnrolmentState};

/// Rule 6.2. A session of the enrolment's modules, not cancelled, not before `starts_on`. Withdrawing does not shrink
/// what was planned; a transfer does: what comes after `ended_on` is planned in the new cohort.
pub fn planned(enrolment: &Enrolment, session: &Session) -> bool {
    let moved_on =
        enrolment.state == EnrolmentState::Transferred && enrolment.ended_on.is_some_and(|last| session.date > last);
    !session.cancelled && is_on_path(enrolment, session) && !moved_on
}

/// Whether a session, be it cancelled, is of a module that somebody follows, and not before their first day.
pub fn is_on_path(enrolment: &Enrolment, session: &Session) -> bool {
    enrolment.follows(&session.module) && enrolment.starts_on.is_none_or(|first| first <= session.date)
}

/// Rule 6.3. Only the expected can be marked, counted unmarked, or counted absent.
pub fn expected(enrolment: &Enrolment, session: &Session) -> bool {
    unexpected_because(enrolment, session).is_none()
}

/// Why somebody is not expected at a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unexpected {
    SessionCancelled,
    Waiting,
    EnrolmentCancelled,
    /// They do not follow its module.
    OtherModules,
    /// It comes before their first day.
    BeforeStart(NaiveDate),
    /// It comes after their last day.
    AfterEnd(NaiveDate),
}

impl Unexpected {
    /// As programs read it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SessionCancelled => "session_cancelled",
            Self::Waiting => "waiting",
            Self::EnrolmentCancelled => "enrolment_cancelled",
            Self::OtherModules => "other_modules",
            Self::BeforeStart(_) => "before_start",
            Self::AfterEnd(_) => "after_end",
        }
    }
}

/// Rule 6.3 of a session that takes place, or would, had it not been cancelled.
pub fn expected_if_held(enrolment: &Enrolment, session: &Session) -> bool {
    unexpected_if_held(enrolment, session).is_none()
}

/// Why this person is not expected at this session; none when they are.
pub fn unexpected_because(enrolment: &Enrolment, session: &Session) -> Option<Unexpected> {
    if session.cancelled { Some(Unexpected::SessionCancelled) } else { unexpected_if_held(enrolment, session) }
}

fn unexpected_if_held(enrolment: &Enrolment, session: &Session) -> Option<Unexpected> {
    if enrolment.state == EnrolmentState::Waiting {
        Some(Unexpected::Waiting)
    } else if enrolment.state == EnrolmentState::Cancelled {
        Some(Unexpected::EnrolmentCancelled)
    } else if !enrolment.follows(&session.module) {
        Some(Unexpected::OtherModules)
    } else if let Some(first) = enrolment.starts_on.filter(|first| *first > session.date) {
        Some(Unexpected::BeforeStart(first))
    } else {
        enrolment.ended_on.filter(|last| *last < session.date).map(Unexpected::AfterEnd)
    }
}

/// Whether somebody is planned for, and expected at, every session that takes place. That is so of most people: of them
/// nothing has to be asked session by session.
#[inline]
pub fn is_everywhere(enrolment: &Enrolment) -> bool {
    enrolment.state == EnrolmentState::Enrolled
        && enrolment.modules.is_empty()
        && enrolment.starts_on.is_none()
        && enrolment.ended_on.is_none()
}

/// Where somebody is expected, asked session by session.
#[derive(Clone, Copy, Debug)]
pub struct PersonExpectation<'e> {
    enrolment: &'e Enrolment,
    everywhere: bool,
}

impl<'e> PersonExpectation<'e> {
    pub fn of(enrolment: &'e Enrolment) -> Self {
        Self { enrolment, everywhere: is_everywhere(enrolment) }
    }

    /// As [`expected`] says.
    #[inline]
    pub fn at(self, session: &Session) -> bool {
        if self.everywhere { !session.cancelled } else { expected(self.enrolment, session) }
    }
}

/// Minutes that count as attended, and minutes of the session that count as excused, by what the mark says of somebody who
/// was expected.
#[inline]
pub fn counted(said: MarkSaid<'_>, length: impl FnOnce() -> Minutes) -> (Minutes, Minutes) {
    match said.attendance() {
        Attendance::Present => (said.minutes(), Minutes::ZERO),
        Attendance::Excused => (Minutes::ZERO, length()),
        Attendance::Absent => (Minutes::ZERO, Minutes::ZERO),
    }
}

impl CountedSeat<'_> {
    /// Whether the person is expected at the session.
    pub fn expected(&self) -> bool {
        expected(self.enrolment, self.session)
    }

    /// Minutes planned for the person.
    pub fn planned_minutes(&self) -> Minutes {
        if planned(self.enrolment, self.session) { self.length } else { Minutes::ZERO }
    }

    /// Minutes that count as attended, and as excused, as [`Seat::counted`] says.
    pub fn counted(&self) -> (Minutes, Minutes) {
        let said = self.said.filter(|_| self.expected());
        said.map_or((Minutes::ZERO, Minutes::ZERO), |said| counted(said, || self.length))
    }

    /// Minutes that count as attended.
    pub fn attended(&self) -> Minutes {
        self.counted().0
    }
}

impl Seat<'_> {
    /// Whether the person is expected at the session.
    pub fn expected(&self) -> bool {
        expected(self.enrolment, self.session)
    }

    /// Whether the session is planned for the person.
    pub fn planned(&self) -> bool {
        planned(self.enrolment, self.session)
    }

    /// Minutes planned for the person.
    pub fn planned_minutes(&self) -> Minutes {
        if self.planned() { self.session.minutes() } else { Minutes::ZERO }
    }

    /// Minutes that count as attended, and minutes of the session that count as excused: of a mark where the person was
    /// expected. Elsewhere a mark is a finding of `check`, never an hour.
    pub fn counted(&self) -> (Minutes, Minutes) {
        let said = self.mark.filter(|_| self.expected()).map(MarkSaid::from);
        said.map_or((Minutes::ZERO, Minutes::ZERO), |said| counted(said, || self.session.minutes()))
    }

    /// Minutes that count as attended.
    pub fn attended(&self) -> Minutes {
        self.counted().0
    }

    /// Minutes of the session that count as excused.
    pub fn excused(&self) -> Minutes {
        self.counted().1
    }
}
