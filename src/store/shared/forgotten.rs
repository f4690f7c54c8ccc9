//! Somebody was erased in another copy: how this one writes them, found before their rows are replaced, so that what was set aside
//! here, and no store ever had, loses the lines that name them. Refuses to know what of the tables and the journal goes: that
//! arrives.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use serde_json::Value;

use super::messages::{Sharing, SharingHint};
use super::remote::News;
use crate::domain::breadth::Breadth;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::everywhere::{EnrolmentSpot, KnownEnrolment};
use crate::domain::people::name_list::NameList;
use crate::domain::people::trail::{NamedEnrolment, Trace};
use crate::domain::people::writings::Writings;
use crate::domain::privacy::mentions::Mentions;
use crate::domain::problem::Problem;
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::domain::records::CohortRecords;
use crate::store::failure::Failure;
use crate::store::held_on::set_aside_in;
use crate::store::lock::cannot_write;
use crate::store::noticed::Noticed;
use crate::store::reading::Reading;
use crate::store::replace::replace;
use crate::store::source::Source;
use crate::store::trail::trail;

/// How those are written here whom operations erase that arrive: what means nobody else. None where nobody is erased, or nothing was
/// set aside. A folder that cannot be read keeps nothing from arriving: then the files are named.
pub(super) fn erased_writings(
    root: &Path,
    news: &News,
    known: u64,
) -> Result<(Option<Mentions>, Vec<Problem>), Failure> {
    let arriving = news.lines.iter().filter(|line| line.operation > known);
    let erased: BTreeSet<NamedEnrolment> = arriving.flat_map(|line| erased_by(&line.text)).collect();
    let files: Vec<String> = if erased.is_empty() { return Ok((None, Vec::new())) } else { named(root, news)? };
    if files.is_empty() {
        return Ok((None, Vec::new()));
    }
    let Ok(mentions) = written_here(root, &erased) else {
        let problem = Problem::warning(Sharing::MayNameErased { files }).hint(SharingHint::RemoveNamed);
        return Ok((None, vec![problem]));
    };
    Ok((Some(mentions), Vec::new()))
}

/// Takes the lines that name somebody out of what was set aside. Doing it again changes nothing.
pub(super) fn strike_set_aside(root: &Path, erased: &Mentions) -> Result<(), Failure> {
    for (file, path, text) in set_aside_in(root)? {
        if let Some(struck) = erased.strike_lines(&text) {
            replace(&path, struck.as_bytes()).map_err(|error| Failure::Unwritable(cannot_write(&file, &error)))?;
        }
    }
    Ok(())
}

/// What was set aside, and tables that arrive: one that was edited by hand is set aside while they are put in place.
fn named(root: &Path, news: &News) -> Result<Vec<String>, Failure> {
    let set_aside = set_aside_in(root)?.into_iter().map(|(file, ..)| file);
    Ok(set_aside.chain(news.files.keys().cloned()).collect())
}

/// Whom a line of the journal says that its operation erased.
fn erased_by(line: &str) -> Vec<NamedEnrolment> {
    let line: Value = serde_json::from_str(line).unwrap_or_default();
    let pairs = line["erases"].as_array().cloned().unwrap_or_default();
    let pair = |pair: Value| {
        let (cohort, id) = (pair[0].as_str()?, pair[1].as_str()?);
        Some(NamedEnrolment { cohort: CohortId::new(cohort), id: ParticipantId::new(id) })
    };
    pairs.into_iter().filter_map(pair).collect()
}

/// How the folder, as it is, writes them.
fn written_here(root: &Path, erased: &BTreeSet<NamedEnrolment>) -> Result<Mentions, Failure> {
    let source = Source::reading(root, HashMap::new());
    let reading = Reading::open(source, None, Vec::new(), Noticed::default())?;
    let cohorts: Vec<CohortRecords> =
        reading.every_cohort()?.iter().map(|id| reading.records_of(id, Breadth::Whole)).collect::<Result<_, _>>()?;
    let lists: Vec<NameList> = cohorts.iter().map(NameList::of).collect();
    let (operations, _) = reading.history()?;
    let trail = trail(&operations);
    let mut theirs = Vec::new();
    for (cohort, records) in cohorts.iter().enumerate() {
        for (at, enrolment) in records.enrolments().enumerate() {
            let who = NamedEnrolment::new(&records.cohort.id, &enrolment.id);
            if erased.contains(&who) {
                let spot = Some(EnrolmentSpot { cohort, enrolment: EnrolmentIndex(at) });
                theirs.push(KnownEnrolment { who, spot, trace: Trace::of(enrolment) });
            }
        }
    }
    let is_gone = |who: &&NamedEnrolment| !theirs.iter().any(|one| one.who == **who);
    let gone = erased.iter().filter(is_gone).cloned();
    let gone: Vec<KnownEnrolment> =
        gone.map(|who| KnownEnrolment { who, spot: None, trace: Trace::default() }).collect();
    theirs.extend(gone);
    Ok(Writings::of(&lists, &cohorts, &trail, &theirs).alone())
}
