//! `formation export`: the same reports, for a file: csv unless something says otherwise.

use anyhow::Result;

use crate::render::Format;
use crate::ui::Ui;

use super::answer::{Ask, answer};
use super::context::Context;
use super::filters::Filters;
use super::handover::Handover;

/// A report for a file: csv unless said otherwise
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Which: attendance, matrix, hours, sessions or bpf
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    handover: Handover,
}

/// Exports a report.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let ask = Ask { name: &args.name, filters: &args.filters, handover: &args.handover, default: Format::Csv };
    answer(context, ui, &ask)
}
