//! Tables that are as the program writes them, read in one pass: the heading exact, commas, quotes only around cells that
//! need them, LF, every cell good, every id known, no key twice. Of any other text there is nothing here: the general
//! reader ([`super::general`]) reads it and says what is wrong and where. Both read a row as its schema says, so that they
//! cannot differ in what a row means; a property holds that they do not differ in anything else.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::known::Enrolled;
use super::lines::Lines;
use crate::domain::attendance::mark::Mark;
use crate::domain::grid::SeatGrid;
use crate::domain::places::Places;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::FieldId;
use crate::domain::records::Numbered;
use crate::domain::schema::reader::RowReader;
use crate::domain::schema::{CellKind, Known, Record, TableSchema};
use crate::text::delimited::written;

/// The rows of a table; none where it is not as the program writes it.
pub fn read<R: Record>(text: &str, fields: &[FieldId], known: &dyn Known) -> Option<Vec<Numbered<R>>> {
    let mut rows = Vec::new();
    each(text, fields, known, |row| rows.push(row))?;
    Some(rows)
}

/// Hands on the rows of a table, one by one; none where it is not as the program writes it, which may be seen late.
pub fn each<R: Record>(
    text: &str,
    fields: &[FieldId],
    known: &dyn Known,
    mut take: impl FnMut(Numbered<R>),
) -> Option<()> {
    let key = key_as_written(R::TABLE)?;
    let (mut lines, mut keys) = (lines(R::TABLE, fields, text)?, HashSet::new());
    let (mut cells, leads) = (Vec::new(), key.iter().copied().eq(0..key.len()));
    while let Some(line) = lines.next() {
        let start = lines.at;
        lines.cells(&mut cells)?;
        let cell = |column: usize| &*cells[column];
        let record = record(&mut RowReader::new(R::TABLE, &cell, fields, known))?;
        let as_read = key.iter().all(|column| !cells[*column].is_empty() && cells[*column].trim() == cells[*column]);
        // Two keys that only look like one here are told apart by the general reader.
        let said = leads.then(|| leading(&text[start..], &cells[..key.len()])).flatten();
        let said = said.map_or_else(|| Cow::from(joined(&key, &cells)), Cow::from);
        if !as_read || !keys.insert(hash(&said)) {
            return None;
        }
        take(Numbered { line, record });
    }
    Some(())
}

fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// The first cells of a row as they stand before it in the text; none where one is quoted.
fn leading<'t>(row: &'t str, cells: &[Cow<'_, str>]) -> Option<&'t str> {
    let length = cells.iter().map(|cell| cell.len() + 1).sum::<usize>().saturating_sub(1);
    row.get(..length).filter(|cells| !cells.contains('"'))
}

fn joined(key: &[usize], cells: &[Cow<'_, str>]) -> String {
    let key: Vec<&str> = key.iter().map(|column| &*cells[*column]).collect();
    key.join(",")
}

/// The marks of a cohort, and their seats.
pub fn marks(text: &str, cohort: &Cohort, enrolled: &Enrolled) -> Option<(Vec<Numbered<Mark>>, SeatGrid)> {
    // 40 bytes: a short row. Better a little too much than to grow seven times.
    let mut rows: Vec<Numbered<Mark>> = Vec::with_capacity(text.len() / 40);
    let grid = each_mark(text, cohort, enrolled, |line, (session, participant), mark| {
        let record = Mark {
            session: cohort.sessions[session].id.clone(),
            participant: enrolled.rows[participant].record.id.clone(),
            attendance: mark.attendance,
            minutes: mark.minutes,
            arrived: mark.arrived,
            left: mark.left,
            evidence: mark.evidence.clone(),
            note: mark.note.clone(),
        };
        rows.push(Numbered { line, record });
    })?;
    Some((rows, grid))
}

/// How many marks a cohort has; none where its table is not as the program writes it.
pub fn count_marks(text: &str, cohort: &Cohort, enrolled: &Enrolled) -> Option<usize> {
    let mut count = 0;
    each_mark(text, cohort, enrolled, |_, _, _| count += 1).map(|_| count)
}

/// Hands on the marks of a cohort, each with its line, its session and participant, and what it says, whoever it is of; gives
/// their seats. There may be a million marks: what stands behind the two ids, nearly the same on every row, is read once for
/// each way in which it is written.
fn each_mark(
    text: &str,
    cohort: &Cohort,
    enrolled: &Enrolled,
    mut take: impl FnMut(u32, (usize, usize), &Mark),
) -> Option<SeatGrid> {
    let mut lines = lines(Mark::TABLE, &[], text)?;
    let mut sessions = Places::of(cohort.sessions.iter().map(|session| session.id.as_str()));
    let mut people = Places::of(enrolled.rows.iter().map(|row| row.record.id.as_str()));
    let mut grid = SeatGrid::without_marks(enrolled.rows.len(), cohort.sessions.len());
    let (mut cells, mut said, mut count) = (Vec::new(), Said::default(), 0);
    while let Some(line) = lines.next() {
        let read;
        let (seat, mark) = if let Some((seat, at)) = said_again(&mut lines, &mut sessions, &mut people, &said) {
            (seat, &said.ways[at].1)
        } else if let Some(row) = lines.plain() {
            let (session, rest) = sessions.leading(row)?;
            let (participant, rest) = people.leading(rest)?;
            ((session, participant), said.mark(row, rest)?)
        } else {
            lines.cells(&mut cells)?;
            read = mark(&|column| &*cells[column])?;
            ((sessions.find(&cells[0])?, people.find(&cells[1])?), &read)
        };
        let (session, participant) = seat;
        if !grid.put(participant, session, count) {
            return None;
        }
        count += 1;
        take(line, seat, mark);
    }
    Some(grid)
}

/// The next row, where two ids that are near the last ones stand before what another row said: its end need not be looked for.
fn said_again(
    lines: &mut Lines<'_>,
    sessions: &mut Places<'_>,
    people: &mut Places<'_>,
    said: &Said<'_>,
) -> Option<((usize, usize), usize)> {
    let row = lines.rest();
    let (session, rest) = sessions.leading_near(row)?;
    let (participant, rest) = people.leading_near(rest)?;
    let again = |way: &str| rest.as_bytes().get(way.len()) == Some(&b'\n') && rest.starts_with(way);
    let at = said.ways.iter().position(|(way, _)| again(way))?;
    lines.pass_plain(row.len() - rest.len() + said.ways[at].0.len())?;
    Some(((session, participant), at))
}

/// How many ways of writing a mark are remembered.
const WAYS: usize = 8;

/// What was last read behind the two ids of a mark, and the mark that it was.
#[derive(Default)]
struct Said<'t> {
    ways: Vec<(&'t str, Mark)>,
    /// Which of them goes next.
    oldest: usize,
}

impl<'t> Said<'t> {
    /// A mark that says the same; whose it is, is the caller's to say.
    fn mark(&mut self, row: &'t str, rest: &'t str) -> Option<&Mark> {
        let known = self.ways.iter().position(|(way, _)| *way == rest);
        let at = known.map_or_else(|| self.add(row, rest), Some)?;
        Some(&self.ways[at].1)
    }

    /// Reads and remembers it, in place of the oldest where there are many.
    fn add(&mut self, row: &'t str, rest: &'t str) -> Option<usize> {
        let cells: Vec<&str> = row.split(',').collect();
        let read = (cells.len() == Mark::TABLE.columns.len()).then(|| mark(&|column| cells[column]))??;
        let at = self.oldest;
        self.oldest = (at + 1) % WAYS;
        if at == self.ways.len() {
            self.ways.push((rest, read));
        } else {
            self.ways[at] = (rest, read);
        }
        Some(at)
    }
}

/// A mark whose session and participant are known to exist.
fn mark<'r>(cell: &'r dyn Fn(usize) -> &'r str) -> Option<Mark> {
    record(&mut RowReader::own(Mark::TABLE, cell, &[]))
}

/// A row that is right in every cell.
fn record<R: Record>(row: &mut RowReader<'_>) -> Option<R> {
    let record = R::read(row)?;
    R::examine(row);
    (row.faults.is_empty() && row.restored.is_empty()).then_some(record)
}

/// Positions of the key's columns, where a key is what its cells say, but for spaces around: there is one way to write it.
fn key_as_written(table: &TableSchema) -> Option<Vec<usize>> {
    let column = |name: &&str| table.position(name);
    let key: Vec<usize> = table.key.iter().map(column).collect::<Option<_>>()?;
    let one_way =
        |kind| matches!(kind, CellKind::Text | CellKind::Email | CellKind::OwnId(_) | CellKind::Id | CellKind::Ids);
    key.iter().all(|column| one_way(table.columns[*column].kind)).then_some(key)
}

/// Where each row of a table stands, its end of line included, whose text is what reading it and writing it again gives;
/// none where it is another. What the rows mean is not asked.
pub fn rows(table: &TableSchema, fields: &[String], text: &str) -> Option<Vec<Range<usize>>> {
    let mut lines = Lines::under(table.headings(fields), text)?;
    let kinds: Vec<CellKind> = table.columns.iter().map(|column| column.kind).collect();
    let is_written = |at: usize, cell: &str| kinds.get(at).is_none_or(|kind| kind.canonical(cell) == cell);
    let (mut rows, mut cells) = (Vec::with_capacity(text.len() / 40), Vec::new());
    // What stands behind the first two cells of a row is mostly the same as on others.
    let (mut known, mut oldest) = ([None; WAYS], 0);
    while lines.next().is_some() {
        let start = lines.at;
        if let Some(row) = lines.plain() {
            let (first, rest) = row.split_once(',')?;
            let (second, rest) = rest.split_once(',').map_or((rest, None), |(second, rest)| (second, Some(rest)));
            if !known.contains(&Some(rest)) {
                let behind = rest.into_iter().flat_map(|rest| rest.split(','));
                let sound = (2..).zip(behind.clone()).all(|(at, cell)| is_written(at, cell));
                if !sound || behind.count() + 2 != lines.columns {
                    return None;
                }
                known[oldest] = Some(rest);
                oldest = (oldest + 1) % WAYS;
            }
            if first.trim().is_empty() || !is_written(0, first) || !is_written(1, second) {
                return None;
            }
        } else {
            lines.cells(&mut cells)?;
            let as_written = cells.iter().enumerate().all(|(at, cell)| is_written(at, cell));
            if cells[0].trim().is_empty()
                || !as_written
                || written([cells.iter().map(|cell| cell.as_bytes())]) != text[start..lines.at]
            {
                return None;
            }
        }
        rows.push(start..lines.at);
    }
    Some(rows)
}

fn lines<'t>(table: &TableSchema, fields: &[FieldId], text: &'t str) -> Option<Lines<'t>> {
    let own = table.columns.iter().map(|column| column.name);
    let fields = if table.has_answers { fields } else { &[] };
    Lines::under(own.chain(fields.iter().map(FieldId::as_str)), text)
}
