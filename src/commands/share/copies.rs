//! `formation share copies`: who holds a copy, as of when; so whom to call where somebody has to be forgotten everywhere.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset};

use super::copy_row::{CopyRow, columns, table};
use super::head::{offices_of, people_for};
use super::office_store::OfficeStore;
use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::word_lists;
use crate::store::Reading;
use crate::store::shared::link::StoreLink;
use crate::store::shared::remote::{KnownCopy, OfficeRight};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Who holds a copy, and up to which operation it has come (head office only)
/// fr: Qui tient une copie, et jusqu'à quelle opération elle est à jour (réservé au siège)
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(columns))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
}

/// Lists them: those that are furthest behind first.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let store = OfficeStore::of(context)?;
    let people = store.ask_office(|remote| people_for(remote, store.me(), OfficeRight::Read))?;
    let reading = context.read(ui)?;
    let mut copies = store.ask(|remote| remote.copies())?;
    copies.sort_by(|one, other| (one.operation, &one.who, one.copy).cmp(&(other.operation, &other.who, other.copy)));
    let moments = moments(&reading, &copies)?;
    // As of when this copy is, once it has read.
    let link = StoreLink::read(context.folder()?.root())?.unwrap_or(store.link);
    let newest = copies.iter().map(|copy| copy.operation).max().unwrap_or_default().max(link.operation);
    let row = |copy: &KnownCopy| CopyRow {
        who: copy.who.clone(),
        offices: offices_of(&people, &copy.who),
        operation: copy.operation,
        at: moments.get(&copy.operation).copied(),
        behind: newest - copy.operation,
        is_here: copy.copy == link.copy,
        copy: copy.copy.to_string(),
    };
    let rows: Vec<CopyRow> = copies.iter().map(row).collect();
    args.handover.show(context, ui, &table(&rows))
}

/// When the last operation of each copy was, where the programme is.
fn moments(reading: &Reading, copies: &[KnownCopy]) -> Result<BTreeMap<u64, DateTime<FixedOffset>>> {
    let asked: BTreeSet<u64> = copies.iter().map(|copy| copy.operation).collect();
    let (first, zone) = (asked.first().copied().unwrap_or_default(), reading.programme().timezone);
    let mut moments = BTreeMap::new();
    reading.each_operation_backwards(|operation| {
        if asked.contains(&operation.op)
            && let Some(at) = operation.moment()
        {
            moments.insert(operation.op, at.with_timezone(&zone).fixed_offset());
        }
        operation.op > first
    })?;
    Ok(moments)
}
