//! Every sentence that the program can say is shown by some test, in both languages. A sentence is a text of a message
//! (`words!`), or a string literal of a function that speaks one language (`en`, `fr`, `…_en`, `…_fr`) under `src`;
//! a test shows the sentence where
//! all that stands between its placeholders occurs, in that order, in one line of what a test compares: an answer on a
//! page of stories, a case, a literal of a test.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has to stop")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use support::folder::files_under;
use support::{markdown_under, project};

/// Pages of `check explain`: held by a test of their own beside them.
const PAGES: &[&str] =
    &["domain/findings/pages_en.rs", "domain/findings/pages_fr.rs", "domain/findings/pages_modules.rs"];

/// What names the texts of a message in `words!`; functions that speak one language are named like the first two.
const TEXTS: &[&str] = &["en", "fr", "both", "hint", "hint_en", "hint_fr"];

/// Letters that a literal needs to be a sentence or a part of one.
const LETTERS: usize = 4;

/// One sentence of one language.
struct Sentence {
    file: String,
    line: usize,
    /// What stands between its placeholders.
    parts: Vec<String>,
    text: String,
}

/// A string literal of a Rust file: where, in which function or text of a message, its value.
struct Literal {
    line: usize,
    function: String,
    value: String,
}

#[test]
fn every_sentence_is_shown_by_a_test() {
    let shown = Shown::new();
    let unshown = sentences().into_iter().filter(|sentence| !shown.has(&sentence.parts));
    let lines: Vec<String> = unshown.map(|one| format!("  src/{}:{}: {:?}", one.file, one.line, one.text)).collect();
    assert!(
        lines.is_empty(),
        "shown by no test (a page of tests/stories with `<!-- languages: fr en -->` shows both languages):\n{}",
        lines.join("\n")
    );
}

/// Every sentence of both languages.
fn sentences() -> Vec<Sentence> {
    let root = project().join("src");
    let mut all = Vec::new();
    for (file, bytes) in files_under(&root) {
        if PAGES.contains(&file.as_str()) || Path::new(&file).extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let source = String::from_utf8(bytes).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for literal in literals(code) {
            let speaks = TEXTS.contains(&literal.function.as_str())
                || ["_en", "_fr"].iter().any(|lang| literal.function.ends_with(lang));
            let is_for_programmers =
                code.lines().nth(literal.line - 1).is_some_and(|line| line.trim_start().starts_with("debug_assert"));
            if !speaks || is_for_programmers {
                continue;
            }
            let parts = parts(&literal.value);
            if parts.iter().flat_map(|part| part.chars()).filter(|c| c.is_alphabetic()).count() >= LETTERS {
                let (line, text) = (literal.line, literal.value);
                all.push(Sentence { file: file.clone(), line, parts, text });
            }
        }
    }
    assert!(all.len() > 500, "only {} sentences found under {}", all.len(), root.display());
    all
}

/// What stands between the placeholders of a format string.
fn parts(format: &str) -> Vec<String> {
    let (mut parts, mut part, mut letters) = (Vec::new(), String::new(), format.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '{' | '}' if letters.peek() == Some(&letter) => part.extend(letters.next()),
            '{' => {
                letters.by_ref().find(|c| *c == '}');
                parts.push(std::mem::take(&mut part));
            }
            '\n' => parts.push(std::mem::take(&mut part)),
            _ => part.push(letter),
        }
    }
    parts.push(part);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// What tests compare, line by line.
struct Shown {
    text: String,
}

impl Shown {
    fn new() -> Self {
        let mut text = String::new();
        let pages = markdown_under("tests/stories").into_iter().chain(markdown_under("examples"));
        for page in pages.chain([project().join("README.md")]) {
            text.push_str(&fs::read_to_string(page).unwrap());
            text.push('\n');
        }
        for cases in ["tests/fixtures/forms/cases.toml", "tests/fixtures/logs/cases.toml"] {
            text.push_str(&fs::read_to_string(project().join(cases)).unwrap());
        }
        for folder in ["tests", "src"] {
            for (file, bytes) in files_under(&project().join(folder)) {
                if Path::new(&file).extension().is_none_or(|ending| ending != "rs") || file == "messages.rs" {
                    continue;
                }
                let source = String::from_utf8(bytes).unwrap();
                // Of a file of the program, what it tests; a file of cases is all tests.
                let tests = match source.split_once("#[cfg(test)]") {
                    Some((_, tests)) => tests,
                    None if folder == "tests" || file.contains("cases") || file.contains("tests") => &source,
                    None => continue,
                };
                for literal in literals(tests) {
                    text.push_str(&literal.value);
                    text.push('\n');
                }
            }
        }
        Self { text: read(&text) }
    }

