//! The pages that the network is handed: an index, the grid, and one a tool that was tried or adopted.

use super::grid::grid;
use super::model::Document;
use super::network::network;
use super::page::Page;
use super::tool::tool;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::schema::Reference;
use crate::domain::vocabulary::ToolState;

/// The file of the grid.
const GRID: &str = "grid.html";

/// What the files of tools begin with, in front of the id.
const TOOL: &str = "tool-";

/// Each page under the name of its file; `files`: those for a spreadsheet beside them.
pub fn handover(page: &Page<'_>, files: &[&str]) -> Vec<(String, Document)> {
    let is_shown = |tool: &&Tool| matches!(tool.state, ToolState::Tried | ToolState::Adopted);
    let tools: Vec<&Tool> = page.records.each::<Tool>().filter(is_shown).collect();
    let file_of = |tool: &Tool| format!("{TOOL}{}.html", tool.id);
    let links: Vec<(String, String)> = tools.iter().map(|tool| (tool.name.clone(), file_of(tool))).collect();
    let mut pages =
        vec![("index.html".to_owned(), network(page, &links, GRID, files)), (GRID.to_owned(), grid(page, false))];
    pages.extend(tools.iter().map(|one| (file_of(one), tool(page, one))));
    pages
}

/// Whether a file of a folder was written as the page of a tool, perhaps of one that has none any more.
pub fn is_page_of_a_tool(file: &str) -> bool {
    file.strip_prefix(TOOL).is_some_and(|id| id.starts_with(Reference::Tool.letter()))
}
