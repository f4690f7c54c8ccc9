//! Taking a sheet: the plan and the answer.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::fits::fits;
use super::marks::row;
use super::outcome::{SheetFate, SheetRow, TakenSheet};
use super::people::people;
use super::register::{register, signed_on};
use super::request::TakeSheet;
use crate::domain::change::{Change, Plan};
use crate::domain::decide::attend::one_or_several;
use crate::domain::index::EnrolmentIndex;
use crate::domain::notice::Notice;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::roll_call::RollCallRefusal;
use crate::domain::roll_call::{KeptSheet, oddities};

/// Decides what becomes of a sheet.
pub fn take_sheet(records: &CohortRecords, request: &TakeSheet<'_>, today: NaiveDate) -> Result<TakenSheet, Refusal> {
    if let Some(newer) = fits(records, request, today)? {
        let plan = Plan { changes: Vec::new(), notices: vec![Notice::NothingToDo] };
        return Ok(TakenSheet { plan, superseded_by: Some(newer), ..TakenSheet::default() });
    }
    let session = records.session(request.session);
    let people = people(records, request)?;
    let (mut rows, mut contradictions, mut refusals) = (Vec::new(), Vec::new(), Vec::new());
    for person in records.in_order() {
        let Some(mark) = people.marked.get(&person) else { continue };
        match row(records, request, person, mark) {
            Ok(Ok(row)) => rows.push(row),
            Ok(Err(contradiction)) => contradictions.push(contradiction),
            Err(refusal) => refusals.push(refusal),
        }
    }
    if !contradictions.is_empty() {
        refusals.push(Refusal::RollCall(RollCallRefusal::Contradicts { people: contradictions }));
    }
    let register = match register(records, request, today) {
        Ok(change) => change,
        Err(refusal) => {
            refusals.push(refusal);
            None
        }
    };
    one_or_several(refusals)?;
    let cohort = &records.cohort.id;
    let change = |row: &SheetRow| {
        (row.fate != SheetFate::Same).then(|| Change::row(cohort.clone(), row.before.clone(), Some(row.after.clone())))
    };
    let changes: Vec<Change> = rows.iter().filter_map(change).chain(register).collect();
    let notices = if changes.is_empty() { vec![Notice::NothingToDo] } else { Vec::new() };
    let listed: HashSet<EnrolmentIndex> = people.listed.iter().copied().collect();
    let unmarked = records.in_order().into_iter().filter(|person| {
        let seat = records.seat(*person, request.session);
        seat.expected() && seat.mark.is_none() && !people.marked.contains_key(person)
    });
    let (blank, newcomers) = unmarked.partition(|person| listed.contains(person));
    let others: Vec<&KeptSheet> = request.kept.iter().filter(|kept| kept.digest != request.digest).collect();
    let sealed = request.is_sealed();
    Ok(TakenSheet {
        plan: Plan { changes, notices },
        rows,
        gone: people.gone,
        newcomers,
        blank,
        added: people.added,
        oddities: if sealed { oddities(request.sheet, session.zone, &others) } else { Vec::new() },
        trainer: signed_on(request.sheet, session.zone)
            .filter(|_| sealed)
            .zip(request.sheet.closed.as_ref())
            .map(|(on, closed)| (closed.name.clone(), on)),
        superseded_by: None,
    })
}
