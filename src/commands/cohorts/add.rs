//! `formation cohorts add`: another run of the programme, on the schedule of one that there is.

use crate::commands::carry_out::{Cohorts, Write, carry_out_on};
use crate::commands::context::Context;
use crate::commands::meant_cohort::named_cohort;
use crate::commands::values;
use crate::domain::breadth::Breadth;
use crate::domain::date_words::DateWord;
use crate::domain::decide::add_cohort::{AddCohort, ExistingCohorts, add_cohort};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Add a cohort on the schedule of another: the same weekdays and gaps
/// fr: Ajouter une cohorte sur le calendrier d'une autre : mêmes jours de la semaine, mêmes écarts
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The id of the new cohort
    /// fr: L'identifiant de la nouvelle cohorte
    #[arg(value_name = "ID")]
    id: String,
    /// The cohort whose schedule is copied
    /// fr: La cohorte dont le calendrier est repris
    #[arg(long, value_name = "COHORT")]
    like: String,
    /// The day of the first session
    /// fr: Le jour de la première séance
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    start: DateWord,
    /// Seats [as many as the other has]
    /// fr: Le nombre de places [autant que l'autre]
    #[arg(long, value_name = "N", value_parser = values::seats)]
    capacity: Option<u32>,
    #[command(flatten)]
    write: Write,
}

/// Adds it, where the other is defined: in the programme, or in a file of its own.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let model = |reading: &_| {
        Ok(Cohorts { first: named_cohort(reading, &args.like)?, others: Vec::new(), breadth: Breadth::Register })
    };
    carry_out_on(context, ui, &args.write, model, |desk| {
        let request = AddCohort { id: args.id.clone(), start: args.start.on(desk.today), capacity: args.capacity };
        let (cohorts, folders) = (desk.reading.cohort_ids()?, desk.reading.undefined_folders()?);
        let known = ExistingCohorts { cohorts: &cohorts, folders: &folders };
        Ok(add_cohort(&desk.records.cohort, desk.programme, known, &request)?)
    })
}
