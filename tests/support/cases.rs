//! Cases kept as data: a page `cases.toml` beside the files that it is about, one test for each of its cases, and one that
//! no file stands there without a case.

use std::collections::BTreeSet;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use serde::de::DeserializeOwned;

use super::folder::{Folder, files_under};
use super::project;
use super::shell::copy;

/// What a page of cases says.
pub fn page<T: DeserializeOwned>(folder: &str) -> T {
    let path = project().join(folder).join("cases.toml");
    let text = std::fs::read_to_string(&path).expect("a page of cases");
    toml::from_str(&text).unwrap_or_else(|wrong| panic!("{}: {wrong}", path.display()))
}

/// Runs each case; `file` is what it is about, `run` says all that went otherwise.
pub fn run<C: Send + 'static>(
    folder: &str,
    cases: Vec<C>,
    file: fn(&C) -> &str,
    run: fn(&C) -> Vec<String>,
) -> ExitCode {
    let named: BTreeSet<String> = cases.iter().map(|case| file(case).to_owned()).collect();
    let there = files_under(&project().join(folder)).into_keys();
    let there: BTreeSet<String> = there.filter(|name| name.contains('/') && !name.starts_with("folder/")).collect();
    let mut trials = vec![Trial::test("every file has a case", move || {
        let odd: Vec<&String> = there.symmetric_difference(&named).collect();
        if odd.is_empty() { Ok(()) } else { Err(Failed::from(format!("without a case, or without a file: {odd:?}"))) }
    })];
    trials.extend(cases.into_iter().enumerate().map(|(number, case)| {
        Trial::test(format!("{} {}", number + 1, file(&case)), move || {
            let wrong = run(&case);
            if wrong.is_empty() { Ok(()) } else { Err(Failed::from(format!("{}:\n{}", file(&case), wrong.join("\n")))) }
        })
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// What a case happens in: a copy of the page's `folder`, the file in it, that day. And the file's name there.
pub fn place<'f>(folder: &str, file: &'f str, day: &str) -> (Folder, &'f str) {
    let mut place = Folder::of(&format!("{folder}/folder"));
    place.on(day);
    copy(&project().join(folder).join(file), &place.path());
    (place, file.rsplit('/').next().expect("a name"))
}

/// Notes a difference, with what it is about.
pub fn same<T: PartialEq + std::fmt::Debug>(wrong: &mut Vec<String>, what: &str, got: &T, expected: &T) {
    if got != expected {
        wrong.push(format!("- {what}: {got:?} instead of {expected:?}"));
    }
}

/// Notes what was not said.
pub fn said(wrong: &mut Vec<String>, text: &str, expected: &[String]) {
    let missing = expected.iter().filter(|sentence| !text.contains(sentence.as_str()));
    wrong.extend(missing.map(|sentence| format!("- it does not say {sentence:?}:\n{text}")));
}
