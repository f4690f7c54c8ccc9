//! A log as a program reads it: one object with everything that is shown, and the changes.

use chrono::NaiveDateTime;
use serde_json::{Value as Json, json};

use crate::commands::attend::shown::MarksAnswer;
use crate::commands::log_file::LogFile;
use crate::commands::show_plan;
use crate::domain::decide::log::{Balance, PersonRow, UnmarkedVisitor};
use crate::domain::index::EnrolmentIndex;
use crate::domain::programme::clock_change::wall;
use crate::domain::quantity::Share;
use crate::lang::words::Words;
use crate::ui::command_error::Result;

/// The object.
pub fn object(answer: &MarksAnswer<'_>) -> Result<String> {
    let logged = answer.logged;
    let id = |person: &EnrolmentIndex| answer.records.enrolment(*person).id.to_string();
    let remarks: Vec<Json> =
        logged.remarks.iter().map(|remark| json!({ "code": remark.key(), "message": remark.en() })).collect();
    let not_expected: Vec<Json> = logged
        .not_expected
        .iter()
        .map(|one| json!({ "participant": id(&one.enrolment), "because": one.because.key(), "minutes": one.minutes.0 }))
        .collect();
    let object = json!({
        "cohort": answer.records.cohort.id.as_str(),
        "session": answer.records.session(answer.session).id.as_str(),
        "files": answer.files.iter().map(LogFile::as_json).collect::<Vec<_>>(),
        "first_arrival": moment(logged.first),
        "last_departure": moment(logged.last),
        "people": logged.rows.iter().map(|row| person(answer, row)).collect::<Vec<_>>(),
        "balance": balance(&logged.balance),
        "staff": seen(&logged.staff),
        "not_expected": not_expected,
        "dismissed": seen(&logged.dismissed),
        "recalled": logged.recalled.iter().map(|(shown, person)| json!({ "name": shown, "participant": id(person) })).collect::<Vec<_>>(),
        "unknown": seen(&logged.unknown),
        "unknown_outside_the_session": seen(&logged.unknown_beside),
        "waiting_room": seen(&logged.waiting),
        "no_shows": seen(&logged.no_shows),
        "absent": logged.absent.iter().map(id).collect::<Vec<_>>(),
        "unmarked": logged.unmarked.iter().map(id).collect::<Vec<_>>(),
        "in_an_unread_part": logged.unread.iter().map(id).collect::<Vec<_>>(),
        "outside_the_session": logged.beside.iter().map(id).collect::<Vec<_>>(),
        "remarks": remarks,
        "changes": logged.plan.changes.iter().map(show_plan::change_as_json).collect::<Vec<_>>(),
    });
    Ok(serde_json::to_string_pretty(&object)?)
}

fn person(answer: &MarksAnswer<'_>, row: &PersonRow) -> Json {
    let enrolment = answer.records.enrolment(row.enrolment);
    let (stay, known) = (&row.stay, row.stay.is_known());
    let planned = answer.records.session(answer.session).minutes();
    let share = Share::of(stay.minutes, planned).filter(|_| known).map(Share::thousandths);
    let change = answer.records.session(answer.session).clock_change();
    let moment = |time: Option<NaiveDateTime>| moment(time.map(|time| wall(change, time)));
    let intervals =
        stay.intervals.iter().map(|span| json!({ "from": moment(Some(span.from)), "to": moment(Some(span.to)) }));
    json!({
        "participant": enrolment.id.as_str(),
        "last_name": enrolment.last_name,
        "first_name": enrolment.first_name,
        "rows": stay.rows,
        "first_arrival": moment(stay.first),
        "last_departure": moment(stay.last),
        "intervals": intervals.collect::<Vec<_>>(),
        "minutes": known.then_some(stay.minutes.0),
        "share": share.map(thousandths),
        "overlap_seconds": stay.overlap,
        "total_seconds": stay.total.and_then(|total| total.seconds),
        "before": row.before.as_ref().map(show_plan::record_as_json),
        "outcome": row.fate.key(),
    })
}

/// Three decimals, as rates have them everywhere.
#[allow(clippy::cast_precision_loss, reason = "at most a few thousand")]
fn thousandths(thousandths: u64) -> f64 {
    thousandths as f64 / 1000.0
}

fn moment(time: Option<NaiveDateTime>) -> Option<String> {
    time.map(|time| time.format("%Y-%m-%dT%H:%M:%S").to_string())
}

fn balance(balance: &Balance) -> Json {
    json!({
        "rows": balance.rows,
        "people": balance.people,
        "not_expected": balance.not_expected,
        "staff": balance.staff,
        "dismissed": balance.dismissed,
        "unknown": balance.unknown,
        "reconnections": balance.reconnections,
        "outside": balance.outside,
        "waiting_room": balance.waiting,
        "no_shows": balance.no_shows,
        "departures": balance.departures,
    })
}

fn seen(people: &[UnmarkedVisitor]) -> Vec<Json> {
    let one = |seen: &UnmarkedVisitor| json!({ "name": seen.name, "email": seen.email, "minutes": seen.minutes.map(|minutes| minutes.0) });
    people.iter().map(one).collect()
}
