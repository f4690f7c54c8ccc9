//! What the TOML parser could not read, in kind words: slips that are recognised are put right and told, the rest is told
//! by what the parser stumbled on. Owns the knowledge of that parser's messages and nothing else.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use chrono::NaiveTime;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::store::programme::fault::{Advice, Fault, ValueKind};

use super::findings::DefinitionFindings;
use super::meant;
use super::mended::MendedText;
use super::slips::{self, Slip};
use super::source::DefinitionSource;

/// How far what the parser lost may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Value,
    /// Keys of that line.
    Line,
    /// Everything behind it: a list or a text that does not end.
    Rest,
}

/// Lines that the parser is helped over without knowing their slip; a file with more of them is no definition.
const MOST: usize = 32;

/// Bytes that are parsed again at most to put slips right; of what is left the place is told all the same.
const PARSED_AGAIN: usize = 24 << 20;

/// Lists of tables, and tables, of a definition.
const LISTS: [&str; 6] = ["fields", "trainers", "funders", "modules", "cohorts", "sessions"];
const TABLES: [&str; 4] = ["programme", "provider", "eligibility", "pedagogy"];

/// Reads the text as loosely as can be, every slip noted, and hands what was read to `read`. A slip that is recognised
/// is put right in memory, so that what is wrong further down is said in the same run and nothing that follows from the
/// slip. Where the parser gives up at a line, the line is blanked and it tries again.
pub fn parsed<R>(
    source: &DefinitionSource<'_>,
    findings: &mut DefinitionFindings<'_>,
    read: impl FnOnce(&DeTable<'_>, &mut DefinitionFindings<'_>) -> R,
) -> R {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    if errors.is_empty() && misfit(source.text(), table.get_ref()).is_none() {
        return read(table.get_ref(), findings);
    }
    drop(table);
    let (mended, slips, stuck) = put_right(source.text());
    source.read_on_with(mended);
    for (span, slip) in slips {
        findings.slip(&span, slip.fault, slip.advice);
    }
    let (table, mut errors) = DeTable::parse_recoverable(source.read());
    errors.extend(stuck);
    errors.sort_by_key(|error| error.span().unwrap_or_default().start);
    note(source, findings, &errors);
    read(table.get_ref(), findings)
}

/// A slip that was put right, with its bytes of the file.
type SlipAt = (Range<usize>, Slip);

/// The text that the parser can read, the slips that were put right with their bytes of the file, and the lines that
/// were blanked.
fn put_right(text: &str) -> (MendedText, Vec<SlipAt>, Vec<Error>) {
    let mut mended = MendedText::new(text);
    let mut told: Vec<SlipAt> = Vec::new();
    let mut stuck = Vec::new();
    // Lines whose slip is not known, by their place in the file.
    let mut left: HashSet<usize> = HashSet::new();
    let mut parsed_again = 0;
    let mut errors = stumbles(text);
    while let Some(first) = next(&mended, &errors, &left) {
        let at = errors[first].0;
        let proposed = if parsed_again > PARSED_AGAIN { Vec::new() } else { slips::proposed(mended.text(), at) };
        let line_end = mended.text()[at..].find('\n').map_or(mended.text().len(), |newline| at + newline);
        let to_end = mended.text().len() - line_end;
        let mut best: Option<(MendedText, Stumbles, Vec<Slip>)> = None;
        // What is left behind the next stumble; none, and the parser got through.
        let mut least = Some(mended.text().len() - at);
        for slips in proposed {
            let Some(tried) = mended.with(slips.iter().flat_map(|slip| &slip.edits)) else { continue };
            parsed_again += tried.text().len();
            let stumbles = stumbles(tried.text());
            let rest = next(&tried, &stumbles, &left).map(|next| tried.text().len() - stumbles[next].0);
            // The one after which the parser gets farthest; the first that mends the line is taken.
            if rest < least {
                least = rest;
                best = Some((tried, stumbles, slips));
            }
            if least < Some(to_end) {
                break;
            }
        }
        if let Some((tried, stumbles, slips)) = best {
            told.extend(slips.into_iter().map(|slip| (mended.originals(&slip.span), slip)));
            (mended, errors) = (tried, stumbles);
            continue;
        }
        left.insert(line_of(&mended, at));
        if errors[first].1.as_ref().is_some_and(gives_up) && stuck.len() < MOST {
            stuck.extend(errors.swap_remove(first).1);
            mended.blank(whole_line_of(mended.text(), at));
            errors = stumbles(mended.text());
        }
    }
    (mended, told, stuck)
}

/// Where the parser stumbles, in the order of the text, with what it says; nothing where a header is read and is not
/// that of its table.
type Stumbles = Vec<(usize, Option<Error>)>;

fn stumbles(text: &str) -> Stumbles {
    let (table, errors) = DeTable::parse_recoverable(text);
    let at = |error: &Error| error.span().unwrap_or_default().start.min(text.len());
    let mut stumbles: Stumbles = errors.into_iter().map(|error| (at(&error), Some(error))).collect();
    stumbles.extend(misfit(text, table.get_ref()).map(|at| (at, None)));
    stumbles.sort_by_key(|(at, _)| *at);
    stumbles
}

