//! A failed command: its words, its place, its hint, its exit code. The one place where kinds of errors become codes.

use std::io;

use crate::domain::problem::{Problem, Severity};
use crate::domain::refusal::reason::Refusal;
use crate::lang::words::HintOf;
use crate::store::keeping::{Keeping, KeepingHint};
use crate::store::{Excerpt, Failure};
use crate::ui::alike::Alike;
use crate::ui::excerpt::draw;
use crate::ui::exit;
use crate::ui::status::Status;
use crate::ui::terminal::Ui;
use crate::ui::usage::{BadValue, Usage, UsageHint};

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

/// All is written, and the answer could not be shown.
#[derive(Debug)]
pub struct Unshown {
    /// The operation, where there is one.
    pub operation: Option<u64>,
    /// Why not.
    pub why: io::Error,
}

impl std::fmt::Display for Unshown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "done and not shown: {}", self.why)
    }
}

impl std::error::Error for Unshown {}

/// What became of the answer to something that is written already: shown up to its last byte, or said to be lost.
pub fn shown(ui: &mut Ui<'_>, answered: anyhow::Result<()>, operation: Option<u64>) -> anyhow::Result<()> {
    let answered = answered.and_then(|()| Ok(ui.out.flush()?));
    answered.map_err(|error| match error.downcast() {
        Ok(why) => Unshown { operation, why }.into(),
        Err(error) => error,
    })
}

/// Says why a command failed and gives its exit code. `excerpt` reads the line that a problem is on.
pub fn report(ui: &mut Ui<'_>, error: &anyhow::Error, excerpt: &dyn Fn(&Problem) -> Option<Excerpt>) -> u8 {
    if let Some(Stop(code)) = error.downcast_ref() {
        return *code;
    }
    if let Some(refusal) = error.downcast_ref::<Refusal>() {
        ui.error(refusal);
        ui.hint(&HintOf(refusal));
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
    if let Some(Unshown { operation, why }) = error.downcast_ref() {
        if closed_pipe(why) {
            return exit::DONE;
        }
        ui.error(&Keeping::DoneUnshown { operation: *operation, why: why.into() });
        ui.hint(&operation.map_or(KeepingHint::NotAgain, |_| KeepingHint::NotAgainSee));
        return exit::UNWRITABLE;
    }
    if let Some(why) = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>()) {
        if closed_pipe(why) {
            return exit::DONE;
        }
        ui.error(&Keeping::Unshown { why: why.into() });
        return exit::UNWRITABLE;
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
        if let Some(advice) = problem.advice(ui.lang) {
            ui.hint(&Status::System { words: advice });
        }
    } else {
        let drawn = draw(problem, excerpt(problem).as_ref(), ui.lang, ui.remarks_in_colour());
        ui.remark(&drawn);
    }
}
