//! `formation criteria weigh`: how much each criterion counts for one structure.

use crate::commands::asking;
use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::decide::modules::criteria::weigh;
use crate::domain::decide::modules::taking_back;
use crate::domain::headings::Heading;
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::questions::Question;

/// Give a structure weights of its own
/// fr: Donner à une structure ses propres poids
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The structure, as enrolments write it
    /// fr: La structure, comme l'écrivent les inscriptions
    #[arg(value_name = "ORGANISATION", value_parser = values::something)]
    organisation: String,
    /// Criteria with their weights: c1=5
    /// fr: Les critères et leurs poids : c1=5
    #[arg(value_name = "CRITERION=0-9", value_parser = values::something)]
    weights: Vec<String>,
    /// Back to the group's weights: for the criteria named, else for all
    /// fr: Revenir aux poids du groupe : pour les critères nommés, sinon pour tous
    #[arg(long)]
    none: bool,
    #[command(flatten)]
    write: Write,
}

/// Weighs them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let weights = match &args.weights[..] {
        given if args.none => given.to_vec(),
        given => asking::pairs(context, ui, given, Heading::Criterion, &Question::CriteriaWithWeights)?,
    };
    carry_out_whole(context, ui, &args.write, |desk| {
        if args.none {
            return Ok(taking_back::weights(desk.records, &args.organisation, &weights)?);
        }
        Ok(weigh(desk.records, &args.organisation, &weights)?)
    })
}