    /// Whether all of these stand in one line, in this order.
    fn has(&self, parts: &[String]) -> bool {
        let parts: Vec<String> = parts.iter().map(|part| read(part)).collect();
        let Some(longest) = parts.iter().max_by_key(|part| part.len()) else { return true };
        self.text.match_indices(longest.as_str()).any(|(at, _)| {
            let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
            let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
            let mut rest = &self.text[start..end];
            parts.iter().all(|part| match rest.find(part.as_str()) {
                Some(found) => {
                    rest = &rest[found + part.len()..];
                    true
                }
                None => false,
            })
        })
    }
}

/// A text as it is read: all spaces the same (in the cells of a table, that before `:` or `»` does not break), the
/// apostrophes of a page of HTML as signs.
fn read(text: &str) -> String {
    text.replace('\u{a0}', " ").replace("&#x27;", "'")
}

/// The string literals of Rust code, comments left out.
fn literals(code: &str) -> Vec<Literal> {
    let (mut found, mut function, mut line) = (Vec::new(), String::new(), 1);
    let mut rest = code;
    let mut word = String::new();
    while let Some(letter) = rest.chars().next() {
        let mut taken = letter.len_utf8();
        match letter {
            '/' if rest.starts_with("//") => taken = rest.find('\n').unwrap_or(rest.len()),
            // What the compiler is told, no reader sees.
            '#' if rest.starts_with("#[") => taken = rest.find("]\n").map_or(2, |end| end + 1),
            '"' => {
                let (value, length) = if word == "r" { raw(rest) } else { quoted(rest) };
                found.push(Literal { line, function: function.clone(), value });
                taken = length;
                word.clear();
            }
            // A character, or a lifetime: `'"'` and `'\''` are no strings.
            '\'' => {
                let inner: Vec<char> = rest.chars().skip(1).take(3).collect();
                taken = match inner.as_slice() {
                    ['\\', escaped, ..] if *escaped != 'u' => 3 + escaped.len_utf8(),
                    ['\\', ..] => rest.find('}').map_or(1, |end| end + 2),
                    [one, '\'', ..] => 2 + one.len_utf8(),
                    _ => 1,
                };
            }
            c if c.is_alphanumeric() || c == '_' => {
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                let next = rest[..length].to_owned();
                if word == "fn" {
                    function.clone_from(&next);
                }
                if TEXTS.contains(&next.as_str()) && rest[length..].starts_with(": ") {
                    function.clone_from(&next);
                }
                word = next;
                taken = length;
            }
            c if c.is_whitespace() => {}
            _ => {
                word.clear();
                // What stands between two functions speaks no language.
                if rest.starts_with('}') && code[..code.len() - rest.len()].ends_with('\n') {
                    function.clear();
                }
            }
        }
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    found
}

/// The value of the raw string that a text begins with (without hashes, as this house writes them), and its length.
fn raw(text: &str) -> (String, usize) {
    let end = text[1..].find('"').map_or(text.len(), |end| end + 1);
    (text[1..end].to_owned(), end + 1)
}

/// The value of the quoted string that a text begins with, and its length.
fn quoted(text: &str) -> (String, usize) {
    let (mut value, mut letters) = (String::new(), text.char_indices().skip(1).peekable());
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (value, at + 1),
            '\\' => match letters.next() {
                Some((_, 'n')) => value.push('\n'),
                Some((_, 't')) => value.push('\t'),
                Some((_, 'r')) => value.push('\r'),
                Some((_, 'u')) => {
                    let code: String = letters.by_ref().skip(1).map(|(_, c)| c).take_while(|c| *c != '}').collect();
                    value.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                // A line goes on below, without the white space that begins it.
                Some((_, '\n')) => while letters.next_if(|(_, c)| c.is_whitespace()).is_some() {},
                Some((_, other)) => value.push(other),
                None => break,
            },
            other => value.push(other),
        }
    }
    (value, text.len())
}

#[test]
fn sentences_are_read_as_the_compiler_reads_them() {
    let code = "fn en(&self) { /* */ // \"no\"\n format!(\"a \\\n   b {x} c\\u{e9} {{d}}\"); '\"'; r\"raw\\n\" }\nfn fr() { \"deux\" }";
    let found: Vec<(String, String)> = literals(code).into_iter().map(|one| (one.function, one.value)).collect();
    let expected = [("en", "a b {x} cé {{d}}"), ("en", "raw\\n"), ("fr", "deux")];
    assert_eq!(found, expected.map(|(function, value)| (function.to_owned(), value.to_owned())));
    assert_eq!(parts("a b {x} cé {{d}}"), ["a b ", " cé {d}"]);
    let lines: BTreeSet<usize> = literals(code).iter().map(|one| one.line).collect();
    assert_eq!(lines, BTreeSet::from([2, 3, 4]));
}
