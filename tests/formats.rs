//! Every report in every format says the same: as many rows, the same columns, the same values.

#![allow(clippy::unwrap_used, reason = "a test whose output cannot be read has to stop")]

mod support;

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
                    _ => continue,
                };
                assert_eq!(*spoken, expected, "{report}: row {row}");
            }
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
