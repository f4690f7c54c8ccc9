//! What the columns of a table of no known tool seem to be: a proposal for `--map`. A column is proposed where its heading
//! says so, or where nothing else can be meant; where two could be, a gap is left and the coordinator chooses.

use chrono::{NaiveDateTime, NaiveTime};

use crate::domain::date_order::DateOrder;
use crate::import::dates::moment;
use crate::import::durations::{self, Unit};
use crate::import::grid::GridRow;
use crate::import::meaning::Meaning;

use super::content::{self, is_moment, is_stamp};
use super::events::known as known_action;
use super::layout::{is_blank, is_no, is_yes};
use super::section::Section;
use super::words;

/// A proposal: a key of `--map`, and a heading; none is a gap.
pub type Guess = Vec<(&'static str, Option<String>)>;

/// How far a duration may be from the time between arrival and departure, in seconds, and still be it.
const CLOSE: i64 = 120;
/// The longest stay that two times may mean.
const DAY: i64 = 86_400;

/// What is proposed for a table.
pub fn of(section: &Section<'_>) -> Guess {
    let columns = Columns { section };
    let mut guess = columns.people();
    let times = columns.times();
    guess.extend(columns.when(times));
    if columns.may_wait() {
        guess.push(("waiting", None));
    }
    guess
}

/// The columns of a table.
struct Columns<'s, 'g> {
    section: &'s Section<'g>,
}

/// When somebody came and went, by columns.
#[derive(Clone, Copy)]
enum Times {
    Both(usize, usize),
    /// One column, of which it is not known which of the two it is.
    One(usize),
    /// Several, and nothing says which.
    Unsure,
    None,
}

impl Columns<'_, '_> {
    fn heading(&self, column: usize) -> Option<String> {
        Some(self.section.heading.cell(column).trim().to_owned()).filter(|heading| !heading.is_empty())
    }

    fn known(&self, meaning: Meaning) -> Option<usize> {
        self.section.column(meaning)
    }

    /// Columns of which nothing is known by their heading and that hold something, as most of their cells do.
    fn open(&self, is: impl Fn(&str) -> bool) -> Vec<usize> {
        let all = content::columns(self.section, is);
        all.into_iter().filter(|column| self.section.meanings[*column].is_none()).collect()
    }

    fn rows(&self) -> impl Iterator<Item = &GridRow> {
        content::full_rows(self.section)
    }

    fn people(&self) -> Guess {
        let mut guess = Guess::new();
        for (meaning, key) in [
            (Meaning::Name, "name"),
            (Meaning::FirstName, "first_name"),
            (Meaning::LastName, "last_name"),
            (Meaning::Email, "email"),
        ] {
            let heading = self.known(meaning).and_then(|column| self.heading(column));
            guess.extend(heading.map(|heading| (key, Some(heading))));
        }
        let has = |guess: &Guess, wanted: &str| guess.iter().any(|(key, _)| *key == wanted);
        if !has(&guess, "name") && has(&guess, "first_name") != has(&guess, "last_name") {
            let half = if has(&guess, "first_name") { "last_name" } else { "first_name" };
            guess.insert(0, (half, None));
        }
        let addresses = self.open(|cell| cell.contains('@') && !cell.contains(' '));
        if self.known(Meaning::Email).is_none()
            && let [only] = addresses[..]
        {
            guess.extend(self.heading(only).map(|heading| ("email", Some(heading))));
        }
        if !guess.iter().any(|(key, _)| *key != "email") {
            let texts = self.open(|cell| {
                cell.chars().any(char::is_alphabetic)
                    && !cell.contains('@')
                    && !is_yes(cell)
                    && !is_no(cell)
                    && !is_moment(cell)
                    && durations::seconds(cell, None).is_none()
            });
            let one = if let [only] = texts[..] { self.heading(only) } else { None };
            guess.insert(0, ("name", one));
        }
        guess
    }

    /// The columns of coming and going: two, of which in every row one is the earlier, and whose headings do not say
    /// otherwise.
    fn times(&self) -> Times {
        let dated = content::columns(self.section, is_stamp);
        let is_dated = !dated.is_empty();
        let all = if is_dated { dated } else { content::columns(self.section, is_moment) };
        let own = |column: &usize| match self.section.meanings[*column] {
            None => {
                let heading = &self.section.headings[*column];
                // `01:30:00` under `Temps de présence` is no time of day.
                let lasts = !is_dated && words::is_presence(heading) && words::direction(heading).is_none();
                !words::is_no_presence(heading) && !lasts
            }
            meaning => matches!(meaning, Some(Meaning::Joined | Meaning::Left)),
        };
        let candidates: Vec<usize> = all.into_iter().filter(own).collect();
        let named = self.known(Meaning::Joined).zip(self.known(Meaning::Left));
        let headings = &self.section.headings;
        let twice = |column: usize| headings.iter().filter(|heading| **heading == headings[column]).count() > 1;
        match (named, &candidates[..]) {
            // Two columns of one heading cannot be told apart by it.
            (Some((joined, left)), _) if twice(joined) || twice(left) => Times::Unsure,
            (Some((joined, left)), _) if self.in_order(joined, left) => Times::Both(joined, left),
            (_, []) => named.map_or(Times::None, |(joined, left)| Times::Both(joined, left)),
            (None, [only]) => Times::One(*only),
            // `01:10:00` alone may be a time of day or a duration: a heading has to say which.
            (None, [one, other]) if !is_dated && self.says(*one).or(self.says(*other)).is_none() => Times::Unsure,
            (None, [one, other]) => self.ordered(*one, *other),
            (None, _) => self.by_duration(&candidates),
            (Some(_), _) => Times::Unsure,
        }
    }

    /// What the heading of a column of times says: arrival, departure, or nothing.
    fn says(&self, column: usize) -> Option<Meaning> {
        self.section.meanings[column].or_else(|| words::direction(&self.section.headings[column]))
    }

    /// Which of two columns is the arrival.
    fn ordered(&self, one: usize, other: usize) -> Times {
        let says = |column| self.says(column);
        for (joined, left) in [(one, other), (other, one)] {
            let contradicted = says(joined) == Some(Meaning::Left) || says(left) == Some(Meaning::Joined);
            if !contradicted && self.in_order(joined, left) {
                return Times::Both(joined, left);
            }
        }
        Times::Unsure
    }

    /// Of several columns the two that are as far apart as a column of durations says, if no other two are.
    fn by_duration(&self, candidates: &[usize]) -> Times {
        let durations = self.durations(candidates);
        let pairs = candidates.iter().flat_map(|one| candidates.iter().map(move |other| (*one, *other)));
        let mut fitting = pairs.filter(|(joined, left)| {
            joined != left && durations.iter().any(|column| self.agrees(*column, *joined, *left))
        });
        match (fitting.next(), fitting.next()) {
            (Some((joined, left)), None) => Times::Both(joined, left),
            _ => Times::Unsure,
        }
    }

    /// Whether in every row one time is the earlier, in some by more than nothing, and never by more than a day.
    fn in_order(&self, joined: usize, left: usize) -> bool {
        let mut lengths = self.rows().filter_map(|row| between(row.cell(joined), row.cell(left))).peekable();
        let any = lengths.peek().is_some();
        let (mut all, mut some) = (true, false);
        for length in lengths {
            all &= (0..=DAY).contains(&length);
            some |= length > 0;
        }
        any && all && some
    }

    /// Columns of durations, by their content, that may be presence.
    fn durations(&self, times: &[usize]) -> Vec<usize> {
        let unit = |column: usize| Unit::of_heading(&self.section.headings[column]);
        let all = (0..self.section.headings.len()).filter(|column| {
            let mostly = content::columns(self.section, |cell| seconds(cell, unit(*column)).is_some());
            mostly.contains(column)
        });
        all.filter(|column| {
            !times.contains(column)
                && match self.section.meanings[*column] {
                    None => !words::is_no_presence(&self.section.headings[*column]),
                    meaning => meaning == Some(Meaning::Duration),
                }
        })
        .collect()
    }

    /// Whether there is another column that may hold durations: in words that nobody listed, or headed as of the meeting.
    fn may_last(&self, times: &[usize]) -> bool {
        let lasts = |cell: &str| seconds(cell, None).is_some() || is_counted(cell);
        let all = content::columns(self.section, lasts);
        let own = |column: &&usize| {
            let heading = &self.section.headings[**column];
            !times.contains(column)
                && match self.section.meanings[**column] {
                    None => !words::is_no_presence(heading),
                    meaning => meaning == Some(Meaning::Duration),
                }
        };
        all.iter().any(|column| own(&column))
    }

    /// Whether there is a column of whole numbers that may count something.
    fn has_numbers(&self) -> bool {
        let number = |cell: &str| cell.parse::<u32>().is_ok();
        let own = |column: &usize| match self.section.meanings[*column] {
            None => !words::is_no_presence(&self.section.headings[*column]),
            meaning => meaning == Some(Meaning::Duration),
        };
        content::columns(self.section, number).iter().any(own)
    }

    /// Whether a column of durations says what lies between two columns, in most rows.
    fn agrees(&self, duration: usize, joined: usize, left: usize) -> bool {
        let unit = Unit::of_heading(&self.section.headings[duration]);
        let (mut equal, mut all) = (0, 0);
        for row in self.rows() {
            let between = between(row.cell(joined), row.cell(left));
            if let Some((length, span)) = seconds(row.cell(duration), unit).zip(between) {
                all += 1;
                equal += usize::from((length - span).abs() <= CLOSE);
            }
        }
        equal > 0 && equal * 2 > all
    }

    /// The columns that say when, and for how long.
    fn when(&self, times: Times) -> Guess {
        let mut guess = Guess::new();
        let pair = match times {
            Times::Both(joined, left) => Some((joined, left)),
            _ => None,
        };
        let own: Vec<usize> = match times {
            Times::Both(joined, left) => vec![joined, left],
            Times::One(column) => vec![column],
            Times::Unsure | Times::None => Vec::new(),
        };
        let durations = self.durations(&own);
        // Where columns are headed as durations, the others are none.
        let named = durations.iter().copied().find(|column| self.section.meanings[*column] == Some(Meaning::Duration));
        let saying: Vec<usize> =
            durations.iter().copied().filter(|column| words::is_presence(&self.section.headings[*column])).collect();
        let headed = named.or(if let [only] = saying[..] { Some(only) } else { None });
        let agreeing: Vec<usize> = pair
            .map(|(joined, left)| {
                durations.iter().copied().filter(|column| self.agrees(*column, joined, left)).collect::<Vec<_>>()
            })
            .unwrap_or_default();
        let gap = durations.is_empty() && self.may_last(&own);
        let duration = match (headed, &agreeing[..], &durations[..]) {
            (None, _, []) if gap => Some(None),
            (Some(column), ..) => Some(Some(column)),
            (None, [only], _) => Some(Some(*only)),
            (None, [], [only]) if pair.is_none() => Some(Some(*only)),
            (None, _, []) => None,
            _ => Some(None),
        };
        match times {
            Times::Both(joined, left) => {
                guess.push(("joined", self.heading(joined)));
                guess.push(("left", self.heading(left)));
            }
            Times::One(column) => {
                let action = action(self.section);
                match (self.section.meanings[column], action) {
                    (Some(Meaning::Left), _) => {
                        guess.push(("joined", None));
                        guess.push(("left", self.heading(column)));
                    }
                    (_, Some(action)) => {
                        guess.push(("joined", self.heading(column)));
                        guess.push(("action", Some(action)));
                    }
                    (Some(Meaning::Joined), None) => {
                        guess.push(("joined", self.heading(column)));
                        if duration.is_none() {
                            guess.push(("left", None));
                        }
                    }
                    _ if duration.is_none() => guess.extend([("joined", None), ("left", None)]),
                    _ => {}
                }
            }
            Times::Unsure => guess.extend([("joined", None), ("left", None)]),
            // Bare numbers alone may be minutes.
            Times::None if duration.is_none() && self.has_numbers() => guess.push(("duration", None)),
            Times::None if duration.is_none() => guess.extend([("joined", None), ("left", None)]),
            Times::None => {}
        }
        guess.extend(duration.map(|column| ("duration", column.and_then(|column| self.heading(column)))));
        guess
    }

    /// Whether there is a column of yes and no of which nobody knows whether it is the waiting room's.
    fn may_wait(&self) -> bool {
        let word = |cell: &str| cell.contains(char::is_alphabetic);
        let yes = |column: &usize| self.rows().any(|row| is_yes(row.cell(*column)));
        let open = self.open(|cell| word(cell) && (is_yes(cell) || is_no(cell)));
        let attended = |column: &usize| words::is_attended(&self.section.headings[*column]);
        self.known(Meaning::WaitingRoom).is_none() && open.iter().filter(|column| !attended(column)).any(yes)
    }
}

/// Whether a text is numbers with a word behind each, as durations are: `1 ชม. 10 นาที`.
fn is_counted(cell: &str) -> bool {
    let counts: Vec<&str> = cell.split_whitespace().collect();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_word =
        |text: &str| text.chars().all(|c| !c.is_ascii_digit() && (c.is_alphabetic() || !c.is_ascii() || c == '.'));
    let is_pair = |pair: &[&str]| matches!(pair, [number, word] if is_number(number) && is_word(word));
    (1..=3).contains(&(counts.len() / 2)) && counts.chunks(2).all(is_pair)
}

/// Seconds of a duration; a bare number counts what its heading says.
fn seconds(cell: &str, unit: Option<Unit>) -> Option<i64> {
    durations::seconds(cell, unit).map(i64::from)
}

/// Seconds from one time to another as written: both with a day, or both without.
fn between(joined: &str, left: &str) -> Option<i64> {
    if is_blank(joined) || is_blank(left) {
        return None;
    }
    [DateOrder::Dmy, DateOrder::Mdy].into_iter().find_map(|order| {
        let (joined, left) = (moment(joined, order)?, moment(left, order)?);
        let (from, to): (NaiveTime, NaiveTime) = (joined.time?, left.time?);
        match (joined.date, left.date) {
            (Some(day), Some(other)) => {
                let (from, to): (NaiveDateTime, NaiveDateTime) = (day.and_time(from), other.and_time(to));
                Some((to - from).num_seconds())
            }
            (None, None) => Some((to - from).num_seconds()),
            _ => None,
        }
    })
}

/// The heading of the column that says who comes and who goes, in a table with one row for each: a word or a few, and
/// more cells than in any other that are known to be an action.
pub fn action(section: &Section<'_>) -> Option<String> {
    let is = |cell: &str| {
        (1..=80).contains(&cell.len())
            && !cell.contains(|c: char| c == '@' || c.is_ascii_digit())
            && known_action(cell).is_some()
    };
    let actions = |column: usize| section.rows.iter().take(200).filter(|row| is(row.cell(column).trim())).count();
    let open = (0..section.headings.len()).filter(|column| section.meanings[*column].is_none());
    let (column, _) =
        open.map(|column| (column, actions(column))).filter(|(_, found)| *found > 0).max_by_key(|(_, found)| *found)?;
    Some(section.heading.cell(column).trim().to_owned()).filter(|heading| !heading.is_empty())
}
