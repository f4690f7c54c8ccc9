//! `formation topics edit`: correct a topic.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::things::Edited;
use crate::commands::values;
use crate::domain::decide::modules::meant::person_cell;
use crate::domain::decide::modules::topics::edit;
use crate::domain::vocabulary::TopicKind;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Correct a topic
/// fr: Corriger un sujet
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "TOPIC", value_parser = values::something)]
    topic: String,
    /// What it is about
    /// fr: De quoi il s'agit
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Who proposed it; "" for a trainer
    /// fr: Qui l'a proposé ; "" pour l'équipe de formation
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// lived or upcoming
    /// fr: vécu ou à venir
    #[arg(long, value_name = "KIND", value_parser = values::word_of::<TopicKind>)]
    kind: Option<TopicKind>,
    /// Free text
    /// fr: Une remarque
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Corrects it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        let by = args.by.as_deref().map(|typed| person_cell(desk.records, typed)).transpose()?;
        let cells = Edited::default()
            .text("--title", "title", args.title.as_ref())
            .text("--by", "by", by.as_ref())
            .word("--kind", "kind", args.kind)
            .text("--note", "note", args.note.as_ref())
            .cells("formation topics edit")?;
        Ok(edit(desk.records, &args.topic, &cells)?)
    })
}
