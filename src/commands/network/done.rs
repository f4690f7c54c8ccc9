//! `formation network done`: a commitment is done.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::date_words::DateWord;
use crate::domain::decide::modules::network::done;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Note that a commitment is done
/// fr: Noter qu'un engagement est tenu
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words of its text
    /// fr: Son identifiant, ou des débuts de mots de son texte
    #[arg(value_name = "COMMITMENT", value_parser = values::something)]
    commitment: String,
    /// Which day; today unless given
    /// fr: Quel jour ; aujourd'hui par défaut
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    on: Option<DateWord>,
    #[command(flatten)]
    write: Write,
}

/// Notes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        let on = args.on.map_or(desk.today, |day| day.on(desk.today));
        Ok(done(desk.records, &args.commitment, on, desk.today)?)
    })
}
