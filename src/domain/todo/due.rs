//! Something that is due, and what rules are given to find it.

use chrono::{NaiveDate, NaiveTime};

use super::RULES;
use crate::domain::paper::announced::Announced;
use crate::domain::paper::period::Period;
use crate::domain::pedagogy::ids::CommitmentId;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{FieldId, ModuleId, ParticipantId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::DueKind;

/// What rules look at.
#[derive(Clone, Copy)]
pub struct DueScope<'a> {
    /// The definition.
    pub programme: &'a Programme,
    /// The cohort.
    pub records: &'a CohortRecords,
    /// The day.
    pub today: NaiveDate,
    /// The time of that day, in the programme's zone.
    pub time: NaiveTime,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub what: DueMatter,
    /// About which session.
    pub session: Option<SessionId>,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// About whom.
    pub participant: Option<ParticipantId>,
    /// First and last name of that person.
    pub name: String,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueMatter {
    /// A session held has people without a mark.
    Unmarked {
        /// How many.
        people: usize,
        /// Of how many expected.
        expected: usize,
        /// Whether the sheet is closed all the same: it has to be opened again.
        closed: bool,
    },
    /// A session held has everybody marked, and its sheet is not closed.
    OpenSheet,
    /// Nothing proves presences of a session held.
    NoProof {
        /// How many.
        marks: usize,
        /// Whether its sheet is closed.
        closed: bool,
    },
    /// Presences of a session held rest on a log alone.
    LogAlone {
        /// How many.
        marks: usize,
        /// Whether its sheet is closed.
        closed: bool,
    },
    /// The sessions of a module come to fewer hours than the programme says.
    ModuleHours {
        /// Which module.
        module: ModuleId,
        /// What the programme says.
        planned: Minutes,
        /// What the sessions come to.
        scheduled: Minutes,
    },
    /// A session soon has no link.
    Link {
        /// Line of the definition.
        line: u32,
    },
    /// A session soon has no place.
    Place {
        /// Line of the definition.
        line: u32,
    },
    /// A session soon has no trainer.
    Trainer {
        /// Line of the definition.
        line: u32,
    },
    /// The first session is near, and people have no invitation.
    Invitations {
        /// How many.
        people: usize,
        /// Whether a mail reaches any of them.
        by_mail: bool,
    },
    /// The last session is over, and people whom a funder pays for have no certificate.
    Certificates {
        /// How many.
        people: usize,
    },
    /// People were invited to a session at another moment than it has now, or though it is cancelled now.
    Misled {
        /// How many.
        people: usize,
        /// What their invitations announce; none: that it is cancelled.
        announced: Announced,
        /// Whether it is cancelled now.
        cancelled: bool,
        /// Whether somebody's invitation was to that session alone.
        alone: bool,
    },
    /// The hours of a certificate are others now.
    CertificateOutdated {
        /// Its number.
        number: String,
        /// What it says.
        was: Minutes,
        /// What was attended.
        now: Minutes,
        /// The period that it is about.
        period: Period,
        /// Its language, where that is not the programme's.
        language: Option<String>,
    },
    /// A seat is free and somebody waits.
    FreeSeat {
        /// How many are free; none: there is no limit.
        free: Option<usize>,
        /// How many wait.
        waiting: usize,
    },
    /// Required questions have no answer.
    Answers {
        /// Those questions.
        fields: Vec<FieldId>,
    },
    /// An exchange group soon has no topic chosen.
    Topics {
        /// How many topics are open.
        open: usize,
    },
    /// Some have told nothing since the session before a workshop to come.
    Feedback {
        /// The session before.
        after: SessionId,
        /// Their names.
        people: Vec<String>,
    },
    /// The day of a commitment has come.
    Commitment {
        /// Which.
        id: CommitmentId,
        /// Its text.
        text: String,
    },
}

impl DueMatter {
    /// The word it is listed under.
    pub const fn kind(&self) -> DueKind {
        match self {
            Self::Unmarked { .. } => DueKind::Unmarked,
            Self::OpenSheet => DueKind::OpenSheet,
            Self::NoProof { .. } => DueKind::NoProof,
            Self::LogAlone { .. } => DueKind::LogAlone,
            Self::Invitations { .. } => DueKind::Invitations,
            Self::Certificates { .. } => DueKind::Certificates,
            Self::ModuleHours { .. } => DueKind::ModuleHours,
            Self::Link { .. } => DueKind::NoLink,
            Self::Place { .. } => DueKind::NoPlace,
            Self::Trainer { .. } => DueKind::NoTrainer,
            Self::Misled { .. } => DueKind::Misled,
            Self::CertificateOutdated { .. } => DueKind::CertificateOutdated,
            Self::FreeSeat { .. } => DueKind::FreeSeat,
            Self::Answers { .. } => DueKind::MissingAnswer,
            Self::Topics { .. } => DueKind::NoTopic,
            Self::Feedback { .. } => DueKind::NoFeedback,
            Self::Commitment { .. } => DueKind::CommitmentDue,
        }
    }
}

impl Due {
    /// Something about a session.
    pub(super) fn at(session: &Session, what: DueMatter) -> Self {
        let (id, date) = (session.id.clone(), session.date);
        Self { what, session: Some(id), date: Some(date), participant: None, name: String::new() }
    }

    /// Something about the whole cohort.
    pub(super) fn of_cohort(what: DueMatter) -> Self {
        Self { what, session: None, date: None, participant: None, name: String::new() }
    }

    /// Something about a person.
    pub(super) fn of(enrolment: &Enrolment, what: DueMatter) -> Self {
        let (participant, name) = (Some(enrolment.id.clone()), enrolment.full_name());
        Self { what, session: None, date: None, participant, name }
    }
}

/// Everything that is due in a cohort: rule by rule, in the order of its sessions, or of its people.
pub fn due(scope: &DueScope<'_>) -> Vec<Due> {
    RULES.iter().flat_map(|rule| rule(scope)).collect()
}
