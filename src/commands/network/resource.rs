//! `formation network resource`: something that the network keeps.

use crate::commands::asking::{self, NeededText};
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::decide::modules::meant::taking_place;
use crate::domain::decide::modules::network::{NetworkRow, resource};
use crate::domain::headings::Heading;
use crate::domain::vocabulary::ResourceKind;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Add something that the network keeps
/// fr: Ajouter une ressource du réseau
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// What it is, in a few words
    /// fr: Ce que c'est, en quelques mots
    #[arg(value_name = "TITLE", value_parser = values::something)]
    title: Option<String>,
    /// Where it is
    /// fr: Où elle se trouve
    #[arg(long, value_name = "LINK", value_parser = values::something)]
    link: Option<String>,
    /// guide, tool, recording, experience or other
    /// fr: guide, outil, enregistrement, expérience ou autre
    #[arg(long, value_name = "KIND", value_parser = word_lists::words::<ResourceKind>())]
    kind: Option<ResourceKind>,
    /// The session it comes from
    /// fr: La séance dont elle vient
    #[arg(long, value_name = "SESSION", value_parser = values::something)]
    session: Option<String>,
    /// The tool it is about
    /// fr: L'outil dont elle parle
    #[arg(long, value_name = "TOOL", value_parser = values::something)]
    tool: Option<String>,
    /// Who brought it
    /// fr: Qui l'a apportée
    #[arg(long, value_name = "PERSON", value_parser = values::something)]
    by: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Adds it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    const TITLE: NeededText = NeededText { option: None, heading: Heading::Caption, value: ["TITLE", "INTITULÉ"] };
    const LINK: NeededText = NeededText { option: Some("--link"), heading: Heading::Link, value: ["LINK", "LIEN"] };
    let title = asking::text(context, ui, args.title.as_ref(), TITLE, "formation network resource")?;
    let link = asking::text(context, ui, args.link.as_ref(), LINK, "formation network resource")?;
    carry_out_whole(context, ui, &args.write, |desk| {
        let session = args.session.as_deref().map(|typed| desk.session(typed)).transpose()?;
        let session = session.map(|session| taking_place(desk.records, session)).transpose()?;
        let kept = NetworkRow {
            title: title.clone(),
            link: link.clone(),
            kind: args.kind,
            session: session.map(|session| session.id.clone()),
            tool: args.tool.clone(),
            by: args.by.clone(),
        };
        Ok(resource(desk.records, &kept, desk.today)?)
    })
}
