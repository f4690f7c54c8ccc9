//! A log as the coordinator reads it before and after it is written: what it was taken for, a line a person, the balance,
//! and everybody who was not marked.

use crate::commands::attend::words::AnswerLine;
use crate::commands::carry_out::Desk;
use crate::commands::handover::no_room;
use crate::commands::handover_note::HandoverNote;
use crate::commands::log_file::LogFile;
use crate::commands::show_plan;
use crate::domain::attendance::mark::Mark;
use crate::domain::change::Plan;
use crate::domain::change_lines::{mark_words, session_line};
use crate::domain::decide::log::{LogFate, Logged, PersonRow};
use crate::domain::headings::Heading;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::programme::clock_change::wall;
use crate::domain::quantity::Share;
use crate::domain::records::CohortRecords;
use crate::lang::words::{Lang, Words};
use crate::render::{Format, ShownColumns, Style, choose, whole};
use crate::table::{Cell, Column, Row, Table};

/// What is shown.
pub struct MarksAnswer<'a> {
    /// What becomes of the logs.
    pub logged: &'a Logged,
    /// The logs.
    pub files: &'a [LogFile],
    /// The cohort.
    pub records: &'a CohortRecords,
    /// Position of the session.
    pub session: SessionIndex,
    /// What was decided from.
    pub desk: &'a Desk<'a>,
}

/// For people; and what a table that is too wide leaves out.
pub fn text(answer: &MarksAnswer<'_>, style: Style) -> (String, Option<HandoverNote>) {
    let lang = style.lang;
    let session = answer.records.session(answer.session);
    let (mut lines, mut hidden) = (vec![session_line(session, lang)], None);
    lines.extend(answer.files.iter().flat_map(|file| file.lines(lang)).map(|line| format!("  {line}")));
    if let (Some(first), Some(last)) = (answer.logged.first, answer.logged.last) {
        let clock = |moment| wall(session.clock_change(), moment);
        let (first, last, start, end) = (clock(first), clock(last), session.at(session.start), session.at(session.end));
        let times = AnswerLine::Times { first, last, start, end };
        lines.push(format!("  {}", times.say(lang)));
    }
    if !answer.logged.rows.is_empty() {
        lines.push(String::new());
        let (table, left_out) = table(answer, style);
        lines.push(table);
        hidden = left_out.filter(|_| style.terminal);
        lines.push(String::new());
    }
    lines.extend(parts(answer).iter().map(|part| part.say(lang)));
    lines.extend(beside(answer, lang));
    (lines.join("\n"), hidden)
}

/// A line a person.
fn table(answer: &MarksAnswer<'_>, style: Style) -> (String, Option<HandoverNote>) {
    let columns = [
        Heading::Participant,
        Heading::LastName,
        Heading::FirstName,
        Heading::Arrived,
        Heading::Left,
        Heading::Intervals,
        Heading::AttendedMinutes,
        Heading::Share,
        Heading::Before,
    ];
    let column = |heading| match heading {
        Heading::Participant | Heading::Share => Column::when_room(heading),
        _ => Column::always(heading),
    };
    let mut table = Table { columns: columns.map(column).to_vec(), rows: Vec::new() };
    if answer.logged.rows.iter().all(|row| row.before.is_none()) {
        table.columns.pop();
    }
    let width = table.columns.len();
    table.rows = answer.logged.rows.iter().map(|row| cells(answer, row, width, style.lang)).collect();
    let Ok(columns) = choose(&table.columns, &[], true) else { return (String::new(), None) };
    let page = ShownColumns::new(&table.columns, columns, false, &[], style);
    let shown = whole(&table, Format::Table, &page).unwrap_or_default();
    let left_out = (!shown.left_out.is_empty()).then(|| no_room(&page, &shown.left_out, style.lang));
    (String::from_utf8_lossy(&shown.bytes).trim_end().to_owned(), left_out)
}

