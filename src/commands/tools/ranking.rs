//! `formation tools ranking`: which tool the weighted means put first, where scores are apart, what a weight would change.

use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::modules_note::{ModulesNote, Unscored};
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::decide::modules::criteria::structure;
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::grid::ToolGrid;
use crate::domain::pedagogy::ranking::ranking;
use crate::domain::pedagogy::score::Score;
use crate::domain::pedagogy::sensitivity::sensitivity;
use crate::domain::pedagogy::settings::Settings;
use crate::domain::pedagogy::structure_weight::StructureWeight;
use crate::domain::pedagogy::weights::Weights;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::Record as _;
use crate::report::modules;
use crate::table::Column;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Which tool the weighted scores put first
/// fr: Quel outil les notes pondérées mettent en tête
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(|| modules::ranking(&[]).columns).or("disagreement", disagreement_columns).or("sensitivity", || modules::sensitivity(&[]).columns))))]
pub struct Args {
    /// With the weights of that structure
    /// fr: Avec les poids de cette structure
    #[arg(long = "as", value_name = "ORGANISATION", value_parser = values::something)]
    structure: Option<String>,
    /// Those that were set aside too
    /// fr: Avec les outils écartés
    #[arg(long)]
    all: bool,
    /// Where scores are furthest apart
    /// fr: Là où les notes s'écartent le plus
    #[arg(long, conflicts_with_all = ["structure", "sensitivity"])]
    disagreement: bool,
    /// What one weight more or less would change
    /// fr: Ce que changerait un poids de plus ou de moins
    #[arg(long)]
    sensitivity: bool,
    #[command(flatten)]
    handover: Handover,
}

fn disagreement_columns() -> Vec<Column> {
    modules::disagreement(&ToolGrid::of(&CohortRecords::empty(), &Settings::default(), false)).columns
}

/// Ranks them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let settings = &reading.programme().pedagogy;
    let records = context.records_with(&reading, &[Score::TABLE, StructureWeight::TABLE])?;
    let grid = ToolGrid::of(&records, settings, args.all);
    if args.disagreement {
        return args.handover.show(context, ui, &modules::disagreement(&grid));
    }
    let weights = match &args.structure {
        Some(typed) => weights_of(&records, &grid.criteria, typed)?,
        None => Weights::of_group(&grid.criteria),
    };
    if args.sensitivity {
        let steps = sensitivity(&grid, &weights, settings);
        return args.handover.show(context, ui, &modules::sensitivity(&steps));
    }
    let ranking = ranking(&grid, &weights, settings);
    args.handover.show(context, ui, &modules::ranking(&ranking))?;
    let tools = Unscored::of(&ranking);
    if !tools.is_empty() {
        ui.warning(&ModulesNote::MustUnscored { tools });
    }
    Ok(())
}

/// The weights of a structure, also of one whose people have left.
fn weights_of(records: &CohortRecords, criteria: &[&Criterion], typed: &str) -> Result<Weights, Refusal> {
    match Weights::of_structure(records, criteria, typed) {
        Some(weights) => Ok(weights),
        None => Err(PedagogyRefusal::WeighedNothing { organisation: structure(records, typed)?.to_owned() }.into()),
    }
}
