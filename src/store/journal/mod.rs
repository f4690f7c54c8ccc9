//! `data/journal.jsonl`: one line an operation, the audit trail, the undo stack and the crash log in one. Nothing is
//! ever taken out of it but a last line that was cut short, and what it says of a person who is erased.

mod cells;
mod file;
mod operation;

pub use cells::Cells;
pub use file::evidence_digest;
pub(super) use file::{JOURNAL, Journal, Tail, digest};
pub use operation::{Edit, FileChange, Operation};
