//! `formation sessions cancel`: a session that will not, or did not, take place.

use crate::commands::asking;
use crate::commands::carry_out::{Write, carry_out};
use crate::commands::context::Context;
use crate::commands::mail_hint::{MailHint, MailRemark};
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::reopening::ReopeningWish;
use crate::commands::values;
use crate::domain::decide::cancel_session::{CancelSession, cancel_session};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Cancel a session: it is no longer planned for anybody
/// fr: Annuler une séance
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION")]
    session: String,
    /// Why; kept in the note of the session
    /// fr: Pourquoi ; gardé dans la remarque de la séance
    #[arg(long, value_name = "TEXT", value_parser = values::something)]
    reason: Option<String>,
    /// Cancel it although it has marks, and remove them
    /// fr: Annuler même si des présences sont marquées : elles sont retirées
    #[arg(long)]
    drop_marks: bool,
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

/// Cancels it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reason = asking::reason(context, ui, args.reason.as_ref(), "formation sessions cancel")?;
    let telling = MailRemark::default();
    carry_out(context, ui, &args.write, |desk| {
        let request = CancelSession {
            session: desk.session(&args.session)?,
            reason: reason.clone(),
            drop_marks: args.drop_marks,
        };
        let plan = cancel_session(desk.records, &request)?;
        let session = desk.records.session(request.session);
        telling.of(desk, request.session, session, |session| MailHint::Cancelled { session });
        Ok(args.reopening.applied(plan, desk))
    })?;
    telling.say(ui, args.write.dry_run);
    Ok(())
}
