//! A [`LogLayout`] → connections: the order of its dates decided once, its times in the programme's zone, comings and goings
//! made stays. What cannot be read stays as a row of which nothing is known: unknown is not zero, and nobody vanishes.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDateTime, TimeDelta};

use crate::domain::attendance::connection::{Appearance, Connection, Log, Presence};
use crate::domain::date_order::{DateOrder, OrderBecause, OrderDecision};
use crate::domain::taken::LogKind;
use crate::import::dates::{OrderHints, days_in, decide, moment};
use crate::import::durations;
use crate::import::logs::messages::{CannotReadLog, LogNote, Pointless, ZoneFrom};
use crate::lang::cut::cut;

use super::asked::LogContext;
use super::clock::{Clock, ReadTime};
use super::events::{Actions, Event, Visitor};
use super::happened::{Happened, NumberedValues};
use super::layout::{LogLayout, is_blank};
use super::said::{LogRecord, When};
use super::seen::{Seen, UNKNOWN};
use super::serials::Serials;
use super::settled::SettledLayout;
use super::unit;

/// The longest name that is kept, in characters; tools allow fewer.
const LONGEST_NAME: usize = 200;
/// The longest address that mail knows.
const LONGEST_EMAIL: usize = 254;

/// The longest stay past midnight that is taken where the file has no days: beyond it, arrival and departure are the wrong
/// way round.
const NIGHT: TimeDelta = TimeDelta::hours(12);

/// How much shorter than the time between arrival and departure a duration is, in seconds, that counts pauses.
const PAUSE: i64 = 120;

/// A log of which comings and goings are no stays yet. Nothing of the file is in it: who has it may forget the file.
#[derive(Debug)]
pub struct Unpaired {
    /// What is known so far.
    pub settled: SettledLayout,
    kind: LogKind,
    happened: Happened,
    seen: Seen,
    /// What the command line said to no effect.
    useless: Vec<LogNote>,
    /// Why totals without times are of another day.
    other_day: Option<CannotReadLog>,
}

/// Understands the times of a layout.
pub fn settle(mut layout: LogLayout<'_>, asked: &LogContext<'_>, serials: Serials) -> Result<Unpaired, CannotReadLog> {
    let dates = dates(&layout);
    let order = order(&layout, &dates, asked)?;
    if let Some(value) = of_another_calendar(&dates, order.0) {
        return Err(CannotReadLog::OtherCalendar { value });
    }
    let (facts, notes) = std::mem::take(&mut layout.notes).into_iter().partition(LogNote::is_fact);
    let mut settled = SettledLayout {
        order: None,
        log: Log { nobody: layout.nobody, unread: std::mem::take(&mut layout.unread), ..Log::default() },
        facts,
        notes,
    };
    let clock = Clock::new(asked, order.0, layout.utc, &layout.title, serials);
    let times = dates.iter().map(|text| (*text, clock.read(text))).collect();
    let mut desk =
        Desk { clock, times, serials, unit: layout.unit, seen: Seen::default(), all_shown: HashSet::default() };
    if layout.unit.is_none()
        && let Some(found) = unit::by_times(&layout.rows, |joined, left| desk.between(joined, left))
    {
        desk.unit = Some(found);
        settled.facts.push(match found {
            durations::Unit::Hours => LogNote::HoursByTimes,
            unit => LogNote::UnitByTimes { minutes: unit == durations::Unit::Minutes },
        });
    }
    let mut happens = false;
    for said in layout.rows.iter() {
        if is_nobody(&said) {
            settled.log.nobody += 1;
        } else if let When::Event { .. } = said.when {
            happens = true;
        } else {
            let connection = desk.connection(&said);
            settled.log.connections.push(connection);
        }
    }
    let happened = if happens { desk.happened(&layout, &mut settled.log) } else { Happened::default() };
    // Totals without times are of the day that the file names: there is no other.
    let other_day = desk.clock.other_day(&layout.title).filter(|_| desk.seen.read == 0);
    let other_day = other_day.map(|(day, from)| CannotReadLog::OtherDay { day, from, planned: asked.planned });
    settled.facts.extend(desk.facts(&layout, asked));
    let zone_asked = asked.timezone.filter(|_| layout.utc || desk.seen.zoned == desk.seen.read);
    let mut useless = Vec::from_iter(zone_asked.map(|_| LogNote::NoEffect { option: Pointless::Timezone }));
    let order_asked = asked.order.filter(|_| order_is_plain(&dates));
    useless.extend(order_asked.map(|_| LogNote::NoEffect { option: Pointless::DateOrder }));
    settled.order = Some(order).filter(|(_, because)| *because != OrderBecause::NothingToDecide);
    Ok(Unpaired { settled, kind: layout.kind, happened, seen: desk.seen, useless, other_day })
}

