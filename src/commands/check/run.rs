//! `formation check`: the findings, each with the line it stands on, or as a table for programs.

use crate::check::Findings;
use crate::commands::check::{examine, explain};
use crate::commands::context::Context;
use crate::commands::handover::Handover;
use crate::commands::word_lists;
use crate::domain::headings::Heading;
use crate::domain::problem::{Problem, Severity};
use crate::lang::words::{Lang, Words};
use crate::render::Format;
use crate::store::Excerpt;
use crate::table::{Cell, Column, Table};
use crate::ui::alike::Alike;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::progress::Work;
use crate::ui::quoted::as_typed;
use crate::ui::status::Status;
use crate::ui::{Ui, excerpt, exit};

/// Everything that is wrong or looks wrong, with codes
/// fr: Tout ce qui est faux ou semble l'être, avec un code
#[derive(Clone, Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(mut_arg("columns", |arg| arg.value_parser(word_lists::columns(columns))))]
pub struct Args {
    #[command(flatten)]
    handover: Handover,
    #[command(subcommand)]
    then: Option<Then>,
}

#[derive(Clone, Debug, clap::Subcommand)]
enum Then {
    Explain(explain::Args),
}

/// Checks, or explains a code. Warnings alone are no reason to say no.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    if let Some(Then::Explain(args)) = &args.then {
        return explain::run(ui, args);
    }
    let mut reading = context.folder()?.read()?;
    let (notes, doubts) = (reading.take_notes(), reading.take_doubts());
    let mut findings = examine::examine(context, &reading, &ui.progress(Work::Cohorts))?;
    findings.found_by_reading(notes);
    findings.found_by_reading(doubts.into_iter().map(|(_, doubt)| doubt).collect());
    let (excerpts, wrong, unread) = (reading.excerpts(), findings.any_error(), findings.any_unread());
    let sorted = |findings: Findings| findings.sorted(|place| excerpts.at(place), Excerpt::column);
    if args.handover.format.is_some() || args.handover.output.is_some() || !args.handover.columns.is_empty() {
        let format = args.handover.format(None, Format::Table)?;
        let words = if matches!(format, Format::Csv | Format::Json) { Lang::En } else { ui.lang };
        let findings = sorted(findings);
        let table = table(&findings, ui.lang, words);
        args.handover.show(context, ui, &table)?;
    } else {
        let mut alike = Alike::default();
        let findings = findings.only(|problem| alike.shows(problem));
        show(ui, &sorted(findings), &alike)?;
    }
    match (unread, wrong) {
        (true, _) => Err(CommandError::Stop(exit::INVALID)),
        (false, true) => Err(CommandError::Stop(exit::REFUSED)),
        (false, false) => Ok(()),
    }
}

/// The findings are the answer: on standard output, an empty line between two.
fn show(ui: &mut Ui<'_>, findings: &[(Problem, Option<Excerpt>)], alike: &Alike) -> Result<()> {
    if findings.is_empty() {
        ui.status(&Status::NothingWrong);
    }
    for (number, (problem, found)) in findings.iter().enumerate() {
        let drawn = excerpt::draw(problem, found.as_ref(), ui.lang, ui.colour, ui.answer_width());
        let gap = if number == 0 { "" } else { "\n" };
        ui.bytes(format!("{gap}{}\n", drawn.trim_end()).as_bytes())?;
    }
    for (number, others) in alike.others().enumerate() {
        let gap = if number == 0 { "\n" } else { "" };
        ui.answer(&format!("{gap}{}", others.say(ui.lang)))?;
    }
    Ok(())
}

fn columns() -> Vec<Column> {
    let headings = [
        Heading::Code,
        Heading::Severity,
        Heading::File,
        Heading::Line,
        Heading::Column,
        Heading::Message,
        Heading::Hint,
    ];
    headings.map(Column::always).to_vec()
}

fn table<'a>(findings: &'a [(Problem, Option<Excerpt>)], lang: Lang, words: Lang) -> Table<'a> {
    let row = |(problem, found): &'a (Problem, Option<Excerpt>)| -> Vec<Cell<'a>> {
        let severity = match problem.severity {
            Severity::Error => words.pick("error", "erreur"),
            Severity::Warning => words.pick("warning", "attention"),
        };
        let place = problem.place.as_ref();
        vec![
            Cell::text(problem.code.unwrap_or_default()),
            Cell::text(severity),
            Cell::maybe(place, |place| Cell::text(&*place.file)),
            Cell::maybe(place, |place| Cell::Count(u64::from(place.line))),
            Cell::maybe(found.as_ref(), |found| Cell::count(found.column())),
            Cell::text(problem.what.say(lang)),
            Cell::maybe(problem.advice(lang), |advice| Cell::text(as_typed(&advice, None))),
        ]
    };
    Table { columns: columns(), rows: findings.iter().map(row).collect() }
}
