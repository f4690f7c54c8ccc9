//! What becomes of the marks: what a stay is marked as, and which mark gives way to which. A mark that somebody made
//! stays; one made from the same logs is made again; one from another log cannot be united with this one, and stays.

use chrono::{NaiveTime, Timelike};

use crate::domain::attendance::connection::Presence;
use crate::domain::attendance::evidence::{Evidence, Proof};
use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::spans::Span;
use crate::domain::programme::clock_change::wall;
use crate::domain::quantity::Minutes;
use crate::domain::records::Seat;
use crate::domain::vocabulary::{Attendance, EvidenceKind};

use super::outcome::LogFate;
use super::request::{FromLog, LogGiven};
use super::stay::LogStay;

/// What becomes of one person's mark, and the mark.
pub(super) fn fate(request: &FromLog<'_>, seat: &Seat<'_>, stay: &LogStay) -> (LogFate, Option<Mark>) {
    if !stay.is_known() {
        return (LogFate::Unreadable, None);
    }
    if stay.minutes == Minutes::ZERO {
        return (LogFate::UnderAMinute, None);
    }
    let mark = present(request, seat, stay);
    match seat.mark {
        Some(before) if *before == mark => (LogFate::Same, None),
        Some(before) if !request.replace && !gives_way(request, before) => {
            let fate = if before.evidence.logs_alone().is_some() { LogFate::KeptOtherLog } else { LogFate::KeptByHand };
            (fate, None)
        }
        _ => (LogFate::Marked, Some(mark)),
    }
}

/// Whether it was made from these logs and nothing else: then it is made again.
pub(super) fn gives_way(request: &FromLog<'_>, mark: &Mark) -> bool {
    let given = |digest: &&str| request.logs.iter().any(|log| log.digest == *digest);
    mark.evidence.logs_alone().is_some_and(|digests| digests.iter().all(given))
}

/// Present for these minutes. Arrival and departure are those of the log where they are late or early; gaps between are
/// in the minutes alone. A remark kept with the mark stays with it.
fn present(request: &FromLog<'_>, seat: &Seat<'_>, stay: &LogStay) -> Mark {
    let planned = Span::planned(seat.session);
    let change = seat.session.clock_change();
    let at = |time| whole_minute(wall(change, time).time());
    let arrived = stay.first.filter(|first| *first > planned.from).map(at);
    let left = stay.last.filter(|last| *last < planned.to).map(at);
    let proof = |kind| move |log: &usize| Proof { kind, digest: Some(Box::from(request.logs[*log].digest)) };
    let connected = stay.connected_in.iter().map(proof(EvidenceKind::Log));
    let proofs = connected.chain(stay.totalled_in.iter().map(proof(EvidenceKind::LogTotal)));
    Mark {
        session: seat.session.id.clone(),
        participant: seat.enrolment.id.clone(),
        attendance: Attendance::Present,
        minutes: stay.minutes,
        arrived: arrived.filter(|time| *time > seat.session.start),
        left,
        evidence: in_order(proofs),
        note: seat.mark.map(|mark| mark.note.clone()).unwrap_or_default(),
    }
}

/// Tables keep hours and minutes. Both ends rounded down, a stay between them is never shorter than its minutes.
fn whole_minute(time: NaiveTime) -> NaiveTime {
    time.with_second(0).and_then(|time| time.with_nanosecond(0)).unwrap_or(time)
}

/// Absent, as the logs show.
pub(super) fn absent(request: &FromLog<'_>, seat: &Seat<'_>) -> Mark {
    let proof = |given: &LogGiven<'_>| Proof { kind: kind(given), digest: Some(Box::from(given.digest)) };
    Mark {
        session: seat.session.id.clone(),
        participant: seat.enrolment.id.clone(),
        attendance: Attendance::Absent,
        minutes: Minutes::ZERO,
        arrived: None,
        left: None,
        evidence: in_order(request.logs.iter().map(proof)),
        note: String::new(),
    }
}

/// What a log shows of those whom it does not name: totals, where it has nothing else.
fn kind(given: &LogGiven<'_>) -> EvidenceKind {
    let presences = || given.log.connections.iter().map(|connection| &connection.presence);
    let totals = presences().any(|presence| matches!(presence, Presence::Total { .. }));
    let connections = presences().any(|presence| matches!(presence, Presence::Interval { .. }));
    if totals && !connections { EvidenceKind::LogTotal } else { EvidenceKind::Log }
}

/// The same proofs in the same order, in whatever order the files were named.
fn in_order(proofs: impl Iterator<Item = Proof>) -> Evidence {
    let mut proofs: Vec<Proof> = proofs.collect();
    proofs.sort_by(|one, other| (one.kind.key(), &one.digest).cmp(&(other.kind.key(), &other.digest)));
    Evidence::all(proofs)
}
