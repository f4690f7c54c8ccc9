//! Every text of the tables of a cohort: what a spreadsheet would make of it (cells that it would run as formulas, ids that
//! it would take for numbers or dates), what it has made of it (phone numbers that it rounded), and whether its letters are
//! right.

use std::convert::Infallible;

use crate::domain::findings::spreadsheet::{IdOf, Spreadsheet};
use crate::domain::people::phone_number::is_scientific;
use crate::domain::place::Place;
use crate::domain::programme::ids::ModuleId;
use crate::domain::schema::{CellKind, Reference, SchemaColumn};
use crate::domain::spreadsheet::{changes, runs};
use crate::domain::tables::{EachTable, KeptRecord, each_table};

use super::letters::letters;
use super::{Findings, Subject};

pub(super) fn cells(subject: &Subject<'_>, findings: &mut Findings) {
    let Ok(()) = each_table(&mut Cells { subject, findings });
}

/// The cells of each table of the cohort.
struct Cells<'c> {
    subject: &'c Subject<'c>,
    findings: &'c mut Findings,
}

impl EachTable for Cells<'_> {
    type Error = Infallible;

    fn table<R: KeptRecord>(&mut self) -> Result<(), Infallible> {
        let file = self.subject.file(R::TABLE);
        let texts = |column: &&(usize, &SchemaColumn)| {
            matches!(
                column.1.kind,
                CellKind::Text
                    | CellKind::Title
                    | CellKind::Link
                    | CellKind::Email
                    | CellKind::Phone
                    | CellKind::OwnId(_)
            )
        };
        let columns: Vec<(usize, &SchemaColumn)> = R::TABLE.columns.iter().enumerate().collect();
        let columns: Vec<&(usize, &SchemaColumn)> = columns.iter().filter(texts).collect();
        for row in self.subject.records.rows::<R>() {
            for (position, column) in &columns {
                let place = || Place::cell(&file, row.line, column.name);
                let value = row.record.value(*position);
                let text = value.text();
                match column.kind {
                    CellKind::OwnId(Reference::Participant) => id(IdOf::Person, &text, self.findings, place),
                    CellKind::OwnId(_) => id(IdOf::Thing, &text, self.findings, place),
                    CellKind::Phone if is_scientific(text.trim()) => {
                        cell(&text, self.findings, place);
                        self.findings.add(Spreadsheet::PhoneLost { text: text.into_owned() }, place());
                    }
                    _ => cell(&text, self.findings, place),
                }
            }
            for (question, answer) in row.record.answers() {
                cell(answer, self.findings, || Place::cell(&file, row.line, question.as_str()));
            }
        }
        Ok(())
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
