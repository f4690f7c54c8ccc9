//! What becomes of a sheet: the plan, and everybody on it or missing from it, for the answer.

use chrono::NaiveDate;

use crate::domain::attendance::expectation::Unexpected;
use crate::domain::attendance::mark::Mark;
use crate::domain::change::Plan;
use crate::domain::index::EnrolmentIndex;
use crate::domain::roll_call::{Listed, Oddity};

/// What a sheet comes to.
#[derive(Clone, Debug, Default)]
pub struct TakenSheet {
    pub plan: Plan,
    /// A line a person marked, in the order in which people are listed.
    pub rows: Vec<SheetRow>,
    /// On the list, and no longer expected: no mark.
    pub gone: Vec<(Listed, Option<Unexpected>)>,
    /// Expected, and not on the list: they stay unmarked.
    pub newcomers: Vec<EnrolmentIndex>,
    /// On the list without a mark.
    pub blank: Vec<EnrolmentIndex>,
    /// Added to the sheet and nobody said who they are.
    pub added: Vec<AddedPerson>,
    /// What looks wrong.
    pub oddities: Vec<Oddity>,
    /// Who signed as the trainer, and when.
    pub trainer: Option<(String, NaiveDate)>,
    /// A later save of this copy was read: these bytes have nothing to add.
    pub superseded_by: Option<u32>,
}

/// What becomes of one person's mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    pub enrolment: EnrolmentIndex,
    pub before: Option<Mark>,
    pub after: Mark,
    pub signed: Signed,
    pub fate: SheetFate,
}

/// How somebody signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    /// For every half-day they were there.
    Drawn,
    /// One of them with a typed name.
    Typed,
    /// Not, or not for all of it.
    No,
    /// Nobody signs who was not there.
    NotAsked,
}

/// What becomes of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFate {
    /// It is new, or says something else now.
    Marked,
    /// It agrees, and has another proof.
    United,
    Same,
}

/// Somebody added to a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedPerson {
    pub person: Listed,
    pub signed: Signed,
    /// Whom an alias takes them for, though they are not expected there.
    pub unexpected: Option<Unexpected>,
}
