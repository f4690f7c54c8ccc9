//! `formation topics vote`: the dots that somebody gives to open topics.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Named, Naming};
use crate::commands::values;
use crate::domain::decide::modules::votes::{take_back, vote};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Give dots to topics: what somebody gives replaces what they gave before
/// fr: Donner des points à des sujets : ce vote remplace le précédent
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    /// Topics with their dots: t3=2, or t3 for one
    /// fr: Les sujets et leurs points : t3=2, ou t3 pour un point
    #[arg(value_name = "TOPIC=DOTS", value_parser = values::something, conflicts_with = "none")]
    dots: Vec<String>,
    /// Take back what they gave to open topics
    /// fr: Reprendre ce qui était donné aux sujets ouverts
    #[arg(long)]
    none: bool,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Named::Person(&self.person)])
    }
}

/// Notes the vote.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        if args.none {
            return Ok(take_back(desk.records, &args.person)?);
        }
        Ok(vote(desk.records, &args.person, &args.dots, desk.programme.pedagogy.dots)?)
    })
}
