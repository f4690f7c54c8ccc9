//! `drop`: a thing of the modules goes, unless something names it.

use std::marker::PhantomData;

use super::edit::noun;
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::edit;
use crate::domain::pedagogy::thing::Thing;
use crate::domain::schema::Record;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What goes.
#[derive(Clone, Debug, clap::Args)]
pub struct DropArgs<T: Record + Send + Sync + 'static> {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = noun::<T>(), value_parser = values::something)]
    pub thing: String,
    #[command(flatten)]
    pub write: Write,
    #[arg(skip)]
    of: PhantomData<T>,
}

/// Takes it away.
pub fn drop<T: Thing + Send + Sync>(context: &Context<'_>, ui: &mut Ui<'_>, args: &DropArgs<T>) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| Ok(edit::drop::<T>(desk.records, &args.thing)?))
}
