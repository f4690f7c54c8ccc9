//! `formation programme show`: the sheet of the programme, in the language of its documents.

use anyhow::Result;

use crate::commands::context::Context;
use crate::domain::cohort::Cohort;
use crate::domain::ids::CohortId;
use crate::i18n::sheet::sheet;
use crate::store::Reading;
use crate::ui::Ui;

/// The sheet of the programme, with its dates
#[derive(Clone, Debug, clap::Args)]
pub struct Args {}

/// Shows the sheet, with the dates of the cohort that was named, else of every cohort.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, _: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let cohorts = cohorts(context, &reading)?;
    let cohorts: Vec<Cohort> =
        cohorts.iter().map(|id| reading.cohort(id)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    ui.answer(&sheet(reading.programme(), &cohorts).join("\n"))?;
    Ok(())
}

fn cohorts(context: &Context<'_>, reading: &Reading) -> Result<Vec<CohortId>> {
    let named = context.global.cohort.is_some() || context.env.variable("FORMATION_COHORT").is_some();
    if named { context.cohorts(reading) } else { Ok(reading.cohort_ids()) }
}
