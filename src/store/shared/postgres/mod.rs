//! A shared store that a PostgreSQL database keeps (13 or newer): the one place that knows of it. All that the store decides is in
//! SQL beside this file; here it is asked, each call in one round trip, and its answers are read. No statement outlives a call, no
//! state but that of a hold: a pooler may stand between (PgBouncer in transaction mode).
//!
//! - `schema.sql`, `checks.sql`, `calls.sql`: the tables and who sees them; what is believed of a caller; what can be asked.
//! - *connect*: from an address to a connection, within seconds or not at all; *trust* is whose certificate it believes.
//! - *calls*: the questions and their answers; *verdict*: what a server's error means.
//! - *install*: an empty database becomes a store.

mod answers;
mod calls;
mod connect;
mod install;
mod trust;
mod verdict;

pub use connect::open;
pub use install::install;
