//! `data/journal.jsonl`: one line an operation, the audit trail, the undo stack and the crash log in one. Nothing is
//! ever taken out of it but the beginning of an operation that was cut short, which is kept beside it, and what it says
//! of a person who is erased.

mod appending;
mod cells;
mod edits;
mod file;
mod line;
mod merged;
mod operation;
mod split;

pub use cells::FilledCells;
pub use edits::Edits;
pub use file::evidence_digest;
pub(super) use file::{JOURNAL, Journal, Tail, Whole, digest, digests};
pub(super) use line::Unusable;
pub use operation::{FileChange, FileEdit, Operation};
pub(super) use split::lines;
