//! Pages that people read, as Markdown, as one file of HTML, or as lines of a terminal.

mod html;
mod markdown;

pub use html::html;
pub use markdown::markdown;
