//! What the TOML parser could not read, in kind words: the frequent slips are named, the rest is the parser's own
//! sentence. Owns the knowledge of that parser's messages and nothing else.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use chrono::NaiveTime;
use toml::de::{DeTable, Error};

use crate::store::programme::fault::{Advice, Fault};

use super::findings::Findings;
use super::source::Source;

/// How far what the parser lost may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Value,
    /// Keys of that line.
    Line,
    /// Everything behind it: a list or a text that does not end.
    Rest,
}

/// Lines that the parser is helped over; a file with more of them is no definition.
const MOST: usize = 32;

/// Reads the text as loosely as can be, every slip noted, and hands what was read to `read`. Where the parser gives up
/// at a line, the line is blanked and it tries again: what is wrong further down is said in the same run.
pub fn parsed<R>(
    source: &Source<'_>,
    findings: &mut Findings<'_>,
    read: impl FnOnce(&DeTable<'_>, &mut Findings<'_>) -> R,
) -> R {
    let mut slips: Vec<Error> = Vec::new();
    let mut text = Cow::Borrowed(source.text());
    loop {
        let (table, errors) = DeTable::parse_recoverable(&text);
        let stuck = errors.iter().find(|error| gives_up(error)).filter(|_| slips.len() < MOST);
        let Some(stuck) = stuck else {
            slips.extend(errors);
            note(source, findings, &slips);
            return read(table.get_ref(), findings);
        };
        slips.push(stuck.clone());
        let blanked = without_line(&text, stuck.span().unwrap_or_default().start);
        drop(table);
        text = Cow::Owned(blanked);
    }
}

/// Whether the parser reads nothing behind this.
fn gives_up(error: &Error) -> bool {
    error.message().starts_with("key with no value")
}

/// The text with a line made of spaces: everything else keeps its place.
fn without_line(text: &str, at: usize) -> String {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let blank = if text[..end].ends_with('\r') { end - 1 } else { end }.max(start) - start;
    format!("{}{}{}", &text[..start], " ".repeat(blank), &text[start + blank..])
}

fn note(source: &Source<'_>, findings: &mut Findings<'_>, slips: &[Error]) {
    let mut torn_lines: HashSet<u32> = HashSet::new();
    let mut end = usize::MAX;
    let mut stray = false;
    for error in slips {
        let span = error.span().unwrap_or(0..0);
        let line = source.line(span.start);
        let (fault, advice, reach) = kind_words(source, error, &span);
        // One torn line often costs the parser several sentences, a text that does not end costs it all the rest: the
        // first sentence is the one that helps.
        let follows = span.start >= end
            || torn_lines.contains(&line)
            || stray && matches!(fault, Fault::StrayText | Fault::QuoteMissing);
        match reach {
            Reach::Value => {}
            Reach::Line => drop(torn_lines.insert(line)),
            Reach::Rest => end = end.min(span.start - before(source, &span).len()),
        }
        stray |= fault == Fault::StrayText;
        if follows && !matches!(fault, Fault::NoSuchDate { .. } | Fault::NoSuchTime { .. } | Fault::NotATime { .. }) {
            findings.mute(&span);
        } else {
            findings.unreadable(&span, fault, advice);
        }
    }
    findings.torn(torn_lines, (end != usize::MAX).then_some(end));
}

/// `9:30` as TOML wants it.
fn in_two_digits(text: &str) -> Option<String> {
    let time = format!("0{text}");
    NaiveTime::parse_from_str(&time, "%H:%M").is_ok().then_some(time)
}

