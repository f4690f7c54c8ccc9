//! Files being changed, in memory: typed changes, or edits of the journal, applied to rows and lines. Only the cells
//! that differ are touched; rows stay where they are; new ones come last. Refuses to write anything.

mod apply;
mod by_hand;
mod files;
mod forget;
mod lines;
mod marks_alone;
mod rewrite;
mod take_back;
mod verify;

pub(super) use by_hand::{HandDraft, by_hand};
pub(super) use files::{Draft, Drafted};
pub(super) use rewrite::Rewrite;
pub(super) use verify::Keep;
