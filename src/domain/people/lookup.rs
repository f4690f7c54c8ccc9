//! Whom and what was meant by what was typed: a person by id, e-mail or words of the name; a session by id, date,
//! `next` or `last`. Two matches are an answer of their own: nobody is ever guessed.

use chrono::{NaiveDate, NaiveDateTime};

use super::enrolment::Enrolment;
use super::names::{email_key, likeness, name_key};
use super::trail::Trace;
use crate::domain::date_words::{DateWord, NotADate};
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::domain::records::CohortRecords;
use crate::domain::suggest::nearest;
use crate::lang::folded_words;

/// What a search found: positions in what was searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup<Index> {
    /// Exactly one.
    One(Index),
    /// Several that fit equally well.
    Several(Vec<Index>),
    /// None; the nearest one, if any is near enough to suggest.
    None(Option<Index>),
}

impl<Index: Copy> Lookup<Index> {
    fn among(matches: Vec<Index>) -> Option<Self> {
        match matches[..] {
            [] => None,
            [one] => Some(Self::One(one)),
            _ => Some(Self::Several(matches)),
        }
    }
}

/// Finds a participant by id, e-mail, or words that each begin a word of the name. A whole name wins over a beginning.
pub fn person(records: &CohortRecords, typed: &str) -> Lookup<EnrolmentIndex> {
    let typed = typed.trim();
    let all = |fits: &dyn Fn(&Enrolment) -> bool| -> Vec<EnrolmentIndex> {
        records.indexed_enrolments().filter(|(_, enrolment)| fits(enrolment)).map(|(position, _)| position).collect()
    };
    if let Some(position) = records.position(typed) {
        return Lookup::One(position);
    }
    if typed.contains('@') {
        let key = email_key(typed);
        return Lookup::among(all(&|enrolment| email_key(&enrolment.email) == key)).unwrap_or(Lookup::None(None));
    }
    let words = folded_words(typed);
    if words.is_empty() {
        return Lookup::None(None);
    }
    let key = name_key(typed, "");
    let whole = || all(&|enrolment| name_key(&enrolment.first_name, &enrolment.last_name) == key);
    let beginning = || all(&|there| begin(&words, &folded_words(&there.full_name())));
    Lookup::among(whole())
        .or_else(|| Lookup::among(beginning()))
        .unwrap_or_else(|| Lookup::None(resembling(records, &words)))
}

/// Whether among these people somebody is meant by what was typed, by the rules of [`person`].
pub fn person_among(people: &[Enrolment], typed: &str) -> bool {
    let typed = typed.trim();
    let words = folded_words(typed);
    let key = email_key(typed);
    people.iter().any(|one| {
        let named = !words.is_empty() && begin(&words, &folded_words(&one.full_name()));
        one.id.as_str() == typed || (typed.contains('@') && email_key(&one.email) == key) || named
    })
}

/// Finds a cohort by its id, a beginning or a part of it, case and accents aside. A whole id wins over a beginning, a
/// beginning over a part.
pub fn cohort(known: &[CohortId], typed: &str) -> Lookup<usize> {
    let folded = |text: &str| folded_words(text).join("-");
    let key = folded(typed);
    let fits: [&dyn Fn(&str) -> bool; 3] = [&|id| id == key, &|id| id.starts_with(&key), &|id| id.contains(&key)];
    let matching = |fits: &&dyn Fn(&str) -> bool| {
        let ids = known.iter().enumerate();
        Lookup::among(ids.filter(|(_, id)| fits(&folded(id.as_str()))).map(|(position, _)| position).collect())
    };
    let found = if key.is_empty() { None } else { fits.iter().find_map(matching) };
    let near = || nearest(typed, known.iter().map(CohortId::as_str));
    found.unwrap_or_else(|| Lookup::None(near().and_then(|near| known.iter().position(|id| id.as_str() == near))))
}

/// How well somebody fits what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Id,
    Email,
    Whole,
    /// Beginnings of the words of their name.
    Beginning,
}

/// What was typed for a person, to be held against many.
pub struct TypedPerson<'t> {
    typed: &'t str,
    email: Option<String>,
    words: Vec<String>,
    name: String,
}

impl<'t> TypedPerson<'t> {
    pub fn new(typed: &'t str) -> Self {
        let typed = typed.trim();
        let email = email_key(typed).filter(|_| typed.contains('@'));
        Self { typed, email, words: folded_words(typed), name: name_key(typed, "") }
    }

    /// How somebody of that id and those keys fits it, by the same rules as [`person`]; none when they do not.
    pub fn fit(&self, id: &str, name_key: Option<&str>, email_key: Option<&str>) -> Option<Fit> {
        if id == self.typed {
            return Some(Fit::Id);
        }
        if self.email.is_some() {
            return (email_key == self.email.as_deref()).then_some(Fit::Email);
        }
        let name = name_key.filter(|_| !self.words.is_empty())?;
        if name == self.name {
            return Some(Fit::Whole);
        }
        let begun = |word: &String| name.split(' ').any(|candidate| candidate.starts_with(word.as_str()));
        self.words.iter().all(begun).then_some(Fit::Beginning)
    }

    /// The same of what a row said.
    pub fn fit_of(&self, id: &ParticipantId, trace: &Trace) -> Option<Fit> {
        self.fit(id.as_str(), trace.name_key().as_deref(), email_key(&trace.email).as_deref())
    }
}

/// Whether each word typed begins a word of the name.
fn begin(typed: &[String], name: &[String]) -> bool {
    typed.iter().all(|word| name.iter().any(|candidate| candidate.starts_with(word.as_str())))
}

