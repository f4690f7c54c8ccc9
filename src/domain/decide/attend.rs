//! Marking by hand, all or nothing: rules 6.3, 6.5, 6.11. Works out whom each flag means and what each mark becomes;
//! the minutes of one presence are in [`super::presence`].

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::evidence::Evidence;
use crate::domain::attendance::expectation::unexpected_because;
use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::{Change, Plan};
use crate::domain::index::SessionIndex;
use crate::domain::notice::Notice;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{Attendance, EvidenceKind};

use super::names::{self, candidate, not_expected};
use super::presence::{SaidPresence, presence};
use super::sheet;

/// What to mark at one session, people as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attend {
    /// Position of the session.
    pub session: SessionIndex,
    /// There from start to end.
    pub present: Vec<String>,
    /// Not there.
    pub absent: Vec<String>,
    /// Not there, and said why.
    pub excused: Vec<String>,
    /// Came late.
    pub arrived: Vec<(String, NaiveTime)>,
    /// Went early.
    pub left: Vec<(String, NaiveTime)>,
    /// Was there for so many minutes.
    pub minutes: Vec<(String, u32)>,
    /// Everybody expected who has no mark yet.
    pub rest: Option<Attendance>,
    /// Take the mark away.
    pub clear: Vec<String>,
    /// What shows it; roll call if not given.
    pub evidence: Option<Evidence>,
    /// Free text, on every mark made.
    pub note: String,
    /// How many people the trainer counted.
    pub headcount: Option<u32>,
}

impl Attend {
    /// Whether it asks for no mark at all.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.present, &self.absent, &self.excused, &self.clear];
        let timed = [&self.arrived, &self.left];
        lists.iter().all(|list| list.is_empty())
            && timed.iter().all(|list| list.is_empty())
            && self.minutes.is_empty()
            && self.rest.is_none()
            && self.headcount.is_none()
            && self.evidence.is_none()
    }

    /// Whether it only names what shows the presences that are marked.
    fn only_proves(&self) -> Option<&Evidence> {
        let proof = self.evidence.as_ref()?;
        Self { evidence: None, note: String::new(), ..self.clone() }.is_empty().then_some(proof)
    }
}

/// What is asked of one person: each flag that names them, in the order of the flags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asked {
    attendance: Option<Attendance>,
    clear: bool,
    presence: SaidPresence,
    flags: Vec<String>,
    contradicts: bool,
}

/// Marks, replaces and clears.
pub fn attend(records: &CohortRecords, request: &Attend, today: NaiveDate) -> Result<Plan, Refusal> {
    let session = records.session(request.session);
    sheet::open(session)?;
    if request.is_empty() {
        return Err(nothing_asked(records, request, today));
    }
    if let Some(proof) = request.only_proves() {
        return proven(records, request, proof, today);
    }
    if request.headcount.is_some() && session.date > today {
        return Err(AttendanceRefusal::SessionToCome { session: session.id.clone(), date: session.date }.into());
    }
    let asked = everybody_asked(records, request, session)?;
    let (mut refusals, mut changes, mut notices) = (Vec::new(), Vec::new(), Vec::new());
    for (seat, asked) in records.seats_at(request.session).zip(&asked) {
        notices.extend(asked.as_ref().and_then(|asked| other_time_gone(&seat, asked)));
        match asked.as_ref().map(|asked| change(records, request, &seat, asked, today)) {
            Some(Ok(change)) => changes.extend(change),
            Some(Err(refusal)) => refusals.push(refusal),
            None => {}
        }
    }
    one_or_several(refusals)?;
    changes.extend(request.headcount.and_then(|count| counted(records, session, count)));
    if changes.is_empty() {
        notices = vec![Notice::NothingToDo];
    }
    Ok(Plan { changes, notices })
}

/// That a presence of which one time is said loses the other, which the mark before said.
fn other_time_gone(seat: &Seat<'_>, asked: &Asked) -> Option<Notice> {
    let before = seat.mark?;
    let (session, person, id) = (seat.session.id.clone(), seat.enrolment.full_name(), seat.enrolment.id.to_string());
    match (asked.presence.arrived, asked.presence.left) {
        (Some(arrived), None) => {
            let left = before.left.filter(|left| arrived < *left)?;
            Some(Notice::Marks(MarkNotice::DepartureGone { session, person, id, arrived, left }))
        }
        (None, Some(left)) => {
            let arrived = before.arrived.filter(|arrived| *arrived < left)?;
            Some(Notice::Marks(MarkNotice::ArrivalGone { session, person, id, arrived, left }))
        }
        _ => None,
    }
}

