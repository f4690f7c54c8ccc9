//! What the journal says of the sessions of a cohort: how often each was changed, and when last. The lines of a definition
//! are held against each other as the journal keeps them, before and after; no operation is kept in memory.

use chrono::Utc;
use toml::{Table, Value};

use super::failure::Failure;
use super::journal::{FileEdit, JOURNAL, Operation};
use super::paths::{PROGRAMME, definition};
use super::reading::Reading;
use super::source::cannot_read;
use crate::domain::programme::ids::{CohortId, SessionId};
use crate::domain::programme::revision::{Revisions, SessionEvent};

/// Keys of a session that a calendar shows.
const SHOWN: [&str; 6] = ["date", "start", "end", "place", "link", "state"];

/// Those of them that say when it is.
const WHEN: [&str; 3] = ["date", "start", "end"];

impl Reading {
    /// The revisions of the sessions of a cohort. Operations are read from the newest on, those about its definition alone.
    pub fn revisions(&self, cohort: &CohortId) -> Result<Revisions, Failure> {
        let unreadable = |error| cannot_read(JOURNAL, &error);
        let mut revisions = Revisions::default();
        // A cohort may have been defined in the programme before it had a file of its own.
        for file in [PROGRAMME.to_owned(), definition(cohort.as_str())] {
            for operation in self.journal().backwards(Some(&file)).map_err(unreadable)? {
                add(&mut revisions, cohort, &file, &operation.map_err(unreadable)?);
            }
        }
        Ok(revisions)
    }
}

/// Takes in what an operation did to the sessions of a cohort in a file; several edits of one session are one change.
fn add(revisions: &mut Revisions, cohort: &CohortId, file: &str, operation: &Operation) {
    let at = operation.moment().map(|at| at.with_timezone(&Utc));
    let mut events: Vec<(Option<&str>, SessionEvent)> = Vec::new();
    for edit in &operation.changes {
        let FileEdit::Lines { table, key, before, after, .. } = edit else { continue };
        if table != file || key.first().is_none_or(|of| of != cohort.as_str()) {
            continue;
        }
        let session = key.get(1).map(String::as_str);
        let event = match session {
            Some(session) => event(session, before, after),
            None if after.len() > before.len() => SessionEvent::Came,
            None => SessionEvent::Went,
        };
        match events.iter_mut().find(|(of, _)| *of == session) {
            Some((_, known)) if *known == SessionEvent::Touched => *known = event,
            Some(_) => {}
            None => events.push((session, event)),
        }
    }
    for (session, event) in events {
        revisions.add(session.map(SessionId::new).as_ref(), event, at);
    }
}

/// What some lines say of a session.
#[derive(Debug, PartialEq)]
enum Found {
    /// They cannot be read apart from the rest of the file.
    Unreadable,
    /// They do not define it.
    Absent,
    /// As far as a calendar shows it.
    There(Vec<(&'static str, Value)>),
}

/// What became of a session where these lines replaced those.
fn event(session: &str, before: &str, after: &str) -> SessionEvent {
    match (found(session, before), found(session, after)) {
        (Found::Absent, Found::There(_)) => SessionEvent::Came,
        (Found::There(_), Found::Absent) => SessionEvent::Went,
        (Found::There(before), Found::There(after)) if before == after => SessionEvent::Touched,
        (Found::There(mut before), Found::There(mut after)) => {
            for side in [&mut before, &mut after] {
                side.retain(|(key, _)| WHEN.contains(key));
            }
            SessionEvent::Changed { moved: before != after }
        }
        // A change, rather than a version that nobody takes for a new one.
        _ => SessionEvent::Changed { moved: true },
    }
}

fn found(session: &str, lines: &str) -> Found {
    let shown = |table: &Table| -> Vec<(&'static str, Value)> {
        SHOWN.iter().filter_map(|key| Some((*key, table.get(*key)?.clone()))).collect()
    };
    let is_it = |table: &&Table| table.get("id").and_then(Value::as_str).is_some_and(|id| id.trim() == session);
    let among = |sessions: &[Value]| {
        let found = sessions.iter().filter_map(Value::as_table).find(is_it);
        found.map_or(Found::Absent, |table| Found::There(shown(table)))
    };
    // A line a session, each an inline table.
    if let Ok(table) = toml::from_str::<Table>(&format!("sessions = [\n{lines}\n]")) {
        return table.get("sessions").and_then(Value::as_array).map_or(Found::Unreadable, |sessions| among(sessions));
    }
    // A line a key, of a table in brackets.
    let Ok(table) = toml::from_str::<Table>(lines) else { return Found::Unreadable };
    let below = table.get("cohorts").and_then(|cohorts| cohorts.get("sessions")).or_else(|| table.get("sessions"));
    match below.and_then(Value::as_array) {
        Some(sessions) => among(sessions),
        None => Found::There(shown(&table)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSION: &str =
        "  { id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 17:00 }, # a comment\n";
    const OTHER: &str = "  { id = \"m1-2\", module = \"m1\", date = 2021-03-23, start = 14:00, end = 17:00 },\n";

    #[test]
    fn lines_tell_what_became_of_a_session() {
        use SessionEvent::{Came, Changed, Touched, Went};
        let (moved, otherwise) = (Changed { moved: true }, Changed { moved: false });
        let with = |text: &str| SESSION.replace(" }", &format!(", {text} }}"));
        for (before, after, expected) in [
            (SESSION.to_owned(), SESSION.replace("2021-03-16", "2021-03-17"), moved),
            (SESSION.to_owned(), with("state = \"cancelled\""), otherwise),
            (with("state = \"cancelled\", note = \"a\""), with("note = \"a\""), otherwise),
            (SESSION.to_owned(), with("link = \"https://example.org\""), otherwise),
            (SESSION.to_owned(), with("note = \"a\""), Touched),
            (SESSION.to_owned(), with("trainer = \"lea\""), Touched),
            (OTHER.to_owned(), format!("{OTHER}{SESSION}"), Came),
            (format!("{SESSION}{OTHER}"), OTHER.to_owned(), Went),
            ("end = 17:00\n".to_owned(), "end = 17:00\nstate = \"cancelled\"\n".to_owned(), otherwise),
            ("end = 17:00\n".to_owned(), "end = 17:00\nnote = \"a\"\n".to_owned(), Touched),
            (
                "note = \"a\"\n".to_owned(),
                "note = \"a\"\n[[cohorts.sessions]]\nid = \"m1-1\"\ndate = 2021-03-16\n".to_owned(),
                moved,
            ),
            // Cut within a table over several lines: told as a change.
            ("date = 2021-03-16,\n".to_owned(), "date = 2021-03-16, note = \"a\",\n".to_owned(), moved),
            (format!("sessions = [{}]", SESSION.trim()), "x".to_owned(), moved),
        ] {
            assert_eq!(event("m1-1", &before, &after), expected, "{before} → {after}");
        }
    }
}
