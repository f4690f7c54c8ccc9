//! `formation topics propose`: something to talk about.

use crate::commands::asking::{self, NeededText};
use crate::commands::carry_out::{Desk, Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::forms::{self, FormFile, Noun};
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::decide::modules::form::{FormAnswer, topics};
use crate::domain::decide::modules::topics::{Proposal, propose};
use crate::domain::headings::Heading;
use crate::domain::vocabulary::TopicKind;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Propose a topic
/// fr: Proposer un sujet
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// What it is about, in a few words
    /// fr: De quoi il s'agit, en quelques mots
    #[arg(value_name = "TITLE", value_parser = values::something, conflicts_with = "from")]
    title: Option<String>,
    /// Who proposes it; without it, a trainer
    /// fr: Qui le propose ; sans cette option, l'équipe de formation
    #[arg(long, value_name = "PERSON", value_parser = values::something, conflicts_with = "from")]
    by: Option<String>,
    /// lived or upcoming
    /// fr: vécu ou à venir
    #[arg(long, value_name = "KIND", value_parser = word_lists::words::<TopicKind>(), conflicts_with = "from")]
    kind: Option<TopicKind>,
    /// Free text
    /// fr: Une remarque
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    note: Option<String>,
    #[command(flatten)]
    write: Write,
    #[command(flatten)]
    form: FormFile,
}

/// Proposes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    const TITLE: NeededText = NeededText { option: None, heading: Heading::Caption, value: ["TITLE", "INTITULÉ"] };
    if let Some(file) = args.form.named(ui, false)? {
        let judge = |desk: &Desk<'_>, rows: &[FormAnswer]| Ok(topics(desk.records, rows, desk.today));
        return forms::run(context, ui, (&args.form, &args.write), file, &Noun::proposals(), judge);
    }
    let title = asking::text(context, ui, args.title.as_ref(), TITLE, "formation topics propose")?;
    let (by, kind, note) = (args.by.clone(), args.kind, args.note.clone().unwrap_or_default());
    let proposal = Proposal { title, by, kind, note };
    carry_out_whole(context, ui, &args.write, |desk| Ok(propose(desk.records, &proposal, desk.today)?))
}
