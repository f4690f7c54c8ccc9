//! The sign-in sheet: the variables of its template. Sheets of more half-days than fit on one are several tables with the
//! same rows.

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use serde::Serialize;

use super::head::TemplateDay;
use super::phrase::Evidences;
use super::session::{PaperHalfDay, SessionFacts, TrainerFacts, template_time};
use super::signature::DrawnSignature;
use super::{CohortFacts, Person};
use crate::domain::attendance::mark::Mark;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::paper::half_day::HalfDay;
use crate::domain::paper::sheet::{KnownPresence, SheetMoment, known, moments, people};
use crate::domain::programme::definition::Programme;
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::roll_call::KeptSheet;
use crate::domain::vocabulary::EvidenceKind;
use crate::lang::Lang;

/// Half-days of one table.
const HALF_DAYS: usize = 6;

/// A sign-in sheet.
#[derive(Debug, Serialize)]
pub struct SignInSheet<'a> {
    pub cohort: &'a CohortFacts,
    #[serde(flatten)]
    pub body: SheetBody,
}

/// What stands on it.
#[derive(Clone, Debug, Serialize)]
pub struct SheetBody {
    pub module: ModuleName,
    /// Whether it is of one session.
    pub single: bool,
    /// Whether a cell waits for a signature.
    pub waits: bool,
    /// Whether a cell is filled from records.
    pub marked: bool,
    pub sessions: Vec<SessionFacts>,
    pub people: usize,
    pub tables: Vec<SignInTable>,
    pub funders: Vec<FunderName>,
    pub totals: Totals,
    pub recorded: Option<RecordedMarks>,
    /// Twelve hexadecimal digits of each file that a roll-call page saved.
    pub sheets: Vec<String>,
    /// The trainer's signature, of a session that was signed on a screen.
    pub trainer_signature: Option<DrawnSignature>,
    /// Twelve hexadecimal digits of each connection log.
    pub logs: Vec<String>,
}

/// The module.
#[derive(Clone, Debug, Serialize)]
pub struct ModuleName {
    pub number: usize,
    pub id: String,
    pub title: String,
}

/// One who pays.
#[derive(Clone, Debug, Serialize)]
pub struct FunderName {
    pub name: String,
    pub file_number: String,
}

/// Half-days and people.
#[derive(Clone, Debug, Serialize)]
pub struct SignInTable {
    pub columns: Vec<SheetColumn>,
    pub rows: Vec<SignInRow>,
}

/// A half-day.
#[derive(Clone, Debug, Serialize)]
pub struct SheetColumn {
    pub session: String,
    pub date: TemplateDay,
    pub half: PaperHalfDay,
    pub trainer: TrainerFacts,
}

/// Somebody.
#[derive(Clone, Debug, Serialize)]
pub struct SignInRow {
    pub person: Person,
    pub cells: Vec<SheetCell>,
}

/// Somebody at a half-day.
#[derive(Clone, Debug, Serialize)]
pub struct SheetCell {
    /// `to_sign`, `unknown`, `present`, `absent`, `excused`, `unexpected`.
    pub state: &'static str,
    /// None where it is not noted how they fall on half-days.
    pub minutes: Option<u32>,
    /// Minutes of the whole session.
    pub attended_minutes: u32,
    /// `14:10`, `whole` from the start or to the end, `unnoted`.
    pub arrived: String,
    pub left: String,
    pub evidence: Vec<&'static str>,
    /// As it was drawn or typed on a screen for this half-day.
    pub signature: Option<DrawnSignature>,
    pub note: String,
    /// `before_start`, `after_end`, `other_modules`; empty for those expected.
    pub why: &'static str,
}

/// Half-days by what is known of them, and minutes attended.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Totals {
    pub present: usize,
    pub absent: usize,
    pub excused: usize,
    pub unknown: usize,
    pub minutes: u32,
}

/// When the marks were written.
#[derive(Clone, Debug, Serialize)]
pub struct RecordedMarks {
    pub on: TemplateDay,
    pub at: String,
    /// A later day on which some were corrected.
    pub corrected_on: Option<TemplateDay>,
    pub corrected_at: String,
}

impl RecordedMarks {
    /// From the moments at which marks were written, in the zone of the programme.
    pub fn of(mut moments: Vec<NaiveDateTime>) -> Option<Self> {
        moments.sort_unstable();
        let first = moments.first()?.date();
        let recorded = moments.iter().rev().find(|moment| moment.date() == first)?;
        let corrected = moments.last().filter(|moment| moment.date() > first);
        Some(Self {
            on: TemplateDay(first),
            at: template_time(recorded.time()),
            corrected_on: corrected.map(|moment| TemplateDay(moment.date())),
            corrected_at: corrected.map(|moment| template_time(moment.time())).unwrap_or_default(),
        })
    }
}

