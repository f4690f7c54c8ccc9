//! The slips of a line that the parser of TOML stumbled on, as people make them: a table of recognisers, each with what
//! it says and the text to write instead. Whether a proposal is right is the parser's to say: [`super::syntax`] tries it.

use std::ops::Range;

use crate::lang::folded_words;
use crate::store::programme::fault::{Advice, Fault, ValueKind};

use super::meant;
use super::mended::TextEdit;

/// One slip: the bytes to point at, what is wrong there, what to do, and how the text is read on with.
#[derive(Clone, Debug)]
pub struct Slip {
    pub span: Range<usize>,
    pub fault: Fault,
    pub advice: Advice,
    pub edits: Vec<TextEdit>,
}

impl Slip {
    /// A slip whose bytes are replaced by a text that the advice gives.
    fn replaced(span: Range<usize>, put: String, fault: Fault) -> Self {
        let edits = vec![TextEdit::new(span.clone(), put.clone())];
        Self { span, fault, advice: Advice::Write { text: put }, edits }
    }
}

impl Slip {
    /// A slip where something is missing: put in at a byte of the token that is pointed at.
    fn inserted(text: &str, token: Range<usize>, at: usize, put: &str, fault: Fault) -> Self {
        let advised = format!("{}{put}{}", &text[token.start..at], &text[at..token.end]);
        let edits = vec![TextEdit::new(at..at, put)];
        Self { span: token, fault, advice: Advice::Write { text: advised }, edits }
    }
}

/// The tables of a definition, as their headers must be written.
const HEADERS: [&str; 11] = [
    "[programme]",
    "[provider]",
    "[[fields]]",
    "[eligibility]",
    "[[trainers]]",
    "[[funders]]",
    "[funders.export]",
    "[[modules]]",
    "[[cohorts]]",
    "[[cohorts.sessions]]",
    "[[sessions]]",
];

/// A line of a text and where it stands.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    start: usize,
    /// Without its ending.
    end: usize,
}

impl<'t> Line<'t> {
    fn at(text: &'t str, byte: usize) -> Self {
        let byte = byte.min(text.len());
        let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let end = if text[start..end].ends_with('\r') { end - 1 } else { end };
        Self { text, start, end }
    }

    /// What stands on the line, without the comment and the spaces around it.
    fn content(self) -> Range<usize> {
        let line = &self.text[self.start..self.end];
        let end = comment(line).unwrap_or(line.len());
        trimmed(self.text, self.start..self.start + end)
    }

    fn previous(self) -> Option<Self> {
        (self.start > 0).then(|| Self::at(self.text, self.start - 1))
    }

    /// The last line before this one with something on it.
    fn content_before(self) -> Option<Self> {
        std::iter::successors(self.previous(), |line| line.previous()).find(|line| !line.content().is_empty())
    }

    fn next(self) -> Option<Self> {
        let newline = self.end + self.text[self.end..].find('\n')?;
        Some(Self::at(self.text, newline + 1))
    }

    /// The next line with something on it.
    fn content_behind(self) -> Option<Self> {
        std::iter::successors(self.next(), |line| line.next()).find(|line| !line.content().is_empty())
    }
}

/// What may be wrong where the parser stumbled, the most specific first; of each the slips that stand together.
pub fn proposed(text: &str, stumble: usize) -> Vec<Vec<Slip>> {
    // What is not closed is told at the end of the text, behind its last line.
    let mut line = Line::at(text, stumble);
    if line.content().is_empty() {
        line = line.content_before().unwrap_or(line);
    }
    let section = section(text, line.start);
    let before = line.content_before();
    let mut proposed = vec![
        header(line).into_iter().collect(),
        over_lines(line),
        slips_of_line(line, &section),
        before.map(|line| slips_of_line(line, &section)).unwrap_or_default(),
        before.and_then(comma_missing).into_iter().collect(),
        before.and_then(brace_missing).into_iter().collect(),
        before.map(list_open).into_iter().collect(),
        vec![list_open(line)],
        long_text(text).into_iter().collect(),
        lone_word(line).into_iter().collect(),
    ];
    proposed.retain(|slips: &Vec<Slip>| !slips.is_empty());
    proposed
}