/// The first stumble on a line that is not left as it is.
fn next(mended: &MendedText, stumbles: &Stumbles, left: &HashSet<usize>) -> Option<usize> {
    stumbles.iter().position(|(at, _)| !left.contains(&line_of(mended, *at)))
}

fn line_of(mended: &MendedText, at: usize) -> usize {
    mended.original(whole_line_of(mended.text(), at).start)
}

/// A line without its ending.
fn whole_line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    start..if text[start..end].ends_with('\r') { end - 1 } else { end }
}

/// The first header of a table that must be a list of tables, or the other way round, or under another name.
fn misfit(text: &str, root: &DeTable<'_>) -> Option<usize> {
    let header = |(key, value): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
        let name: &str = key.get_ref();
        let wrong = match value.get_ref() {
            DeValue::Table(_) if LISTS.contains(&name) => true,
            DeValue::Array(_) if TABLES.contains(&name) => true,
            _ => !LISTS.contains(&name) && !TABLES.contains(&name) && slips::header_named(name).is_some(),
        };
        let at = key.span().start;
        let line = whole_line_of(text, at);
        (wrong && text[line.start..at].trim_start().starts_with('[')).then_some(at)
    };
    root.iter().filter_map(header).min()
}

/// Whether the parser reads nothing behind this.
fn gives_up(error: &Error) -> bool {
    error.message().starts_with("key with no value")
}

fn note(source: &DefinitionSource<'_>, findings: &mut DefinitionFindings<'_>, slips: &[Error]) {
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
fn kind_words(source: &DefinitionSource<'_>, error: &Error, span: &Range<usize>) -> (Fault, Option<Advice>, Reach) {
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
        let (fault, advice) = unquoted(source, span, &text);
        (fault, Some(advice), Reach::Value)
    } else if starts("unexpected `=` in array") {
        let closer = "]".to_owned();
        (Fault::NotClosed { closer: closer.clone() }, Some(Advice::Write { text: closer }), Reach::Rest)
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
        (Fault::NotClosed { closer: closer.clone() }, Some(Advice::Write { text: closer }), Reach::Line)
    } else if starts("unclosed") {
        let closer = if starts("unclosed inline table") { "}" } else { "]" }.to_owned();
        (Fault::NotClosed { closer: closer.clone() }, Some(Advice::Write { text: closer }), Reach::Rest)
    } else if starts("missing comma") || starts("extra assignment") {
        if odd_quotes(whole_line(source, span)) {
            (Fault::QuoteMissing, Some(Advice::CloseTheQuote), Reach::Line)
        } else {
            (Fault::CommaMissing, Some(Advice::Write { text: ",".to_owned() }), Reach::Line)
        }
    } else if starts("invalid unquoted key") {
        (Fault::KeyCharacters { key: text }, Some(Advice::PlainKey), Reach::Value)
    } else {
        (Fault::NotToml { line: whole_line(source, span).trim().to_owned() }, Some(Advice::KeyEqualsValue), Reach::Line)
    }
}

/// A value without quotes: nothing at all, a value that its key does not take, or a text.
fn unquoted(source: &DefinitionSource<'_>, span: &Range<usize>, text: &str) -> (Fault, Advice) {
    if text.trim().is_empty() {
        return (Fault::ValueMissing, Advice::KeyEqualsValue);
    }
    let before = before(source, span).trim_end().trim_end_matches(['=', ' ']);
    let key = before.rsplit([' ', ',', '{', '\t']).next().unwrap_or_default();
    let wanted =
        meant::wanted("", key).filter(|kind| !matches!(kind, ValueKind::Text | ValueKind::Texts | ValueKind::Tables));
    let kind = wanted.unwrap_or(ValueKind::Text);
    let fault = meant::fault(key, kind, text);
    let advice = match (meant::meant(kind, text), kind) {
        (Some(text), _) => Advice::Write { text },
        (None, ValueKind::Date | ValueKind::Dates) => Advice::Date { meant: None },
        (None, ValueKind::Time) => Advice::Time,
        (None, ValueKind::Hours) => Advice::Hours,
        (None, _) => Advice::Value { key: key.to_owned() },
    };
    (fault, advice)
}

fn looks_like_a_date(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [4, 2, 2]
}

/// What stands on the line before a place.
fn before<'a>(source: &'a DefinitionSource<'_>, span: &Range<usize>) -> &'a str {
    source.slice(&(0..span.start)).rsplit('\n').next().unwrap_or_default()
}

fn whole_line<'a>(source: &'a DefinitionSource<'_>, span: &Range<usize>) -> &'a str {
    let start = span.start - before(source, span).len();
    source.slice(&(start..source.read().len())).lines().next().unwrap_or_default()
}

/// A sentence rather than a key: the text it belongs to has lost a quote.
fn is_prose(line: &str) -> bool {
    line.split_whitespace().nth(1).is_none_or(|second| second.starts_with(char::is_alphabetic))
}

/// Whether a text of the line does not end on it.
fn odd_quotes(line: &str) -> bool {
    line.replace("\\\"", "").matches('"').count() % 2 == 1
}
