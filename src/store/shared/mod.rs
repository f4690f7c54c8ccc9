//! A folder as one of several copies of a programme: what a copy and the shared store say to each other, and how what arrives
//! is put in place. Refuses to own: what an operation means, and which database keeps it.
//!
//! ```text
//! write    outgoing operation → Remote::push → written N → the files of the folder, as every commit
//! read     Remote::pull → Pulled → arrival: staged, then in place → the files of the folder
//! ```
//!
//! - *remote*: the store that all copies share; it decides the order of operations, and who sees which cohort.
//! - *copy*: a folder that follows a remote; its *link* (`data/.shared`) says which one, and as of which operation.
//! - *outgoing*: an operation that is not known to be in the store, with the digests of the files that it was decided on.
//! - *arrival*: what a pull brought, kept whole before the first file of the folder is touched.
//! - *owner*: whose a path is: a cohort's, everybody's, the head office's.

pub mod arrival;
#[cfg(test)]
mod arrival_cases;
mod copy;
pub mod cut;
pub mod ids;
pub mod line;
pub mod link;
#[doc(hidden)]
pub mod memory;
pub mod messages;
#[cfg(test)]
mod messages_cases;
pub mod owner;
pub mod remote;
