//! `formation network consent`: what of somebody the others may see.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::decide::modules::network::{consent, withdraw};
use crate::domain::vocabulary::ConsentField;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Note what of somebody the network may see, or no longer
/// fr: Noter ce que le réseau peut voir d'une personne, ou ne le peut plus
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    /// What may be seen: name, email, phone, organisation
    /// fr: Ce qui peut être vu : nom, adresse e-mail, téléphone, structure
    #[arg(value_name = "FIELD", value_parser = word_lists::words::<ConsentField>(), conflicts_with = "withdraw")]
    fields: Vec<ConsentField>,
    /// What may no longer be seen
    /// fr: Ce qui ne peut plus être vu
    #[arg(long, value_name = "FIELD", num_args = 1.., value_parser = word_lists::words::<ConsentField>())]
    withdraw: Vec<ConsentField>,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Clue::Person(&self.person)])
    }
}

/// Notes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        if args.withdraw.is_empty() {
            return Ok(consent(desk.records, &args.person, &args.fields, desk.today)?);
        }
        Ok(withdraw(desk.records, &args.person, &args.withdraw, desk.today)?)
    })
}
