//! What is kept of people and for how long (RGPD): erasure, retention, and where else a text speaks of somebody.
//!
//! - *erased*: the name is gone, the id stays; hours and counts rest on it.
//! - *mention*: a text of another row, file or command line that names the person.

pub mod command_line;
pub mod elsewhere;
pub mod erased;
pub mod evidence_file;
pub mod forgetting;
pub mod mentions;
pub mod retention;