impl Unpaired {
    /// The log, its comings and goings made stays.
    pub fn paired(self) -> Result<SettledLayout, CannotReadLog> {
        let Self { mut settled, kind, happened, mut seen, useless, other_day } = self;
        happened.pair(&mut settled);
        settled.log.connections.sort_unstable_by_key(|connection| connection.row);
        if settled.log.connections.is_empty() {
            return Err(CannotReadLog::Nobody { kind });
        }
        if let Some(why) = seen.nothing(&settled.log).or(other_day) {
            return Err(why);
        }
        settled.notes.extend(useless);
        settled.notes.extend(seen.notes());
        Ok(settled)
    }
}

/// A date in the years that the Buddhist or the Persian calendar counts for those of meetings.
fn of_another_calendar(dates: &[&str], order: DateOrder) -> Option<String> {
    let year = |text: &str| moment(text, order)?.date.map(|date| date.year());
    let is_other = |text: &&&str| year(text).is_some_and(|year| matches!(year, 1379..=1478 | 2543..=2642));
    dates.iter().find(is_other).map(|text| text.trim().to_owned())
}

/// The order of day and month, over everything that the file dates.
fn order(
    layout: &LogLayout<'_>,
    dates: &[&str],
    asked: &LogContext<'_>,
) -> Result<(DateOrder, OrderBecause), CannotReadLog> {
    let mut near = vec![asked.planned];
    near.extend(days_in(asked.file_name));
    let kind = (layout.kind == LogKind::TeamsLiveEvent).then_some(DateOrder::Mdy);
    if let Some(order) = asked.order
        && let OrderDecision::Order { order: other, because: OrderBecause::Over12 { value } } =
            decide(dates.iter().copied(), &OrderHints::default())
        && other != order
    {
        return Err(CannotReadLog::OrderContradicted { value, order });
    }
    match decide(dates.iter().copied(), &OrderHints { asked: asked.order, near: &near, kind }) {
        OrderDecision::Order { order, because } => Ok((order, because)),
        OrderDecision::Open { value, day_first, month_first } => {
            Err(CannotReadLog::OrderOpen { value, day_first, month_first })
        }
        OrderDecision::Mixed { day_first, month_first } => Err(CannotReadLog::OrderMixed { day_first, month_first }),
    }
}

/// Whether no date of the file has two readings, whatever was asked.
fn order_is_plain(dates: &[&str]) -> bool {
    let read_so =
        |because: &OrderBecause| matches!(because, OrderBecause::Over12 { .. } | OrderBecause::Meridiem { .. });
    matches!(decide(dates.iter().copied(), &OrderHints::default()), OrderDecision::Order { because, .. } if !read_so(&because))
}

/// Everything that the file dates, each text once: people come together, and a day has not so many seconds as a long log
/// has rows.
fn dates<'t>(layout: &LogLayout<'t>) -> Vec<&'t str> {
    let all = layout.title.iter().chain(&layout.dates).copied();
    let mut met = HashSet::new();
    all.chain(layout.rows.iter().flat_map(|said| texts(&said))).filter(|text| met.insert(*text)).collect()
}

/// What a row says of times of day and days.
fn texts<'t>(said: &LogRecord<'t>) -> [&'t str; 2] {
    match said.when {
        When::Stay { joined, left } | When::Span { joined, left, .. } | When::Waiting { joined, left, .. } => {
            [joined, left]
        }
        When::Total { first, last, .. } => [first, last],
        When::Event { at, .. } => [at, ""],
        When::NoShow | When::Unclear { .. } | When::Doubtful { .. } => ["", ""],
    }
}

/// A row without a name, an address or a time.
fn is_nobody(said: &LogRecord<'_>) -> bool {
    let duration = match said.when {
        When::Total { duration, .. } | When::Span { duration, .. } | When::Waiting { duration, .. } => duration,
        _ => "",
    };
    is_blank(&said.name) && is_blank(said.email) && texts(said).iter().all(|text| is_blank(text)) && is_blank(duration)
}

/// Reads the rows of one file.
struct Desk<'a> {
    clock: Clock<'a>,
    /// What the times of the file were read as.
    times: HashMap<&'a str, Option<ReadTime>>,
    serials: Serials,
    unit: Option<durations::Unit>,
    seen: Seen,
    /// Everybody shown so far.
    all_shown: HashSet<Arc<Appearance>>,
}

