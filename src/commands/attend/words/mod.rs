//! What is said when a session is marked from the log of a video tool: what was recognised, what was not, what was
//! assumed, and what to do about it. How a file was read is in `import::logs::messages`.

mod failed;
mod hint;
mod parts;
mod sheet;

pub use failed::LogFailed;
pub use hint::ListHint;
pub use parts::AnswerLine;
pub use sheet::{SheetHint, SheetPart, signature_word};
