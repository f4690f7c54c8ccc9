//! Papers without a number: they are made anew whenever they are asked for, and nothing is kept of them.

use chrono::NaiveDate;

use super::leaving::Leaving;
use super::made::MadePaper;
use super::press::Press;
use super::sources::Wish;
use super::told::PaperStatus;
use super::whereto::{OutputFile, OutputPlace};
use crate::commands::context::Context;
use crate::domain::paper::notice::PaperNotice;
use crate::lang::words::HintOf;
use crate::lang::{Lang, folded_words};
use crate::printing::printed_on;
use crate::render::paper::PaperFormat;
use crate::store::Reading;
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::status::Status;

/// Days before today on which the same paper may have been printed.
const DAYS: usize = 60;

/// A page, and what is said of it.
pub struct Loose {
    pub page: MadePaper,
    /// Words of the name of its file, where none is given.
    pub name: String,
    /// The line of the answer, once the file has its name.
    pub line: Box<dyn Fn(String, Lang) -> String>,
    pub notices: Vec<PaperNotice>,
}

/// Days on which a paper that is there may have been printed: a PDF says it, of another the last weeks are tried.
fn days_of(there: &[u8], format: PaperFormat, today: NaiveDate) -> Vec<NaiveDate> {
    match format {
        PaperFormat::Pdf => printed_on(there).into_iter().collect(),
        PaperFormat::Html | PaperFormat::Office(_) => today.iter_days().rev().skip(1).take(DAYS).collect(),
    }
}

/// Makes the page and writes it; a dry run writes only where a place is named.
pub fn hand_out(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    leaving: &Leaving,
    make: impl Fn(&Reading, Wish) -> Result<Loose>,
) -> Result<()> {
    let place = OutputPlace::of(context, leaving)?;
    let reading = context.read(ui)?;
    let loose = make(&reading, Wish::format(place.asked()))?;
    let format = place.format(&loose.page);
    let name = format!("{}.{}", folded_words(&loose.name).join("-"), format.ending());
    let writes = !leaving.dry_run || leaving.output.is_some();
    let mut press = Press::of(context, ui, !writes);
    let today = context.today(reading.programme());
    let mut printed = |made: &MadePaper, day: NaiveDate| press.bytes(made, format, day);
    let files: [OutputFile; 1] = [place.file(name, printed(&loose.page, today)?)];
    let ready = if writes {
        let there = place.there(context, &files[0])?;
        let mut is_same = false;
        for day in there.iter().flat_map(|there| days_of(there, format, today)) {
            let former = make(&reading, Wish { asked: place.asked(), printed: Some(day) })?;
            is_same = Some(printed(&former.page, day)?) == there;
            if is_same {
                break;
            }
        }
        place.check(context, &files, leaving.force || is_same)?;
        Some(place.stage(context, &files)?)
    } else {
        None
    };
    let line = (loose.line)(files[0].typed.clone(), ui.lang);
    ui.answer(&line)?;
    for notice in &loose.notices {
        ui.warning(notice);
        ui.hint(&HintOf(notice.clone()));
    }
    match ready {
        None => ui.status(&Status::NothingWritten),
        Some(ready) => {
            ready.finish()?;
            if leaving.dry_run {
                ui.status(&PaperStatus::DraftWritten);
            }
        }
    }
    Ok(())
}
