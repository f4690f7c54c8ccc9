//! The only room that touches the data: the definition, the tables, and the journal that makes several files change
//! as one. Refuses to own: what a change means, and what people read of it.
//!
//! ```text
//! read     Folder::read  → Reading: definition, records of a cohort, excerpts, history
//! write    Folder::write → Writing: the same under the lock, then commit(changes) | revert(reversal)
//! ```

mod actor;
mod aside;
mod beside;
pub mod cause;
mod cohort_text;
mod cohorts;
mod commit;
mod countable;
mod draft;
pub mod edit;
mod erasure;
mod excerpt;
mod failure;
mod folder;
pub mod guarding;
mod held_on;
mod inside;
mod journal;
mod journal_lines;
pub mod keeping;
#[cfg(test)]
pub mod keeping_cases;
mod legible;
mod loading;
mod lock;
pub mod model;
mod noticed;
mod paths;
pub mod programme;
mod reading;
mod recorded;
mod recovery;
pub mod replace;
mod retold;
pub mod rows;
mod sheet;
mod source;
mod standing;
pub mod start;
pub mod there;
mod trail;
pub mod undefined;
mod undo;
mod unmerged;
mod whose;
mod writing;

pub use actor::Actor;
pub use beside::Copied;
pub use commit::{Nothing, SetAside, Steps, Stop};
pub use excerpt::{Excerpt, Excerpts};
pub use failure::Failure;
pub use folder::Folder;
pub use held_on::UnknownCell;
pub use journal::{Cells, Edit, FileChange, Operation, evidence_digest};
pub use noticed::Noticed;
pub use paths::is_set_aside;
pub use reading::{Reading, Shape};
pub use recorded::{Drifted, NoJournal, Recorded};
pub use trail::{takes_value, trail};
pub use undo::{Direction, Reversal};
pub use writing::{Committed, Writing};
