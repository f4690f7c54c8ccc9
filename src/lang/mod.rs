//! French and English: which language, dates, plurals, lists, and how a message is declared with its texts side by side
//! (`words!`). Holds no message of another room.
//!
//! - *message*: something that can be said in both languages; its hint says what to do about it.
//! - *template*: a text of a message, with fields between braces.

pub mod cut;
pub mod dates;
pub mod durations;
pub mod folded;
pub mod message;
pub mod padding;
#[cfg(test)]
pub(crate) mod sample;
pub mod suggestion;
pub mod typed;
pub mod words;

pub use folded::folded_words;
pub use words::{Lang, Words};
