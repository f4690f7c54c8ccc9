//! `enrolments.csv`: its columns, and its rows ↔ [`Enrolment`]. Every bad cell is said, with its place; a row with one
//! gives no record.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::bad_cell::one_of;
use super::cell::{self, Unreadable};
use super::row::Row;
use super::{Column, Kind, Layout, Table};
use crate::domain::people::enrolment::Enrolment;
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{FieldId, FunderId, ModuleId, ParticipantId};
use crate::domain::programme::plain_id::is_plain_id;
use crate::domain::records::Numbered;
use crate::domain::vocabulary::{BpfLine, EnrolmentState, PersonStatus};
use crate::store::rows::problem::{TableHint, TableProblem};
use crate::text::delimited::Record;

const fn column(name: &'static str, kind: Kind, required: bool) -> Column {
    Column { name, required, kind }
}

/// The table.
pub static ENROLMENTS: Table = Table {
    file: "enrolments.csv",
    columns: &[
        column("id", Kind::Ids, true),
        column("last_name", Kind::Text, true),
        column("first_name", Kind::Text, true),
        column("email", Kind::Text, false),
        column("phone", Kind::Phone, false),
        column("organisation", Kind::Text, false),
        column("status", Kind::PersonStatus, false),
        column("funder", Kind::Ids, false),
        column("modules", Kind::Ids, false),
        column("state", Kind::State, true),
        column("enrolled_on", Kind::Date, false),
        column("starts_on", Kind::Date, false),
        column("ended_on", Kind::Date, false),
        column("reason", Kind::Text, false),
        column("bpf", Kind::Bpf, false),
        column("note", Kind::Text, false),
    ],
    key: &["id"],
    has_fields: true,
};

/// The cells of an enrolment in the order of the contract, the programme's questions after them.
pub fn cells(enrolment: &Enrolment) -> Vec<(&str, String)> {
    let date = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |date| date.to_string());
    let modules: Vec<&str> = enrolment.modules.iter().map(ModuleId::as_str).collect();
    let own = [
        enrolment.id.to_string(),
        enrolment.last_name.clone(),
        enrolment.first_name.clone(),
        enrolment.email.clone(),
        enrolment.phone.clone(),
        enrolment.organisation.clone(),
        enrolment.status.map_or("", PersonStatus::key).to_owned(),
        enrolment.funder.as_ref().map_or_else(String::new, ToString::to_string),
        modules.join(" "),
        enrolment.state.key().to_owned(),
        date(enrolment.enrolled_on),
        date(enrolment.starts_on),
        date(enrolment.ended_on),
        enrolment.reason.clone(),
        enrolment.bpf.map_or("", BpfLine::key).to_owned(),
        enrolment.note.clone(),
    ];
    let names = ENROLMENTS.columns.iter().map(|column| column.name);
    let fields = enrolment.fields.iter().map(|(id, value)| (id.as_str(), value.clone()));
    names.zip(own).chain(fields).collect()
}

/// What a table of enrolments gave.
#[derive(Debug, Default)]
pub struct Enrolments {
    /// The rows that are good.
    pub rows: Vec<Numbered<Enrolment>>,
    /// Ids of those that are not: their marks are not called strays on top of it.
    pub spoilt: HashSet<String>,
    /// The heading could not be read, so that nothing is known of anybody.
    pub unread: bool,
}

impl Enrolments {
    /// Every id, of good rows and of bad ones.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let spoilt = self.spoilt.iter().map(String::as_str);
        self.rows.iter().map(|row| row.record.id.as_str()).chain(spoilt)
    }

    /// Whether an id is somebody's, as far as the table could be read: a question that is asked of many ids.
    pub fn knows(&self) -> impl Fn(&str) -> bool {
        let ids: HashSet<&str> = self.rows.iter().map(|row| row.record.id.as_str()).collect();
        move |id| self.unread || self.spoilt.contains(id) || ids.contains(id)
    }
}

