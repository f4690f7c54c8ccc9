//! `formation criteria edit`: correct a criterion.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::things::Edited;
use crate::commands::values;
use crate::domain::decide::modules::edit::edit;
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::scale::Weight;
use crate::domain::vocabulary::Yes;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Correct a criterion
/// fr: Corriger un critère
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "CRITERION", value_parser = values::something)]
    criterion: String,
    /// What it is about
    /// fr: De quoi il s'agit
    #[arg(long, value_name = "LABEL")]
    label: Option<String>,
    /// How much it counts, from 0 to 9
    /// fr: Son poids, de 0 à 9
    #[arg(long, value_name = "0-9", value_parser = values::weight)]
    weight: Option<Weight>,
    /// A tool must meet it
    /// fr: Un outil doit le remplir
    #[arg(long, conflicts_with = "no_must")]
    must: bool,
    /// A tool may do without it
    /// fr: Un outil peut s'en passer
    #[arg(long)]
    no_must: bool,
    #[command(flatten)]
    write: Write,
}

/// Corrects it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let must = match (args.must, args.no_must) {
        (true, _) => Some(Yes::Yes.key().to_owned()),
        (_, true) => Some(String::new()),
        _ => None,
    };
    carry_out_whole(context, ui, &args.write, |desk| {
        let cells = Edited::default()
            .text("--label", "label", args.label.as_ref())
            .number("--weight", "weight", args.weight.map(|weight| weight.get().into()))
            .text("--must", "must", must.as_ref())
            .cells("formation criteria edit")?;
        Ok(edit::<Criterion>(desk.records, &args.criterion, &cells)?)
    })
}
