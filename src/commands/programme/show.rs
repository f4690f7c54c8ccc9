//! `formation programme show`: the sheet of the programme, in the language of its documents.

use crate::commands::context::Context;
use crate::domain::problem::{Problem, Severity};
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::sheet::sheet;
use crate::store::Failure;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The sheet of the programme, with its dates
/// fr: La fiche du programme, dates comprises
#[derive(Clone, Debug, clap::Args)]
pub struct Args {}

/// Shows the sheet, with the dates of the cohort that was named, else of every cohort. A wrong declaration number is not
/// printed: the sheet has to wait.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, _: &Args) -> Result<()> {
    let mut reading = context.read(ui)?;
    let printed = reading.take_doubts().into_iter().filter(|(key, _)| *key == "nda");
    let wrong: Vec<Problem> = printed.map(|(_, doubt)| Problem { severity: Severity::Error, ..doubt }).collect();
    if !wrong.is_empty() {
        return Err(Failure::Invalid(wrong).into());
    }
    let ids = context.cohorts_or_all(&reading)?;
    let cohorts: Vec<Cohort> =
        ids.iter().map(|id| reading.cohort(id)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    ui.answer(&sheet(reading.programme(), &cohorts).join("\n"))?;
    Ok(())
}
