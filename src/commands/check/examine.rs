//! From the folder to the findings: cohorts are examined on all cores, one at a time in memory each.

use std::collections::HashSet;
use std::sync::Arc;

use anyhow::Result;
use chrono::NaiveDate;

use crate::check::{Across, Findings, Subject, cohort, folder, present_elsewhere};
use crate::commands::context::Context;
use crate::commands::in_order::all_in_order;
use crate::commands::overlaps::Watch;
use crate::domain::cohort::Cohort;
use crate::domain::ids::CohortId;
use crate::i18n::Problem;
use crate::i18n::checks::Code;
use crate::i18n::problem::Severity;
use crate::store::{Failure, Reading, Recorded};

use super::facts;

/// What was found, and whether a file could not be read.
#[derive(Default)]
pub struct Examined {
    /// The findings, files that could not be read among them.
    pub findings: Findings,
    /// Whether there are such files: what is in them is not known.
    pub unread: bool,
    /// Their problems as they were said: one file is read for several rules.
    said: HashSet<String>,
}

impl Examined {
    /// What was read. A file that cannot be read is a finding: the other files have theirs. Anything else that is wrong
    /// with a definition is the failure, and all of them are told.
    fn readable<T>(&mut self, results: impl IntoIterator<Item = Result<T, Failure>>) -> Result<Vec<T>, Failure> {
        let unreadable = |problem: &Problem| problem.code == Some(Code::Unreadable.key());
        let (mut all, mut wrong) = (Vec::new(), Vec::new());
        for result in results {
            match result {
                Ok(one) => all.push(one),
                Err(Failure::Invalid(mut problems)) if problems.iter().all(unreadable) => {
                    problems.retain(|problem| self.said.insert(problem.what.en()));
                    self.findings.found_by_reading(problems);
                    self.unread = true;
                }
                Err(Failure::Invalid(problems)) => wrong.extend(problems),
                Err(failure) => return Err(failure),
            }
        }
        if wrong.is_empty() { Ok(all) } else { Err(Failure::Invalid(wrong)) }
    }
}

/// Findings of the cohorts named with `-c`, or of all of them and of the folder. A definition that cannot be understood is
/// the failure: nothing can be held against it.
pub fn examine(context: &Context<'_>, reading: &Reading) -> Result<Examined> {
    let today = context.today(reading.programme());
    let all = reading.cohort_ids()?;
    let named = context.global.cohort.is_some();
    let examined = context.cohorts_typed_or_all(reading)?;
    let (mut told, mut across, watch) = (Examined::default(), Across::default(), Watch::default());
    let (operations, _) = told.readable([reading.history()])?.pop().unwrap_or_default();
    let recorded = Recorded::by(&operations);
    drop(operations);
    let results =
        all_in_order(examined.len(), |place| examine_cohort(reading, &examined[place], &recorded, today, &watch));
    for (of_cohort, definition) in told.readable(results)? {
        told.findings.extend(of_cohort);
        across.add(&definition, true);
    }
    // Cohorts that are not examined still hold trainers. A definition of theirs that is wrong is not asked about here.
    for id in all.iter().filter(|id| !examined.contains(id)) {
        if let Ok(found) = told.readable([reading.cohort(id)]) {
            found.iter().flatten().for_each(|definition| across.add(definition, false));
        }
    }
    told.findings.extend(across.findings(reading.programme()));
    for overlap in watch.found(reading, &|_| true).into_iter().filter(|overlap| !overlap.is_within_one()) {
        let sides = [&overlap.later.cohort, &overlap.earlier.cohort];
        let Some(id) = sides.into_iter().find(|id| examined.contains(id)).cloned() else { continue };
        told.findings.extend(present_elsewhere(overlap, &reading.examine(&id)?.0));
    }
    if !named {
        for facts in told.readable([facts::folder(context, reading, &recorded)])? {
            told.findings.extend(folder(&facts));
        }
        let mappings = reading.examine_mappings().map(|(_, problems)| problems);
        let journal = reading.examine_journal().and_then(|problems| reading.or_unmerged(problems));
        for problems in told.readable([mappings, journal])? {
            told.findings.found_by_reading(problems);
        }
    }
    Ok(told)
}

fn examine_cohort(
    reading: &Reading,
    id: &CohortId,
    recorded: &Recorded,
    today: NaiveDate,
    watch: &Watch,
) -> Result<(Findings, Cohort), Failure> {
    let (records, problems) = reading.examine(id)?;
    watch.look(&records, &|_| true);
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
        drifted: &facts::drifted(reading, id, recorded)?,
        lost_logs: &facts::lost_logs(reading, &records, recorded)?,
    };
    Ok((cohort(&subject, problems), records.cohort))
}