fn nothing_asked(records: &CohortRecords, request: &Attend, today: NaiveDate) -> Refusal {
    let session = records.session(request.session);
    Refusal::Attendance(AttendanceRefusal::NothingAsked {
        session: session.id.clone(),
        person: records.example_at(request.session).map(ParticipantId::new),
        late: session.soon_after_start(),
        to_come: session.date > today,
    })
}

/// Adds what shows them to the presences of a session that do not have it yet; everything else of a mark stays.
fn proven(records: &CohortRecords, request: &Attend, proof: &Evidence, today: NaiveDate) -> Result<Plan, Refusal> {
    let note = request.note.trim();
    let marks = records.seats_at(request.session).filter_map(|seat| seat.mark);
    let mut present = marks.filter(|mark| mark.attendance == Attendance::Present).peekable();
    if present.peek().is_none() {
        return Err(nothing_asked(records, request, today));
    }
    let cohort = &records.cohort.id;
    let lacking = present.filter_map(|before| {
        let evidence = before.evidence.with(proof);
        let note = if note.is_empty() { before.note.clone() } else { note.to_owned() };
        let after = Mark { evidence, note, ..before.clone() };
        (after.evidence != before.evidence).then(|| Change::row(cohort.clone(), Some(before.clone()), Some(after)))
    });
    let changes: Vec<Change> = lacking.collect();
    let notices = if changes.is_empty() { vec![Notice::NothingToDo] } else { Vec::new() };
    Ok(Plan { changes, notices })
}

/// What the trainer counted, kept beside the marks.
fn counted(records: &CohortRecords, session: &Session, headcount: u32) -> Option<Change> {
    let before = records.held(session.id.as_str()).cloned();
    let mut after = before.clone().unwrap_or_else(|| HeldSession::of(&session.id));
    after.headcount = Some(headcount);
    let cohort = records.cohort.id.clone();
    (before.as_ref() != Some(&after)).then_some(Change::row(cohort, before, Some(after)))
}

/// Nothing when there is none; one that holds for several people is said once.
pub(super) fn one_or_several(found: Vec<Refusal>) -> Result<(), Refusal> {
    let mut refusals: Vec<Refusal> = Vec::with_capacity(found.len());
    for refusal in found {
        if !refusals.contains(&refusal) {
            refusals.push(refusal);
        }
    }
    match refusals.len() {
        0 => Ok(()),
        1 => Err(refusals.remove(0)),
        _ => Err(Refusal::Several(refusals)),
    }
}

/// What is asked of each enrolment, by position; every name that cannot be resolved, and every person of whom two
/// different things are asked, is a refusal.
fn everybody_asked(
    records: &CohortRecords,
    request: &Attend,
    session: &Session,
) -> Result<Vec<Option<Asked>>, Refusal> {
    let mut asked: Vec<Option<Asked>> = vec![None; records.enrolments().len()];
    let mut refusals = Vec::new();
    for (typed, flag) in flags(request) {
        match names::person(records, typed) {
            Ok(position) => {
                let of_person = asked[position.0].get_or_insert_with(Asked::default);
                let agrees = of_person.add(&flag);
                let shown = flag.to_string();
                if !of_person.flags.contains(&shown) {
                    of_person.flags.push(shown);
                }
                of_person.contradicts |= !agrees;
            }
            Err(refusal) => refusals.push(refusal),
        }
    }
    for (enrolment, asked) in records.enrolments().zip(&asked) {
        if let Some(asked) = asked.as_ref().filter(|asked| asked.contradicts) {
            refusals.push(Refusal::Attendance(AttendanceRefusal::MarkedTwice {
                person: candidate(enrolment),
                flags: asked.flags.clone(),
            }));
        }
    }
    one_or_several(refusals)?;
    if let Some(rest) = request.rest {
        for (seat, asked) in records.seats_at(request.session).zip(&mut asked) {
            if asked.is_none() && seat.mark.is_none() && unexpected_because(seat.enrolment, session).is_none() {
                *asked = Some(Asked { attendance: Some(rest), ..Asked::default() });
            }
        }
    }
    Ok(asked)
}

