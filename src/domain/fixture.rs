//! The seed programme with its six sessions, and a small builder of records, for the tests beside the rules.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::quantity::{Minutes, Share};
use super::records::{CohortRecords, Numbered};
use super::schema::Record;
use super::vocabulary::{Attendance, EvidenceKind, Modality, ModuleKind, PaperKind, PersonStatus};
use crate::domain::attendance::evidence::Evidence;
use crate::domain::attendance::mark::Mark;
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::pedagogy::settings::Settings;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::{Module, Programme, Provider, SheetTexts, Trainer};
use crate::domain::programme::ids::{CohortId, FunderId, ModuleId, ParticipantId, SessionId, TrainerId};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn clock(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// The seed programme.
pub fn programme() -> Programme {
    let module = |id: &str, title: &str, kind, hours: u32| Module {
        id: ModuleId::new(id),
        title: title.to_owned(),
        kind,
        planned: Minutes(hours * 60),
        content: Vec::new(),
    };
    Programme {
        id: "culture-a-distance".into(),
        title: "Utiliser les outils à distance pour une continuité pédagogique".into(),
        sector: "Secteur de la culture".into(),
        language: "fr".into(),
        timezone: chrono_tz::Europe::Paris,
        modality: Modality::Remote,
        context: String::new(),
        objectives: Vec::new(),
        audience: String::new(),
        sheet: SheetTexts::default(),
        in_bpf: true,
        bpf_objective: "d".into(),
        nsf: "333".into(),
        complete_at: Share::from_decimal("0.8").unwrap(),
        tolerance: Minutes::ZERO,
        updated: None,
        pedagogy: Settings::default(),
        provider: Provider::default(),
        fields: Vec::new(),
        eligibility: Vec::new(),
        trainers: vec![
            Trainer { id: TrainerId::new("lea"), name: "Léa Martin".into(), external: true },
            Trainer { id: TrainerId::new("ali"), name: "Ali Kaci".into(), external: false },
        ],
        funders: Vec::new(),
        modules: vec![
            module("m1", "Groupe d'échange de pratiques professionnelles", ModuleKind::ExchangeGroup, 3),
            module("m2", "Atelier de formation sur les outils numériques", ModuleKind::Workshop, 8),
            module("m3", "Groupe d'échange sur « engager un travail en réseau »", ModuleKind::NetworkGroup, 2),
        ],
    }
}

const SCHEDULE: [(&str, &str, &str, &str, &str); 6] = [
    ("m1-1", "m1", "2021-03-16", "14:00", "17:00"),
    ("m2-1", "m2", "2021-04-02", "10:00", "12:00"),
    ("m2-2", "m2", "2021-04-09", "10:00", "12:00"),
    ("m2-3", "m2", "2021-05-07", "10:00", "12:00"),
    ("m2-4", "m2", "2021-05-21", "10:00", "12:00"),
    ("m3-1", "m3", "2021-05-25", "14:00", "16:00"),
];

/// A cohort on the seed schedule, without people yet.
pub struct Builder {
    pub cohort: Cohort,
    people: Vec<Enrolment>,
    marks: Vec<Mark>,
}

pub fn cohort(id: &str) -> Builder {
    let sessions = SCHEDULE
        .iter()
        .map(|(id, module, date, start, end)| Session {
            id: SessionId::new(id),
            module: ModuleId::new(module),
            date: day(date),
            start: clock(start),
            end: clock(end),
            tolerance: Minutes::ZERO,
            zone: chrono_tz::Europe::Paris,
            trainer: Some(TrainerId::new("ali")),
            link: String::new(),
            place: String::new(),
            modality: None,
            capacity: None,
            cancelled: false,
            note: String::new(),
            moved_from: Vec::new(),
            line: 1,
        })
        .collect();
    let cohort =
        Cohort { id: CohortId::new(id), capacity: Some(15), sessions, file: Arc::from("programme.toml"), line: 1 };
    Builder { cohort, people: Vec::new(), marks: Vec::new() }
}

impl Builder {
    /// Enrols somebody; the id is the first name. `change` sets what differs from an employee who follows everything.
    pub fn person(mut self, first: &str, last: &str, change: impl FnOnce(&mut Enrolment)) -> Self {
        let mut enrolment = Enrolment {
            id: ParticipantId::new(first.to_lowercase()),
            last_name: last.into(),
            first_name: first.into(),
            organisation: "Compagnie du Pont".into(),
            status: Some(PersonStatus::Employee),
            funder: Some(FunderId::new("afdas")),
            ..Enrolment::blank()
        };
        change(&mut enrolment);
        self.people.push(enrolment);
        self
    }

    /// Marks somebody; without minutes, the whole session when present.
    pub fn mark(mut self, id: &str, session: &str, attendance: Attendance, minutes: Option<u32>) -> Self {
        let planned = self.cohort.session(session).unwrap().minutes();
        let whole = if attendance == Attendance::Present { planned } else { Minutes::ZERO };
        self.marks.push(Mark {
            session: SessionId::new(session),
            participant: ParticipantId::new(id),
            attendance,
            minutes: minutes.map_or(whole, Minutes),
            arrived: None,
            left: None,
            evidence: Evidence::of(EvidenceKind::RollCall),
            note: String::new(),
        });
        self
    }

    /// Keeps a mark as it is.
    pub fn made(mut self, mark: Mark) -> Self {
        self.marks.push(mark);
        self
    }

    /// Says when whoever was marked last arrived.
    pub fn late(mut self, arrived: Option<NaiveTime>) -> Self {
        self.marks.last_mut().unwrap().arrived = arrived;
        self
    }

    /// Marks somebody present throughout at those sessions.
    pub fn present(self, id: &str, sessions: &[&str]) -> Self {
        sessions.iter().fold(self, |built, session| built.mark(id, session, Attendance::Present, None))
    }

    pub fn records(self) -> CohortRecords {
        fn numbered<T>(rows: Vec<T>) -> Vec<Numbered<T>> {
            rows.into_iter().zip(2..).map(|(record, line)| Numbered { line, record }).collect()
        }
        CohortRecords::marked(self.cohort, numbered(self.people), numbered(self.marks))
    }
}

/// The first paper of a kind about somebody.
pub fn issued(kind: PaperKind, to: &str) -> Numbered<IssuedPaper> {
    let record = IssuedPaper {
        number: format!("2021-{to}"),
        kind,
        participant: Some(ParticipantId::new(to)),
        session: None,
        issued_on: day("2021-03-02"),
        version: 1,
        sha256: String::new(),
        note: String::new(),
        content: String::new(),
    };
    Numbered { line: 2, record }
}
