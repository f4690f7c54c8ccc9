//! `formation document certificate`: what a funder pays on.

use super::desk::Desk;
use super::issue::issue;
use super::leaving::Leaving;
use super::people::Whom;
use super::wanted::Wanted;
use crate::commands::context::Context;
use crate::commands::meant_cohort::Naming;
use crate::commands::values;
use crate::document::paper::{Certificate, Line, Person};
use crate::domain::date_words::DateWord;
use crate::domain::index::EnrolmentIndex;
use crate::domain::paper::figures::Figures;
use crate::domain::paper::period::Period;
use crate::domain::paper::permitted;
use crate::domain::vocabulary::PaperKind;
use crate::render::paper::Template;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{BadValue, Usage};

/// A certificat de réalisation: the hours that somebody followed, for whoever pays
/// fr: Un certificat de réalisation : les heures suivies, pour qui finance
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    whom: Whom,
    /// Only sessions from that day on
    /// fr: Seulement les séances à partir de ce jour
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    from: Option<DateWord>,
    /// Only sessions up to that day
    /// fr: Seulement les séances jusqu'à ce jour
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    to: Option<DateWord>,
    /// With a second page, session by session
    /// fr: Avec une seconde page, séance par séance
    #[arg(long)]
    detail: bool,
    /// Leave out those who get none
    /// fr: Laisser de côté qui n'en reçoit pas
    #[arg(long)]
    skip_refused: bool,
    #[command(flatten)]
    leaving: Leaving,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        self.whom.naming(self.leaving.dry_run)
    }
}

/// Issues them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    issue(context, ui, &args.leaving, |desk| wanted(desk, args))
}

fn wanted<'d>(desk: &'d Desk<'d>, args: &Args) -> Result<Vec<Wanted<'d>>> {
    permitted::provider(&desk.programme.provider)?;
    let period = period(args.from, args.to, desk)?;
    let rule = |person| permitted::followed(&desk.records, person, period, desk.now);
    let served = args.whom.served(&desk.records, PaperKind::Certificate, args.skip_refused, rule)?;
    let people = served.people.into_iter();
    let mut wanted: Vec<Wanted<'d>> =
        people.map(|(person, figures)| certificate(desk, person, period, &figures, args.detail)).collect();
    if let Some(first) = wanted.first_mut() {
        first.notices.splice(0..0, served.left_out);
    }
    Ok(wanted)
}

fn certificate<'d>(
    desk: &'d Desk<'d>,
    at: EnrolmentIndex,
    period: Period,
    figures: &Figures,
    detail: bool,
) -> Wanted<'d> {
    let whole = (desk.programme, &desk.records);
    let person = Person::following(whole, at, period, figures, desk.lang);
    let detail = if detail { Line::of(whole, at, period, desk.lang) } else { Vec::new() };
    let about = person.clone();
    let page = Box::new(move |doc| {
        let certificate = Certificate {
            lang: desk.lang_key(),
            doc,
            provider: desk.letterhead.clone(),
            programme: desk.facts.clone(),
            cohort: desk.group.clone(),
            person: person.clone(),
            detail: detail.clone(),
        };
        desk.page(Template::Certificate, &certificate)
    });
    let mut wanted = Wanted::about(desk, PaperKind::Certificate, &about, period, page);
    wanted.notices = permitted::doubts(desk.programme, &desk.records, at, figures);
    wanted
}

/// The period asked for.
pub fn period(from: Option<DateWord>, to: Option<DateWord>, desk: &Desk<'_>) -> Result<Period> {
    let [from, to] = [from, to].map(|word| word.map(|word| word.on(desk.today)));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let wrong = BadValue::Backwards { from, to };
        return Err(CommandError::usage(Usage::Value { flag: "--to".to_owned(), wrong }, None));
    }
    Ok(Period { from, to })
}
