//! Every report in every format says the same: as many rows, the same columns, the same values.

#![allow(clippy::unwrap_used, reason = "a test whose output cannot be read has to stop")]

mod support;

use calamine::{Data, DataType as _, Reader as _, Xlsx, open_workbook};
use serde_json::Value;
use support::project;
use support::shell::{Shell, copy};

const REPORTS: [&str; 5] = ["attendance", "hours", "matrix", "sessions", "bpf --year 2021"];

/// A copy of the example, looked at in June, in French.
fn example() -> Shell {
    let mut shell = Shell::new();
    copy(&project().join("examples/culture-2021"), &shell.home());
    shell.export("FORMATION_NOW", "2021-06-01T09:00:00+02:00");
    shell
}

fn export(shell: &mut Shell, report: &str, format: &str) -> String {
    let line = format!("formation export {report} --format {format} 2>/dev/null");
    let shown = shell.run(&line);
    assert_eq!(shown.code, 0, "{line}\n{}", shown.text);
    shown.text
}

fn rows(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect()).collect()
}

/// A value of json as csv writes it.
fn as_cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[test]
fn json_holds_what_csv_holds() {
    let mut shell = example();
    for report in REPORTS {
        let table = rows(&export(&mut shell, report, "csv"), b',');
        let json: Vec<serde_json::Map<String, Value>> =
            serde_json::from_str(&export(&mut shell, report, "json")).unwrap();
        assert_eq!(json.len(), table.len() - 1, "{report}: rows");
        for (object, row) in json.iter().zip(&table[1..]) {
            assert_eq!(object.keys().collect::<Vec<_>>(), table[0].iter().collect::<Vec<_>>(), "{report}: keys");
            let cells: Vec<String> = object.values().map(as_cell).collect();
            for ((cell, written), key) in cells.iter().zip(row).zip(&table[0]) {
                let number = |text: &String| text.parse::<f64>().ok();
                let same = cell == written || number(cell).is_some_and(|value| number(written) == Some(value));
                assert!(same, "{report}, {key}: json {cell}, csv {written}");
            }
        }
    }
}

#[test]
fn french_csv_holds_what_csv_holds() {
    let mut shell = example();
    for report in REPORTS {
        let plain = rows(&export(&mut shell, report, "csv"), b',');
        let french = export(&mut shell, report, "csv-fr");
        let text = french.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{report}: no byte order mark"));
        assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count(), "{report}: CRLF");
        let french = rows(text, b';');
        assert_eq!(french.len(), plain.len(), "{report}: rows");
        for (row, (one, other)) in plain.iter().zip(&french).enumerate() {
            assert_eq!(one.len(), other.len(), "{report}: cells of row {row}");
            for (cell, spoken) in one.iter().zip(other).filter(|_| row > 0) {
                let day = cell.splitn(3, '-').collect::<Vec<_>>();
                let expected = match &day[..] {
                    [year, month, date] if year.len() == 4 && date.len() == 2 => format!("{date}/{month}/{year}"),
                    _ if cell.parse::<f64>().is_ok() => cell.replace('.', ","),
                    _ => cell.clone(),
                };
                // Words of closed lists and evidence are told in French; everything else is what csv has.
                let is_a_word = !cell.is_empty()
                    && cell.bytes().all(|sign| sign.is_ascii_lowercase() || b"_: 0123456789".contains(&sign));
                assert!(
                    *spoken == expected || is_a_word && !spoken.is_empty(),
                    "{report}: row {row}: {spoken}, {expected}"
                );
            }
        }
    }
}

/// A cell of a workbook as csv writes it: `csv` tells what the cell is of.
fn of_workbook(cell: &Data, csv: &str) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            let (date, time) = (format!("{year:04}-{month:02}-{day:02}"), format!("{hour:02}:{minute:02}"));
            match (csv.contains('-'), csv.contains(':')) {
                (true, true) => format!("{date} {time}"),
                (true, false) => date,
                _ => time,
            }
        }
        Data::Float(number) => {
            let decimals = csv.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            format!("{number:.decimals$}")
        }
        other => other.to_string(),
    }
}

fn workbook(shell: &mut Shell, line: &str) -> (String, Vec<Vec<Data>>) {
    let shown = shell.run(&format!("rm -f x.xlsx; formation {line} -o x.xlsx"));
    assert_eq!(shown.code, 0, "{line}\n{}", shown.text);
    let mut book: Xlsx<_> = open_workbook(shell.home().join("x.xlsx")).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 1, "{line}: one sheet");
    let range = book.worksheet_range(&names[0]).unwrap();
    (names[0].clone(), range.rows().map(<[Data]>::to_vec).collect())
}

