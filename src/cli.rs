//! The command line: global options, the list of commands, and how a wrong line is told in the reader's language.

use std::cell::OnceCell;
use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, CommandFactory, FromArgMatches, Parser};

use crate::commands::context::{Context, Global};
use crate::commands::{self, Command, elsewhere};
use crate::domain::problem::Problem;
use crate::env::Env;
use crate::lang::words::Lang;
use crate::store::{Excerpt, Noticed};
use crate::ui::command_error::{CommandError, Result};
use crate::ui::status::Status;
use crate::ui::usage::{BadValue, Usage, UsageHint};
use crate::ui::{Ui, exit, failure, help};

#[cfg(test)]
pub(crate) mod every_message;
mod naming;

/// What the program is called, wherever it lies.
const PROGRAM: &str = "formation";

/// Run training programmes from the terminal: sessions, enrolments, attendance, and what funders ask for
/// fr: Conduire un programme de formation depuis le terminal : séances, inscriptions, présences, et ce que demandent
/// les financeurs
#[derive(Debug, Parser)]
#[command(name = PROGRAM, version, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Runs one command line; gives its exit code.
pub fn run(args: &[OsString], env: &Env, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let lang = spoken(args, env);
    let mut ui = Ui::new(env, lang, out, err);
    // As clap does where it asks the terminal itself; no page is wider than a hundred columns.
    let page = ui.width.map_or(PAGE, usize::from).min(PAGE);
    let cli = match understood(args, lang, page) {
        Ok(cli) => cli,
        Err(error) => return not_understood(&mut ui, &error),
    };
    let now = match &env.now {
        Ok(now) => *now,
        Err(typed) => {
            let wrong = CommandError::usage(Usage::NoClock { typed: typed.clone() }, None);
            return failure::report(&mut ui, &wrong, &|_| None);
        }
    };
    // Where the program lies is nobody's business two years later.
    let options = args.iter().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    let typed = std::iter::once(PROGRAM.to_owned()).chain(options).collect();
    let (naming, nearest) = (naming::naming(&cli.command), OnceCell::new());
    let context = Context {
        env,
        now,
        global: &cli.global,
        typed,
        noticed: Noticed::default(),
        naming: &naming,
        cohort_to_name: ui.cohort_to_name.clone(),
        nearest: &nearest,
        grammar: translated,
    };
    let ended: Result<()> = commands::run(&cli.command, &context, &mut ui).and_then(|()| Ok(ui.out.flush()?));
    if let Some(cohort) = nearest.get() {
        ui.status(&Status::NearestCohort { cohort: cohort.to_string() });
    }
    for noticed in context.noticed.take() {
        // The command may have written the table since: the line is no longer what was read.
        failure::problem(&mut ui, &noticed, &|_| None);
    }
    match ended {
        Ok(()) => exit::DONE,
        Err(error) => {
            let excerpts = OnceCell::new();
            let excerpt = |problem: &Problem| -> Option<Excerpt> {
                let files = excerpts.get_or_init(|| context.folder().ok().map(|folder| folder.excerpts()));
                files.as_ref()?.at(problem.place.as_ref()?)
            };
            let code = failure::report(&mut ui, &error, &excerpt);
            elsewhere::said(&context, &mut ui, &error);
            code
        }
    }
}

/// Reads the command line. Help and errors alone need the reader's language: only then is the grammar told in it.
fn understood(args: &[OsString], lang: Lang, page: usize) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(args).or_else(|_| {
        let matches = translated_within(lang, page).try_get_matches_from(args)?;
        Cli::from_arg_matches(&matches)
    })
}

