//! `formation sessions close`: the sheet of a session is finished, and stays as it is.

use crate::commands::carry_out::{Write, carry_out};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::domain::change::Plan;
use crate::domain::date_words::DateWord;
use crate::domain::decide::close_session::{CloseSession, close_session};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Close the sheet of a session, or of several: later changes need `--reopen`
/// fr: Clore la feuille de présence d'une séance, ou de plusieurs : la modifier ensuite demande `--reopen`
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The sessions: id, date, `next` or `last`
    /// fr: Les séances : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION", required = true)]
    sessions: Vec<String>,
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
        Naming::writing(self.sessions.iter().map(|session| Clue::Session(session)))
    }
}

/// Closes them: all or none.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out(context, ui, &args.write, |desk| {
        let on = args.on.map(|day| day.on(desk.today));
        let (mut plan, mut closed) = (Plan::default(), Vec::new());
        for typed in &args.sessions {
            let session = desk.session(typed)?;
            if closed.contains(&session) {
                continue;
            }
            closed.push(session);
            let one = close_session(desk.records, &CloseSession { session, on }, desk.today)?;
            plan.changes.extend(one.changes);
            plan.notices.extend(one.notices);
        }
        Ok(plan)
    })
}
