//! Jitsi's events of a room, as Prosody's `event_sync` sends them when it closes: every occupant with two moments in
//! seconds. Breakout rooms send events of their own; their connections stand beside those of the main room.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::attendance::connection::{Appearance, Connection, Log};
use crate::domain::programme::clock_change::SessionClock;
use crate::domain::taken::LogKind;

use super::epoch::{CountedLog, from_seconds, stay_between, text};

/// Reads one event or several, in lines, in a list or one after the other.
pub fn events(values: &[Value], clock: SessionClock) -> Option<CountedLog> {
    let events: Vec<&Value> = values.iter().flat_map(flattened).filter(|value| is_event(value)).collect();
    if events.is_empty() {
        return None;
    }
    let (mut log, mut end_taken, mut seen) = (Log::default(), Vec::new(), BTreeSet::new());
    for event in events {
        let closed = from_seconds(event.get("destroyed_at"), clock);
        for occupant in event.get("all_occupants").and_then(Value::as_array).into_iter().flatten() {
            // An event that was sent twice tells nothing new.
            if !seen.insert((text(event, "room_jid"), occupant.to_string())) {
                continue;
            }
            let joined = from_seconds(occupant.get("joined_at"), clock);
            let (name, left) = (text(occupant, "name"), from_seconds(occupant.get("left_at"), clock));
            if joined.is_some() && left.is_none() && closed.is_some() && !end_taken.contains(&name) {
                end_taken.push(name.clone());
            }
            log.connections.push(Connection {
                row: u32::try_from(log.connections.len() + 1).unwrap_or(u32::MAX),
                shown: Appearance { name, email: text(occupant, "email"), ..Appearance::default() }.into(),
                presence: stay_between(joined, left, closed),
            });
        }
    }
    Some(CountedLog::new(LogKind::JitsiJson, log, end_taken))
}

fn flattened(value: &Value) -> Vec<&Value> {
    match value.as_array() {
        Some(values) => values.iter().collect(),
        None => vec![value],
    }
}

fn is_event(value: &Value) -> bool {
    value.get("event_name").and_then(Value::as_str).is_some_and(|name| name.starts_with("muc-"))
}
