//! The export of every form as its program writes it: who is on the list, which rows are refused and why, what is repaired
//! and what is said. Each file is imported twice: the second time changes nothing.

#![allow(clippy::unwrap_used, reason = "a case that cannot be read has to stop")]

mod support;

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde::Deserialize;
use support::cases::{page, place, run, said, same};
use support::folder::Folder;

const FORMS: &str = "tests/fixtures/forms";

/// The columns of `people`, in their order.
const COLUMNS: [&str; 10] = [
    "first_name",
    "last_name",
    "email",
    "phone",
    "enrolled_on",
    "organisation",
    "birth_date",
    "postcode",
    "days",
    "note",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    file: String,
    /// The readings of a date that the file leaves open: refused, and nothing written, until `date_order` says which.
    #[serde(default)]
    open: Option<String>,
    #[serde(default)]
    date_order: Option<String>,
    /// The exit code of what is refused as a whole.
    #[serde(default)]
    refused: Option<i32>,
    says: Vec<String>,
    /// Who is enrolled then: their cells, joined by ` | `, empty ones at the end left out.
    #[serde(default)]
    people: Vec<String>,
    /// Rows by their number, each with its verdict and why. Rows that are not named are new.
    #[serde(default)]
    others: BTreeMap<String, String>,
    /// Rows that are nobody's, with why.
    #[serde(default)]
    nobody: BTreeMap<String, String>,
    /// What was repaired or is lost in a row.
    #[serde(default)]
    mended: BTreeMap<String, Vec<String>>,
}

/// What `--format json` says of an import.
#[derive(Deserialize)]
struct Imported {
    rows: Vec<Row>,
    left_out: Vec<LeftOut>,
    counts: Counts,
}

#[derive(Deserialize)]
struct Row {
    #[serde(rename = "row")]
    number: u32,
    verdict: String,
    reason: Option<String>,
    mended: Vec<String>,
}

#[derive(Deserialize)]
struct LeftOut {
    #[serde(rename = "row")]
    number: u32,
    reason: String,
}

#[derive(Deserialize)]
struct Counts {
    rows: usize,
    new: usize,
    already: usize,
    ambiguous: usize,
    rejected: usize,
}

fn main() -> ExitCode {
    let page: Page = page(FORMS);
    run(FORMS, page.case, |case| &case.file, check)
}

fn check(case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    let (mut folder, name) = place(FORMS, &case.file, "2026-02-10");
    let mut enrol = format!("enrol --from {name} --status volunteer --organisation ''");
    let before = folder.files();
    if let Some(readings) = &case.open {
        let shown = folder.try_run(&enrol);
        same(&mut wrong, "exit code of an open date", &shown.code, &1);
        said(&mut wrong, &shown.text, &[readings.clone(), "`--date-order dmy`".into(), "`--date-order mdy`".into()]);
    }
    if let Some(order) = &case.date_order {
        enrol = format!("{enrol} --date-order {order}");
    }
    let shown = folder.try_run(&format!("{enrol} -n"));
    said(&mut wrong, &shown.text, &case.says);
    if folder.files() != before {
        wrong.push("- what is only shown, or refused, changes the folder".into());
    }
    if let Some(code) = case.refused {
        same(&mut wrong, "exit code of a refusal", &shown.code, &code);
        return wrong;
    }
    let Some(first) = import(&mut folder, &enrol, &mut wrong) else { return wrong };
    verdicts(case, &first, &mut wrong);
    listed(&people(&folder), &case.people, &mut wrong);
    let after = folder.files();
    let Some(second) = import(&mut folder, &enrol, &mut wrong) else { return wrong };
    same(&mut wrong, "new the second time", &second.counts.new, &0);
    same(&mut wrong, "there the second time", &second.counts.already, &(first.counts.new + first.counts.already));
    if folder.files() != after {
        wrong.push("- the second time changes the folder".into());
    }
    wrong
}

/// Imports; the exit code and the counts have to go with the rows.
fn import(folder: &mut Folder, enrol: &str, wrong: &mut Vec<String>) -> Option<Imported> {
    let shown = folder.try_run(&format!("{enrol} --format json 2>/dev/null"));
    let imported: Imported = match serde_json::from_str(&shown.text) {
        Ok(imported) => imported,
        Err(error) => {
            wrong.push(format!("- no JSON ({error}):\n{}", shown.text));
            return None;
        }
    };
    let Counts { rows, new, already, ambiguous, rejected } = imported.counts;
    same(wrong, "exit code", &shown.code, &i32::from(ambiguous + rejected > 0));
    same(wrong, "the sum of the counts", &(new + already + ambiguous + rejected), &rows);
    same(wrong, "the rows counted", &rows, &imported.rows.len());
    for (verdict, counted) in [("new", new), ("already", already), ("ambiguous", ambiguous), ("rejected", rejected)] {
        let listed = imported.rows.iter().filter(|row| row.verdict == verdict).count();
        same(wrong, verdict, &listed, &counted);
    }
    Some(imported)
}

fn verdicts(case: &Case, imported: &Imported, wrong: &mut Vec<String>) {
    let others = imported.rows.iter().filter(|row| row.verdict != "new").map(|row| {
        let why = row.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        (row.number.to_string(), format!("{}{why}", row.verdict))
    });
    same(wrong, "rows that are not new", &others.collect(), &case.others);
    let nobody = imported.left_out.iter().map(|row| (row.number.to_string(), row.reason.clone()));
    same(wrong, "rows that are nobody's", &nobody.collect(), &case.nobody);
    let mended = imported.rows.iter().filter(|row| !row.mended.is_empty());
    let mended = mended.map(|row| (row.number.to_string(), row.mended.clone()));
    same(wrong, "repairs", &mended.collect(), &case.mended);
}

/// The people, one by one, then their order.
fn listed(got: &[String], expected: &[String], wrong: &mut Vec<String>) {
    let not_in = |some: &[String], others: &[String], what: &str| -> Vec<String> {
        let odd = some.iter().filter(|person| !others.contains(person));
        odd.map(|person| format!("- {what}: {person}")).collect()
    };
    let odd = [not_in(expected, got, "not enrolled"), not_in(got, expected, "enrolled instead")].concat();
    if odd.is_empty() {
        same(wrong, "the order of the people", &got, &expected);
    }
    wrong.extend(odd);
}

/// Everybody enrolled, in the order of the table.
fn people(folder: &Folder) -> Vec<String> {
    let Ok(mut reader) = csv::Reader::from_path(folder.path().join("data/c1/enrolments.csv")) else {
        return Vec::new();
    };
    let rows = reader.deserialize().map(|row| row.unwrap());
    rows.map(|row: BTreeMap<String, String>| {
        let cells = COLUMNS.map(|column| row[column].as_str()).join(" | ");
        cells.trim_end_matches([' ', '|']).to_owned()
    })
    .collect()
}
