//! From the text of a file to a valid definition, or to every problem it has.

use crate::domain::problem::Problem;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::definition::Programme;
use crate::store::programme::fault::{Advice, DefinitionTable, Fault, IdKind};

use super::findings::DefinitionFindings;
use super::reader::PlacedTable;
use super::source::DefinitionSource;
use super::{canonical, read, sessions, syntax, validate};
use crate::store::unmerged;

/// A `programme.toml` once it is valid.
#[derive(Debug)]
pub struct Definition {
    pub programme: Programme,
    /// The cohorts of `[[cohorts]]`, as written.
    pub cohorts: Vec<Cohort>,
    /// What is wrong and keeps nothing from being read, each with its key.
    pub doubts: Vec<(&'static str, Problem)>,
}

/// A `programme.toml` with something wrong in it.
#[derive(Debug)]
pub struct FaultyDefinition {
    pub problems: Vec<Problem>,
    /// What could be made of it, for holding other files against; none where the parser lost a part.
    pub programme: Option<Programme>,
}

/// Reads a `programme.toml`; `file` is its name as people shall read it. On error, everything that is wrong.
pub fn load_programme(file: &str, text: &str) -> Result<Definition, Vec<Problem>> {
    examine_programme(file, text).map_err(|faulty| faulty.problems)
}

/// As [`load_programme`]; on error, with what could be made of it.
pub fn examine_programme(file: &str, text: &str) -> Result<Definition, FaultyDefinition> {
    if let Some(unmerged) = unmerged::problem(file, text.as_bytes()) {
        return Err(FaultyDefinition { problems: vec![unmerged], programme: None });
    }
    let source = DefinitionSource::new(file, text);
    let mut findings = DefinitionFindings::new(&source);
    let mut written = syntax::parsed(&source, &mut findings, |table, findings| {
        read::programme(PlacedTable::whole(table, DefinitionTable::File), findings)
    });
    let cohorts = std::mem::take(&mut written.cohorts);
    let programme = validate::programme(written, &mut findings);
    validate::unique(IdKind::Cohort, cohorts.iter().filter_map(|cohort| cohort.id.as_ref()), &mut findings);
    let cohorts: Vec<Cohort> =
        cohorts.into_iter().map(|cohort| sessions::cohort(cohort, &programme, &mut findings)).collect();
    if findings.any() {
        let programme = findings.lost_nothing().then_some(programme);
        return Err(FaultyDefinition { problems: findings.into_problems(), programme });
    }
    Ok(Definition { programme, cohorts, doubts: findings.into_doubts() })
}

/// Reads a `data/<id>/cohort.toml`: the keys of one `[[cohorts]]` table, at top level. `folder` is the name of its
/// folder, which its id must equal. On error, everything that is wrong.
pub fn load_cohort(file: &str, text: &str, folder: &str, programme: &Programme) -> Result<Cohort, Vec<Problem>> {
    if let Some(unmerged) = unmerged::problem(file, text.as_bytes()) {
        return Err(vec![unmerged]);
    }
    let source = DefinitionSource::new(file, text);
    let mut findings = DefinitionFindings::new(&source);
    let written = canonical::cohort(text).unwrap_or_else(|| {
        syntax::parsed(&source, &mut findings, |table, findings| {
            read::cohort(PlacedTable::whole(table, DefinitionTable::CohortFile), findings)
        })
    });
    if let Some(id) = written.id.as_ref().filter(|id| id.value != folder) {
        let fault = Fault::FolderDiffers { id: id.value.clone(), folder: folder.to_owned() };
        findings.add(&id.span, fault, Some(Advice::Write { text: format!("\"{folder}\"") }));
    }
    let cohort = sessions::cohort(written, programme, &mut findings);
    if findings.any() {
        return Err(findings.into_problems());
    }
    Ok(cohort)
}
