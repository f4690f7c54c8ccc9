//! Marking by hand: by flags, or on a terminal by a checklist of everybody expected.

use chrono::NaiveTime;

use crate::commands::carry_out::{Write, carry_out};
use crate::commands::context::Context;
use crate::commands::reopening::ReopeningWish;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::attendance::evidence::Evidence;
use crate::domain::change_lines::{mark_words, person_line, session_line};
use crate::domain::decide::attend::{Attend, attend};
use crate::domain::decide::{closed, names};
use crate::domain::index::SessionIndex;
use crate::domain::notice::Notice;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::Attendance;
use crate::lang::words::Words;
use crate::ui::command_error::Result;
use crate::ui::questions::Question;
use crate::ui::{Ui, prompt};

/// Who was there, person by person.
#[derive(Clone, Debug, clap::Args)]
pub struct ByHand {
    /// There from start to end, separated by commas
    /// fr: Présents du début à la fin, séparés par des virgules
    #[arg(long, value_name = "PEOPLE", value_delimiter = ',')]
    present: Vec<String>,
    /// Not there
    /// fr: Absents
    #[arg(long, value_name = "PEOPLE", value_delimiter = ',')]
    absent: Vec<String>,
    /// Not there and said why: 0 minutes, never billable
    /// fr: Excusés : 0 minute, jamais facturable
    #[arg(long, value_name = "PEOPLE", value_delimiter = ',')]
    excused: Vec<String>,
    /// Came late: PERSON=14:25
    /// fr: Arrivé en retard : PERSONNE=14:25
    #[arg(long, value_name = "PERSON=TIME", value_parser = values::person_time)]
    arrived: Vec<(String, NaiveTime)>,
    /// Went early: PERSON=16:30
    /// fr: Parti en avance : PERSONNE=16:30
    #[arg(long, value_name = "PERSON=TIME", value_parser = values::person_time)]
    left: Vec<(String, NaiveTime)>,
    /// There for so many minutes: PERSON=90
    /// fr: Présent pendant ce nombre de minutes : PERSONNE=90
    #[arg(long, value_name = "PERSON=MINUTES", value_parser = values::person_minutes)]
    minutes: Vec<(String, u32)>,
    /// Everybody else expected who has no mark: present, absent or excused; with --from, absent only
    /// fr: Tous les autres attendus sans marque : present, absent ou excused ; avec --from, absent seulement
    #[arg(long, value_name = "MARK", value_parser = word_lists::words::<Attendance>())]
    pub(super) rest: Option<Attendance>,
    /// Take the mark away
    /// fr: Retirer la marque
    #[arg(long, value_name = "PEOPLE", value_delimiter = ',')]
    clear: Vec<String>,
    /// What shows it [roll_call]
    /// fr: Le justificatif [roll_call]
    #[arg(long, value_name = "KIND", value_parser = word_lists::evidence())]
    evidence: Option<Evidence>,
    /// Free text, on every mark made
    /// fr: Une remarque, sur chaque marque posée
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    /// How many people the trainer counted
    /// fr: Le nombre de personnes compté par le formateur
    #[arg(long, value_name = "N", value_parser = values::count)]
    pub(super) headcount: Option<u32>,
}

impl ByHand {
    /// Everybody named, as typed.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        let listed = [&self.present, &self.absent, &self.excused, &self.clear].into_iter().flatten();
        let timed = [&self.arrived, &self.left].into_iter().flatten().map(|(typed, _)| typed);
        let counted = self.minutes.iter().map(|(typed, _)| typed);
        listed.chain(timed).chain(counted).map(|typed| typed.trim()).filter(|typed| !typed.is_empty())
    }

    fn request(&self, session: SessionIndex) -> Attend {
        Attend {
            session,
            present: self.present.clone(),
            absent: self.absent.clone(),
            excused: self.excused.clone(),
            arrived: self.arrived.clone(),
            left: self.left.clone(),
            minutes: self.minutes.clone(),
            rest: self.rest,
            clear: self.clear.clone(),
            evidence: self.evidence.clone(),
            note: self.note.clone(),
            headcount: self.headcount,
        }
    }
}