/// The table that a line belongs to.
fn section(text: &str, at: usize) -> String {
    let header = text[..at].lines().rev().map(str::trim).find(|line| line.starts_with('[') && !line.contains('='));
    let header = header.unwrap_or_default().trim_matches(['[', ' ']);
    header.split([']', '#']).next().unwrap_or_default().trim().to_owned()
}

/// What French readers call some of those tables.
const FRENCH_HEADERS: [(&str, &str); 8] = [
    ("organisme", "provider"),
    ("champs", "fields"),
    ("formateurs", "trainers"),
    ("financeurs", "funders"),
    ("cohortes", "cohorts"),
    ("cohorte", "cohorts"),
    ("seances", "sessions"),
    ("formation", "programme"),
];

/// The header meant by the name of a table, whatever its case, its accents and its language.
pub fn header_named(name: &str) -> Option<&'static str> {
    let words: Vec<String> = name.split('.').map(|part| folded_words(part).join("_")).collect();
    let folded = words.join(".");
    let french = FRENCH_HEADERS.iter().find(|(french, _)| *french == folded).map(|(_, name)| *name);
    let name = french.unwrap_or(&folded);
    HEADERS.into_iter().find(|header| header.trim_matches(['[', ']']) == name)
}

/// A header with too many or too few brackets, or under another name.
fn header(line: Line<'_>) -> Option<Slip> {
    let content = line.content();
    let written = &line.text[content.clone()];
    let name = written.trim_matches(['[', ']', '{', '}', '(', ')', ' ']);
    let right = header_named(name).filter(|right| *right != written && !written.contains(['=', ':']))?;
    let fault = Fault::HeaderBrackets { header: right.to_owned() };
    Some(Slip::replaced(content, right.to_owned(), fault))
}

fn slips_of_line(line: Line<'_>, section: &str) -> Vec<Slip> {
    let content = line.content();
    let written = &line.text[content.clone()];
    if let Some(comment) = written.strip_prefix("//") {
        return vec![Slip::replaced(content, format!("#{comment}"), Fault::CommentMark)];
    }
    let mut slips = Vec::new();
    match written {
        "}" | "}," | ")" | ")," => {
            return vec![Slip::replaced(content, "]".to_owned(), Fault::WrongBracket { closer: "]".to_owned() })];
        }
        _ => {}
    }
    if written.starts_with(['{', '(']) || written.starts_with('[') && has_entries(written) {
        element(line, &content, section, &mut slips);
    } else if opens_late(written) {
        let brace = first_word(line.text, &content);
        let put = format!("{{ {}", &line.text[brace.clone()]);
        slips.push(Slip::replaced(brace, put, Fault::NotOpened { opener: "{".to_owned() }));
        entries(line.text, content.clone(), section, &mut slips);
    } else if written.starts_with(['"', '“', '«', '\'']) && !written.contains('=') && !written.starts_with("\"\"\"")
    {
        items(line.text, content, true, &mut slips);
    } else {
        statement(line, &content, section, &mut slips);
    }
    slips
}

/// `id = "m1-1", … },`: a table of a list without its brace.
fn opens_late(written: &str) -> bool {
    let end = written.trim_end_matches(',');
    end.ends_with('}') && !end.contains('{') && has_entries(written)
}

fn has_entries(written: &str) -> bool {
    written.contains('=') && written.matches(['=', ':']).count() > 1
}

