//! What is held on a person, for a program.

use serde_json::{Value as Json, json};

use crate::commands::operations::OperationLine;
use crate::commands::show_plan::{record_as_json, row_as_json};
use crate::domain::people::everywhere::KnownEnrolment;
use crate::store::{FileEdit, Operation};

use super::gathered::{HeldEnrolment, PersonData};

impl PersonData<'_> {
    /// For a program.
    pub fn json(&self) -> Json {
        let enrolment = |held: &HeldEnrolment<'_>| {
            let mut object = record_as_json(held.enrolment);
            object["cohort"] = json!(held.records.cohort.id.as_str());
            object["waiting_rank"] = json!(held.rank);
            object["keep_until"] = json!(held.kept.filter(|_| !held.erased).map(|kept| kept.keep_until.to_string()));
            let unknown =
                held.unknown.iter().map(|cell| json!({ "file": cell.file, "column": cell.column, "cell": cell.cell }));
            object["other_columns"] = unknown.collect();
            object["aliases"] = json!(held.aliases);
            for row in &held.rows {
                let rows = &mut object[row.table().stem()];
                match rows.as_array_mut() {
                    Some(rows) => rows.push(row_as_json(row)),
                    None => *rows = json!([row_as_json(row)]),
                }
            }
            object["marks"] = held.marks.iter().map(|mark| record_as_json(*mark)).collect();
            object
        };
        let gone = |one: &&KnownEnrolment| {
            json!({
                "cohort": one.who.cohort.as_str(),
                "id": one.who.id.as_str(),
                "last_name": one.trace.last_name,
                "first_name": one.trace.first_name,
                "email": one.trace.email,
                "phone": one.trace.phone,
            })
        };
        let operation = |(operation, _): &(&Operation, OperationLine)| {
            let changes = self.theirs(operation).map(|edit| match edit {
                FileEdit::Row { table, key, before, after, .. } => {
                    json!({ "table": table, "key": key, "before": before, "after": after })
                }
                FileEdit::Lines { table, key, before, after, .. } => {
                    json!({ "table": table, "key": key, "before": before, "after": after })
                }
            });
            json!({
                "operation": operation.op,
                "at": operation.at,
                "by": operation.by,
                "command": operation.command,
                "changes": changes.collect::<Vec<_>>(),
            })
        };
        json!({
            "person": self.somebody.name(),
            "on": self.on.to_string(),
            "enrolments": self.enrolments.iter().map(enrolment).collect::<Vec<_>>(),
            "journal_only": self.gone.iter().map(gone).collect::<Vec<_>>(),
            "evidence": self
                .evidence
                .iter()
                .map(|proof| json!({ "file": proof.file, "names": proof.names, "cited": proof.cited }))
                .collect::<Vec<_>>(),
            "notes": self.notes.iter().map(|note| json!({ "in": note.place, "text": note.text })).collect::<Vec<_>>(),
            "other_files": self.files,
            "journal": self.journal.iter().map(operation).collect::<Vec<_>>(),
        })
    }
}
