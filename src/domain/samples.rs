//! Sample values of what messages of this room name.

use crate::domain::attendance::evidence::Evidence;
use crate::domain::attendance::expectation::Unexpected;
use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::overlap::At;
use crate::domain::attendance::session_count::SessionCount;
use crate::domain::date_order::DateOrder;
use crate::domain::decide::log::{Balance, NoPresence, UnmarkedVisitor};
use crate::domain::decide::roll_call::Signed;
use crate::domain::findings::enrolments::EnrolmentOwner;
use crate::domain::findings::marks::Which;
use crate::domain::findings::people::Twin;
use crate::domain::findings::spreadsheet::IdOf;
use crate::domain::fixture::day;
use crate::domain::notice::{Bounded, ExpectationEnd};
use crate::domain::paper::refusal::Unserved;
use crate::domain::people::dropped::Dropped;
use crate::domain::people::eligibility::Barrier;
use crate::domain::people::passage::Passage;
use crate::domain::people::registration::AskedColumn;
use crate::domain::privacy::erased::ErasedPerson;
use crate::domain::privacy::retention::Retention;
use crate::domain::programme::ids::{CohortId, FieldId, ModuleId, ParticipantId, SessionId};
use crate::domain::quantity::{Minutes, Share};
use crate::domain::refusal::candidate::{Candidate, CohortDays};
use crate::domain::refusal::life::{Attended, Conflict, Together, WayBack};
use crate::domain::refusal::log::{Unsure, UnsureBecause};
use crate::domain::refusal::pedagogy::NamedThing;
use crate::domain::refusal::register::WayIn;
use crate::domain::refusal::roll_call::{Contradiction, Slot};
use crate::domain::roll_call::StrokeFault;
use crate::domain::schema::Reference;
use crate::domain::taken::InFile;
use crate::domain::values::Value;
use crate::domain::vocabulary::{
    Attendance, ConsentField, EnrolmentState, EvidenceKind, PaperKind, PersonStatus, RetentionBecause, TopicState,
};
use crate::lang::sample::{Sample, Turn, sampled, samples};

samples! {
    CohortId: [Self::new("2021-spring")],
    SessionId: [Self::new("m2-1"), Self::new("m3-1")],
    ModuleId: [Self::new("m2"), Self::new("m3")],
    ParticipantId: [Self::new("kh4m2x")],
    FieldId: [Self::new("teaching")],
    Minutes: [Self(90), Self(45)],
    Share: [Self::FOUR_FIFTHS, Self::FIVE_HALVES],
    SessionCount: [
        Self { expected: 11, present: 8, excused: 1, absent: 0, unmarked: 2 },
        Self { expected: 11, present: 10, excused: 0, absent: 1, unmarked: 0 },
    ],
    EnrolmentState: [Self::Enrolled, Self::Waiting, Self::Withdrawn, Self::Cancelled, Self::Transferred],
    Attendance: [Self::Present, Self::Absent, Self::Excused],
    Value: [Self::EnrolmentState(EnrolmentState::Enrolled), Self::PersonStatus(PersonStatus::Employee)],
    NamedThing: [Self { id: "t3".to_owned(), title: "Les tarifs".to_owned() }],
    TopicState: [Self::Open, Self::Chosen, Self::Treated, Self::Dropped],
    ConsentField: [Self::Email],
    DateOrder: [Self::Dmy, Self::Mdy],
    Dropped: [Self { name: "votes.dots".to_owned(), kept: "2".to_owned(), dropped: "1".to_owned() }],
    Reference: [
        Self::Topic,
        Self::Experience,
        Self::Criterion,
        Self::Tool,
        Self::Feedback,
        Self::Offer,
        Self::Resource,
        Self::Commitment,
        Self::Participant,
        Self::Session,
        Self::Module,
    ],
    PaperKind: [Self::Certificate, Self::Attestation, Self::Invitation, Self::MailReminder],
    RetentionBecause: [Self::Funder, Self::Provider, Self::Default],
    Unexpected: [
        Self::SessionCancelled,
        Self::Waiting,
        Self::EnrolmentCancelled,
        Self::OtherModules,
        Self::BeforeStart(day("2021-04-02")),
        Self::AfterEnd(day("2021-05-01")),
    ],
    IdOf: [Self::Cohort, Self::Session, Self::Module, Self::Person, Self::Thing],
    Signed: [Self::Drawn, Self::Typed, Self::No, Self::NotAsked],
    StrokeFault: [Self::Strokes, Self::Numbers, Self::Odd, Self::OutsideBox],
    WayIn: [Self::Reopen, Self::UndoClosing],
    UnsureBecause: [
        Self::Alike,
        Self::SeveralOfThatName,
        Self::SeveralOfThatEmail,
        Self::EmailAndNameDiffer,
        Self::SeveralAliases,
    ],
    AskedColumn: [
        Self::Column("status"),
        Self::Question { id: FieldId::new("teaching"), label: "Enseignez-vous".to_owned() },
    ],
    Candidate: [Self {
        id: "kh4m2x".to_owned(),
        name: "Karim Haddad".to_owned(),
        email: "karim@example.org".to_owned(),
        organisation: String::new(),
    }],
}

