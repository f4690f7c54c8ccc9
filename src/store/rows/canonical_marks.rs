//! Marks that are as the program writes them, read in one pass. There may be a million: what stands behind the two ids, nearly
//! the same on every row, is read once for each way in which it is written, and the marks stay packed.

use super::canonical::{is_as_written, lines, record};
use super::known::Enrolled;
use super::lines::Lines;
use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::packed_marks::PackedMarks;
use crate::domain::grid::SeatGrid;
use crate::domain::places::Places;
use crate::domain::programme::cohort::Cohort;
use crate::domain::schema::Record as _;
use crate::domain::schema::reader::RowReader;
use crate::text::delimited::written;

/// The marks of a cohort that are as the program writes them.
pub struct CanonicalMarks {
    pub marks: PackedMarks,
    pub grid: SeatGrid,
    /// Whether each row stands on a line of its own, letter for letter as reading and writing it again would leave it.
    pub row_by_line: bool,
}

/// The marks of a cohort, and their seats; none where their table is not as the program writes it.
pub fn marks(text: &str, cohort: &Cohort, enrolled: &Enrolled) -> Option<CanonicalMarks> {
    let sessions = cohort.sessions.iter().map(|session| session.id.clone()).collect();
    let people = enrolled.rows.iter().map(|row| row.record.id.clone()).collect();
    // 40 bytes: a short row. Better a little too much than to grow seven times.
    let mut packed = PackedMarks::of(sessions, people, text.len() / 40);
    let (grid, row_by_line) = each_mark(text, cohort, enrolled, |line, seat, said| match said {
        MarkRead::New(mark) => {
            let number = packed.say(mark);
            packed.add(line, seat, number).map(|()| number)
        }
        MarkRead::Again(number) => packed.add(line, seat, number).map(|()| number),
    })?;
    Some(CanonicalMarks { marks: packed, grid, row_by_line })
}

/// How many marks a cohort has; none where its table is not as the program writes it.
pub fn count_marks(text: &str, cohort: &Cohort, enrolled: &Enrolled) -> Option<usize> {
    let mut count = 0;
    each_mark(text, cohort, enrolled, |_, _, _| {
        count += 1;
        Some(0)
    })?;
    Some(count)
}

/// What a row says behind its two ids.
enum MarkRead {
    /// A mark, whoever it is of.
    New(Mark),
    /// What was taken before under that number.
    Again(usize),
}

/// Hands on the marks of a cohort, each with its line, the positions of its session and of its participant, and what it
/// says, of which `take` gives the number; gives their seats, and [`CanonicalMarks::row_by_line`].
fn each_mark(
    text: &str,
    cohort: &Cohort,
    enrolled: &Enrolled,
    mut take: impl FnMut(u32, (usize, usize), MarkRead) -> Option<usize>,
) -> Option<(SeatGrid, bool)> {
    let mut lines = lines(Mark::TABLE, &[], text)?;
    let mut sessions = Places::of(cohort.sessions.iter().map(|session| session.id.as_str()));
    let mut people = Places::of(enrolled.rows.iter().map(|row| row.record.id.as_str()));
    let mut grid = SeatGrid::without_marks(enrolled.rows.len(), cohort.sessions.len());
    let (mut cells, mut ways, mut count) = (Vec::new(), Ways::default(), 0);
    let as_written = |at: usize, cell: &str| is_as_written(Mark::TABLE, at, cell);
    let mut row_by_line = cohort.sessions.iter().all(|session| as_written(0, session.id.as_str()))
        && enrolled.rows.iter().all(|row| as_written(1, row.record.id.as_str()));
    while let Some(line) = lines.next() {
        let start = lines.at;
        let seat = if let Some((seat, number)) = said_again(&mut lines, &mut sessions, &mut people, &ways) {
            take(line, seat, MarkRead::Again(number))?;
            seat
        } else if let Some(row) = lines.plain() {
            let (session, rest) = sessions.leading(row)?;
            let (participant, rest) = people.leading(rest)?;
            let seat = (session, participant);
            if let Some(number) = ways.of(rest) {
                take(line, seat, MarkRead::Again(number))?;
            } else {
                let cells: Vec<&str> = row.split(',').collect();
                let read = (cells.len() == Mark::TABLE.columns.len()).then(|| mark(&|column| cells[column]))??;
                row_by_line &= cells.iter().enumerate().all(|(at, cell)| as_written(at, cell));
                ways.add(rest, take(line, seat, MarkRead::New(read))?);
            }
            seat
        } else {
            lines.cells(&mut cells)?;
            let read = mark(&|column| &*cells[column])?;
            let seat = (sessions.find(&cells[0])?, people.find(&cells[1])?);
            take(line, seat, MarkRead::New(read))?;
            let row = &text[start..lines.at];
            row_by_line &= cells.iter().enumerate().all(|(at, cell)| as_written(at, cell))
                && cells.iter().all(|cell| !cell.contains('\n'))
                && written([cells.iter().map(|cell| cell.as_bytes())]) == row;
            seat
        };
        let (session, participant) = seat;
        if !grid.put(participant, session, count) {
            return None;
        }
        count += 1;
    }
    Some((grid, row_by_line))
}

/// The next row, where two ids that are near the last ones stand before what another row said: its end need not be looked for.
fn said_again(
    lines: &mut Lines<'_>,
    sessions: &mut Places<'_>,
    people: &mut Places<'_>,
    ways: &Ways<'_>,
) -> Option<((usize, usize), usize)> {
    let row = lines.rest().as_bytes();
    let (session, before) = sessions.leading_near(row)?;
    let (participant, length) = people.leading_near(&row[before..])?;
    let head = before + length;
    let (length, number) = ways.leading(&row[head..])?;
    lines.pass_plain(head + length)?;
    Some(((session, participant), number))
}

/// How many ways of writing a mark are remembered.
const REMEMBERED: usize = 8;

/// What was last read behind the two ids of a mark, each with its number.
#[derive(Default)]
struct Ways<'t> {
    ways: Vec<(&'t str, usize)>,
    /// Which of them goes next.
    oldest: usize,
}

impl<'t> Ways<'t> {
    /// The number of what is written so.
    fn of(&self, text: &str) -> Option<usize> {
        self.ways.iter().find(|(way, _)| *way == text).map(|(_, number)| *number)
    }

    /// The one that stands before the next end of line, right at the beginning: its length and its number.
    fn leading(&self, text: &[u8]) -> Option<(usize, usize)> {
        let begins = |way: &str| text.get(way.len()) == Some(&b'\n') && text.starts_with(way.as_bytes());
        self.ways.iter().find(|(way, _)| begins(way)).map(|(way, number)| (way.len(), *number))
    }

    /// Remembers it, in place of the oldest where there are many.
    fn add(&mut self, way: &'t str, number: usize) {
        if self.ways.len() < REMEMBERED {
            self.ways.push((way, number));
        } else {
            self.ways[self.oldest] = (way, number);
            self.oldest = (self.oldest + 1) % REMEMBERED;
        }
    }
}

/// A mark whose session and participant are known to exist.
fn mark<'r>(cell: &'r dyn Fn(usize) -> &'r str) -> Option<Mark> {
    record(&mut RowReader::own(Mark::TABLE, cell, &[]))
}
