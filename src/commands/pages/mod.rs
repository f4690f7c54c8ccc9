//! Commands that answer with a page that people read, print and send, and what they share: their arguments, what a page is
//! made from, and how it leaves.

pub mod agenda;
mod choices;
mod made_from;
mod of_session;
mod paper;
pub mod recap;

pub use made_from::page;
pub use of_session::OfSession;
pub use paper::PageOptions;
