//! What becomes of the marks. A mark of a sheet that was signed for every half-day rests on the sheet's digest; one that agrees
//! with the mark that is there joins its proofs; one that says otherwise is refused, unless the mark that is there is this copy's
//! own, of an earlier save.

use super::outcome::{SheetFate, SheetRow, Signed};
use super::request::TakeSheet;
use crate::domain::attendance::evidence::{Evidence, Proof};
use crate::domain::attendance::mark::Mark;
use crate::domain::change_lines::mark_words;
use crate::domain::decide::names::candidate;
use crate::domain::decide::presence::{SaidPresence, presence};
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::roll_call::Contradiction;
use crate::domain::roll_call::{Ink, KeptSheet, Sheet, SheetMark};
use crate::domain::vocabulary::{Attendance, EvidenceKind};
use crate::lang::Lang;

/// How somebody signed.
fn signed(sheet: &Sheet, mark: &SheetMark) -> Signed {
    if mark.attendance != Attendance::Present {
        return Signed::NotAsked;
    }
    match sheet.signed(mark) {
        None if !sheet.roster.session.sign => Signed::NotAsked,
        None => Signed::No,
        Some(all) if all.iter().all(|signature| matches!(signature.ink, Ink::Drawn(_))) => Signed::Drawn,
        Some(_) => Signed::Typed,
    }
}

/// How somebody signed, as far as it counts: of a sheet that was changed afterwards nothing does.
pub(super) fn counted(request: &TakeSheet<'_>, mark: &SheetMark) -> Signed {
    match signed(request.sheet, mark) {
        Signed::Drawn | Signed::Typed if !request.is_sealed() => Signed::No,
        signed => signed,
    }
}

/// What proves a mark of a sheet.
fn evidence(signed: Signed, sealed: bool, digest: &str) -> Evidence {
    let plain = |kind| Proof { kind, digest: None };
    match signed {
        Signed::Drawn if sealed => {
            Evidence::all(vec![Proof { kind: EvidenceKind::Signature, digest: Some(Box::from(digest)) }])
        }
        Signed::Typed if sealed => Evidence::all(vec![plain(EvidenceKind::RollCall), plain(EvidenceKind::Declaration)]),
        _ => Evidence::of(EvidenceKind::RollCall),
    }
}

/// The mark that a sheet makes at a seat.
fn mark_of(sheet: &Sheet, sealed: bool, digest: &str, seat: &Seat<'_>, mark: &SheetMark) -> Result<Mark, Refusal> {
    let minutes = match mark.attendance {
        Attendance::Present => {
            let said = SaidPresence { arrived: mark.arrived, left: mark.left, minutes: None };
            presence(seat.enrolment, seat.session, &said)?
        }
        Attendance::Excused | Attendance::Absent => Minutes::ZERO,
    };
    Ok(Mark {
        session: seat.session.id.clone(),
        participant: seat.enrolment.id.clone(),
        attendance: mark.attendance,
        minutes,
        arrived: mark.arrived,
        left: mark.left,
        evidence: evidence(signed(sheet, mark), sealed, digest),
        note: String::new(),
    })
}

/// The marks that a kept sheet makes, for comparison with those that are there.
pub(super) struct CopyMarks<'a> {
    records: &'a CohortRecords,
    session: SessionIndex,
    kept: &'a KeptSheet,
}

impl<'a> CopyMarks<'a> {
    pub(super) fn of(records: &'a CohortRecords, session: SessionIndex, kept: &'a KeptSheet) -> Self {
        Self { records, session, kept }
    }

    /// Whether any of them is still there: then the sheet was read and not taken back.
    pub(super) fn stand(&self) -> bool {
        let seats = self.records.seats_at(self.session);
        seats.into_iter().any(|seat| seat.mark.is_some_and(|there| self.made(&seat, there)))
    }

    /// Whether it made that mark.
    fn made(&self, seat: &Seat<'_>, there: &Mark) -> bool {
        if there.evidence.cites(&self.kept.digest) {
            return true;
        }
        let Some(mark) = self.kept.sheet.mark(seat.enrolment.id.as_str()) else { return false };
        let made = mark_of(&self.kept.sheet, self.kept.sealed, &self.kept.digest, seat, mark);
        made.is_ok_and(|made| Mark { note: there.note.clone(), ..made } == *there)
    }
}

/// Whether a kept sheet was read and not taken back: a mark that it makes is still there.
pub fn stands(records: &CohortRecords, session: SessionIndex, kept: &KeptSheet) -> bool {
    CopyMarks::of(records, session, kept).stand()
}

/// What becomes of one person's mark; the contradiction where the mark that is there stays.
pub(super) fn row(
    records: &CohortRecords,
    request: &TakeSheet<'_>,
    enrolment: EnrolmentIndex,
    mark: &SheetMark,
) -> Result<Result<SheetRow, Contradiction>, Refusal> {
    let seat = &records.seat(enrolment, request.session);
    let new = mark_of(request.sheet, request.is_sealed(), request.digest, seat, mark)?;
    let signed = counted(request, mark);
    let of = |after: Mark, fate| SheetRow { enrolment, before: seat.mark.cloned(), after, signed, fate };
    let Some(there) = seat.mark else { return Ok(Ok(of(new, SheetFate::Marked))) };
    let kept_note = Mark { note: there.note.clone(), ..new };
    let agrees = there.attendance == kept_note.attendance && there.minutes == kept_note.minutes;
    if gives_way(records, request, seat, there) || (request.replace && !agrees) {
        let fate = if kept_note == *there { SheetFate::Same } else { SheetFate::Marked };
        return Ok(Ok(of(kept_note, fate)));
    }
    if !agrees {
        let words = |mark: &Mark| (mark_words(Some(mark), Lang::En), mark_words(Some(mark), Lang::Fr));
        let (person, sheet) = (candidate(seat.enrolment), words(&kept_note));
        return Ok(Err(Contradiction { person, there: words(there), sheet }));
    }
    // Saves of this copy that came before are no proof any more.
    let earlier = |proof: &Proof| request.of_copy().any(|kept| proof.digest.as_deref() == Some(&kept.digest));
    let after = Mark {
        arrived: there.arrived.or(kept_note.arrived),
        left: there.left.or(kept_note.left),
        evidence: there.evidence.without(earlier).united(&kept_note.evidence),
        ..there.clone()
    };
    let fate = if after == *there { SheetFate::Same } else { SheetFate::United };
    Ok(Ok(of(after, fate)))
}

/// Whether the mark that is there is an earlier save's of the same copy, and rests on nothing else.
fn gives_way(records: &CohortRecords, request: &TakeSheet<'_>, seat: &Seat<'_>, there: &Mark) -> bool {
    let of_copy = |proof: &Proof| {
        proof.digest.as_deref().is_some_and(|digest| request.of_copy().any(|kept| kept.digest == digest))
    };
    let proofs = there.evidence.proofs();
    let rests_on_it = !proofs.is_empty() && proofs.iter().all(of_copy);
    let made = |kept: &KeptSheet| CopyMarks::of(records, request.session, kept).made(seat, there);
    rests_on_it || (!proofs.iter().any(|proof| proof.digest.is_some()) && request.of_copy().any(made))
}
