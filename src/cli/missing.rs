//! What a command line lacks, asked on a terminal: a person, a session, a thing. The answers join the line that was typed.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::grammar::translated;
use super::wrong_line::command_of;
use crate::commands::values;
use crate::domain::pedagogy::ids::is_like_one;
use crate::lang::words::Words as _;
use crate::ui::command_error::Result;
use crate::ui::{Ui, prompt};

/// The line with what it lacks, asked one by one; none where there is nobody to ask, or where one of several options would
/// do and only who types knows which.
pub fn asked(ui: &mut Ui<'_>, args: &[OsString], error: &clap::Error) -> Result<Option<Vec<OsString>>> {
    if !ui.interactive || error.kind() != ErrorKind::MissingRequiredArgument {
        return Ok(None);
    }
    let Some(ContextValue::Strings(lacking)) = error.get(ContextKind::InvalidArg) else { return Ok(None) };
    let grammar = translated(ui.lang);
    let path = command_of(error);
    let Some(command) = path.split(' ').skip(1).try_fold(&grammar, |command, word| command.find_subcommand(word))
    else {
        return Ok(None);
    };
    let lacking: Option<Vec<&clap::Arg>> =
        lacking.iter().map(|shown| command.get_arguments().find(|arg| is_shown_so(arg, shown))).collect();
    let Some(lacking) = lacking else { return Ok(None) };
    let (mut options, mut positionals) = (Vec::new(), Vec::new());
    for arg in lacking {
        let answer = ask(ui, arg)?;
        match arg.get_long() {
            // A value that begins with a dash would be taken for an option.
            Some(long) => options.push(OsString::from(format!("--{long}={answer}"))),
            None => positionals.extend(words(arg, &answer)),
        }
    }
    let mut line = args.to_vec();
    let ends = line.iter().any(|word| word == "--");
    let before = line.iter().position(|word| word == "--").unwrap_or(line.len());
    line.splice(before..before, options);
    // An option of several values would take the answers for values of its own.
    if !ends && (positionals.iter().any(is_like_an_option) || takes_more(command, &line)) {
        line.push(OsString::from("--"));
    }
    line.extend(positionals);
    Ok(Some(line))
}

/// Whether an argument is the one that clap shows so: `<PERSON>`, `--due <DATE>`. An option is one only where no other would
/// do instead.
fn is_shown_so(arg: &clap::Arg, shown: &str) -> bool {
    // Clap shows an argument that something else could stand for in square brackets, unless it lacks.
    let bare = |text: &str| text.replace(['[', ']', '<', '>'], "");
    bare(&arg.to_string()) == bare(shown) && (arg.is_positional() || arg.is_required_set())
}

fn ask(ui: &mut Ui<'_>, arg: &clap::Arg) -> Result<String> {
    let lang = ui.lang;
    let name = arg
        .get_value_names()
        .and_then(<[_]>::first)
        .map_or_else(String::new, |name| name.to_lowercase().replace('|', ", "));
    let mut letters = name.chars();
    let label: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let help = arg.get_help().map(ToString::to_string);
    let something = move |answer: &str| values::something(answer).map(drop).map_err(|wrong| wrong.say(lang));
    prompt::helped_text(ui, &label, help.as_deref(), something)
}

/// The words of an answer: several ids where several can be named, else one.
fn words(arg: &clap::Arg, answer: &str) -> Vec<OsString> {
    let several = arg.get_num_args().is_some_and(|range| range.max_values() > 1)
        || matches!(arg.get_action(), clap::ArgAction::Append);
    let ids = answer.split_whitespace().all(|word| is_like_one(word.split('=').next().unwrap_or(word)));
    if several && ids { answer.split_whitespace().map(OsString::from).collect() } else { vec![OsString::from(answer)] }
}

fn is_like_an_option(word: &OsString) -> bool {
    word.to_string_lossy().starts_with('-')
}

/// Whether an option of several values is on the line.
fn takes_more(command: &clap::Command, line: &[OsString]) -> bool {
    let several = command
        .get_arguments()
        .filter(|arg| !arg.is_positional() && arg.get_num_args().is_some_and(|range| range.max_values() > 1));
    let mut flags = several.filter_map(clap::Arg::get_long).map(|long| format!("--{long}"));
    flags.any(|flag| line.iter().any(|word| *word == *flag.as_str()))
}
