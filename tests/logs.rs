//! The log of every tool as the tool writes it: the minutes of each person, the evidence, and what has to be said. Most
//! files tell of one and the same meeting, so that one result holds for them all.

#![allow(clippy::unwrap_used, reason = "a case that cannot be read has to stop")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use serde::Deserialize;
use support::cases::{page, place, run, said, same};
use support::folder::Folder;

const LOGS: &str = "tests/fixtures/logs";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    /// What several files have to give.
    results: BTreeMap<String, Outcome>,
    case: Vec<Case>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcome {
    /// Who is marked, and for how many minutes; nobody else is.
    minutes: BTreeMap<String, u32>,
    /// `log` or `log_total`.
    evidence: String,
    says: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    file: String,
    #[serde(default)]
    session: Option<String>,
    #[serde(default)]
    flags: String,
    /// Who is asked about: refused, and nothing written, until `--alias` says that they are Nassim.
    #[serde(default)]
    asks: Option<String>,
    /// The name of a result, or `refused`.
    result: String,
    /// Beside what the result says.
    #[serde(default)]
    says: Vec<String>,
    /// The exit code of what is refused.
    #[serde(default)]
    code: i32,
    #[serde(skip)]
    outcome: Option<Outcome>,
}

fn main() -> ExitCode {
    let mut page: Page = page(LOGS);
    for case in &mut page.case {
        case.outcome = page.results.get(&case.result).cloned();
        assert!(case.outcome.is_some() || case.result == "refused", "{}: no result {}", case.file, case.result);
    }
    run(LOGS, page.case, |case| &case.file, check)
}

fn check(case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    let (mut folder, name) = place(LOGS, &case.file, "2026-04-04");
    let attend = format!("attend {} --from {name} {}", case.session.as_deref().unwrap_or("s1"), case.flags);
    let before = folder.files();
    let mut refused = |folder: &mut Folder, code: i32, sentences: &[String]| {
        let shown = folder.try_run(&attend);
        same(&mut wrong, "exit code of a refusal", &shown.code, &code);
        said(&mut wrong, &shown.text, sentences);
        if folder.files() != before {
            wrong.push(format!("- a refusal changes the folder:\n{}", shown.text));
        }
    };
    let Some(outcome) = &case.outcome else {
        refused(&mut folder, case.code, &case.says);
        return wrong;
    };
    let mut alias = String::new();
    if let Some(shown) = &case.asks {
        refused(&mut folder, 1, &[format!("- `{shown}"), "Nassim Aït Saadi".to_owned(), "`--alias ".to_owned()]);
        alias = format!("--alias '{shown}=nassim'");
    }
    let shown = folder.try_run(&format!("{attend} {alias}"));
    same(&mut wrong, "exit code", &shown.code, &0);
    said(&mut wrong, &shown.text, &outcome.says);
    said(&mut wrong, &shown.text, &case.says);
    let after = folder.files();
    let marks = marks(&folder);
    let people = outcome.minutes.keys().chain(marks.keys()).collect::<BTreeSet<_>>();
    for person in people {
        let expected = outcome.minutes.get(person).map(|minutes| (*minutes, outcome.evidence.clone()));
        same(&mut wrong, person, &marks.get(person).cloned(), &expected);
    }
    let again = folder.try_run(&attend);
    same(&mut wrong, "exit code the second time", &again.code, &0);
    if folder.files() != after {
        wrong.push(format!("- the second time changes the folder:\n{}", again.text));
    }
    wrong
}

/// Minutes and kind of evidence of each person marked.
fn marks(folder: &Folder) -> BTreeMap<String, (u32, String)> {
    let Ok(mut reader) = csv::Reader::from_path(folder.path().join("data/c1/attendance.csv")) else {
        return BTreeMap::new();
    };
    let rows = reader.deserialize().map(|row| row.unwrap());
    rows.map(|row: Row| {
        let kind = row.evidence.split(':').next().unwrap_or_default().to_owned();
        (row.participant, (row.minutes, kind))
    })
    .collect()
}

#[derive(Deserialize)]
struct Row {
    participant: String,
    minutes: u32,
    evidence: String,
}
