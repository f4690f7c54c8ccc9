//! One file a request: (records, request, today) → plan or refusal. Nothing here writes.

pub mod add_cohort;
mod admission;
mod arrival;
pub mod attend;
pub mod back;
#[cfg(test)]
mod back_cases;
pub mod brought;
pub mod cancel_session;
pub mod cell_texts;
pub mod close_session;
pub mod closed;
#[cfg(test)]
mod closed_cases;
pub mod differences;
pub mod edit;
pub mod enrol;
pub mod erase;
mod erase_remark;
mod freed;
pub mod import;
mod late;
mod leftover;
pub mod log;
pub mod merge;
pub mod modules;
pub mod move_session;
pub mod names;
pub mod newcomer;
mod presence;
pub mod promote;
mod reason;
pub mod remember;
pub mod restore_session;
pub mod revert;
pub mod roll;
pub mod roll_call;
pub mod schedule;
mod seated_again;
#[cfg(test)]
mod session_cases;
mod sheet;
pub mod transfer;
#[cfg(test)]
mod transfer_cases;
#[cfg(test)]
mod waiting_cases;
pub mod withdraw;

#[cfg(test)]
mod tests;
