//! What a store in memory believes of an operation that it is sent: nothing but what it finds.

use super::kept::MemoryState;
use super::rights::LoginRights;
use crate::store::shared::line::is_line;
use crate::store::shared::owner::{Owner, owner};
use crate::store::shared::remote::{Line, OfficeRight, OutgoingOperation, Pushed};

/// Who a line says did it.
fn by(line: &str) -> Option<String> {
    let line: serde_json::Value = serde_json::from_str(line).ok()?;
    line["by"].as_str().map(str::to_owned)
}

/// Whether that login may write all of it, and whether it is an operation at all.
pub(super) fn may_push(
    state: &MemoryState,
    who: &str,
    outgoing: &OutgoingOperation,
    lines: &[Line],
) -> Result<(), Pushed> {
    let malformed = |what: &str| Err(Pushed::Malformed { what: what.to_owned() });
    let rights = LoginRights::of_login(state, who);
    let forbidden = |cohort: &str| Err(Pushed::Forbidden { cohort: Some(cohort.to_owned()) });
    let line = format!("{{\"op\":0,{}", outgoing.rest);
    if !is_line(0, &line) {
        return malformed("rest");
    }
    if by(&line).as_deref() != Some(who) {
        return malformed("by");
    }
    if !rights.writes_anything() {
        return Err(Pushed::Forbidden { cohort: outgoing.cohorts.first().cloned() });
    }
    for cohort in &outgoing.cohorts {
        if !is_free(state, outgoing, cohort) {
            return malformed(cohort);
        }
    }
    for cohort in &outgoing.cohorts {
        if state.cohorts.contains_key(cohort) && rights.of(Owner::Cohort(cohort)) != Some(OfficeRight::Write) {
            return forbidden(cohort);
        }
    }
    for path in outgoing.files.keys() {
        match owner(path) {
            None => return malformed(path),
            Some(Owner::Cohort(cohort)) if !outgoing.cohorts.contains(cohort) => return malformed(path),
            Some(Owner::Cohort(_) | Owner::Everybody) => {}
            Some(Owner::Programme | Owner::Head) if rights.head() == Some(OfficeRight::Write) => {}
            Some(Owner::Programme | Owner::Head) => return Err(Pushed::Forbidden { cohort: None }),
        }
    }
    for line in lines {
        let Some(stored) = state.operations.get(&line.operation) else { return malformed("lines") };
        if !is_line(line.operation, &line.text) || by(&line.text) != by(&stored.line) {
            return malformed("lines");
        }
        if stored.cohorts.is_empty() && rights.head() != Some(OfficeRight::Write) {
            return Err(Pushed::Forbidden { cohort: None });
        }
        for cohort in &stored.cohorts {
            if rights.of(Owner::Cohort(cohort)) != Some(OfficeRight::Write) {
                return forbidden(cohort);
            }
        }
    }
    Ok(())
}

/// Whether a cohort can have that name: a folder on any disk, and none that some disks take for that of another cohort.
fn is_free(state: &MemoryState, outgoing: &OutgoingOperation, cohort: &str) -> bool {
    let is_other = |other: &String| other != cohort && other.eq_ignore_ascii_case(cohort);
    owner(&format!("data/{cohort}/x")) == Some(Owner::Cohort(cohort))
        && !state.cohorts.keys().chain(&outgoing.cohorts).any(is_other)
}

/// A file that the operation was decided on and that is not as it was read. Of what somebody does not see, their copy has
/// nothing.
pub(super) fn stale(state: &MemoryState, who: &str, outgoing: &OutgoingOperation) -> Option<String> {
    let rights = LoginRights::of_login(state, who);
    let is_other = |path: &String, read: &Option<String>| match state.files.get(path) {
        None => read.is_some(),
        Some(_) if !owner(path).is_some_and(|owner| rights.sees(owner)) => read.is_some(),
        Some(file) => file.digest != *read,
    };
    outgoing.reads.iter().find(|(path, read)| is_other(path, read)).map(|(path, _)| path.clone())
}
