//! Tables that are as the program writes them, read in one pass: the heading exact, commas, quotes only around cells that
//! need them, LF, every cell good, every id known, no key twice. Of any other text there is nothing here: the general
//! reader ([`super::general`]) reads it and says what is wrong and where. Both read a row as its schema says, so that they
//! cannot differ in what a row means; a property holds that they do not differ in anything else.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::lines::Lines;
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
    let (mut lines, mut keys) = (lines(R::TABLE, fields, text)?, Vec::new());
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
        if !as_read {
            return None;
        }
        keys.push(hash(&said));
        take(Numbered { line, record });
    }
    keys.sort_unstable();
    keys.is_sorted_by(|one, other| one < other).then_some(())
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

/// A row that is right in every cell.
pub(super) fn record<R: Record>(row: &mut RowReader<'_>) -> Option<R> {
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

/// How many ways of writing what stands behind two cells are remembered.
const WAYS: usize = 8;

/// Whether a cell is what reading it and writing it again gives.
pub(super) fn is_as_written(table: &TableSchema, column: usize, cell: &str) -> bool {
    table.columns.get(column).is_none_or(|column| column.kind.canonical(cell) == cell)
}

/// Where each row of a table stands, its end of line included, whose text is what reading it and writing it again gives;
/// none where it is another. What the rows mean is not asked.
pub fn rows(table: &TableSchema, fields: &[String], text: &str) -> Option<Vec<Range<usize>>> {
    let mut lines = Lines::under(table.headings(fields), text)?;
    let is_written = |at: usize, cell: &str| is_as_written(table, at, cell);
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

pub(super) fn lines<'t>(table: &TableSchema, fields: &[FieldId], text: &'t str) -> Option<Lines<'t>> {
    let own = table.columns.iter().map(|column| column.name);
    let fields = if table.has_answers { fields } else { &[] };
    Lines::under(own.chain(fields.iter().map(FieldId::as_str)), text)
}
