//! A text broken into lines no wider than a terminal, between words alone. A date, a duration and a command in backticks are
//! each one word, and a sign that French sets apart (« : », « ; ») stays with the word that it follows. Owns no width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::lang::dates::{is_month, is_weekday};

/// Stands for a space at which a text is not to be broken, until [`apart`] makes it a space again. Private use: no text has it.
const GLUE: char = '\u{e000}';

/// A word wider than this is cut in a table: no e-mail address is longer.
pub const WHOLE: usize = 254;

/// The text, each of its lines no wider than this unless a word is. What continues a line stands under its text: behind
/// the last wide gap of its first half, else two columns further in.
pub fn wrapped(text: &str, width: usize) -> String {
    let lines =
        text.split('\n').map(|line| if shown_width(line) <= width { line.to_owned() } else { broken(line, width) });
    lines.collect::<Vec<_>>().join("\n")
}

/// The text with its dates, durations and commands as one word each: for a table that breaks texts at spaces.
pub fn glued(text: &str) -> String {
    if !text.contains(' ') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    each_word(text, |gap, word| {
        if !out.is_empty() {
            out.push_str(gap);
        }
        let mut rest = word;
        while let Some(at) = memchr::memchr(b' ', rest.as_bytes()) {
            out.push_str(&rest[..at]);
            out.push(GLUE);
            rest = &rest[at + 1..];
        }
        out.push_str(rest);
    });
    out
}

/// A text that is not to be broken at all, for whoever breaks lines at spaces.
pub fn unbroken(text: &str) -> String {
    text.replace(' ', &GLUE.to_string())
}

/// What [`glued`] or [`unbroken`] put together, with its spaces again.
pub fn apart(text: String) -> String {
    if text.contains(GLUE) { text.replace(GLUE, " ") } else { text }
}

/// Appends what [`apart`] makes of a text.
pub fn append_apart(text: &str, out: &mut String) {
    for (position, part) in text.split(GLUE).enumerate() {
        if position > 0 {
            out.push(' ');
        }
        out.push_str(part);
    }
}

/// Columns that a text without codes takes on a terminal.
pub fn width(text: &str) -> usize {
    let one_each = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if one_each { text.len() } else { text.width() }
}

/// Columns that a text takes on a terminal: the codes of colours take none.
pub fn shown_width(text: &str) -> usize {
    if !text.contains('\u{1b}') {
        return width(text);
    }
    let (mut width, mut in_code) = (0, false);
    for c in text.chars() {
        match (in_code, c) {
            (false, '\u{1b}') => in_code = true,
            (true, c) => in_code = !c.is_ascii_alphabetic(),
            (false, c) => width += c.width().unwrap_or(0),
        }
    }
    width
}

/// One line in several.
fn broken(line: &str, width: usize) -> String {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let hang = hanging(line, indent, width);
    let (mut out, mut column, mut begun) = (" ".repeat(indent), indent, false);
    // A command that did not fit has its line to itself.
    let mut alone = false;
    for (gap, word) in words(&line[indent..]) {
        let wide = shown_width(word);
        if begun && (alone || column + gap.len() + wide > width) {
            out = out.trim_end().to_owned();
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', hang));
            column = hang;
            alone = is_command(word);
        } else if begun {
            out.push_str(gap);
            column += gap.len();
        }
        out.push_str(word);
        column += wide;
        begun = true;
    }
    out
}

/// Where the lines that continue a line begin.
fn hanging(line: &str, indent: usize, width: usize) -> usize {
    let gaps =
        line.match_indices("  ").map(|(at, _)| at + 2).filter(|at| *at > indent && !line[*at..].starts_with(' '));
    let columns = gaps.map(|at| shown_width(&line[..at])).filter(|column| *column <= width / 2);
    columns.last().unwrap_or(indent + 2)
}

fn is_command(word: &str) -> bool {
    word.trim_start_matches(['(', '«', '\u{a0}']).starts_with("`formation ")
}

/// The words of a line, each with the gap before it: what is never broken is one word.
fn words(line: &str) -> Vec<(&str, &str)> {
    let mut words = Vec::new();
    each_word(line, |gap, word| words.push((gap, word)));
    words
}

