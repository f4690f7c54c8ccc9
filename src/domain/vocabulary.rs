//! Closed lists of words, with the key that files keep. How people read and write them is in [`super::values`].

/// A closed list of words.
pub trait Vocabulary: Copy + 'static {
    /// Every word, in the order of the contract.
    fn all() -> &'static [Self];

    /// The key kept in files.
    fn word_key(self) -> &'static str;

    /// The word of a key, exactly as files keep it.
    fn of_key(key: &str) -> Option<Self>;
}

macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every word, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The key kept in files, csv and json.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The word of a key, exactly as files keep it.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }

        impl Vocabulary for $name {
            fn all() -> &'static [Self] {
                Self::ALL
            }

            fn word_key(self) -> &'static str {
                self.key()
            }

            fn of_key(key: &str) -> Option<Self> {
                Self::from_key(key)
            }
        }
    )+};
}

vocabulary! {
    /// What a person was when they enrolled; frozen from then on.
    PersonStatus {
        /// An employee of a private employer, associations included.
        Employee = "employee",
        /// A volunteer of an association.
        Volunteer = "volunteer",
        /// An agent of the State, a region, a town.
        PublicAgent = "public_agent",
        /// Self-employed.
        SelfEmployed = "self_employed",
        /// Looking for work.
        JobSeeker = "job_seeker",
        /// Intermittent du spectacle, under contract.
        Intermittent = "intermittent",
        /// Apprentice.
        Apprentice = "apprentice",
        /// Somebody who pays for themselves.
        Individual = "individual",
        /// Anybody else.
        Other = "other",
    }
    /// Where an enrolment stands.
    EnrolmentState {
        /// Has a seat.
        Enrolled = "enrolled",
        /// Waits for one.
        Waiting = "waiting",
        /// Left after their first session.
        Withdrawn = "withdrawn",
        /// Left before it.
        Cancelled = "cancelled",
        /// Went on in another cohort.
        Transferred = "transferred",
    }
    /// What a mark says.
    Attendance {
        /// Was there, for some minutes.
        Present = "present",
        /// Was not there, and said why: 0 minutes, never billable.
        Excused = "excused",
        /// Was not there.
        Absent = "absent",
    }
    /// What kind of sitting a module is.
    ModuleKind {
        /// Groupe d'échange de pratiques.
        ExchangeGroup = "exchange_group",
        /// Atelier.
        Workshop = "workshop",
        /// Groupe d'échange sur le réseau.
        NetworkGroup = "network_group",
        /// Cours.
        Course = "course",
    }
    /// Where people sit.
    Modality {
        /// À distance.
        Remote = "remote",
        /// En présentiel.
        InPerson = "in_person",
        /// Mixte.
        Blended = "blended",
    }
    /// Lines of the yearly return that its form names by no letter.
    ReturnLine {
        /// Trainers of the house.
        Internal = "internal",
        /// Trainers of another house.
        External = "external",
        /// All of a frame.
        Total = "total",
        /// People who followed something remotely.
        Remote = "remote",
    }
    /// What kind of body pays.
    FunderKind {
        /// Opérateur de compétences.
        Opco = "opco",
        /// Fonds pour le développement de la vie associative.
        Fdva = "fdva",
        /// État.
        State = "state",
        /// Région.
        Region = "region",
        /// Union européenne.
        Eu = "eu",
        /// The employer.
        Employer = "employer",
        /// The participant.
        Individual = "individual",
        /// Anybody else.
        Other = "other",
    }
    /// Where a session stands, seen from today.
    SessionState {
        /// After today.
        Planned = "planned",
        /// Today or before.
        Held = "held",
        /// Will not or did not take place.
        Cancelled = "cancelled",
    }
    /// What is due now.
    DueKind {
        /// People without a mark at a session held.
        Unmarked = "unmarked",
        /// A full sheet that is not closed.
        OpenSheet = "open_sheet",
        /// Presences that a log alone proves.
        LogAlone = "log_alone",
        /// A module with fewer hours than planned.
        ModuleHours = "module_hours",
        /// A session soon without a link.
        NoLink = "no_link",
        /// A session soon without a place.
        NoPlace = "no_place",
        /// A session soon without a trainer.
        NoTrainer = "no_trainer",
        /// A seat that somebody waits for.
        FreeSeat = "free_seat",
        /// A required question without an answer.
        MissingAnswer = "missing_answer",
    }
    /// What shows that somebody was there.
    EvidenceKind {
        /// The trainer called the names.
        RollCall = "roll_call",
        /// A signature, on paper or electronic.
        Signature = "signature",
        /// The log of the video tool, with connection intervals.
        Log = "log",
        /// The log of a tool that gives only totals.
        LogTotal = "log_total",
        /// The participant's word.
        Declaration = "declaration",
        /// The trainer's word.
        Trainer = "trainer",
        /// A recording.
        Recording = "recording",
        /// A quiz, an exercise, a contribution.
        Work = "work",
    }
    /// Who wants the data of an enrolment kept so long.
    RetentionBecause {
        /// The funder of the enrolment.
        Funder = "funder",
        /// The provider.
        Provider = "provider",
        /// Neither says.
        Default = "default",
    }
    /// The line of frame F-1 of the yearly return (BPF, Cerfa 10443) that an enrolment counts on.
    BpfLine {
        /// Salariés d'employeurs privés hors apprentis.
        A = "a",
        /// Apprentis.
        B = "b",
        /// Personnes en recherche d'emploi.
        C = "c",
        /// Particuliers à leurs propres frais.
        D = "d",
        /// Autres stagiaires.
        E = "e",
        /// Not counted.
        No = "no",
    }
}

impl EnrolmentState {
    /// Whether somebody left, before they began or later.
    pub const fn is_over(self) -> bool {
        match self {
            Self::Withdrawn | Self::Cancelled | Self::Transferred => true,
            Self::Enrolled | Self::Waiting => false,
        }
    }

    /// Whether reports count the hours of such an enrolment.
    pub const fn counts(self) -> bool {
        match self {
            Self::Enrolled | Self::Withdrawn | Self::Transferred => true,
            Self::Waiting | Self::Cancelled => false,
        }
    }
}

impl BpfLine {
    /// The line that a status counts on when the enrolment names none (product §10).
    pub fn of_status(status: Option<PersonStatus>) -> Self {
        match status {
            Some(PersonStatus::Employee | PersonStatus::Intermittent) => Self::A,
            Some(PersonStatus::Apprentice) => Self::B,
            Some(PersonStatus::JobSeeker) => Self::C,
            Some(PersonStatus::Individual) => Self::D,
            Some(
                PersonStatus::Volunteer | PersonStatus::PublicAgent | PersonStatus::SelfEmployed | PersonStatus::Other,
            )
            | None => Self::E,
        }
    }
}