/// `{ id = "m1-1", … },` within a list.
fn element(line: Line<'_>, content: &Range<usize>, section: &str, slips: &mut Vec<Slip>) {
    let opener = content.start..content.start + 1;
    if &line.text[opener.clone()] != "{" {
        let fault = Fault::WrongBracket { closer: "{".to_owned() };
        slips.push(Slip::replaced(opener, "{".to_owned(), fault));
    }
    entries(line.text, content.start + 1..content.end, section, slips);
    let tail = line.text[content.clone()].trim_end_matches(',');
    let last = content.start + tail.len() - 1;
    if tail.ends_with(')') || tail.ends_with(']') && !balanced(&tail[1..]) || tail.ends_with("}}") {
        let doubled = tail.ends_with("}}");
        let span = if doubled { last - 1..last + 1 } else { last..last + 1 };
        slips.push(Slip::replaced(span, "}".to_owned(), Fault::WrongBracket { closer: "}".to_owned() }));
    }
}

fn balanced(text: &str) -> bool {
    text.matches('[').count() == text.matches(']').count()
}

/// One `key = value` of a line.
struct Entry {
    key: Range<usize>,
    sign: Range<usize>,
    value: Range<usize>,
}

/// The entries of a table between braces: their keys, their values and what parts them.
fn entries(text: &str, within: Range<usize>, section: &str, slips: &mut Vec<Slip>) {
    let found = keys_in(text, within.clone());
    for (at, (key, sign)) in found.iter().enumerate() {
        let next = found.get(at + 1).map(|(key, _)| key.start);
        let raw = trimmed(text, sign.end..next.unwrap_or(within.end));
        let (value, mark) = without_marks(text, raw.clone());
        let entry = Entry { key: key.clone(), sign: sign.clone(), value };
        entry_slips(text, &entry, section, slips);
        if next.is_some() && !mark.contains([',', '{']) {
            let span = if mark.is_empty() { entry.value.clone() } else { entry.value.end..raw.end };
            let told = if mark.is_empty() { last_token(text, entry.value.clone()) } else { span };
            // A value that is put right anyway gets its comma beside it.
            let mended = slips.last().is_some_and(|slip| slip.span.end >= told.end && mark.is_empty());
            if !mended {
                let put = if mark.is_empty() { format!("{},", &text[told.clone()]) } else { ",".to_owned() };
                slips.push(Slip::replaced(told, put, Fault::CommaMissing));
            }
        }
    }
}

/// Where keys and their signs stand. In a line whose quotes are even, what is quoted has none.
fn keys_in(text: &str, within: Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    let line = &text[within.clone()];
    let even = line.replace("\\\"", "").matches('"').count().is_multiple_of(2);
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        if c == '"' && !line[..at].ends_with('\\') {
            quoted = !quoted;
        }
        if !matches!(c, '=' | ':') || even && quoted {
            continue;
        }
        let head = line[..at].trim_end();
        let begin = head
            .rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')
            .map_or(0, |before| before + head[before..].chars().next().map_or(1, char::len_utf8));
        let word = &head[begin..];
        let known = meant::wanted("", word).is_some();
        let parted = head[..begin].is_empty() || head[..begin].ends_with([' ', ',', ';', '{', '(', '[', '\t']);
        if word.is_empty() || !parted || c == ':' && !known || !even && quoted && !known {
            continue;
        }
        let tail = &line[at..];
        let sign = tail.len() - tail.trim_start_matches(['=', ':', '>']).len();
        let key = within.start + begin..within.start + begin + word.len();
        if found.last().is_none_or(|(_, sign)| sign.end <= key.start) {
            found.push((key, within.start + at..within.start + at + sign));
        }
    }
    found
}

/// A value without the commas and brackets behind it, and those.
fn without_marks(text: &str, raw: Range<usize>) -> (Range<usize>, String) {
    let written = &text[raw.clone()];
    let mut value = written.trim_end_matches([',', ';', '}', ')', ']', '{', '(', ' ', '\u{a0}']);
    if let Some(opened) = value.find('[')
        && let Some(closed) = written[opened..].rfind(']')
        && !balanced(value)
    {
        value = &written[..=opened + closed];
    }
    let end = raw.start + value.len();
    (raw.start..end, written[value.len()..].to_owned())
}

