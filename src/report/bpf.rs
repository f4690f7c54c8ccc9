//! The yearly return: bilan pédagogique et financier, Cerfa 10443 (article L6352-11), frames E, F and G. A person
//! counts once per cohort, and only with at least one attended minute in the period; whoever was transferred from one
//! cohort to another counts once, on the line of the last one attended, with all hours. A session counts by its date.
//! Refuses to own: the amounts of frames C and D.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::bpf_note::BpfNote;
use crate::domain::attendance::asked_sessions::AskedSessions;
use crate::domain::breadth::Breadth;
use crate::domain::headings::Heading;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::path::{Mover, paths};
use crate::domain::people::trail::NamedEnrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::TrainerId;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{BpfLine, Modality, PersonStatus, ReturnLine, SessionState};
use crate::lang::Words;
use crate::table::{Cell, Column, Row};

use super::people;
use super::shape::{
    Body, Columns, Explained, FigurePart, FinishedSum, Needs, OverAll, Report, ReportScope, Summary, folding,
};

/// `bpf`.
pub const REPORT: Report = Report {
    name: "bpf",
    about: [
        "the return of a year (Cerfa 10443), sections C to F",
        "bilan pédagogique et financier d'une année (Cerfa 10443)",
    ],
    also: &["pedagogique", "cerfa", "annuel"],
    columns: Columns::Fixed(COLUMNS),
    totals: &[],
    needs: Needs::Period,
    everywhere: true,
    reads: Breadth::Register,
    row: &[Heading::Section, Heading::Line],
    explained: Some(&EXPLAINED),
    sums: true,
    presences: true,
    body: Body::Summary(folding::<Return>),
};

/// Everybody's minutes stand in several lines; whoever was transferred, on the line of the last cohort attended.
const EXPLAINED: Explained = Explained {
    keys: &[Heading::Section, Heading::Line],
    over_all: OverAll::Paths,
    figures: |scope, records, part| {
        let programme = scope.programme;
        let line = |section: &str, line: &str| vec![section.to_owned(), line.to_owned()];
        match part {
            _ if !programme.in_bpf => Vec::new(),
            FigurePart::Session(session) if session.state(scope.query.today) == SessionState::Held => {
                let trainer = session.trainer.as_ref().and_then(|id| programme.trainer(id));
                let side = if trainer.is_some_and(|trainer| trainer.external) { "external" } else { "internal" };
                vec![line("E", side), line("E", "total")]
            }
            FigurePart::Session(_) => Vec::new(),
            FigurePart::Seat(seat) => {
                let who = NamedEnrolment::new(&records.cohort.id, &seat.enrolment.id);
                let path = scope.paths.and_then(|paths| paths.get(&who));
                let last = path.and_then(|path| path.legs.iter().rev().find(|leg| leg.attended > Minutes::ZERO));
                let of = last.map_or_else(|| seat.enrolment.bpf_line(), |leg| leg.bpf_line);
                let mut lines =
                    vec![line("F-1", of.key()), line("F-1", "total"), line("F-3", &programme.bpf_objective)];
                lines.extend([line("F-3", "total"), line("F-4", &programme.nsf), line("F-4", "total")]);
                lines
            }
        }
    },
};

const COLUMNS: &[Column] = &[
    Column::always(Heading::Section),
    Column::always(Heading::Line),
    Column::always(Heading::Label),
    Column::always(Heading::Persons),
    Column::always(Heading::Hours),
];

/// Frame F-1, as on the form.
const F1: [(BpfLine, &str); 5] = [
    (BpfLine::A, "Salariés d'employeurs privés hors apprentis"),
    (BpfLine::B, "Apprentis"),
    (BpfLine::C, "Personnes en recherche d'emploi formées par votre organisme de formation"),
    (BpfLine::D, "Particuliers à leurs propres frais formés par votre organisme de formation"),
    (BpfLine::E, "Autres stagiaires"),
];

/// Frame F-3, as on the form.
const F3: [(&str, &str); 6] = [
    (
        "a",
        "Formations visant un diplôme, un titre à finalité professionnelle ou un certificat de qualification \
         professionnelle enregistré au Répertoire national des certifications professionnelles (RNCP)",
    ),
    (
        "b",
        "Formations visant une certification (dont CQP) ou une habilitation enregistrée au répertoire spécifique (RS)",
    ),
    ("c", "Formations visant un CQP non enregistré au RNCP ou au RS"),
    ("d", "Autres formations professionnelles"),
    ("e", "Bilans de compétences"),
    ("f", "Actions d'accompagnement à la validation des acquis de l'expérience"),
];

/// Specialities of the NSF that programmes of this field choose; another code is printed as it is.
const SPECIALITIES: [(&str, &str); 4] = [
    ("133", "Musique, arts du spectacle"),
    ("320", "Communication"),
    ("326", "Informatique, traitement de l'information, réseaux"),
    ("333", "Enseignement, formation"),
];

