//! What the TOML parser could not read, in kind words: the frequent slips are named, the rest is the parser's own
//! sentence. Owns the knowledge of that parser's messages and nothing else.

use std::ops::Range;

use toml::de::{DeTable, Error};

use crate::i18n::definition::{Advice, Fault};

use super::findings::Findings;
use super::source::Source;

/// Reads the text as loosely as the parser can, every slip noted.
pub fn parse<'a>(source: &'a Source<'a>, findings: &mut Findings<'_>) -> DeTable<'a> {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    let mut torn_lines: Vec<u32> = Vec::new();
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let line = source.line(span.start);
        let (fault, advice, torn) = kind_words(source, error, &span);
        // One torn line often costs the parser several sentences: the first is the one that helps.
        if torn_lines.contains(&line) && !matches!(fault, Fault::NoSuchDate { .. } | Fault::NoSuchTime { .. }) {
            findings.mute(&span);
            continue;
        }
        if torn {
            torn_lines.push(line);
        }
        findings.unreadable(&span, fault, advice, torn);
    }
    table.into_inner()
}

/// The fault, what to do, and whether keys near it may be lost.
fn kind_words(source: &Source<'_>, error: &Error, span: &Range<usize>) -> (Fault, Option<Advice>, bool) {
    let message = error.message();
    let text = source.slice(span).to_owned();
    let starts = |beginning: &str| message.starts_with(beginning);
    if starts("invalid date") || starts("invalid datetime") {
        let fault = if looks_like_a_date(&text) { Fault::NoSuchDate { text } } else { Fault::NotADate { text } };
        (fault, Some(Advice::Date { meant: None }), false)
    } else if starts("invalid time") {
        (Fault::NoSuchTime { text }, Some(Advice::Time), false)
    } else if starts("duplicate key") {
        (Fault::KeyTwice { key: text }, Some(Advice::KeepOne), false)
    } else if starts("string values must be quoted") {
        unquoted(text)
    } else if starts("key with no value") || starts("missing assignment") || starts("missing value for key") {
        (Fault::EqualsMissing { line: line_text(source, span) }, Some(Advice::KeyEqualsValue), true)
    } else if starts("invalid basic string")
        || starts("invalid literal string")
        || starts("invalid multi-line basic string")
        || starts("invalid multi-line literal string")
    {
        (Fault::QuoteMissing, Some(Advice::CloseTheQuote), true)
    } else if starts("unclosed") {
        let closer = message.rsplit('`').nth(1).unwrap_or("]").to_owned();
        (Fault::NotClosed { closer: closer.clone() }, Some(Advice::Close { closer }), true)
    } else if starts("missing comma") || starts("extra assignment") {
        (Fault::CommaMissing, Some(Advice::SeparateWithCommas), true)
    } else if starts("invalid unquoted key") {
        (Fault::KeyCharacters { key: text }, Some(Advice::PlainKey), false)
    } else if starts("unexpected leading zero") {
        (Fault::LeadingZero { line: line_text(source, span) }, Some(Advice::QuoteTheDigits), false)
    } else {
        (Fault::NotToml { parser: message.to_owned() }, Some(Advice::KeyEqualsValue), true)
    }
}

/// A value without quotes: nothing at all, a date as people write it, or a text.
fn unquoted(text: String) -> (Fault, Option<Advice>, bool) {
    if text.trim().is_empty() {
        return (Fault::ValueMissing, Some(Advice::KeyEqualsValue), false);
    }
    if let Some(meant) = super::values::french_date(&text) {
        return (Fault::NotADate { text }, Some(Advice::Date { meant: Some(meant) }), false);
    }
    if let Some(time) = super::values::clock_time(&text) {
        return (Fault::NotATime { text }, Some(Advice::Write { text: time.format("%H:%M").to_string() }), false);
    }
    let quoted = format!("\"{}\"", text.trim_matches(['“', '”', '«', '»', '"', '\'', ' ', '\u{a0}']));
    (Fault::QuotesNeeded { text }, Some(Advice::Write { text: quoted }), false)
}

fn looks_like_a_date(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [4, 2, 2]
}

fn line_text(source: &Source<'_>, span: &Range<usize>) -> String {
    let before = source.slice(&(0..span.start)).rsplit('\n').next().unwrap_or_default();
    before.trim().to_owned()
}
