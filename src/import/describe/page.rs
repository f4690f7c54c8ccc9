//! The description of a file: lines that say what it is, and a table with a row for each of its columns.

use serde_json::Value;

use super::blocks::{SheetBlock, blocks};
use super::patterns::{pattern, patterns};
use crate::domain::headings::Heading;
use crate::domain::programme::definition::Programme;
use crate::import::describing::Described;
use crate::import::form::kinds::{heading, program};
use crate::import::grid::{Grid, GridRow};
use crate::import::headings::normalised;
use crate::import::logs::{json_tool, tool};
use crate::import::open::{FileContent, Opened};
use crate::import::registrations::question;
use crate::import::repair::trimmed;
use crate::import::synonyms::meanings;
use crate::table::{Cell, Column, Table};

/// Columns that are described; no list of people is wider.
const WIDEST: usize = 300;

/// Rows before the headings that are described.
const BEFORE: usize = 20;

/// A file, without a value of it.
#[derive(Clone, Debug)]
pub struct Description {
    pub lines: Vec<Described>,
    /// Its columns: sheet, row of the heading, column, heading, what it is taken for, cells filled, patterns.
    pub table: Table<'static>,
}

/// Describes a file that was opened, for a programme whose questions may stand in it.
pub fn describe(opened: &Opened, programme: Option<&Programme>) -> Description {
    let mut page = Description { lines: Vec::new(), table: Table { columns: columns(), rows: Vec::new() } };
    match &opened.content {
        FileContent::Text { encoding, delimiter, text, grid } => {
            page.lines.push(Described::Text { encoding, delimiter: *delimiter });
            page.sheet(None, grid, Some(text), programme);
        }
        FileContent::Workbook { format, sheets, .. } => {
            page.lines.push(Described::Workbook { format, sheets: sheets.len() });
            for (place, grid) in sheets.iter().enumerate() {
                page.sheet(Some(place + 1).filter(|_| sheets.len() > 1), grid, None, programme);
            }
        }
        FileContent::Json(value) => page.json(value),
    }
    if opened.twice_encoded > 0 || !opened.beyond_repair.is_empty() {
        page.lines.push(Described::TwiceEncoded { cells: opened.twice_encoded, lost: opened.beyond_repair.len() });
    }
    if let Some(first) = opened.pasted.first() {
        page.lines.push(Described::Pasted { lines: opened.pasted.len(), first: *first });
    }
    if let Some(line) = opened.unclosed_quote {
        page.lines.push(Described::UnclosedQuote { line });
    }
    page
}

fn columns() -> Vec<Column> {
    vec![
        Column::in_files(Heading::Sheet),
        Column::in_files(Heading::HeadingRow),
        Column::always(Heading::Column),
        Column::always(Heading::HeadingText),
        Column::always(Heading::TakenFor),
        Column::when_room(Heading::Filled),
        Column::always(Heading::Patterns),
    ]
}

impl Description {
    fn sheet(&mut self, sheet: Option<usize>, grid: &Grid, text: Option<&str>, programme: Option<&Programme>) {
        let tool = tool(grid, text);
        let (before, blocks) = blocks(grid, if tool.is_none() { heading(grid) } else { None });
        match (program(grid), tool) {
            (Some(kind), _) => self.lines.push(Described::Form { sheet, kind }),
            (None, Some(kind)) => self.lines.push(Described::Log { sheet, kind }),
            (None, None) => {}
        }
        self.lines.push(Described::Rows { sheet, rows: grid.rows.len(), widths: widths(grid) });
        for row in before.iter().take(BEFORE) {
            let cells = row.filled().map(pattern).collect();
            self.lines.push(Described::Before { sheet, row: row.number, cells });
        }
        for block in &blocks {
            self.lines.push(match block.heading {
                Some(heading) => Described::HeadingRow { sheet, row: heading.number, rows: block.rows.len() },
                None => Described::NoHeadingRow { sheet },
            });
            self.block(sheet, block, programme);
        }
    }

