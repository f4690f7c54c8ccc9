//! A table for a terminal: fits its width, numbers to the right, rates as a small bar where there is room. comfy-table
//! is known here alone.

use comfy_table::{
    Cell as Box_, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid_, TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

use super::bar;
use super::page::{Held, Page, Part, Render};
use super::people::{Waiting, right, total};
use super::spoken::{Spoken, tame};

/// `table`.
pub struct Grid;

/// A rule under the headings, and nothing else.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Columns of the terminal between two columns of the table: one of padding, one of the rule's junction.
const GAP: usize = 2;

/// Words up to this long are not broken to make a table narrower.
const WORD: usize = 12;

impl Render for Grid {
    fn begin(&self, _: &Page) -> Vec<u8> {
        Vec::new()
    }

    fn part<'p>(&self, page: &'p Page) -> Box<dyn Part + 'p> {
        Box::new(Waiting::new(page))
    }

    fn end(&self, page: &Page, held: Held) -> Vec<u8> {
        let right = right(page, &held.rows);
        let headings: Vec<String> = page.columns.iter().map(|column| tame(column.label(page.style.lang))).collect();
        let total = total(page, &held);
        let mut rows: Vec<Vec<Spoken>> = held.rows;
        rows.extend(total.clone());
        let fits =
            |texts: &[Vec<String>]| page.style.width.is_none_or(|width| natural(&headings, texts) <= width.into());
        let bars = texts(&rows, barred);
        let texts = if fits(&bars) { bars } else { texts(&rows, |cell| cell.text.clone()) };

        let mut grid = Grid_::new();
        grid.load_style(STYLE).set_header(headings.iter().map(Box_::new));
        for row in &texts {
            grid.add_row(row.iter().map(Box_::new));
        }
        for (place, column) in grid.column_iter_mut().enumerate() {
            column.set_padding((0, 1));
            column.set_cell_alignment(if right[place] { CellAlignment::Right } else { CellAlignment::Left });
        }
        match page.style.width {
            Some(width) if !fits(&texts) => {
                grid.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
                keep_words(&mut grid, width, &headings, &texts, &right);
            }
            _ => {
                grid.set_content_arrangement(ContentArrangement::Disabled);
            }
        }
        painted(&grid.trim_fmt(), total.is_some(), page.style.colour).into_bytes()
    }
}

fn texts(rows: &[Vec<Spoken>], text: impl Fn(&Spoken) -> String) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(&text).collect()).collect()
}

/// A rate behind its bar; other cells as they are.
fn barred(cell: &Spoken) -> String {
    cell.share.map_or_else(|| cell.text.clone(), |share| format!("{} {:>7}", bar::of(share), cell.text))
}

/// Width of the table when nothing is wrapped.
fn natural(headings: &[String], rows: &[Vec<String>]) -> usize {
    let longest = |place: usize| rows.iter().map(|row| row[place].width()).max().unwrap_or(0);
    sum((0..headings.len()).map(|place| headings[place].width().max(longest(place))))
}

fn sum(widths: impl Iterator<Item = usize>) -> usize {
    widths.map(|width| width + GAP).sum::<usize>().saturating_sub(1)
}

/// Gives every column room for its longest word, so that names and numbers are not cut in two; not where the terminal
/// is too narrow for that.
fn keep_words(grid: &mut Grid_, width: u16, headings: &[String], rows: &[Vec<String>], right: &[bool]) {
    let longest_word = |text: &str| text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0).min(WORD);
    let needed: Vec<usize> = (0..headings.len())
        .map(|place| {
            let cell = |row: &Vec<String>| if right[place] { row[place].width() } else { longest_word(&row[place]) };
            rows.iter().map(cell).max().unwrap_or(0).max(longest_word(&headings[place])).max(1)
        })
        .collect();
    if sum(needed.iter().copied()) > usize::from(width) {
        return;
    }
    for (column, needed) in grid.column_iter_mut().zip(needed) {
        let lower = u16::try_from(needed).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(lower)));
    }
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
