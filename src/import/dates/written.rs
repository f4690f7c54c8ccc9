//! What a text says of a moment before the order of day and month is known: `02/03/2026 9:00 AM` has a time and two
//! numbers that may be day and month. Owns the grammar; refuses to decide the order.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::domain::date_order::DateOrder;
use crate::domain::date_words::{named_month, weekday_beginning};

use super::tokens::{Token, tokens};

/// A moment as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its date.
    pub date: Option<WrittenDate>,
    /// Its time of day.
    pub time: Option<NaiveTime>,
    /// Its seconds are written, be they 0.
    pub seconds: bool,
    /// How far its clock is from UTC.
    pub zone: Option<Zone>,
    /// Which half of the day was named: `AM`, `PM` in capitals, or small.
    pub meridiem: Option<Meridiem>,
}

/// A date as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenDate {
    /// There is one way to read it: the day, and what of its writing says so.
    Fixed(NaiveDate, Form),
    /// Two numbers before the year, in either order.
    Either {
        /// The first number.
        first: u32,
        /// The second.
        second: u32,
        /// All four digits.
        year: i32,
    },
}

/// A writing of dates that has one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `2026-03-16`, `20260316`.
    YearFirst,
    /// `16 mars 2026`, `Mar 16, 2026`.
    MonthInWords,
    /// `16.03.2026`, `16/03/2026 à`.
    DayFirst,
}

/// What a text says of its clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Hours and minutes from UTC.
    Offset(FixedOffset),
    /// A place, whose offset changes with the season.
    Place(Tz),
}

/// How the half of the day was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meridiem {
    /// `AM`, as in the United States.
    Capitals,
    /// `am`, as in Great Britain, Australia and India.
    Small,
}

impl WrittenDate {
    /// The date under an order; none where the calendar has no such day.
    pub fn read(self, order: DateOrder) -> Option<NaiveDate> {
        match (self, order) {
            (Self::Fixed(date, _), _) => Some(date),
            (Self::Either { first, second, year }, DateOrder::Dmy) => NaiveDate::from_ymd_opt(year, second, first),
            (Self::Either { first, second, year }, DateOrder::Mdy) => NaiveDate::from_ymd_opt(year, first, second),
        }
    }
}

/// Understands a text as a moment, all of it; nothing where a word or a number of it is not understood.
pub fn written(text: &str) -> Option<Written> {
    if let Ok(stamp) = DateTime::parse_from_rfc3339(text.trim()) {
        let date = Some(WrittenDate::Fixed(stamp.date_naive(), Form::YearFirst));
        return Some(Written {
            date,
            time: Some(stamp.time()),
            seconds: true,
            zone: Some(Zone::Offset(*stamp.offset())),
            meridiem: None,
        });
    }
    let text = text.trim().replace("a.m.", "am").replace("p.m.", "pm");
    let place = text.rsplit_once(' ').and_then(|(before, last)| {
        let named = last.trim_matches(['(', ')', '[', ']']);
        (named.contains('/') && named.starts_with(char::is_alphabetic))
            .then(|| Some((before, named.parse::<Tz>().ok()?)))
            .flatten()
    });
    let (text, place) = place.map_or((text.as_str(), None), |(before, place)| (before, Some(Zone::Place(place))));
    let tokens = tokens(text)?;
    let mut cursor = Cursor { tokens: &tokens };
    let mut found = Written { date: cursor.date(), time: None, seconds: false, zone: place, meridiem: None };
    if found.date.is_some() {
        if cursor.between() {
            found.date = found.date.and_then(day_first);
        }
        found.clock(&mut cursor);
    } else {
        found.clock(&mut cursor);
        if found.time.is_some() && !cursor.tokens.is_empty() {
            cursor.between();
            found.date = Some(cursor.date()?);
        }
    }
    (cursor.tokens.is_empty() && (found.date.is_some() || found.time.is_some())).then_some(found)
}

/// `à` between date and time is French, where the day comes first.
fn day_first(date: WrittenDate) -> Option<WrittenDate> {
    match date {
        WrittenDate::Fixed(..) => Some(date),
        either @ WrittenDate::Either { .. } => {
            either.read(DateOrder::Dmy).map(|date| WrittenDate::Fixed(date, Form::DayFirst))
        }
    }
}

impl Written {
    /// Takes a time, with the half of the day and the zone behind it.
    fn clock(&mut self, cursor: &mut Cursor<'_>) {
        if let Some(Clock { time, seconds, meridiem }) = cursor.time() {
            self.time = Some(time);
            self.seconds = seconds;
            self.meridiem = meridiem;
            self.zone = self.zone.or_else(|| cursor.zone());
        }
    }
}

