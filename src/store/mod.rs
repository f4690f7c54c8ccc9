//! The only room that touches the data: the definition, the tables, the journal, the lock.

pub mod edit;
pub mod programme;
