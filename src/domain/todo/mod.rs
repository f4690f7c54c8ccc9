//! What is due now in one cohort: one file a rule, one line in the registry. What, of whom and when; the command that
//! settles it, and the words that tell it, stand beside.

mod answers;
#[cfg(test)]
mod cases;
mod command;
mod detail;
mod due;
mod meetings;
mod modules;
mod papers;
mod proofs;
mod seats;
mod unmarked;

pub use command::command;
pub use detail::DueDetail;
pub use due::{Due, DueMatter, DueScope, due};

/// A rule about one cohort.
type Rule = fn(&DueScope<'_>) -> Vec<Due>;

/// The registry, the most urgent first: a rule more is a line more.
const RULES: &[Rule] = &[
    unmarked::sessions,
    proofs::open_sheets,
    meetings::links,
    meetings::trainers,
    modules::topics,
    modules::feedback,
    modules::commitments,
    seats::free,
    answers::missing,
    papers::invitations,
    papers::misled_people,
    papers::certificates,
    papers::outdated,
    proofs::none,
    proofs::logs_alone,
    proofs::hours,
];
