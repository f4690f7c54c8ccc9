//! One line of the journal: an operation of this program, or why it is none. Only an operation is ever acted on; any
//! other line stays as it is and is named by `check`.

use serde::de::IgnoredAny;
use serde_json::Value;

use super::{FileEdit, Operation};
use crate::store::paths::{is_definition, is_known, is_plain_name, table_of};

/// What every line begins with.
const HEAD: &[u8] = b"{\"op\":";
/// What follows the number.
const AFTER_NUMBER: &[u8] = b",\"at\":\"";
/// Beyond this a number is no longer exact in every reader of JSON, and nobody has done so much.
const LARGEST: u64 = 1 << 53;

#[derive(Debug)]
pub(super) enum KnownLine {
    /// Nothing, or bytes that a power cut left.
    Blank,
    /// An operation, each of whose files is one of this folder.
    Operation(Box<Operation>),
    /// No operation for this program.
    Unusable(Unusable),
}

/// Why a line is no operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) enum Unusable {
    /// It does not read.
    Broken,
    /// It names a file that no operation can have written.
    Elsewhere(String),
    /// It reads, with keys or kinds of changes that a newer version may know; with its number.
    Newer(u64),
}

impl KnownLine {
    /// Reads a line, with or without its end.
    pub(super) fn of(line: &[u8]) -> Self {
        let line = trimmed(line);
        if line.is_empty() {
            return Self::Blank;
        }
        match serde_json::from_slice::<Operation>(line) {
            Ok(operation) => match unfit(&operation) {
                None => Self::Operation(Box::new(operation)),
                Some(why) => Self::Unusable(why),
            },
            Err(_) => Self::Unusable(foreign(line)),
        }
    }
}

/// Without white space, the mark that editors put at the head of a file, and the zeros that a power cut leaves where
/// text was to come.
fn trimmed(line: &[u8]) -> &[u8] {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let filled = |byte: &u8| *byte != 0 && !byte.is_ascii_whitespace();
    let (Some(first), Some(last)) = (line.iter().position(filled), line.iter().rposition(filled)) else { return &[] };
    &line[first..=last]
}

/// Why an operation that reads is not acted on.
fn unfit(operation: &Operation) -> Option<Unusable> {
    let elsewhere = |path: &str| Some(Unusable::Elsewhere(path.to_owned()));
    if let Some(file) = operation.files.iter().find(|file| !is_known(&file.path)) {
        return elsewhere(&file.path);
    }
    for edit in &operation.changes {
        let (table, fits) = match edit {
            FileEdit::Row { table, .. } => (table, is_known(table) && table_of(table).is_some()),
            FileEdit::Lines { table, .. } => (table, is_known(table) && is_definition(table)),
        };
        if !fits {
            return elsewhere(table);
        }
        if let FileEdit::Lines { key, .. } = edit
            && let Some(cohort) = key.first().filter(|cohort| !is_plain_name(cohort))
        {
            return elsewhere(cohort);
        }
    }
    (operation.op == 0 || operation.op >= LARGEST).then_some(Unusable::Broken)
}

/// A line that is no operation of this version: of a newer one where it says who did what when, and names no file
/// elsewhere.
fn foreign(line: &[u8]) -> Unusable {
    let Ok(Value::Object(line)) = serde_json::from_slice(line) else { return Unusable::Broken };
    let list = |key| line.get(key).and_then(Value::as_array).map_or(&[] as &[Value], Vec::as_slice);
    let (files, changes) = (list("files"), list("changes"));
    let paths =
        files.iter().filter_map(|file| file.get("path")).chain(changes.iter().filter_map(|edit| edit.get("table")));
    if let Some(path) = paths.filter_map(Value::as_str).find(|path| !is_known(path)) {
        return Unusable::Elsewhere(path.to_owned());
    }
    let said = |key| line.get(key).is_some_and(Value::is_string);
    match line.get("op").and_then(Value::as_u64) {
        Some(number) if (1..LARGEST).contains(&number) && said("at") && said("by") => Unusable::Newer(number),
        _ => Unusable::Broken,
    }
}

/// Whether bytes without an end of line are the beginning of one operation, which a crash cut short: nothing else at the
/// end of a journal is ever cut off.
pub(super) fn is_beginning(tail: &[u8]) -> bool {
    let end = tail.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let tail = &tail[..end];
    let Some(rest) = tail.strip_prefix(HEAD) else { return !tail.is_empty() && HEAD.starts_with(tail) };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = &rest[digits..];
    let headed = rest.is_empty() || digits > 0 && (rest.starts_with(AFTER_NUMBER) || AFTER_NUMBER.starts_with(rest));
    headed && serde_json::from_slice::<IgnoredAny>(tail).is_err_and(|error| error.is_eof())
}

