//! What the column of a foreign file holds.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meaning {
    /// First and last name, in whatever order; the last name where another column holds the first.
    Name,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// The person's e-mail.
    Email,
    /// An e-mail that may be somebody else's: the payer's, the account's.
    WeakEmail,
    /// When they arrived.
    Joined,
    /// When they left.
    Left,
    /// How long they stayed.
    Duration,
    /// Whether the time was spent waiting to be let in.
    WaitingRoom,
    /// Whether they had no account.
    Guest,
    /// What they were in the meeting.
    Role,
    /// When the form was filled in.
    RegisteredOn,
    /// Telephone.
    Phone,
    /// Organisation.
    Organisation,
    /// Status of the person: employee, volunteer…
    Status,
    /// Who pays.
    Funder,
    /// Modules wished for.
    Modules,
    /// Remarks.
    Note,
    /// Postcode.
    Postcode,
    /// Date of birth.
    BirthDate,
    /// Cohort.
    Cohort,
}

impl Meaning {
    /// Its name for programs.
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
