//! A page as Markdown, which reads well as plain text too.

use crate::document::heat::sign;
use crate::document::{Block, Document, Fact, ListItem, PageCell, PageTable};
use crate::render::markdown::escaped;
use crate::text::visible::on_one_line;

/// The page.
pub fn markdown(document: &Document) -> String {
    let mut parts = vec![format!("# {}", line(&document.title))];
    if !document.lead.is_empty() {
        parts.push(document.lead.iter().map(|text| line(text)).collect::<Vec<_>>().join("  \n"));
    }
    let colon = document.lang.pick(": ", " : ");
    let mut before: Option<&Block> = None;
    for of in &document.blocks {
        match (of, before, parts.last_mut()) {
            // Facts behind a list tell more of its last item.
            (Block::Facts { facts }, Some(Block::List { .. }), Some(list)) => {
                list.extend(facts.iter().map(|of| format!("\n  {}", fact(of, colon))));
            }
            _ => parts.push(block(of, colon)),
        }
        before = Some(of);
    }
    parts.join("\n\n") + "\n"
}

fn block(block: &Block, colon: &str) -> String {
    match block {
        Block::Heading { text } => format!("## {}", line(text)),
        Block::Text { text } => lines(text, "  \n"),
        Block::Facts { facts } => facts.iter().map(|of| fact(of, colon)).collect::<Vec<_>>().join("\n"),
        Block::List { items } => items.iter().map(item).collect::<Vec<_>>().join("\n"),
        Block::Table(of) => table(of),
    }
}

fn fact(fact: &Fact, colon: &str) -> String {
    format!("- {}{colon}{}", line(&fact.label), linked(&lines(&fact.text, " / "), fact.link.as_deref()))
}

fn item(item: &ListItem) -> String {
    let mut said = Vec::new();
    if !item.title.is_empty() {
        said.push(format!("**{}**", line(&item.title)));
    }
    said.push(linked(&lines(&item.text, " / "), item.link.as_deref()));
    if !item.beside.is_empty() {
        said.push(line(&item.beside));
    }
    said.retain(|part| !part.is_empty());
    format!("- {}", said.join(" · "))
}

fn table(table: &PageTable) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let is_number = |at: usize| table.rows.iter().any(|row| row[at].number);
    let rule = (0..table.headings.len()).map(|at| if is_number(at) { "---:" } else { "---" }.to_owned());
    let heading = table.headings.iter().map(|heading| line(heading));
    let rows = table.rows.iter().map(|cells| row(cells.iter().map(cell).collect()));
    [row(heading.collect()), row(rule.collect())].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn cell(cell: &PageCell) -> String {
    let text = lines(&cell.text, " / ");
    cell.heat.map_or_else(|| text.clone(), |step| format!("{text} {}", sign(step)))
}

fn linked(text: &str, link: Option<&str>) -> String {
    // Spaces and brackets would end the address.
    link.map_or_else(|| text.to_owned(), |link| format!("[{text}](<{}>)", link.replace(['<', '>', '\n'], "")))
}

fn line(text: &str) -> String {
    escaped(&on_one_line(text))
}

/// Several lines as one, or as lines of one paragraph.
fn lines(text: &str, between: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join(between)
}
