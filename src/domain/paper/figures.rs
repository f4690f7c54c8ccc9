//! The figures on a paper about somebody: the same functions as those of the reports.

use chrono::{NaiveDate, NaiveDateTime};

use super::period::Period;
use crate::domain::attendance::tally::Tally;
use crate::domain::index::EnrolmentIndex;
use crate::domain::programme::ids::{ModuleId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::vocabulary::EvidenceKind;

/// What somebody's seats come to in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub tally: Tally,
    /// First and last day of the sessions at which they are expected.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Sessions over and not marked.
    pub unmarked: Vec<SessionId>,
    /// The last session that is not over yet.
    pub to_come: Option<NaiveDate>,
    /// The last session that is over.
    pub last_held: Option<NaiveDate>,
    /// Sessions attended on the word of a log alone.
    pub log_alone: Vec<SessionId>,
    /// Sessions attended without any evidence.
    pub unproved: Vec<SessionId>,
}

impl Figures {
    /// Those of a person, as of that moment.
    pub fn of(records: &CohortRecords, person: EnrolmentIndex, period: Period, now: NaiveDateTime) -> Self {
        let mut figures = Self::default();
        for seat in records.seats_of(person).filter(|seat| period.holds(seat.session.date)) {
            figures.tally.add(&seat);
            if seat.expected() {
                figures.add(&seat, now);
            }
        }
        figures
    }

    fn add(&mut self, seat: &Seat<'_>, now: NaiveDateTime) {
        let (session, date) = (seat.session, seat.session.date);
        let (first, last) = self.days.unwrap_or((date, date));
        self.days = Some((first.min(date), last.max(date)));
        if session.at(session.end) > now {
            self.to_come = self.to_come.max(Some(date));
        } else {
            self.last_held = self.last_held.max(Some(date));
            if seat.mark.is_none() {
                self.unmarked.push(session.id.clone());
            }
        }
        let Some(mark) = seat.mark.filter(|_| seat.attended() > Minutes::ZERO) else { return };
        let proofs = mark.evidence.proofs();
        let is_log = |kind| matches!(kind, EvidenceKind::Log | EvidenceKind::LogTotal);
        if proofs.is_empty() {
            self.unproved.push(session.id.clone());
        } else if proofs.iter().all(|proof| is_log(proof.kind)) {
            self.log_alone.push(session.id.clone());
        }
    }
}

/// What the seats of one module come to, with the days of its sessions at which they are expected.
pub fn of_module(
    records: &CohortRecords,
    person: EnrolmentIndex,
    period: Period,
    module: &ModuleId,
) -> (Tally, Vec<NaiveDate>) {
    let is_asked = |seat: &Seat<'_>| seat.session.module == *module && period.holds(seat.session.date);
    let seats: Vec<Seat<'_>> = records.seats_of(person).filter(is_asked).collect();
    let mut days: Vec<NaiveDate> = seats.iter().filter(|seat| seat.planned()).map(|seat| seat.session.date).collect();
    days.dedup();
    (Tally::of(seats.into_iter()), days)
}