/// The fault, what to do, and how far it reaches.
fn kind_words(source: &Source<'_>, error: &Error, span: &Range<usize>) -> (Fault, Option<Advice>, Reach) {
    let message = error.message();
    let text = source.slice(span).to_owned();
    let starts = |beginning: &str| message.starts_with(beginning);
    if starts("invalid date") || starts("invalid datetime") {
        let fault = if looks_like_a_date(&text) { Fault::NoSuchDate { text } } else { Fault::NotADate { text } };
        (fault, Some(Advice::Date { meant: None }), Reach::Value)
    } else if starts("invalid time") {
        match in_two_digits(&text) {
            Some(time) => (Fault::NotATime { text }, Some(Advice::Write { text: time }), Reach::Value),
            None => (Fault::NoSuchTime { text }, Some(Advice::Time), Reach::Value),
        }
    } else if starts("duplicate key") {
        (Fault::KeyTwice { key: text }, Some(Advice::KeepOne), Reach::Value)
    } else if starts("string values must be quoted") {
        let (fault, advice) = unquoted(text);
        (fault, Some(advice), Reach::Value)
    } else if starts("unexpected `=` in array") {
        let closer = "]".to_owned();
        let fault = Fault::NotClosedBefore { key: last_word(before(source, span)), closer: closer.clone() };
        (fault, Some(Advice::Close { closer }), Reach::Rest)
    } else if starts("key with no value") || starts("missing assignment") || starts("missing value for key") {
        if is_prose(whole_line(source, span)) {
            (Fault::StrayText, Some(Advice::CloseTheQuote), Reach::Line)
        } else {
            let line = before(source, span).trim().to_owned();
            (Fault::EqualsMissing { line }, Some(Advice::KeyEqualsValue), Reach::Line)
        }
    } else if starts("keys cannot be multi-line") {
        (Fault::StrayText, Some(Advice::CloseTheQuote), Reach::Line)
    } else if starts("invalid multi-line") {
        (Fault::QuoteMissing, Some(Advice::CloseTheQuote), Reach::Rest)
    } else if starts("invalid basic string") || starts("invalid literal string") {
        (Fault::QuoteMissing, Some(Advice::CloseTheQuote), Reach::Line)
    } else if starts("unclosed table") || starts("unclosed array table") {
        let closer = if starts("unclosed table") { "]" } else { "]]" }.to_owned();
        (Fault::NotClosed { closer: closer.clone() }, Some(Advice::Close { closer }), Reach::Line)
    } else if starts("unclosed") {
        let closer = if starts("unclosed inline table") { "}" } else { "]" }.to_owned();
        (Fault::NotClosed { closer: closer.clone() }, Some(Advice::Close { closer }), Reach::Rest)
    } else if starts("missing comma") || starts("extra assignment") {
        if odd_quotes(whole_line(source, span)) {
            (Fault::QuoteMissing, Some(Advice::CloseTheQuote), Reach::Line)
        } else {
            (Fault::CommaMissing, Some(Advice::SeparateWithCommas), Reach::Line)
        }
    } else if starts("invalid unquoted key") {
        (Fault::KeyCharacters { key: text }, Some(Advice::PlainKey), Reach::Value)
    } else if starts("unexpected leading zero") {
        let fault = Fault::LeadingZero { line: before(source, span).trim().to_owned() };
        (fault, Some(Advice::QuoteTheDigits), Reach::Value)
    } else {
        (Fault::NotToml { parser: message.to_owned() }, Some(Advice::KeyEqualsValue), Reach::Line)
    }
}

/// A value without quotes: nothing at all, a date as people write it, or a text.
fn unquoted(text: String) -> (Fault, Advice) {
    if text.trim().is_empty() {
        return (Fault::ValueMissing, Advice::KeyEqualsValue);
    }
    if let Some(meant) = super::values::french_date(&text) {
        return (Fault::NotADate { text }, Advice::Date { meant: Some(meant) });
    }
    if let Some(time) = super::values::clock_time(&text) {
        return (Fault::NotATime { text }, Advice::Write { text: time.format("%H:%M").to_string() });
    }
    let inner = text.trim_matches(['“', '”', '«', '»', '"', '\'', ' ', '\u{a0}']).replace('"', "\\\"");
    let quoted = format!("\"{inner}\"");
    (Fault::QuotesNeeded { text }, Advice::Write { text: quoted })
}

fn looks_like_a_date(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [4, 2, 2]
}

/// What stands on the line before a place.
fn before<'a>(source: &Source<'a>, span: &Range<usize>) -> &'a str {
    source.slice(&(0..span.start)).rsplit('\n').next().unwrap_or_default()
}

fn whole_line<'a>(source: &Source<'a>, span: &Range<usize>) -> &'a str {
    let start = span.start - before(source, span).len();
    source.slice(&(start..source.text().len())).lines().next().unwrap_or_default()
}

fn last_word(text: &str) -> String {
    text.split_whitespace().next_back().unwrap_or_default().to_owned()
}

/// A sentence rather than a key: the text it belongs to has lost a quote.
fn is_prose(line: &str) -> bool {
    line.split_whitespace().nth(1).is_none_or(|second| second.starts_with(char::is_alphabetic))
}

/// Whether a text of the line does not end on it.
fn odd_quotes(line: &str) -> bool {
    line.replace("\\\"", "").matches('"').count() % 2 == 1
}
