//! What happened by a list of comings and goings, and the stays that it makes. Owns what is taken of those of whom a coming or
//! a going is missing: nothing that nobody wrote.

use std::borrow::Borrow;
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use crate::domain::attendance::connection::Presence;
use crate::import::logs::messages::LogNote;

use super::events::{Actions, Events};
use super::settled::SettledLayout;

/// A number for each value, from 0.
#[derive(Default)]
pub struct NumberedValues<T>(HashMap<T, u32>);

impl<T: Eq + Hash> NumberedValues<T> {
    /// The same for the same value.
    pub fn of<Q: Eq + Hash + ToOwned<Owned = T> + ?Sized>(&mut self, value: &Q) -> u32
    where
        T: Borrow<Q>,
    {
        if let Some(number) = self.0.get(value) {
            return *number;
        }
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(value.to_owned(), number);
        number
    }

    /// The values in the order of their numbers.
    pub fn list(self) -> Vec<T> {
        let mut values = Vec::from_iter(self.0);
        values.sort_unstable_by_key(|(_, number)| *number);
        values.into_iter().map(|(value, _)| value).collect()
    }
}

/// Comings and goings.
#[derive(Debug, Default)]
pub struct Happened {
    /// Those whose words and times are known.
    pub events: Events,
    pub actions: Actions,
    /// How many rows tell of something else.
    pub others: usize,
    pub other_words: BTreeSet<String>,
    /// Name and e-mail of those who came or went when nobody can tell.
    pub unread: BTreeSet<(String, String)>,
}

impl Happened {
    pub fn pair(self, settled: &mut SettledLayout) {
        let happened = self.events.list.len();
        let (mut made, left_only) = self.events.connections();
        // Whose going may be the one that cannot be read, of them no end is taken.
        for stay in &mut made {
            if let Presence::Interval { joined, left: None, .. } = stay.presence
                && self.unread.contains(&(stay.shown.name.clone(), stay.shown.email.clone()))
            {
                stay.presence = Presence::Total { seconds: None, first: Some(joined), last: None };
            }
        }
        settled.log.departures += u32::try_from(happened - left_only.len() - made.len()).unwrap_or_default();
        if settled.log.connections.is_empty() {
            settled.log.connections = made;
        } else {
            settled.log.connections.extend(made);
        }
        if !left_only.is_empty() {
            settled.notes.push(LogNote::LeftOnly { rows: left_only.iter().map(|left| left.row).collect() });
        }
        settled.log.connections.extend(left_only);
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
