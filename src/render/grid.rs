//! A table for a terminal: fits its width, numbers to the right, rates as a small bar where there is room. A row that
//! fits on its line is written here; one whose texts are wrapped, by comfy-table, which is known here alone.

use std::borrow::Cow;
use std::io;

use comfy_table::{CellAlignment, ColumnConstraint, ContentLineStyle, Table as Grid_, TableStyle, Width};

use crate::lang::cut::cut;
use crate::table::Cell;
use crate::text::visible::on_one_line;
use crate::text::wrapped::{apart, append_apart, glued, width};

use super::page::ShownColumns;
use super::people::{self, LaidOut, WaitingRows, right, total};
use super::spoken::PendingCell;
use super::widths::{ColumnBlock, GAP, WidthNeed, blocks_in, fit, sum};
use super::written::End;
use super::{bar, heat};

/// `table`.
pub const GRID: LaidOut = LaidOut(whole_layout);

/// A space between columns, and nothing else.
const STYLE: TableStyle = TableStyle::new().content_lines(ContentLineStyle::none().junction(' '));

/// How the rows of a table are looked at.
#[derive(Clone, Copy, Default)]
struct Look {
    /// What is not to be broken is one word.
    glued: bool,
    /// The column whose texts stand below their rows: they are not broken.
    below: Option<usize>,
    /// Rates stand behind their bars.
    barred: bool,
}

impl Look {
    fn at(self, row: &mut [PendingCell]) {
        if self.glued {
            let broken = |(at, cell): &(usize, &mut PendingCell)| !cell.whole && self.below != Some(*at);
            row.iter_mut().enumerate().filter(broken).for_each(|(_, cell)| cell.text = glued(&cell.text));
        }
        if self.barred {
            for cell in row {
                *cell = barred(cell);
            }
        }
    }
}

fn whole_layout(page: &ShownColumns, held: &WaitingRows) -> End {
    let room = page.style.width.map(usize::from);
    let headings = headings(page);
    let right = right(page, held);
    let total = total(page, held);
    let rows = |look: Look, total: Option<Vec<PendingCell>>| {
        let short = |mut row: Vec<PendingCell>| {
            row.iter_mut().for_each(shorten);
            row
        };
        held.rows().map(short).chain(total).map(move |mut row| {
            look.at(&mut row);
            row
        })
    };
    let too_wide = |needs: &[WidthNeed]| room.is_some_and(|room| !fit(needs, room));
    let needs = |look: Look| {
        let need = |at: usize| WidthNeed::of(&headings[at], page.stays[at], page.names(at), std::iter::empty());
        let mut needs: Vec<WidthNeed> = (0..headings.len()).map(need).collect();
        for row in rows(look, total.clone()) {
            needs.iter_mut().zip(&row).for_each(|(need, cell)| need.add(cell));
            // What is too wide is measured again, as it will be wrapped.
            if !look.glued && too_wide(&needs) {
                break;
            }
        }
        needs
    };
    let mut look = Look::default();
    let mut needed = needs(look);
    let mut commands = None;
    if too_wide(&needed) {
        commands = page.commands();
        (look.glued, look.below) = (true, commands);
        needed = needs(look);
    }
    let blocks_of = |needs: &[WidthNeed]| match commands {
        None => blocks_in(room, needs),
        Some(below) => {
            let beside: Vec<usize> = (0..needs.len()).filter(|position| *position != below).collect();
            let needs: Vec<WidthNeed> = beside.iter().map(|position| needs[*position]).collect();
            let placed = |block: ColumnBlock| block.iter().map(|(at, width)| (beside[*at], *width)).collect();
            blocks_in(room, &needs).into_iter().map(placed).collect()
        }
    };
    let mut blocks = blocks_of(&needed);
    if held.has_shares() || total.iter().flatten().any(|cell| cell.share.is_some()) {
        let with_bars = Look { barred: true, ..look };
        let roomy = blocks_of(&needs(with_bars));
        if columns_of(&roomy) == columns_of(&blocks) {
            (look, blocks) = (with_bars, roomy);
        }
    }
    let shown_in = |position: &usize| blocks.iter().flatten().any(|(shown, _)| shown == position);
    let left_out = (0..headings.len()).filter(|at| !shown_in(at) && commands != Some(*at)).collect();
    let layout = Layout { headings: &headings, right: &right, room };
    let shown = blocks.iter().enumerate().map(|(number, block)| {
        // A block in which nothing adds up has no last row.
        let adds_up = |row: &Vec<PendingCell>| block.iter().any(|(position, _)| row[*position].number);
        let total = total.clone().filter(adds_up);
        let below = commands.filter(|_| number == 0);
        let totalled = total.is_some();
        let text = layout.laid_out(block, below, held.len(), rows(look, total));
        painted(text, totalled, page.style.colour)
    });
    let mut bytes = String::new();
    for (number, text) in shown.enumerate() {
        if number == 0 {
            bytes = text;
        } else {
            bytes.extend(["\n", &text]);
        }
    }
    End { bytes: bytes.into_bytes(), left_out, ..End::default() }
}

