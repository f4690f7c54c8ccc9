//! Sessions to the scale of time: a bar each, present of expected.

use chrono::NaiveDate;
use serde::Serialize;

use super::phrase::OverviewPhrase;
use super::scope::OverviewScope;
use crate::domain::attendance::session_count::SessionCount;
use crate::domain::programme::cohort::Session;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::SessionState;
use crate::lang::dates::short_date;
use crate::lang::words::Words as _;

/// The drawing, in units of its width of 640.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bars {
    pub sessions: Vec<SessionBar>,
    /// Where bars begin and end, from the top.
    pub top: i64,
    pub foot: i64,
    pub height: i64,
    pub width: i64,
    /// Where today is; none before the first session, or after the last.
    pub today: Option<i64>,
    /// All of it in words.
    pub words: String,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionBar {
    pub session: String,
    pub date: String,
    /// Its middle.
    pub x: i64,
    /// What stands above it: `10/11`.
    pub count: String,
    /// In which row above it that stands, from below.
    pub above: i64,
    /// In which row under it its date stands, from above.
    pub under: i64,
    /// Heights of those present, and of those not marked, of [`FULL`].
    pub present: i64,
    pub unmarked: i64,
    pub cancelled: bool,
    pub to_come: bool,
}

/// The height of a bar.
const FULL: i64 = 105;
/// Between which units the middles of bars stand.
const FIRST: i64 = 45;
const LAST: i64 = 595;
/// The widest bar, and the widest distance that bars of one day keep.
const WIDEST: i64 = 28;
/// A row of counts above bars, and of dates under them.
const ABOVE: i64 = 16;
const UNDER: i64 = 38;

/// The bars of a cohort.
pub fn bars(scope: &OverviewScope<'_>, records: &CohortRecords) -> Bars {
    let sessions = &records.cohort.sessions;
    let today = scope.now.date();
    let pitch = (LAST - FIRST) / i64::try_from(sessions.len().max(2) - 1).unwrap_or(i64::MAX);
    let width = (pitch - 3).clamp(1, WIDEST);
    let places = places(sessions, (width + 3).min(pitch.max(1)));
    let counts: Vec<SessionCount> =
        records.cohort.positions().map(|session| SessionCount::of(records.seats_at(session))).collect();
    let mut bars: Vec<SessionBar> =
        sessions.iter().zip(&counts).zip(&places).map(|((session, count), x)| bar(scope, session, count, *x)).collect();
    let above = rows(bars.iter().map(|bar| (bar.x, bar.count.as_str(), "")));
    let under = rows(bars.iter().map(|bar| (bar.x, bar.date.as_str(), bar.session.as_str())));
    for ((bar, above), under) in bars.iter_mut().zip(&above).zip(&under) {
        (bar.above, bar.under) = (*above, *under);
    }
    let highest = |rows: &[i64]| rows.iter().max().copied().unwrap_or_default();
    let top = 45 + ABOVE * highest(&above);
    let foot = top + FULL;
    let words: Vec<String> =
        sessions.iter().zip(&counts).map(|(session, count)| in_words(scope, session, *count)).collect();
    Bars {
        today: where_is(today, sessions, &places, width),
        top,
        foot,
        height: foot + 6 + UNDER * (highest(&under) + 1),
        width,
        sessions: bars,
        words: words.join(scope.lang.pick("; ", "\u{a0}; ")),
    }
}

fn bar(scope: &OverviewScope<'_>, session: &Session, count: &SessionCount, x: i64) -> SessionBar {
    let state = session.state(scope.now.date());
    let held = state == SessionState::Held;
    let part = |people: usize| match i64::try_from(people * 210) {
        Ok(people) if held && count.expected > 0 => (people / i64::try_from(count.expected).unwrap_or(1) + 1) / 2,
        _ => 0,
    };
    let (present, unmarked) = (part(count.present), part(count.unmarked));
    let shown = if held { format!("{}/{}", count.present, count.expected) } else { "—".to_owned() };
    SessionBar {
        session: session.id.to_string(),
        date: short_date(session.date, scope.lang),
        x,
        count: if state == SessionState::Cancelled { OverviewPhrase::Cancelled.say(scope.lang) } else { shown },
        above: 0,
        under: 0,
        present,
        unmarked: unmarked.min(FULL - present),
        cancelled: state == SessionState::Cancelled,
        to_come: state == SessionState::Planned,
    }
}

fn in_words(scope: &OverviewScope<'_>, session: &Session, count: SessionCount) -> String {
    let (id, date) = (session.id.to_string(), session.date);
    let phrase = match session.state(scope.now.date()) {
        SessionState::Held => OverviewPhrase::Counted { session: id, date, count },
        state => OverviewPhrase::NotHeld { session: id, date, cancelled: state == SessionState::Cancelled },
    };
    phrase.say(scope.lang)
}

/// The middles of the bars: by date, at least so far from one another.
fn places(sessions: &[Session], distance: i64) -> Vec<i64> {
    let Some(first) = sessions.first().map(|session| session.date) else { return Vec::new() };
    let days = |date: NaiveDate| (date - first).num_days();
    let all = sessions.last().map_or(0, |session| days(session.date)).max(1);
    let mut places: Vec<i64> =
        sessions.iter().map(|session| FIRST + days(session.date) * (LAST - FIRST) / all).collect();
    for at in 1..places.len() {
        places[at] = places[at].max(places[at - 1] + distance);
    }
    let mut end = LAST;
    for place in places.iter_mut().rev() {
        *place = (*place).min(end);
        end = *place - distance;
    }
    places
}

/// In which row each text stands so that none touches another, from 0.
fn rows<'b>(texts: impl Iterator<Item = (i64, &'b str, &'b str)>) -> Vec<i64> {
    let mut ends: Vec<i64> = Vec::new();
    let row = |(x, one, other): (i64, &str, &str)| {
        let letters = one.chars().count().max(other.chars().count());
        let half = i64::try_from(letters).unwrap_or(i64::MAX / 8) * 4 + 3;
        let row = ends.iter().position(|end| *end <= x - half).unwrap_or(ends.len());
        ends.resize(ends.len().max(row + 1), i64::MIN);
        ends[row] = x + half;
        i64::try_from(row).unwrap_or_default()
    };
    texts.map(row).collect()
}

/// Between the sessions before and after today, to the scale of the days between them; right of a session of today.
fn where_is(today: NaiveDate, sessions: &[Session], places: &[i64], width: i64) -> Option<i64> {
    let after = sessions.iter().position(|session| session.date > today)?;
    let before = after.checked_sub(1)?;
    let (from, to) = (places[before] + width / 2 + 2, places[after] - width / 2 - 1);
    let days = |one: usize| (sessions[one].date - sessions[before].date).num_days();
    Some(from + (to - from) * (today - sessions[before].date).num_days() / days(after).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::cohort;

    #[test]
    fn bars_stand_by_date_and_never_touch() {
        let sessions = cohort("c").cohort.sessions;
        let places = places(&sessions, 31);
        assert_eq!((places[0], *places.last().unwrap()), (FIRST, LAST));
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 31), "{places:?}");
        let same_day = vec![sessions[0].clone(); 4];
        assert_eq!(super::places(&same_day, 31), [45, 76, 107, 138]);
    }

    #[test]
    fn texts_that_would_touch_stand_in_another_row() {
        let texts =
            [(45, "16 mars", "m1-1"), (76, "17 mars", "m1-2"), (107, "18 mars", "m1-3"), (300, "2 avr.", "m2-1")];
        assert_eq!(rows(texts.into_iter()), [0, 1, 0, 0]);
    }
}
