//! Papers addressed to somebody: each gets its number and its version, and leaves in the format of its place. In a dry run drafts
//! without a number are written where a place is named.

use std::cell::RefCell;

use super::file_name::file_name;
use super::issuing::{Issuing, print_and_commit};
use super::leaving::Leaving;
use super::numbered::{NumberedPaper, head};
use super::press::Press;
use super::sources::{Sources, Wish};
use super::told::{PaperLine, PaperStatus};
use super::wanted::WantedPaper;
use super::whereto::OutputPlace;
use crate::commands::context::Context;
use crate::commands::pipeline::Decision as _;
use crate::domain::paper::refusal::PaperRefusal;
use crate::lang::Lang;
use crate::render::paper::PaperFormat;
use crate::store::Reading;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Issues the papers that are wanted of a folder.
pub fn issue(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    leaving: &Leaving,
    wanted: impl for<'d> Fn(&'d Sources<'d>) -> Result<Vec<WantedPaper<'d>>>,
) -> Result<()> {
    let place = OutputPlace::of(context, leaving)?;
    let writes_drafts = leaving.dry_run && leaving.output.is_some();
    let press = RefCell::new(Press::of(context, ui, leaving.dry_run && !writes_drafts));
    let papers = Papers { context, leaving, place, press, writes_drafts, lang: ui.lang };
    let decide = |reading: &Reading| {
        let sources = Sources::of(context, reading, Wish::format(papers.place.asked()))?;
        let wanted = wanted(&sources)?;
        papers.decide(&sources, &wanted)
    };
    if writes_drafts {
        let reading = context.read(ui)?;
        let drafts = decide(&reading)?;
        let ready = drafts.stage()?;
        drafts.show(ui)?;
        ready.finish()?;
        ui.status(&PaperStatus::DraftsWritten { files: drafts.files.len() });
        return Ok(());
    }
    print_and_commit(context, ui, (leaving.dry_run, papers.place.asked() == Some(PaperFormat::Pdf)), decide)
}

/// How papers are issued.
struct Papers<'p> {
    context: &'p Context<'p>,
    leaving: &'p Leaving,
    place: OutputPlace,
    press: RefCell<Press>,
    /// Whether drafts without a number are written.
    writes_drafts: bool,
    /// Of what is said on the terminal.
    lang: Lang,
}

impl Papers<'_> {
    fn decide<'p>(&'p self, sources: &Sources<'_>, wanted: &[WantedPaper<'_>]) -> Result<Issuing<'p>> {
        if self.place.is_file() && wanted.len() > 1 {
            return Err(PaperRefusal::OnePaperAFile { papers: wanted.len() }.into());
        }
        let mut issuing = Issuing::new(self.context, &self.place, sources.records.cohort.id.clone());
        let (mut ledger, mut press) = (sources.ledger(), self.press.borrow_mut());
        if self.place.asked() == Some(PaperFormat::Pdf) {
            press.expect(wanted.len());
        }
        for one in wanted {
            let paper = NumberedPaper::of(sources, one, &mut ledger, self.lang)?;
            let format = self.place.format(&paper.page);
            let (name, bytes) = if self.writes_drafts {
                let (page, lang) = ((one.page)(head(one, sources, None))?, sources.stationery.lang);
                let name = file_name(one.about.kind, None, &one.filed_under, format.ending(), lang);
                (name, press.bytes(&page, format, paper.standing.issued_on)?)
            } else {
                paper.file(sources, one, format, &mut press)?
            };
            issuing.rows.extend(paper.row(one, &bytes));
            let file = self.place.file(free(&issuing, name, one), bytes);
            issuing.lines.push(Box::new(PaperLine {
                file: file.typed.clone(),
                kind: one.about.kind,
                number: paper.standing.number,
                version: paper.standing.version,
                name: one.name.clone(),
                summary: one.summary,
                unchanged: paper.standing.is_kept,
            }));
            issuing.files.push(file);
            issuing.note(paper.notices);
        }
        issuing.look_for_numbers_given_again(sources, self.lang)?;
        // Of a dry run that writes nothing, a file that is there is no obstacle.
        if !self.leaving.dry_run || self.writes_drafts {
            issuing.check(self.leaving.force)?;
        }
        Ok(issuing)
    }
}

/// The name, with the id of the person where another file is called so: drafts of namesakes.
fn free(issuing: &Issuing<'_>, name: String, wanted: &WantedPaper<'_>) -> String {
    let taken = issuing.files.iter().any(|file| file.name == name);
    match (&wanted.about.participant, name.rsplit_once('.')) {
        (Some(id), Some((stem, ending))) if taken => format!("{stem}-{id}.{ending}"),
        _ => name,
    }
}
