//! What is computed of the modules, as tables: the tally of topics and whose are taken up, the ranking of tools, where
//! scores are apart and what a weight would change, consequences told, the directory of the network and who could help
//! whom. The rules are in `domain::pedagogy`.

mod consequences;
mod directory;
mod disagreement;
mod fairness;
mod handover;
mod matches;
mod ranking;
mod rows;
mod sensitivity;
mod tally;

pub use consequences::consequences;
pub use directory::directory;
pub use disagreement::disagreement;
pub use fairness::fairness;
pub use handover::handover;
pub use matches::matches;
pub use ranking::ranking;
pub use sensitivity::sensitivity;
pub use tally::tally;