/// Hands on the words of a line, as [`words`] has them.
fn each_word<'l>(line: &'l str, mut take: impl FnMut(&'l str, &'l str)) {
    // Spaces and backticks are one byte each, and no other sign has such a byte.
    let bytes = line.as_bytes();
    let paired = memchr::memchr_iter(b'`', bytes).count().is_multiple_of(2);
    // A word waits until it is known whether the next one stays with it.
    let mut waiting: Option<(usize, usize, usize)> = None;
    let (mut last, mut start, mut gap, mut quoted) = ("", None, 0, false);
    for (at, byte) in bytes.iter().chain([&b' ']).enumerate() {
        quoted ^= *byte == b'`' && paired;
        match (byte, start) {
            (b' ', Some(begun)) if !quoted => {
                let word = &line[begun..at];
                match &mut waiting {
                    Some(before) if begun - gap == 1 && together(last, word) => before.2 = at,
                    _ => {
                        if let Some((gap, from, to)) = waiting.replace((gap, begun, at)) {
                            take(&line[gap..from], &line[from..to]);
                        }
                    }
                }
                (last, start, gap) = (word, None, at);
            }
            (b' ', _) => {}
            (_, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some((gap, from, to)) = waiting {
        take(&line[gap..from], &line[from..to]);
    }
}

/// Whether a line is never broken between these two words.
fn together(left: &str, right: &str) -> bool {
    if left.ends_with('«')
        || matches!(right.chars().next(), Some('»' | ':' | ';' | '?' | '!' | '%' | '=' | '÷'))
        || matches!(left, "÷" | "=")
    {
        return true;
    }
    // Whatever else is not to be parted has a number in it: most words are let go here.
    if !left.bytes().chain(right.bytes()).any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let bare = |word| str::trim_matches(word, |c: char| !c.is_alphanumeric());
    let number = |word: &str| !word.is_empty() && word.bytes().all(|c| c.is_ascii_digit());
    let day = |word: &str| word == "1er" || (word.len() <= 2 && number(word));
    if left == "h" && day(bare(right)) {
        return true;
    }
    let (before, after) = (bare(left), bare(right));
    !left.ends_with([',', '.', ';', ')', ':'])
        && ((day(before) && is_month(after))
            || (after.len() == 4 && number(after) && is_month(before))
            || (day(after) && is_weekday(before))
            || (matches!(after, "h" | "min") && number(before)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_dates_stay_whole() {
        for (text, width, shown) in [
            ("deux mots", 20, "deux mots"),
            ("un deux trois", 9, "un deux\n  trois"),
            ("le mardi 1er avril 2021 à Lyon", 20, "le\n  mardi 1er avril 2021\n  à Lyon"),
            ("c'est long : oui ; non", 12, "c'est long :\n  oui ; non"),
            ("durée 19 h 30 en tout", 12, "durée\n  19 h 30 en\n  tout"),
            ("  Motif    un motif qui est long", 24, "  Motif    un motif qui\n           est long"),
            ("« deux mots »", 8, "« deux\n  mots »"),
        ] {
            assert_eq!(wrapped(text, width), shown);
        }
    }

    #[test]
    fn a_command_is_never_broken_and_has_its_line_where_it_does_not_fit() {
        let text = "tapez `formation sessions close m1-1 -c 2021-spring` ; puis relisez";
        let shown = "tapez\n  `formation sessions close m1-1 -c 2021-spring` ;\n  puis relisez";
        assert_eq!(wrapped(text, 40), shown);
        assert_eq!(wrapped("un ` seul accent grave", 12), "un ` seul\n  accent\n  grave");
    }

    #[test]
    fn colours_take_no_room() {
        assert_eq!(shown_width("\u{1b}[33mattention\u{1b}[0m : x"), 13);
        assert_eq!(shown_width("né 名"), 5);
    }

    proptest! {
        #[test]
        fn a_text_of_plain_letters_is_as_wide_as_it_is_long(text in "[ -~]{0,40}") {
            prop_assert_eq!(width(&text), text.width());
        }
    }

    #[test]
    fn what_was_glued_comes_apart() {
        let text = "à partir du 5 avril, `--value a=b c` : non";
        assert_eq!(apart(glued(text)), text);
        let mut appended = String::new();
        append_apart(&glued(text), &mut appended);
        assert_eq!(appended, text);
        assert_eq!(glued(text).split(' ').count(), 6);
    }
}
