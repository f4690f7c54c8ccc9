//! Marking from the file of a roll-call page, all or nothing. Names come from the folder by id; nobody is guessed; a mark that
//! says otherwise stays unless it is this copy's own.
//!
//! ```text
//! sheet (checked) → fits (this session, intact, not older) → people (who is who) → marks (what gives way) → register → TakenSheet
//! ```

mod fits;
mod marks;
mod outcome;
mod people;
mod register;
mod request;
mod take;

pub use marks::stands;
pub use outcome::{AddedPerson, SheetFate, SheetRow, Signed, TakenSheet};
pub use request::TakeSheet;
pub use take::take_sheet;
