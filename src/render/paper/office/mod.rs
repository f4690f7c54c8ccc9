//! Word and Writer files as templates: the coordinator's own letterhead, with the same variables and filters as the pages of
//! HTML. The file is filled and stays what it is; nothing of its looks is decided here.
//!
//! - *part*: an XML text inside the file that is filled: the text, a header, a footer, the notes.
//! - *piece*: a text of one look inside a paragraph; word processors cut a variable into several as they like.
//! - *tag*: `{{ … }}`, `{% … %}` or `{# … #}`, put together from the pieces of one paragraph.
//! - *span*: all tags of one `{% if %}` or `{% for %}`, from its beginning to its end.

mod archive;
mod fault;
mod fill;
mod format;
mod mend;
mod part;
mod source;
mod spans;
mod tag;
mod xml;

pub use fault::OfficeFault;
pub use fill::fill;
pub use format::OfficeFormat;
