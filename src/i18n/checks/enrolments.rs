//! Enrolments that cannot be right, or that lack something.

use chrono::NaiveDate;

use crate::domain::vocabulary::EnrolmentState;
use crate::i18n::dates::long_date;
use crate::i18n::values::Value;
use crate::i18n::words::{Lang, Words, count_en, count_fr};

use super::code::Code;
use super::family::{Finding, one_of_en, one_of_fr};

/// Who.
#[derive(Clone, Debug)]
pub struct Who {
    /// The person's name.
    pub person: String,
    /// Their id.
    pub id: String,
    /// The cohort.
    pub cohort: String,
}

impl Who {
    fn edit(&self, rest: &str) -> String {
        format!("formation participants edit {} -c {} {rest}", self.id, self.cohort)
    }
}

/// What is wrong with an enrolment, or with all of a cohort.
#[derive(Clone, Debug)]
pub enum Enrolments {
    /// More people than seats.
    OverCapacity {
        /// The cohort.
        cohort: String,
        /// How many are enrolled.
        enrolled: usize,
        /// How many seats there are.
        capacity: u32,
    },
    /// The last day comes before the first.
    EndsBeforeStart {
        /// Who.
        who: Who,
        /// First day.
        starts_on: NaiveDate,
        /// Last day.
        ended_on: NaiveDate,
    },
    /// Left, but when is not said.
    NoLastDay {
        /// Who.
        who: Who,
        /// Withdrawn or transferred.
        state: EnrolmentState,
    },
    /// A question of the programme that must be answered is not.
    FieldMissing {
        /// Who.
        who: Who,
        /// Id of the field.
        field: String,
        /// The question.
        label: String,
        /// Answers allowed; empty = any.
        allowed: Vec<String>,
    },
    /// An answer that the question does not allow.
    FieldValue {
        /// Who.
        who: Who,
        /// The question.
        label: String,
        /// The answer.
        value: String,
        /// The nearest allowed one.
        near: Option<String>,
        /// Answers allowed.
        allowed: Vec<String>,
    },
    /// The programme is not for them, and no reason is kept.
    NotEligible {
        /// Who.
        who: Who,
        /// Column of the rule.
        column: String,
        /// Their value.
        value: String,
        /// Values allowed.
        allowed: Vec<String>,
    },
    /// More people expected than a session has seats.
    RoomTooSmall {
        /// The session.
        session: String,
        /// How many are expected.
        expected: usize,
        /// How many seats there are.
        capacity: u32,
    },
    /// Enrolled, with a last day.
    LastDayOfEnrolled {
        /// Who.
        who: Who,
        /// The last day.
        ended_on: NaiveDate,
    },
    /// Enrolled on a day to come.
    EnrolledAhead {
        /// Who.
        who: Who,
        /// The day.
        enrolled_on: NaiveDate,
    },
    /// Not an e-mail.
    NotAnEmail {
        /// Who.
        who: Who,
        /// As written.
        email: String,
    },
    /// No status.
    NoStatus {
        /// Who.
        who: Who,
    },
    /// Withdrawn before the first session expected of them.
    LeftBeforeFirst {
        /// Who.
        who: Who,
    },
}

impl Finding for Enrolments {
    fn code(&self) -> Code {
        match self {
            Self::OverCapacity { .. } => Code::OverCapacity,
            Self::EndsBeforeStart { .. } => Code::EndsBeforeStart,
            Self::NoLastDay { .. } => Code::NoLastDay,
            Self::FieldMissing { .. } => Code::FieldMissing,
            Self::FieldValue { .. } => Code::FieldValue,
            Self::NotEligible { .. } => Code::NotEligible,
            Self::RoomTooSmall { .. } => Code::RoomTooSmall,
            Self::LastDayOfEnrolled { .. } => Code::LastDayOfEnrolled,
            Self::EnrolledAhead { .. } => Code::EnrolledAhead,
            Self::NotAnEmail { .. } => Code::NotAnEmail,
            Self::NoStatus { .. } => Code::NoStatus,
            Self::LeftBeforeFirst { .. } => Code::LeftBeforeFirst,
        }
    }

