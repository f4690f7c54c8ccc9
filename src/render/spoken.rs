//! Cells as people read them: their words, dates and decimals in their language.

use crate::document::heat::step;
use crate::domain::attendance::evidence::Evidence;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::values::Value;
use crate::lang::words::{Lang, Words};
use crate::table::{Cell, RecordName};
use crate::text::visible::on_one_line;

use super::digits;

/// A cell of a table that is still to be laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PendingCell {
    /// What it says, nothing in it that a terminal obeys.
    pub text: String,
    /// Whether it is a number, which stands right.
    pub number: bool,
    /// Whether it is never wrapped: a number, a date, a time.
    pub whole: bool,
    /// The rate it is, for a bar.
    pub share: Option<Share>,
    /// How high it is, from 0 to 5, where it is a part of what could be.
    pub heat: Option<u8>,
}

impl PendingCell {
    /// A cell in a language; a rate as a percentage.
    pub fn of(cell: &Cell<'_>, lang: Lang) -> Self {
        let written = || {
            let mut bytes = Vec::new();
            write(cell, lang, &mut bytes);
            String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
        };
        let text = match cell {
            Cell::Rate(share) => percentage(*share, lang),
            Cell::Partly(_, extent) => on_one_line(&format!("{} ({})", written(), extent.say(lang))).into_owned(),
            Cell::Text(text) => kept_together(on_one_line(text).into_owned()),
            _ => kept_together(on_one_line(&written()).into_owned()),
        };
        let number = matches!(
            cell,
            Cell::Minutes(_)
                | Cell::PartOf(..)
                | Cell::Hours(_)
                | Cell::Decimal(..)
                | Cell::WholeHours(_)
                | Cell::Rate(_)
                | Cell::Count(_)
                | Cell::Dash
        );
        let whole = number || matches!(cell, Cell::Date(_) | Cell::Time(_) | Cell::Moment(_));
        let share = if let Cell::Rate(share) = cell { Some(*share) } else { None };
        let heat = if let Cell::PartOf(minutes, of) = cell { heat(*minutes, *of) } else { None };
        Self { text, number, whole, share, heat }
    }
}

impl PendingCell {
    /// Whether it tells nothing: an empty cell, or a zero.
    pub fn is_nothing(&self) -> bool {
        let zero = |c: char| c == '0' || !c.is_ascii_digit();
        self.text.is_empty() || (self.number && self.text != "-" && self.text.chars().all(zero))
    }
}

/// The step of minutes among those that could be: 5 where nothing is missing.
fn heat(minutes: Minutes, of: Minutes) -> Option<u8> {
    (of.0 > 0).then(|| step(u64::from(minutes.0) * 500 / u64::from(of.0)))
}

/// French signs stay with their word where a line is broken: « so », and so;
fn kept_together(text: String) -> String {
    const SIGNS: [(&str, &str); 5] =
        [("« ", "«\u{a0}"), (" »", "\u{a0}»"), (" :", "\u{a0}:"), (" ;", "\u{a0};"), (" ?", "\u{a0}?")];
    let apart = |pair: &[u8]| matches!(pair, [b' ', b':' | b';' | b'?']);
    if text.is_ascii() && !text.as_bytes().windows(2).any(apart) {
        return text;
    }
    let replaced = |text: String, (apart, together): &(&str, &str)| {
        if text.contains(apart) { text.replace(apart, together) } else { text }
    };
    SIGNS.iter().fold(text, replaced)
}

/// Appends a cell in a language; a rate as a decimal number.
pub fn write(cell: &Cell<'_>, lang: Lang, out: &mut Vec<u8>) {
    let point = lang.pick(b'.', b',');
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => out.extend_from_slice(text.as_bytes()),
        Cell::Named(records) => out.extend_from_slice(named(records).as_bytes()),
        Cell::Decimal(scaled, decimals) => digits::decimal(out, *scaled, *decimals, point),
        Cell::Word(word) => out.extend_from_slice(word.word(lang).as_bytes()),
        Cell::Evidence(evidence) => write_evidence(evidence, lang, out),
        Cell::Date(date) => match lang {
            Lang::Fr => digits::french_date(out, *date),
            Lang::En => digits::iso_date(out, *date),
        },
        Cell::Dates(dates) => {
            for (position, date) in dates.iter().enumerate() {
                if position > 0 {
                    out.extend_from_slice(b", ");
                }
                write(&Cell::Date(*date), lang, out);
            }
        }
        Cell::Time(time) => digits::time(out, *time),
        Cell::Moment(moment) => {
            write(&Cell::Date(moment.date_naive()), lang, out);
            out.push(b' ');
            digits::time(out, moment.time());
        }
        Cell::Minutes(minutes) | Cell::PartOf(minutes, _) => digits::number(out, u64::from(minutes.0)),
        Cell::Hours(minutes) => digits::decimal(out, minutes.hundredths_of_hours(), 2, point),
        Cell::WholeHours(minutes) => digits::number(out, minutes.whole_hours()),
        Cell::Rate(share) => digits::decimal(out, share.thousandths(), 3, point),
        Cell::Count(count) => digits::number(out, *count),
        Cell::Flag(true) | Cell::Partly(true, _) => out.extend_from_slice(lang.pick("yes", "oui").as_bytes()),
        Cell::Flag(false) | Cell::Partly(false, _) => out.extend_from_slice(lang.pick("no", "non").as_bytes()),
        Cell::Dash => out.push(b'-'),
    }
}

/// `Zoé Martin (ccr8t7), Karim Kaci (k4m2px)`.
pub fn named(records: &[RecordName<'_>]) -> String {
    let one = |record: &RecordName<'_>| match &*record.name {
        "" => record.id.to_string(),
        name => format!("{name} ({})", record.id),
    };
    records.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// `appel, journal de connexion (3f9a5b012cde)`.
fn write_evidence(evidence: &Evidence, lang: Lang, out: &mut Vec<u8>) {
    for (position, proof) in evidence.proofs().iter().enumerate() {
        if position > 0 {
            out.extend_from_slice(b", ");
        }
        out.extend_from_slice(Value::from(proof.kind).word(lang).as_bytes());
        if let Some(digest) = &proof.digest {
            out.extend_from_slice(b" (");
            out.extend_from_slice(digest.as_bytes());
            out.push(b')');
        }
    }
}

/// `84,6 %` (with a no-break space), `84.6%`.
pub fn percentage(share: Share, lang: Lang) -> String {
    let mut bytes = Vec::new();
    digits::decimal(&mut bytes, share.thousandths(), 1, lang.pick(b'.', b','));
    let number = String::from_utf8_lossy(&bytes).into_owned();
    format!("{number}{}", lang.pick("%", "\u{a0}%"))
}
