//! A plan as the coordinator, or a program, reads it: before it is carried out, or instead.

use serde_json::{Value as Json, json};

use crate::domain::attendance::mark::Mark;
use crate::domain::change::{Change, Plan, RecordChange};
use crate::domain::change_lines::{
    alias_line, cohort_lines, evidence_line, gone_session_lines, mark_details, mark_words, new_session_lines,
    person_line, row_lines, session_line, session_lines, was,
};
use crate::domain::pedagogy::names::Names;
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{CohortId, FieldId, ParticipantId, SessionId};
use crate::domain::records::CohortRecords;
use crate::domain::schema::{CellValue, Record, TableSchema};
use crate::domain::tables::AnyRow;
use crate::domain::vocabulary::Modality;
use crate::lang::padding::{padded, widest};
use crate::lang::words::Lang;
use crate::ui::command_error::Result;

/// For whom a plan is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFormat {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// The changes as they are shown on standard output; `cohorts` are those that they are about, as far as they exist: without
/// one, people and sessions go by their ids.
pub fn shown(
    plan: &Plan,
    programme: &Programme,
    cohorts: &[&CohortRecords],
    format: Option<PlanFormat>,
    lang: Lang,
) -> Result<String> {
    if format == Some(PlanFormat::Json) {
        let changes: Vec<Json> = plan.changes.iter().map(change_as_json).collect();
        return Ok(serde_json::to_string_pretty(&changes)?);
    }
    Ok(lines(plan, programme, cohorts, lang).join("\n"))
}

fn lines(plan: &Plan, programme: &Programme, cohorts: &[&CohortRecords], lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let mut heading: Option<(&CohortId, &SessionId)> = None;
    let marked_people = plan.changes.iter().filter_map(|change| marked(&change.of()?, plan, cohorts));
    let width = widest(marked_people);
    for change in &plan.changes {
        match change {
            Change::Row(row) => {
                if let Some(mark) = row.of::<Mark>() {
                    lines.extend(session_above(&mark, &mut heading, cohorts, lang));
                    lines.extend(mark_line(&mark, plan, cohorts, width, lang));
                } else if let Some(RecordChange { cohort: Some(cohort), before, after }) = row.of::<Alias>() {
                    let named = |alias: &Alias| named(alias, cohort, plan, cohorts, lang);
                    lines.extend(alias_line(before, after, named, lang));
                } else {
                    let of = row.cohort.as_ref().and_then(|cohort| of_cohort(cohorts, cohort));
                    let named =
                        |of_kind, id: &str| of.map_or_else(|| id.to_owned(), |of| Names::of(of).with_id(of_kind, id));
                    lines.extend(row_lines(row, &programme.fields, &named, lang));
                }
            }
            Change::Cohort { cohort, after, .. } => lines.extend(cohort_lines(cohort, after.as_deref(), lang)),
            Change::Session { cohort, before, after } => match (before, after) {
                (Some(before), Some(after)) => {
                    lines.extend(session_lines(before, after, lang));
                    heading = Some((cohort, &after.id));
                }
                (None, Some(new)) => lines.extend(new_session_lines(new, programme, lang)),
                (Some(old), None) => lines.extend(gone_session_lines(old, lang)),
                (None, None) => {}
            },
            Change::Evidence { cohort, name, after, .. } => {
                lines.push(evidence_line(cohort, name, after.is_some(), lang));
            }
        }
    }
    lines
}

/// The session of a mark, unless the line above is already about it.
fn session_above<'c>(
    mark: &RecordChange<'c, Mark>,
    heading: &mut Option<(&'c CohortId, &'c SessionId)>,
    cohorts: &[&CohortRecords],
    lang: Lang,
) -> Option<String> {
    let (cohort, of) = (mark.cohort?, mark.after.or(mark.before)?);
    if *heading == Some((cohort, &of.session)) {
        return None;
    }
    *heading = Some((cohort, &of.session));
    let session = of_cohort(cohorts, cohort)?.cohort.session(of.session.as_str())?;
    Some(session_line(session, lang))
}

fn mark_line(
    mark: &RecordChange<'_, Mark>,
    plan: &Plan,
    cohorts: &[&CohortRecords],
    width: usize,
    lang: Lang,
) -> Option<String> {
    let name = marked(mark, plan, cohorts)?;
    let name = padded(&name, width);
    let said = full_words(mark.after, lang);
    let was = mark.before.map(|before| format!("  ({})", was(&full_words(Some(before), lang), lang)));
    Some(format!("  {name}  {said}{}", was.unwrap_or_default()))
}

/// All that a mark says: what rests in it goes with it when it is replaced.
fn full_words(mark: Option<&Mark>, lang: Lang) -> String {
    let details = mark.map(|mark| mark_details(mark, lang)).unwrap_or_default();
    format!("{}{details}", mark_words(mark, lang))
}

/// Whom a change of a mark is about.
fn marked(mark: &RecordChange<'_, Mark>, plan: &Plan, cohorts: &[&CohortRecords]) -> Option<String> {
    let id = &mark.after.or(mark.before)?.participant;
    Some(person(id, mark.cohort?, plan, cohorts).map_or_else(|| id.to_string(), person_line))
}

