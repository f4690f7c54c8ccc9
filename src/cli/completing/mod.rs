//! What a shell may complete: the program is asked with the line typed so far, and answers with words, or that files are
//! meant. Refuses to say anything of what is wrong: who presses a key has asked for no explanation.
//!
//! ```text
//! line typed → words → the argument that the last one is of → what its placeholder stands for → candidates → the shell's way
//! ```
//!
//! - *typed*: the words so far, as the grammar takes them, and the place that the last one has.
//! - *kind*: what a placeholder stands for, said once for every argument that has it.
//! - *candidate*: a word that may be meant, with what people read of it.
//! - *place*: where the last word stands: a value of an argument, or a word of the command itself.
//! - *answer*: words for one shell, in its quotes.
//!
//! The engine of `clap_complete` (`unstable-dynamic`) is not used: its completers are given the current word alone, so that
//! neither `-c` nor a report named before could decide, and bash gets its words without quotes.

mod answer;
mod called;
mod candidate;
mod candidates;
#[cfg(test)]
mod every_argument;
mod folder;
mod kind;
mod line;
mod place;
mod quoted;
mod things;
mod typed;
mod vocabulary;

pub use answer::answer;
