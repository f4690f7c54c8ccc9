//! `formation document attestation`: what a participant keeps.

use super::following::Following;
use super::issue::issue;
use super::sources::Sources;
use super::wanted::WantedPaper;
use crate::commands::context::Context;
use crate::commands::meant_cohort::Naming;
use crate::document::paper::{Attestation, Person};
use crate::domain::index::EnrolmentIndex;
use crate::domain::paper::notice::PaperNotice;
use crate::domain::paper::period::Period;
use crate::domain::paper::refusal::PaperRefusal;
use crate::domain::vocabulary::{EnrolmentState, PaperKind};
use crate::render::paper::Template;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// An attestation de fin de formation: modules, hours and objectives, for the participant
/// fr: Une attestation de fin de formation : modules, heures et objectifs, pour la personne
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    following: Following,
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
        if sources.stationery.programme.objectives.is_empty() {
            return Err(PaperRefusal::NoObjectives.into());
        }
        args.following
            .wanted(sources, PaperKind::Attestation, |at, period, _, person| attestation(sources, at, period, person))
    })
}

fn attestation<'s>(sources: &'s Sources<'s>, at: EnrolmentIndex, period: Period, person: Person) -> WantedPaper<'s> {
    let (stationery, about) = (&sources.stationery, person.clone());
    let page = Box::new(move |doc| {
        stationery.paper(Template::Attestation, doc, Attestation { cohort: &sources.group, person: &person })
    });
    let mut wanted = WantedPaper::following(stationery, PaperKind::Attestation, &about, period, page);
    let row = sources.records.enrolment(at);
    if let (EnrolmentState::Withdrawn, Some(on)) = (row.state, row.ended_on) {
        wanted.notices.push(PaperNotice::Left { person: row.full_name(), on });
    }
    wanted
}
