//! A [`Layout`] → connections: the order of its dates decided once, its times in the programme's zone, comings and goings
//! made stays. What cannot be read stays as a row of which nothing is known: unknown is not zero, and nobody vanishes.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDateTime};

use crate::domain::connection::{Connection, Log, Presence};
use crate::domain::date_order::{DateOrder, Decided, OrderBecause};
use crate::domain::taken::LogKind;
use crate::i18n::cut::cut;
use crate::i18n::logs::{CannotReadLog, LogNote, Pointless, ZoneFrom};
use crate::import::dates::{Hints, days_in, decide};
use crate::import::durations;

use super::clock::{Clock, Read};
use super::events::{Actions, Event, connections};
use super::layout::{Layout, Said, When, is_blank};
use super::reading::Asked;
use super::serials::Serials;

/// The longest name that is kept, in characters; tools allow fewer.
const LONGEST_NAME: usize = 200;
/// The longest address that mail knows.
const LONGEST_EMAIL: usize = 254;

/// What a layout comes to.
#[derive(Debug)]
pub struct Settled {
    /// How its dates were read; none where it has none.
    pub order: Option<(DateOrder, OrderBecause)>,
    /// Its rows.
    pub log: Log,
    /// What was taken for granted.
    pub facts: Vec<LogNote>,
    /// What does not look right.
    pub notes: Vec<LogNote>,
}

/// How much shorter than the time between arrival and departure a duration is, in seconds, that counts pauses.
const PAUSE: i64 = 120;

/// Understands the times of a layout.
pub fn settle(mut layout: Layout<'_>, asked: &Asked<'_>, serials: Serials) -> Result<Settled, CannotReadLog> {
    let order = order(&layout, asked)?;
    let (facts, notes) = std::mem::take(&mut layout.notes).into_iter().partition(LogNote::is_fact);
    let mut settled = Settled { order: None, log: Log { nobody: layout.nobody, ..Log::default() }, facts, notes };
    let clock = Clock::new(asked, order.0, layout.utc, &layout.title, serials);
    let mut desk = Desk { clock, serials, unit: layout.unit, seen: Seen::default() };
    let mut events = Vec::new();
    for said in &layout.rows {
        if is_nobody(said) {
            settled.log.nobody += 1;
        } else if let When::Event { .. } = said.when {
            events.push(said);
        } else {
            settled.log.connections.push(desk.connection(said));
        }
    }
    desk.pair(&events, &mut settled);
    settled.log.connections.sort_by_key(|connection| connection.row);
    if settled.log.connections.is_empty() {
        return Err(CannotReadLog::Nobody { kind: layout.kind });
    }
    if let Some(why) = desk.seen.nothing(&settled.log) {
        return Err(why);
    }
    settled.facts.extend(desk.facts(&layout, asked));
    let zone_asked = asked.timezone.filter(|_| layout.utc || desk.seen.zoned == desk.seen.read);
    settled.notes.extend(zone_asked.map(|_| LogNote::NoEffect { option: Pointless::Timezone }));
    let order_asked = asked.order.filter(|_| order_is_plain(&layout));
    settled.notes.extend(order_asked.map(|_| LogNote::NoEffect { option: Pointless::DateOrder }));
    settled.notes.extend(desk.seen.notes());
    settled.order = Some(order).filter(|(_, because)| *because != OrderBecause::NothingToDecide);
    Ok(settled)
}

/// The order of day and month, over everything that the file dates.
fn order(layout: &Layout<'_>, asked: &Asked<'_>) -> Result<(DateOrder, OrderBecause), CannotReadLog> {
    let mut near = vec![asked.planned];
    near.extend(days_in(asked.file_name));
    let kind = (layout.kind == LogKind::TeamsLiveEvent).then_some(DateOrder::Mdy);
    if let Some(order) = asked.order
        && let Decided::Order { order: other, because: OrderBecause::Over12 { value } } =
            decide(dates(layout), &Hints::default())
        && other != order
    {
        return Err(CannotReadLog::OrderContradicted { value, order });
    }
    match decide(dates(layout), &Hints { asked: asked.order, near: &near, kind }) {
        Decided::Order { order, because } => Ok((order, because)),
        Decided::Open { value, day_first, month_first } => {
            Err(CannotReadLog::OrderOpen { value, day_first, month_first })
        }
        Decided::Mixed { day_first, month_first } => Err(CannotReadLog::OrderMixed { day_first, month_first }),
    }
}