#[test]
fn a_workbook_holds_what_csv_holds_and_adds_it_up() {
    let mut shell = example();
    for report in REPORTS {
        let plain = rows(&export(&mut shell, report, "csv"), b',');
        let french = rows(export(&mut shell, report, "csv-fr").trim_start_matches('\u{feff}'), b';');
        let (name, cells) = workbook(&mut shell, &format!("report {report}"));
        assert!(name.starts_with(report.split(' ').next().unwrap()), "{report}: {name}");
        assert_eq!(cells[0].iter().map(ToString::to_string).collect::<Vec<_>>(), french[0], "{report}: headings");
        let total = cells.last().unwrap().iter().any(|cell| *cell == "Total");
        assert_eq!(cells.len(), plain.len() + usize::from(total), "{report}: rows");
        for ((row, plain), french) in cells[1..].iter().zip(&plain[1..]).zip(&french[1..]) {
            for ((cell, plain), french) in row.iter().zip(plain).zip(french) {
                let text = of_workbook(cell, plain);
                // Words are the reader's; of a part of the programme csv-fr says which.
                let same = text == *plain || text == *french || french.starts_with(&format!("{text} ("));
                assert!(
                    same && text.is_empty() == plain.is_empty(),
                    "{report}: {cell:?}, csv {plain}, csv-fr {french}"
                );
                let typed = matches!(cell, Data::String(_) | Data::Empty)
                    || plain.starts_with(|sign: char| sign.is_ascii_digit());
                assert!(typed, "{report}: a number that csv does not have: {cell:?}, {plain}");
            }
        }
        if total {
            let column = cells[0].iter().position(|cell| cell.to_string().starts_with("Durée suivie"));
            let minutes = |row: &[Data]| column.map_or(0.0, |column| row[column].as_f64().unwrap_or_default());
            let sum: f64 = cells[1..cells.len() - 1].iter().map(|row| minutes(row)).sum();
            assert!((sum - minutes(cells.last().unwrap())).abs() < 0.01, "{report}: the total of minutes");
        }
    }
}

/// Texts that a spreadsheet would take for something else stay texts, as they stand.
#[test]
fn texts_of_a_workbook_stay_texts() {
    let mut shell = example();
    let texts =
        ["=1+1", "0639980102", "242e83", "90176543800014", "+33639980102", "00123", "@SUM(A1)", "a\u{1}b <c> & \"d\""];
    for (at, text) in texts.iter().enumerate() {
        shell.run(&format!("formation enrol Ada Essai{at} --organisation '{text}' --status bénévole --email e{at}@example.org --funder '' --field teaching=active --distinct"));
    }
    let (_, cells) = workbook(&mut shell, "participants list --columns structure");
    for text in texts {
        assert!(cells.iter().any(|row| row[0] == Data::String(text.to_owned())), "{text}: {cells:?}");
    }
}

#[test]
fn workbooks_and_pages_are_the_same_twice_and_every_list_makes_them() {
    let mut shell = example();
    let lists = [
        "participants list",
        "sessions list",
        "cohorts list",
        "topics list",
        "todo",
        "history",
        "document list",
        "report hours",
    ];
    for list in lists {
        for format in ["xlsx", "html"] {
            let line = format!(
                "formation {list} -o one.{format} && sleep 1 && formation {list} -o two.{format} && cmp one.{format} two.{format}"
            );
            let shown = shell.run(&line);
            assert_eq!(shown.code, 0, "{line}\n{}", shown.text);
            let piped = shell.run(&format!("formation {list} --format {format} 2>/dev/null | cmp - one.{format}"));
            let same = format == "xlsx" || piped.code == 0;
            assert!(same, "{list} {format}: what a pipe is given\n{}", piped.text);
        }
    }
}

#[test]
fn markdown_has_a_line_for_each_row() {
    let mut shell = example();
    for report in REPORTS {
        let plain = rows(&export(&mut shell, report, "csv"), b',').len() - 1;
        let page = export(&mut shell, report, "md");
        let lines = page.lines().filter(|line| line.starts_with('|')).count();
        let total = usize::from(page.contains("| **Total**"));
        assert_eq!(lines, 2 + plain + total, "{report}: heading, rule, rows and perhaps a total");
    }
}

#[test]
fn every_command_of_the_help_has_help() {
    let mut shell = example();
    for lang in ["fr", "en"] {
        let help = shell.run(&format!("formation --help --lang {lang}")).text;
        let commands: Vec<&str> = help
            .lines()
            .filter(|line| line.starts_with("  ") && !line.starts_with("   ") && !line.trim_start().starts_with('-'))
            .filter_map(|line| line.split_whitespace().next())
            // Examples begin with the program's name.
            .filter(|word| *word != "formation")
            .collect();
        assert!(commands.len() > 15, "{commands:?}");
        for command in commands {
            let shown = shell.run(&format!("formation {command} --help --lang {lang}"));
            assert_eq!(shown.code, 0, "{command}: {}", shown.text);
            let english = ["Usage:", "Print help", "Options:", "Commands:"];
            if lang == "fr" {
                assert!(english.iter().all(|word| !shown.text.contains(word)), "{command} in French:\n{}", shown.text);
            }
        }
    }
}
