//! `formation share settle`: sends what waits, and decides what cannot be merged.

use crate::commands::anew::said_by_hand;
use crate::commands::context::Context;
use crate::commands::share::words::ShareWords;
use crate::commands::typed_line::command_line;
use crate::lang::words::Words as _;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::{Ui, exit, failure};

/// Send what waits, and decide what cannot be merged
/// fr: Envoyer ce qui attend, et trancher ce qui ne peut pas être fusionné
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Which of those that wait
    /// fr: Laquelle de celles qui attendent
    #[arg(value_name = "N", requires = "side")]
    number: Option<u32>,
    #[command(flatten)]
    side: Side,
}

/// Whose version stands.
#[derive(Clone, Debug, clap::Args)]
#[group(id = "side", multiple = false, requires = "number")]
struct Side {
    /// Write yours over what the store has
    /// fr: Écrire la vôtre par-dessus celle de la base
    #[arg(long)]
    mine: bool,
    /// Leave what the store has, and drop yours
    /// fr: Garder celle de la base, et abandonner la vôtre
    #[arg(long)]
    theirs: bool,
}

/// Sends, decides, and lists what still waits (exit 1).
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let folder = context.folder()?;
    drop(folder.shared()?);
    if let Some(number) = args.number {
        for note in folder.decide(context.reach, number, args.side.mine)? {
            failure::problem(ui, &note, &|_| None);
        }
    }
    let sent = context.write(ui, false)?.send_by_hand(None)?;
    said_by_hand(ui, &sent);
    let undecided = folder.undecided()?;
    for one in &undecided {
        let (number, command) = (one.number, command_line(&one.command));
        ui.answer(&ShareWords::Undecided { number, command }.say(ui.lang))?;
        for why in &one.why {
            ui.answer(&format!("  {}", why.what.say(ui.lang)))?;
        }
        let hint =
            if one.may_be_written { ShareWords::MineOrTheirs { number } } else { ShareWords::OnlyTheirs { number } };
        ui.hint(&hint);
    }
    let still = folder.shared()?.waiting;
    for command in &still {
        ui.answer(&ShareWords::NotSent { command: command_line(command) }.say(ui.lang))?;
    }
    if undecided.is_empty() && still.is_empty() {
        ui.answer(&ShareWords::AllSent.say(ui.lang))?;
        return Ok(());
    }
    Err(CommandError::Stop(exit::REFUSED))
}
