//! A failed command: its words, its place, its hint, its exit code. The one place where kinds of errors become codes.

use std::io;

use crate::domain::problem::{Problem, Severity};
use crate::lang::words::HintOf;
use crate::store::keeping::{Keeping, KeepingHint};
use crate::store::shared::messages::{Sharing, SharingHint};
use crate::store::{Excerpt, Failure};
use crate::ui::alike::Alike;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::excerpt::draw;
use crate::ui::exit;
use crate::ui::status::Status;
use crate::ui::terminal::Ui;

/// What became of the answer to something that is written already: shown up to its last byte, or said to be lost.
pub fn shown(ui: &mut Ui<'_>, answered: Result<()>, operation: Option<u64>) -> Result<()> {
    match answered.and_then(|()| Ok(ui.out.flush()?)) {
        Err(CommandError::Output(why)) => Err(CommandError::Unshown { operation, why }),
        other => other,
    }
}

/// Says why a command failed and gives its exit code. `excerpt` reads the line that a problem is on.
pub fn report(ui: &mut Ui<'_>, error: &CommandError, excerpt: &dyn Fn(&Problem) -> Option<Excerpt>) -> u8 {
    match error {
        CommandError::Stop(code) => *code,
        CommandError::Refused(refusal) => {
            ui.error(&**refusal);
            ui.hint(&HintOf(&**refusal));
            exit::REFUSED
        }
        CommandError::Beaten(refused, between) => {
            let code = report(ui, refused, excerpt);
            for words in between {
                ui.hint(&**words);
            }
            code
        }
        CommandError::Usage(usage, hint) => {
            ui.error(&**usage);
            if let Some(hint) = hint {
                ui.hint(hint);
            }
            exit::USAGE
        }
        CommandError::Problem(found, code) => {
            problem(ui, found, excerpt);
            *code
        }
        CommandError::Store(failure) => store(ui, failure, excerpt),
        CommandError::Unshown { why, .. } | CommandError::Output(why) if closed_pipe(why) => exit::DONE,
        CommandError::Unshown { operation, why } => {
            ui.error(&Keeping::DoneUnshown { operation: *operation, why: why.into() });
            ui.hint(&operation.map_or(KeepingHint::NotAgain, |_| KeepingHint::NotAgainSee));
            exit::UNWRITABLE
        }
        CommandError::Output(why) => {
            ui.error(&Keeping::Unshown { why: why.into() });
            exit::UNWRITABLE
        }
        CommandError::Unforeseen(error) => {
            // With all that it was wrapped in.
            let words = format!("{error:#}");
            ui.error(&Status::System { words });
            exit::UNWRITABLE
        }
    }
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
        Failure::Stale { path, .. } => {
            ui.error(&Sharing::AlwaysQuicker { path: path.clone() });
            ui.hint(&SharingHint::RunAgain);
            exit::UNWRITABLE
        }
        Failure::ByHand { files } => {
            ui.error(&Sharing::EditedByHand { files: files.clone() });
            ui.hint(&SharingHint::CheckByHand);
            exit::UNWRITABLE
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
        let drawn = draw(problem, excerpt(problem).as_ref(), ui.lang, ui.remarks_in_colour(), ui.remark_width());
        ui.remark_drawn(&drawn);
    }
}
