//! How the verdicts on the rows of a file are shown to people: what the file was taken for, the rows worth a look, the
//! counts.

use std::io;

use crate::domain::headings::Heading;
use crate::domain::people::registration::{BlankRows, LeftOut};
use crate::lang::words::{Lang, Words};
use crate::render::{ShownColumns, Style, line_by_line};
use crate::table::{Cell, Column};

/// Rows that are nobody's: blank ones counted, the others named.
pub fn left_out_lines(left_out: &[(u32, LeftOut)], lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let blank = left_out.iter().filter(|(_, why)| *why == LeftOut::Blank).count();
    if blank > 0 {
        lines.push(BlankRows { rows: blank }.say(lang));
    }
    for (row, why) in left_out.iter().filter(|(_, why)| *why != LeftOut::Blank) {
        lines.push(format!("{} {row}{}{}", lang.pick("row", "ligne"), lang.pick(": ", " : "), why.say(lang)));
    }
    lines
}

/// The lines, then a table of rows (row, person, verdict, detail), then the counts; piece by piece, for a file may have a
/// hundred thousand rows.
pub fn listing<'c, R: Iterator<Item = Vec<Cell<'c>>>>(
    lines: &[String],
    rows: impl Fn() -> R,
    counts: &str,
    style: Style,
    piece: &mut dyn FnMut(&str) -> io::Result<()>,
) -> io::Result<()> {
    piece(&lines.join("\n"))?;
    let columns = [Heading::Row, Heading::Person, Heading::Verdict, Heading::Detail].map(Column::always).to_vec();
    if rows().next().is_some() {
        let page = ShownColumns::new(&columns, (0..columns.len()).collect(), false, &[], style);
        line_by_line(rows, &page, piece)?;
    }
    piece(counts)
}
