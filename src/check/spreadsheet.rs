//! Every text of the tables of a cohort: what a spreadsheet would make of it (cells that it would run as formulas, ids that
//! it would take for numbers or dates), what it has made of it (phone numbers that it rounded), and whether its letters are
//! right.

use crate::domain::findings::spreadsheet::{IdOf, Spreadsheet};
use crate::domain::people::phone_number::is_scientific;
use crate::domain::place::Place;
use crate::domain::programme::ids::ModuleId;
use crate::domain::spreadsheet::{changes, runs};

use super::letters::letters;
use super::{Findings, Subject};

pub(super) fn cells(subject: &Subject<'_>, findings: &mut Findings) {
    let records = subject.records;
    for row in records.numbered_enrolments() {
        let person = &row.record;
        let own = [
            ("last_name", &person.last_name),
            ("first_name", &person.first_name),
            ("email", &person.email),
            ("phone", &person.phone),
            ("organisation", &person.organisation),
            ("reason", &person.reason),
            ("note", &person.note),
        ];
        let answers = person.fields.iter().map(|(field, answer)| (field.as_str(), answer));
        for (column, text) in own.into_iter().chain(answers) {
            cell(text, findings, || subject.enrolment_cell(row.line, column));
        }
        if is_scientific(person.phone.trim()) {
            let text = person.phone.clone();
            findings.add(Spreadsheet::PhoneLost { text }, subject.enrolment_cell(row.line, "phone"));
        }
        id(IdOf::Person, person.id.as_str(), findings, || subject.enrolment_cell(row.line, "id"));
    }
    for row in records.numbered_marks() {
        cell(&row.record.note, findings, || subject.mark_cell(row.line, "note"));
    }
    for row in records.numbered_held() {
        cell(&row.record.note, findings, || subject.held_cell(row.line, "note"));
    }
    let aliases = subject.enrolments.replace("enrolments.csv", "aliases.csv").into();
    for row in records.aliases() {
        cell(&row.record.alias, findings, || Place::cell(&aliases, row.line, "alias"));
    }
}

pub(super) fn ids(subject: &Subject<'_>, findings: &mut Findings) {
    let cohort = &subject.records.cohort;
    id(IdOf::Cohort, cohort.id.as_str(), findings, || subject.cohort_line());
    let mut modules: Vec<&ModuleId> = Vec::new();
    for session in &cohort.sessions {
        let line = || subject.session_line(session);
        id(IdOf::Session, session.id.as_str(), findings, line);
        if !modules.contains(&&session.module) {
            modules.push(&session.module);
            let line = || Place::quoted(&cohort.file, session.line, session.module.as_str());
            id(IdOf::Module, session.module.as_str(), findings, line);
        }
    }
}

fn cell(text: &str, findings: &mut Findings, place: impl Fn() -> Place) {
    letters(text, findings, &place);
    if runs(text) {
        findings.add(Spreadsheet::Formula { text: text.to_owned() }, place());
    }
}

fn id(of: IdOf, id: &str, findings: &mut Findings, place: impl FnOnce() -> Place) {
    if changes(id) {
        findings.add(Spreadsheet::IdChanges { of, id: id.to_owned() }, place());
    }
}
