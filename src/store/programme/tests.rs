//! The whole of loading: the seed programme, and a catalogue of broken definitions with what is said of each.

use crate::domain::place::Target;
use crate::i18n::problem::{Problem, Severity};
use crate::i18n::words::Lang;

use super::*;

const SEED: &str = include_str!("../../../programme.toml");

/// `line:from-to code message | hint`, the way a failing test shows it best.
fn said(problems: &[Problem], lang: Lang) -> String {
    let mut lines = Vec::new();
    for problem in problems {
        let place = problem.place.as_ref().unwrap();
        let bytes = match &place.target {
            Target::Bytes(range) => format!(":{}-{}", range.start, range.end),
            _ => String::new(),
        };
        let hint = problem.hint.as_ref().map(|hint| format!(" | {}", hint.say(lang))).unwrap_or_default();
        let severity = if problem.severity == Severity::Error { "" } else { "warning " };
        lines.push(format!(
            "{}{bytes} {severity}{} {}{hint}",
            place.line,
            problem.code.unwrap(),
            problem.what.say(lang)
        ));
    }
    lines.join("\n")
}

#[test]
fn the_seed_programme_is_valid_and_thirteen_hours_long() {
    let seed =
        load_programme("programme.toml", SEED).unwrap_or_else(|problems| panic!("{}", said(&problems, Lang::Fr)));
    assert_eq!(said(&seed.warnings, Lang::En), "");
    assert_eq!(seed.cohorts[0].minutes().0, 780);
    assert_eq!(seed.cohorts[0].sessions.len(), 6);
    println!("{:?}", seed.programme);
}
