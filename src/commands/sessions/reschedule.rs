//! `formation sessions move`: another day or time for a session.

use chrono::NaiveTime;

use crate::commands::asking;
use crate::commands::carry_out::{Write, carry_out};
use crate::commands::context::Context;
use crate::commands::mail_hint::{MailHint, MailRemark};
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::reopening::ReopeningWish;
use crate::commands::sessions::at_once::elsewhere;
use crate::commands::values;
use crate::domain::change::Change;
use crate::domain::date_words::DateWord;
use crate::domain::decide::move_session::{MoveSession, move_session};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Move a session to another day or time
/// fr: Déplacer une séance
#[derive(Clone, Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("slot").required(true).multiple(true).args(["to", "start", "end"])))]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION")]
    session: String,
    /// The new day
    /// fr: La nouvelle date
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    to: Option<DateWord>,
    /// The new start; without an end, the session stays as long as it was
    /// fr: La nouvelle heure de début
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    start: Option<NaiveTime>,
    /// The new end
    /// fr: La nouvelle heure de fin
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    end: Option<NaiveTime>,
    /// Why; kept in the note of the session
    /// fr: Pourquoi ; gardé dans la remarque de la séance
    #[arg(long, value_name = "TEXT", value_parser = values::something)]
    reason: Option<String>,
    /// Move it although it has marks, and keep them
    /// fr: Déplacer même si des présences sont marquées : elles suivent
    #[arg(long)]
    keep_marks: bool,
    #[command(flatten)]
    reopening: ReopeningWish,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Clue::Session(&self.session)])
    }
}

/// Moves it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reason = asking::reason(context, ui, args.reason.as_ref(), "formation sessions move")?;
    let telling = MailRemark::default();
    carry_out(context, ui, &args.write, |desk| {
        let request = MoveSession {
            session: desk.session(&args.session)?,
            to: args.to.map(|day| day.on(desk.today)),
            start: args.start,
            end: args.end,
            reason: reason.clone(),
            keep_marks: args.keep_marks,
        };
        let mut plan = move_session(desk.programme, desk.records, &request, desk.today)?;
        elsewhere(desk, &mut plan);
        if let Some(Change::Session { after: Some(after), .. }) = plan.changes.first() {
            telling.of(desk, request.session, after, |session| MailHint::Moved { session });
        }
        Ok(args.reopening.applied(plan, desk))
    })?;
    telling.say(ui, args.write.dry_run);
    Ok(())
}
