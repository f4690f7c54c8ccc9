//! `formation tools remark`: an advantage or a limit that somebody sees.

use crate::commands::asking::{self, NeededText};
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::taking_back;
use crate::domain::decide::modules::tools::remark;
use crate::domain::headings::Heading;
use crate::domain::vocabulary::RemarkKind;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Note an advantage or a limit of a tool
/// fr: Noter un avantage ou une limite d'un outil
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "TOOL", value_parser = values::something)]
    tool: String,
    /// What speaks for it
    /// fr: Ce qui plaide pour lui
    #[arg(long, value_name = "TEXT", value_parser = values::something, required_unless_present_any = ["limit", "none"], conflicts_with = "limit")]
    advantage: Option<String>,
    /// Where it ends
    /// fr: Là où il s'arrête
    #[arg(long, value_name = "TEXT", value_parser = values::something)]
    limit: Option<String>,
    /// Who says so
    /// fr: Qui le dit
    #[arg(long, value_name = "PERSON", value_parser = values::something)]
    by: Option<String>,
    /// Take the remark back: the only one of that person, or the one with these words
    /// fr: Retirer cette remarque : la seule de cette personne, ou celle qui a ces mots
    #[arg(long)]
    none: bool,
    #[command(flatten)]
    write: Write,
}

/// Notes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    const BY: NeededText = NeededText { option: Some("--by"), heading: Heading::By, value: ["PERSON", "PERSONNE"] };
    let by = asking::text(context, ui, args.by.as_ref(), BY, "formation tools remark")?;
    let (kind, text) = match (&args.advantage, &args.limit) {
        (Some(text), _) => (RemarkKind::Advantage, text.as_str()),
        (None, limit) => (RemarkKind::Limit, limit.as_deref().unwrap_or_default()),
    };
    carry_out_whole(context, ui, &args.write, |desk| {
        if args.none {
            let said = Some((kind, text)).filter(|(_, text)| !text.is_empty());
            return Ok(taking_back::remark(desk.records, &args.tool, &by, said)?);
        }
        Ok(remark(desk.records, &args.tool, &by, kind, text)?)
    })
}
