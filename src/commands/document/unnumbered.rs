//! Papers without a number: they are made anew whenever they are asked for, and nothing is kept of them.

use super::leaving::Leaving;
use super::made::Made;
use super::press::Press;
use super::told::PaperStatus;
use super::whereto::{File, Place};
use crate::commands::context::Context;
use crate::domain::paper::notice::PaperNotice;
use crate::lang::words::HintOf;
use crate::lang::{Lang, folded_words};
use crate::render::paper::PaperFormat;
use crate::store::Reading;
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::status::Status;

/// A page, and what is said of it.
pub struct Loose {
    pub page: Made,
    /// Words of the name of its file, where none is given.
    pub name: String,
    /// The line of the answer, once the file has its name.
    pub line: Box<dyn Fn(String, Lang) -> String>,
    pub notices: Vec<PaperNotice>,
}

/// Makes the page and writes it; a dry run writes only where a place is named.
pub fn hand_out(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    leaving: &Leaving,
    make: impl FnOnce(&Reading, Option<PaperFormat>) -> Result<Loose>,
) -> Result<()> {
    let place = Place::of(context, leaving)?;
    let reading = context.read(ui)?;
    let loose = make(&reading, place.asked())?;
    let format = place.format(&loose.page);
    let name = format!("{}.{}", folded_words(&loose.name).join("-"), format.ending());
    let writes = !leaving.dry_run || leaving.output.is_some();
    let bytes = match format {
        PaperFormat::Pdf if writes => Press::of(context, ui).print(&loose.page, context.today(reading.programme()))?,
        PaperFormat::Pdf => Vec::new(),
        PaperFormat::Html | PaperFormat::Office(_) => loose.page.bytes().to_vec(),
    };
    let files: [File; 1] = [place.file(name, bytes)];
    let ready = if writes {
        place.check(context, &files, leaving.force)?;
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