/// A table whose rows are made each time they are looked at, told line by line: an import has a hundred thousand, and nobody
/// keeps them. Nothing adds up in it, and none of its columns holds rates or commands.
pub fn line_by_line<'c, R: Iterator<Item = Vec<Cell<'c>>>>(
    rows: impl Fn() -> R,
    page: &ShownColumns,
    line: &mut dyn FnMut(&str) -> io::Result<()>,
) -> io::Result<()> {
    let (room, headings) = (page.style.width.map(usize::from), headings(page));
    let spoken = |glue: bool| {
        rows().map(move |cells| {
            let mut row = people::spoken(page, &cells);
            row.iter_mut().for_each(shorten);
            if glue {
                row.iter_mut().filter(|cell| !cell.whole).for_each(|cell| cell.text = glued(&cell.text));
            }
            row
        })
    };
    let too_wide = |needs: &[WidthNeed]| room.is_some_and(|room| !fit(needs, room));
    let mut right = vec![false; headings.len()];
    let mut measured = |glue: bool| {
        let need = |at: usize| WidthNeed::of(&headings[at], page.stays[at], page.names(at), std::iter::empty());
        let mut needs: Vec<WidthNeed> = (0..headings.len()).map(need).collect();
        for row in spoken(glue) {
            for (at, cell) in row.iter().enumerate() {
                needs[at].add(cell);
                right[at] |= cell.number;
            }
            // What is too wide is measured again, as it will be wrapped.
            if !glue && too_wide(&needs) {
                break;
            }
        }
        needs
    };
    let mut needs = measured(false);
    let glue = too_wide(&needs);
    if glue {
        needs = measured(true);
    }
    let layout = Layout { headings: &headings, right: &right, room };
    for (number, block) in blocks_in(room, &needs).iter().enumerate() {
        if number > 0 {
            line("")?;
        }
        let mut text = String::new();
        layout.head(block, &mut text);
        line(&text)?;
        for row in spoken(glue) {
            text.clear();
            line_of(block, &|position| &row[position].text, &right, &mut text);
            text = apart(text);
            line(&text)?;
        }
    }
    Ok(())
}

fn headings(page: &ShownColumns) -> Vec<String> {
    page.columns.iter().map(|column| on_one_line(column.label(page.style.lang)).into_owned()).collect()
}

fn columns_of(blocks: &[ColumnBlock]) -> Vec<Vec<usize>> {
    blocks.iter().map(|block| block.iter().map(|(position, _)| *position).collect()).collect()
}

/// As much of a cell as a terminal shows, in characters; other formats give the whole of it.
const LONGEST: usize = 2000;

fn shorten(cell: &mut PendingCell) {
    if let Cow::Owned(shorter) = cut(&cell.text, LONGEST) {
        cell.text = shorter;
    }
}

/// A rate behind its bar; other cells as they are.
fn barred(cell: &PendingCell) -> PendingCell {
    let text = match cell.share {
        Some(share) => format!("{} {:>7}", bar::of(share), cell.text),
        None => cell.text.clone(),
    };
    PendingCell { text, ..cell.clone() }
}

/// How the rows of a table are laid out.
struct Layout<'g> {
    headings: &'g [String],
    /// For each column, whether it stands right.
    right: &'g [bool],
    room: Option<usize>,
}

impl Layout<'_> {
    fn laid_out(
        &self,
        block: &ColumnBlock,
        below: Option<usize>,
        count: usize,
        rows: impl Iterator<Item = Vec<PendingCell>>,
    ) -> String {
        let mut text = String::with_capacity((count + 2) * (self.width(block) + 2));
        self.head(block, &mut text);
        let mut line = String::new();
        for row in rows {
            line.clear();
            line_of(block, &|position| &row[position].text, self.right, &mut line);
            text.push('\n');
            append_apart(&line, &mut text);
            if let Some(command) = below.map(|below| row[below].text.as_str()).filter(|command| !command.is_empty()) {
                text.extend(["\n  ", command]);
            }
        }
        text
    }

    /// Appends the headings and the rule below them.
    fn head(&self, block: &ColumnBlock, text: &mut String) {
        line_of(block, &|position| &self.headings[position], self.right, text);
        text.push('\n');
        text.extend(std::iter::repeat_n('─', self.width(block)));
    }

    fn width(&self, block: &ColumnBlock) -> usize {
        let wide = sum(block.iter().map(|(_, width)| *width));
        self.room.map_or(wide, |room| wide.min(room))
    }
}