/// Reads the rows under a heading.
pub fn read(file: &Arc<str>, text: &str, programme: &Programme, problems: &mut Vec<Problem>) -> Enrolments {
    let fields: Vec<String> = programme.fields.iter().map(|field| field.id.to_string()).collect();
    let Some((layout, mut reader)) = Layout::read(&ENROLMENTS, &fields, file, text, problems) else {
        return Enrolments { unread: true, ..Enrolments::default() };
    };
    let mut lines: HashMap<String, u32> = HashMap::new();
    let (mut record, mut all) = (Record::default(), Enrolments::default());
    while reader.read(&mut record) {
        if record.is_empty() {
            continue;
        }
        let before = problems.len();
        layout.overflows(&record, file, problems);
        let enrolment = Row { table: &ENROLMENTS, record: &record, layout: &layout, file, problems }.read(programme);
        if let Some(first) = lines.get(enrolment.id.as_str()) {
            let what = TableProblem::IdTwice { id: enrolment.id.to_string(), first: *first };
            problems.push(what.problem().at(Place::cell(file, record.line, "id")).hint(TableHint::KeepOne));
        } else if !enrolment.id.as_str().is_empty() {
            lines.insert(enrolment.id.to_string(), record.line);
        }
        if problems.len() == before {
            all.rows.push(Numbered { line: record.line, record: enrolment });
        } else {
            all.spoilt.insert(enrolment.id.to_string());
        }
    }
    all
}

impl Row<'_> {
    /// The record; what is wrong with it goes to the problems, and what is unreadable is left empty.
    fn read(&mut self, programme: &Programme) -> Enrolment {
        let text = |row: &Self, column: usize| row.text(column).to_owned();
        let enrolment = Enrolment {
            id: ParticipantId::new(self.text(0).trim()),
            last_name: text(self, 1),
            first_name: text(self, 2),
            email: text(self, 3),
            phone: cell::phone(self.text(4)).into_owned(),
            organisation: text(self, 5),
            status: self.word(6, cell::person_status, PersonStatus::ALL, PersonStatus::key),
            funder: Some(self.text(7).trim()).filter(|funder| !funder.is_empty()).map(FunderId::new),
            modules: self.modules(8, programme),
            state: self.state(9),
            enrolled_on: self.date(10),
            starts_on: self.date(11),
            ended_on: self.date(12),
            reason: text(self, 13),
            bpf: self.word(14, cell::bpf, BpfLine::ALL, BpfLine::key),
            note: text(self, 15),
            fields: self.fields(programme),
        };
        if enrolment.id.as_str().is_empty() {
            self.wrong(0, TableProblem::Empty { column: "id" }, None);
        } else if !is_plain_id(enrolment.id.as_str()) {
            let what = TableProblem::IdCharacters { id: enrolment.id.to_string() };
            self.wrong(0, what, Some(TableHint::IdForm));
        }
        if enrolment.last_name.trim().is_empty() && enrolment.first_name.trim().is_empty() {
            self.wrong(1, TableProblem::NoName, None);
        }
        enrolment
    }

    fn word<T: Copy>(
        &mut self,
        column: usize,
        read: fn(&str) -> Result<Option<T>, Unreadable>,
        all: &[T],
        key: fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.text(column);
        read(text).unwrap_or_else(|Unreadable| {
            let value = text.trim().to_owned();
            let hint = one_of(&value, all.iter().map(|word| key(*word)));
            self.wrong(column, TableProblem::UnknownWord { column: self.name(column), value }, Some(hint));
            None
        })
    }

    fn state(&mut self, column: usize) -> EnrolmentState {
        let before = self.problems.len();
        let state = self.word(column, cell::state, EnrolmentState::ALL, EnrolmentState::key);
        if state.is_none() && self.problems.len() == before {
            let hint = one_of("", EnrolmentState::ALL.iter().map(|word| word.key()));
            self.wrong(column, TableProblem::Empty { column: "state" }, Some(hint));
        }
        state.unwrap_or(EnrolmentState::Enrolled)
    }

    fn modules(&mut self, column: usize, programme: &Programme) -> Vec<ModuleId> {
        let mut modules = Vec::new();
        for word in self.text(column).split_whitespace() {
            if let Some(module) = programme.modules.iter().find(|module| module.id.as_str() == word) {
                modules.push(module.id.clone());
            } else {
                let hint = one_of(word, programme.modules.iter().map(|module| module.id.as_str()));
                self.wrong(column, TableProblem::UnknownModule { module: word.to_owned() }, Some(hint));
            }
        }
        modules
    }

    fn fields(&self, programme: &Programme) -> Vec<(FieldId, String)> {
        let first = ENROLMENTS.columns.len();
        let value = |position| self.record.cell(self.layout.position(first + position)).to_owned();
        programme.fields.iter().enumerate().map(|(position, field)| (field.id.clone(), value(position))).collect()
    }
}
