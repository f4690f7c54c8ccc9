//! The grammar holds together, and every page of help is whole in both languages.

use clap::CommandFactory;

use super::grammar::{PAGE, broken, translated};
use super::{Cli, PROGRAM};
use crate::lang::words::Lang;
use crate::ui::help;

/// Every text of a command and of those below it: what it does, and its arguments.
fn texts(command: &clap::Command, path: &str, all: &mut Vec<(String, String)>) {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    all.push((path.to_owned(), about));
    all.extend(
        command.get_arguments().filter(|arg| !arg.is_hide_set()).map(|arg| {
            (format!("{path}: {}", arg.get_id()), arg.get_help().map(ToString::to_string).unwrap_or_default())
        }),
    );
    command.get_subcommands().for_each(|sub| texts(sub, &format!("{path} {}", sub.get_name()), all));
}

#[test]
fn every_command_and_argument_has_its_help_in_both_languages() {
    let mut all = Vec::new();
    texts(&Cli::command().disable_version_flag(true), PROGRAM, &mut all);
    assert!(all.len() > 200, "{}", all.len());
    let whole =
        |text: &str| text.split_once(help::FRENCH).is_some_and(|(en, fr)| !en.is_empty() && !fr.contains(help::FRENCH));
    all.retain(|(_, text)| !whole(text));
    assert_eq!(all, Vec::new());
}

fn each(command: &mut clap::Command, told: &mut dyn FnMut(&mut clap::Command)) {
    told(command);
    command.get_subcommands_mut().for_each(|sub| each(sub, told));
}

#[test]
fn no_help_is_wider_than_a_page() {
    for lang in [Lang::Fr, Lang::En] {
        let mut wide = Vec::new();
        each(&mut translated(lang), &mut |command| {
            let help = command.render_help().to_string();
            wide.extend(help.lines().filter(|line| line.chars().count() > PAGE).map(str::to_owned));
        });
        assert_eq!(wide, Vec::<String>::new());
    }
}

#[test]
fn an_option_stays_with_its_value_where_a_usage_line_breaks() {
    let shown = broken("formation x [OPTIONS] --reason <TEXT> <--to <DATE>|--start <TIME>> [SESSION]", 30, 4);
    let lines = ["formation x [OPTIONS]", "--reason <TEXT>", "<--to <DATE>|--start <TIME>>", "[SESSION]"];
    assert_eq!(shown, lines.join("\n    "));
}

#[test]
fn placeholders_of_the_french_help_are_french() {
    // Words that are the same in both languages, and names of formats.
    let same = ["0-5", "0-9", "A", "B", "CODE", "DATE", "FORMAT", "MINUTES", "MODULE", "MODULES", "N", "…", ""];
    let mut english = Vec::new();
    each(&mut translated(Lang::En), &mut |command| {
        let valued = command.get_arguments().filter(|arg| arg.get_action().takes_values());
        let names = valued.filter_map(|arg| arg.get_value_names()).flatten();
        english.extend(names.flat_map(|name| name.split(['=', ':', '|', ','])).map(str::to_owned));
    });
    let kept = english.into_iter().filter(|word| word.chars().all(|c| !c.is_lowercase()));
    let kept: Vec<String> = kept.filter(|word| help::placeholder(word) == *word).collect();
    let strange: Vec<&String> = kept.iter().filter(|word| !same.contains(&word.as_str())).collect();
    assert_eq!(strange, Vec::<&String>::new());
}

/// Every option of a command and those below it.
fn options(command: &clap::Command, all: &mut Vec<String>) {
    all.extend(command.get_arguments().filter_map(|arg| arg.get_long()).map(|name| format!("--{name}")));
    command.get_subcommands().for_each(|sub| options(sub, all));
}

#[test]
fn the_readme_names_every_option() {
    let (mut all, readme) = (Vec::new(), include_str!("../../README.md"));
    options(&Cli::command(), &mut all);
    assert!(all.len() > 100, "{all:?}");
    let named = |option: &String| {
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        readme.match_indices(option.as_str()).any(|(at, _)| ends(&readme[at + option.len()..]))
    };
    all.retain(|option| !named(option));
    assert_eq!(all, Vec::<String>::new());
}

/// Every option that takes free text or a way to reach somebody.
fn free_options(command: &clap::Command, free: &mut Vec<String>) {
    const FREE: [&str; 5] = ["TEXT", "REASON", "EMAIL", "PHONE", "SHOWN=PERSON"];
    for arg in command.get_arguments() {
        let takes = arg.get_value_names().is_some_and(|names| names.iter().any(|name| FREE.contains(&name.as_str())));
        free.extend(arg.get_long().filter(|_| takes).map(|name| format!("--{name}")));
    }
    command.get_subcommands().for_each(|sub| free_options(sub, free));
}

#[test]
fn whoever_is_erased_leaves_nothing_in_an_option_that_takes_free_text() {
    let mut free = Vec::new();
    free_options(&Cli::command(), &mut free);
    assert!(free.len() > 8, "{free:?}");
    free.retain(|option| !crate::domain::privacy::command_line::is_free(option));
    assert_eq!(free, Vec::<String>::new());
}

#[test]
fn whose_row_stays_is_told_from_the_values_of_options() {
    let mut grammar = Cli::command();
    grammar.build();
    let merge = grammar.find_subcommand("participants").unwrap().find_subcommand("merge").unwrap();
    let options = merge.get_opts().filter(|option| option.get_action().takes_values());
    let names = options.flat_map(|option| {
        let (long, short) = (option.get_long(), option.get_short());
        long.map(|long| format!("--{long}")).into_iter().chain(short.map(|short| format!("-{short}")))
    });
    let names: Vec<String> = names.collect();
    assert!(names.contains(&"--minutes".to_owned()) && names.contains(&"-c".to_owned()), "{names:?}");
    let unknown: Vec<&String> = names.iter().filter(|name| !crate::store::takes_value(name)).collect();
    assert_eq!(unknown, Vec::<&String>::new());
}

#[test]
fn the_grammar_holds_together_in_both_languages() {
    translated(Lang::En).debug_assert();
    translated(Lang::Fr).debug_assert();
}
