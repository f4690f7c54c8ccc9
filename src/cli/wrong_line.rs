//! A command line that cannot be understood: what is wrong with it, and what was probably meant.

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Cli, PROGRAM, near_words};
use crate::domain::suggest::nearest;
use crate::text::wrapped::apart;
use crate::ui::command_error::CommandError;
use crate::ui::usage::{BadValue, Usage, UsageHint};
use crate::ui::{Ui, exit, failure};

/// Shows the help or the version that was asked for, or says what is wrong with the line; gives the exit code.
pub fn not_understood(ui: &mut Ui<'_>, error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render();
            let shown = apart(if ui.colour { text.ansi().to_string() } else { text.to_string() });
            // With its own colours: nothing of it comes from a file.
            let answered = ui.bytes(format!("{}\n", shown.trim_end()).as_bytes()).and_then(|()| ui.out.flush());
            return answered.map_or_else(|why| failure::report(ui, &why.into(), &|_| None), |()| exit::DONE);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = apart(error.render().to_string());
            ui.remark(&text);
            return exit::USAGE;
        }
        _ => {}
    }
    let (usage, hint) = told(error);
    failure::report(ui, &CommandError::usage(usage, hint), &|_| None)
}

/// What clap found wrong, as data.
fn told(error: &clap::Error) -> (Usage, Option<UsageHint>) {
    let texts = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let text = |kind| texts(kind).first().cloned().unwrap_or_default();
    // Clap puts the nearest last, and suggests what is far off too.
    let near = |kind, typed: &str| {
        let word = texts(kind).last().cloned()?;
        nearest(typed.trim_start_matches('-'), [word.trim_start_matches('-')]).is_some().then(|| vec![word])
    };
    let flag = || {
        text(ContextKind::InvalidArg)
            .split(' ')
            .next()
            .unwrap_or_default()
            .trim_end_matches("...")
            .trim_matches(['[', ']', '<', '>'])
            .to_owned()
    };
    match error.kind() {
        ErrorKind::UnknownArgument if flag().starts_with('-') => {
            let typed = flag();
            let known = || options_of(&command_of(error));
            let meant = Some(near_words::flags(&typed, &known())).filter(|meant| !meant.is_empty());
            let meant = meant.or_else(|| near(ContextKind::SuggestedArg, &typed));
            let hint = UsageHint::meant(meant.unwrap_or_default());
            (Usage::UnknownFlag { typed }, hint.or(Some(UsageHint::SeeHelp { command: command_of(error) })))
        }
        ErrorKind::UnknownArgument => (Usage::UnexpectedWord { typed: flag() }, Some(UsageHint::PutInQuotes)),
        ErrorKind::InvalidSubcommand => {
            let (typed, path) = (text(ContextKind::InvalidSubcommand), command_of(error));
            let below = commands_below(&path);
            let meant = Some(near_words::commands(&path, &typed, &below)).filter(|meant| !meant.is_empty());
            let whole = |words: Vec<String>| words.iter().map(|word| format!("{path} {word}")).collect();
            let meant = meant.or_else(|| near(ContextKind::SuggestedSubcommand, &typed).map(whole));
            let hint = UsageHint::meant(meant.unwrap_or_default());
            (Usage::UnknownCommand { typed }, hint.or(Some(UsageHint::SeeHelp { command: path })))
        }
        ErrorKind::MissingRequiredArgument => (
            Usage::Missing { needed: texts(ContextKind::InvalidArg) },
            Some(UsageHint::SeeHelp { command: command_of(error) }),
        ),
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            (Usage::NoValue { flag: flag() }, None)
        }
        ErrorKind::ValueValidation => match source(error) {
            Some(wrong) => (Usage::Value { flag: flag(), wrong }, None),
            None => (Usage::Other { words: first_line(error) }, None),
        },
        // Clap names the option given before with its value: `--rest <MARK>`.
        ErrorKind::ArgumentConflict
            if texts(ContextKind::PriorArg).iter().any(|prior| prior.split(' ').next() == Some(flag().as_str())) =>
        {
            (Usage::Twice { flag: flag() }, None)
        }
        ErrorKind::ArgumentConflict => (Usage::Conflict { flag: flag(), with: texts(ContextKind::PriorArg) }, None),
        _ => (Usage::Other { words: first_line(error) }, None),
    }
}

/// The command of that path, `formation sessions`, in the grammar.
fn command_at(path: &str) -> Option<clap::Command> {
    let mut grammar = Cli::command();
    grammar.build();
    let found = path.split(' ').skip(1).try_fold(&grammar, |command, word| command.find_subcommand(word));
    found.cloned()
}

/// Names of the commands below one.
fn commands_below(path: &str) -> Vec<String> {
    let command = command_at(path);
    command.iter().flat_map(clap::Command::get_subcommands).map(|sub| sub.get_name().to_owned()).collect()
}

/// Names of the options of a command.
fn options_of(path: &str) -> Vec<String> {
    let command = command_at(path);
    command.iter().flat_map(clap::Command::get_arguments).filter_map(clap::Arg::get_long).map(str::to_owned).collect()
}

/// `formation enrol`, from the usage line of an error.
pub fn command_of(error: &clap::Error) -> String {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return PROGRAM.to_owned() };
    let usage = usage.to_string();
    let words = usage.split_whitespace().skip_while(|word| *word != PROGRAM);
    words.take_while(|word| !word.starts_with(['-', '<', '['])).collect::<Vec<_>>().join(" ")
}

fn source(error: &clap::Error) -> Option<BadValue> {
    std::error::Error::source(error)?.downcast_ref::<BadValue>().cloned()
}

fn first_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}
