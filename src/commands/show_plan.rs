//! A plan as the coordinator, or a program, reads it: before it is carried out, or instead.

use anyhow::Result;
use serde_json::{Value as Json, json};

use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::change::{Change, Plan};
use crate::domain::change_lines::{
    alias_line, cohort_lines, enrolment_lines, evidence_line, mapping_line, mark_details, mark_words, person_line,
    session_line, session_lines, was,
};
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::mapping::Mapping;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::records::CohortRecords;
use crate::domain::refusal::register::held_lines;
use crate::domain::vocabulary::Modality;
use crate::lang::words::Lang;

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
    let width =
        plan.changes.iter().filter_map(|change| marked(change, plan, cohorts)).map(|name| name.chars().count()).max();
    for change in &plan.changes {
        match change {
            Change::Enrolment { cohort, before, after } => {
                lines.extend(enrolment_lines(cohort, &programme.fields, before.as_ref(), after.as_ref(), lang));
            }
            Change::Held { before, after, .. } => lines.extend(held_lines(before.as_ref(), after.as_ref(), lang)),
            Change::Cohort { cohort, after, .. } => lines.extend(cohort_lines(cohort, after.as_ref(), lang)),
            Change::Session { cohort, before, after } => {
                lines.extend(session_lines(before, after, lang));
                heading = Some((cohort, &after.id));
            }
            Change::Alias { cohort, before, after } => {
                let named = |alias: &Alias| named(alias, cohort, plan, cohorts, lang);
                lines.extend(alias_line(before.as_ref(), after.as_ref(), named, lang));
            }
            Change::Mapping { before, after } => lines.extend(mapping_line(before.as_ref(), after.as_ref(), lang)),
            Change::Evidence { cohort, name, after, .. } => {
                lines.push(evidence_line(cohort, name, after.is_some(), lang));
            }
            Change::Mark { cohort, before, after } => {
                let Some(of) = after.as_ref().or(before.as_ref()) else { continue };
                if heading != Some((cohort, &of.session)) {
                    heading = Some((cohort, &of.session));
                    let records = of_cohort(cohorts, cohort);
                    let session = records.and_then(|records| records.cohort.session(of.session.as_str()));
                    lines.extend(session.map(|session| session_line(session, lang)));
                }
                let name = marked(change, plan, cohorts).unwrap_or_default();
                let padding = " ".repeat(width.unwrap_or_default().saturating_sub(name.chars().count()));
                let said = full_words(after.as_ref(), lang);
                let was = before.as_ref().map(|mark| format!("  ({})", was(&full_words(Some(mark), lang), lang)));
                lines.push(format!("  {name}{padding}  {said}{}", was.unwrap_or_default()));
            }
        }
    }
    lines
}

/// All that a mark says: what rests in it goes with it when it is replaced.
fn full_words(mark: Option<&Mark>, lang: Lang) -> String {
    let details = mark.map(|mark| mark_details(mark, lang)).unwrap_or_default();
    format!("{}{details}", mark_words(mark, lang))
}

/// Whom a change of a mark is about.
fn marked(change: &Change, plan: &Plan, cohorts: &[&CohortRecords]) -> Option<String> {
    let Change::Mark { cohort, before, after } = change else { return None };
    let id = &after.as_ref().or(before.as_ref())?.participant;
    Some(person(id, cohort, plan, cohorts).map_or_else(|| id.to_string(), person_line))
}

/// Whose an alias is.
fn named(alias: &Alias, cohort: &CohortId, plan: &Plan, cohorts: &[&CohortRecords], lang: Lang) -> String {
    let Some(id) = &alias.participant else { return lang.pick("nobody of the cohort", "hors cohorte").to_owned() };
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
        plan.changes.iter().find_map(|change| match change {
            Change::Enrolment { cohort: of, after: Some(after), .. } if of == cohort && after.id == *id => Some(after),
            _ => None,
        })
    };
    of_cohort(cohorts, cohort).and_then(|records| records.enrolment_of(id.as_str())).or_else(coming)
}

fn of_cohort<'a>(cohorts: &[&'a CohortRecords], id: &CohortId) -> Option<&'a CohortRecords> {
    cohorts.iter().find(|records| records.cohort.id == *id).copied()
}

