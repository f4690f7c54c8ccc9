//! `formation tools score`: what somebody gives a tool on criteria.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Named, Naming};
use crate::commands::values;
use crate::domain::decide::modules::tools::score;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Score a tool: each score replaces the one before
/// fr: Noter un outil : chaque note remplace la précédente
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    /// The tool: its id, or words of its name
    /// fr: L'outil : son identifiant, ou des débuts de mots de son nom
    #[arg(value_name = "TOOL", value_parser = values::something)]
    tool: String,
    /// Criteria with their scores, from 0 to 5: c1=4
    /// fr: Les critères et leurs notes, de 0 à 5 : c1=4
    #[arg(value_name = "CRITERION=0-5", value_parser = values::something)]
    scores: Vec<String>,
    /// An example that shows why
    /// fr: Un exemple qui le montre
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Named::Person(&self.person)])
    }
}

/// Notes the scores.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        Ok(score(desk.records, &args.person, &args.tool, &args.scores, args.evidence.as_deref())?)
    })
}