/// What is wrong with a key, its sign and its value.
fn entry_slips(text: &str, entry: &Entry, section: &str, slips: &mut Vec<Slip>) {
    let typed = &text[entry.key.clone()];
    let plain = typed.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let mut key = typed;
    if !plain {
        let Some(known) = meant::key_named(typed).filter(|_| section != "eligibility") else { return };
        key = known;
        let fault = Fault::KeyCharacters { key: typed.to_owned() };
        slips.push(Slip::replaced(entry.key.clone(), known.to_owned(), fault));
    }
    let sign = &text[entry.sign.clone()];
    if sign != "=" {
        if sign.trim() == "=" {
            slips.push(Slip::replaced(entry.sign.clone(), " =".to_owned(), Fault::NoBreakSpace));
        } else if sign.is_empty() {
            let span = entry.key.clone();
            let fault = Fault::EqualsMissing { line: typed.to_owned() };
            slips.push(Slip::replaced(span, format!("{key} ="), fault));
        } else {
            let (before, fault) =
                (text[..entry.sign.start].ends_with([' ', '\t']), Fault::EqualsWanted { sign: sign.to_owned() });
            let put = if before { "=" } else { " =" };
            slips.push(Slip::replaced(entry.sign.clone(), put.to_owned(), fault));
        }
    }
    value_slips(text, section, key, entry.value.clone(), slips);
}

fn value_slips(text: &str, section: &str, key: &str, value: Range<usize>, slips: &mut Vec<Slip>) {
    let raw = &text[value.clone()];
    if raw.is_empty() || meant::is_value(raw) {
        return;
    }
    let kind = meant::wanted(section, key).unwrap_or(ValueKind::Text);
    if matches!(kind, ValueKind::Texts | ValueKind::Dates) {
        list(text, key, kind, value, slips);
    } else if kind == ValueKind::Tables {
        entries(text, value, section, slips);
    } else if let Some(put) = meant::meant(kind, raw) {
        let fault = meant::fault(key, kind, raw);
        // Where the text ends is not known if a comment may follow it.
        if fault == Fault::QuoteMissing && raw.contains(" #") {
            let edits = vec![TextEdit::new(value.clone(), put)];
            slips.push(Slip { span: value, fault, advice: Advice::CloseTheQuote, edits });
        } else {
            slips.push(Slip::replaced(value, put, fault));
        }
    }
}

/// `"a", "b"` without its brackets, or with an item that cannot be read.
fn list(text: &str, key: &str, kind: ValueKind, value: Range<usize>, slips: &mut Vec<Slip>) {
    let raw = &text[value.clone()];
    if raw.starts_with('[') {
        if kind == ValueKind::Texts {
            items(text, value.start + 1..value.end, false, slips);
        }
        return;
    }
    let bracketed = format!("[{}]", raw.trim_matches(['[', ']', '(', ')', '{', '}', ',', ' ']));
    if meant::is_value(&bracketed) {
        slips.push(Slip::replaced(value, bracketed, Fault::NotOpened { opener: "[".to_owned() }));
    } else if let Some(put) = meant::meant(kind, raw) {
        slips.push(Slip::replaced(value, put, meant::fault(key, kind, raw)));
    }
}