fn cells<'a>(answer: &MarksAnswer<'a>, row: &'a PersonRow, width: usize, lang: Lang) -> Row<'a> {
    let session = answer.records.session(answer.session);
    let enrolment = answer.records.enrolment(row.enrolment);
    let (stay, known) = (&row.stay, row.stay.is_known());
    let clock = |moment| Cell::Time(wall(session.clock_change(), moment).time());
    let mut cells = vec![
        Cell::text(enrolment.id.as_str()),
        Cell::text(enrolment.last_name.as_str()),
        Cell::text(enrolment.first_name.as_str()),
        Cell::maybe(stay.first, clock),
        Cell::maybe(stay.last, clock),
        if stay.intervals.is_empty() { Cell::Empty } else { Cell::count(stay.intervals.len()) },
        if known { Cell::Minutes(stay.minutes) } else { Cell::Empty },
        Cell::maybe(Share::of(stay.minutes, session.minutes()).filter(|_| known), Cell::Rate),
        before(row, lang),
    ];
    cells.truncate(width);
    cells
}

/// What the mark was; whether it stays.
fn before<'a>(row: &PersonRow, lang: Lang) -> Cell<'a> {
    let Some(mark) = &row.before else { return Cell::Empty };
    let said = mark_words(Some(mark), lang);
    match row.fate {
        LogFate::Marked => Cell::text(said),
        LogFate::Same => Cell::text(lang.pick("the same", "inchangé")),
        LogFate::KeptByHand | LogFate::KeptOtherLog | LogFate::UnderAMinute | LogFate::Unreadable => {
            Cell::text(format!("{said}{}", lang.pick(" (kept)", " (gardé)")))
        }
    }
}

/// The balance, and the lists that are not empty.
pub fn parts(answer: &MarksAnswer<'_>) -> Vec<AnswerLine> {
    let logged = answer.logged;
    let name = |person: EnrolmentIndex| answer.records.enrolment(person).full_name();
    let whose = |of: &dyn Fn(&PersonRow) -> bool| {
        logged.rows.iter().filter(|row| of(row)).map(|row| name(row.enrolment)).collect::<Vec<_>>()
    };
    let without_mark = |fate: LogFate| whose(&|row| row.fate == fate && row.before.is_none());
    let mark_stays =
        |row: &PersonRow| matches!(row.fate, LogFate::UnderAMinute | LogFate::Unreadable) && row.before.is_some();
    let names = |people: &[EnrolmentIndex], beside: bool| {
        let of_them = people.iter().filter(|person| logged.beside.contains(person) == beside);
        of_them.map(|person| name(*person)).collect::<Vec<_>>()
    };
    let (unread, unmarked): (Vec<EnrolmentIndex>, Vec<EnrolmentIndex>) =
        logged.unmarked.iter().partition(|person| logged.unread.contains(person));
    let not_expected = logged.not_expected.iter().map(|one| (name(one.enrolment), one.because, one.minutes)).collect();
    let all = vec![
        AnswerLine::Balance(logged.balance),
        AnswerLine::KeptByHand(whose(&|row| row.fate == LogFate::KeptByHand)),
        AnswerLine::UnderAMinute(without_mark(LogFate::UnderAMinute)),
        AnswerLine::Unreadable(without_mark(LogFate::Unreadable)),
        AnswerLine::MarkStays(whose(&mark_stays)),
        AnswerLine::Staff(logged.staff.clone()),
        AnswerLine::NotExpected(not_expected),
        AnswerLine::Recalled(logged.recalled.iter().map(|(shown, person)| (shown.clone(), name(*person))).collect()),
        AnswerLine::Dismissed(logged.dismissed.clone()),
        AnswerLine::Unknown(logged.unknown.clone()),
        AnswerLine::UnknownBeside(logged.unknown_beside.clone()),
        AnswerLine::Waiting(logged.waiting.clone()),
        AnswerLine::NoShows(logged.no_shows.clone()),
        AnswerLine::AbsentBeside(names(&logged.absent, true)),
        AnswerLine::Absent(names(&logged.absent, false)),
        AnswerLine::UnmarkedBeside(names(&logged.unmarked, true)),
        AnswerLine::UnmarkedUnread(names(&unread, false)),
        AnswerLine::Unmarked(names(&unmarked, false)),
    ];
    all.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The changes that are no marks: what is remembered, what is kept.
fn beside(answer: &MarksAnswer<'_>, lang: Lang) -> Vec<String> {
    let changes = answer.logged.plan.changes.iter().filter(|change| change.of::<Mark>().is_none()).cloned();
    let plan = Plan { changes: changes.collect(), notices: Vec::new() };
    let shown = show_plan::shown(&plan, answer.desk.programme, &[answer.records], None, lang);
    shown.ok().filter(|text| !text.is_empty()).into_iter().collect()
}
