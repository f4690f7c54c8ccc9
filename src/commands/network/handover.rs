//! `formation network handover`: a folder with what the network needs to go on without the coordinator. The pages name
//! nobody beyond what they agreed to.

use std::path::{Path, PathBuf};

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::outlet::{Outlet, not_written};

use crate::commands::pages::page;
use crate::document::{Named, Page, grid, network, tool};
use crate::domain::decide::modules::network::handed_over;
use crate::domain::headings::Heading;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::directory::Consents;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{ConsentField, ToolState};
use crate::lang::Lang;
use crate::render::document::html;
use crate::render::{Format, Page as RenderPage, Style, choose, whole};
use crate::report::listing_named;
use crate::report::modules::directory;
use crate::store::StagedFolder;
use crate::store::there::look;
use crate::table::{Cell, Name, Table};
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

/// A file of the folder.
struct File {
    name: String,
    bytes: Vec<u8>,
}

/// The pages of tools, and that of all of them.
const GRID: &str = "grid.html";
const FILES: [&str; 3] = ["directory.csv", "resources.csv", "commitments.csv"];

/// Writes it: the folder is made before the operation is kept, and shown after it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let typed = args.output.display().to_string();
    let target = Outlet::folder(context, &args.output)?;
    let not_written = |error: std::io::Error| not_written(&typed, &error);
    free(&target, &typed, args.force, not_written)?;
    let files = {
        let reading = context.read(ui)?;
        let records = context.whole_records(&reading)?;
        let page = Page { named: Named::Agreed(Consents::of(&records)), ..page(context, &reading, &records) };
        files(&page)
    };
    let mut staged = None;
    if !args.write.dry_run {
        let mut folder = StagedFolder::begin(&target).map_err(not_written)?;
        files.iter().try_for_each(|file| folder.file(&file.name, &file.bytes)).map_err(not_written)?;
        staged = Some(folder);
    }
    let by = context.actor().by;
    carry_out_whole(context, ui, &args.write, |desk| Ok(handed_over(desk.records, desk.today, &typed, &by)?))?;
    if let Some(folder) = staged {
        folder.finish(|name| name.starts_with("tool-w")).map_err(not_written)?;
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

fn files(page: &Page<'_>) -> Vec<File> {
    let shown = |tool: &&Tool| matches!(tool.state, ToolState::Tried | ToolState::Adopted);
    let tools: Vec<&Tool> = page.records.each::<Tool>().filter(shown).collect();
    let file_of = |tool: &Tool| format!("tool-{}.html", tool.id);
    let pages: Vec<(String, String)> = tools.iter().map(|tool| (tool.name.clone(), file_of(tool))).collect();
    let mut files = vec![
        File { name: "index.html".to_owned(), bytes: html(&network(page, &pages, GRID, &FILES)).into_bytes() },
        File { name: GRID.to_owned(), bytes: html(&grid(page, false)).into_bytes() },
    ];
    files.extend(tools.iter().map(|one| File { name: file_of(one), bytes: html(&tool(page, one)).into_bytes() }));
    let resources = agreed(page, listing_named(page.records.each::<Resource>(), page.records));
    let commitments = agreed(
        page,
        listing_named(page.records.each::<Commitment>().filter(|promise| !promise.is_erased()), page.records),
    );
    let tables = [directory(page.records), resources, commitments];
    files.extend(FILES.iter().zip(&tables).map(|(name, table)| File { name: (*name).to_owned(), bytes: csv(table) }));
    files
}

/// A table in which nobody stands who did not agree to be named.
fn agreed<'t>(page: &Page<'_>, mut table: Table<'t>) -> Table<'t> {
    let consents = Consents::of(page.records);
    let people = [Heading::By, Heading::Whom];
    let is_person = |name: &Name| matches!(name, Name::Heading(heading) if people.contains(heading));
    let columns: Vec<usize> =
        table.columns.iter().enumerate().filter(|(_, column)| is_person(&column.name)).map(|(at, _)| at).collect();
    for row in &mut table.rows {
        for at in &columns {
            if let Cell::Named(named) = &mut row[*at] {
                named.retain(|one| consents.allow(&one.id, ConsentField::Name));
                // The others know people by their names, not by an id of ours.
                let names: Vec<String> = named.iter().map(|one| one.name.to_string()).collect();
                row[*at] = Cell::text(names.join(", "));
            }
        }
    }
    table
}

fn csv(table: &Table<'_>) -> Vec<u8> {
    let positions = choose(&table.columns, &[], false).unwrap_or_default();
    let page = RenderPage::new(&table.columns, positions, false, &[], Style::plain(Lang::En));
    whole(table, Format::Csv, &page).bytes
}
