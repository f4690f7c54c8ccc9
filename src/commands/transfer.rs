//! `formation transfer`: a person goes on in another cohort.

use anyhow::Result;

use crate::domain::change::Plan;
use crate::domain::date_words::DateWord;
use crate::domain::decide::transfer::{Transfer, transfer};
use crate::domain::life_refusal::LifeRefusal;
use crate::domain::refusal::Refusal;
use crate::i18n::Words;
use crate::i18n::questions::Question;
use crate::store::Reading;
use crate::ui::{Ui, prompt};

use super::carry_out::{Cohorts, Desk, Write, carry_out_on, rehearse};
use super::context::{Context, named_cohort};
use super::reopening::Reopening;
use super::values;

/// Go on in another cohort: what was attended stays here
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    #[arg(value_name = "PERSON")]
    person: String,
    /// The new cohort
    #[arg(long, value_name = "ID")]
    to: String,
    /// The first day in the new cohort [today]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    on: Option<DateWord>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,
    /// They are somebody else than who resembles them
    #[arg(long)]
    distinct: bool,
    #[command(flatten)]
    reopening: Reopening,
    #[command(flatten)]
    write: Write,
}

/// Transfers one person. On a terminal a near match there is a question.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let mut args = args.clone();
    if ui.interactive
        && let Err(error) = rehearse(context, ui, |reading| both(context, reading, &args), |desk| decide(desk, &args))
        && let Some(Refusal::Life(near @ LifeRefusal::PerhapsThere { .. })) = error.downcast_ref::<Refusal>()
    {
        let question = Question::SomebodyElse { near: near.say(ui.lang) };
        args.distinct = prompt::confirm(ui, &question.say(ui.lang))?;
    }
    carry_out_on(context, ui, &args.write, |reading| both(context, reading, &args), |desk| decide(desk, &args))
}

fn both(context: &Context<'_>, reading: &Reading, args: &Args) -> Result<Cohorts> {
    Ok(Cohorts { first: context.cohort(reading)?, others: vec![named_cohort(reading, &args.to)?] })
}

fn decide(desk: &Desk<'_>, args: &Args) -> Result<Plan> {
    let request = Transfer {
        person: args.person.clone(),
        on: args.on.map(|day| day.on(desk.today)),
        reason: args.reason.clone(),
        distinct: args.distinct,
    };
    let there = desk.others.first().unwrap_or(desk.records);
    let plan = transfer(desk.records, there, &request, desk.today)?;
    Ok(args.reopening.applied(plan, desk))
}
