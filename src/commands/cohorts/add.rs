//! `formation cohorts add`: another run of the programme, on the schedule of one that there is or on that of a file.

use std::path::{Path, PathBuf};

use crate::commands::carry_out::{Answer, Aside, Cohorts, Decided, Write, carry_out_on};
use crate::commands::context::Context;
use crate::commands::meant_cohort::named_cohort;
use crate::commands::pipeline::decide_and_commit;
use crate::commands::plan_file::PlanFile;
use crate::commands::{show_plan, values};
use crate::domain::breadth::Breadth;
use crate::domain::date_words::DateWord;
use crate::domain::decide::add_cohort::{
    AddCohort, ExistingCohorts, ScheduledCohort, add_cohort, add_scheduled_cohort,
};
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::Usage;

/// Add a cohort on the schedule of another, the same weekdays and gaps, or with the sessions of a file
/// fr: Ajouter une cohorte sur le calendrier d'une autre, mêmes jours et mêmes écarts, ou avec les séances d'un fichier
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The id of the new cohort
    /// fr: L'identifiant de la nouvelle cohorte
    #[arg(value_name = "ID")]
    id: String,
    /// The cohort whose schedule is copied
    /// fr: La cohorte dont le calendrier est repris
    #[arg(long, value_name = "COHORT", required_unless_present = "from", requires = "start")]
    like: Option<String>,
    /// The day of the first session
    /// fr: Le jour de la première séance
    #[arg(long, value_name = "DATE", value_parser = values::date, required_unless_present = "from", requires = "like")]
    start: Option<DateWord>,
    /// Seats [as many as the other has]
    /// fr: Le nombre de places [autant que l'autre]
    #[arg(long, value_name = "N", value_parser = values::seats)]
    capacity: Option<u32>,
    /// The file of its sessions (CSV, XLSX or ODS): headings for module, date, start, end and perhaps trainer, place, link
    /// fr: Le fichier de ses séances (CSV, XLSX ou ODS) : des titres pour module, date, début, fin et au besoin
    /// formateur, lieu, lien
    #[arg(long, value_name = "FILE", conflicts_with_all = ["like", "start"])]
    from: Option<PathBuf>,
    #[command(flatten)]
    file: PlanFile,
    #[command(flatten)]
    write: Write,
}

/// Adds it, where the other is defined, in the programme or in a file of its own; one of a file where cohorts are.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    if let Some(file) = &args.from {
        return from_file(context, ui, args, file);
    }
    let (Some(like), Some(start)) = (&args.like, args.start) else {
        return Err(CommandError::usage(Usage::Missing { needed: vec!["--like".to_owned()] }, None));
    };
    let model = |reading: &_| {
        Ok(Cohorts { first: named_cohort(reading, like)?, others: Vec::new(), breadth: Breadth::Register })
    };
    carry_out_on(context, ui, &args.write, model, |desk| {
        let request = AddCohort { id: args.id.clone(), start: start.on(desk.today), capacity: args.capacity };
        let (cohorts, folders) = (desk.reading.cohort_ids()?, desk.reading.undefined_folders()?);
        let known = ExistingCohorts { cohorts: &cohorts, folders: &folders };
        Ok(add_cohort(&desk.records.cohort, desk.programme, known, &request)?)
    })
}

/// Adds a cohort with the sessions of a file.
fn from_file(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, file: &Path) -> Result<()> {
    let rows = args.file.rows(context, ui, file)?;
    let lang = ui.lang;
    decide_and_commit(context, ui, args.write.dry_run, |reading| {
        let programme = reading.programme();
        let (cohorts, folders) = (reading.cohort_ids()?, reading.undefined_folders()?);
        let known = ExistingCohorts { cohorts: &cohorts, folders: &folders };
        let request = ScheduledCohort {
            id: &args.id,
            capacity: args.capacity,
            rows: &rows,
            in_programme: reading.defines_cohorts(),
            today: context.today(programme),
        };
        let plan = add_scheduled_cohort(programme, known, &request)?;
        let shown = Answer::Text(show_plan::shown(&plan, programme, &[], args.write.format, lang)?);
        let asides = plan.notices.iter().map(Aside::of).collect();
        Ok(Decided { joining: None, plan, shown, asides, for_programs: args.write.is_json() })
    })
}