/// The texts of a list.
fn items(text: &str, within: Range<usize>, whole_line: bool, slips: &mut Vec<Slip>) {
    let inner = text[within.clone()].trim_end();
    let inner = inner.strip_suffix(']').map_or(inner, str::trim_end);
    let end = within.start + inner.len();
    let mut at = within.start;
    while at < end {
        let rest = &text[at..end];
        let skipped = rest.len() - rest.trim_start().len();
        at += skipped;
        let rest = &text[at..end];
        let Some(first) = rest.chars().next() else { break };
        let closers: &[char] = match first {
            '"' => &['"'],
            '\'' => &['\''],
            '“' | '”' | '„' => &['”', '“'],
            '«' => &['»'],
            '‘' => &['’'],
            _ => &[],
        };
        let skip = first.len_utf8();
        let closed = rest[skip..].find(closers).filter(|_| !closers.is_empty());
        let length = match closed {
            Some(close) => skip + close + rest[skip + close..].chars().next().map_or(0, char::len_utf8),
            None => rest.find([',', ';']).unwrap_or(rest.len()),
        };
        let item = trimmed(text, at..at + length);
        let raw = &text[item.clone()];
        at += length;
        let behind = text[at..end].trim_start();
        let mark = behind.chars().next();
        let comma = match mark {
            Some(';') => Some(end - behind.len()),
            _ => None,
        };
        let put = if meant::is_value(raw) { None } else { meant::meant(ValueKind::Text, raw) };
        let missing = mark.is_some_and(|mark| !matches!(mark, ',' | ';'));
        match put {
            Some(put) => {
                let fault = meant::fault("", ValueKind::Text, raw);
                slips.push(Slip::replaced(item, if missing { put + "," } else { put }, fault));
            }
            None if missing => {
                let put = format!("{raw},");
                slips.push(Slip::replaced(item, put, Fault::CommaMissing));
            }
            None => {}
        }
        if let Some(comma) = comma {
            slips.push(Slip::replaced(comma..comma + 1, ",".to_owned(), Fault::CommaMissing));
        }
        if matches!(mark, Some(',' | ';')) {
            at = end - behind.len() + 1;
        }
        if whole_line && mark.is_none() {
            break;
        }
    }
}

/// `key = value` on a line of its own.
fn statement(line: Line<'_>, content: &Range<usize>, section: &str, slips: &mut Vec<Slip>) {
    let text = line.text;
    let Some(entry) = parted(text, content.clone(), section) else { return };
    let raw = &text[entry.value.clone()];
    let key = &text[entry.key.clone()];
    let kind = meant::wanted(section, key);
    if matches!(kind, Some(ValueKind::Tables | ValueKind::Texts)) && matches!(raw, "" | "{" | "(") {
        let follows = line.content_behind().is_some_and(|next| text[next.content()].starts_with(['{', '"', '“', '«']));
        if follows {
            let (span, put) = if raw.is_empty() {
                (entry.sign.clone(), format!("{} [", text[entry.sign.clone()].trim_end()))
            } else {
                (entry.value.clone(), "[".to_owned())
            };
            slips.push(Slip::replaced(span, put, Fault::NotOpened { opener: "[".to_owned() }));
        }
        return;
    }
    if !meant::is_value(raw)
        && let Some(behind) = behind_value(raw)
        && let Some(slip) = stray(text, &entry, behind, kind, section)
    {
        let value = entry.value.start..entry.value.start + behind;
        entry_slips(text, &Entry { value: trimmed(text, value), ..entry }, section, slips);
        slips.push(slip);
        return;
    }
    entry_slips(text, &entry, section, slips);
}

/// Where a value that can be read ends, with something behind it.
fn behind_value(raw: &str) -> Option<usize> {
    let end = match raw.chars().next()? {
        quote @ ('"' | '\'') => 2 + raw[1..].find(quote)?,
        '[' => raw.find(']')? + 1,
        _ => raw.find([' ', ';', '/'].as_slice())?,
    };
    (meant::is_value(&raw[..end]) && end < raw.len()).then_some(end)
}

