//! `formation withdraw`: an enrolment ends on its last day.

use crate::commands::asking;
use crate::commands::carry_out::{Write, carry_out};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::reopening::ReopeningWish;
use crate::commands::values;
use crate::domain::date_words::DateWord;
use crate::domain::decide::withdraw::{Withdraw, withdraw};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// End an enrolment: cancelled before the first session, withdrawn later
/// fr: Mettre fin à une inscription : annulation avant la première séance, abandon ensuite
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    /// The last day that counts [today]
    /// fr: Le dernier jour qui compte [aujourd'hui]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    on: Option<DateWord>,
    /// Why
    /// fr: Pourquoi
    #[arg(long, value_name = "TEXT", value_parser = values::something)]
    reason: Option<String>,
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

/// Withdraws one person.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reason = asking::reason(context, ui, args.reason.as_ref(), "formation withdraw")?;
    carry_out(context, ui, &args.write, |desk| {
        let on = args.on.map(|day| day.on(desk.today));
        let request = Withdraw { person: args.person.clone(), on, reason: reason.clone() };
        let plan = withdraw(desk.records, &request, desk.today)?;
        Ok(args.reopening.applied(plan, desk))
    })
}
