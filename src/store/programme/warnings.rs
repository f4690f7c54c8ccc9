//! What looks wrong in a definition that can be read: hours that differ from the sessions, sessions that overlap.

use chrono::NaiveDate;

use crate::domain::cohort::{Cohort, Session};
use crate::domain::place::Place;
use crate::domain::programme::{Module, Programme};
use crate::domain::quantity::Minutes;
use crate::i18n::definition::Fault;
use crate::i18n::problem::Problem;

/// Modules whose hours are not those of the cohort's sessions. A cohort without any session says nothing yet.
pub fn hours(programme: &Programme, cohort: &Cohort) -> Vec<Problem> {
    if cohort.sessions.is_empty() {
        return Vec::new();
    }
    let differing = |module: &&Module| module.planned != Minutes::ZERO && module.planned != cohort.taught(&module.id);
    programme
        .modules
        .iter()
        .filter(differing)
        .map(|module| {
            let fault = Fault::HoursDiffer {
                module: module.id.clone(),
                cohort: cohort.id.clone(),
                planned: module.planned,
                taught: cohort.taught(&module.id),
            };
            warning(fault, Place::line(&cohort.file, cohort.line))
        })
        .collect()
}

/// Sessions of one cohort that overlap.
pub fn overlaps(cohort: &Cohort) -> Vec<Problem> {
    let sessions = cohort.sessions.iter().filter(|session| !session.cancelled);
    clashes(sessions.map(|session| (cohort, session)).collect())
        .into_iter()
        .map(|((_, first), (_, second))| {
            let fault = Fault::SessionsOverlap {
                cohort: cohort.id.clone(),
                session: second.id.clone(),
                other: first.id.clone(),
                date: second.date,
                trainer: second.trainer.clone().filter(|trainer| first.trainer.as_ref() == Some(trainer)),
            };
            warning(fault, Place::line(&cohort.file, second.line))
        })
        .collect()
}

/// Sessions of one trainer in two cohorts that overlap; within one cohort they are [`overlaps`].
pub fn trainers(programme: &Programme, cohorts: &[Cohort]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for trainer in &programme.trainers {
        let sessions = cohorts.iter().flat_map(|cohort| cohort.sessions.iter().map(move |session| (cohort, session)));
        let theirs =
            sessions.filter(|(_, session)| !session.cancelled && session.trainer.as_ref() == Some(&trainer.id));
        for ((other_cohort, other), (cohort, session)) in clashes(theirs.collect()) {
            if other_cohort.id == cohort.id {
                continue;
            }
            let fault = Fault::TrainerOverlap {
                trainer: trainer.name.clone(),
                cohort: cohort.id.clone(),
                session: session.id.clone(),
                other_cohort: other_cohort.id.clone(),
                other: other.id.clone(),
                date: session.date,
            };
            problems.push(warning(fault, Place::line(&cohort.file, session.line)));
        }
    }
    problems
}

type Sitting<'a> = (&'a Cohort, &'a Session);

/// Each sitting that begins before another of the same day has ended, with that other.
fn clashes(mut sittings: Vec<Sitting<'_>>) -> Vec<(Sitting<'_>, Sitting<'_>)> {
    sittings.sort_by_key(|(_, session)| (session.date, session.start, session.end));
    let mut found = Vec::new();
    let mut latest: Option<Sitting<'_>> = None;
    for sitting in sittings {
        let until = |(_, session): Sitting<'_>| -> (NaiveDate, _) { (session.date, session.end) };
        match latest {
            Some(before) if (sitting.1.date, sitting.1.start) < until(before) => {
                found.push((before, sitting));
                if until(sitting) > until(before) {
                    latest = Some(sitting);
                }
            }
            _ => latest = Some(sitting),
        }
    }
    found
}

fn warning(fault: Fault, place: Place) -> Problem {
    let code = fault.code();
    Problem::warning(fault).at(place).code(code)
}