/// Whether no date of the file has two readings, whatever was asked.
fn order_is_plain(layout: &Layout<'_>) -> bool {
    let read_so =
        |because: &OrderBecause| matches!(because, OrderBecause::Over12 { .. } | OrderBecause::Meridiem { .. });
    matches!(decide(dates(layout), &Hints::default()), Decided::Order { because, .. } if !read_so(&because))
}

/// Everything that the file dates.
fn dates<'l>(layout: &'l Layout<'_>) -> impl Iterator<Item = &'l str> {
    layout.title.iter().chain(&layout.dates).copied().chain(layout.rows.iter().flat_map(texts))
}

/// What a row says of times of day and days.
fn texts<'t>(said: &Said<'t>) -> [&'t str; 2] {
    match said.when {
        When::Stay { joined, left } | When::Span { joined, left, .. } | When::Waiting { joined, left, .. } => {
            [joined, left]
        }
        When::Total { first, last, .. } => [first, last],
        When::Event { at, .. } => [at, ""],
        When::NoShow => ["", ""],
    }
}

/// A row without a name, an address or a time.
fn is_nobody(said: &Said<'_>) -> bool {
    let duration = match said.when {
        When::Total { duration, .. } | When::Span { duration, .. } | When::Waiting { duration, .. } => duration,
        _ => "",
    };
    is_blank(&said.name) && is_blank(said.email) && texts(said).iter().all(|text| is_blank(text)) && is_blank(duration)
}

/// What was seen of the times of a file.
#[derive(Debug, Default)]
struct Seen {
    read: usize,
    zoned: usize,
    undated: usize,
    to_the_second: bool,
    intervals: bool,
    no_time: Vec<u32>,
    backwards: Vec<u32>,
    unknown_duration: Vec<u32>,
    /// The first time or duration that could not be read, as written.
    unread: Option<String>,
}

impl Seen {
    /// Why a log is refused in which people are, and not one time or duration that can be read.
    fn nothing(&mut self, log: &Log) -> Option<CannotReadLog> {
        let stays =
            log.connections.iter().filter(|row| !matches!(row.presence, Presence::Waiting { .. } | Presence::NoShow));
        let rows: Vec<u32> = stays.clone().map(|row| row.row).collect();
        let nothing = self.read == 0 && stays.clone().all(|row| row.presence == UNKNOWN) && !rows.is_empty();
        nothing.then(|| CannotReadLog::NoTimes { rows, value: self.unread.take() })
    }

    fn notes(self) -> Vec<LogNote> {
        let mut notes = Vec::new();
        let no_seconds = self.intervals && self.read > 0 && !self.to_the_second;
        notes.extend(Some(LogNote::NoSeconds).filter(|_| no_seconds));
        notes.extend(Some(self.no_time).filter(|rows| !rows.is_empty()).map(|rows| LogNote::NoTime { rows }));
        notes.extend(Some(self.backwards).filter(|rows| !rows.is_empty()).map(|rows| LogNote::Backwards { rows }));
        let unknown = Some(self.unknown_duration).filter(|rows| !rows.is_empty());
        notes.extend(unknown.map(|rows| LogNote::UnknownDuration { rows }));
        notes
    }
}

/// Reads the rows of one file.
struct Desk<'a> {
    clock: Clock<'a>,
    serials: Serials,
    unit: Option<durations::Unit>,
    seen: Seen,
}

/// Nothing is known of the length.
const UNKNOWN: Presence = Presence::Total { seconds: None, first: None, last: None };

