//! `formation document certificate`: what a funder pays on.

use super::following::Following;
use super::issue::issue;
use super::sources::Sources;
use super::wanted::WantedPaper;
use crate::commands::context::Context;
use crate::commands::meant_cohort::Naming;
use crate::document::paper::{Certificate, Person, SessionLine};
use crate::domain::index::EnrolmentIndex;
use crate::domain::paper::figures::Figures;
use crate::domain::paper::period::Period;
use crate::domain::paper::permitted;
use crate::domain::paper::reason::PaperReason;
use crate::domain::vocabulary::PaperKind;
use crate::render::paper::Template;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// A certificat de réalisation: the hours that somebody followed, for whoever pays
/// fr: Un certificat de réalisation : les heures suivies, pour qui finance
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    following: Following,
    /// With a second page, session by session
    /// fr: Avec une seconde page, séance par séance
    #[arg(long)]
    detail: bool,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        self.following.naming()
    }
}

/// Issues them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    issue(context, ui, &args.following.leaving, |sources| {
        args.following.wanted(sources, PaperKind::Certificate, |at, period, figures, person| {
            certificate(sources, at, period, figures, person, args.detail)
        })
    })
}

/// The certificate of the whole path of each of them; or why there is none.
pub fn of_path<'s>(
    sources: &'s Sources<'s>,
) -> Vec<(EnrolmentIndex, std::result::Result<WantedPaper<'s>, PaperReason>)> {
    let (records, now) = (&sources.records, sources.stationery.now);
    let period = Period::default();
    let one = |at| {
        let wanted = permitted::followed(records, at, period, now).map(|figures| {
            let person = Person::following(sources.whole(), at, period, &figures, sources.stationery.lang);
            certificate(sources, at, period, &figures, person, false)
        });
        (at, wanted)
    };
    records.in_order().into_iter().map(one).collect()
}

/// The certificate of what somebody followed.
pub fn certificate<'s>(
    sources: &'s Sources<'s>,
    at: EnrolmentIndex,
    period: Period,
    figures: &Figures,
    person: Person,
    detail: bool,
) -> WantedPaper<'s> {
    let (stationery, whole) = (&sources.stationery, sources.whole());
    let detail = if detail { SessionLine::of(whole, at, period, stationery.lang) } else { Vec::new() };
    let about = person.clone();
    let page = Box::new(move |doc| {
        let body = Certificate { cohort: &sources.group, person: &person, detail: &detail };
        stationery.paper(Template::Certificate, doc, body)
    });
    let mut wanted = WantedPaper::following(stationery, PaperKind::Certificate, &about, period, page);
    wanted.notices = permitted::doubts(stationery.programme, &sources.records, at, figures);
    wanted
}