    fn mend_en(&self) -> String {
        match self {
            Self::OverCapacity { enrolled, .. } => {
                format!("raise `capacity` to {enrolled}, or set the state of the last ones to `waiting`")
            }
            Self::EndsBeforeStart { .. } => "correct `starts_on` or `ended_on`".to_owned(),
            Self::NoLastDay { .. } => "write the last day that counts in `ended_on`".to_owned(),
            Self::FieldMissing { who, field, allowed, .. } => {
                format!("`{}`{}", who.edit(&format!("--field {field}=…")), choices(allowed))
            }
            Self::FieldValue { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::FieldValue { near: None, allowed, .. } => one_of_en(allowed),
            Self::NotEligible { allowed, .. } => {
                format!("allowed: {}; or say in `reason` why they were let in", allowed.join(", "))
            }
            Self::RoomTooSmall { session, expected, .. } => {
                format!("raise `capacity` of {session} to {expected}, or move it to a larger room")
            }
            Self::LastDayOfEnrolled { .. } => {
                "set `state` to `withdrawn` or `transferred`, or empty the cell".to_owned()
            }
            Self::EnrolledAhead { .. } => "correct `enrolled_on`".to_owned(),
            Self::NotAnEmail { who, .. } => format!("`{}`", who.edit("--email …")),
            Self::NoStatus { who } => format!("`{}`", who.edit("--status …")),
            Self::LeftBeforeFirst { .. } => "set `state` to `cancelled`".to_owned(),
        }
    }

    fn mend_fr(&self) -> String {
        match self {
            Self::OverCapacity { enrolled, .. } => {
                format!("portez « capacity » à {enrolled}, ou mettez les derniers en attente (« waiting »)")
            }
            Self::EndsBeforeStart { .. } => "corrigez « starts_on » ou « ended_on »".to_owned(),
            Self::NoLastDay { .. } => "écrivez dans « ended_on » le dernier jour qui compte".to_owned(),
            Self::FieldMissing { who, field, allowed, .. } => {
                format!("`{}`{}", who.edit(&format!("--field {field}=…")), choices(allowed))
            }
            Self::FieldValue { near: Some(near), .. } => format!("vouliez-vous dire « {near} » ?"),
            Self::FieldValue { near: None, allowed, .. } => one_of_fr(allowed),
            Self::NotEligible { allowed, .. } => {
                format!("valeurs admises : {} ; sinon, donnez la raison dans « reason »", allowed.join(", "))
            }
            Self::RoomTooSmall { session, expected, .. } => {
                format!("portez « capacity » de {session} à {expected}, ou changez de salle")
            }
            Self::LastDayOfEnrolled { .. } => {
                "mettez « state » à « withdrawn » ou « transferred », ou videz la cellule".to_owned()
            }
            Self::EnrolledAhead { .. } => "corrigez « enrolled_on »".to_owned(),
            Self::NotAnEmail { who, .. } => format!("`{}`", who.edit("--email …")),
            Self::NoStatus { who } => format!("`{}`", who.edit("--status …")),
            Self::LeftBeforeFirst { .. } => "mettez « state » à « cancelled »".to_owned(),
        }
    }
}

fn choices(allowed: &[String]) -> String {
    if allowed.is_empty() { String::new() } else { format!(" ({})", allowed.join(", ")) }
}

impl Words for Enrolments {
    fn en(&self) -> String {
        match self {
            Self::OverCapacity { cohort, enrolled, capacity } => {
                let (people, seats) = (count_en(*enrolled, "person", "people"), seats_en(*capacity));
                format!("{cohort} has {people} enrolled for {seats}")
            }
            Self::EndsBeforeStart { who, starts_on, ended_on } => format!(
                "{} ends on {}, before their start on {}",
                who.person,
                long_date(*ended_on, Lang::En),
                long_date(*starts_on, Lang::En)
            ),
            Self::NoLastDay { who, state } => {
                format!("{} is {}, without a last day", who.person, Value::from(*state).word(Lang::En))
            }
            Self::FieldMissing { who, label, .. } => format!("{} has no answer to “{label}”", who.person),
            Self::FieldValue { who, label, value, .. } => {
                format!("{}: `{value}` is no answer to “{label}”", who.person)
            }
            Self::NotEligible { who, column, value, .. } => {
                format!("{} is not eligible ({column} = {value}), and no reason is given", who.person)
            }
            Self::RoomTooSmall { session, expected, capacity } => {
                let (people, seats) = (count_en(*expected, "person", "people"), seats_en(*capacity));
                format!("{people} expected at {session}, which has {seats}")
            }
            Self::LastDayOfEnrolled { who, ended_on } => {
                format!("{} is enrolled but has a last day, {}", who.person, long_date(*ended_on, Lang::En))
            }
            Self::EnrolledAhead { who, enrolled_on } => {
                format!("{} is enrolled on a day to come, {}", who.person, long_date(*enrolled_on, Lang::En))
            }
            Self::NotAnEmail { who, email } => format!("{}: `{email}` is not an e-mail address", who.person),
            Self::NoStatus { who } => format!("{} has no status", who.person),
            Self::LeftBeforeFirst { who } => {
                format!("{} is withdrawn, but left before the first session expected of them", who.person)
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::OverCapacity { cohort, enrolled, capacity } => {
                let (people, seats) = (count_fr(*enrolled, "inscription", "inscriptions"), seats_fr(*capacity));
                format!("{cohort} : {people} pour {seats}")
            }
            Self::EndsBeforeStart { who, starts_on, ended_on } => format!(
                "{} : fin le {}, avant le début le {}",
                who.person,
                long_date(*ended_on, Lang::Fr),
                long_date(*starts_on, Lang::Fr)
            ),
            Self::NoLastDay { who, state } => {
                format!("{} : « {} » sans dernier jour", who.person, Value::from(*state).word(Lang::Fr))
            }
            Self::FieldMissing { who, label, .. } => format!("{} : pas de réponse à « {label} »", who.person),
            Self::FieldValue { who, label, value, .. } => {
                format!("{} : « {value} » n'est pas une réponse à « {label} »", who.person)
            }
            Self::NotEligible { who, column, value, .. } => {
                format!("{} : hors du public visé ({column} = {value}), sans motif", who.person)
            }
            Self::RoomTooSmall { session, expected, capacity } => {
                let people = count_fr(*expected, "personne attendue", "personnes attendues");
                format!("{session} : {people} pour {}", seats_fr(*capacity))
            }
            Self::LastDayOfEnrolled { who, ended_on } => {
                format!(
                    "{} : inscription en cours avec un dernier jour, le {}",
                    who.person,
                    long_date(*ended_on, Lang::Fr)
                )
            }
            Self::EnrolledAhead { who, enrolled_on } => {
                format!("{} : date d'inscription à venir, le {}", who.person, long_date(*enrolled_on, Lang::Fr))
            }
            Self::NotAnEmail { who, email } => {
                format!("{} : « {email} » n'est pas une adresse e-mail", who.person)
            }
            Self::NoStatus { who } => format!("{} : statut non renseigné", who.person),
            Self::LeftBeforeFirst { who } => {
                format!("{} : abandon avant la première séance attendue, donc annulation", who.person)
            }
        }
    }
}

fn seats_en(capacity: u32) -> String {
    count_en(capacity as usize, "seat", "seats")
}

fn seats_fr(capacity: u32) -> String {
    count_fr(capacity as usize, "place", "places")
}
