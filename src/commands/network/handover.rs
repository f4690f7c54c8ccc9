//! `formation network handover`: a folder with what the network needs to go on without the coordinator. The pages name
//! nobody beyond what they agreed to.

use std::path::{Path, PathBuf};

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::outlet::{Outlet, not_written};
use crate::commands::pages::page;
use crate::document::{Disclosure, Page, handover as pages, is_page_of_a_tool};
use crate::domain::decide::modules::network::handed_over;
use crate::domain::pedagogy::directory::Consents;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::render;
use crate::report::modules::handover as tables;
use crate::store::StagedFolder;
use crate::store::there::look;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::status::Status;

/// Write a folder with what the network needs to go on without you
/// fr: Écrire un dossier avec ce qu'il faut au réseau pour continuer sans vous
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The folder
    /// fr: Le dossier
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Write into a folder that is there already
    /// fr: Écrire dans un dossier qui existe déjà
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    write: Write,
}

/// Writes it: the folder is made before the operation is kept, and shown after it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let typed = args.output.display().to_string();
    let target = Outlet::folder(context, &args.output)?;
    let not_written = |error: std::io::Error| not_written(&typed, &error);
    free(&target, &typed, args.force, not_written)?;
    let files = {
        let reading = context.read(ui)?;
        let records = context.whole_records(&reading)?;
        let page = Page { disclosure: Disclosure::Agreed(Consents::of(&records)), ..page(context, &reading, &records) };
        let tables = tables(&records);
        render::folder(&pages(&page, &tables.each_ref().map(|(file, _)| *file)), &tables)
    };
    let mut staged = None;
    if !args.write.dry_run {
        let mut folder = StagedFolder::begin(&target).map_err(not_written)?;
        files.iter().try_for_each(|file| folder.file(&file.name, [&file.bytes[..]])).map_err(not_written)?;
        staged = Some(folder);
    }
    let by = context.actor().by;
    carry_out_whole(context, ui, &args.write, |desk| Ok(handed_over(desk.records, desk.today, &typed, &by)?))?;
    if let Some(folder) = staged {
        folder.finish(is_page_of_a_tool).map_err(not_written)?;
        ui.status(&Status::FolderWritten { folder: typed, files: files.len() });
    }
    Ok(())
}

/// A folder that is there already is not overwritten.
fn free(target: &Path, typed: &str, force: bool, not_written: impl Fn(std::io::Error) -> CommandError) -> Result<()> {
    match look(target).map_err(not_written)? {
        Some(found) if !force || !found.is_dir() => {
            Err(Refusal::from(PedagogyRefusal::FolderThere { folder: typed.to_owned() }).into())
        }
        _ => Ok(()),
    }
}
