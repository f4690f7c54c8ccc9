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
//! - *address*, *opening*, *installing*: where a store is and as whom, why none opens, how one begins. *postgres* is the one that there
//!   is, under the cargo feature `shared`; *memory* is that of tests.
//! - *owner*: whose a path is: a cohort's, everybody's, the head office's.
//! - *reach*: the way of one command to the store; *following*: a copy brought to where the store is; *sending*: an operation of it
//!   brought into the store; *outbox*: what is not known to have come there.

pub mod address;
pub mod arrival;
#[cfg(test)]
mod arrival_cases;
pub(in crate::store) mod by_hand;
pub mod comparing;
mod copy;
pub mod cut;
pub mod definition_merge;
pub mod first_content;
pub(in crate::store) mod following;
mod forgotten;
pub mod ids;
pub mod installing;
#[cfg(test)]
mod installing_cases;
pub mod known;
pub(in crate::store) mod left_out;
pub mod line;
pub mod link;
#[doc(hidden)]
pub mod memory;
pub mod messages;
#[cfg(test)]
mod messages_cases;
pub mod names;
pub(in crate::store) mod offline;
pub mod opening;
#[cfg(test)]
mod opening_cases;
pub(in crate::store) mod outbox;
mod outbox_strike;
pub mod owner;
pub mod password;
#[cfg(feature = "shared")]
mod postgres;
pub mod reach;
pub(in crate::store) mod rebasing;
pub mod remote;
pub mod row_merge;
pub(in crate::store) mod sending;
pub mod settling;
mod side_by_side;
pub mod starting;
pub mod unanswered;
