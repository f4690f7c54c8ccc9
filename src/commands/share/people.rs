//! `formation share people`: who belongs to which office, and may do what there.

use super::head::people_for;
use super::office_store::OfficeStore;
use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::word_lists;
use crate::domain::headings::Heading;
use crate::domain::schema::Shown;
use crate::store::shared::remote::{Access, HEAD, OfficeRight};
use crate::table::{Cell, Column, Name, Table};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Who belongs to which office, and whether they may write there (head office only)
/// fr: Qui appartient à quelle antenne, avec ou sans le droit d'y modifier (réservé au siège)
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(columns))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Lists them: the head office first, then office by office.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let store = OfficeStore::of(context)?;
    let mut people = store.ask_office(|remote| people_for(remote, store.me(), OfficeRight::Read))?;
    people.sort_by(|one, other| rank(one).cmp(&rank(other)));
    args.handover.show(context, ui, &table(&people))
}

/// Where somebody stands in the list.
fn rank(access: &Access) -> (bool, &str, &str) {
    (access.office != HEAD, &access.office, &access.who)
}

fn columns() -> Vec<Column> {
    let own = |key, labels| Column { name: Name::Own(key, labels), shown: Shown::Always };
    vec![
        own("office", ["Office", "Antenne"]),
        Column::always(Heading::Who),
        own("may_write", ["May write", "Peut modifier"]),
    ]
}

fn table(people: &[Access]) -> Table<'_> {
    let row = |access: &Access| {
        let [office, who] = [&access.office, &access.who].map(|text| Cell::text(text.clone()));
        vec![office, who, Cell::Flag(access.right == OfficeRight::Write)]
    };
    Table { columns: columns(), rows: people.iter().map(row).collect() }
}