impl SheetBody {
    /// Of some sessions of one module, with what was signed on a screen; `blank`: nothing that was marked.
    pub fn of(
        whole: (&Programme, &CohortRecords),
        sessions: &[SessionIndex],
        kept: &[KeptSheet],
        (blank, now, lang): (bool, NaiveDateTime, Lang),
        single: bool,
    ) -> Self {
        let (programme, records) = whole;
        let zone = programme.timezone;
        let facts: Vec<_> = sessions.iter().map(|at| SessionFacts::of(whole, *at, now.date())).collect();
        let columns: Vec<SheetColumn> = facts.iter().flat_map(columns).collect();
        let people = people(records, sessions);
        let row = |person: &EnrolmentIndex| {
            let seats = sessions.iter().map(|session| records.seat(*person, *session));
            seats.flat_map(|seat| cells(&seat, (kept, zone), blank, now, lang)).collect::<Vec<_>>()
        };
        let rows: Vec<Vec<SheetCell>> = people.iter().map(row).collect();
        let seats = people.iter().flat_map(|person| sessions.iter().map(|session| records.seat(*person, *session)));
        let minutes: Minutes = seats.clone().filter(|_| !blank).map(|seat| seat.attended()).sum();
        let count = |state: &str| rows.iter().flatten().filter(|cell| cell.state == state).count();
        let (present, absent, excused) = (count("present"), count("absent"), count("excused"));
        let unknown = count("unknown");
        let tables = (0..columns.len()).step_by(HALF_DAYS).map(|from| {
            let to = (from + HALF_DAYS).min(columns.len());
            let row = |(person, cells): (&EnrolmentIndex, &Vec<SheetCell>)| SignInRow {
                person: Person::named(programme, records.enrolment(*person), lang),
                cells: cells[from..to].to_vec(),
            };
            SignInTable { columns: columns[from..to].to_vec(), rows: people.iter().zip(&rows).map(row).collect() }
        });
        let proved = || seats.clone().filter(|seat| !blank && seat.expected()).filter_map(|seat| seat.mark);
        let trainer_signature = DrawnSignature::of_trainer(proved(), kept, zone).filter(|_| single);
        let is_listed = |id| people.iter().any(|person| records.enrolment(*person).funder.as_ref() == Some(id));
        let funders = programme.funders.iter().filter(|funder| is_listed(&funder.id));
        let module =
            (1..).zip(&programme.modules).find(|(_, module)| facts.iter().any(|of| of.module == module.id.as_str()));
        Self {
            module: module.map_or_else(
                || ModuleName { number: 0, id: String::new(), title: String::new() },
                |(number, module)| ModuleName { number, id: module.id.to_string(), title: module.title.clone() },
            ),
            single,
            waits: count("to_sign") > 0,
            marked: present + absent + excused > 0,
            people: people.len(),
            tables: tables.collect(),
            funders: funders
                .map(|funder| FunderName { name: funder.name.clone(), file_number: funder.file_number.clone() })
                .collect(),
            totals: Totals { present, absent, excused, unknown, minutes: minutes.0 },
            recorded: None,
            trainer_signature,
            sheets: cited(proved(), &[EvidenceKind::Signature]),
            logs: cited(proved(), &[EvidenceKind::Log, EvidenceKind::LogTotal]),
            sessions: facts,
        }
    }

    /// Whether it needs a broad page.
    pub fn is_broad(&self) -> bool {
        !self.single || self.tables.iter().any(|table| table.columns.len() > 1)
    }
}

fn columns(session: &SessionFacts) -> Vec<SheetColumn> {
    let column = |half: &PaperHalfDay| SheetColumn {
        session: session.id.clone(),
        date: session.date,
        half: half.clone(),
        trainer: session.trainer.clone(),
    };
    session.halves.iter().map(column).collect()
}

/// The digests of the files of these kinds that marks cite, each once.
fn cited<'m>(marks: impl Iterator<Item = &'m Mark>, kinds: &[EvidenceKind]) -> Vec<String> {
    let mut digests = Vec::new();
    for proof in marks.flat_map(|mark| mark.evidence.proofs()).filter(|proof| kinds.contains(&proof.kind)) {
        if let Some(digest) = proof.digest.as_deref().filter(|digest| !digests.iter().any(|known| known == digest)) {
            digests.push(digest.to_owned());
        }
    }
    digests
}

fn cells(
    seat: &Seat<'_>,
    (kept, zone): (&[KeptSheet], Tz),
    blank: bool,
    now: NaiveDateTime,
    lang: Lang,
) -> Vec<SheetCell> {
    let mark = seat.mark.filter(|_| !blank && seat.expected());
    let cell = |(half, known): (HalfDay, KnownPresence)| {
        let (state, minutes, why) = match known {
            KnownPresence::ToSign => ("to_sign", None, ""),
            KnownPresence::Nothing => ("unknown", None, ""),
            KnownPresence::Present(minutes) => ("present", minutes.map(|minutes| minutes.0), ""),
            KnownPresence::Absent => ("absent", Some(0), ""),
            KnownPresence::Excused => ("excused", Some(0), ""),
            KnownPresence::Unexpected(because) => ("unexpected", None, because.key()),
        };
        let [arrived, left] =
            mark.map_or([SheetMoment::Unnoted; 2], |mark| moments(seat.session, mark)).map(|moment| match moment {
                SheetMoment::Whole => "whole".to_owned(),
                SheetMoment::At(time) => template_time(time),
                SheetMoment::Unnoted => "unnoted".to_owned(),
            });
        SheetCell {
            state,
            minutes,
            attended_minutes: if mark.is_some() { seat.attended().0 } else { 0 },
            arrived,
            left,
            evidence: Evidences(mark.map_or(&[][..], |mark| mark.evidence.proofs())).say(lang),
            signature: mark
                .filter(|_| matches!(known, KnownPresence::Present(_)))
                .and_then(|mark| DrawnSignature::of(mark, &half, kept, zone)),
            note: mark.map(|mark| mark.note.clone()).unwrap_or_default(),
            why,
        }
    };
    HalfDay::of(seat.session).into_iter().zip(known(seat, blank, now)).map(cell).collect()
}
