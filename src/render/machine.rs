//! Cells as programs read them: keys, ISO dates, point decimals. Shared by csv and json, which differ in quoting.

use std::borrow::Cow;
use std::io::Write;

use crate::table::Cell;

use super::digits;

/// A cell for a program.
pub enum Machine<'a> {
    Nothing,
    /// A text or a key, to be quoted as the format does.
    Text(&'a str),
    /// Digits of a number or the word of a truth value, in the buffer: never quoted.
    Raw,
    /// Digits of a date, a time, or ids: a text in the buffer, in need of no escape.
    Digits,
}

/// Says a cell; what it has to compose is in `buffer`, which is emptied first.
pub fn say<'a>(cell: &'a Cell<'_>, buffer: &mut Vec<u8>) -> Machine<'a> {
    buffer.clear();
    match cell {
        Cell::Empty => Machine::Nothing,
        Cell::Text(text) => Machine::Text(match text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => text,
        }),
        Cell::Word(word) => Machine::Text(word.key()),
        Cell::Named(records) => match &records[..] {
            [] => Machine::Nothing,
            [one] => Machine::Text(&one.id),
            _ => {
                let ids: Vec<&str> = records.iter().map(|record| &*record.id).collect();
                buffer.extend_from_slice(ids.join(" ").as_bytes());
                Machine::Digits
            }
        },
        Cell::Decimal(scaled, decimals) => {
            digits::decimal(buffer, *scaled, *decimals, b'.');
            Machine::Raw
        }
        Cell::Dash => Machine::Text("-"),
        Cell::Evidence(evidence) => match evidence.proofs() {
            [only] if only.digest.is_none() => Machine::Text(only.kind.key()),
            _ => {
                let _ = write!(buffer, "{evidence}"); // a Vec takes everything
                Machine::Digits
            }
        },
        Cell::Date(date) => {
            digits::iso_date(buffer, *date);
            Machine::Digits
        }
        Cell::Dates(dates) => {
            for (position, date) in dates.iter().enumerate() {
                if position > 0 {
                    buffer.push(b' ');
                }
                digits::iso_date(buffer, *date);
            }
            Machine::Digits
        }
        Cell::Time(time) => {
            digits::time(buffer, *time);
            Machine::Digits
        }
        Cell::Moment(moment) => {
            buffer.extend_from_slice(moment.to_rfc3339().as_bytes());
            Machine::Digits
        }
        Cell::Minutes(minutes) | Cell::PartOf(minutes, _) => {
            digits::number(buffer, u64::from(minutes.0));
            Machine::Raw
        }
        Cell::Hours(minutes) => {
            digits::decimal(buffer, minutes.hundredths_of_hours(), 2, b'.');
            Machine::Raw
        }
        Cell::WholeHours(minutes) => {
            digits::number(buffer, minutes.whole_hours());
            Machine::Raw
        }
        Cell::Rate(share) => {
            digits::decimal(buffer, share.thousandths(), 3, b'.');
            Machine::Raw
        }
        Cell::Count(count) => {
            digits::number(buffer, *count);
            Machine::Raw
        }
        Cell::Flag(flag) | Cell::Partly(flag, _) => {
            buffer.extend_from_slice(if *flag { b"true" } else { b"false" });
            Machine::Raw
        }
    }
}
