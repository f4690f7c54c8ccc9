//! `formation criteria add`: one more thing that tools are judged by.

use crate::commands::asking::{self, NeededText};
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::criteria::add;
use crate::domain::headings::Heading;
use crate::domain::pedagogy::scale::Weight;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Add a criterion
/// fr: Ajouter un critère
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// What it is about, in a few words
    /// fr: De quoi il s'agit, en quelques mots
    #[arg(value_name = "LABEL", value_parser = values::something)]
    label: Option<String>,
    /// How much it counts, from 0 to 9; 1 unless given
    /// fr: Son poids, de 0 à 9 ; 1 par défaut
    #[arg(long, value_name = "0-9", value_parser = values::weight)]
    weight: Option<Weight>,
    /// A tool must meet it
    /// fr: Un outil doit le remplir
    #[arg(long)]
    must: bool,
    #[command(flatten)]
    write: Write,
}

/// Adds it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    const LABEL: NeededText =
        NeededText { option: None, heading: Heading::CriterionLabel, value: ["LABEL", "CRITÈRE"] };
    let label = asking::text(context, ui, args.label.as_ref(), LABEL, "formation criteria add")?;
    carry_out_whole(context, ui, &args.write, |desk| Ok(add(desk.records, &label, args.weight, args.must)?))
}