    fn block(&mut self, sheet: Option<usize>, block: &SheetBlock<'_>, programme: Option<&Programme>) {
        let nothing = GridRow::new(0, []);
        let heading = block.heading.unwrap_or(&nothing);
        let compared: Vec<String> = heading.cells().map(normalised).collect();
        let meanings = meanings(&compared);
        let width = block.rows.iter().chain([heading]).map(GridRow::len).max().unwrap_or(0).min(WIDEST);
        for position in 0..width {
            let values = || block.rows.iter().map(|row| row.cell(position)).filter(|cell| !cell.trim().is_empty());
            let meaning = meanings.get(position).copied().flatten();
            let asked = programme.and_then(|programme| question(heading.cell(position), programme)).map(str::to_owned);
            self.table.rows.push(vec![
                Cell::maybe(sheet, Cell::count),
                Cell::maybe(block.heading, |heading| Cell::Count(u64::from(heading.number))),
                Cell::count(position + 1),
                Cell::text(heading_text(heading.cell(position))),
                Cell::maybe(asked.or(meaning.map(|meaning| meaning.key().to_owned())), Cell::text),
                Cell::count(values().count()),
                Cell::text(patterns(values())),
            ]);
        }
    }

    /// The keys of an object, or of the objects of a list; those that are no names of things are shown by their pattern.
    fn json(&mut self, value: &Value) {
        self.lines.push(Described::Json);
        let tool = json_tool(value);
        // The keys of one object may be people; those of the objects of a list, or of a tool that is known, are headings.
        let headings = tool.is_some() || value.is_array();
        self.lines.extend(tool.map(|kind| Described::Log { sheet: None, kind }));
        let objects: Vec<&serde_json::Map<String, Value>> = match value {
            Value::Array(items) => items.iter().filter_map(Value::as_object).collect(),
            Value::Object(object) => vec![object],
            _ => Vec::new(),
        };
        let mut keys: Vec<&String> = Vec::new();
        for object in &objects {
            for key in object.keys() {
                if keys.len() < WIDEST && !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        for (position, key) in keys.into_iter().enumerate() {
            let written: Vec<String> = objects.iter().filter_map(|object| object.get(key)).map(scalar).collect();
            self.table.rows.push(vec![
                Cell::Empty,
                Cell::Empty,
                Cell::count(position + 1),
                Cell::text(if headings && is_identifier(key) { key.clone() } else { pattern(key) }),
                Cell::Empty,
                Cell::count(written.len()),
                Cell::text(patterns(written.iter().map(String::as_str))),
            ]);
        }
    }
}

/// A heading as it is written; what could be somebody's (an address, a number) by its pattern.
fn heading_text(heading: &str) -> String {
    let seen = trimmed(heading);
    let digits = seen.chars().filter(|c| c.is_numeric()).count();
    if seen.contains('@') || digits >= 6 { pattern(&seen) } else { seen.into_owned() }
}

/// How many cells the rows have, and how many rows have so many, the most frequent first.
fn widths(grid: &Grid) -> Vec<(usize, usize)> {
    let mut widths: Vec<(usize, usize)> = Vec::new();
    for row in &grid.rows {
        match widths.iter_mut().find(|(cells, _)| *cells == row.len()) {
            Some((_, rows)) => *rows += 1,
            None => widths.push((row.len(), 1)),
        }
    }
    widths.sort_by(|one, other| other.1.cmp(&one.1).then(other.0.cmp(&one.0)));
    widths
}

/// What a value of JSON is; objects and lists by their size.
fn scalar(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.len()),
        Value::Object(object) => format!("{{{}}}", object.len()),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn is_identifier(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::open::open;
    use crate::lang::Words;

    /// Lines in French, and the cells of the table.
    fn described(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
        let page = describe(&open(bytes).unwrap(), None);
        let cell = |cell: &Cell<'_>| match cell {
            Cell::Text(text) => text.to_string(),
            Cell::Count(count) => count.to_string(),
            _ => String::new(),
        };
        assert!(page.table.rows.iter().all(|row| row.len() == page.table.columns.len()));
        (
            page.lines.iter().map(Words::fr).collect(),
            page.table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        )
    }

    #[test]
    fn a_form_nobody_knows() {
        let text = "Atelier du 2 mai;;\n\nNom;Où ?;Inscrit·e le;\nLefèvre;Paris;02/02/2026 11:30;oui\nN'Guyen;;03/02/2026 9:05\n";
        let (lines, rows) = described(text.as_bytes());
        assert_eq!(
            lines,
            [
                "texte, UTF-8, cellules séparées par « ; »",
                "4 lignes : 2 de 4 cellules, 2 de 3 cellules",
                "avant le tableau, ligne 1 : « aaaaaaa aa 9 aaa »",
                "en-têtes ligne 3, 2 lignes dessous",
            ]
        );
        assert_eq!(
            rows,
            [
                ["", "3", "1", "Nom", "name", "2", "`a'aaaaa` ×1, `aaaaaaa` ×1"],
                ["", "3", "2", "Où ?", "", "1", "`aaaaa` ×1"],
                ["", "3", "3", "Inscrit·e le", "", "2", "`99/99/9999 99:99` ×1, `99/99/9999 9:99` ×1"],
                ["", "3", "4", "", "", "1", "`aaa` ×1"],
            ]
        );
    }

    #[test]
    fn nobody_is_named() {
        let people = ["Lefèvre", "Élodie", "elodie", "601020304", "Martin", "Zoé", "1988"];
        let cases: [&[u8]; 6] = [
            "Lefèvre;Élodie;Paris\nMartin;Zoé;Lyon\n".as_bytes(),
            "Lefèvre;Élodie;elodie@example.org;0601020304\nMartin;Zoé;;12/05/1988\n".as_bytes(),
            "Inscription auprès d'Élodie Lefèvre;elodie@example.org\nNom;Prénom\nMartin;Zoé\n".as_bytes(),
            "Nom;Prénom;Questions à elodie@example.org\nMartin;Zoé;12/05/1988\n".as_bytes(),
            "Élodie\n".as_bytes(),
            r#"{"name": "Zoé Martin", "elodie.lefevre@example.org": {"a": 1}, "list": [1, 2]}"#.as_bytes(),
        ];
        for bytes in cases {
            let (lines, rows) = described(bytes);
            let said = format!("{lines:?}{rows:?}");
            for name in people {
                assert!(!said.contains(name), "{name} is said of {:?}: {said}", String::from_utf8_lossy(bytes));
            }
        }
    }

    /// Cells of a row of somebody called Zqxj, as people fill them in.
    fn cell() -> impl proptest::strategy::Strategy<Value = &'static str> {
        proptest::sample::select(vec![
            "Zqxj",
            "ZQXJ Zqxjette",
            "zqxj@example.org",
            "12/05/1988",
            "0639980102",
            "",
            "Association",
            "bénévole",
            "chez Zqxj",
            "Compagnie Zqxj",
            "oui",
            "Structure",
            "12",
        ])
    }

    proptest::proptest! {
        #[test]
        fn whatever_people_fill_in_is_not_said(
            heading in proptest::sample::select(vec!["Nom;Prénom;Courriel;Structure\n", "Wer;Wann;Wo;Was\n", "Atelier\n\nNom;Courriel;a;b\n"]),
            rows in proptest::collection::vec(proptest::collection::vec(cell(), 4), 1..8),
        ) {
            let rows: Vec<String> = rows.iter().map(|row| format!("{}\n", row.join(";"))).collect();
            let (lines, table) = described(format!("{heading}{}", rows.concat()).as_bytes());
            proptest::prop_assert!(!format!("{lines:?}{table:?}").to_lowercase().contains("zqxj"), "{:?} {:?}", lines, table);
        }
    }
}
