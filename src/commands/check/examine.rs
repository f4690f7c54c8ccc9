//! From the folder to the findings: cohorts are examined on all cores, one at a time in memory each.

use std::sync::Arc;

use anyhow::Result;
use chrono::NaiveDate;

use crate::check::{Across, Findings, Subject, cohort, folder};
use crate::commands::context::Context;
use crate::commands::in_order::{all_in_order, all_readable};
use crate::domain::cohort::Cohort;
use crate::domain::ids::CohortId;
use crate::i18n::Problem;
use crate::i18n::problem::Severity;
use crate::store::{Failure, Reading};

use super::facts;

/// Findings of the cohorts named with `-c`, or of all of them and of the folder. A definition that cannot be read is the
/// failure: nothing can be held against it.
pub fn examine(context: &Context<'_>, reading: &Reading) -> Result<Findings> {
    let today = context.today(reading.programme());
    let all = reading.cohort_ids()?;
    let named = context.global.cohort.is_some();
    let examined = context.cohorts_typed_or_all(reading)?;
    let results = all_in_order(examined.len(), |place| examine_cohort(reading, &examined[place], today));

    let (mut findings, mut across) = (Findings::default(), Across::default());
    for (of_cohort, definition) in all_readable(results)? {
        findings.extend(of_cohort);
        across.add(&definition, true);
    }
    // Cohorts that are not examined still hold trainers. A definition of theirs that is wrong is not asked about here.
    for id in all.iter().filter(|id| !examined.contains(id)) {
        if let Ok(Some(definition)) = reading.cohort(id) {
            across.add(&definition, false);
        }
    }
    findings.extend(across.findings(reading.programme()));
    if !named {
        findings.extend(folder(&facts::folder(context, reading)?));
        findings.found_by_reading(reading.examine_mappings()?.1);
        findings.found_by_reading(reading.examine_journal()?);
    }
    Ok(findings)
}

fn examine_cohort(reading: &Reading, id: &CohortId, today: NaiveDate) -> Result<(Findings, Cohort), Failure> {
    let (records, problems) = reading.examine(id)?;
    let file = |name: &str| Arc::<str>::from(format!("data/{id}/{name}"));
    let attendance = file("attendance.csv");
    let unread = |problem: &Problem| {
        problem.severity == Severity::Error && problem.place.as_ref().is_some_and(|place| place.file == attendance)
    };
    let subject = Subject {
        programme: reading.programme(),
        records: &records,
        today,
        enrolments: &file("enrolments.csv"),
        attendance: &attendance,
        register: &file("sessions.csv"),
        attendance_is_whole: !problems.iter().any(unread),
        tables: &facts::tables(reading, id)?,
    };
    Ok((cohort(&subject, problems), records.cohort))
}
