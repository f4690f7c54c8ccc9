//! `formation network offer` and `formation network need`.

use crate::commands::asking::{self, Needed, TEXT};
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Named, Naming};
use crate::commands::values;
use crate::domain::decide::modules::network::offer;
use crate::domain::headings::Heading;
use crate::domain::vocabulary::OfferKind;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What somebody offers or needs
/// fr: Ce qu'une personne propose ou cherche
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    /// What, in a sentence
    /// fr: Quoi, en une phrase
    #[arg(value_name = "TEXT", value_parser = values::something)]
    text: Option<String>,
    /// A word by which it is found; may be given several times
    /// fr: Un mot-clé ; option répétable
    #[arg(long = "tag", value_name = "TAG", value_parser = values::something)]
    tags: Vec<String>,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Named::Person(&self.person)])
    }
}

/// Notes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, kind: OfferKind) -> Result<()> {
    const WHAT: Needed = Needed { option: None, heading: Heading::Text, value: TEXT };
    let command = if kind == OfferKind::Offer { "formation network offer" } else { "formation network need" };
    let text = asking::text(context, ui, args.text.as_ref(), WHAT, command)?;
    carry_out_whole(context, ui, &args.write, |desk| {
        Ok(offer(desk.records, &args.person, kind, &text, &args.tags, desk.today)?)
    })
}
