//! What the TOML parser could not read, in kind words: the frequent slips are named, the rest is the parser's own
//! sentence. Owns the knowledge of that parser's messages and nothing else.

use std::ops::Range;

use toml::de::{DeTable, Error};

use crate::i18n::definition::{Advice, Fault};

use super::findings::Findings;
use super::source::Source;

/// How far what the parser lost may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// One value.
    Value,
    /// Keys of that line.
    Line,
    /// Everything behind it: a list or a text that does not end.
    Rest,
}

/// Reads the text as loosely as the parser can, every slip noted.
pub fn parse<'a>(source: &'a Source<'a>, findings: &mut Findings<'_>) -> DeTable<'a> {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    let mut torn_lines: Vec<u32> = Vec::new();
    let mut end = usize::MAX;
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let line = source.line(span.start);
        let (fault, advice, reach) = kind_words(source, error, &span);
        // One torn line often costs the parser several sentences, a text that does not end costs it all the rest: the
        // first sentence is the one that helps.
        let follows = span.start >= end || torn_lines.contains(&line);
        if follows && !matches!(fault, Fault::NoSuchDate { .. } | Fault::NoSuchTime { .. }) {
            findings.mute(&span);
            continue;
        }
        match reach {
            Reach::Value => {}
            Reach::Line => torn_lines.push(line),
            Reach::Rest => end = end.min(span.start - before(source, &span).len()),
        }
        findings.unreadable(&span, fault, advice);
    }
    // The parser sometimes loses the line after a torn one too.
    let torn_lines = torn_lines.into_iter().flat_map(|line| [line, line + 1]).collect();
    findings.torn(torn_lines, (end != usize::MAX).then_some(end));
    table.into_inner()
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
        (Fault::NoSuchTime { text }, Some(Advice::Time), Reach::Value)
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
            (Fault::StrayText, Some(Advice::CloseTheQuote), Reach::Rest)
        } else {
            let line = before(source, span).trim().to_owned();
            (Fault::EqualsMissing { line }, Some(Advice::KeyEqualsValue), Reach::Line)
        }
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
    let quoted = format!("\"{}\"", text.trim_matches(['“', '”', '«', '»', '"', '\'', ' ', '\u{a0}']));
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
