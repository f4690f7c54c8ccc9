//! `formation topics choose`: which topics a session takes up.

use crate::commands::asking::{self, NeededText, TEXT};
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::swapped::in_order;
use crate::commands::values;
use crate::domain::decide::modules::topics::{Choice, choose};
use crate::domain::headings::Heading;
use crate::domain::quantity::Minutes;
use crate::domain::schema::Reference;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Choose topics for a session
/// fr: Choisir des sujets pour une séance
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION", value_parser = values::something)]
    session: String,
    /// Their ids, or words that each begin a word of the title
    /// fr: Leurs identifiants, ou des débuts de mots de l'intitulé
    #[arg(value_name = "TOPIC", required = true, value_parser = values::something)]
    topics: Vec<String>,
    /// How long one is given: t3=40
    /// fr: Le temps donné à l'un d'eux : t3=40
    #[arg(long, value_name = "TOPIC=MINUTES", value_parser = values::topic_minutes)]
    minutes: Vec<(String, Minutes)>,
    /// Why these
    /// fr: Pourquoi ceux-là
    #[arg(long, value_name = "TEXT", value_parser = values::something)]
    why: Option<String>,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Clue::Session(&self.session)])
    }
}

/// Chooses them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    const WHY: NeededText = NeededText { option: Some("--why"), heading: Heading::Why, value: TEXT };
    let why = asking::text(context, ui, args.why.as_ref(), WHY, "formation topics choose")?;
    carry_out_whole(context, ui, &args.write, |desk| {
        let choice = desk.session(&args.session).map(|session| Choice {
            session,
            topics: args.topics.clone(),
            minutes: args.minutes.clone(),
            why: why.clone(),
        });
        let decided = choice.and_then(|choice| choose(desk.records, &choice));
        let typed = [args.session.as_str(), args.topics.first().map_or("", String::as_str)];
        in_order(context, desk, [Reference::Session, Reference::Topic], typed, decided)
    })
}
