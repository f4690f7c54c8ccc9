//! `formation participants show`: one enrolment, every cell of it, and where its hours stand.

use serde_json::json;

use crate::commands::context::Context;
use crate::commands::explain::PersonSums;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::show_plan::{PlanFormat, record_as_json};
use crate::commands::word_lists;
use crate::domain::change_lines::enrolment_lines;
use crate::domain::decide::names;
use crate::lang::words::Words;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// One person and their enrolment
/// fr: Une personne et son inscription
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON")]
    person: String,
    /// How to show it: `json` for a program
    /// fr: `json` pour un logiciel
    #[arg(long, value_name = "FORMAT", value_parser = word_lists::plan_formats())]
    format: Option<PlanFormat>,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::reading([Clue::Person(&self.person)])
    }
}

/// Shows one person.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let records = context.records(&reading)?;
    let position = names::person(&records, &args.person)?;
    let enrolment = records.enrolment(position);
    if args.format == Some(PlanFormat::Json) {
        let mut object = record_as_json(enrolment);
        object["cohort"] = json!(records.cohort.id.as_str());
        ui.answer_for_programs(&serde_json::to_string_pretty(&[object])?)?;
        return Ok(());
    }
    for line in enrolment_lines(&records.cohort.id, &reading.programme().fields, None, Some(enrolment), ui.lang) {
        ui.answer(&line)?;
    }
    if !enrolment.state.counts() {
        return Ok(());
    }
    let today = context.today(reading.programme());
    let sums = PersonSums::of(&records, position, today, reading.programme().complete_at);
    ui.answer("")?;
    ui.answer(&sums.say(ui.lang))?;
    Ok(())
}
