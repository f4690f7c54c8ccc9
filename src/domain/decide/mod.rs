//! One file a request: (records, request, today) → plan or refusal. Nothing here writes.

mod admission;
pub mod attend;
pub mod edit;
pub mod enrol;
mod late;
mod leftover;
pub mod names;
mod presence;
pub mod promote;
pub mod withdraw;
