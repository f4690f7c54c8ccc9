//! A sheet as the coordinator reads it before and after it is written: what it is, a line a person, and everybody who has no mark.

use crate::commands::attend::words::{SheetPart, signature_word};
use crate::commands::carry_out::Desk;
use crate::commands::handover::no_room;
use crate::commands::handover_note::HandoverNote;
use crate::commands::log_file::RawLog;
use crate::commands::show_plan;
use crate::domain::attendance::mark::Mark;
use crate::domain::change::Plan;
use crate::domain::change_lines::{mark_words, session_line};
use crate::domain::decide::roll_call::{SheetFate, SheetRow, TakenSheet};
use crate::domain::headings::Heading;
use crate::domain::index::SessionIndex;
use crate::import::roll_call::ReadRollCall;
use crate::lang::words::{Lang, Words};
use crate::render::{Format, ShownColumns, Style, choose, whole};
use crate::table::{Cell, Column, Name, Row, Shown, Table};

/// What is shown.
pub struct SheetAnswer<'a> {
    /// What becomes of the sheet.
    pub taken: &'a TakenSheet,
    pub read: &'a ReadRollCall,
    pub raw: &'a RawLog,
    pub session: SessionIndex,
    /// What was decided from.
    pub desk: &'a Desk<'a>,
}

impl SheetAnswer<'_> {
    /// What the file is.
    pub fn head(&self) -> SheetPart {
        let (sheet, zone) = (&self.read.sheet, self.desk.programme.timezone);
        let saved = sheet.saved_at.with_timezone(&zone).naive_local();
        let closed_by = sheet.closed.as_ref().map(|closed| closed.name.clone());
        SheetPart::Head { file: self.raw.name.clone(), saved, revision: sheet.revision, closed_by }
    }
}

/// For people; and what a table that is too wide leaves out.
pub fn text(answer: &SheetAnswer<'_>, style: Style) -> (String, Option<HandoverNote>) {
    let lang = style.lang;
    let session = answer.desk.records.session(answer.session);
    let (mut lines, mut hidden) = (vec![session_line(session, lang)], None);
    lines.push(format!("  {}", answer.head().say(lang)));
    if !answer.taken.rows.is_empty() {
        lines.push(String::new());
        let (table, left_out) = table(answer, style);
        lines.push(table);
        hidden = left_out.filter(|_| style.terminal);
    }
    let parts = answer.lines(lang);
    let beside = beside(answer, lang);
    if !parts.is_empty() || !beside.is_empty() {
        lines.push(String::new());
        lines.extend(parts);
        lines.extend(beside);
    }
    (lines.join("\n"), hidden)
}

/// A line a person.
fn table(answer: &SheetAnswer<'_>, style: Style) -> (String, Option<HandoverNote>) {
    let signature = Column { name: Name::Own("signature", ["Signature", "Signature"]), shown: Shown::Always };
    let mut columns = vec![
        Column::when_room(Heading::Participant),
        Column::always(Heading::LastName),
        Column::always(Heading::FirstName),
        Column::always(Heading::Attendance),
        Column::always(Heading::Arrived),
        Column::always(Heading::Left),
        Column::always(Heading::AttendedMinutes),
        signature,
        Column::always(Heading::Before),
    ];
    if answer.taken.rows.iter().all(|row| row.before.is_none()) {
        columns.pop();
    }
    let width = columns.len();
    let rows = answer.taken.rows.iter().map(|row| cells(answer, row, width, style.lang)).collect();
    let table = Table { columns, rows };
    let Ok(columns) = choose(&table.columns, &[], true) else { return (String::new(), None) };
    let page = ShownColumns::new(&table.columns, columns, false, &[], style);
    let shown = whole(&table, Format::Table, &page).unwrap_or_default();
    let left_out = (!shown.left_out.is_empty()).then(|| no_room(&page, &shown.left_out, style.lang));
    (String::from_utf8_lossy(&shown.bytes).trim_end().to_owned(), left_out)
}

fn cells<'a>(answer: &SheetAnswer<'a>, row: &'a SheetRow, width: usize, lang: Lang) -> Row<'a> {
    let enrolment = answer.desk.records.enrolment(row.enrolment);
    let mark = &row.after;
    let mut cells = vec![
        Cell::text(enrolment.id.as_str()),
        Cell::text(enrolment.last_name.as_str()),
        Cell::text(enrolment.first_name.as_str()),
        Cell::word(mark.attendance),
        Cell::maybe(mark.arrived, Cell::Time),
        Cell::maybe(mark.left, Cell::Time),
        Cell::Minutes(mark.minutes),
        signature_word(row.signed, lang).map_or(Cell::Empty, Cell::text),
        before(row, lang),
    ];
    cells.truncate(width);
    cells
}

fn before<'a>(row: &SheetRow, lang: Lang) -> Cell<'a> {
    match (&row.before, row.fate) {
        (None, _) => Cell::Empty,
        (Some(_), SheetFate::Same) => Cell::text(lang.pick("the same", "inchangé")),
        (Some(_), SheetFate::United) => Cell::text(lang.pick("another proof", "preuve ajoutée")),
        (Some(mark), SheetFate::Marked) => Cell::text(mark_words(Some(mark), lang)),
    }
}

/// The changes that are no marks: what is noted of the session, what is kept.
fn beside(answer: &SheetAnswer<'_>, lang: Lang) -> Vec<String> {
    let changes = answer.taken.plan.changes.iter().filter(|change| change.of::<Mark>().is_none()).cloned();
    let plan = Plan { changes: changes.collect(), notices: Vec::new() };
    let shown = show_plan::shown(&plan, answer.desk.programme, &[answer.desk.records], None, lang);
    shown.ok().filter(|text| !text.is_empty()).into_iter().collect()
}
