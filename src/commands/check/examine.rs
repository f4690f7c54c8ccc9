//! From the folder to the findings: cohorts are examined on all cores, one at a time in memory each.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::check::{Across, Findings, Subject, cohort, folder, present_elsewhere};
use crate::commands::check::{facts, seals};
use crate::commands::context::Context;
use crate::commands::in_order::all_shown;
use crate::commands::kept_sheets::kept_sheets;
use crate::commands::overlaps::Watch;
use crate::domain::breadth::Breadth;
use crate::domain::findings::Code;
use crate::domain::problem::{Problem, Severity};
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::CohortId;
use crate::domain::seal::Seal;
use crate::domain::tables::KeptRecord as _;
use crate::store::{Failure, Reading, Recorded};
use crate::ui::command_error::Result;
use crate::ui::progress::Progress;

/// What was read. A file that cannot be read is a finding: the other files have theirs. Anything else that is wrong with a
/// definition is the failure, and all of them are told.
fn readable<T>(
    findings: &mut Findings,
    results: impl IntoIterator<Item = Result<T, Failure>>,
) -> Result<Vec<T>, Failure> {
    let unreadable = |problem: &Problem| problem.code == Some(Code::Unreadable.key());
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(one) => all.push(one),
            Err(Failure::Invalid(problems)) if problems.iter().all(unreadable) => findings.found_by_reading(problems),
            Err(Failure::Invalid(problems)) => wrong.extend(problems),
            Err(failure) => return Err(failure),
        }
    }
    if wrong.is_empty() { Ok(all) } else { Err(Failure::Invalid(wrong)) }
}

/// Findings of the cohorts named with `-c`, or of all of them and of the folder. A definition that cannot be understood is
/// the failure: nothing can be held against it.
pub fn examine(context: &Context<'_>, reading: &Reading, progress: &Progress) -> Result<Findings> {
    let today = context.today(reading.programme());
    let all = reading.cohort_ids()?;
    // Not `every_cohort`: a folder that no definition names is a finding among the others.
    let typed = context.cohort_typed(reading)?;
    let (named, examined) = (typed.is_some(), typed.map_or_else(|| all.clone(), |id| vec![id]));
    let is_examined: HashSet<&CohortId> = examined.iter().collect();
    let (mut told, mut across, watch) = (Findings::default(), Across::default(), Watch::default());
    let (recorded, journal) = readable(&mut told, [reading.examine_journal()])?.pop().unwrap_or_default();
    let results =
        all_shown(examined.len(), progress, |at| examine_cohort(reading, &examined[at], &recorded, today, &watch));
    for (of_cohort, definition) in readable(&mut told, results)? {
        told.extend(of_cohort);
        across.add(&definition, true);
    }
    // Cohorts that are not examined still hold trainers. A definition of theirs that is wrong is not asked about here.
    for id in all.iter().filter(|id| !is_examined.contains(id)) {
        if let Ok(found) = readable(&mut told, [reading.cohort(id)]) {
            found.iter().flatten().for_each(|definition| across.add(definition, false));
        }
    }
    told.extend(across.findings(reading.programme()));
    for overlap in watch.found(reading, &|_| true).overlaps() {
        told.extend(present_elsewhere(overlap, |cohort| is_examined.contains(cohort)));
    }
    if !named {
        for facts in readable(&mut told, [facts::folder(context, reading, &recorded)])? {
            told.extend(folder(&facts));
        }
        told.found_by_reading(journal);
        for (tables, problems) in readable(&mut told, [reading.examine_folder()])? {
            told.found_by_reading(problems);
            for of_seals in readable(&mut told, [seals::findings(context, reading, Seal::rows(&tables))])? {
                told.extend(of_seals);
            }
        }
    }
    Ok(told.each_unread_once().form_of_sound_files())
}

fn examine_cohort(
    reading: &Reading,
    id: &CohortId,
    recorded: &Recorded,
    today: NaiveDate,
    watch: &Watch,
) -> Result<(Findings, Cohort), Failure> {
    let (records, mut problems) = reading.examine_of(id, Breadth::Whole)?;
    problems.extend(reading.unreadable_evidence(id));
    let mut unread_logs = Findings::default();
    let lost_logs = readable(&mut unread_logs, [facts::lost_logs(reading, &records, recorded)])?;
    let sheets = readable(&mut unread_logs, [kept_sheets(reading, id)])?;
    watch.look(&records);
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
        lost_logs: &lost_logs.concat(),
        sheets: &sheets.concat(),
    };
    unread_logs.extend(cohort(&subject, problems));
    Ok((unread_logs, records.cohort))
}
