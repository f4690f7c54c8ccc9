//! What happened by a list of comings and goings, and the stays that it makes. Owns what is taken of those of whom a coming or
//! a going is missing: nothing that nobody wrote.

use std::collections::{BTreeSet, HashMap};

use crate::domain::attendance::connection::{Connection, Presence};
use crate::import::logs::messages::LogNote;

use super::events::{Actions, Event, connections};
use super::settled::Settled;

/// A number for each text.
#[derive(Default)]
pub struct Numbers(HashMap<String, u32>);

impl Numbers {
    /// The same for the same text.
    pub fn of(&mut self, text: &str) -> u32 {
        if let Some(number) = self.0.get(text) {
            return *number;
        }
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(text.to_owned(), number);
        number
    }
}

/// Comings and goings.
#[derive(Debug, Default)]
pub struct Happened {
    /// Those whose words and times are known.
    pub events: Vec<Event>,
    pub actions: Actions,
    /// How many rows tell of something else.
    pub others: usize,
    pub other_words: BTreeSet<String>,
    /// Name and e-mail of those who came or went when nobody can tell.
    pub unread: BTreeSet<(String, String)>,
}

impl Happened {
    pub fn pair(self, settled: &mut Settled) {
        let happened = self.events.len();
        let (mut made, left_only) = connections(self.events);
        // Whose going may be the one that cannot be read, of them no end is taken.
        for stay in &mut made {
            if let Presence::Interval { joined, left: None, .. } = stay.presence
                && self.unread.contains(&(stay.shown.name.clone(), stay.shown.email.clone()))
            {
                stay.presence = Presence::Total { seconds: None, first: Some(joined), last: None };
            }
        }
        settled.log.departures += u32::try_from(happened - left_only.len() - made.len()).unwrap_or_default();
        settled.log.connections.extend(made);
        if !left_only.is_empty() {
            settled.notes.push(LogNote::LeftOnly { rows: left_only.iter().map(|event| event.row).collect() });
        }
        // Who only leaves was there: since when, nobody knows.
        settled.log.connections.extend(left_only.into_iter().map(|event| Connection {
            row: event.row,
            shown: event.shown,
            presence: Presence::Total { seconds: None, first: None, last: Some(event.at) },
        }));
        if self.others > 0 {
            let actions = self.other_words.into_iter().collect();
            settled.notes.push(LogNote::OtherActions { actions, rows: self.others });
        }
        let Actions { guessed_joined: joined, guessed_left: left, .. } = self.actions;
        if !(joined.is_empty() && left.is_empty()) {
            settled.notes.push(LogNote::ActionsGuessed { joined, left });
        }
    }
}
