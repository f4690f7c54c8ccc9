//! The command line: global options, the list of commands, and what happens between a line typed and an exit code.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ffi::OsString;
use std::io::Write;

use clap::{CommandFactory, FromArgMatches, Parser};
use grammar::{PAGE, translated, translated_within};
use wrong_line::not_understood;

use crate::commands::answers::Answers;
use crate::commands::context::{Context, Global};
use crate::commands::late::late;
use crate::commands::{self, Command, asking, completions, elsewhere, outside};
use crate::domain::problem::Problem;
use crate::env::Env;
use crate::lang::words::Lang;
use crate::store::shared::reach::StoreReach;
use crate::store::{Excerpt, Noticed};
use crate::ui::command_error::{CommandError, Result};
use crate::ui::questions::Question;
use crate::ui::status::Status;
use crate::ui::usage::Usage;
use crate::ui::{Ui, exit, failure};

mod completing;
#[cfg(test)]
pub(crate) mod every_message;
mod examples;
mod grammar;
#[cfg(test)]
mod grammar_cases;
mod missing;
mod naming;
mod near_words;
mod wrong_line;

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
    run_reaching(args, env, &outside::reach(env, spoken(args, env)), out, err)
}

/// As [`run`], with another way to the store of a shared programme.
#[doc(hidden)]
pub fn run_reaching(args: &[OsString], env: &Env, reach: &StoreReach, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    if let [_, asked, asking @ ..] = args
        && asked == completions::ASKED
    {
        completing::answer(asking, |words| spoken(words, env), env, out);
        return exit::DONE;
    }
    let lang = spoken(args, env);
    let mut ui = Ui::new(env, lang, out, err);
    // As clap does where it asks the terminal itself; no page is wider than a hundred columns.
    let page = ui.width.map_or(PAGE, usize::from).min(PAGE);
    // However the file of the program is called, its pages and hints call it by its name.
    let named: Vec<OsString> = std::iter::once(OsString::from(PROGRAM)).chain(args.iter().skip(1).cloned()).collect();
    let mut args = Cow::Borrowed(&named[..]);
    let mut understanding = understood(&args, lang, page);
    // What a line lacks is asked once; what is wrong with the answers is said as of any line.
    if let Err(error) = &understanding {
        match missing::asked(&mut ui, &args, error) {
            Ok(None) => {}
            Ok(Some(line)) => {
                args = Cow::Owned(line);
                understanding = understood(&args, lang, page);
            }
            Err(stopped) => return failure::report(&mut ui, &stopped, &|_| None),
        }
    }
    // Where the program lies is nobody's business two years later.
    let options = args.iter().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    let typed: Vec<String> = std::iter::once(PROGRAM.to_owned()).chain(options).collect();
    let (answers, was_asked) = (Answers::default(), matches!(args, Cow::Owned(_)));
    if was_asked {
        answers.within_line();
    }
    let cli = match understanding {
        Ok(cli) => cli,
        Err(error) => {
            let code = not_understood(&mut ui, &error);
            if let Some(command) = answers.command(&typed) {
                ui.hint(&Question::WithoutQuestions { command });
            }
            return code;
        }
    };
    let now = match &env.now {
        Ok(now) => *now,
        Err(typed) => {
            let wrong = CommandError::usage(Usage::NoClock { typed: typed.clone() }, None);
            return failure::report(&mut ui, &wrong, &|_| None);
        }
    };
    let reach = if cli.global.offline { reach.clone().offline() } else { reach.clone() };
    let (naming, nearest) = (naming::naming(&cli.command), OnceCell::new());
    let context = Context {
        env,
        now,
        global: &cli.global,
        typed,
        noticed: Noticed::default(),
        reach: &reach,
        naming: &naming,
        cohort_to_name: ui.cohort_to_name.clone(),
        nearest: &nearest,
        answers: &answers,
        grammar: translated,
    };
    let asked = if was_asked { asking::cohort(&context, &mut ui) } else { Ok(()) };
    let ended: Result<()> =
        asked.and_then(|()| commands::run(&cli.command, &context, &mut ui)).and_then(|()| Ok(ui.out.flush()?));
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
            // Whoever stopped at a question wants none of it; else nothing that was answered has to be typed again.
            if let Some(command) = answers.command(&context.typed).filter(|_| !matches!(error, CommandError::Stop(_))) {
                ui.hint(&Question::WithoutQuestions { command });
            }
            code
        }
    }
}

/// Reads the command line. Help and errors alone need the reader's language: only then is the grammar told in it.
fn understood(args: &[OsString], lang: Lang, page: usize) -> Result<Cli, clap::Error> {
    let args = &*help_asked(args);
    late(|| parsed(args)).or_else(|_| {
        let matches = translated_within(lang, page).try_get_matches_from(args)?;
        Cli::from_arg_matches(&matches)
    })
}

/// The memory of the grammar goes with the program: to give back each piece of it takes a tenth of a start.
fn parsed(args: &[OsString]) -> Result<Cli, clap::Error> {
    let mut grammar = Cli::command();
    let mut matches = grammar.try_get_matches_from_mut(args)?;
    std::mem::forget(grammar);
    Cli::from_arg_matches_mut(&mut matches)
}

/// `formation help sessions move` is `formation sessions move --help`.
fn help_asked(args: &[OsString]) -> Cow<'_, [OsString]> {
    match args {
        [program, word, path @ ..] if word == "help" || word == "aide" => {
            let asked = std::iter::once(program).chain(path).cloned().chain([OsString::from("--help")]);
            Cow::Owned(asked.collect())
        }
        _ => Cow::Borrowed(args),
    }
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

#[cfg(test)]
mod throwaway;
