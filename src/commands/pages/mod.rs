//! Commands that answer with a page that people read, print and send, and what they share: what a page is made from, and how
//! it leaves.

pub mod agenda;
mod made_from;
mod paper;
pub mod recap;

pub use made_from::page;
pub use paper::Paper;
