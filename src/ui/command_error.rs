//! Why a command stops: one list, so that each reason has its exit code ([`super::failure`]) or does not compile.

use std::io;

use crate::domain::mail::refusal::MailRefusal;
use crate::domain::paper::refusal::PaperRefusal;
use crate::domain::problem::Problem;
use crate::domain::refusal::calendar::CalendarRefusal;
use crate::domain::refusal::cohort::CohortRefusal;
use crate::domain::refusal::life::LifeRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::seal::SealRefusal;
use crate::lang::words::Words;
use crate::store::Failure;
use crate::ui::usage::{Usage, UsageHint};

/// What a command gives, or why it stops.
pub type Result<T, E = CommandError> = std::result::Result<T, E>;

/// Why a command stops.
#[derive(Debug)]
pub enum CommandError {
    /// A rule says no.
    Refused(Box<Refusal>),
    /// clap understood the command line, the command did not.
    Usage(Box<Usage>, Option<UsageHint>),
    /// The store could not do it.
    Store(Box<Failure>),
    /// Something is wrong with a file of another program, or with what was asked of it; the exit code.
    Problem(Box<Problem>, u8),
    /// All is written, and the answer could not be shown.
    Unshown {
        /// The operation, where there is one.
        operation: Option<u64>,
        /// Why not.
        why: io::Error,
    },
    /// The answer could not be shown; nothing was written.
    Output(io::Error),
    /// What no rule foresees: what a library says, with what the program was about when it said so.
    Unforeseen(anyhow::Error),
    /// Refused once somebody else was quicker, and what they did.
    Beaten(Box<CommandError>, Vec<Box<dyn Words>>),
    /// The command has said what it had to; the exit code.
    Stop(u8),
}

impl CommandError {
    /// A command line that the command does not understand.
    pub fn usage(what: Usage, hint: Option<UsageHint>) -> Self {
        Self::Usage(Box::new(what), hint)
    }

    /// A problem with its exit code.
    pub fn problem(problem: Problem, code: u8) -> Self {
        Self::Problem(Box::new(problem), code)
    }

    /// The refusal, where a rule said no.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Beaten(refused, _) => refused.refusal(),
            _ => None,
        }
    }
}

impl From<Refusal> for CommandError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<CohortRefusal> for CommandError {
    fn from(refusal: CohortRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<SealRefusal> for CommandError {
    fn from(refusal: SealRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<CalendarRefusal> for CommandError {
    fn from(refusal: CalendarRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<MailRefusal> for CommandError {
    fn from(refusal: MailRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<LifeRefusal> for CommandError {
    fn from(refusal: LifeRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<PaperRefusal> for CommandError {
    fn from(refusal: PaperRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<Failure> for CommandError {
    fn from(failure: Failure) -> Self {
        Self::Store(Box::new(failure))
    }
}

impl From<io::Error> for CommandError {
    fn from(why: io::Error) -> Self {
        Self::Output(why)
    }
}

impl From<serde_json::Error> for CommandError {
    fn from(error: serde_json::Error) -> Self {
        match error.io_error_kind() {
            Some(_) => Self::Output(error.into()),
            None => Self::Unforeseen(anyhow::Error::new(error).context("JSON")),
        }
    }
}

impl From<inquire::InquireError> for CommandError {
    fn from(error: inquire::InquireError) -> Self {
        match error {
            inquire::InquireError::IO(why) => Self::Output(why),
            other => Self::Unforeseen(anyhow::Error::new(other).context("terminal")),
        }
    }
}

impl From<rustyline::error::ReadlineError> for CommandError {
    fn from(error: rustyline::error::ReadlineError) -> Self {
        match error {
            rustyline::error::ReadlineError::Io(why) => Self::Output(why),
            other => Self::Unforeseen(anyhow::Error::new(other).context("terminal")),
        }
    }
}
