//! What the column of a foreign file holds.

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
    Phone,
    Organisation,
    /// Status of the person: employee, volunteer…
    Status,
    Funder,
    Modules,
    Note,
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
            Self::Phone => "phone",
            Self::Organisation => "organisation",
            Self::Status => "status",
            Self::Funder => "funder",
            Self::Modules => "modules",
            Self::Note => "note",
            Self::Postcode => "postcode",
            Self::BirthDate => "birth_date",
            Self::Cohort => "cohort",
        }
    }
}
