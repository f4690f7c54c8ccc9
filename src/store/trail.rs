//! The journal read as what it knows of people ([`Trail`]): a transfer, a merge and an erasure each say that enrolments
//! are one person's. Only reads; who is meant is the domain's.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::journal::{Cells, Edit, Operation};
use super::paths::{cohort_of, table_of};
use super::rows::Table;
use super::rows::aliases::ALIASES;
use super::rows::enrolments::ENROLMENTS;
use super::rows::marks::ATTENDANCE;
use crate::domain::forgetting::ERASED;
use crate::domain::ids::{CohortId, ParticipantId};
use crate::domain::trail::{Trace, Trail, Who};

/// What operations say of people, oldest first.
pub fn trail(operations: &[Operation]) -> Trail {
    let mut trail = Trail::default();
    for operation in operations {
        let rows: Vec<Row<'_>> = operation.changes.iter().filter_map(Row::of).collect();
        for row in &rows {
            let sides = [row.before, row.after].into_iter().flatten();
            if row.table.file == ENROLMENTS.file {
                let traces = trail.traces.entry(row.who.clone()).or_default();
                for trace in sides.map(trace) {
                    if traces.last() != Some(&trace) {
                        traces.push(trace);
                    }
                }
            } else if row.table.file == ALIASES.file {
                let aliases = sides.map(|cells| (row.who.clone(), cells.get("alias").to_owned()));
                trail.aliases.extend(aliases);
            }
        }
        let enrolments: Vec<&Row<'_>> = rows.iter().filter(|row| row.table.file == ENROLMENTS.file).collect();
        trail.ties.extend(transferred(&enrolments));
        // Undoing an enrolment takes its row away too, and makes it nobody else's.
        if operation.undoes.is_none() {
            trail.ties.extend(merged(&rows, &enrolments));
        }
        let erased: Vec<Who> = operation
            .erases
            .iter()
            .map(|(cohort, id)| Who::new(&CohortId::new(cohort), &ParticipantId::new(id)))
            .collect();
        trail.ties.extend(erased.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
    }
    trail
}

/// A row of a person that an operation touched.
struct Row<'o> {
    table: &'static Table,
    who: Who,
    before: Option<&'o Cells>,
    after: Option<&'o Cells>,
}

impl<'o> Row<'o> {
    fn of(edit: &'o Edit) -> Option<Self> {
        let Edit::Row { table: file, key, before, after, .. } = edit else { return None };
        let (table, cohort) = (table_of(file)?, cohort_of(file)?);
        let (before, after) = (before.as_ref(), after.as_ref());
        let id = match table.file {
            file if file == ENROLMENTS.file => key.first().map(String::as_str),
            file if file == ATTENDANCE.file => key.get(1).map(String::as_str),
            // The key of an alias is the alias: whose it is stands in a cell.
            file if file == ALIASES.file => before.or(after).map(|cells| cells.get("participant")),
            _ => None,
        }?;
        let id = Some(id).filter(|id| !id.is_empty())?;
        Some(Self { table, who: Who { cohort, id: ParticipantId::new(id) }, before, after })
    }
}

fn trace(cells: &Cells) -> Trace {
    let named = cells.get("last_name") != ERASED;
    let name = |column| if named { cells.get(column).to_owned() } else { String::new() };
    Trace {
        first_name: name("first_name"),
        last_name: name("last_name"),
        email: cells.get("email").to_owned(),
        phone: cells.get("phone").to_owned(),
    }
}

/// An enrolment that ended, and the one that began the day after in another cohort, alone in one operation.
fn transferred(enrolments: &[&Row<'_>]) -> Option<(Who, Who)> {
    let [one, other] = enrolments else { return None };
    let (ended, begun) = if one.before.is_some() { (one, other) } else { (other, one) };
    let (Some(_), Some(last), None, Some(first)) = (ended.before, ended.after, begun.before, begun.after) else {
        return None;
    };
    let day = |cells: &Cells, column| cells.get(column).parse::<NaiveDate>().ok();
    let next = day(last, "ended_on")?.checked_add_days(Days::new(1))?;
    let goes_on = ended.who.cohort != begun.who.cohort && day(first, "starts_on") == Some(next);
    goes_on.then(|| (ended.who.clone(), begun.who.clone()))
}

/// An enrolment that went, and the other one of its cohort that the operation touched, be it by its marks alone.
fn merged(rows: &[Row<'_>], enrolments: &[&Row<'_>]) -> Option<(Who, Who)> {
    let mut gone = enrolments.iter().filter(|row| row.after.is_none());
    let gone = gone.next().filter(|_| gone.next().is_none())?;
    let others: BTreeSet<&Who> =
        rows.iter().map(|row| &row.who).filter(|who| **who != gone.who && who.cohort == gone.who.cohort).collect();
    let other = others.first().filter(|_| others.len() == 1)?;
    Some(((*other).clone(), gone.who.clone()))
}
