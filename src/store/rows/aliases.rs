//! `aliases.csv`: under what name a video tool knows a participant: its columns, and its rows ↔ [`Alias`].

use std::collections::HashMap;
use std::sync::Arc;

use super::enrolments::{ENROLMENTS, Enrolments};
use super::restored::{Restored, noticed};
use super::row::Row;
use super::{Column, Kind, Layout, Table};
use crate::domain::people::alias::Alias;
use crate::domain::problem::Problem;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::records::Numbered;
use crate::store::rows::problem::{TableHint, TableProblem};
use crate::text::delimited::Record;

/// The table.
pub static ALIASES: Table = Table {
    file: "aliases.csv",
    columns: &[
        Column { name: "alias", required: true, kind: Kind::Text },
        Column { name: "participant", required: true, kind: Kind::Ids },
    ],
    key: &["alias"],
    has_fields: false,
};

/// The cells of a row in the order of the contract.
pub fn cells(alias: &Alias) -> Vec<(&'static str, String)> {
    let participant = alias.participant.as_ref().map(ToString::to_string).unwrap_or_default();
    let own = [alias.alias.clone(), participant];
    ALIASES.columns.iter().map(|column| column.name).zip(own).collect()
}

/// Reads the rows under a heading, against the enrolments of the cohort.
pub fn read(file: &Arc<str>, text: &str, enrolled: &Enrolments, problems: &mut Vec<Problem>) -> Vec<Numbered<Alias>> {
    let Some((layout, mut reader)) = Layout::read(&ALIASES, &[], file, text, problems) else {
        return Vec::new();
    };
    let (mut record, mut rows) = (Record::default(), Vec::new());
    let mut lines: HashMap<String, u32> = HashMap::new();
    let (is_known, mut restored) = (enrolled.knows(), Restored::default());
    while reader.read(&mut record) {
        if record.is_empty() {
            continue;
        }
        let cell = record.cell(layout.position(1)).trim();
        let was = if cell.is_empty() || is_known(cell) { None } else { restored.id(cell, enrolled.ids()) };
        if let Some(id) = was {
            problems.push(noticed(file, record.line, "participant", cell, id));
        }
        let before = problems.len();
        layout.overflows(&record, file, problems);
        let mut row = Row { table: &ALIASES, record: &record, layout: &layout, file, problems };
        let (alias, participant) = (row.text(0).to_owned(), was.unwrap_or(cell).to_owned());
        if alias.trim().is_empty() {
            row.wrong(0, TableProblem::Empty { column: "alias" }, None);
        } else if let Some(first) = lines.insert(alias.clone(), record.line) {
            row.wrong(0, TableProblem::AliasTwice { alias: alias.clone(), first }, Some(TableHint::KeepOne));
            lines.insert(alias.clone(), first);
        }
        if !participant.is_empty() && !is_known(&participant) {
            let file = file.replace(ALIASES.file, ENROLMENTS.file);
            let what = TableProblem::UnknownParticipant { participant: participant.clone(), file };
            row.wrong(1, what, Some(TableHint::EnrolOrRemove));
        }
        if problems.len() == before {
            let participant = (!participant.is_empty()).then(|| ParticipantId::new(participant));
            let alias = Alias { alias, participant };
            rows.push(Numbered { line: record.line, record: alias });
        }
    }
    rows
}