/// Marks a session by hand.
pub fn run(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    typed: &str,
    by_hand: &ByHand,
    reopening: &ReopeningWish,
    write: &Write,
) -> Result<()> {
    let (mut typed, mut by_hand) = (typed.to_owned(), by_hand.clone());
    if ui.interactive && by_hand.request(SessionIndex::default()).is_empty() {
        check_off(context, ui, &mut typed, &mut by_hand, reopening)?;
    }
    carry_out(context, ui, write, |desk| {
        let session = desk.session(&typed)?;
        let mut plan = attend(desk.records, &by_hand.request(session), desk.today)?;
        plan.notices.extend(Notice::of_clocks(desk.records.session(session)));
        Ok(reopening.applied(plan, desk))
    })
}

/// The checklist: those checked are present, and of the others one asks once what they are. Nobody holds the lock
/// while people think.
fn check_off(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    typed: &mut String,
    args: &mut ByHand,
    reopening: &ReopeningWish,
) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.records(&reading)?;
    let today = context.today(reading.programme());
    let position = names::session(&records.cohort, typed, context.moment(reading.programme()))?;
    let session = records.session(position);
    if session.cancelled {
        return Err(Refusal::Attendance(AttendanceRefusal::SessionCancelled {
            session: session.id.clone(),
            date: session.date,
        })
        .into());
    }
    if reopening.reopen.is_none() {
        closed::open(&records, &session.id)?;
    }
    *typed = session.id.to_string();
    let to_come = session.date > today;
    let checks = if to_come { Attendance::Excused } else { Attendance::Present };
    let expected = expected(&records, position, ui);
    let checked: Vec<usize> = (0..expected.len()).filter(|row| expected[*row].marked == Some(checks)).collect();
    let shown: Vec<&str> = expected.iter().map(|row| row.shown.as_str()).collect();
    let line = session_line(session, ui.lang);
    let question =
        if to_come { Question::WhoIsExcused { session: line } } else { Question::WhoWasThere { session: line } };
    let chosen = prompt::checklist(ui, &question.say(ui.lang), shown, &checked)?;
    let named = |row: usize| expected[row].id.clone();
    let list = if to_come { &mut args.excused } else { &mut args.present };
    // A presence marked with its minutes stays as it is: to check somebody again changes nothing.
    list.extend(chosen.iter().filter(|row| !checked.contains(row)).map(|row| named(*row)));
    let others: Vec<usize> = (0..expected.len())
        .filter(|row| !chosen.contains(row) && (checked.contains(row) || expected[*row].marked.is_none()))
        .collect();
    if !to_come && !others.is_empty() {
        rest(ui, args, &others.iter().map(|row| named(*row)).collect::<Vec<_>>())?;
    } else if to_come {
        args.clear.extend(others.iter().filter(|row| checked.contains(row)).map(|row| named(*row)));
    }
    Ok(())
}

/// What the unchecked are: absent, excused, or left without a mark.
fn rest(ui: &mut Ui<'_>, args: &mut ByHand, others: &[String]) -> Result<()> {
    let lang = ui.lang;
    let options = [Question::Absent, Question::Excused, Question::NotMarkedYet].map(|answer| answer.say(lang));
    let chosen = prompt::choice(ui, &Question::TheOthers.say(lang), options.to_vec())?;
    if chosen == options[0] {
        args.absent.extend_from_slice(others);
    } else if chosen == options[1] {
        args.excused.extend_from_slice(others);
    }
    Ok(())
}

/// Somebody expected, as the checklist shows them.
struct Expected {
    id: String,
    shown: String,
    marked: Option<Attendance>,
}

fn expected(records: &CohortRecords, session: SessionIndex, ui: &Ui<'_>) -> Vec<Expected> {
    let seats = records.in_order().into_iter().map(|person| records.seat(person, session)).filter(Seat::expected);
    seats
        .map(|seat| {
            let said = seat.mark.map(|mark| format!(" – {}", mark_words(Some(mark), ui.lang)));
            let shown = format!("{}{}", person_line(seat.enrolment), said.unwrap_or_default());
            Expected { id: seat.enrolment.id.to_string(), shown, marked: seat.mark.map(|mark| mark.attendance) }
        })
        .collect()
}
