//! A sheet as a program reads it: one object with everything that is shown, and the changes.

use serde_json::{Value as Json, json};

use crate::commands::attend::sheet_shown::SheetAnswer;
use crate::commands::show_plan;
use crate::domain::decide::roll_call::{AddedPerson, SheetFate, SheetRow, Signed};
use crate::domain::index::EnrolmentIndex;
use crate::import::roll_call::Integrity;
use crate::lang::words::Words;
use crate::ui::command_error::Result;

/// The object.
pub fn object(answer: &SheetAnswer<'_>) -> Result<String> {
    let (taken, sheet, records) = (answer.taken, &answer.read.sheet, answer.desk.records);
    let id = |person: &EnrolmentIndex| records.enrolment(*person).id.to_string();
    let oddities: Vec<String> = taken.oddities.iter().map(Words::en).collect();
    let object = json!({
        "cohort": records.cohort.id.as_str(),
        "session": records.session(answer.session).id.as_str(),
        "file": answer.raw.name,
        "digest": answer.raw.digest,
        "sealed": answer.read.integrity == Integrity::Whole,
        "copy": sheet.copy,
        "revision": sheet.revision,
        "saved_at": sheet.saved_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "closed_by": sheet.closed.as_ref().map(|closed| closed.name.as_str()),
        "people": taken.rows.iter().map(|row| person(answer, row)).collect::<Vec<_>>(),
        "no_longer_expected": taken.gone.iter().map(|(person, _)| person.id.as_str()).collect::<Vec<_>>(),
        "not_on_the_list": taken.newcomers.iter().map(id).collect::<Vec<_>>(),
        "unmarked": taken.blank.iter().map(id).collect::<Vec<_>>(),
        "added": taken.added.iter().map(added).collect::<Vec<_>>(),
        "superseded_by": taken.superseded_by,
        "warnings": oddities,
        "changes": taken.plan.changes.iter().map(show_plan::change_as_json).collect::<Vec<_>>(),
    });
    Ok(serde_json::to_string_pretty(&object)?)
}

fn person(answer: &SheetAnswer<'_>, row: &SheetRow) -> Json {
    let enrolment = answer.desk.records.enrolment(row.enrolment);
    json!({
        "participant": enrolment.id.as_str(),
        "last_name": enrolment.last_name,
        "first_name": enrolment.first_name,
        "signature": signed(row.signed),
        "before": row.before.as_ref().map(show_plan::record_as_json),
        "after": show_plan::record_as_json(&row.after),
        "outcome": match row.fate {
            SheetFate::Marked => "marked",
            SheetFate::United => "united",
            SheetFate::Same => "same",
        },
    })
}

fn added(one: &AddedPerson) -> Json {
    json!({
        "first_name": one.person.first_name,
        "last_name": one.person.last_name,
        "organisation": one.person.organisation,
        "signature": signed(one.signed),
        "not_expected_because": one.unexpected.map(crate::domain::attendance::expectation::Unexpected::key),
    })
}

fn signed(signed: Signed) -> Option<&'static str> {
    match signed {
        Signed::Drawn => Some("drawn"),
        Signed::Typed => Some("typed"),
        Signed::No => Some("none"),
        Signed::NotAsked => None,
    }
}
