//! BigBlueButton's learning dashboard as JSON: real intervals, counted in milliseconds. The best source there is.

use std::sync::Arc;

use serde_json::Value;

use crate::domain::attendance::connection::{Appearance, Connection, Log, Presence};
use crate::domain::programme::clock_change::SessionClock;
use crate::domain::taken::LogKind;

use super::epoch::{CountedLog, from_millis, stay_between, text};

pub fn dashboard(values: &[Value], clock: SessionClock) -> Option<CountedLog> {
    let value = values.first()?;
    let users = value.get("users")?.as_object()?;
    if !users.values().any(|user| user.get("intIds").is_some()) {
        return None;
    }
    let ended = from_millis(value.get("endedOn"), clock);
    let (mut log, mut end_taken) = (Log::default(), Vec::new());
    for user in users.values() {
        let (name, id) = (text(user, "name"), text(user, "extId"));
        let host = user.get("isModerator").and_then(Value::as_bool).unwrap_or_default();
        let mut stays: Vec<Presence> = Vec::new();
        for stay in stays_of(user) {
            let (joined, left) = (from_millis(stay.get("registeredOn"), clock), from_millis(stay.get("leftOn"), clock));
            if joined.is_some() && left.is_none() && ended.is_some() && !end_taken.contains(&name) {
                end_taken.push(name.clone());
            }
            stays.push(stay_between(joined, left, ended));
        }
        // Whoever is named was known to the room, if nobody can say when they were there.
        if stays.is_empty() {
            stays.push(stay_between(None, None, None));
        }
        let email = if id.contains('@') { id } else { String::new() };
        let shown = Arc::new(Appearance { name, email, registered: String::new(), host });
        for presence in stays {
            let row = u32::try_from(log.connections.len() + 1).unwrap_or(u32::MAX);
            log.connections.push(Connection { row, shown: shown.clone(), presence });
        }
    }
    Some(CountedLog::new(LogKind::BigBlueButtonJson, log, end_taken))
}

/// The stays of a user: since 2.7 a list of sessions under each connection, before that one stay a connection.
fn stays_of(user: &Value) -> Vec<&Value> {
    let connections = user.get("intIds").and_then(Value::as_object).into_iter().flat_map(serde_json::Map::values);
    connections
        .flat_map(|connection| match connection.get("sessions").and_then(Value::as_array) {
            Some(sessions) => sessions.iter().collect(),
            None => vec![connection],
        })
        .collect()
}
