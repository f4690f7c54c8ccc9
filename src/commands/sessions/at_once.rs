//! Sessions of other cohorts at the time at which a session now takes place, where the same people are expected: other
//! cohorts are asked only by the commands that give a session its time.

use std::collections::BTreeSet;

use crate::commands::carry_out::Desk;
use crate::domain::change::{Change, Plan};
use crate::domain::decide::brought::at_once_elsewhere;
use crate::domain::programme::cohort::Session;

/// Says them beside the plan. What cannot be read of another cohort is left out: it is not asked about.
pub fn elsewhere(desk: &Desk<'_>, plan: &mut Plan) {
    let sessions = plan.changes.iter().filter_map(|change| match change {
        Change::Session { after: Some(after), .. } => Some(Session::clone(after)),
        _ => None,
    });
    let sessions: Vec<Session> = sessions.collect();
    if sessions.is_empty() {
        return;
    }
    let days: BTreeSet<String> = sessions.iter().map(|session| session.date.to_string()).collect();
    for id in desk.reading.cohort_ids().unwrap_or_default().iter().filter(|id| **id != desk.records.cohort.id) {
        let Some(definition) = desk.reading.cohort_on(id, &days) else { continue };
        let meets = |session: &&Session| definition.sessions.iter().any(|other| other.overlaps(session));
        let meeting: Vec<&Session> = sessions.iter().filter(meets).collect();
        if meeting.is_empty() {
            continue;
        }
        if let Ok((there, _)) = desk.reading.examine(id) {
            for session in meeting {
                plan.notices.extend(at_once_elsewhere(desk.records, session, &there));
            }
        }
    }
}