/// The number that a line begins with, found without reading the line.
pub(super) fn number(line: &[u8]) -> Option<u64> {
    let rest = trimmed(line).strip_prefix(HEAD)?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&rest[..digits]).ok()?.parse().ok().filter(|number| *number < LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: &str, file: &str, table: &str, more: &str) -> String {
        format!(
            "{{\"op\":{number},\"at\":\"2021-04-02T12:10:00+02:00\",\"by\":\"claire\",\"command\":[\"formation\"],\
             \"files\":[{{\"path\":\"{file}\",\"before\":null,\"after\":\"aa\"}}],\"changes\":[{{\"table\":\"{table}\",\
             \"key\":[\"c\",\"m1\"],{more}}}]}}"
        )
    }

    #[test]
    fn a_line_is_an_operation_of_this_folder_or_none() {
        let (row, lines) = ("\"index\":0,\"before\":{},\"after\":null", "\"at\":1,\"before\":\"a\",\"after\":\"b\"");
        let (table, toml) = ("data/c/enrolments.csv", "programme.toml");
        let elsewhere = |path: &str| Some(Unusable::Elsewhere(path.to_owned()));
        let cases = [
            (line("1", table, table, row), None),
            (line("1", toml, toml, lines), None),
            (format!("\u{feff}{}\r\n\0\0", line("1", table, table, row)), None),
            (line("1", "/etc/passwd", table, row), elsewhere("/etc/passwd")),
            (line("1", table, "../x/data/c/enrolments.csv", row), elsewhere("../x/data/c/enrolments.csv")),
            (line("1", toml, toml, row), elsewhere(toml)),
            (line("1", table, table, lines), elsewhere(table)),
            (line("1", toml, toml, lines).replace("[\"c\",", "[\"../c\","), elsewhere("../c")),
            (line("0", table, table, row), Some(Unusable::Broken)),
            (line("18446744073709551615", table, table, row), Some(Unusable::Broken)),
            (line("7", table, table, "\"moved\":3"), Some(Unusable::Newer(7))),
            (line("7", table, table, row).replace("\"files\"", "\"shared\":true,\"files\""), Some(Unusable::Newer(7))),
            (line("7", table, "/etc/passwd", "\"moved\":3"), elsewhere("/etc/passwd")),
            ("{\"op\":10}".into(), Some(Unusable::Broken)),
            ("[1,2]".into(), Some(Unusable::Broken)),
            (line("1", table, table, row).repeat(2), Some(Unusable::Broken)),
            (line("1", table, table, row)[..60].to_owned(), Some(Unusable::Broken)),
        ];
        for (text, expected) in cases {
            let found = match KnownLine::of(text.as_bytes()) {
                KnownLine::Operation(_) => None,
                KnownLine::Unusable(why) => Some(why),
                KnownLine::Blank => panic!("{text}"),
            };
            assert_eq!(found, expected, "{text}");
        }
        for blank in ["", "\r\n", " ", "\0\0", "\u{feff}"] {
            assert!(matches!(KnownLine::of(blank.as_bytes()), KnownLine::Blank), "{blank:?}");
        }
    }

    #[test]
    fn only_the_beginning_of_an_operation_is_a_tail_to_cut_off() {
        let whole =
            line("12", "data/c/enrolments.csv", "data/c/enrolments.csv", "\"index\":0,\"before\":{\"é\":\"\\\\\"}");
        for end in 1..whole.len() {
            assert!(is_beginning(&whole.as_bytes()[..end]), "{}", String::from_utf8_lossy(&whole.as_bytes()[..end]));
        }
        assert!(is_beginning(&[&whole.as_bytes()[..50], &[0; 300]].concat()), "what a power cut leaves");
        let others = [
            "",
            "\0\0",
            "}",
            "{ \"op\": 1",
            "{\"op\":x",
            "{\"op\":1,\"by\":\"",
            "{\"op\":1}",
            "{\"at\":\"2021",
            "[",
            "<<<<<<< HEAD",
            "nonsense",
            "{\"op\":1,\"at\":\"a\u{1}",
        ];
        for other in others {
            assert!(!is_beginning(other.as_bytes()), "{other:?}");
        }
        let two = format!("{whole}{whole}");
        assert!(!is_beginning(two.as_bytes()), "two operations whose line ends are gone");
        assert!(!is_beginning(&two.as_bytes()[..two.len() - 9]), "the same, cut");
        assert!(!is_beginning(whole.as_bytes()), "a whole line");
        assert_eq!((number(whole.as_bytes()), number(b"{\"op\":,"), number(b"x")), (Some(12), None, None));
    }
}
