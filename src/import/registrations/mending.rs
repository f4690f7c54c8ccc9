//! What a spreadsheet damaged in the cells of a row, put right or given up, and said. The repairs of a single cell are
//! [`crate::import::repair`]'s; here they meet the columns they belong to.

use chrono::NaiveDateTime;

use crate::domain::people::registration::Mend;
use crate::import::meaning::Meaning;
use crate::import::repair::{self, DayCell, Repair};
use crate::import::serial;

use super::bound::TargetValue;
use crate::import::form::person::tidy;

/// A text, tidied by `as_text`; empty where a spreadsheet put an error in its place.
pub fn text(held: &TargetValue<'_>, mended: &mut Vec<Mend>, as_text: impl Fn(&str) -> String) -> String {
    if repair::is_error(&tidy(&held.value)) {
        return lost(held, mended);
    }
    as_text(&held.value)
}

pub fn phone(held: &TargetValue<'_>, mended: &mut Vec<Mend>) -> String {
    said(held, repair::phone(&tidy(&held.value)), mended)
}

/// The answer to a question of which one knows what it asks for, where that needs a repair of its own kind; none where
/// it is a text like another.
pub fn known(held: &TargetValue<'_>, meant: Meaning, epoch_1904: bool, mended: &mut Vec<Mend>) -> Option<String> {
    let value = tidy(&held.value);
    match meant {
        Meaning::Postcode => Some(said(held, repair::postcode(&value), mended)),
        meant if meant.is_phone() => Some(phone(held, mended)),
        Meaning::BirthDate => match repair::day(&value, epoch_1904) {
            DayCell::Typed => None,
            DayCell::Serial(day) => Some(said(held, Repair::Repaired(day.to_string()), mended)),
            DayCell::ShortYear | DayCell::NoYear | DayCell::Lost => Some(said(held, Repair::Lost, mended)),
        },
        _ => None,
    }
}

/// The moment that a bare number counts, as spreadsheets do: `46055.479` is 2 February 2026, 11:30.
pub fn serial_moment(held: &TargetValue<'_>, epoch_1904: bool, mended: &mut Vec<Mend>) -> Option<NaiveDateTime> {
    // Those of this century: a smaller number is an order's, a larger one nothing.
    const DAYS: std::ops::Range<f64> = 35_000.0..75_000.0;
    let number: f64 = tidy(&held.value).replace(',', ".").parse().ok()?;
    let moment = serial::moment(Some(number).filter(|number| DAYS.contains(number))?, epoch_1904)?;
    said(held, Repair::Repaired(moment.format("%Y-%m-%d %H:%M:%S").to_string()), mended);
    Some(moment)
}

/// What is left of a cell, and a word about it where that is not what was typed.
fn said(held: &TargetValue<'_>, repair: Repair, mended: &mut Vec<Mend>) -> String {
    match repair {
        Repair::Typed(value) => value,
        Repair::Repaired(now) => {
            mended.push(Mend::Repaired { heading: held.heading.to_owned(), was: tidy(&held.value), now: now.clone() });
            now
        }
        Repair::Lost => lost(held, mended),
    }
}

fn lost(held: &TargetValue<'_>, mended: &mut Vec<Mend>) -> String {
    mended.push(Mend::Lost { heading: held.heading.to_owned(), was: tidy(&held.value) });
    String::new()
}
