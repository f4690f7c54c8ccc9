//! What was changed in a table elsewhere than in the store, put on what the store has now: by row, then by cell. What one side alone
//! changed is taken; what both changed alike is taken once; what both changed otherwise is a clash, and no side wins. Rows are
//! told apart by the key of the table, columns by their names: neither order counts.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::schema::TableSchema;
use crate::store::journal::{FileEdit, FilledCells};
use crate::store::sheet::CanonicalTable;

/// The rows of a table by key, each with its place, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyedRows(BTreeMap<Vec<String>, (usize, FilledCells)>);

impl KeyedRows {
    /// The rows of a table; the key that two of them share, where two do: such rows cannot be told apart.
    pub fn of(table: &TableSchema, sheet: &CanonicalTable) -> Result<Self, Vec<String>> {
        let mut rows = BTreeMap::new();
        for place in 0..sheet.len() {
            let cells = FilledCells::of(&sheet.columns, &sheet.row(place));
            if let Some((_, twice)) = rows.insert(cells.key(table), (place, cells)) {
                return Err(twice.key(table));
            }
        }
        Ok(Self(rows))
    }

    fn cells(&self, key: &[String]) -> Option<&FilledCells> {
        self.0.get(key).map(|(_, cells)| cells)
    }

    fn place(&self, key: &[String]) -> Option<usize> {
        self.0.get(key).map(|(place, _)| *place)
    }
}

/// What a merge comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowMerge {
    /// What is to be done to the table as the store has it, row by row in the order in which they stand: rows that change, come, go.
    pub edits: Vec<FileEdit>,
    /// Where both sides changed something, and not alike, in the order of the keys.
    pub clashes: Vec<RowClash>,
}

/// A row of which both sides changed something, and not alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowClash {
    pub key: Vec<String>,
    pub what: ClashPart,
}

/// What of a row both sides changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClashPart {
    /// A cell, with the text of each side; empty where it holds nothing.
    Cell { column: String, hers: String, theirs: String },
    /// The row was taken out; in the store it was changed.
    Removed,
    /// In the store the row is gone; it was changed here.
    GoneInStore,
}

/// What was changed between two contents of a table: rows that are other, come, or go. `file`: the path that the edits name.
pub fn row_edits(file: &str, known: &KeyedRows, hers: &KeyedRows) -> Vec<FileEdit> {
    let keys: BTreeSet<&Vec<String>> = known.0.keys().chain(hers.0.keys()).collect();
    let other = keys.into_iter().filter(|key| known.cells(key) != hers.cells(key));
    let edits = other.map(|key| RowChanged {
        key,
        place: known.place(key).or(hers.place(key)).unwrap_or_default(),
        before: known.cells(key).cloned(),
        after: hers.cells(key).cloned(),
    });
    in_order(file, edits.collect(), known.0.len())
}

/// The same edits as if each had been made on the rows that the store has: what they changed stands over what the store has.
pub fn overlaid(edits: &[FileEdit], theirs: &KeyedRows) -> Vec<FileEdit> {
    let over = |edit: &FileEdit| match edit {
        FileEdit::Lines { .. } => edit.clone(),
        FileEdit::Row { table, key, index, before, after } => {
            let stored = theirs.cells(key);
            let after = match (before, after, stored) {
                (Some(before), Some(after), Some(stored)) => Some(over_row(before, after, stored)),
                _ => after.clone(),
            };
            FileEdit::Row { table: table.clone(), key: key.clone(), index: *index, before: stored.cloned(), after }
        }
    };
    edits.iter().map(over).collect()
}