/// A change by its table, with the row before and after.
pub fn change_as_json(change: &Change) -> Json {
    match change {
        Change::Enrolment { cohort, before, after } => json!({
            "table": "enrolments",
            "cohort": cohort.as_str(),
            "before": before.as_ref().map(enrolment_as_json),
            "after": after.as_ref().map(enrolment_as_json),
        }),
        Change::Mark { cohort, before, after } => json!({
            "table": "attendance",
            "cohort": cohort.as_str(),
            "before": before.as_ref().map(mark_as_json),
            "after": after.as_ref().map(mark_as_json),
        }),
        Change::Held { cohort, before, after } => json!({
            "table": "sessions",
            "cohort": cohort.as_str(),
            "before": before.as_ref().map(held_as_json),
            "after": after.as_ref().map(held_as_json),
        }),
        Change::Cohort { cohort, before, after } => json!({
            "table": "programme",
            "cohort": cohort.as_str(),
            "before": before.as_ref().map(cohort_as_json),
            "after": after.as_ref().map(cohort_as_json),
        }),
        Change::Session { cohort, before, after } => json!({
            "table": "programme",
            "cohort": cohort.as_str(),
            "before": session_as_json(before),
            "after": session_as_json(after),
        }),
        Change::Alias { cohort, before, after } => json!({
            "table": "aliases",
            "cohort": cohort.as_str(),
            "before": before.as_ref().map(alias_as_json),
            "after": after.as_ref().map(alias_as_json),
        }),
        Change::Mapping { before, after } => json!({
            "table": "mappings",
            "before": before.as_ref().map(mapping_as_json),
            "after": after.as_ref().map(mapping_as_json),
        }),
        Change::Evidence { cohort, name, before, after } => json!({
            "table": "evidence",
            "cohort": cohort.as_str(),
            "before": before.as_ref().map(|bytes| evidence_as_json(name, bytes)),
            "after": after.as_ref().map(|bytes| evidence_as_json(name, bytes)),
        }),
    }
}

fn alias_as_json(alias: &Alias) -> Json {
    json!({ "alias": alias.alias, "participant": alias.participant.as_ref().map(ToString::to_string) })
}

fn mapping_as_json(mapping: &Mapping) -> Json {
    json!({ "fingerprint": mapping.fingerprint, "column": mapping.column, "heading": mapping.heading })
}

/// Of a file of evidence a program is told the name and the length, never the content.
fn evidence_as_json(name: &str, bytes: &[u8]) -> Json {
    json!({ "name": name, "bytes": bytes.len() })
}

/// Every cell of an enrolment, by its column.
pub fn enrolment_as_json(row: &Enrolment) -> Json {
    let mut object = json!({
        "id": row.id.as_str(),
        "last_name": row.last_name,
        "first_name": row.first_name,
        "email": row.email,
        "phone": row.phone,
        "organisation": row.organisation,
        "status": row.status.map(crate::domain::vocabulary::PersonStatus::key),
        "funder": row.funder.as_ref().map(ToString::to_string),
        "modules": row.modules.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "state": row.state.key(),
        "enrolled_on": row.enrolled_on.map(|date| date.to_string()),
        "starts_on": row.starts_on.map(|date| date.to_string()),
        "ended_on": row.ended_on.map(|date| date.to_string()),
        "reason": row.reason,
        "bpf": row.bpf.map(crate::domain::vocabulary::BpfLine::key),
        "note": row.note,
    });
    if let Some(object) = object.as_object_mut() {
        object.extend(row.fields.iter().map(|(field, value)| (field.to_string(), json!(value))));
    }
    object
}

/// Every cell of a mark, by its column.
pub fn mark_as_json(mark: &Mark) -> Json {
    let time = |time: Option<chrono::NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
    json!({
        "session": mark.session.as_str(),
        "participant": mark.participant.as_str(),
        "status": mark.attendance.key(),
        "minutes": mark.minutes.0,
        "arrived": time(mark.arrived),
        "left": time(mark.left),
        "evidence": mark.evidence.to_string(),
        "note": mark.note,
    })
}

fn held_as_json(held: &HeldSession) -> Json {
    json!({
        "session": held.session.as_str(),
        "headcount": held.headcount,
        "trainer_signed_on": held.trainer_signed_on.map(|date| date.to_string()),
        "closed_on": held.closed_on.map(|date| date.to_string()),
        "note": held.note,
    })
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