/// What stands behind a value: a mark, a comment of another language, another key, or a word.
fn stray(text: &str, entry: &Entry, behind: usize, kind: Option<ValueKind>, section: &str) -> Option<Slip> {
    let value = entry.value.clone();
    let rest = trimmed(text, value.start + behind..value.end);
    let written = &text[rest.clone()];
    let is_text = matches!(text[value.clone()].chars().next(), Some('"' | '\'' | '['));
    if matches!(written, "," | ";") {
        let token = last_token(text, value.start..value.start + behind);
        let put = text[token.clone()].to_owned();
        let edits = vec![TextEdit::new(token.end..rest.end, "")];
        let fault = Fault::StrayMark { mark: written.to_owned() };
        return Some(Slip { span: token.start..rest.end, fault, advice: Advice::Write { text: put }, edits });
    }
    if let Some(comment) = written.strip_prefix("//") {
        return Some(Slip::replaced(rest, format!("#{comment}"), Fault::CommentMark));
    }
    if !is_text {
        return None;
    }
    let next = keys_in(text, rest.clone());
    if let Some((key, _)) = next.first().filter(|(key, _)| key.start == rest.start) {
        let edits = vec![TextEdit::new(rest.start..rest.start, "\n")];
        let key = text[key.clone()].to_owned();
        return Some(Slip { span: rest, fault: Fault::LinesJoined { key }, advice: Advice::NewLine, edits });
    }
    let texts = kind == Some(ValueKind::Texts) || section == "eligibility";
    if texts || written.ends_with(meant::STRAIGHT) {
        return None;
    }
    let put = format!("# {written}");
    Some(Slip::replaced(rest, put, Fault::StrayBehind { text: written.to_owned() }))
}

/// The key, the sign and the value of a line; the sign is empty where it is missing.
fn parted(text: &str, content: Range<usize>, section: &str) -> Option<Entry> {
    let line = &text[content.clone()];
    let opened = line.find(['"', '“', '«', '[', '{']).unwrap_or(line.len());
    let equals = line[..opened].find('=');
    let colon = line[..opened].find(':').filter(|colon| {
        let word = line[..*colon].trim();
        meant::wanted(section, word).is_some() || meant::key_named(word).is_some() && opened < line.len()
    });
    let sign = match (equals, colon) {
        (Some(equals), Some(colon)) => Some(equals.min(colon)),
        (one, other) => one.or(other),
    };
    if let Some(at) = sign {
        let tail = &line[at..];
        let length = tail.len() - tail.trim_start_matches(['=', ':', '>']).len();
        let from = content.start + at;
        // A space that does not break stands between the key and its sign as a letter would.
        let key = trimmed(text, content.start..from);
        let gap = &text[key.end..from];
        let sign = if gap.contains('\u{a0}') || gap.contains('\u{202f}') {
            key.end..from + length
        } else {
            from..from + length
        };
        let value = trimmed(text, sign.end..content.end);
        return (!key.is_empty()).then_some(Entry { key, sign, value });
    }
    let key = first_word(text, &content);
    meant::wanted(section, &text[key.clone()])?;
    let value = trimmed(text, key.end..content.end);
    let starts_value =
        text[value.clone()].starts_with(['"', '\'', '“', '«', '[', '{']) || meant::is_value(&text[value.clone()]);
    starts_value.then_some(Entry { sign: key.end..key.end, key, value })
}

/// A text that goes on over the next line.
fn over_lines(line: Line<'_>) -> Vec<Slip> {
    let content = line.content();
    let written = &line.text[content.clone()];
    let Some(opened) = written.find('"').filter(|_| written.matches('"').count() == 1 && written.contains('=')) else {
        return Vec::new();
    };
    let Some(next) = line.next() else { return Vec::new() };
    let tail = next.content();
    let end = &line.text[tail.clone()];
    if !end.ends_with('"') || end.matches('"').count() != 1 || end.contains('=') {
        return Vec::new();
    }
    let from = content.start + opened;
    let edits = vec![TextEdit::new(from..from + 1, "\"\"\""), TextEdit::new(tail.end - 1..tail.end, "\"\"\"")];
    vec![Slip { span: from..content.end, fault: Fault::TextOverLines, advice: Advice::ThreeQuotes, edits }]
}

