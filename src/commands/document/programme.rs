//! `formation document programme`: what is taught, for the public and for agreements.

use super::leaving::Leaving;
use super::made::MadePaper;
use super::sources::{Stationery, Wish};
use super::told::ProgrammeLine;
use super::unnumbered::{Loose, hand_out};
use chrono::NaiveDate;

use crate::commands::context::Context;
use crate::document::paper::{CohortFacts, Head, ModuleFacts, ProgrammeSheet, TemplateDay, TrainerFacts};
use crate::domain::index::SessionIndex;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::paper::programme_sheet::lacking;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::CohortId;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::lang::Words as _;
use crate::render::paper::{PaperFormat, Template};
use crate::store::Reading;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// The programme sheet: objectives, content, dates, conditions
/// fr: La fiche du programme : objectifs, contenu, dates, conditions
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Without the dates and the size of a group
    /// fr: Sans les dates ni l'effectif d'un groupe
    #[arg(long)]
    no_dates: bool,
    #[command(flatten)]
    leaving: Leaving,
}

/// Writes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    hand_out(context, ui, &args.leaving, |reading, wish| made(context, reading, args, wish))
}

fn made(context: &Context<'_>, reading: &Reading, args: &Args, wish: Wish) -> Result<Loose> {
    let stationery = Stationery::of(context, reading, wish)?;
    let programme = stationery.programme;
    let undated = args.no_dates || reading.every_cohort()?.is_empty();
    let records = if undated { None } else { Some(context.records(reading)?) };
    let (draft, printed, asked) = (args.leaving.dry_run, stationery.printed, wish.asked);
    let page = sheet(&stationery, records.as_ref(), Leaves { draft, printed, asked })?;
    let cohort = records.map(|records| records.cohort.id);
    let modules = programme.modules.len();
    Ok(Loose {
        page,
        name: name(programme, cohort.as_ref()),
        line: Box::new(move |file, lang| ProgrammeLine { file, modules, cohort: cohort.clone() }.say(lang)),
        notices: doubts(programme),
    })
}

/// Words of the name of its file.
pub fn name(programme: &Programme, cohort: Option<&CohortId>) -> String {
    format!("programme {} {}", programme.id, cohort.map(ToString::to_string).unwrap_or_default())
}

/// How a programme sheet leaves.
#[derive(Clone, Copy, Debug)]
pub struct Leaves {
    pub draft: bool,
    /// The day on which it says that it was printed.
    pub printed: NaiveDate,
    pub asked: Option<PaperFormat>,
}

/// The programme sheet, with the dates of a group where one is given.
pub fn sheet(
    stationery: &Stationery<'_>,
    records: Option<&CohortRecords>,
    Leaves { draft, printed, asked }: Leaves,
) -> Result<MadePaper> {
    let programme = stationery.programme;
    let group = records.map(|records| CohortFacts::of(&records.cohort));
    let (modules, trainers) = match records {
        None => (ModuleFacts::undated(programme), programme.trainers.iter().map(TrainerFacts::of).collect()),
        Some(records) => dated(stationery, records),
    };
    let planned: Minutes = programme.modules.iter().map(|module| module.planned).sum();
    let body = ProgrammeSheet {
        minutes: group.as_ref().map_or(planned.0, |group| group.minutes),
        sessions: records.map_or(0, |records| takes_place(records).len()),
        cohort: group.as_ref(),
        modules,
        trainers,
    };
    let title = stationery.lang.pick("Training programme", "Programme de formation");
    let head = stationery.head("programme", format!("{title} · {}", programme.title));
    stationery.paper_in(asked, Template::Programme, Head { draft, printed: TemplateDay(printed), ..head }, body)
}

/// The modules of a group and those who teach them, each once, in the order in which they come.
fn dated(stationery: &Stationery<'_>, records: &CohortRecords) -> (Vec<ModuleFacts>, Vec<TrainerFacts>) {
    let (programme, sessions) = (stationery.programme, takes_place(records));
    let mut of = ModuleFacts::dated((programme, records), &sessions, (stationery.today, stationery.lang));
    let undated = ModuleFacts::undated(programme).into_iter();
    of.extend(undated.filter(|module| !of.iter().any(|dated| dated.id == module.id)).collect::<Vec<_>>());
    of.sort_by_key(|module| module.number);
    let teaches = |id: &_| sessions.iter().any(|at| records.session(*at).trainer.as_ref() == Some(id));
    let trainers = programme.trainers.iter().filter(|trainer| teaches(&trainer.id)).map(TrainerFacts::of);
    (of, trainers.collect())
}

/// The sessions that take place, in their order.
fn takes_place(records: &CohortRecords) -> Vec<SessionIndex> {
    let all = records.cohort.indexed_sessions();
    all.filter(|(_, session)| !session.cancelled).map(|(at, _)| at).collect()
}

fn doubts(programme: &Programme) -> Vec<PaperNotice> {
    let sections = lacking(programme);
    if sections.is_empty() { Vec::new() } else { vec![PaperNotice::NotOnSheet { sections }] }
}
