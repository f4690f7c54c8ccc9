//! What is decided about the modules: topics, experiences, criteria, tools, feedback, the network. One file a noun; what
//! they share is in *meant* (who and what is typed), *sound* (what a text may hold) and *edit* (correcting, taking away); *taking back* undoes what was noted by mistake and has no id; many people at once answer by a *form*.

pub mod criteria;
pub mod edit;
pub mod experiences;
pub mod feedback;
pub mod form;
pub mod meant;
pub mod network;
pub mod sound;
pub mod swapped;
pub mod taking_back;
pub mod tools;
pub mod topics;
pub mod votes;
