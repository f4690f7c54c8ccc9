//! What tools are judged by, and how much each counts for a structure.

use super::meant::{each_once, free_name, pair, thing, with_values};
use super::sound::{added, plan, put};
use crate::domain::change::Plan;
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::scale::Weight;
use crate::domain::pedagogy::structure_weight::StructureWeight;
use crate::domain::pedagogy::thing::{next_id, things};
use crate::domain::pedagogy::weights::own;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::suggest::nearest;
use crate::domain::vocabulary::Yes;
use crate::lang::folded::same_words;

/// Adds a criterion.
pub fn add(records: &CohortRecords, label: &str, weight: Option<Weight>, must: bool) -> Result<Plan, Refusal> {
    free_name::<Criterion>(records, label)?;
    let (id, label) = (next_id::<Criterion>(records), label.trim().to_owned());
    let weight = Some(weight.unwrap_or(Weight::ONE));
    Ok(plan([added(records, Criterion { id, label, weight, must: must.then_some(Yes::Yes) })?]))
}

/// Gives a structure weights of its own: `c1=5`.
pub fn weigh(records: &CohortRecords, organisation: &str, typed: &[String]) -> Result<Plan, Refusal> {
    let organisation = structure(records, organisation)?;
    let weights = typed.iter().map(|typed| weight(records, typed)).collect::<Result<Vec<_>, _>>()?;
    if weights.is_empty() {
        let line = with_values("formation criteria weigh", &[organisation], things::<Criterion>(records), &[5, 0]);
        return Err(PedagogyRefusal::NoWeights { line }.into());
    }
    each_once(&weights.iter().map(|(criterion, _)| *criterion).collect::<Vec<_>>())?;
    let mut changes = Vec::new();
    for (criterion, weight) in weights {
        // The structure may have been written otherwise before: its row stays its row.
        let known = own(records, organisation, &criterion.id);
        let organisation = known.map_or(organisation, |row| &row.organisation).to_owned();
        changes.extend(put(records, StructureWeight { organisation, criterion: criterion.id.clone(), weight })?);
    }
    Ok(plan(changes))
}

fn weight<'r>(records: &'r CohortRecords, typed: &str) -> Result<(&'r Criterion, Weight), Refusal> {
    let (name, said) = pair(typed);
    let said = said.ok_or_else(|| PedagogyRefusal::NotAPair { typed: typed.to_owned() })?;
    let criterion = thing::<Criterion>(records, name)?;
    let weight = Weight::parse(said).ok_or_else(|| PedagogyRefusal::NotAScore {
        criterion: criterion.id.to_string(),
        typed: said.to_owned(),
        highest: Weight::HIGHEST,
    })?;
    Ok((criterion, weight))
}

/// The structure of somebody enrolled, as their enrolment writes it.
pub fn structure<'r>(records: &'r CohortRecords, typed: &str) -> Result<&'r str, Refusal> {
    let structures = records.enrolments().map(|row| row.organisation.as_str()).filter(|name| !name.is_empty());
    if let Some(known) = structures.clone().find(|name| same_words(name, typed)) {
        return Ok(known);
    }
    let near = nearest(typed, structures.clone()).map(str::to_owned);
    let mut known: Vec<String> = structures.map(str::to_owned).collect();
    known.sort_unstable();
    known.dedup();
    Err(PedagogyRefusal::NoStructure { typed: typed.trim().to_owned(), near, known }.into())
}
