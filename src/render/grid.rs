//! A table for a terminal: fits its width, numbers to the right, rates as a small bar where there is room. comfy-table
//! is known here alone.

use std::borrow::Cow;

use comfy_table::{Cell as Box_, CellAlignment, ColumnConstraint, LineStyle, Table as Grid_, TableStyle, Width};

use crate::i18n::cut::cut;
use crate::text::visible::on_one_line;

use super::bar;
use super::page::{Held, Page, Part, Render};
use super::people::{Waiting, right, total};
use super::spoken::Spoken;
use super::widths::{Block, Need, blocks_in, keeps_words, sum};

/// `table`.
pub struct Grid;

/// A rule under the headings, and nothing else.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

impl Render for Grid {
    fn begin(&self, _: &Page) -> Vec<u8> {
        Vec::new()
    }

    fn part<'p>(&self, page: &'p Page) -> Box<dyn Part + 'p> {
        Box::new(Waiting::new(page))
    }

    fn end(&self, page: &Page, held: Held) -> Vec<u8> {
        let room = page.style.width.map(usize::from);
        let headings: Vec<String> =
            page.columns.iter().map(|column| on_one_line(column.label(page.style.lang)).into_owned()).collect();
        let right = right(page, &held.rows);
        let total = total(page, &held);
        let mut rows = held.rows;
        rows.iter_mut().flatten().for_each(shorten);
        let totalled = total.is_some();
        rows.extend(total.clone());
        let needs = |rows: &[Vec<Spoken>]| -> Vec<Need> {
            let column = |place: usize| {
                Need::of(&headings[place], page.dispensable[place], rows.iter().map(move |row| &row[place]))
            };
            (0..headings.len()).map(column).collect()
        };
        let with_bars: Vec<Vec<Spoken>> = rows.iter().map(|row| row.iter().map(barred).collect()).collect();
        let mut blocks = blocks_in(room, &needs(&rows));
        let barred_needs = needs(&with_bars);
        let roomy = blocks_in(room, &barred_needs);
        if columns_of(&roomy) == columns_of(&blocks) && keeps_words(&roomy, &barred_needs) {
            (rows, blocks) = (with_bars, roomy);
        }
        let shown: Vec<String> = blocks
            .iter()
            .map(|block| {
                // A block in which nothing adds up has no last row.
                let adds_up = |row: &Vec<Spoken>| block.iter().any(|(place, _)| row[*place].number);
                let total = total.as_ref().is_some_and(adds_up);
                let shown = if total || !totalled { &rows[..] } else { &rows[..rows.len() - 1] };
                painted(&laid_out(block, &headings, shown, &right), total, page.style.colour)
            })
            .collect();
        shown.join("\n").into_bytes()
    }
}

fn columns_of(blocks: &[Block]) -> Vec<Vec<usize>> {
    blocks.iter().map(|block| block.iter().map(|(place, _)| *place).collect()).collect()
}

/// As much of a cell as a terminal shows, in characters; other formats give the whole of it.
const LONGEST: usize = 2000;

fn shorten(cell: &mut Spoken) {
    if let Cow::Owned(shorter) = cut(&cell.text, LONGEST) {
        cell.text = shorter;
    }
}

/// A rate behind its bar; other cells as they are.
fn barred(cell: &Spoken) -> Spoken {
    let text = match cell.share {
        Some(share) => format!("{} {:>7}", bar::of(share), cell.text),
        None => cell.text.clone(),
    };
    Spoken { text, ..cell.clone() }
}

fn laid_out(block: &Block, headings: &[String], rows: &[Vec<Spoken>], right: &[bool]) -> String {
    let mut grid = Grid_::new();
    grid.load_style(STYLE).set_header(block.iter().map(|(place, _)| Box_::new(&headings[*place])));
    for row in rows {
        grid.add_row(block.iter().map(|(place, _)| Box_::new(&row[*place].text)).collect::<Vec<_>>());
    }
    for (column, (place, width)) in grid.column_iter_mut().zip(block) {
        // One column of padding, and one of the rule's junction.
        column.set_padding((0, 1));
        let width = u16::try_from(width + 1).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        column.set_cell_alignment(if right[*place] { CellAlignment::Right } else { CellAlignment::Left });
    }
    let rule = "─".repeat(sum(block.iter().map(|(_, width)| *width)));
    let line = |line: &str| if line.starts_with('─') { rule.clone() } else { line.to_owned() };
    grid.trim_fmt().lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The lines with a rule above the last row if it is a total, headings in bold and bars in colour if there is colour.
fn painted(text: &str, total: bool, colour: bool) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let rule = lines.iter().position(|line| line.starts_with('─')).unwrap_or(0);
    let mut out = String::with_capacity(text.len() * 2);
    for (place, line) in lines.iter().enumerate() {
        if total && place + 1 == lines.len() {
            out.push_str(lines[rule]);
            out.push('\n');
        }
        if colour && place < rule {
            out.extend(["\u{1b}[1m", line, "\u{1b}[0m"]);
        } else if colour {
            out.push_str(&bar::painted(line));
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}
