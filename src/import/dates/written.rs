//! What a text says of a moment before the order of day and month is known: `02/03/2026 9:00 AM` has a time and two
//! numbers that may be day and month. Owns the grammar; refuses to decide the order.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::domain::date_order::DateOrder;

use super::tokens::{Token, tokens};
use super::vocabulary::{CountedUnit, DayHalf, is_between, is_inside, is_weekday, month};

/// A moment as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenMoment {
    pub date: Option<WrittenDate>,
    pub time: Option<NaiveTime>,
    /// Its seconds are written, be they 0.
    pub seconds: bool,
    /// How far its clock is from UTC.
    pub zone: Option<WrittenZone>,
    /// Which half of the day was named: `AM`, `PM` in capitals, or small.
    pub meridiem: Option<Meridiem>,
}

/// A date as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenDate {
    /// There is one way to read it: the day, and what of its writing says so.
    Fixed(NaiveDate, DateForm),
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
pub enum DateForm {
    /// `2026-03-16`, `20260316`.
    YearFirst,
    /// `16 mars 2026`, `Mar 16, 2026`.
    MonthInWords,
    /// `16.03.2026`, `16/03/2026 à`.
    DayFirst,
}

/// What a text says of its clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenZone {
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
pub fn written(text: &str) -> Option<WrittenMoment> {
    if let Ok(stamp) = DateTime::parse_from_rfc3339(text.trim()) {
        let date = Some(WrittenDate::Fixed(stamp.date_naive(), DateForm::YearFirst));
        return Some(WrittenMoment {
            date,
            time: Some(stamp.time()),
            seconds: true,
            zone: Some(WrittenZone::Offset(*stamp.offset())),
            meridiem: None,
        });
    }
    let text = text.trim();
    let place = text.rsplit_once(' ').and_then(|(before, last)| {
        let named = last.trim_matches(['(', ')', '[', ']']);
        (named.contains('/') && named.starts_with(char::is_alphabetic))
            .then(|| Some((before, named.parse::<Tz>().ok()?)))
            .flatten()
    });
    let (text, place) = place.map_or((text, None), |(before, place)| (before, Some(WrittenZone::Place(place))));
    let tokens = tokens(text)?;
    let mut cursor = Cursor { tokens: &tokens };
    let mut found = WrittenMoment { date: cursor.date(), time: None, seconds: false, zone: place, meridiem: None };
    if found.date.is_some() {
        if cursor.between() {
            found.date = found.date.and_then(day_first);
        }
        found.clock(&mut cursor);
    } else {
        cursor.between();
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
            either.read(DateOrder::Dmy).map(|date| WrittenDate::Fixed(date, DateForm::DayFirst))
        }
    }
}