/// Whose an alias is.
fn named(alias: &Alias, cohort: &CohortId, plan: &Plan, cohorts: &[&CohortRecords], lang: Lang) -> String {
    let Some(id) = &alias.participant else {
        return lang.pick("nobody of the cohort", "quelqu'un d'extérieur").to_owned();
    };
    person(id, cohort, plan, cohorts).map_or_else(|| id.to_string(), Enrolment::full_name)
}

/// Somebody enrolled, or whose enrolment comes, or comes back, with the same plan.
fn person<'a>(
    id: &ParticipantId,
    cohort: &CohortId,
    plan: &'a Plan,
    cohorts: &[&'a CohortRecords],
) -> Option<&'a Enrolment> {
    let coming = || {
        let of_it = plan.changes.iter().filter(|change| change.cohort() == Some(cohort));
        of_it.filter_map(Change::after::<Enrolment>).find(|after| after.id == *id)
    };
    of_cohort(cohorts, cohort).and_then(|records| records.enrolment_of(id.as_str())).or_else(coming)
}

fn of_cohort<'a>(cohorts: &[&'a CohortRecords], id: &CohortId) -> Option<&'a CohortRecords> {
    cohorts.iter().find(|records| records.cohort.id == *id).copied()
}

/// A change by its table, with the row before and after.
pub fn change_as_json(change: &Change) -> Json {
    match change {
        Change::Row(row) => {
            let mut object = json!({ "table": row.table().file.trim_end_matches(".csv") });
            if let Some(cohort) = &row.cohort {
                object["cohort"] = json!(cohort.as_str());
            }
            object["before"] = json!(row.before().map(row_as_json));
            object["after"] = json!(row.after().map(row_as_json));
            object
        }
        Change::Cohort { cohort, before, after } => json!({
            "table": "programme",
            "cohort": cohort.as_str(),
            "before": before.as_deref().map(cohort_as_json),
            "after": after.as_deref().map(cohort_as_json),
        }),
        Change::Session { cohort, before, after } => json!({
            "table": "programme",
            "cohort": cohort.as_str(),
            "before": before.as_deref().map(session_as_json),
            "after": after.as_deref().map(session_as_json),
        }),
        Change::Evidence { cohort, name, before, after } => json!({
            "table": "evidence",
            "cohort": cohort.as_str(),
            "before": before.as_ref().map(|bytes| evidence_as_json(name, bytes)),
            "after": after.as_ref().map(|bytes| evidence_as_json(name, bytes)),
        }),
    }
}

/// Of a file of evidence a program is told the name and the length, never the content.
fn evidence_as_json(name: &str, bytes: &[u8]) -> Json {
    json!({ "name": name, "bytes": bytes.len() })
}

/// Every cell of a row, by its column.
pub fn row_as_json(row: &AnyRow) -> Json {
    cells_as_json(row.table(), &row.values(), row.answers())
}

/// Every cell of a record, by its column.
pub fn record_as_json<R: Record>(record: &R) -> Json {
    cells_as_json(R::TABLE, &record.values(), record.answers())
}

fn cells_as_json(table: &TableSchema, values: &[CellValue<'_>], answers: &[(FieldId, String)]) -> Json {
    let cells = table.columns.iter().zip(values).map(|(column, value)| (column.name.to_owned(), cell_as_json(value)));
    cells.chain(answers.iter().map(|(field, answer)| (field.to_string(), json!(answer)))).collect()
}

/// A cell with the type that JSON has for it: an empty date is null, an empty text is one.
fn cell_as_json(value: &CellValue<'_>) -> Json {
    match value {
        CellValue::Empty => Json::Null,
        CellValue::Ids(ids) => json!(ids),
        CellValue::Minutes(minutes) => json!(minutes.0),
        CellValue::Count(count) => json!(count),
        CellValue::Text(_)
        | CellValue::Id(_)
        | CellValue::Word(_)
        | CellValue::Date(_)
        | CellValue::Time(_)
        | CellValue::Evidence(_) => json!(value.text()),
    }
}

fn cohort_as_json(cohort: &Cohort) -> Json {
    json!({
        "id": cohort.id.as_str(),
        "file": &*cohort.file,
        "capacity": cohort.capacity,
        "sessions": cohort.sessions.iter().map(session_as_json).collect::<Vec<_>>(),
    })
}

/// Every value of a session, by its key in the definition.
fn session_as_json(session: &Session) -> Json {
    json!({
        "session": session.id.as_str(),
        "module": session.module.as_str(),
        "date": session.date.to_string(),
        "start": session.start.format("%H:%M").to_string(),
        "end": session.end.format("%H:%M").to_string(),
        "trainer": session.trainer.as_ref().map(ToString::to_string),
        "link": session.link,
        "place": session.place,
        "modality": session.modality.map(Modality::key),
        "capacity": session.capacity,
        "cancelled": session.cancelled,
        "note": session.note,
        "moved_from": session.moved_from.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}
