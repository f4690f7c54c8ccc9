//! `formation sessions close`: the sheet of a session is finished, and stays as it is.

use crate::commands::carry_out::{Write, carry_out};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::domain::date_words::DateWord;
use crate::domain::decide::close_session::{CloseSession, close_session};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Close the sheet of a session: later changes need `--reopen`
/// fr: Clore la feuille de présence d'une séance : la modifier ensuite demande `--reopen`
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION")]
    session: String,
    /// The day it was closed [today]
    /// fr: Le jour où elle a été close [aujourd'hui]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    on: Option<DateWord>,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Clue::Session(&self.session)])
    }
}

/// Closes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out(context, ui, &args.write, |desk| {
        let on = args.on.map(|day| day.on(desk.today));
        let request = CloseSession { session: desk.session(&args.session)?, on };
        Ok(close_session(desk.records, &request, desk.today)?)
    })
}