/// Appends a row, without the spaces at its end.
fn line_of<'a>(block: &ColumnBlock, cell: &dyn Fn(usize) -> &'a str, right: &[bool], text: &mut String) {
    let begin = text.len();
    for (column, (position, wide)) in block.iter().enumerate() {
        let content = cell(*position);
        let Some(left) = wide.checked_sub(width(content)) else {
            text.truncate(begin);
            text.push_str(&wrapped(block, cell, right));
            return;
        };
        let (before, behind) = if right[*position] { (left, 0) } else { (0, left) };
        let gap = if column == 0 { 0 } else { GAP };
        text.extend(std::iter::repeat_n(' ', gap + before));
        text.push_str(content);
        text.extend(std::iter::repeat_n(' ', behind));
    }
    text.truncate(begin + text[begin..].trim_end().len());
}

/// A row of which some texts take several lines.
fn wrapped<'a>(block: &ColumnBlock, cell: &dyn Fn(usize) -> &'a str, right: &[bool]) -> String {
    let mut grid = Grid_::new();
    grid.load_style(STYLE).add_row(block.iter().map(|(position, _)| cell(*position)));
    for (column, (position, width)) in grid.column_iter_mut().zip(block) {
        // One column of padding, and one of the style's.
        column.set_padding((0, 1));
        let width = u16::try_from(width + 1).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        column.set_cell_alignment(if right[*position] { CellAlignment::Right } else { CellAlignment::Left });
    }
    grid.trim_fmt()
}

/// The lines with a rule above the last row if it is a total, headings in bold and bars in colour if there is colour.
fn painted(mut text: String, total: bool, colour: bool) -> String {
    if !total && !colour {
        if !text.ends_with('\n') {
            text.push('\n');
        }
        return text;
    }
    let lines: Vec<&str> = text.lines().collect();
    let rule = lines.iter().position(|line| line.starts_with('─')).unwrap_or(0);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (position, line) in lines.iter().enumerate() {
        if total && position + 1 == lines.len() {
            out.push_str(lines[rule]);
            out.push('\n');
        }
        if colour && position < rule {
            out.extend(["\u{1b}[1m", line, "\u{1b}[0m"]);
        } else if colour {
            out.push_str(&heat::painted(line).unwrap_or_else(|| bar::painted(line)));
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr as _;

    use super::*;
    use crate::domain::headings::Heading;
    use crate::lang::Lang;
    use crate::render::{Format, Style, whole};
    use crate::table::{Column, Table};

    #[test]
    fn a_text_that_looks_like_the_rule_is_shown() {
        let row = vec![PendingCell { text: "─ tiret".to_owned(), ..PendingCell::default() }];
        let layout = Layout { headings: &["Nom".to_owned()], right: &[false], room: None };
        let text = layout.laid_out(&vec![(0, 8)], None, 1, [row].into_iter());
        assert_eq!(text, "Nom\n────────\n─ tiret");
    }

    proptest! {
        #[test]
        fn lines_told_one_by_one_are_those_of_the_whole_table(
            rows in prop::collection::vec((0_usize..1000, "[a-z][a-zé名 :«»`]{0,30}", "[a-z][a-z ;]{0,60}"), 1..8),
            width in prop::option::of(10_u16..90),
        ) {
            let columns = [Heading::Row, Heading::Person, Heading::Detail].map(Column::always).to_vec();
            let page = ShownColumns::new(&columns, vec![0, 1, 2], false, &[], Style { width, ..Style::plain(Lang::Fr) });
            let made = || rows.iter().map(|(count, one, other)| vec![
                Cell::count(*count), Cell::text(one.clone()), Cell::text(other.clone()),
            ]);
            let mut told = String::new();
            line_by_line(made, &page, &mut |line| {
                told.extend([line, "\n"]);
                Ok(())
            }).unwrap();
            let table = Table { columns, rows: made().collect() };
            prop_assert_eq!(told.into_bytes(), whole(&table, Format::Table, &page).unwrap().bytes);
        }

        #[test]
        fn a_row_that_fits_is_written_as_one_that_is_wrapped(
            cells in prop::collection::vec(("[a-zé名 «\u{a0}]{0,8}", 0_usize..3, any::<bool>()), 1..6),
        ) {
            let block: ColumnBlock =
                cells.iter().enumerate().map(|(position, (text, more, _))| (position, text.width().max(1) + more)).collect();
            let right: Vec<bool> = cells.iter().map(|(.., right)| *right).collect();
            let cell = |position: usize| cells[position].0.as_str();
            let mut line = String::new();
            line_of(&block, &cell, &right, &mut line);
            prop_assert_eq!(line, wrapped(&block, &cell, &right));
        }
    }
}
