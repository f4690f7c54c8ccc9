//! Ids of sessions: those that are made, and which may be chosen.

use chrono::NaiveDate;

use crate::domain::people::lookup::SessionWord;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::ids::{ModuleId, SessionId};
use crate::domain::programme::plain_id::{is_plain_id, plain_id};
use crate::domain::refusal::schedule::ScheduleRefusal;
use crate::domain::spreadsheet;

/// The next id of a module: its highest number and one, `m2-5`. A spreadsheet would take `3-1` for a date: a letter goes
/// before it.
pub(super) fn next(module: &ModuleId, sessions: &[Session]) -> SessionId {
    let plain = format!("{module}-");
    let stem = if spreadsheet::changes(&format!("{module}-1")) { format!("s{module}-") } else { plain };
    let number = |session: &Session| session.id.as_str().strip_prefix(&stem)?.parse::<u32>().ok();
    let highest = sessions.iter().filter_map(number).max().unwrap_or_default();
    SessionId::new(format!("{stem}{}", u64::from(highest) + 1))
}

/// The id that was typed for a new session of a module.
pub(super) fn chosen(
    typed: &str,
    module: &ModuleId,
    cohort: &Cohort,
    others: &[Session],
    today: NaiveDate,
) -> Result<SessionId, ScheduleRefusal> {
    let (typed, free) = (typed.trim(), next(module, others));
    if !is_plain_id(typed) {
        let near = plain_id(typed).filter(|near| others.iter().all(|other| other.id.as_str() != near));
        return Err(ScheduleRefusal::BadId { typed: typed.to_owned(), near: near.unwrap_or_else(|| free.to_string()) });
    }
    if let Some(other) = others.iter().find(|other| other.id.as_str() == typed) {
        return Err(ScheduleRefusal::IdTaken { session: other.id.clone(), date: other.date, free });
    }
    // `next`, `last` and days of the calendar mean a session already.
    if !matches!(SessionWord::read(cohort, typed, today), SessionWord::Id(_)) {
        return Err(ScheduleRefusal::WordForASession { typed: typed.to_owned(), free });
    }
    if spreadsheet::changes(typed) {
        return Err(ScheduleRefusal::SpreadsheetChanges { typed: typed.to_owned(), free });
    }
    Ok(SessionId::new(typed))
}