/// The language of this command line: `--lang`, else the locale.
fn spoken(args: &[OsString], env: &Env) -> Lang {
    let mut words = args.iter().filter_map(|arg| arg.to_str());
    while let Some(word) = words.next() {
        let named = if word == "--lang" { words.next() } else { word.strip_prefix("--lang=") };
        match named {
            Some("fr") => return Lang::Fr,
            Some("en") => return Lang::En,
            _ => {}
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| env.variable(name));
    Lang::of_locale(locale.unwrap_or_default())
}

/// The grammar of the command line with its help in that language.
pub fn translated(lang: Lang) -> clap::Command {
    translated_within(lang, PAGE)
}

/// The same, for pages of that width.
fn translated_within(lang: Lang, page: usize) -> clap::Command {
    let mut command = told_in(lang, Cli::command().term_width(page).disable_version_flag(true)).arg(version_flag(lang));
    // The usage lines have the whole path of their command from here on.
    command.build();
    usages_within_the_page(lang, command, page)
}

/// How wide a page of help is at most.
const PAGE: usize = 100;

/// Breaks the usage lines that are wider than a page: clap breaks everything else.
fn usages_within_the_page(lang: Lang, mut command: clap::Command, page: usize) -> clap::Command {
    let usage = command.render_usage().to_string();
    let usage = usage.split_once(": ").map_or(&*usage, |(_, usage)| usage).trim().to_owned();
    let label = lang.pick("Usage: ", "Usage : ").chars().count();
    let command = if label + usage.chars().count() > page && !usage.contains('\n') {
        command.override_usage(broken(&usage, page.saturating_sub(label), label))
    } else {
        command
    };
    command.mut_subcommands(|sub| usages_within_the_page(lang, sub, page))
}

/// A usage line in several, each but the first indented: an option stays with its value.
fn broken(usage: &str, width: usize, indent: usize) -> String {
    let (mut parts, mut depth) = (vec![String::new()], 0_usize);
    for sign in usage.chars() {
        match sign {
            '<' | '[' => depth += 1,
            '>' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match parts.last_mut() {
            Some(part) if sign != ' ' || depth > 0 => part.push(sign),
            _ => parts.push(String::new()),
        }
    }
    let (mut lines, mut line, mut whole) = (Vec::new(), String::new(), Vec::<String>::new());
    for part in parts {
        match whole.last_mut().filter(|last| last.starts_with('-') && !last.contains(' ') && part.starts_with('<')) {
            Some(option) => *option = format!("{option} {part}"),
            None => whole.push(part),
        }
    }
    for part in whole {
        if !line.is_empty() && line.chars().count() + 1 + part.chars().count() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&part);
    }
    lines.push(line);
    lines.join(&format!("\n{}", " ".repeat(indent)))
}

/// Gives a command and those below it their layout, flags and words in that language.
fn told_in(lang: Lang, command: clap::Command) -> clap::Command {
    let about = command.get_about().map(|about| help::in_language(&about.to_string(), lang));
    let command = match lang {
        Lang::En => command.help_template(help::TEMPLATE_EN),
        Lang::Fr => command
            .help_template(help::TEMPLATE_FR)
            .subcommand_help_heading("Commandes\u{a0}")
            .subcommand_value_name("COMMANDE"),
    };
    let command = match about {
        Some(about) => command.about(about).long_about(None::<&str>),
        None => command,
    };
    let command = command.mut_args(|arg| argument_in(lang, arg)).disable_help_flag(true).arg(help_flag(lang));
    command.mut_subcommands(|sub| told_in(lang, sub))
}

/// Gives an argument its help, and in French its heading and placeholders too.
fn argument_in(lang: Lang, arg: Arg) -> Arg {
    let arg = match arg.get_help().map(|text| help::in_language(&text.to_string(), lang)) {
        Some(text) => arg.help(text).long_help(None::<&str>),
        None => arg,
    };
    if lang == Lang::En {
        return arg;
    }
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "Arguments\u{a0}",
        (false, false) => arg.get_help_heading().and_then(help::heading).unwrap_or("Options\u{a0}"),
        (false, true) => everywhere(Lang::Fr),
    };
    let names: Option<Vec<String>> =
        arg.get_value_names().map(|names| names.iter().map(|name| help::placeholder(name)).collect());
    match names {
        Some(names) if arg.get_action().takes_values() => arg.value_names(names),
        _ => arg,
    }
    .help_heading(heading)
}

fn help_flag(lang: Lang) -> Arg {
    let help = lang.pick("Show this help", "Afficher cette aide");
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help(help).help_heading(everywhere(lang))
}

fn version_flag(lang: Lang) -> Arg {
    let help = lang.pick("Show the version", "Afficher la version");
    Arg::new("version").short('V').long("version").action(ArgAction::Version).help(help).help_heading(everywhere(lang))
}

/// Heading of the options that every command takes. clap sets the colon, French the space before it.
const fn everywhere(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Everywhere",
        Lang::Fr => "Partout\u{a0}",
    }
}

fn not_understood(ui: &mut Ui<'_>, error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render();
            let shown = if ui.colour { text.ansi().to_string() } else { text.to_string() };
            // With its own colours: nothing of it comes from a file.
            let answered = ui.bytes(format!("{}\n", shown.trim_end()).as_bytes()).and_then(|()| ui.out.flush());
            return answered.map_or_else(|why| failure::report(ui, &why.into(), &|_| None), |()| exit::DONE);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = error.render().to_string();
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
    // Clap puts the nearest last.
    let suggested = |kind| texts(kind).last().cloned().map(UsageHint::DidYouMean);
    let flag = || {
        text(ContextKind::InvalidArg)
            .split(' ')
            .next()
            .unwrap_or_default()
            .trim_matches(['[', ']', '<', '>'])
            .to_owned()
    };
    match error.kind() {
        ErrorKind::UnknownArgument if flag().starts_with('-') => {
            (Usage::UnknownFlag { typed: flag() }, suggested(ContextKind::SuggestedArg))
        }
        ErrorKind::UnknownArgument => (Usage::UnexpectedWord { typed: flag() }, Some(UsageHint::PutInQuotes)),
        ErrorKind::InvalidSubcommand => (
            Usage::UnknownCommand { typed: text(ContextKind::InvalidSubcommand) },
            suggested(ContextKind::SuggestedSubcommand),
        ),
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

/// `formation enrol`, from the usage line of an error.
fn command_of(error: &clap::Error) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text of a command and of those below it: what it does, and its arguments.
    fn texts(command: &clap::Command, path: &str, all: &mut Vec<(String, String)>) {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        all.push((path.to_owned(), about));
        all.extend(command.get_arguments().filter(|arg| !arg.is_hide_set()).map(|arg| {
            (format!("{path}: {}", arg.get_id()), arg.get_help().map(ToString::to_string).unwrap_or_default())
        }));
        command.get_subcommands().for_each(|sub| texts(sub, &format!("{path} {}", sub.get_name()), all));
    }

    #[test]
    fn every_command_and_argument_has_its_help_in_both_languages() {
        let mut all = Vec::new();
        texts(&Cli::command().disable_version_flag(true), PROGRAM, &mut all);
        assert!(all.len() > 200, "{}", all.len());
        let whole = |text: &str| {
            text.split_once(help::FRENCH).is_some_and(|(en, fr)| !en.is_empty() && !fr.contains(help::FRENCH))
        };
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
        let same = ["A", "B", "CODE", "DATE", "FORMAT", "ID", "IDS", "MINUTES", "N", "…", ""];
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
        let (mut all, readme) = (Vec::new(), include_str!("../README.md"));
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
            let takes =
                arg.get_value_names().is_some_and(|names| names.iter().any(|name| FREE.contains(&name.as_str())));
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
}

#[cfg(test)]
mod throwaway;