/// People and what they attended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    persons: usize,
    attended: Minutes,
}

impl Count {
    const NOBODY: Self = Self { persons: 0, attended: Minutes::ZERO };

    fn add(&mut self, other: Self) {
        self.persons += other.persons;
        self.attended += other.attended;
    }
}

/// Trainers and what they delivered.
#[derive(Debug, Default)]
struct Delivered {
    trainers: BTreeSet<TrainerId>,
    minutes: Minutes,
}

/// The sums that every frame is printed from, in minutes.
#[derive(Debug, Default)]
struct Return {
    internal: Delivered,
    external: Delivered,
    sessions_without_trainer: usize,
    /// Everybody who attended something.
    trainees: Vec<Trainee>,
    /// Of them and of others: who may have gone on in another cohort.
    movers: Vec<Mover>,
}

/// One enrolment with at least a minute attended.
#[derive(Clone, Copy, Debug)]
struct Trainee {
    /// Digest of cohort and id: there are many, and few are looked for.
    who: u64,
    /// Place in [`F1`].
    line: usize,
    attended: Minutes,
    remote: bool,
    volunteer: bool,
}

/// What frame F is printed from.
#[derive(Debug, Default)]
struct Totals {
    /// In the order of [`F1`].
    lines: [Count; 5],
    remote_persons: usize,
    volunteers: Count,
    /// How many people were transferred inside the period, and count once.
    transferred: usize,
}

impl Summary for Return {
    fn of(scope: ReportScope<'_>, records: &CohortRecords) -> Self {
        let mut sum = Self::default();
        if scope.programme.in_bpf {
            for session in &records.cohort.sessions {
                sum.deliver(scope, session);
            }
            let sessions = AskedSessions::of(records, |session| scope.query.wants_session(session));
            for person in people::in_order(records, scope.query) {
                sum.count(scope, (records, &sessions), person);
            }
            sum.movers = records.enrolments().filter_map(|row| Mover::of(&records.cohort.id, row)).collect();
        }
        sum
    }

    fn add(&mut self, other: Self) {
        for (mine, other) in [(&mut self.internal, other.internal), (&mut self.external, other.external)] {
            mine.trainers.extend(other.trainers);
            mine.minutes += other.minutes;
        }
        self.sessions_without_trainer += other.sessions_without_trainer;
        self.trainees.extend(other.trainees);
        self.movers.extend(other.movers);
    }

    fn finish(mut self, scope: ReportScope<'_>) -> FinishedSum {
        let totals = self.totals(scope);
        FinishedSum { rows: self.rows(scope, &totals), notes: self.notes(scope, &totals) }
    }
}

impl Totals {
    fn total(&self) -> Count {
        self.lines.iter().fold(Count::NOBODY, |mut total, line| {
            total.add(*line);
            total
        })
    }
}

/// Tells one enrolment from the others of all cohorts.
fn digest(who: &NamedEnrolment) -> u64 {
    let mut hasher = DefaultHasher::new();
    who.hash(&mut hasher);
    hasher.finish()
}

impl Return {
    /// Frame E: what a session delivers, once it is held.
    fn deliver(&mut self, scope: ReportScope<'_>, session: &Session) {
        if session.state(scope.query.today) != SessionState::Held || !scope.query.wants_session(session) {
            return;
        }
        let trainer = session.trainer.as_ref();
        let external = trainer.and_then(|id| scope.programme.trainer(id)).is_some_and(|trainer| trainer.external);
        let side = if external { &mut self.external } else { &mut self.internal };
        side.minutes += session.minutes();
        match trainer {
            Some(id) => {
                side.trainers.insert(id.clone());
            }
            None => self.sessions_without_trainer += 1,
        }
    }

