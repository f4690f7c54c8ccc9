//! The one way of every command that writes: read, decide, show, and stop there in a dry run; else lock, read, decide,
//! commit, show what was done, and say what there is to know of it. In a copy of a shared programme somebody else may be quicker:
//! then all of it is done anew on what the folder is by then.

use crate::commands::anew::until_first;
use crate::commands::context::Context;
use crate::store::{Committed, Reading, Writing};
use crate::ui::command_error::Result;
use crate::ui::progress::Work;
use crate::ui::status::Status;
use crate::ui::{Ui, failure};

/// What a command decided, before it is done.
pub trait Decision {
    /// The answer on standard output, and what is said beside it; the same in a dry run.
    fn show(&self, ui: &mut Ui<'_>) -> Result<()>;

    /// Carries it out; none where there is nothing to do.
    fn commit(&mut self, writing: Writing) -> Result<Option<Committed>>;

    /// Said once it is done.
    fn done(&self, ui: &mut Ui<'_>, committed: &Committed);

    /// Said of a dry run, behind the answer.
    fn not_done(&self, ui: &mut Ui<'_>) {
        let _ = ui;
    }

    /// Said where there was nothing to do.
    fn nothing(&self, ui: &mut Ui<'_>) -> Result<()> {
        self.show(ui)
    }
}

/// Decides and carries out. Everything that is said is known before it is done: nothing that comes after can look as if it
/// had failed.
pub fn decide_and_commit<D: Decision>(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    dry_run: bool,
    mut decide: impl FnMut(&Reading) -> Result<D>,
) -> Result<()> {
    if dry_run {
        let reading = context.read(ui)?;
        let sign = ui.waiting(Work::Deciding);
        let decision = decide(&reading)?;
        drop(sign);
        decision.show(ui)?;
        decision.not_done(ui);
        ui.status(&Status::NothingWritten);
        return Ok(());
    }
    let (decision, committed) = until_first(context, ui, |ui, writing| {
        let sign = ui.waiting(Work::Deciding);
        let mut decision = decide(&writing)?;
        drop(sign);
        let sign = ui.waiting(Work::Writing);
        let committed = decision.commit(writing)?;
        drop(sign);
        Ok((decision, committed))
    })?;
    let Some(committed) = committed else { return decision.nothing(ui) };
    let answered = decision.show(ui);
    decision.done(ui, &committed);
    if committed.is_in_store {
        ui.status(&Status::InStore { operation: committed.operation });
    }
    failure::shown(ui, answered, Some(committed.operation))
}
