//! What a sheet says of the session beside its marks: the heads counted, the note, the day the trainer signed. An earlier save of
//! the same copy gives way to a later one here too.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::request::TakeSheet;
use crate::domain::attendance::held::HeldSession;
use crate::domain::change::Change;
use crate::domain::decide::reason::joined;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::roll_call::RollCallRefusal;
use crate::domain::roll_call::{Ink, Sheet};

/// What is known of the session then, if it differs.
pub(super) fn register(
    records: &CohortRecords,
    request: &TakeSheet<'_>,
    today: NaiveDate,
) -> Result<Option<Change>, Refusal> {
    let session = records.session(request.session);
    let before = records.held(session.id.as_str());
    let there = before.cloned().unwrap_or_else(|| HeldSession::of(&session.id));
    let after = HeldSession {
        headcount: headcount(request, session, there.headcount)?,
        note: note(request, session, &there.note, today),
        trainer_signed_on: trainer_signed_on(request, session, there.trainer_signed_on),
        ..there.clone()
    };
    let change = || Change::row(records.cohort.id.clone(), before.cloned(), Some(after.clone()));
    Ok((after != there).then(change))
}

fn headcount(request: &TakeSheet<'_>, session: &Session, there: Option<u32>) -> Result<Option<u32>, Refusal> {
    if request.headcount.is_some() {
        return Ok(request.headcount);
    }
    let earlier = || request.of_copy().any(|kept| kept.sheet.headcount == there);
    match (there, request.sheet.headcount) {
        (there, None) => Ok(there),
        (Some(there), Some(sheet)) if there != sheet && !request.replace && !earlier() => {
            let session = session.id.clone();
            Err(Refusal::RollCall(RollCallRefusal::HeadcountDiffers { session, there, sheet }))
        }
        (_, sheet) => Ok(sheet),
    }
}

/// The note of the sheet behind what was noted, with the day of the sheet; and why a broken sheet was taken.
fn note(request: &TakeSheet<'_>, session: &Session, there: &str, today: NaiveDate) -> String {
    let dated = |sheet: &Sheet| dated(sheet, session.zone);
    let mut note = there.to_owned();
    if let Some(new) = dated(request.sheet)
        && !note.contains(&new)
    {
        let earlier =
            request.of_copy().filter_map(|kept| dated(&kept.sheet)).find(|earlier| note.contains(earlier.as_str()));
        note = match earlier {
            Some(earlier) => note.replace(&earlier, &new),
            None => joined(&note, &new),
        };
    }
    match request.unsealed.filter(|_| !request.is_sealed()).map(str::trim) {
        Some(reason) if !note.contains(reason) => joined(&note, &format!("{today} – {reason}")),
        _ => note,
    }
}

fn dated(sheet: &Sheet, zone: Tz) -> Option<String> {
    let note = sheet.note.trim();
    (!note.is_empty()).then(|| format!("{} – {note}", sheet.saved_at.with_timezone(&zone).date_naive()))
}

/// The later of two days; a day that an earlier save of this copy set goes with it.
fn trainer_signed_on(request: &TakeSheet<'_>, session: &Session, there: Option<NaiveDate>) -> Option<NaiveDate> {
    let zone = session.zone;
    let earlier = request.of_copy().any(|kept| kept.sealed && signed_on(&kept.sheet, zone) == there);
    let there = there.filter(|_| !earlier);
    let new = if request.is_sealed() { signed_on(request.sheet, zone) } else { None };
    there.max(new)
}

/// The day the trainer signed; a typed name is no signature.
pub(super) fn signed_on(sheet: &Sheet, zone: Tz) -> Option<NaiveDate> {
    let closed = sheet.closed.as_ref().filter(|closed| matches!(closed.ink, Ink::Drawn(_)))?;
    Some(closed.at.with_timezone(&zone).date_naive())
}
