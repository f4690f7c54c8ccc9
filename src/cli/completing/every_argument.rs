//! Every argument of the grammar says what may be completed there, or why nothing can be.

use clap::CommandFactory;

use super::kind::{self, Kind};
use crate::cli::Cli;

fn each(command: &clap::Command, path: &str, seen: &mut dyn FnMut(&str, &clap::Arg)) {
    command.get_arguments().for_each(|arg| seen(path, arg));
    command.get_subcommands().for_each(|sub| each(sub, &format!("{path} {}", sub.get_name()), seen));
}

#[test]
fn every_argument_has_candidates_or_a_reason_to_have_none() {
    let (mut without, mut seen) = (Vec::new(), 0);
    let mut grammar = Cli::command();
    // What an argument that says nothing of it does is decided when the grammar is built.
    grammar.build();
    each(&grammar, "", &mut |path, arg| {
        if arg.get_action().takes_values() {
            seen += 1;
            if kind::of(arg).is_none() {
                without.push(format!("{path} {arg}"));
            }
        }
    });
    assert!(seen > 300, "{seen}");
    assert_eq!(without, Vec::<String>::new());
}

#[test]
fn every_table_says_its_columns_but_those_of_the_report_that_is_named() {
    let mut without = Vec::new();
    each(&Cli::command(), "", &mut |path, arg| {
        let is_columns = kind::of(arg).is_some_and(|value| value.kinds == [Kind::Columns]);
        if is_columns && arg.get_value_parser().possible_values().is_none() {
            without.push(path.trim().to_owned());
        }
    });
    assert_eq!(without, ["report", "export"]);
}
