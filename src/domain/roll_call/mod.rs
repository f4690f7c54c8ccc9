//! The roll-call page of a session and the file that it saves: who is on the list, what a file says once it is checked, and the
//! one form of both from which digests are made. Owns no rule about marks ([`crate::domain::decide::roll_call`]) and no layout.
//!
//! - *roster*: the list that a page is made from, with the session; every file carries it whole.
//! - *sheet*: one file of a page: marks, signatures, notes. *copy*: one page on one device; *revision*: one of its saves.
//! - *half*: a half-day of a session; whoever was there in both signs twice.
//! - *ink*: how somebody signed: strokes that were drawn, or a name that was typed.
//! - *canonical*: JSON in the one form whose digest is taken (RFC 8785 without fractions).

mod canonical;
mod half_day;
mod kept;
mod oddities;
mod roster;
mod sheet;
mod strokes;
mod written;

pub use canonical::PlainJson;
pub use half_day::{SessionHalf, SideOfCut, halves};
pub use kept::{KeptCell, KeptSheet, ShownSignature};
pub use oddities::{Oddity, oddities};
pub use roster::{Listed, Roster, RosterSession, roster};
pub use sheet::{Ink, Reopening, Sheet, SheetMark, SheetStay, Signature, TrainerAttestation};
pub use strokes::{BOX, Strokes, StrokesFault as StrokeFault};
pub use written::cited_as;
