//! The roll-call page: one file of HTML that marks and signs without a server, and the link that carries the same list to an empty
//! page on any web site. The list goes into the page as JSON that no reader of HTML can take for HTML; names stand in HTML in the
//! printed list alone, escaped by the template. What may run is named by its digest.

mod link;
mod page;
mod words;

pub use link::link;
pub use page::page;
