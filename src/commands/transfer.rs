//! `formation transfer`: a person goes on in another cohort.

use crate::commands::carry_out::{Cohorts, Desk, Write, agreed, carry_out_on, somebody_else};
use crate::commands::context::Context;
use crate::commands::meant_cohort::named_cohort;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::reopening::ReopeningWish;
use crate::commands::values;
use crate::domain::breadth::Breadth;
use crate::domain::change::Plan;
use crate::domain::date_words::DateWord;
use crate::domain::decide::transfer::{Transfer, transfer};
use crate::store::Reading;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Go on in another cohort: what was attended stays here
/// fr: Continuer dans une autre cohorte : ce qui a été suivi reste ici
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    /// The new cohort
    /// fr: La nouvelle cohorte
    #[arg(long, value_name = "COHORT")]
    to: String,
    /// The first day in the new cohort [today]
    /// fr: Le premier jour dans la nouvelle cohorte [aujourd'hui]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    on: Option<DateWord>,
    /// Why
    /// fr: Pourquoi
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,
    /// They are somebody else than who resembles them
    /// fr: C'est quelqu'un d'autre que la personne qui lui ressemble
    #[arg(long)]
    distinct: bool,
    #[command(flatten)]
    reopening: ReopeningWish,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Clue::Person(&self.person)])
    }
}

/// Transfers one person. On a terminal a near match there is a question.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let mut args = args.clone();
    args.distinct |=
        agreed(context, ui, |reading| both(context, reading, &args), |desk| decide(desk, &args), somebody_else)?;
    carry_out_on(context, ui, &args.write, |reading| both(context, reading, &args), |desk| decide(desk, &args))
}

fn both(context: &Context<'_>, reading: &Reading, args: &Args) -> Result<Cohorts> {
    Ok(Cohorts {
        first: context.cohort(reading)?,
        others: vec![named_cohort(reading, &args.to)?],
        breadth: Breadth::Register,
    })
}

fn decide(desk: &Desk<'_>, args: &Args) -> Result<Plan> {
    let request = Transfer {
        person: args.person.clone(),
        on: args.on.map(|day| day.on(desk.today)),
        reason: args.reason.clone(),
        distinct: args.distinct,
    };
    let there = desk.others.first().unwrap_or(desk.records);
    let plan = transfer(desk.records, there, desk.programme, &request, desk.today)?;
    Ok(args.reopening.applied(plan, desk))
}
