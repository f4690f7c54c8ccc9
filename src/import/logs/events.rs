//! Comings and goings → connections. A person may have several connections open at once: a second coming opens a second
//! one, and one going does not end the presence.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDateTime;

use crate::domain::attendance::connection::{Appearance, Connection, Presence};
use crate::import::headings::normalised;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    Joined,
    /// Was there before the list begins.
    JoinedBefore,
    Left,
}

/// A coming or going. A log has millions of them, of few people at few moments: each holds the places of its visitor and
/// its moment in [`Events`].
#[derive(Clone, Copy, Debug)]
pub struct Event {
    pub row: u32,
    pub visitor: u32,
    pub at: u32,
    pub action: Action,
}

/// Somebody as a row shows them. Whom rows show in two ways is two visitors with one number.
#[derive(Debug)]
pub struct Visitor {
    /// Who, as the tool tells people apart.
    pub who: u32,
    pub shown: Arc<Appearance>,
}

/// Comings and goings, with whose and when they are.
#[derive(Debug, Default)]
pub struct Events {
    pub list: Vec<Event>,
    pub visitors: Vec<Visitor>,
    pub moments: Vec<NaiveDateTime>,
}

const LEFT: &[&str] = &[
    "left",
    "leav",
    "quit",
    "sort",
    "deconn",
    "disconnect",
    "logout",
    "saiu",
    "saida",
    "salio",
    "verlass",
    "verlie",
    "verlaten",
    "opus",
    "uscit",
    "abbandon",
    "abandon",
    "utkast",
    "forlat",
    "poistu",
    "odes",
    "退出",
    "退室",
    "離開",
    "离开",
    "나감",
    "퇴장",
];
const JOINED: &[&str] = &[
    "join",
    "rejoin",
    "entr",
    "arriv",
    "connect",
    "connex",
    "login",
    "beigetreten",
    "beitr",
    "teilgenommen",
    "dolacz",
    "ingres",
    "deelgenomen",
    "partecip",
    "union",
    "anslut",
    "liittyi",
    "pripoj",
    "参加",
    "加入",
    "참가",
    "입장",
];
const BEFORE: &[&str] = &["before", "avant", "deja", "antes", "zuvor", "vorher", "already"];

/// What a word for an action means, where it is known. Words are known by how they begin, whatever their ending:
/// `A rejoint`, `rejointe`, `Rejoint`.
pub fn known(action: &str) -> Option<Action> {
    let action = normalised(action);
    let words: Vec<&str> = action.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let any = |beginnings: &[&str]| words.iter().any(|word| beginnings.iter().any(|begin| word.starts_with(begin)));
    if any(LEFT) || words.iter().any(|word| matches!(*word, "parti" | "partie" | "partis")) {
        Some(Action::Left)
    } else if any(JOINED) || words.contains(&"unio") {
        Some(if any(BEFORE) { Action::JoinedBefore } else { Action::Joined })
    } else {
        None
    }
}

/// The meaning of every word for an action, and which of them were guessed.
#[derive(Debug, Default)]
pub struct Actions {
    meanings: BTreeMap<String, Action>,
    /// Taken for coming: people begin with them.
    pub guessed_joined: Vec<String>,
    /// Taken for going: nobody begins with them.
    pub guessed_left: Vec<String>,
}

impl Actions {
    /// Learns from all that was done: who, the word, when. Where words for coming and for going are known, others tell of
    /// something else; else nobody goes before they came.
    pub fn learn<'e, W: Ord>(done: impl Iterator<Item = (W, &'e str, NaiveDateTime)>) -> Self {
        let mut words = BTreeSet::new();
        let mut firsts: BTreeMap<W, (NaiveDateTime, BTreeSet<&str>)> = BTreeMap::new();
        for (who, word, at) in done {
            words.insert(word);
            let first = firsts.entry(who).or_insert_with(|| (at, BTreeSet::new()));
            if at < first.0 {
                *first = (at, BTreeSet::new());
            }
            if at == first.0 {
                first.1.insert(word);
            }
        }
        let mut actions = Self::default();
        for word in &words {
            actions.meanings.extend(known(word).map(|action| ((*word).to_owned(), action)));
        }
        let told: BTreeSet<bool> = actions.meanings.values().map(|action| *action == Action::Left).collect();
        if told.len() == 2 {
            return actions;
        }
        let begins: BTreeSet<&str> =
            firsts.values().filter(|(_, words)| words.len() == 1).flat_map(|(_, words)| words).copied().collect();
        for word in words.iter().filter(|word| known(word).is_none()) {
            let (guessed, action) = if begins.contains(word) {
                (&mut actions.guessed_joined, Action::Joined)
            } else {
                (&mut actions.guessed_left, Action::Left)
            };
            guessed.push((*word).to_owned());
            actions.meanings.insert((*word).to_owned(), action);
        }
        actions
    }

    /// What a word means; none where it tells of something else.
    pub fn of(&self, word: &str) -> Option<Action> {
        self.meanings.get(word).copied()
    }
}

