//! `formation network promise`: a commitment of somebody, for a day.

use crate::commands::asking::{self, NeededText, TEXT};
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::domain::date_words::DateWord;
use crate::domain::decide::modules::network::commit;
use crate::domain::headings::Heading;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Note a commitment of somebody
/// fr: Noter un engagement
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
    /// For which day
    /// fr: Pour quel jour
    #[arg(long, value_name = "DATE", required = true, value_parser = values::date)]
    due: DateWord,
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
    const WHAT: NeededText = NeededText { option: None, heading: Heading::Text, value: TEXT };
    let text = asking::text(context, ui, args.text.as_ref(), WHAT, "formation network promise")?;
    carry_out_whole(context, ui, &args.write, |desk| {
        Ok(commit(desk.records, &args.person, &text, Some(args.due.on(desk.today)))?)
    })
}