/// One flag about one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flag {
    Mark(Attendance),
    Clear,
    Arrived(NaiveTime),
    Left(NaiveTime),
    Minutes(u32),
}

impl std::fmt::Display for Flag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Mark(attendance) => write!(f, "--{}", attendance.key()),
            Self::Clear => write!(f, "--clear"),
            Self::Arrived(time) => write!(f, "--arrived {}", time.format("%H:%M")),
            Self::Left(time) => write!(f, "--left {}", time.format("%H:%M")),
            Self::Minutes(minutes) => write!(f, "--minutes {minutes}"),
        }
    }
}

fn flags(request: &Attend) -> impl Iterator<Item = (&str, Flag)> {
    let marks = [
        (&request.present, Flag::Mark(Attendance::Present)),
        (&request.absent, Flag::Mark(Attendance::Absent)),
        (&request.excused, Flag::Mark(Attendance::Excused)),
        (&request.clear, Flag::Clear),
    ];
    marks
        .into_iter()
        .flat_map(|(list, flag)| list.iter().map(move |typed| (typed.as_str(), flag)))
        .filter(|(typed, _)| !typed.trim().is_empty())
        .chain(request.arrived.iter().map(|(typed, time)| (typed.as_str(), Flag::Arrived(*time))))
        .chain(request.left.iter().map(|(typed, time)| (typed.as_str(), Flag::Left(*time))))
        .chain(request.minutes.iter().map(|(typed, minutes)| (typed.as_str(), Flag::Minutes(*minutes))))
}

impl Asked {
    /// Adds a flag; false when it contradicts those before.
    fn add(&mut self, flag: &Flag) -> bool {
        fn once<T: PartialEq>(slot: &mut Option<T>, value: T) -> bool {
            let agrees = slot.as_ref().is_none_or(|kept| *kept == value);
            *slot = Some(value);
            agrees
        }
        let agrees = match *flag {
            Flag::Mark(attendance) => once(&mut self.attendance, attendance),
            Flag::Clear => {
                self.clear = true;
                true
            }
            Flag::Arrived(time) => {
                once(&mut self.attendance, Attendance::Present) & once(&mut self.presence.arrived, time)
            }
            Flag::Left(time) => once(&mut self.attendance, Attendance::Present) & once(&mut self.presence.left, time),
            Flag::Minutes(minutes) => {
                once(&mut self.attendance, Attendance::Present) & once(&mut self.presence.minutes, minutes)
            }
        };
        agrees && !(self.clear && self.attendance.is_some())
    }
}

fn change(
    records: &CohortRecords,
    request: &Attend,
    seat: &Seat<'_>,
    asked: &Asked,
    today: NaiveDate,
) -> Result<Option<Change>, Refusal> {
    let after = if asked.clear { None } else { Some(mark(request, seat, asked, today)?) };
    if asked.clear && seat.mark.is_none() {
        return Err(
            AttendanceRefusal::NoMark { person: candidate(seat.enrolment), session: seat.session.id.clone() }.into()
        );
    }
    let cohort = records.cohort.id.clone();
    Ok((seat.mark != after.as_ref()).then(|| Change::row(cohort, seat.mark.cloned(), after)))
}

fn mark(request: &Attend, seat: &Seat<'_>, asked: &Asked, today: NaiveDate) -> Result<Mark, Refusal> {
    let (enrolment, session) = (seat.enrolment, seat.session);
    if let Some(refusal) = not_expected(enrolment, session) {
        return Err(refusal);
    }
    let attendance = asked.attendance.unwrap_or(Attendance::Present);
    if session.date > today && attendance != Attendance::Excused {
        return Err(AttendanceRefusal::SessionToCome { session: session.id.clone(), date: session.date }.into());
    }
    let minutes = match attendance {
        Attendance::Present => presence(enrolment, session, &asked.presence)?,
        Attendance::Excused | Attendance::Absent => Minutes::ZERO,
    };
    Ok(Mark {
        session: session.id.clone(),
        participant: enrolment.id.clone(),
        attendance,
        minutes,
        arrived: asked.presence.arrived,
        left: asked.presence.left,
        evidence: request.evidence.clone().unwrap_or_else(|| Evidence::of(EvidenceKind::RollCall)),
        note: request.note.trim().to_owned(),
    })
}