/// A text between three quotes that does not end.
fn long_text(text: &str) -> Option<Slip> {
    let marks: Vec<usize> = text.match_indices("\"\"\"").map(|(at, _)| at).collect();
    let last = *marks.last().filter(|_| marks.len() % 2 == 1)?;
    let line = Line::at(text, last);
    text[line.start..last].contains('=').then_some(())?;
    let span = last..line.content().end;
    let edits = vec![TextEdit::new(span.end..span.end, "\"\"\"")];
    Some(Slip { span, fault: Fault::QuoteMissing, advice: Advice::CloseTheQuote, edits })
}

/// An item of a list without the comma behind it.
fn comma_missing(line: Line<'_>) -> Option<Slip> {
    let content = line.content();
    line.text[content.clone()].ends_with(['"', '\'', '}']).then_some(())?;
    let token = last_token(line.text, content);
    Some(Slip::inserted(line.text, token.clone(), token.end, ",", Fault::CommaMissing))
}

/// A table of a list without the brace behind it.
fn brace_missing(line: Line<'_>) -> Option<Slip> {
    let content = line.content();
    let written = &line.text[content.clone()];
    let whole = written.trim_end_matches(',');
    let opened = written.rfind('{')?;
    (!written[opened..].contains('}')).then_some(())?;
    let end = content.start + whole.len();
    let token = last_token(line.text, content.start..end);
    let put = if whole == written { " }," } else { " }" };
    let fault = Fault::NotClosed { closer: "}".to_owned() };
    Some(Slip::inserted(line.text, token.start..content.end, end, put, fault))
}

/// The last item of a list without the bracket behind it.
fn list_open(line: Line<'_>) -> Slip {
    let content = line.content();
    let token = last_token(line.text, content);
    let put = if line.text[token.clone()].ends_with([',', '}']) { " ]" } else { "]" };
    Slip::inserted(line.text, token.clone(), token.end, put, Fault::NotClosed { closer: "]".to_owned() })
}

/// A line of one word.
fn lone_word(line: Line<'_>) -> Option<Slip> {
    let content = line.content();
    let written = &line.text[content.clone()];
    let word = !written.is_empty() && written.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    (word && meant::wanted("", written).is_none()).then_some(())?;
    let fault = Fault::StrayLine { text: written.to_owned() };
    Some(Slip::replaced(content, format!("# {written}"), fault))
}

/// The quoted text, or the word, at the end of a range.
fn last_token(text: &str, within: Range<usize>) -> Range<usize> {
    let written = &text[within.clone()];
    let body = written.trim_end_matches(',');
    let start = match body.chars().next_back() {
        Some(quote @ ('"' | '\'')) => body[..body.len() - 1].rfind(quote).unwrap_or(0),
        _ => body.rfind([' ', '\t', '=']).map_or(0, |space| space + 1),
    };
    within.start + start..within.end
}

fn first_word(text: &str, content: &Range<usize>) -> Range<usize> {
    let written = &text[content.clone()];
    let end = written.find([' ', '\t', '\u{a0}', '"']).unwrap_or(written.len());
    content.start..content.start + end
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let written = text.get(range.clone()).unwrap_or_default();
    let start = range.start + written.len() - written.trim_start().len();
    start..(range.start + written.trim_end().len()).max(start)
}

/// Where the comment of a line begins. A `#` within quotes begins none; a quote behind a word opens no text.
fn comment(line: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' if quoted => quoted = line[..at].ends_with('\\'),
            '"' => {
                quoted = line[..at].trim_end().ends_with(['=', ':', '>', '[', '{', '(', ',', ';'])
                    || line[..at].trim().is_empty();
            }
            '#' if !quoted => return Some(at),
            _ => {}
        }
    }
    None
}