impl WrittenMoment {
    /// Takes a time, with the half of the day and the zone behind it.
    fn clock(&mut self, cursor: &mut Cursor<'_>) {
        if let Some(Clock { time, seconds, meridiem }) = cursor.time(self.date.is_some()) {
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

    /// Passes over signs.
    fn skip(&mut self, signs: &[char]) {
        while let [Token::Sign(sign), rest @ ..] = self.tokens
            && signs.contains(sign)
        {
            self.tokens = rest;
        }
    }

    /// Passes over a weekday, in brackets or not; whether there was one.
    fn weekday(&mut self) -> bool {
        let (word, rest) = match self.tokens {
            [word, rest @ ..] if matches!(word, Token::Word { .. }) => (word, rest),
            [Token::Sign('('), word, Token::Sign(')'), rest @ ..] => (word, rest),
            _ => return false,
        };
        let found = matches!(word, Token::Word { folded, small, .. } if is_weekday(folded, small));
        if found {
            self.tokens = rest;
        }
        found
    }

    /// A date, a weekday before it passed over.
    fn date(&mut self) -> Option<WrittenDate> {
        if let Some(found) = self.bare_date() {
            return Some(found);
        }
        let before = self.tokens;
        if self.weekday() {
            self.skip(&[',', '.']);
            // `terça-feira`: a weekday of two words.
            if let [Token::Sign('-'), rest @ ..] = self.tokens {
                self.tokens = rest;
                self.weekday();
            }
            self.skip(&[',', '.']);
            if let Some(found) = self.bare_date() {
                return Some(found);
            }
        }
        self.tokens = before;
        None
    }

    fn bare_date(&mut self) -> Option<WrittenDate> {
        use Token::{Number, Sign, Unit, Word};
        match *self.tokens {
            [Number { value, digits: 8 }, ..] => {
                let fixed = NaiveDate::from_ymd_opt(signed(value / 10_000)?, value / 100 % 100, value % 100)?;
                self.take(1, WrittenDate::Fixed(fixed, DateForm::YearFirst))
            }
            [
                Number { value: year, digits: 4 },
                Unit(CountedUnit::Year),
                Number { value: month, .. },
                Unit(CountedUnit::Month),
                Number { value: day, .. },
                Unit(CountedUnit::Day),
                ..,
            ] => {
                let date = NaiveDate::from_ymd_opt(signed(year)?, month, day)?;
                self.tokens = &self.tokens[6..];
                self.weekday();
                Some(WrittenDate::Fixed(date, DateForm::YearFirst))
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
                        WrittenDate::Fixed(NaiveDate::from_ymd_opt(signed(one)?, two, three)?, DateForm::YearFirst)
                    }
                    (1 | 2, 2 | 4) if sign == '.' => WrittenDate::Fixed(
                        NaiveDate::from_ymd_opt(whole_year(three, third)?, two, one)?,
                        DateForm::DayFirst,
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
            // `2026. márc. 10.`
            [Number { value, digits: 4 }, Sign('.'), Word { .. }, ..] => {
                let Word { folded, .. } = &self.tokens[2] else { return None };
                let month = month(folded)?;
                let at = 3 + usize::from(self.tokens.get(3) == Some(&Sign('.')));
                let Some(Number { value: day, digits: 1 | 2 }) = self.tokens.get(at) else { return None };
                let date = NaiveDate::from_ymd_opt(signed(value)?, month, *day)?;
                self.take(at + 1, WrittenDate::Fixed(date, DateForm::MonthInWords))
            }
            [Number { value: day, digits: 1 | 2 }, ..] => {
                let at = self.inside(1);
                let Some(Word { folded, .. }) = self.tokens.get(at) else { return None };
                self.year_at(at + 1, month(folded)?, day)
            }
            [Word { ref folded, .. }, ..] => {
                let month = month(folded)?;
                let mut at = 1;
                at += usize::from(self.tokens.get(at) == Some(&Sign('.')));
                let Some(Number { value: day, digits: 1 | 2 }) = self.tokens.get(at) else { return None };
                self.year_at(at + 1, month, *day)
            }
            _ => None,
        }
    }

    /// The place after signs and small words inside a date: `16 mars`, `1er avril`, `16-Mar-26`, `10 de mar. de 2026`.
    fn inside(&self, from: usize) -> usize {
        let passed = self.tokens.get(from..).unwrap_or_default().iter().take_while(|token| match token {
            Token::Word { folded, .. } => is_inside(folded),
            Token::Sign(sign) => matches!(sign, ',' | '.' | '-' | '/' | '\''),
            _ => false,
        });
        from + passed.take(4).count()
    }

    /// The year of a date whose month is a word.
    fn year_at(&mut self, at: usize, month: u32, day: u32) -> Option<WrittenDate> {
        let at = self.inside(at);
        let Some(Token::Number { value, digits: digits @ (2 | 4) }) = self.tokens.get(at) else { return None };
        let date = NaiveDate::from_ymd_opt(whole_year(*value, *digits)?, month, day)?;
        self.tokens = self.tokens.get(at + 1..)?;
        // `10 марта 2026 г.`, `10 marca 2026 r.`
        if let [Token::Word { folded, .. }, rest @ ..] = self.tokens
            && matches!(folded.as_str(), "g" | "r")
        {
            self.tokens = rest;
        }
        Some(WrittenDate::Fixed(date, DateForm::MonthInWords))
    }

    /// What stands between date and time; whether it was `à`.
    fn between(&mut self) -> bool {
        let mut french = false;
        loop {
            match self.tokens {
                [Token::Sign(',' | '-' | '|' | '.'), rest @ ..] => self.tokens = rest,
                [Token::Word { folded, accented, .. }, rest @ ..] if is_between(folded) => {
                    // `a. m. 9:30` begins with the half of the day.
                    if self.half().is_some() {
                        return french;
                    }
                    french |= folded == "a" && *accented;
                    self.tokens = rest;
                }
                _ => return french,
            }
        }
    }

    /// The half of the day that stands here, how many tokens say so, and whether in capitals.
    fn half(&self) -> Option<(DayHalf, usize, bool)> {
        let after = |at: usize| at + usize::from(self.tokens.get(at) == Some(&Token::Sign('.')));
        let Some(Token::Word { small, capitals, .. }) = self.tokens.first() else { return None };
        if let Some(half) = DayHalf::named(small) {
            return Some((half, after(1), *capitals));
        }
        let second = after(1);
        let Some(Token::Word { small: other, .. }) = self.tokens.get(second) else { return None };
        Some((DayHalf::spelled(small, other)?, after(second + 1), *capitals))
    }

    fn take_half(&mut self) -> Option<(DayHalf, Meridiem)> {
        let (half, used, capitals) = self.half()?;
        self.take(used, (half, if capitals { Meridiem::Capitals } else { Meridiem::Small }))
    }

    /// `08:55:10`, `8:55`, `8h55`, `9時30分`, `18.02` after a date, `8 AM`, each with the half of the day before or behind
    /// it. `9 h 30 min 5 s` is a time behind a date; alone it is a duration.
    fn time(&mut self, dated: bool) -> Option<Clock> {
        use Token::{Number, Sign, Word};
        let before = self.tokens;
        let mut half = self.take_half();
        let [Number { value: hour, digits: 1 | 2 }, rest @ ..] = self.tokens else {
            self.tokens = before;
            return None;
        };
        let (mut minute, mut second, mut rest, mut bare, mut seconds) = (0, 0, rest, true, false);
        match rest {
            [Sign(':' | '.'), Number { value, digits: 1 | 2 }, after @ ..] => {
                (minute, rest, bare) = (*value, after, false);
                if let [Sign(':' | '.'), Number { value, digits: 1 | 2 }, after @ ..] = rest {
                    (second, rest, seconds) = (*value, after, true);
                    if let [Sign('.' | ','), Number { .. }, after @ ..] = rest {
                        rest = after;
                    }
                }
            }
            [sign, after @ ..] if counts(sign, CountedUnit::Hour) => {
                (rest, bare) = (after, false);
                if let [Number { value, digits: 1 | 2 }, after @ ..] = rest {
                    (minute, rest) = (*value, after);
                    if let [sign, after @ ..] = rest
                        && counts(sign, CountedUnit::Minute)
                    {
                        rest = after;
                        if let [Number { value, digits: 1 | 2 }, sign, after @ ..] = rest
                            && counts(sign, CountedUnit::Second)
                            && dated
                        {
                            (second, rest, seconds) = (*value, after, true);
                        }
                    }
                }
            }
            _ => {}
        }
        self.tokens = rest;
        half = half.or_else(|| self.take_half());
        if bare && half.is_none() {
            self.tokens = before;
            return None;
        }
        // `09:30 Uhr`, `9:30 ч.`
        if let [Word { folded, .. }, rest @ ..] = self.tokens
            && matches!(folded.as_str(), "uhr" | "ch" | "h")
        {
            self.tokens = rest;
            self.skip(&['.']);
        }
        let hour = half.map_or(*hour, |(half, _)| half.hour(*hour));
        let Some(time) = NaiveTime::from_hms_opt(hour, minute, second) else {
            self.tokens = before;
            return None;
        };
        Some(Clock { time, seconds, meridiem: half.map(|(_, meridiem)| meridiem) })
    }

    /// `Z`, `UTC`, `UTC+1`, `(GMT+01:00)`, `+0100`, `CET`, `GMT+0100 (heure normale d’Europe centrale)`.
    fn zone(&mut self) -> Option<WrittenZone> {
        if let Some(open) = self.tokens.iter().position(|token| *token == Token::Sign('(')).filter(|open| *open > 1)
            && self.tokens.last() == Some(&Token::Sign(')'))
        {
            self.tokens = &self.tokens[..open];
        }
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
        self.take(self.tokens.len(), WrittenZone::Offset(offset))
    }
}

/// Whether a token behind a number says that it counts such a thing: `h`, `min`, `時`.
fn counts(token: &Token, what: CountedUnit) -> bool {
    match token {
        Token::Unit(unit) => *unit == what,
        Token::Word { folded, .. } => match what {
            CountedUnit::Hour => folded == "h",
            CountedUnit::Minute => matches!(folded.as_str(), "m" | "min" | "mn"),
            CountedUnit::Second => matches!(folded.as_str(), "s" | "sec"),
            _ => false,
        },
        _ => false,
    }
}

/// Hours east of UTC of the short names that mean one thing. `CST`, `IST` and the like mean several: not guessed.
fn hours_of(name: &str) -> Option<i32> {
    Some(match name {
        "z" | "utc" | "gmt" | "wet" => 0,
        "cet" | "mez" | "bst" | "west" => 1,
        "cest" | "mesz" | "eet" => 2,
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