/// The one whose name comes nearest, to be suggested and never taken.
fn resembling(records: &CohortRecords, words: &[String]) -> Option<EnrolmentIndex> {
    const WORTH_SAYING: f64 = 0.90;
    let typed = {
        let mut words = words.to_vec();
        words.sort_unstable();
        words.join(" ")
    };
    records
        .indexed_enrolments()
        .map(|(position, enrolment)| {
            let key = name_key(&enrolment.first_name, &enrolment.last_name);
            let best_word = key.split(' ').map(|word| likeness(&typed, word)).fold(0.0, f64::max);
            (likeness(&typed, &key).max(best_word), position)
        })
        .filter(|(score, _)| *score >= WORTH_SAYING)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, position)| position)
}

/// What was typed for a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionWord {
    /// The first that has not ended.
    Next,
    /// The latest that is today or before.
    Last,
    /// The one on that day.
    On(NaiveDate),
    /// The one of that id.
    Id(String),
    /// None: it looks like a date and is none.
    NoDay(NotADate),
}

impl SessionWord {
    /// What was typed for a session of that cohort. An id wins over the words and dates that it may look like.
    pub fn read(cohort: &Cohort, typed: &str, today: NaiveDate) -> Self {
        let typed = typed.trim();
        if cohort.position(typed).is_some() {
            return Self::Id(typed.to_owned());
        }
        match folded_words(typed).join(" ").as_str() {
            "next" | "prochaine" => Self::Next,
            "last" | "derniere" => Self::Last,
            _ => match DateWord::parse(typed) {
                Ok(day) => Self::On(day.on(today)),
                Err(NotADate::Unreadable { .. }) => Self::Id(typed.to_owned()),
                Err(wrong) => Self::NoDay(wrong),
            },
        }
    }
}

/// Finds a session. Cancelled ones are found by id and date, never by `next` and `last`.
pub fn session(cohort: &Cohort, word: &SessionWord, now: NaiveDateTime) -> Lookup<SessionIndex> {
    let those = |fits: &dyn Fn(&Session) -> bool| -> Vec<SessionIndex> {
        cohort.indexed_sessions().filter(|(_, session)| fits(session)).map(|(position, _)| position).collect()
    };
    let held = |fits: &dyn Fn(&Session) -> bool| those(&|session| !session.cancelled && fits(session));
    let none = Lookup::None(None);
    match word {
        SessionWord::Id(id) => match cohort.position(id) {
            Some(position) => Lookup::One(position),
            None => Lookup::None(
                nearest(id, cohort.sessions.iter().map(|session| session.id.as_str()))
                    .and_then(|near| cohort.position(near)),
            ),
        },
        SessionWord::NoDay(_) => none,
        SessionWord::On(date) => Lookup::among(those(&|session| session.date == *date)).unwrap_or(none),
        SessionWord::Next => same_day(cohort, held(&|session| session.at(session.end) > now), false).unwrap_or(none),
        SessionWord::Last => same_day(cohort, held(&|session| session.date <= now.date()), true).unwrap_or(none),
    }
}

/// Of sessions in order of date, those of the first (or last) day.
fn same_day(cohort: &Cohort, sessions: Vec<SessionIndex>, last: bool) -> Option<Lookup<SessionIndex>> {
    let date = cohort.session_at(*if last { sessions.last() } else { sessions.first() }?).date;
    Lookup::among(sessions.into_iter().filter(|session| cohort.session_at(*session).date == date).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::cohort;

    #[test]
    fn a_cohort_is_its_id_else_the_only_one_that_begins_so_or_has_that_part() {
        let known = ["2021-spring", "2021-spring-b", "2022-Été", "été-2022-x"].map(CohortId::new);
        let cases = [
            ("2021-SPRING", Lookup::One(0)),
            ("2021-spring-", Lookup::One(0)),
            ("2021", Lookup::Several(vec![0, 1])),
            ("2022", Lookup::One(2)),
            ("ete", Lookup::One(3)),
            ("spring-b", Lookup::One(1)),
            ("2021-sprnig", Lookup::None(Some(0))),
            ("…", Lookup::None(None)),
            ("winter", Lookup::None(None)),
        ];
        for (typed, found) in cases {
            assert_eq!(super::cohort(&known, typed), found, "{typed}");
        }
    }

    #[test]
    fn a_whole_name_wins_over_a_beginning_and_two_matches_are_never_guessed() {
        // The id of everybody here is their first name.
        let built =
            [("Ali", "Kaci"), ("Alice", "Martin"), ("Zoé", "Martinez"), ("Jean", "Petit"), ("Jean-Luc", "Petit")];
        let records = built
            .iter()
            .enumerate()
            .fold(cohort("c"), |built, (number, (first, last))| {
                built.person(first, last, |row| row.email = format!("p{number}@example.org"))
            })
            .records();
        let one = |at| Lookup::One(EnrolmentIndex(at));
        let several = |them: [usize; 2]| Lookup::Several(them.map(EnrolmentIndex).into());
        let near = |at| Lookup::None(Some(EnrolmentIndex(at)));
        let cases = [
            ("al", several([0, 1])),
            ("ali", one(0)),
            ("ali kaci", one(0)),
            ("martin", several([1, 2])),
            ("martin alice", one(1)),
            ("mart", several([1, 2])),
            ("zoe mart", one(2)),
            ("jean petit", one(3)),
            ("luc", one(4)),
            ("petit", several([3, 4])),
            ("P2@example.org", one(2)),
            ("alice martinez", near(1)),
            ("Martinz", near(2)),
            ("", Lookup::None(None)),
        ];
        for (typed, found) in cases {
            assert_eq!(person(&records, typed), found, "{typed}");
        }
    }
}