    /// Frame F: one enrolment, where at least a minute was attended.
    fn count(
        &mut self,
        scope: ReportScope<'_>,
        (records, sessions): (&CohortRecords, &AskedSessions<'_>),
        person: EnrolmentIndex,
    ) {
        let enrolment = records.enrolment(person);
        let Some(line) = F1.iter().position(|(line, _)| *line == enrolment.bpf_line()) else { return };
        let (mut attended, mut remote) = (Minutes::ZERO, false);
        sessions.each_attended(person, |session, minutes| {
            attended += minutes;
            let modality = records.session(session).modality.unwrap_or(scope.programme.modality);
            remote |= modality != Modality::InPerson;
        });
        if attended == Minutes::ZERO {
            return;
        }
        let volunteer = enrolment.status == Some(PersonStatus::Volunteer);
        let who = digest(&NamedEnrolment::new(&records.cohort.id, &enrolment.id));
        self.trainees.push(Trainee { who, line, attended, remote, volunteer });
    }

    /// Everybody once, with all hours: whoever was transferred as one, on the line of the last cohort that they attended.
    fn totals(&mut self, scope: ReportScope<'_>) -> Totals {
        let Ok(paths) = paths(std::mem::take(&mut self.movers), || Ok::<_, Infallible>((scope.transfers)()));
        let mut totals = Totals::default();
        let mut trainees = std::mem::take(&mut self.trainees);
        if !paths.is_empty() {
            trainees.sort_unstable_by_key(|trainee| trainee.who);
        }
        for path in paths {
            let found = |who: &NamedEnrolment| trainees.binary_search_by_key(&digest(who), |trainee| trainee.who).ok();
            let mut same: Vec<usize> = path.iter().filter_map(|mover| found(&mover.who)).collect();
            let Some(last) = same.pop() else { continue };
            totals.transferred += usize::from(!same.is_empty());
            for earlier in same {
                let Trainee { attended, remote, .. } = trainees[earlier];
                trainees[last].attended += attended;
                trainees[last].remote |= remote;
                // Counted with the last one: nothing of this one is left.
                trainees[earlier].attended = Minutes::ZERO;
            }
        }
        for trainee in trainees.iter().filter(|trainee| trainee.attended > Minutes::ZERO) {
            let count = Count { persons: 1, attended: trainee.attended };
            totals.lines[trainee.line].add(count);
            totals.remote_persons += usize::from(trainee.remote);
            if trainee.volunteer {
                totals.volunteers.add(count);
            }
        }
        totals
    }

    fn rows(&self, scope: ReportScope<'_>, totals: &Totals) -> Vec<Row<'static>> {
        let total = totals.total();
        let mut rows = self.frame_e();

        rows.extend(totals.lines.iter().zip(F1).map(|(count, (line, label))| row("F-1", line.key(), label, *count)));
        rows.push(row("F-1", "total", "TOTAL (1)", total));
        let remote = "dont stagiaires et apprentis ayant suivi une action en tout ou partie à distance";
        let persons = Cell::count(totals.remote_persons);
        rows.push(vec![Cell::text("F-1"), Cell::word(ReturnLine::Remote), Cell::text(remote), persons, Cell::Empty]);

        let subcontracted =
            "Stagiaires ou apprentis dont l'action a été confiée par votre organisme à un autre organisme (2)";
        rows.push(row("F-2", "total", subcontracted, Count::NOBODY));

        let objective = scope.programme.bpf_objective.as_str();
        let of = |line: &str| if line == objective { total } else { Count::NOBODY };
        rows.extend(F3.iter().map(|(line, label)| row("F-3", line, label, of(line))));
        rows.push(row("F-3", "total", "TOTAL (3)", total));

        let nsf = scope.programme.nsf.as_str();
        if !nsf.is_empty() {
            let label = SPECIALITIES.iter().find(|(code, _)| *code == nsf).map_or(nsf, |(_, label)| label);
            rows.push(row("F-4", nsf, label, total));
        }
        rows.push(row("F-4", "total", "TOTAL (4)", total));

        let entrusted = "Formations confiées à votre organisme par un autre organisme de formation (5)";
        rows.push(row("G", "total", entrusted, Count::NOBODY));
        rows
    }

    fn frame_e(&self) -> Vec<Row<'static>> {
        let everybody = self.internal.trainers.union(&self.external.trainers).count();
        let lines = [
            (
                "internal",
                "Personnes de votre organisme dispensant des heures de formation",
                self.internal.trainers.len(),
                self.internal.minutes,
            ),
            (
                "external",
                "Personnes extérieures à votre organisme dispensant des heures de formation dans le cadre de contrats \
                 de sous-traitance",
                self.external.trainers.len(),
                self.external.minutes,
            ),
            ("total", "TOTAL", everybody, self.internal.minutes + self.external.minutes),
        ];
        lines.map(|(line, label, persons, attended)| row("E", line, label, Count { persons, attended })).into()
    }

    fn notes(&self, scope: ReportScope<'_>, totals: &Totals) -> Vec<Box<dyn Words>> {
        let programme = scope.programme;
        if !programme.in_bpf {
            return vec![Box::new(BpfNote::ProgrammeLeftOut)];
        }
        let Count { persons, attended } = totals.volunteers;
        let transferred = totals.transferred;
        let sessions = self.sessions_without_trainer;
        [
            (transferred > 0).then_some(BpfNote::Transferred { persons: transferred }),
            (persons > 0).then_some(BpfNote::Volunteers { persons, attended }),
            (sessions > 0).then_some(BpfNote::WithoutTrainer { sessions }),
            programme.nsf.is_empty().then_some(BpfNote::NoSpeciality),
        ]
        .into_iter()
        .flatten()
        .map(|note| Box::new(note) as Box<dyn Words>)
        .collect()
    }
}

fn row(section: &'static str, line: &str, label: &str, count: Count) -> Row<'static> {
    vec![
        Cell::text(section),
        ReturnLine::from_key(line).map_or_else(|| Cell::text(line.to_owned()), Cell::word),
        Cell::text(label.to_owned()),
        Cell::count(count.persons),
        Cell::WholeHours(count.attended),
    ]
}
