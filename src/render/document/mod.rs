//! Pages that people read, as Markdown, as one file of HTML, or as lines of a terminal.

mod html;
mod markdown;
mod plain;

pub use html::html;
pub use markdown::markdown;
pub use plain::plain;
