//! `formation waitlist promote`: a free seat for somebody who waits.

use crate::commands::carry_out::{Write, carry_out};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::domain::date_words::DateWord;
use crate::domain::decide::promote::{Promote, promote};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Give a free seat to somebody who waits, or who left and comes back
/// fr: Donner une place libre à qui attend
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who [the first of the list]
    /// fr: Qui [la première personne de la liste]
    #[arg(value_name = "PERSON")]
    person: Option<String>,
    /// Why others are passed over
    /// fr: Pourquoi passer devant d'autres
    #[arg(long, value_name = "TEXT", value_parser = values::something)]
    reason: Option<String>,
    /// First day that counts [from the first session]
    /// fr: Le premier jour qui compte [dès la première séance]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    starts_on: Option<DateWord>,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing(self.person.as_deref().map(Clue::Person))
    }
}

/// Seats one person.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out(context, ui, &args.write, |desk| {
        let starts_on = args.starts_on.map(|day| day.on(desk.today));
        let erased = desk.reading.erased(desk.records)?;
        let request = Promote { person: args.person.clone(), reason: args.reason.clone(), starts_on, erased };
        Ok(promote(desk.records, desk.programme, &request, desk.today)?)
    })
}
