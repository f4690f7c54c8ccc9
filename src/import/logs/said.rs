//! What the rows of a table say, one after another. Owns that they are not kept: a log of a million rows is gone through
//! twice rather than kept twice.

use std::borrow::Cow;

use crate::import::grid::GridRow;

/// What one row says.
#[derive(Clone, Debug)]
pub struct LogRecord<'t> {
    /// Its number in the file.
    pub row: u32,
    pub name: Cow<'t, str>,
    /// The e-mail; empty where there is none.
    pub email: &'t str,
    /// The name that was registered, where the tool gives it beside the name shown.
    pub registered: String,
    pub host: bool,
    pub when: When<'t>,
    /// Which meeting of the file, from 0.
    pub meeting: u32,
}

/// When somebody was there, as written.
#[derive(Clone, Debug)]
pub enum When<'t> {
    /// One connection.
    Stay { joined: &'t str, left: &'t str },
    /// One connection or several, with how long they lasted beside it.
    Span { joined: &'t str, left: &'t str, duration: &'t str },
    /// A total of several.
    Total {
        duration: &'t str,
        /// When the first began.
        first: &'t str,
        /// When the last ended.
        last: &'t str,
    },
    /// In the waiting room.
    Waiting { joined: &'t str, left: &'t str, duration: &'t str },
    /// In the waiting room or in the meeting: the cell that should say so is not understood.
    Unclear { waiting: &'t str },
    /// There or not: the cell that should say so is not understood.
    Doubtful { attended: &'t str },
    /// Registered, not there.
    NoShow,
    /// Somebody came or went: connections are made of these.
    Event {
        action: &'t str,
        at: &'t str,
        /// Who, where names alone do not tell: an id of the tool.
        id: &'t str,
    },
}

/// What all rows say, in parts.
#[derive(Default)]
pub struct AllSaid<'t>(Vec<Part<'t>>);

enum Part<'t> {
    Listed(Vec<LogRecord<'t>>),
    Rows(&'t [GridRow], Reader<'t>),
}

type Reader<'t> = Box<dyn Fn(&'t GridRow) -> Option<LogRecord<'t>> + 't>;

impl<'t> AllSaid<'t> {
    /// What each of these rows says, read whenever it is asked for; none where it is left out.
    pub fn read(&mut self, rows: &'t [GridRow], said: impl Fn(&'t GridRow) -> Option<LogRecord<'t>> + 't) {
        self.0.push(Part::Rows(rows, Box::new(said)));
    }

    pub fn list(&mut self, said: Vec<LogRecord<'t>>) {
        self.0.push(Part::Listed(said));
    }

    /// How many rows may say something.
    pub fn most(&self) -> usize {
        let most = |part: &Part<'t>| match part {
            Part::Listed(said) => said.len(),
            Part::Rows(rows, _) => rows.len(),
        };
        self.0.iter().map(most).sum()
    }

    /// What they say, in the order in which it was given.
    pub fn iter(&self) -> impl Iterator<Item = LogRecord<'t>> + '_ {
        self.0.iter().flat_map(|part| {
            let (listed, read) = match part {
                Part::Listed(said) => (Some(said), None),
                Part::Rows(rows, reader) => (None, Some((*rows, reader))),
            };
            let read = read.into_iter().flat_map(|(rows, reader)| rows.iter().filter_map(reader));
            listed.into_iter().flatten().cloned().chain(read)
        })
    }
}