/// A time of day, whether its seconds are written, and the half of the day that was named.
struct Clock {
    time: NaiveTime,
    seconds: bool,
    meridiem: Option<Meridiem>,
}

/// What is left to read.
struct Cursor<'t> {
    tokens: &'t [Token],
}

impl Cursor<'_> {
    /// Takes as many tokens as a reading used.
    fn take<T>(&mut self, used: usize, found: T) -> Option<T> {
        self.tokens = self.tokens.get(used..)?;
        Some(found)
    }

    /// A date, a weekday before it passed over.
    fn date(&mut self) -> Option<WrittenDate> {
        if let Some(found) = self.bare_date() {
            return Some(found);
        }
        let before = self.tokens;
        if let [Token::Word { folded, .. }, rest @ ..] = self.tokens
            && weekday_beginning(folded).is_some()
        {
            self.tokens = rest;
            while let [Token::Sign(',' | '.'), rest @ ..] = self.tokens {
                self.tokens = rest;
            }
            if let Some(found) = self.bare_date() {
                return Some(found);
            }
        }
        self.tokens = before;
        None
    }

    fn bare_date(&mut self) -> Option<WrittenDate> {
        use Token::{Number, Sign, Word};
        match *self.tokens {
            [Number { value, digits: 8 }, ..] => {
                let fixed = NaiveDate::from_ymd_opt(signed(value / 10_000)?, value / 100 % 100, value % 100)?;
                self.take(1, WrittenDate::Fixed(fixed, Form::YearFirst))
            }
            [
                Number { value: one, digits: first },
                Sign(sign),
                Number { value: two, digits: second },
                Sign(again),
                Number { value: three, digits: third },
                ..,
            ] if sign == again && matches!(sign, '-' | '/' | '.') && second < 3 => {
                let found = match (first, third) {
                    (4, 1 | 2) => {
                        WrittenDate::Fixed(NaiveDate::from_ymd_opt(signed(one)?, two, three)?, Form::YearFirst)
                    }
                    (1 | 2, 2 | 4) if sign == '.' => WrittenDate::Fixed(
                        NaiveDate::from_ymd_opt(whole_year(three, third)?, two, one)?,
                        Form::DayFirst,
                    ),
                    (1 | 2, 2 | 4) => {
                        let either = WrittenDate::Either { first: one, second: two, year: whole_year(three, third)? };
                        either.read(DateOrder::Dmy).or_else(|| either.read(DateOrder::Mdy))?;
                        either
                    }
                    _ => return None,
                };
                self.take(5, found)
            }
            [Number { value: day, digits: 1 | 2 }, ..] => self.day_and_month(day),
            [Word { ref folded, .. }, ..] => {
                let month = named_month(folded)?;
                let mut at = 1;
                at += usize::from(self.tokens.get(at) == Some(&Sign('.')));
                let Some(Number { value: day, digits: 1 | 2 }) = self.tokens.get(at) else { return None };
                at += 1;
                if let Some(Word { folded, .. }) = self.tokens.get(at)
                    && matches!(folded.as_str(), "st" | "nd" | "rd" | "th")
                {
                    at += 1;
                }
                self.year_at(at, month, *day)
            }
            _ => None,
        }
    }

    /// `16 mars 2026`, `1er avril 2026`, `16-Mar-26`.
    fn day_and_month(&mut self, day: u32) -> Option<WrittenDate> {
        let mut at = 1;
        for token in self.tokens.iter().skip(1).take(2) {
            match token {
                Token::Word { folded, .. } if matches!(folded.as_str(), "er" | "st" | "nd" | "rd" | "th" | "de") => {
                    at += 1;
                }
                Token::Sign('-' | '.' | '/') => at += 1,
                _ => break,
            }
        }
        let Some(Token::Word { folded, .. }) = self.tokens.get(at) else { return None };
        let month = named_month(folded)?;
        self.year_at(at + 1, month, day)
    }

    /// The year of a date whose month is a word, a comma, point or hyphen before it.
    fn year_at(&mut self, mut at: usize, month: u32, day: u32) -> Option<WrittenDate> {
        while let Some(Token::Sign(',' | '.' | '-' | '/')) = self.tokens.get(at) {
            at += 1;
        }
        let Some(Token::Number { value, digits: digits @ (2 | 4) }) = self.tokens.get(at) else { return None };
        let date = NaiveDate::from_ymd_opt(whole_year(*value, *digits)?, month, day)?;
        self.take(at + 1, WrittenDate::Fixed(date, Form::MonthInWords))
    }

    /// What stands between date and time; whether it was `à`.
    fn between(&mut self) -> bool {
        let mut french = false;
        loop {
            match self.tokens {
                [Token::Sign(',' | '-' | '|'), rest @ ..] => self.tokens = rest,
                [Token::Word { folded, accented, .. }, rest @ ..]
                    if matches!(folded.as_str(), "a" | "t" | "at" | "um" | "kl") =>
                {
                    french |= folded == "a" && *accented;
                    self.tokens = rest;
                }
                _ => return french,
            }
        }
    }

    /// `08:55:10`, `8:55`, `8h55`, `18.02` after a date, `8 AM`, each with the half of the day behind it.
    fn time(&mut self) -> Option<Clock> {
        use Token::{Number, Sign, Word};
        let [Number { value: hour, digits: 1 | 2 }, rest @ ..] = self.tokens else { return None };
        let (mut minute, mut second, mut rest, mut bare, mut seconds) = (0, 0, rest, true, false);
        match rest {
            [Sign(':' | '.'), Number { value, digits: 1 | 2 }, after @ ..] => {
                (minute, rest, bare) = (*value, after, false);
            }
            [Word { folded, .. }, after @ ..] if folded == "h" => {
                (rest, bare) = (after, false);
                if let [Number { value, digits: 1 | 2 }, after @ ..] = rest {
                    (minute, rest) = (*value, after);
                    if let [Word { folded, .. }, after @ ..] = rest
                        && matches!(folded.as_str(), "m" | "min" | "mn")
                    {
                        rest = after;
                    }
                }
            }
            _ => {}
        }
        if !bare && let [Sign(':' | '.'), Number { value, digits: 1 | 2 }, after @ ..] = rest {
            (second, rest, seconds) = (*value, after, true);
            if let [Sign('.' | ','), Number { .. }, after @ ..] = rest {
                rest = after;
            }
        }
        let mut hour = *hour;
        let mut meridiem = None;
        if let [Word { folded, capitals, .. }, after @ ..] = rest
            && let half @ ("am" | "pm") = folded.as_str()
        {
            hour = match half {
                "am" if hour == 12 => 0,
                "pm" if hour < 12 => hour + 12,
                _ => hour,
            };
            meridiem = Some(if *capitals { Meridiem::Capitals } else { Meridiem::Small });
            rest = after;
        }
        if bare && meridiem.is_none() {
            return None;
        }
        let time = NaiveTime::from_hms_opt(hour, minute, second)?;
        self.tokens = rest;
        Some(Clock { time, seconds, meridiem })
    }

    /// `Z`, `UTC`, `UTC+1`, `(GMT+01:00)`, `+0100`, `CET`.
    fn zone(&mut self) -> Option<Zone> {
        let inside: Vec<&Token> = self.tokens.iter().filter(|token| !matches!(token, Token::Sign('(' | ')'))).collect();
        let (name, rest) = match inside[..] {
            [Token::Word { folded, .. }, ref rest @ ..] => (Some(folded.as_str()), rest),
            ref rest => (None, rest),
        };
        let base = match name {
            Some(name) => hours_of(name)? * 60,
            None => 0,
        };
        let minutes = match *rest {
            [] => {
                name?;
                0
            }
            [Token::Sign(sign @ ('+' | '-')), Token::Number { value, digits }] => {
                let minutes = if *digits > 2 { value / 100 * 60 + value % 100 } else { value * 60 };
                signed_by(*sign, minutes)?
            }
            [
                Token::Sign(sign @ ('+' | '-')),
                Token::Number { value, digits: 1 | 2 },
                Token::Sign(':'),
                Token::Number { value: minutes, digits: 2 },
            ] => signed_by(*sign, value * 60 + minutes)?,
            _ => return None,
        };
        let offset = FixedOffset::east_opt((base + minutes).checked_mul(60)?)?;
        self.take(self.tokens.len(), Zone::Offset(offset))
    }
}

/// Hours east of UTC of the short names that mean one thing. `CST`, `IST` and the like mean several: not guessed.
fn hours_of(name: &str) -> Option<i32> {
    Some(match name {
        "z" | "utc" | "gmt" | "wet" => 0,
        "cet" | "bst" | "west" => 1,
        "cest" | "eet" => 2,
        "eest" => 3,
        "edt" => -4,
        "est" | "cdt" => -5,
        "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        _ => return None,
    })
}

fn signed_by(sign: char, minutes: u32) -> Option<i32> {
    let minutes = signed(minutes)?;
    Some(if sign == '-' { -minutes } else { minutes })
}

fn signed(number: u32) -> Option<i32> {
    i32::try_from(number).ok()
}

/// `26` is 2026, `79` is 1979: nothing that is imported lies fifty years ahead.
fn whole_year(value: u32, digits: usize) -> Option<i32> {
    let century = match (digits, value) {
        (2, 0..70) => 2000,
        (2, _) => 1900,
        _ => 0,
    };
    signed(century + value)
}
