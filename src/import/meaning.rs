//! What the column of a foreign file holds.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::schema::{CellKind, Record, SchemaColumn};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meaning {
    /// First and last name, in whatever order; the last name where another column holds the first.
    Name,
    FirstName,
    LastName,
    Email,
    /// An e-mail that may be somebody else's: the payer's, the account's.
    WeakEmail,
    Joined,
    Left,
    Duration,
    /// Whether the time was spent waiting to be let in.
    WaitingRoom,
    /// Whether they had no account.
    Guest,
    /// What they were in the meeting.
    Role,
    /// When the form was filled in.
    RegisteredOn,
    /// Another column of the enrolments.
    Cell(&'static str),
    Postcode,
    /// Date of birth.
    BirthDate,
    Cohort,
}

impl Meaning {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Email => "email",
            Self::WeakEmail => "weak_email",
            Self::Joined => "joined",
            Self::Left => "left",
            Self::Duration => "duration",
            Self::WaitingRoom => "waiting_room",
            Self::Guest => "guest",
            Self::Role => "role",
            Self::RegisteredOn => "registered_on",
            Self::Cell(name) => name,
            Self::Postcode => "postcode",
            Self::BirthDate => "birth_date",
            Self::Cohort => "cohort",
        }
    }

    /// The column of the enrolments that forms alone fill.
    pub fn column(self) -> Option<&'static SchemaColumn> {
        match self {
            Self::Cell(name) => Enrolment::TABLE.column(name),
            _ => None,
        }
    }

    pub fn is_phone(self) -> bool {
        self.column().is_some_and(|column| matches!(column.kind, CellKind::Phone))
    }
}
