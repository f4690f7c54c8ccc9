//! A store in memory, which follows the same contract as a database and fails when a test wants it to. Nothing of it outlives
//! the process.

mod answering;
mod connection;
mod kept;
mod rights;
mod taking;

pub use connection::{ConnectionFault, Memory, MemoryConnection};