/// The stored row with the cells in which a row differs from what it was.
fn over_row(was: &FilledCells, now: &FilledCells, stored: &FilledCells) -> FilledCells {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in stored.iter().chain(now.iter()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let cell = |name| if was.get(name) == now.get(name) { stored.get(name) } else { now.get(name) };
    FilledCells::named(names.into_iter().map(|name| (name, cell(name))))
}

/// Where a row stood when it was first changed, and its cells before and after.
type EditedRow<'e> = (usize, Option<&'e FilledCells>, Option<&'e FilledCells>);

/// Puts edits, each made where a row was as its `before` says, on the rows that the store has.
pub fn rebase(file: &str, edits: &[FileEdit], theirs: &KeyedRows) -> RowMerge {
    let mut by_key: BTreeMap<&Vec<String>, EditedRow<'_>> = BTreeMap::new();
    for edit in edits {
        if let FileEdit::Row { table, key, index, before, after } = edit
            && table == file
        {
            // A row that was changed twice is as it was before the first time, and as the second left it.
            by_key.entry(key).or_insert((*index, before.as_ref(), None)).2 = after.as_ref();
        }
    }
    let (mut changed, mut clashes) = (Vec::new(), Vec::new());
    for (key, (index, was, now)) in by_key {
        let stored = theirs.cells(key);
        match merge_row(was, now, stored) {
            Ok(after) if after.as_ref() == stored => {}
            Ok(after) => {
                let place = theirs.place(key).unwrap_or(index);
                changed.push(RowChanged { key, place, before: stored.cloned(), after });
            }
            Err(parts) => clashes.extend(parts.into_iter().map(|what| RowClash { key: key.clone(), what })),
        }
    }
    RowMerge { edits: in_order(file, changed, theirs.0.len()), clashes }
}

/// The row with what was changed, between `was` and `now`, put on what is stored; the parts that clash, where any does.
fn merge_row(
    was: Option<&FilledCells>,
    now: Option<&FilledCells>,
    stored: Option<&FilledCells>,
) -> Result<Option<FilledCells>, Vec<ClashPart>> {
    match (was, now, stored) {
        _ if was == now || now == stored => Ok(stored.cloned()),
        _ if was == stored => Ok(now.cloned()),
        (_, None, _) => Err(vec![ClashPart::Removed]),
        (_, _, None) => Err(vec![ClashPart::GoneInStore]),
        (was, Some(now), Some(stored)) => merge_cells(was.unwrap_or(&FilledCells::default()), now, stored).map(Some),
    }
}

/// A row before and after.
struct RowChanged<'k> {
    key: &'k Vec<String>,
    place: usize,
    before: Option<FilledCells>,
    after: Option<FilledCells>,
}

/// The edits in the order of the rows of a table of so many, those that are new behind the others, each with the place of its row at
/// the moment when the edit is made: rows that go move those below up.
fn in_order(file: &str, mut changes: Vec<RowChanged<'_>>, rows: usize) -> Vec<FileEdit> {
    changes.sort_by_key(|change| (change.before.is_none(), change.place));
    let (mut gone, mut come) = (0, 0);
    let edits = changes.into_iter().map(|RowChanged { key, place, before, after }| {
        let index = if before.is_some() { place - gone } else { rows - gone + come };
        gone += usize::from(after.is_none());
        come += usize::from(before.is_none());
        FileEdit::Row { table: file.to_owned(), key: key.clone(), index, before, after }
    });
    edits.collect()
}

