//! `edit`: a thing of the modules is corrected, by the flags of its schema.

use crate::commands::carry_out::{Desk, Write, carry_out_whole};
use crate::commands::cells::{Cells, OLD};
use crate::commands::context::Context;
use crate::commands::values;
use crate::domain::change::Plan;
use crate::domain::decide::modules::meant::{person_cell, session_cell, thing_cell, took_place};
use crate::domain::pedagogy::thing::Thing;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::schema::{Record, Reference, SchemaColumn};
use crate::lang::Lang;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What to correct.
#[derive(Clone, Debug, clap::Args)]
pub struct EditArgs<T: Record + Send + Sync + 'static> {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = noun::<T>(), value_parser = values::something)]
    thing: String,
    #[command(flatten)]
    cells: Cells<T, OLD>,
    #[command(flatten)]
    write: Write,
}

/// What stands for the thing in a usage line: what its ids name.
pub fn noun<T: Record>() -> String {
    T::TABLE.things().map_or_else(String::new, |(of, _)| of.called(Lang::En).to_uppercase())
}

/// A decision: the thing that was typed, with other cells.
type Decide = fn(&CohortRecords, &str, &[(&'static str, String)]) -> Result<Plan, Refusal>;

/// Corrects it.
pub fn edit<T: Thing + Send + Sync + 'static>(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    args: &EditArgs<T>,
    decide: Decide,
) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        let said = args.cells.said(desk.today).map(|(column, text)| Ok((column.name, cell(desk, column, &text)?)));
        let cells = said.collect::<Result<Vec<_>>>()?;
        if cells.is_empty() {
            return Err(Cells::<T, OLD>::nothing_said(&format!("formation {} edit", T::TABLE.stem()), &[]));
        }
        Ok(decide(desk.records, &args.thing, &cells)?)
    })
}

/// A text as its cell has it: the id of what it names.
fn cell(desk: &Desk<'_>, column: &SchemaColumn, text: &str) -> Result<String> {
    Ok(match column.names {
        Some(Reference::Participant) => person_cell(desk.records, text)?,
        // What cannot be without its session is told after it.
        Some(Reference::Session) if column.filled => {
            took_place(desk.records, desk.session(text)?, desk.today)?.id.to_string()
        }
        Some(Reference::Session) => session_cell(desk.records, text, desk.now)?,
        Some(Reference::Tool) => thing_cell::<Tool>(desk.records, text)?,
        _ => text.trim().to_owned(),
    })
}
