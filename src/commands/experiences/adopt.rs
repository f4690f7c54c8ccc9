//! `formation experiences adopt`: somebody takes an experience up.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::swapped::in_order;
use crate::commands::values;
use crate::domain::decide::modules::experiences::adopt;
use crate::domain::decide::modules::taking_back;
use crate::domain::schema::Reference;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Note that somebody takes an experience up
/// fr: Noter qu'une personne reprend une expérience
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "EXPERIENCE", value_parser = values::something)]
    experience: String,
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    /// How
    /// fr: De quelle façon
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    /// They do not take it up after all
    /// fr: Finalement, elle ne la reprend pas
    #[arg(long, conflicts_with = "note")]
    none: bool,
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
        let decided = if args.none {
            taking_back::adoption(desk.records, &args.experience, &args.person)
        } else {
            adopt(desk.records, &args.experience, &args.person, args.note.trim(), desk.today)
        };
        let typed = [args.experience.as_str(), args.person.as_str()];
        in_order(context, desk, [Reference::Experience, Reference::Participant], typed, decided)
    })
}