sampled! {
    At { cohort, session, participant, line }
    Balance {
        rows, people, not_expected, staff, dismissed, unknown, reconnections, outside, waiting, no_shows, departures,
    }
    Contradiction { person, there, sheet }
    Slot { date, start, end }
    Barrier { column, label, value, allowed }
    Bounded { person, bound }
    CohortDays { id, days }
    ErasedPerson { id, on }
    Passage { cohort, id, first_day }
    Retention { last_session, years, because, keep_until }
    UnmarkedVisitor { name, email, minutes }
    Twin { name, id, other, other_id, line, cohort }
    Unsure { shown, email, minutes, because, candidates }
    Which { person, id, session, cohort }
    EnrolmentOwner { person, id, cohort }
    Attended { person, mark }
    Unserved { person, why }
}

impl Sample for Mark {
    fn samples() -> Vec<Self> {
        Turn::all(|turn| Self {
            session: turn.part(),
            participant: turn.part(),
            attendance: turn.part(),
            minutes: turn.part(),
            arrived: turn.part(),
            left: None,
            evidence: Evidence::of(EvidenceKind::RollCall),
            note: String::new(),
        })
    }
}

impl Sample for ExpectationEnd {
    fn samples() -> Vec<Self> {
        Turn::all(|turn| Self::First(turn.part()))
            .into_iter()
            .chain(Turn::all(|turn| Self::Last(turn.part())))
            .collect()
    }
}

impl Sample for Together {
    fn samples() -> Vec<Self> {
        vec![Self::Minutes(Minutes(110)), Self::Unknown]
    }
}

impl Sample for WayBack {
    fn samples() -> Vec<Self> {
        let mut all = Turn::all(|turn| Self::Without { modules: turn.part() });
        all.extend(Turn::all(|turn| Self::From { day: turn.part() }));
        all.extend(Turn::all(|turn| Self::None { attended: turn.part(), date: turn.part() }));
        all
    }
}

impl Sample for Conflict {
    fn samples() -> Vec<Self> {
        let cell = |turn: &mut Turn| Self::Cell {
            name: turn.part(),
            label: turn.part(),
            first: turn.part(),
            second: turn.part(),
        };
        let marks = |turn: &mut Turn| Self::Marks {
            session: turn.part(),
            first: turn.part(),
            second: turn.part(),
            together: turn.part(),
        };
        Turn::all(cell).into_iter().chain(Turn::all(marks)).collect()
    }
}

impl Sample for NoPresence {
    fn samples() -> Vec<Self> {
        let mut all = Turn::all(|turn| Self::NothingInSession {
            rows: turn.part(),
            times: turn.part(),
            shift: turn.part(),
            on_that_day: turn.part(),
            beside: turn.part(),
            waiting: turn.part(),
        });
        all.extend(Turn::all(|turn| Self::NobodyMarked {
            unreadable: turn.part(),
            under_a_minute: turn.part(),
            not_expected: turn.part(),
            timed: turn.part(),
        }));
        all.extend(Turn::all(|turn| Self::NobodyKnown { people: turn.part() }));
        all
    }
}

impl<W: Sample> Sample for InFile<W> {
    fn samples() -> Vec<Self> {
        Turn::all(|turn| Self { file: turn.part(), what: turn.part() })
    }
}
