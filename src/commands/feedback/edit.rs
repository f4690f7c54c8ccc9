//! `formation feedback edit`: correct a feedback.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::things::Edited;
use crate::commands::values;
use crate::domain::decide::modules::edit::edit;
use crate::domain::decide::modules::meant::{thing_cell, took_place};
use crate::domain::pedagogy::feedback::Feedback;
use crate::domain::pedagogy::tool::Tool;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Correct a feedback
/// fr: Corriger un retour
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "FEEDBACK", value_parser = values::something)]
    feedback: String,
    /// After which session
    /// fr: Après quelle séance
    #[arg(long, value_name = "SESSION", value_parser = values::something)]
    after: Option<String>,
    /// With which tool; "" for none
    /// fr: Avec quel outil ; "" pour aucun
    #[arg(long, value_name = "TOOL")]
    tool: Option<String>,
    /// What was run
    /// fr: Ce qui a été réalisé
    #[arg(long, value_name = "TEXT")]
    did: Option<String>,
    /// With whom
    /// fr: Avec quel public
    #[arg(long, value_name = "TEXT")]
    audience: Option<String>,
    /// What worked
    /// fr: Ce qui a marché
    #[arg(long, value_name = "TEXT")]
    worked: Option<String>,
    /// What was hard
    /// fr: Ce qui a coincé
    #[arg(long, value_name = "TEXT")]
    hard: Option<String>,
    /// Consequences for the internal organisation
    /// fr: Conséquences sur l'organisation interne
    #[arg(long, value_name = "TEXT")]
    internal: Option<String>,
    /// Consequences for the external organisation
    /// fr: Conséquences sur l'organisation externe
    #[arg(long, value_name = "TEXT")]
    external: Option<String>,
    /// How information circulates
    /// fr: La circulation de l'information
    #[arg(long, value_name = "TEXT")]
    information: Option<String>,
    /// The relation to audiences
    /// fr: La relation aux publics
    #[arg(long, value_name = "TEXT")]
    audiences: Option<String>,
    #[command(flatten)]
    write: Write,
}

/// Corrects it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        let after = args.after.as_deref().map(|typed| desk.session(typed)).transpose()?;
        let after = after.map(|after| took_place(desk.records, after, desk.today)).transpose()?;
        let after = after.map(|session| session.id.to_string());
        let tool = args.tool.as_deref().map(|typed| thing_cell::<Tool>(desk.records, typed)).transpose()?;
        let cells = Edited::default()
            .text("--after", "after", after.as_ref())
            .text("--tool", "tool", tool.as_ref())
            .text("--did", "did", args.did.as_ref())
            .text("--audience", "audience", args.audience.as_ref())
            .text("--worked", "worked", args.worked.as_ref())
            .text("--hard", "hard", args.hard.as_ref())
            .text("--internal", "internal", args.internal.as_ref())
            .text("--external", "external", args.external.as_ref())
            .text("--information", "information", args.information.as_ref())
            .text("--audiences", "audiences", args.audiences.as_ref())
            .cells("formation feedback edit")?;
        Ok(edit::<Feedback>(desk.records, &args.feedback, &cells)?)
    })
}
