//! The only room that touches the data: the definition, the tables, and the journal that makes several files change
//! as one. Refuses to own: what a change means, and what people read of it.

pub mod decode;
mod delimited;
pub mod edit;
mod failure;
pub mod programme;
mod rows;
mod sheet;

pub use failure::Failure;
