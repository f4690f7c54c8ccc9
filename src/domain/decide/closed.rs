//! A closed sheet stays as it is: the one rule over every finished plan. What a sheet says are the marks of its session,
//! its day and hours, whether it took place, and what the trainer counted. A plan that changes any of it is refused,
//! unless the same plan opens the sheet again and keeps the reason.

use crate::domain::attendance::mark::Mark;
use chrono::NaiveDate;

use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::{Change, Plan};
use crate::domain::notice::Notice;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::{CohortId, SessionId};
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::register::{RegisterRefusal, WayIn};

use super::reason::joined;

/// Says no to a plan that changes what a closed sheet says and leaves the sheet closed.
pub fn respected(plan: &Plan, cohorts: &[&CohortRecords], way: WayIn) -> Result<(), Refusal> {
    let sheets: Vec<_> = touched(&plan.changes, cohorts).iter().filter_map(ClosedSheet::closed).collect();
    if sheets.is_empty() { Ok(()) } else { Err(Refusal::Register(RegisterRefusal::Closed { sheets, way })) }
}

/// Says no where the sheet of that session is closed: for a question asked before there is a plan.
pub fn open(records: &CohortRecords, session: &SessionId) -> Result<(), Refusal> {
    let Some(closed_on) = records.held(session.as_str()).and_then(|held| held.closed_on) else { return Ok(()) };
    let sheets = vec![(session.clone(), closed_on)];
    Err(Refusal::Register(RegisterRefusal::Closed { sheets, way: WayIn::Reopen }))
}

/// The plan with the closed sheets that it changes opened again, for that reason, which is kept with its date. Without a
/// reason the plan stays as it is.
#[must_use]
pub fn reopened(mut plan: Plan, cohorts: &[&CohortRecords], reason: Option<&str>, today: NaiveDate) -> Plan {
    let Some(reason) = reason else { return plan };
    let sheets = touched(&plan.changes, cohorts);
    if sheets.is_empty() && !plan.changes.is_empty() {
        plan.notices.push(Notice::Marks(MarkNotice::NothingToReopen));
    }
    for ClosedSheet { cohort, held } in sheets {
        let opened = |held: &HeldSession| HeldSession {
            closed_on: None,
            note: joined(&held.note, &format!("{today} – {}", reason.trim())),
            ..held.clone()
        };
        let is_its_row = |change: &&mut Change| {
            let row = change.after::<HeldSession>();
            change.cohort() == Some(cohort) && row.is_some_and(|row| row.session == held.session)
        };
        let now = |row: &HeldSession| Change::row(cohort.clone(), Some(held.clone()), Some(opened(row)));
        match plan.changes.iter_mut().find(is_its_row) {
            Some(change) => *change = now(change.after().unwrap_or(held)),
            None => plan.changes.push(now(held)),
        }
        if !cancels(&plan.changes, &held.session) {
            plan.notices.push(Notice::Marks(MarkNotice::SheetReopened { session: held.session.clone() }));
        }
    }
    plan
}

/// A closed sheet.
struct ClosedSheet<'a> {
    cohort: &'a CohortId,
    held: &'a HeldSession,
}

impl ClosedSheet<'_> {
    fn closed(&self) -> Option<(SessionId, NaiveDate)> {
        Some((self.held.session.clone(), self.held.closed_on?))
    }
}

/// The closed sheets that these changes change and do not open, each once, in the order of the changes.
fn touched<'a>(changes: &[Change], cohorts: &[&'a CohortRecords]) -> Vec<ClosedSheet<'a>> {
    let mut sheets: Vec<ClosedSheet<'a>> = Vec::new();
    for change in changes {
        let Some(session) = said_by_a_sheet(change) else { continue };
        let Some(records) = cohorts.iter().find(|records| change.cohort() == Some(&records.cohort.id)) else {
            continue;
        };
        let Some(held) = records.held(session.as_str()).filter(|held| held.closed_on.is_some()) else { continue };
        let sheet = ClosedSheet { cohort: &records.cohort.id, held };
        let known = sheets.iter().any(|known| std::ptr::eq(known.held, held));
        if !known && !changes.iter().any(|change| opens(change, &sheet)) {
            sheets.push(sheet);
        }
    }
    sheets
}

/// The session whose sheet would say something else.
fn said_by_a_sheet(change: &Change) -> Option<&SessionId> {
    match change {
        Change::Cohort { .. } | Change::Evidence { .. } => None,
        Change::Row(row) => {
            if let Some(mark) = row.of::<Mark>() {
                return mark.after.or(mark.before).map(|mark| &mark.session);
            }
            let held = row.of::<HeldSession>()?;
            let counted = |held: Option<&HeldSession>| held.and_then(|held| held.headcount);
            let of = held.after.or(held.before)?;
            (counted(held.before) != counted(held.after)).then_some(&of.session)
        }
        Change::Session { before, after, .. } => {
            let sitting = |session: &Session| (session.date, session.start, session.end, session.cancelled);
            let (before, after) = (before.as_deref()?, after.as_deref()?);
            (sitting(before) != sitting(after)).then_some(&after.id)
        }
    }
}

fn opens(change: &Change, sheet: &ClosedSheet<'_>) -> bool {
    let of = |held: Option<&HeldSession>| held.is_some_and(|held| held.session == sheet.held.session);
    change.of::<HeldSession>().filter(|row| row.cohort == Some(sheet.cohort)).is_some_and(|row| {
        let closed = row.after.is_some_and(|held| held.closed_on.is_some());
        (of(row.before) || of(row.after)) && !closed
    })
}

fn cancels(changes: &[Change], session: &SessionId) -> bool {
    changes
        .iter()
        .any(|change| matches!(change, Change::Session { after: Some(after), .. } if after.cancelled && after.id == *session))
}