impl Desk<'_> {
    fn read(&mut self, text: &str) -> Option<Read> {
        let Some(read) = self.clock.read(text) else {
            self.not_read(text);
            return None;
        };
        self.seen.read += 1;
        self.seen.zoned += usize::from(read.zoned);
        self.seen.undated += usize::from(!read.dated);
        self.seen.to_the_second |= read.to_the_second;
        Some(read)
    }

    fn not_read(&mut self, text: &str) {
        if !is_blank(text) {
            self.seen.unread.get_or_insert_with(|| text.trim().to_owned());
        }
    }

    fn seconds(&mut self, duration: &str) -> Option<u32> {
        let seconds = durations::seconds(duration, self.unit).or_else(|| self.serials.seconds(duration));
        if seconds.is_none() {
            self.not_read(duration);
        }
        seconds
    }

    /// Both ends of a stay. One that ends before it begins ends on the next day, where the file has no days.
    fn ends(&mut self, joined: &str, left: &str) -> (Option<NaiveDateTime>, Option<NaiveDateTime>) {
        let (joined, left) = (self.read(joined), self.read(left));
        let next_day = |left: &Read| match &joined {
            Some(joined) if !joined.dated && !left.dated && left.at < joined.at => {
                left.at.checked_add_days(Days::new(1))
            }
            _ => Some(left.at),
        };
        (joined.as_ref().map(|joined| joined.at), left.as_ref().and_then(next_day))
    }

    fn connection(&mut self, said: &Said<'_>) -> Connection {
        let presence = match said.when {
            When::Stay { joined, left } => self.stay(said.row, joined, left),
            When::Span { joined, left, duration } => self.span(said.row, joined, left, duration),
            When::Total { duration, first, last } => self.total(said.row, duration, first, last),
            When::Waiting { joined, left, duration } => {
                let (joined, left) = self.ends(joined, left);
                let between =
                    joined.zip(left).and_then(|(joined, left)| u32::try_from((left - joined).num_seconds()).ok());
                Presence::Waiting { seconds: between.or_else(|| self.seconds(duration)) }
            }
            // Comings and goings are paired, not read one by one.
            When::NoShow | When::Event { .. } => Presence::NoShow,
        };
        connection(said, presence)
    }

    fn stay(&mut self, row: u32, joined: &str, left: &str) -> Presence {
        let open = is_blank(left);
        match self.ends(joined, left) {
            (Some(joined), Some(left)) if left < joined => {
                self.seen.backwards.push(row);
                UNKNOWN
            }
            (Some(joined), left) if left.is_some() || open => {
                self.seen.intervals = true;
                Presence::Interval { joined, left, start_unsure: false }
            }
            (first, last) => {
                self.seen.no_time.push(row);
                Presence::Total { seconds: None, first, last }
            }
        }
    }

    /// A stay with its length beside it. A length that is less than what lies between counts pauses: it is a total.
    fn span(&mut self, row: u32, joined: &str, left: &str, duration: &str) -> Presence {
        let seconds = self.seconds(duration);
        if is_blank(joined) && is_blank(left) {
            return self.total(row, duration, joined, left);
        }
        match (self.stay(row, joined, left), seconds) {
            (Presence::Interval { joined, left: Some(left), .. }, Some(seconds))
                if i64::from(seconds) + PAUSE < (left - joined).num_seconds() =>
            {
                Presence::Total { seconds: Some(seconds), first: Some(joined), last: Some(left) }
            }
            (Presence::Total { first, last, .. }, Some(seconds)) => {
                Presence::Total { seconds: Some(seconds), first, last }
            }
            (presence, _) => presence,
        }
    }

    fn total(&mut self, row: u32, duration: &str, first: &str, last: &str) -> Presence {
        let seconds = self.seconds(duration);
        if seconds.is_none() {
            self.seen.unknown_duration.push(row);
        }
        let (first, last) = match self.ends(first, last) {
            (Some(first), Some(last)) if last < first => (None, None),
            ends => ends,
        };
        Presence::Total { seconds, first, last }
    }

    /// Makes stays of comings and goings.
    fn pair(&mut self, said: &[&Said<'_>], settled: &mut Settled) {
        let mut moments: Vec<(&Said<'_>, &str, &str, NaiveDateTime)> = Vec::new();
        for said in said {
            let When::Event { action, at, id } = said.when else { continue };
            let Some(read) = self.read(at) else {
                self.seen.no_time.push(said.row);
                settled.log.connections.push(connection(said, UNKNOWN));
                continue;
            };
            moments.push((said, action, if id.is_empty() { &said.name } else { id }, read.at));
        }
        let actions = Actions::learn(moments.iter().map(|(_, action, who, at)| (*who, *action, *at)));
        let (mut events, mut others) = (Vec::new(), Vec::new());
        for (said, word, who, at) in &moments {
            let Some(action) = actions.of(word) else {
                others.push((*word).to_owned());
                continue;
            };
            let (name, email) = called(said);
            events.push(Event {
                row: said.row,
                key: (*who).to_lowercase(),
                name,
                email,
                host: said.host,
                action,
                at: *at,
            });
        }
        self.seen.intervals |= !events.is_empty();
        let happened = events.len();
        let (made, left_only) = connections(events);
        settled.log.departures += u32::try_from(happened - left_only.len() - made.len()).unwrap_or_default();
        // Who only leaves was there: since when, nobody knows.
        let alone = moments.iter().filter(|(said, ..)| left_only.contains(&said.row));
        let unknown = |(said, _, _, at): &(&Said<'_>, &str, &str, NaiveDateTime)| {
            connection(said, Presence::Total { seconds: None, first: None, last: Some(*at) })
        };
        settled.log.connections.extend(alone.map(unknown));
        settled.log.connections.extend(made);
        if !left_only.is_empty() {
            settled.notes.push(LogNote::LeftOnly { rows: left_only });
        }
        if !others.is_empty() {
            let rows = others.len();
            others.sort();
            others.dedup();
            settled.notes.push(LogNote::OtherActions { actions: others, rows });
        }
        if !(actions.guessed_joined.is_empty() && actions.guessed_left.is_empty()) {
            let (joined, left) = (actions.guessed_joined, actions.guessed_left);
            settled.notes.push(LogNote::ActionsGuessed { joined, left });
        }
    }

    /// The day and the zone that were taken.
    fn facts(&self, layout: &Layout<'_>, asked: &Asked<'_>) -> Vec<LogNote> {
        let mut facts = Vec::new();
        let meetings: BTreeSet<u32> = layout.rows.iter().map(|said| said.meeting).collect();
        if meetings.len() > 1 {
            facts.push(LogNote::SeveralMeetings { meetings: meetings.len() });
        }
        if self.seen.undated > 0 {
            let (day, from) = self.clock.day;
            facts.push(LogNote::DayTaken { day, from });
        }
        if self.seen.read > 0 {
            facts.push(if layout.utc {
                LogNote::Zone { name: "UTC".to_owned(), from: ZoneFrom::File }
            } else if self.seen.zoned == self.seen.read {
                LogNote::ZonesWritten
            } else if let Some(zone) = asked.timezone {
                LogNote::Zone { name: zone.name().to_owned(), from: ZoneFrom::Asked }
            } else {
                LogNote::Zone { name: asked.local.name().to_owned(), from: ZoneFrom::Programme }
            });
        }
        facts
    }
}

fn connection(said: &Said<'_>, presence: Presence) -> Connection {
    let (name, email) = called(said);
    Connection { row: said.row, name, email, presence, host: said.host }
}

/// Name and e-mail, as much of them as anybody may be called.
fn called(said: &Said<'_>) -> (String, String) {
    (cut(&said.name, LONGEST_NAME).into_owned(), cut(said.email, LONGEST_EMAIL).into_owned())
}
