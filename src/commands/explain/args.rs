//! What `formation explain` is asked: a person, or a report and the keys of a figure.

use super::figure::{self, figure};
use super::person::{self, person};
use crate::commands::context::Context;
use crate::commands::filters::Filters;
use crate::commands::handover::Handover;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::word_lists;
use crate::report::Report;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{Usage, UsageHint};

/// Where a person's minutes come from, session by session; or the rows behind a figure of a report
/// fr: D'où viennent les minutes d'une personne, séance par séance, ou un chiffre d'un rapport
#[derive(Clone, Debug, clap::Args)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(person::columns).or("report", figure::columns))))]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name; or a report, then the keys of a figure: `bpf F-1 e`
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom ; ou un rapport puis les clés d'un chiffre : `bpf F-1 e`
    #[arg(value_name = "WHAT", required = true)]
    what: Vec<String>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    handover: Handover,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        match (self.report(), self.what.first()) {
            (None, Some(person)) => Naming::reading([Clue::Person(person)]),
            _ => Naming::default(),
        }
    }

    fn report(&self) -> Option<&'static Report> {
        self.what.first().and_then(|name| Report::named(name))
    }
}

/// Explains a person's hours, or a figure.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    match (args.report(), &args.what[..]) {
        (Some(report), [_, keys @ ..]) => figure(context, ui, report, keys, &args.filters, &args.handover),
        (_, [who]) => person(context, ui, who, &args.handover),
        (_, [_, more, ..]) => {
            Err(CommandError::usage(Usage::UnexpectedWord { typed: more.clone() }, Some(UsageHint::PutInQuotes)))
        }
        (_, []) => Ok(()),
    }
}
