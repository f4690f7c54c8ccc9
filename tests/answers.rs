//! What people answer about the modules, in the export of each kind of form: what the file was taken for, the verdict on
//! each row, what stands in the table then. Each file is taken twice: the second time changes nothing.

#![allow(clippy::unwrap_used, reason = "a case that cannot be read has to stop")]

mod support;

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde::Deserialize;
use support::cases::{page, place, run, said, same};
use support::folder::Folder;

const ANSWERS: &str = "tests/fixtures/answers";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    file: String,
    /// The command, without `--from`.
    command: String,
    /// What is said to people.
    says: Vec<String>,
    /// Rows by their number: the verdict, what is given, and why not.
    rows: BTreeMap<String, String>,
    /// The table, and its rows that are new or other than before: their cells, joined by ` | `, empty ones at the end left
    /// out.
    table: String,
    #[serde(default)]
    adds: Vec<String>,
    /// Rows of the table that are gone.
    #[serde(default)]
    takes: Vec<String>,
}

/// What `--format json` says.
#[derive(Deserialize)]
struct Judged {
    rows: Vec<Row>,
    counts: BTreeMap<String, usize>,
    changes: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Row {
    #[serde(rename = "row")]
    number: u32,
    verdict: String,
    given: String,
    #[serde(rename = "other_row")]
    other: Option<u32>,
    differs: Vec<String>,
    reason: Option<String>,
}

fn main() -> ExitCode {
    let page: Page = page(ANSWERS);
    run(ANSWERS, page.case, |case| &case.file, check)
}

fn check(case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    let (mut folder, name) = place(ANSWERS, &case.file, "2021-04-20");
    let command = format!("{} --from {name}", case.command);
    let (before, table) = (folder.files(), rows_of(&folder, &case.table));
    let shown = folder.try_run(&format!("{command} -n"));
    said(&mut wrong, &shown.text, &case.says);
    if folder.files() != before {
        wrong.push("- what is only shown changes the folder".into());
    }
    let Some(first) = take(&mut folder, &command, &mut wrong) else { return wrong };
    same(&mut wrong, "verdicts", &first.rows.iter().map(verdict).collect(), &case.rows);
    let (after, then) = (folder.files(), rows_of(&folder, &case.table));
    let not_in = |some: &[String], others: &[String]| -> Vec<String> {
        some.iter().filter(|row| !others.contains(row)).cloned().collect()
    };
    same(&mut wrong, "rows added", &not_in(&then, &table), &case.adds);
    same(&mut wrong, "rows taken away", &not_in(&table, &then), &case.takes);
    let Some(second) = take(&mut folder, &command, &mut wrong) else { return wrong };
    let news = second.counts["new"] + second.counts["changed"] + second.changes.len();
    same(&mut wrong, "what is new the second time", &news, &0);
    if folder.files() != after {
        wrong.push("- the second time changes the folder".into());
    }
    wrong
}

fn verdict(row: &Row) -> (String, String) {
    let more = [
        Some(row.given.clone()).filter(|given| !given.is_empty()),
        row.other.map(|row| format!("row {row}")),
        Some(row.differs.join(" ")).filter(|differs| !differs.is_empty()),
        row.reason.clone(),
    ];
    let more: Vec<String> = more.into_iter().flatten().collect();
    (row.number.to_string(), format!("{}: {}", row.verdict, more.join("; ")))
}

/// Takes the file; the exit code and the counts have to go with the rows.
fn take(folder: &mut Folder, command: &str, wrong: &mut Vec<String>) -> Option<Judged> {
    let shown = folder.try_run(&format!("{command} --format json 2>/dev/null"));
    let judged: Judged = match serde_json::from_str(&shown.text) {
        Ok(judged) => judged,
        Err(error) => {
            wrong.push(format!("- no JSON ({error}):\n{}", shown.text));
            return None;
        }
    };
    same(wrong, "exit code", &shown.code, &i32::from(judged.counts["rejected"] > 0));
    let counted: usize = judged.counts.iter().filter(|(key, _)| *key != "rows").map(|(_, count)| count).sum();
    same(wrong, "the sum of the counts", &counted, &judged.counts["rows"]);
    for (verdict, count) in judged.counts.iter().filter(|(key, _)| *key != "rows") {
        same(wrong, verdict, &judged.rows.iter().filter(|row| row.verdict == *verdict).count(), count);
    }
    Some(judged)
}

/// The rows of a table.
fn rows_of(folder: &Folder, table: &str) -> Vec<String> {
    let Ok(mut reader) = csv::Reader::from_path(folder.path().join(format!("data/c1/{table}.csv"))) else {
        return Vec::new();
    };
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().collect::<Vec<_>>().join(" | ").trim_end_matches([' ', '|']).to_owned()).collect()
}
