//! What happens in the modules: topics and votes, experiences, tools and what they are worth, feedback, the network
//! (`pedagogy.md`). One file a record with its schema; the rules that count them stand beside.
//!
//! - *topic*: something to talk about that somebody proposed; *vote*: the dots that somebody gives it.
//! - *experience*: what a structure did that others may take up; *adoption*: that somebody did.
//! - *tool*: what the group tries; *trial*: that somebody did; *criterion*: what tools are judged by, with a *weight* of the
//!   group and perhaps one of each structure; *score*: what somebody gives a tool on a criterion; *remark*: an advantage or a
//!   limit.
//! - *feedback*: what a structure ran between two sessions, and its consequences.
//! - *consent*: what of somebody the network may see; *offer*: what somebody offers or needs; *resource*, *commitment*,
//!   *hand-over*: what stays when the programme ends.

pub mod adoption;
pub mod agenda;
pub mod between;
pub mod commitment;
pub mod consent;
pub mod consequences;
pub mod criterion;
pub mod directory;
pub mod disagreement;
pub mod doubts;
pub mod due;
pub mod exact;
pub mod experience;
pub mod fairness;
pub mod feedback;
#[cfg(test)]
pub(crate) mod fixture;
pub mod fold;
pub mod grid;
pub mod handover;
pub mod ids;
pub mod matches;
pub mod names;
pub mod notice;
pub mod offer;
pub mod planned;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod random;
pub mod ranking;
pub mod ranks;
pub mod remark;
pub mod resource;
pub mod scale;
pub mod score;
pub mod sensitivity;
pub mod settings;
pub mod spent;
pub mod structure_weight;
pub mod tally;
pub mod thing;
pub mod tool;
pub mod topic;
pub mod trial;
pub mod vote;
pub mod weights;
