//! A failed command: its words, its place, its hint, its exit code. The one place where kinds of errors become codes.

use std::io;

use crate::domain::refusal::Refusal;
use crate::i18n::refusal_hints::RefusalHint;
use crate::i18n::status::Status;
use crate::i18n::usage::{BadValue, Usage, UsageHint};
use crate::i18n::{Problem, Severity};
use crate::store::{Excerpt, Failure};

use super::alike::Alike;
use super::excerpt::draw;
use super::exit;
use super::terminal::Ui;

/// A command line that clap understood and the command did not.
#[derive(Debug)]
pub struct BadUsage(pub Usage, pub Option<UsageHint>);

impl std::fmt::Display for BadUsage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for BadUsage {}

/// A problem whose exit code its kind does not say: with a file of another program, or with what was asked of it.
#[derive(Debug)]
pub struct Coded(pub Problem, pub u8);

impl std::fmt::Display for Coded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.what.en())
    }
}

impl std::error::Error for Coded {}

/// The command has said what it had to; only the exit code is left.
#[derive(Debug)]
pub struct Stop(pub u8);

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "exit code {}", self.0)
    }
}

impl std::error::Error for Stop {}

/// Says why a command failed and gives its exit code. `excerpt` reads the line that a problem is on.
pub fn report(ui: &mut Ui<'_>, error: &anyhow::Error, excerpt: &dyn Fn(&Problem) -> Option<Excerpt>) -> u8 {
    if let Some(Stop(code)) = error.downcast_ref() {
        return *code;
    }
    if let Some(refusal) = error.downcast_ref::<Refusal>() {
        ui.error(refusal);
        ui.hint(&RefusalHint(refusal));
        return exit::REFUSED;
    }
    if let Some(BadUsage(usage, hint)) = error.downcast_ref() {
        ui.error(usage);
        if let Some(hint) = hint {
            ui.hint(hint);
        }
        return exit::USAGE;
    }
    if let Some(Coded(found, code)) = error.downcast_ref() {
        problem(ui, found, excerpt);
        return *code;
    }
    if let Some(wrong) = error.downcast_ref::<BadValue>() {
        ui.error(wrong);
        return exit::USAGE;
    }
    if let Some(failure) = error.downcast_ref::<Failure>() {
        return store(ui, failure, excerpt);
    }
    if error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(closed_pipe)) {
        return exit::DONE;
    }
    ui.error(&Status::System { words: format!("{error:#}") });
    exit::UNWRITABLE
}

fn closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

fn store(ui: &mut Ui<'_>, failure: &Failure, excerpt: &dyn Fn(&Problem) -> Option<Excerpt>) -> u8 {
    match failure {
        Failure::Invalid(problems) => {
            let mut alike = Alike::default();
            for found in problems {
                if alike.shows(found) {
                    problem(ui, found, excerpt);
                }
            }
            for others in alike.others() {
                ui.status(&others);
            }
            exit::INVALID
        }
        Failure::Unwritable(found) => {
            problem(ui, found, excerpt);
            exit::UNWRITABLE
        }
        Failure::Refused(found) => {
            problem(ui, found, excerpt);
            exit::REFUSED
        }
        Failure::NoFolder { start, above } => {
            ui.error(&Status::NoFolder { from: start.display().to_string(), above: *above });
            ui.hint(&Status::MakeFolder);
            exit::REFUSED
        }
    }
}

/// Shows one problem on standard error: with its line when it has a place, in one line when it has none.
pub fn problem(ui: &mut Ui<'_>, problem: &Problem, excerpt: &dyn Fn(&Problem) -> Option<Excerpt>) {
    if problem.place.is_none() && problem.code.is_none() {
        match problem.severity {
            Severity::Error => ui.error(&*problem.what),
            Severity::Warning => ui.warning(&*problem.what),
        }
        if let Some(hint) = &problem.hint {
            ui.hint(&**hint);
        }
    } else {
        let drawn = draw(problem, excerpt(problem).as_ref(), ui.lang, ui.remarks_in_colour());
        ui.remark(&drawn);
    }
}
