//! A written time → the moment it is in the programme's zone. Owns which day a time of day belongs to and which zone the
//! file speaks of.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};

use crate::domain::date_order::DateOrder;
use crate::domain::programme::clock_change::SessionClock;
use crate::import::dates::{Moment, days_in, days_in_year, moment};
use crate::import::logs::messages::DayFrom;

use super::layout::is_blank;
use super::serials::Serials;
use super::words;
use crate::import::logs::asked::LogContext;

/// Reads the times of one file.
#[derive(Debug)]
pub struct Clock<'a> {
    asked: &'a LogContext<'a>,
    order: DateOrder,
    utc: bool,
    serials: Serials,
    session: SessionClock,
    /// The day of times that have none, and where from.
    pub day: (NaiveDate, DayFrom),
}

/// A time that was read.
#[derive(Clone, Copy, Debug)]
pub struct ReadTime {
    /// Local to the programme; where the clocks change within the session, by the clock that nobody turned.
    pub at: NaiveDateTime,
    /// The file says the day.
    pub dated: bool,
    /// The value says its zone.
    pub zoned: bool,
    /// Its seconds are written, be they 0.
    pub to_the_second: bool,
}

/// The cells of a title without those that say when the file was made: such a day is not the meeting's.
fn of_the_meeting<'t>(title: &[&'t str]) -> impl Iterator<Item = &'t str> {
    let mut label = false;
    title.iter().copied().filter(move |cell| {
        let of_the_file = words::is_of_the_file(cell);
        let under_label = std::mem::replace(&mut label, of_the_file && !cell.contains(|c: char| c.is_ascii_digit()));
        !of_the_file && !under_label
    })
}

impl<'a> Clock<'a> {
    /// A clock for a file whose order of dates is decided; `title` are the moments of its title.
    pub fn new(asked: &'a LogContext<'a>, order: DateOrder, utc: bool, title: &[&str], serials: Serials) -> Self {
        let titled = of_the_meeting(title).find_map(|text| moment(text, order)?.date);
        let named = days_in_year(asked.file_name, asked.planned.year());
        let day = match (titled, &named[..]) {
            (Some(day), _) => (day, DayFrom::Title),
            (None, days) if days.contains(&asked.planned) => (asked.planned, DayFrom::FileName),
            (None, [day]) => (*day, DayFrom::FileName),
            _ => (asked.planned, DayFrom::Session),
        };
        Self { asked, order, utc, serials, session: asked.clock(), day }
    }

    /// The day that the file's title or name bears, where none of those that it bears is the session's.
    pub fn other_day(&self, title: &[&str]) -> Option<(NaiveDate, DayFrom)> {
        let asked = self.asked;
        let titled =
            of_the_meeting(title).flat_map(|text| match moment(text, self.order).and_then(|moment| moment.date) {
                Some(day) => vec![day],
                None => days_in(text),
            });
        let overnight = asked.planned.succ_opt().filter(|_| asked.end < asked.start);
        let own = |days: &[NaiveDate]| days.iter().any(|day| *day == asked.planned || Some(*day) == overnight);
        let named = days_in_year(asked.file_name, asked.planned.year());
        let titled = titled.collect::<Vec<_>>();
        if own(&titled) || titled.is_empty() && own(&named) {
            return None;
        }
        let of = |days: Vec<NaiveDate>, from| Some((*days.first()?, from));
        of(titled, DayFrom::Title).or_else(|| of(named, DayFrom::FileName))
    }

    /// Reads a time; none where there is none or it cannot be understood.
    pub fn read(&self, text: &str) -> Option<ReadTime> {
        if is_blank(text) {
            return None;
        }
        let moment = self.number(text).or_else(|| dotted(text)).or_else(|| moment(text, self.order))?;
        let time = moment.time?;
        let date = moment.date.unwrap_or_else(|| self.day_of(time));
        let zone = moment.offset.or_else(|| self.utc.then(|| FixedOffset::east_opt(0)).flatten());
        Some(ReadTime {
            at: self.told(date.and_time(time), zone)?,
            dated: moment.date.is_some(),
            zoned: moment.offset.is_some(),
            to_the_second: moment.seconds,
        })
    }

    /// A clock's reading, as moments of the session are told. An hour that the change of the clocks repeats is taken as the
    /// earlier one; one that it skips as an hour later.
    fn told(&self, at: NaiveDateTime, offset: Option<FixedOffset>) -> Option<NaiveDateTime> {
        let (zone, local) = (self.asked.timezone.unwrap_or(self.asked.local), self.asked.local);
        let stamp: DateTime<Utc> = match offset {
            Some(offset) => offset.from_local_datetime(&at).single()?.to_utc(),
            None if zone == local => return Some(self.session.read(at)),
            None => {
                let hour_later = at.checked_add_signed(TimeDelta::hours(1))?;
                let found = zone.from_local_datetime(&at).earliest();
                found.or_else(|| zone.from_local_datetime(&hour_later).earliest())?.to_utc()
            }
        };
        Some(self.session.tell(stamp))
    }

    /// A time that a spreadsheet left as a number; numbers count seconds.
    fn number(&self, text: &str) -> Option<Moment> {
        let (date, time) = self.serials.time(text)?;
        Some(Moment { date, time: Some(time), offset: None, seconds: true })
    }

    /// The day of a time of day: after midnight it is the next one, where the session crosses midnight.
    fn day_of(&self, time: NaiveTime) -> NaiveDate {
        let (start, end) = (self.asked.start, self.asked.end);
        let day = self.day.0;
        if end < start && time < start && (time <= end || start - time > TimeDelta::hours(12)) {
            day.checked_add_days(Days::new(1)).unwrap_or(day)
        } else {
            day
        }
    }
}

/// `9.10.00`, a time of day as Finns and Danes write it: alone it could be a date, where times stand it is none.
fn dotted(text: &str) -> Option<Moment> {
    let parts: Vec<&str> = text.trim().split('.').collect();
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let [hour, minute, second] = parts[..] else { return None };
    let time = NaiveTime::from_hms_opt(number(hour)?, number(minute)?, number(second)?)?;
    Some(Moment { date: None, time: Some(time), offset: None, seconds: true })
}
