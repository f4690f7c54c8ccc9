//! Tables of texts as they were sealed, and what differs between two of them.

use std::collections::{HashMap, HashSet};

use crate::domain::headings::Heading;
use crate::text::delimited::{Reader, TextRecord};

/// The cells of a report: the columns that tell its rows apart, then those that it shows.
pub struct ReportGrid {
    keys: Vec<String>,
    columns: Vec<String>,
    rows: Vec<Line>,
}

struct Line {
    /// The keys, and how many rows before it have the same.
    keys: (Vec<String>, usize),
    cells: Vec<String>,
}

/// A cell that differs, or a row that is in one of them alone.
pub struct GridChange {
    /// Column and value.
    pub keys: Vec<(String, String)>,
    /// Empty: it is the whole row.
    pub column: String,
    pub was: String,
    pub now: String,
}

impl ReportGrid {
    /// Of csv; its first columns are those of these headings that it has.
    pub fn read(bytes: &[u8], headings: &[Heading]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (mut reader, mut record) = (Reader::new(&text, b','), TextRecord::default());
        let texts = |record: &TextRecord| record.cells.iter().map(str::to_owned).collect::<Vec<_>>();
        let mut heading = if reader.read(&mut record) { texts(&record) } else { Vec::new() };
        let is_key = |count: usize, key: &Heading| heading.get(count).is_some_and(|name| name == key.key());
        let count = headings.iter().fold(0, |count, key| count + usize::from(is_key(count, key)));
        let columns = heading.split_off(count);
        let (mut rows, mut seen) = (Vec::new(), HashMap::<Vec<String>, usize>::new());
        while reader.read(&mut record) {
            let mut keys = texts(&record);
            let cells = keys.split_off(count.min(keys.len()));
            let before = seen.entry(keys.clone()).or_default();
            rows.push(Line { keys: (keys, *before), cells });
            *before += 1;
        }
        Self { keys: heading, columns, rows }
    }

    fn named(&self, line: &Line) -> Vec<(String, String)> {
        self.keys.iter().cloned().zip(line.keys.0.iter().cloned()).collect()
    }

    /// The cell of a column; a column that it does not have is empty.
    fn cell<'g>(&self, line: &'g Line, column: &str) -> &'g str {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|at| line.cells.get(at)).map_or("", String::as_str)
    }
}

/// What differs, in the order of the first; rows that are new come last.
pub fn changes(was: &ReportGrid, now: &ReportGrid) -> Vec<GridChange> {
    let today: HashMap<&(Vec<String>, usize), &Line> = now.rows.iter().map(|line| (&line.keys, line)).collect();
    let mut columns: Vec<&String> = was.columns.iter().collect();
    columns.extend(now.columns.iter().filter(|name| !was.columns.contains(name)));
    let mut found = Vec::new();
    for line in &was.rows {
        let Some(other) = today.get(&line.keys) else {
            let (column, was_told, told) = (String::new(), "gone".to_owned(), String::new());
            found.push(GridChange { keys: was.named(line), column, was: was_told, now: told });
            continue;
        };
        for column in &columns {
            let (before, after) = (was.cell(line, column), now.cell(other, column));
            if before != after {
                let (column, keys) = ((*column).clone(), was.named(line));
                found.push(GridChange { keys, column, was: before.to_owned(), now: after.to_owned() });
            }
        }
    }
    let known: HashSet<&(Vec<String>, usize)> = was.rows.iter().map(|line| &line.keys).collect();
    for line in now.rows.iter().filter(|line| !known.contains(&line.keys)) {
        let (column, before) = (String::new(), String::new());
        found.push(GridChange { keys: now.named(line), column, was: before, now: "new".to_owned() });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_differ_and_rows_that_come_or_go_are_told() {
        let keys = [Heading::Cohort, Heading::Participant];
        let was = "cohort,participant,hours,participant\nc,a,1.00,a\nc,b,2.00,b\nc,d,4.00,d\n";
        let now = "cohort,participant,hours,participant,note\nc,b,2.50,b,x\nc,d,4.00,d,\nc,e,1.00,e,\n";
        let (was, now) = (ReportGrid::read(was.as_bytes(), &keys), ReportGrid::read(now.as_bytes(), &keys));
        let told: Vec<String> = changes(&was, &now)
            .iter()
            .map(|one| format!("{} {} {}>{}", one.keys[1].1, one.column, one.was, one.now))
            .collect();
        assert_eq!(told, ["a  gone>", "b hours 2.00>2.50", "b note >x", "e  >new"]);
        assert!(changes(&was, &was).is_empty());
    }

    #[test]
    fn rows_of_the_same_keys_are_held_against_each_other_in_turn() {
        let keys = [Heading::Trainer];
        let grid = |text: &str| ReportGrid::read(text.as_bytes(), &keys);
        let found = changes(&grid("trainer,hours\n,1\n,2\n"), &grid("trainer,hours\n,1\n,3\n"));
        assert_eq!(found.iter().map(|one| (&*one.was, &*one.now)).collect::<Vec<_>>(), [("2", "3")]);
    }
}
