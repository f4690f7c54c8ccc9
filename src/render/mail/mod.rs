//! Mails as drafts: a message with its parts → the bytes of an `.eml` file (RFC 5322, 2045 to 2047, 2231). The words stand
//! in templates; who gets one is decided elsewhere. Nothing here sends anything.
//!
//! - *message*: whom it goes to, its subject, its text as plain text and as a page, its attachments.
//! - *words*: what a template says: the subject on its first line, the text below.
//! - *encoded word*: how a header says what is not ASCII.

mod body;
mod header;
mod message;
#[cfg(test)]
mod read_back;
mod words;

pub use header::one_line;
pub use message::{Attachment, Message};
pub use words::MailWords;