impl Events {
    /// The connections that events make, and the goings without a coming. Of several open at once, the one opened
    /// last is closed first: whichever it is, their union is the same.
    pub fn connections(mut self) -> (Vec<Connection>, Vec<Connection>) {
        let mut list = std::mem::take(&mut self.list);
        list.sort_unstable_by_key(|event| (self.who(event), self.at(event), event.action, event.row));
        let (mut connections, mut left_only) = (Vec::new(), Vec::new());
        for events in list.chunk_by(|one, next| self.who(one) == self.who(next)) {
            let mut open: Vec<&Event> = Vec::new();
            for at_once in events.chunk_by(|one, next| self.at(one) == self.at(next)) {
                let (left, joined): (Vec<&Event>, Vec<&Event>) =
                    at_once.iter().partition(|event| event.action == Action::Left);
                let mut left = left.into_iter();
                // Who comes back the second they went went first.
                let closing = open.len().min(left.len());
                for event in left.by_ref().take(closing) {
                    connections.extend(open.pop().map(|began| self.stay(began, Some(event))));
                }
                open.extend(joined);
                for event in left {
                    match open.pop() {
                        Some(began) => connections.push(self.stay(began, Some(event))),
                        None => left_only.push(self.departure(event)),
                    }
                }
            }
            connections.extend(open.into_iter().map(|began| self.stay(began, None)));
        }
        connections.sort_unstable_by_key(|connection| connection.row);
        left_only.sort_unstable_by_key(|connection| connection.row);
        (connections, left_only)
    }

    fn who(&self, event: &Event) -> u32 {
        self.visitors[event.visitor as usize].who
    }

    fn at(&self, event: &Event) -> NaiveDateTime {
        self.moments[event.at as usize]
    }

    fn connection(&self, event: &Event, presence: Presence) -> Connection {
        Connection { row: event.row, shown: self.visitors[event.visitor as usize].shown.clone(), presence }
    }

    fn stay(&self, began: &Event, left: Option<&Event>) -> Connection {
        let (joined, left) = (self.at(began), left.map(|event| self.at(event)));
        let start_unsure = began.action == Action::JoinedBefore;
        self.connection(began, Presence::Interval { joined, left, start_unsure })
    }

    /// Who only leaves was there: since when, nobody knows.
    fn departure(&self, event: &Event) -> Connection {
        self.connection(event, Presence::Total { seconds: None, first: None, last: Some(self.at(event)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> NaiveDateTime {
        format!("2026-03-16T{time}:00").parse().unwrap()
    }

    #[test]
    fn words_of_coming_and_going_are_known_by_their_beginning() {
        for (word, expected) in [
            ("Joined", Some(Action::Joined)),
            ("Joined before", Some(Action::JoinedBefore)),
            ("Left", Some(Action::Left)),
            ("A rejoint", Some(Action::Joined)),
            ("Rejoint avant", Some(Action::JoinedBefore)),
            ("A quitté", Some(Action::Left)),
            ("Parti", Some(Action::Left)),
            ("Entrou", Some(Action::Joined)),
            ("Saiu", Some(Action::Left)),
            ("Session BigBlueButton quittée", Some(Action::Left)),
            ("Session BigBlueButton rejointe", Some(Action::Joined)),
            ("Déconnexion", Some(Action::Left)),
            ("Cours consulté", None),
        ] {
            assert_eq!(known(word), expected, "{word}");
        }
    }

    #[test]
    fn open_connections_are_counted() {
        // What happened to one person, and the connections it makes.
        type Case<'a> = (&'a str, &'a [(Action, &'a str)], &'a [(&'a str, &'a str)], usize);
        let (joined, left) = (Action::Joined, Action::Left);
        let cases: [Case<'_>; 6] = [
            (
                "two devices",
                &[(joined, "09:01"), (joined, "09:05"), (left, "09:45")],
                &[("09:01", ""), ("09:05", "09:45")],
                0,
            ),
            (
                "out of order",
                &[(left, "12:30"), (joined, "09:01"), (left, "09:45"), (joined, "09:05")],
                &[("09:01", "12:30"), ("09:05", "09:45")],
                0,
            ),
            (
                "back the moment they went",
                &[(joined, "09:00"), (joined, "09:45"), (left, "09:45"), (left, "10:00")],
                &[("09:00", "09:45"), ("09:45", "10:00")],
                0,
            ),
            ("at once", &[(left, "09:00"), (joined, "09:00")], &[("09:00", "09:00")], 0),
            ("never came", &[(left, "09:00")], &[], 1),
            ("never went", &[(joined, "09:00")], &[("09:00", "")], 0),
        ];
        for (what, done, expected, lone) in cases {
            let list = (0..).zip(done).map(|(place, (action, _))| Event {
                row: place + 1,
                visitor: 0,
                at: place,
                action: *action,
            });
            let zoe = Visitor { who: 0, shown: Appearance { name: "Zoé".into(), ..Appearance::default() }.into() };
            let moments = done.iter().map(|(_, time)| at(time)).collect();
            let events = Events { list: list.collect(), visitors: vec![zoe], moments };
            let (found, left_only) = events.connections();
            let mut found: Vec<(String, String)> = found
                .iter()
                .map(|connection| match connection.presence {
                    Presence::Interval { joined, left, .. } => (
                        joined.format("%H:%M").to_string(),
                        left.map(|left| left.format("%H:%M").to_string()).unwrap_or_default(),
                    ),
                    _ => panic!("{what}: no interval"),
                })
                .collect();
            found.sort();
            let expected: Vec<(String, String)> =
                expected.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
            assert_eq!((found, left_only.len()), (expected, lone), "{what}");
        }
    }

    #[test]
    fn unknown_words_are_learnt_from_who_begins_with_them() {
        let done = [
            ("a", "Wszedł", at("09:00")),
            ("a", "Wyszedł", at("10:00")),
            ("b", "Wyszedł", at("10:00")),
            ("b", "Wszedł", at("09:10")),
        ];
        let actions = Actions::learn(done.iter().copied());
        assert_eq!((actions.of("Wszedł"), actions.of("Wyszedł")), (Some(Action::Joined), Some(Action::Left)));
        let done = [("a", "Joined", at("09:00")), ("a", "Hand raised", at("08:00")), ("a", "Left", at("09:30"))];
        let actions = Actions::learn(done.iter().copied());
        assert_eq!(actions.of("Hand raised"), None, "where both words are known, a third is something else");
    }
}
