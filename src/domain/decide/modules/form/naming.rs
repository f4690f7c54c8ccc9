//! What a cell of a form names: one topic, tool or criterion; a list of topics; a session.

use std::collections::HashMap;

use chrono::NaiveDateTime;

use crate::domain::decide::modules::meant::thing;
use crate::domain::decide::names;
use crate::domain::index::SessionIndex;
use crate::domain::pedagogy::thing::{Thing, things};
use crate::domain::records::CohortRecords;
use crate::domain::refusal::no_session::NoSession;
use crate::domain::refusal::reason::Refusal;
use crate::lang::cut::cut;
use crate::lang::folded::folded_words;

/// The things of one kind, as a form may name them: by an id, by a whole title, by words as on the command line.
pub struct Things<'r, T: Thing> {
    records: &'r CohortRecords,
    /// By id in small letters, by folded title, by both; of two of one title the one that `first` prefers.
    exact: HashMap<String, &'r T>,
    asked: HashMap<String, Result<&'r T, Refusal>>,
}

impl<'r, T: Thing> Things<'r, T> {
    /// Of two of one title the one that `first` says is meant; several such, or none, are not told apart.
    pub fn of(records: &'r CohortRecords, first: impl Fn(&T) -> bool) -> Self {
        let mut titles: HashMap<String, Vec<&'r T>> = HashMap::new();
        let mut exact: HashMap<String, &'r T> = HashMap::new();
        for thing in things::<T>(records) {
            let (id, title) = (thing.id().as_ref(), folded_words(thing.title()).join(" "));
            titles.entry(title.clone()).or_default().push(thing);
            // `t3 – Les tarifs`, `Les tarifs (t3)`.
            let folded_id = folded_words(id).join(" ");
            exact.insert(format!("{folded_id} {title}"), thing);
            exact.insert(format!("{title} {folded_id}"), thing);
        }
        for (title, called) in titles {
            let preferred: Vec<&&T> = called.iter().filter(|thing| first(thing)).collect();
            match (&called[..], &preferred[..]) {
                _ if title.is_empty() => {}
                ([one], _) => _ = exact.insert(title, one),
                (_, [one]) => _ = exact.insert(title, **one),
                _ => {}
            }
        }
        for thing in things::<T>(records) {
            exact.insert(folded_words(thing.id().as_ref()).join(" "), thing);
        }
        Self { records, exact, asked: HashMap::new() }
    }

    /// The thing that a text names whole.
    pub fn whole(&self, text: &str) -> Option<&'r T> {
        let words = folded_words(text);
        if words.is_empty() { None } else { self.exact.get(&words.join(" ")).copied() }
    }

    /// The thing that a text names, whole or by words; or why it names none.
    pub fn one(&mut self, text: &str) -> Result<&'r T, Refusal> {
        if let Some(thing) = self.whole(text) {
            return Ok(thing);
        }
        let records = self.records;
        self.asked.entry(text.trim().to_owned()).or_insert_with(|| thing::<T>(records, text)).clone()
    }

    /// The things of a list, separated by `;`, ends of lines or commas. A title that holds such a sign is found whole first.
    pub fn list(&mut self, text: &str) -> Result<Vec<&'r T>, Refusal> {
        let mut found = Vec::new();
        // The longest run of parts that is one title, sign after sign.
        let pieces: Vec<&str> = text.split_inclusive([';', '\n', ',']).collect();
        let mut start = 0;
        while start < pieces.len() {
            let trimmed =
                |end: usize| pieces[start..end].concat().trim().trim_end_matches([';', ',']).trim().to_owned();
            let longest = (start + 1..=pieces.len().min(start + MOST_PARTS)).rev();
            let title = longest.into_iter().find_map(|end| Some((end, self.whole(&trimmed(end))?)));
            if let Some((end, thing)) = title {
                found.push(thing);
                start = end;
                continue;
            }
            let piece = trimmed(start + 1);
            if !piece.is_empty() {
                found.push(self.one(&piece)?);
            }
            start += 1;
        }
        Ok(found)
    }
}

/// A title holds no more signs that part a list.
const MOST_PARTS: usize = 12;

/// The session that a cell names: by its id, alone or before more words, or by its date. Words such as *last* mean another
/// session each day, and name none.
pub fn session(records: &CohortRecords, text: &str, now: NaiveDateTime) -> Result<SessionIndex, Refusal> {
    let cohort = &records.cohort;
    let of_id = |id: &str| cohort.indexed_sessions().find(|(_, session)| session.id.as_str().eq_ignore_ascii_case(id));
    let first = text.split([' ', ':', '(', ',']).next().unwrap_or_default();
    if let Some((at, _)) = of_id(text.trim()).or_else(|| of_id(first)) {
        return Ok(at);
    }
    let has_year = text.split(|sign: char| !sign.is_ascii_digit()).any(|digits| digits.len() == 4);
    if has_year {
        return names::session(cohort, text, now);
    }
    Err(Refusal::NoSession(NoSession::Unknown {
        typed: cut(text, 80).into_owned(),
        cohort: cohort.id.clone(),
        near: None,
        known: cohort.sessions.iter().map(|session| (session.id.clone(), session.date)).collect(),
    }))
}