/// The cells of a row with what was changed by hand put on what the store has; the cells that clash, where any does.
fn merge_cells(known: &FilledCells, hers: &FilledCells, theirs: &FilledCells) -> Result<FilledCells, Vec<ClashPart>> {
    let mut cells: Vec<(&str, &str)> = theirs.iter().collect();
    let mut clashes = Vec::new();
    let mut seen = BTreeSet::new();
    for (column, _) in known.iter().chain(hers.iter()).filter(|(column, _)| seen.insert(*column)) {
        let (was, now, stored) = (known.get(column), hers.get(column), theirs.get(column));
        if was == now || now == stored {
            continue;
        }
        if was != stored {
            let (hers, theirs) = (now.to_owned(), stored.to_owned());
            clashes.push(ClashPart::Cell { column: column.to_owned(), hers, theirs });
            continue;
        }
        match cells.iter_mut().find(|(name, _)| *name == column) {
            Some((_, cell)) => *cell = now,
            None => cells.push((column, now)),
        }
    }
    if clashes.is_empty() { Ok(FilledCells::named(cells.into_iter())) } else { Err(clashes) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::attendance::mark::Mark;
    use crate::domain::schema::Record as _;

    const HEADING: &str = "session,participant,status,minutes,arrived,left,source,note\n";

    fn rows(text: &str) -> KeyedRows {
        let (file, mut problems) = (Arc::from("attendance.csv"), Vec::new());
        let text = format!("{HEADING}{text}");
        let sheet = CanonicalTable::read(Mark::TABLE, &[], &file, &text, &mut problems).unwrap();
        assert!(problems.is_empty());
        KeyedRows::of(Mark::TABLE, &sheet).unwrap()
    }

    const KNOWN: &str = "m1,p01,present,120,,,,\nm1,p02,absent,0,,,,\nm1,p03,present,60,,,,\n";

    /// What a merge says, a line an edit or a clash: `at key: what`.
    fn told(hers: &str, theirs: &str) -> Vec<String> {
        let merge = rebase("f", &row_edits("f", &rows(KNOWN), &rows(hers)), &rows(theirs));
        let cells = |cells: &Option<FilledCells>| {
            let cells = cells.as_ref()?;
            Some(cells.iter().skip(2).map(|(_, cell)| cell).collect::<Vec<_>>().join(" "))
        };
        let edits = merge.edits.iter().map(|edit| match edit {
            FileEdit::Row { index, key, before, after, .. } => {
                let side = |side| cells(side).unwrap_or("none".into());
                format!("{index} {}: {} → {}", key[1], side(before), side(after))
            }
            FileEdit::Lines { .. } => String::new(),
        });
        let clashes = merge.clashes.iter().map(|clash| match &clash.what {
            ClashPart::Cell { column, hers, theirs } => format!("{} {column}: {hers} or {theirs}", clash.key[1]),
            what => format!("{} {what:?}", clash.key[1]),
        });
        edits.chain(clashes).collect()
    }

    #[test]
    fn what_one_side_changed_is_taken_and_what_both_changed_otherwise_clashes() {
        let with = |from: &str, to: &str| KNOWN.replace(from, to);
        let cases: [(&str, String, String, &[&str]); 14] = [
            ("nothing", KNOWN.into(), KNOWN.into(), &[]),
            ("a cell by hand", with("absent,0", "present,90"), KNOWN.into(), &["1 p02: absent 0 → present 90"]),
            ("a cell in the store", KNOWN.into(), with("absent,0", "present,90"), &[]),
            ("the same cell alike", with("absent,0", "excused,0"), with("absent,0", "excused,0"), &[]),
            (
                "two cells of one row",
                with("p03,present,60,,,,", "p03,present,75,,,,"),
                with("p03,present,60,,,,", "p03,present,60,,,,late"),
                &["2 p03: present 60 late → present 75 late"],
            ),
            (
                "one cell otherwise",
                with("absent,0", "present,120"),
                with("absent,0", "excused,0"),
                &["p02 status: present or excused"],
            ),
            (
                "a row that was added",
                format!("m1,p00,absent,0,,,,\n{KNOWN}"),
                format!("{KNOWN}m1,p04,absent,0,,,,\n"),
                &["4 p00: none → absent 0"],
            ),
            (
                "the same row added",
                format!("{KNOWN}m1,p04,absent,0,,,,\n"),
                format!("{KNOWN}m1,p04,absent,0,,,,\n"),
                &[],
            ),
            (
                "another row of that key added",
                format!("{KNOWN}m1,p04,absent,0,,,,\n"),
                format!("{KNOWN}m1,p04,excused,0,,,,\n"),
                &["p04 status: absent or excused"],
            ),
            ("a row taken out", with("m1,p02,absent,0,,,,\n", ""), KNOWN.into(), &["1 p02: absent 0 → none"]),
            ("taken out by both", with("m1,p02,absent,0,,,,\n", ""), with("m1,p02,absent,0,,,,\n", ""), &[]),
            (
                "taken out by hand, changed in the store",
                with("m1,p02,absent,0,,,,\n", ""),
                with("absent,0", "excused,0"),
                &["p02 Removed"],
            ),
            (
                "changed by hand, gone in the store",
                with("absent,0", "excused,0"),
                with("m1,p02,absent,0,,,,\n", ""),
                &["p02 GoneInStore"],
            ),
            (
                "rows that go move those below up",
                "m1,p03,present,75,,,,\nm1,p09,absent,0,,,,\n".into(),
                KNOWN.into(),
                &[
                    "0 p01: present 120 → none",
                    "0 p02: absent 0 → none",
                    "0 p03: present 60 → present 75",
                    "1 p09: none → absent 0",
                ],
            ),
        ];
        for (what, hers, theirs, expected) in cases {
            assert_eq!(told(&hers, &theirs), expected, "{what}");
        }
    }

    #[test]
    fn neither_the_order_of_rows_nor_that_of_columns_is_a_change() {
        let sorted = "m1,p03,present,60,,,,\nm1,p01,present,120,,,,\nm1,p02,absent,0,,,,\n";
        assert_eq!(told(sorted, KNOWN), Vec::<String>::new());
        let other = "participant;session;minutes;status;source;note\np01;m1;120;présent;;\np02;m1;0;absent;;\np03;m1;60;présent;;\n";
        let sheet = CanonicalTable::read(Mark::TABLE, &[], &Arc::from("f"), other, &mut Vec::new()).unwrap();
        let read = KeyedRows::of(Mark::TABLE, &sheet).unwrap();
        assert_eq!(row_edits("f", &rows(KNOWN), &read), []);
    }

    #[test]
    fn a_column_of_her_own_is_taken_along() {
        let text = "session,participant,status,minutes,source,note,bus\nm1,p01,present,120,,,oui\nm1,p02,absent,0,,,,,\nm1,p03,present,60,,,,,\n";
        let sheet = CanonicalTable::read(Mark::TABLE, &[], &Arc::from("f"), text, &mut Vec::new()).unwrap();
        let edits = row_edits("f", &rows(KNOWN), &KeyedRows::of(Mark::TABLE, &sheet).unwrap());
        let [FileEdit::Row { index: 0, after: Some(after), .. }] = &edits[..] else { panic!("{edits:?}") };
        assert_eq!(after.get("bus"), "oui");
    }

    #[test]
    fn a_row_that_was_changed_twice_is_put_there_once() {
        let edit = |before: &str, after: &str| {
            let cells = |text: &str| rows(text).cells(&["m1".to_owned(), "p02".to_owned()]).cloned();
            let (before, after) = (cells(before), cells(after));
            FileEdit::Row { table: "f".into(), key: vec!["m1".into(), "p02".into()], index: 1, before, after }
        };
        let (second, third) = (KNOWN.replace("absent", "excused"), KNOWN.replace("absent,0", "present,90"));
        let merge = rebase("f", &[edit(KNOWN, &second), edit(&second, &third)], &rows(KNOWN));
        assert_eq!((merge.edits, merge.clashes), (vec![edit(KNOWN, &third)], vec![]));
    }

    #[test]
    fn two_rows_of_one_key_cannot_be_merged() {
        let text = format!("{HEADING}m1,p01,present,120,,,,\nm1,p01,absent,0,,,,\n");
        let sheet = CanonicalTable::read(Mark::TABLE, &[], &Arc::from("f"), &text, &mut Vec::new()).unwrap();
        assert_eq!(KeyedRows::of(Mark::TABLE, &sheet), Err(vec!["m1".to_owned(), "p01".to_owned()]));
    }

    /// The rows after edits, each made at the place that it names.
    fn done(rows: &KeyedRows, edits: &[FileEdit]) -> BTreeMap<Vec<String>, FilledCells> {
        let mut list: Vec<(Vec<String>, FilledCells)> =
            rows.0.iter().map(|(key, (_, cells))| (key.clone(), cells.clone())).collect();
        list.sort_by_key(|(key, _)| rows.place(key));
        for edit in edits {
            let FileEdit::Row { index, key, before, after, .. } = edit else { continue };
            match (before, after) {
                (None, Some(after)) => list.insert(*index, (key.clone(), after.clone())),
                (Some(before), after) => {
                    assert_eq!(list[*index], (key.clone(), before.clone()));
                    match after {
                        Some(after) => list[*index].1 = after.clone(),
                        None => drop(list.remove(*index)),
                    }
                }
                (None, None) => {}
            }
        }
        list.into_iter().collect()
    }

    prop_compose! {
        /// Some of four people, in any order, each with one of a few marks.
        fn some_rows()(marks in proptest::collection::hash_map(1..5_u8, (0..3_usize, 0..2_u8), 0..5)) -> KeyedRows {
            let lines = marks.iter().map(|(person, (mark, late))| {
                let mark = ["present,120", "present,60", "absent,0"][*mark];
                format!("m1,p0{person},{mark},,,,{}\n", if *late == 1 { "late" } else { "" })
            });
            rows(&lines.collect::<String>())
        }
    }

    proptest! {
        #[test]
        fn what_was_changed_is_there_after_the_merge_and_neither_side_comes_first(
            known in some_rows(), hers in some_rows(), theirs in some_rows()
        ) {
            let (mine, other) = (row_edits("f", &known, &hers), row_edits("f", &known, &theirs));
            prop_assert_eq!(done(&known, &mine), done(&hers, &[]));
            let (one, two) = (rebase("f", &mine, &theirs), rebase("f", &other, &hers));
            prop_assert_eq!(one.clashes.len(), two.clashes.len());
            if one.clashes.is_empty() {
                prop_assert_eq!(done(&theirs, &one.edits), done(&hers, &two.edits));
            }
        }
    }
}
