//! `formation topics vote`: the dots that somebody gives to open topics.

use crate::commands::carry_out::{Desk, Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::forms::{self, FormFile, Noun};
use crate::commands::meant_cohort::{Named, Naming};
use crate::commands::values;
use crate::domain::decide::modules::form::{FormAnswer, votes};
use crate::domain::decide::modules::votes::{take_back, vote};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Give dots to topics: what somebody gives replaces what they gave before
/// fr: Donner des points à des sujets : ce vote remplace le précédent
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something, required_unless_present = "from", conflicts_with = "from")]
    person: Option<String>,
    /// Topics with their dots: t3=2, or t3 for one
    /// fr: Les sujets et leurs points : t3=2, ou t3 pour un point
    #[arg(value_name = "TOPIC=DOTS", value_parser = values::something, conflicts_with_all = ["none", "from"])]
    dots: Vec<String>,
    /// Take back what they gave to open topics
    /// fr: Reprendre ce qui était donné aux sujets ouverts
    #[arg(long, conflicts_with = "from")]
    none: bool,
    #[command(flatten)]
    write: Write,
    #[command(flatten)]
    form: FormFile,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing(self.person.as_deref().map(Named::Person))
    }
}

/// Notes the vote.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    if let Some(file) = args.form.named(ui, false)? {
        let judge = |desk: &Desk<'_>, rows: &[FormAnswer]| votes(desk.records, rows, desk.programme.pedagogy.dots);
        return forms::run(context, ui, (&args.form, &args.write), file, &Noun::votes(), judge);
    }
    let person = args.person.as_deref().unwrap_or_default();
    carry_out_whole(context, ui, &args.write, |desk| {
        if args.none {
            return Ok(take_back(desk.records, person)?);
        }
        Ok(vote(desk.records, person, &args.dots, desk.programme.pedagogy.dots)?)
    })
}