impl Desk<'_> {
    /// Nothing is noted of it.
    fn time(&self, text: &str) -> Option<ReadTime> {
        self.times.get(text).map_or_else(|| self.clock.read(text), |read| *read)
    }

    fn read(&mut self, text: &str) -> Option<ReadTime> {
        let Some(read) = self.time(text) else {
            if !is_blank(text) {
                self.seen.unread.get_or_insert_with(|| text.trim().to_owned());
            }
            return None;
        };
        self.seen.read += 1;
        self.seen.zoned += usize::from(read.zoned);
        self.seen.undated += usize::from(!read.dated);
        self.seen.to_the_second |= read.to_the_second;
        Some(read)
    }

    fn seconds(&mut self, duration: &str) -> Option<u32> {
        let seconds = durations::seconds(duration, self.unit).or_else(|| self.serials.seconds(duration));
        if seconds.is_none() && !is_blank(duration) {
            self.seen.unread.get_or_insert_with(|| duration.trim().to_owned());
        }
        seconds
    }

    /// Seconds between two times as written; nothing is noted of them.
    fn between(&self, joined: &str, left: &str) -> Option<i64> {
        Some((self.time(left)?.at - self.time(joined)?.at).num_seconds())
    }

    /// Whether something is written for a time and cannot be read: noted with its row. A total never takes its place.
    fn unread(&mut self, row: u32, times: [&str; 2]) -> bool {
        let unread: Vec<&str> = times.into_iter().filter(|text| !is_blank(text) && self.time(text).is_none()).collect();
        if unread.is_empty() {
            return false;
        }
        self.seen.no_time.push(row);
        self.seen.cells.extend(unread.into_iter().map(|text| text.trim().to_owned()));
        true
    }

    /// Both ends of a stay. One that ends before it begins ends on the next day, where the file has no days and that is no
    /// stay of a day.
    fn ends(&mut self, joined: &str, left: &str) -> (Option<NaiveDateTime>, Option<NaiveDateTime>) {
        let (joined, left) = (self.read(joined), self.read(left));
        let next_day = |left: &ReadTime| match &joined {
            Some(joined) if !joined.dated && !left.dated && left.at < joined.at => {
                let next = left.at.checked_add_days(Days::new(1))?;
                Some(if next - joined.at > NIGHT { left.at } else { next })
            }
            _ => Some(left.at),
        };
        (joined.as_ref().map(|joined| joined.at), left.as_ref().and_then(next_day))
    }

    fn connection(&mut self, said: &LogRecord<'_>) -> Connection {
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
            When::Unclear { waiting } => {
                self.seen.unclear.push(said.row);
                self.seen.waiting.push(waiting.to_owned());
                UNKNOWN
            }
            When::Doubtful { attended } => {
                self.seen.doubtful.push(said.row);
                self.seen.attended.push(attended.to_owned());
                UNKNOWN
            }
            // Comings and goings are paired, not read one by one.
            When::NoShow | When::Event { .. } => Presence::NoShow,
        };
        Connection { row: said.row, shown: self.shown(said), presence }
    }

    /// How a row shows somebody: like one before it, more often than not.
    fn shown(&mut self, said: &LogRecord<'_>) -> Arc<Appearance> {
        let shown = Appearance {
            name: cut(&said.name, LONGEST_NAME).into_owned(),
            email: cut(said.email, LONGEST_EMAIL).into_owned(),
            registered: cut(&said.registered, LONGEST_NAME).into_owned(),
            host: said.host,
        };
        if let Some(met) = self.all_shown.get(&shown) {
            return met.clone();
        }
        let shown = Arc::new(shown);
        self.all_shown.insert(shown.clone());
        shown
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
                if !self.unread(row, [joined, left]) {
                    self.seen.no_time.push(row);
                }
                Presence::Total { seconds: None, first, last }
            }
        }
    }

    /// A stay with its length beside it. A length that is less than what lies between counts pauses: it is a total. Where
    /// the length cannot be read, nobody knows whether there are pauses.
    fn span(&mut self, row: u32, joined: &str, left: &str, duration: &str) -> Presence {
        if is_blank(duration) && !(is_blank(joined) && is_blank(left)) {
            return self.stay(row, joined, left);
        }
        let seconds = self.seconds(duration).filter(|_| !is_blank(joined) && !is_blank(left));
        let Some(seconds) = seconds else { return self.total(row, duration, joined, left) };
        match self.stay(row, joined, left) {
            Presence::Interval { joined, left: Some(left), .. } if self.is_broken(row, joined, left, seconds) => {
                UNKNOWN
            }
            Presence::Interval { joined, left: Some(left), .. }
                if i64::from(seconds) + PAUSE < (left - joined).num_seconds() =>
            {
                Presence::Total { seconds: Some(seconds), first: Some(joined), last: Some(left) }
            }
            presence => presence,
        }
    }

    /// Whether somebody comes and goes at one moment and yet stays for more than a minute.
    fn is_broken(&mut self, row: u32, first: NaiveDateTime, last: NaiveDateTime, seconds: u32) -> bool {
        let broken = first == last && seconds > 60;
        if broken {
            self.seen.same_moment.push(row);
        }
        broken
    }

    fn total(&mut self, row: u32, duration: &str, first: &str, last: &str) -> Presence {
        let seconds = self.seconds(duration);
        let (from, to) = self.ends(first, last);
        if self.unread(row, [first, last]) {
            return Presence::Total { seconds: None, first: from, last: to };
        }
        match (seconds, is_blank(duration)) {
            (None, true) => self.seen.no_duration.push(row),
            (None, false) => {
                self.seen.unknown_duration.push(row);
                self.seen.durations.push(duration.trim().to_owned());
            }
            (Some(_), _) => {}
        }
        match (from, to, seconds) {
            (Some(from), Some(to), _) if to < from => {
                self.seen.backwards.push(row);
                UNKNOWN
            }
            (Some(from), Some(to), Some(seconds)) if self.is_broken(row, from, to, seconds) => UNKNOWN,
            _ => Presence::Total { seconds, first: from, last: to },
        }
    }

    /// The comings and goings; those of which the time cannot be read are connections of which nothing is known.
    fn happened(&mut self, layout: &LogLayout<'_>, log: &mut Log) -> Happened {
        let mut names = NumberedValues::<String>::default();
        let moments = layout.rows.iter().filter(|said| !is_nobody(said)).filter_map(|said| {
            let When::Event { action, at, id } = said.when else { return None };
            Some((names.of(who(&said, id)), action, self.time(at)?.at))
        });
        let mut happened = Happened { actions: Actions::learn(moments), ..Happened::default() };
        // Room for all at once: a list that grows leaves holes in memory as large as itself.
        happened.events.list.reserve(layout.rows.most());
        let (mut people, mut visitors, mut moments) =
            (NumberedValues::default(), HashMap::new(), NumberedValues::default());
        for said in layout.rows.iter().filter(|said| !is_nobody(said)) {
            let When::Event { action: word, at, id } = said.when else { continue };
            let texts = (said.name.clone(), said.email, said.registered.clone(), said.host, id);
            let visitor = *visitors.entry(texts).or_insert_with(|| {
                let who = people.of(who(&said, id).to_lowercase().as_str());
                happened.events.visitors.push(Visitor { who, shown: self.shown(&said) });
                happened.events.visitors.len() - 1
            });
            let Some(read) = self.read(at) else {
                if !self.unread(said.row, [at, ""]) {
                    self.seen.no_time.push(said.row);
                }
                let shown = happened.events.visitors[visitor].shown.clone();
                happened.unread.insert((shown.name.clone(), shown.email.clone()));
                log.connections.push(Connection { row: said.row, shown, presence: UNKNOWN });
                continue;
            };
            if let Some(action) = happened.actions.of(word) {
                let (visitor, at) = (u32::try_from(visitor).unwrap_or(u32::MAX), moments.of(&read.at));
                happened.events.list.push(Event { row: said.row, visitor, at, action });
            } else {
                happened.others += 1;
                happened.other_words.insert(word.to_owned());
            }
        }
        happened.events.moments = moments.list();
        self.seen.intervals |= !happened.events.list.is_empty();
        happened
    }

    /// The day and the zone that were taken.
    fn facts(&self, layout: &LogLayout<'_>, asked: &LogContext<'_>) -> Vec<LogNote> {
        let mut facts = Vec::new();
        // One after another: collecting would lay out the numbers of two million rows first.
        let mut meetings = BTreeSet::new();
        for said in layout.rows.iter() {
            meetings.insert(said.meeting);
        }
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

/// Who came or went: an id of the tool, where names alone do not tell.
fn who<'s>(said: &'s LogRecord<'_>, id: &'s str) -> &'s str {
    if id.is_empty() { &said.name } else { id }
}
