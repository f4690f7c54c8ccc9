//! The only room that touches the data: the definition, the tables, and the journal that makes several files change
//! as one. Refuses to own: what a change means, and what people read of it.
//!
//! ```text
//! read     Folder::read  → Reading: definition, records of a cohort, excerpts, history
//! write    Folder::write → Writing: the same under the lock, then commit(changes) | revert(reversal)
//! ```
//!
//! - *folder*: a programme on the disk: `programme.toml`, `data/`, and the journal in it.
//! - *reading*, *writing*: the folder open for reading; the same under the lock, to be committed.
//! - *operation*: one line of the journal, what one command did to several files; *edit*: one row or some lines of it.
//! - *draft*: files as changes will leave them, still in memory; *rewrite*: one of them, its bytes before and after.
//! - *commit*: the draft staged beside the files, journalled, renamed into place; *recovery* finishes one that was cut off.
//! - *reversal*: an undo or a redo, decided and not yet committed; *standing*: whether an operation is done or taken back.
//! - *trail*: what the journal knows of people: former names, transfers, merges, erasures.
//! - *overlay*: files of an operation that was cut off, read as recovery will leave them.

mod actor;
mod aside;
mod beside;
pub mod cause;
mod cohort_text;
mod cohorts;
mod commit;
mod common_ends;
mod copied;
mod countable;
mod draft;
pub mod edit;
mod editor;
mod erasure;
mod excerpt;
mod failure;
mod file_bytes;
mod file_shape;
mod folder;
mod folder_names;
mod glance;
pub mod guarding;
mod hand_edits;
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
mod marked_by;
mod marks_by_line;
pub mod model;
pub mod model_text;
mod noticed;
mod papers;
mod paths;
pub mod programme;
mod reading;
mod recorded;
mod recovery;
pub mod replace;
mod retold;
mod revisions;
pub mod rows;
mod sealed;
mod session_text;
pub mod shared;
mod sheet;
mod source;
mod staged_folder;
mod standing;
pub mod start;
pub mod there;
mod together;
mod trail;
pub mod undefined;
mod undo;
mod unmerged;
mod whose;
mod writing;
mod written_row;

pub use actor::Actor;
pub use beside::Copied;
pub use commit::{Nothing, SetAside, Steps, Stop};
pub use excerpt::{Excerpt, Excerpts};
pub use failure::Failure;
pub use file_shape::FileShape;
pub use folder::Folder;
pub use hand_edits::SentByHand;
pub use held_on::UnknownCell;
pub use journal::{FileChange, FileEdit, FilledCells, Operation, evidence_digest};
pub use noticed::Noticed;
pub use papers::{NamedFile, TEMPLATES, TemplateFate, copy_templates};
pub use paths::is_set_aside;
pub use reading::Reading;
pub use recorded::{Drifted, NoJournal, Recorded};
pub use sealed::{Sealed, sealed_file};
pub use staged_folder::StagedFolder;
pub use together::finish_together;
pub use trail::{takes_value, trail};
pub use undo::{Direction, Reversal};
pub use writing::{Committed, Writing};
