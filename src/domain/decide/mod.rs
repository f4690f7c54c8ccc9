//! One file a request: (records, request, today) → plan or refusal. Nothing here writes.

mod admission;
pub mod attend;
pub mod cancel_session;
pub mod differences;
pub mod edit;
pub mod enrol;
pub mod import;
#[cfg(test)]
mod import_cases;
mod late;
mod leftover;
pub mod log;
pub mod move_session;
pub mod names;
mod presence;
pub mod promote;
mod reason;
pub mod restore_session;
pub mod roll;
#[cfg(test)]
mod session_cases;
mod sheet;
pub mod withdraw;

#[cfg(test)]
mod tests;
