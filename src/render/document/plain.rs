//! A page as plain text, for somebody who reads it on a terminal: no signs that a program is to read.

use unicode_width::UnicodeWidthStr as _;

use crate::document::heat::sign;
use crate::document::{Block, Document, Fact, ListItem, PageCell, PageTable};
use crate::lang::padding::padded;
use crate::text::visible::on_one_line;

/// The page.
pub fn plain(document: &Document) -> String {
    let colon = document.lang.pick(": ", " : ");
    let mut text = under(&document.title, '═');
    if !document.lead.is_empty() {
        text.push('\n');
        text.push_str(&document.lead.iter().map(|line| on_one_line(line)).collect::<Vec<_>>().join("\n"));
    }
    let mut before: Option<&Block> = None;
    for of in &document.blocks {
        let said = match (of, before) {
            // Facts behind a list tell more of its last item.
            (Block::Facts { facts }, Some(Block::List { .. })) => {
                facts.iter().map(|of| format!("\n    {}", fact(of, colon))).collect::<Vec<_>>().concat()
            }
            _ => format!("\n\n{}", block(of, colon)),
        };
        text += &said;
        before = Some(of);
    }
    text + "\n"
}

fn under(title: &str, sign: char) -> String {
    let title = on_one_line(title);
    format!("{title}\n{}", sign.to_string().repeat(title.width()))
}

fn block(block: &Block, colon: &str) -> String {
    match block {
        Block::Heading { text } => under(text, '─'),
        Block::Text { text } => text.lines().map(|line| on_one_line(line).into_owned()).collect::<Vec<_>>().join("\n"),
        Block::Facts { facts } => facts.iter().map(|of| fact(of, colon)).collect::<Vec<_>>().join("\n"),
        Block::List { items } => items.iter().map(item).collect::<Vec<_>>().join("\n"),
        Block::Table(of) => table(of),
    }
}

fn fact(fact: &Fact, colon: &str) -> String {
    format!("{}{colon}{}", on_one_line(&fact.label), linked(&fact.text, fact.link.as_deref()))
}

fn item(item: &ListItem) -> String {
    let parts = [
        on_one_line(&item.title).into_owned(),
        linked(&item.text, item.link.as_deref()),
        on_one_line(&item.beside).into_owned(),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("  - {}", said.join(" · "))
}

fn table(table: &PageTable) -> String {
    let text = |cell: &PageCell| match cell.heat {
        Some(step) => format!("{} {}", line(&cell.text), sign(step)),
        None => line(&cell.text),
    };
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(text).collect()).collect();
    let heading: Vec<String> = table.headings.iter().map(|heading| line(heading)).collect();
    let all = || std::iter::once(&heading).chain(&rows);
    let width = |at: usize| all().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..heading.len()).map(width).collect();
    let lines = all().map(|row| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| padded(cell, *width));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// An address that the text does not show stands behind it.
fn linked(text: &str, link: Option<&str>) -> String {
    let text = line(text);
    match link {
        Some(link) if !text.contains(link) => format!("{text} <{}>", on_one_line(link)),
        _ => text,
    }
}

/// Several lines as one.
fn line(text: &str) -> String {
    text.lines().map(|line| on_one_line(line).into_owned()).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_page_is_read_without_signs_for_programs() {
        let list =
            Block::List { items: vec![ListItem::new("Aller *loin*").titled("Visio").beside("Zoé, le 2 avril")] };
        let facts = |fact: Fact| Block::Facts { facts: vec![fact] };
        let link = Some("https://a.example.org".to_owned());
        let cells = vec![
            vec![PageCell::text("pad"), PageCell::number("4")],
            vec![PageCell::text("visio"), PageCell::number("12")],
        ];
        let headings = vec!["Outil".to_owned(), "Voix".to_owned()];
        let document = Document {
            lang: Lang::Fr,
            title: "Compte rendu".to_owned(),
            lead: vec!["le 2 avril".to_owned()],
            blocks: vec![
                facts(Fact { link, ..Fact::new("Lieu", "ici") }),
                Block::heading("Sujets"),
                list,
                facts(Fact::new("Suite", "une\ndeux")),
                Block::Table(PageTable { headings, rows: cells, ..PageTable::default() }),
                Block::text("a\nb"),
            ],
        };
        assert_eq!(
            plain(&document),
            "Compte rendu\n════════════\nle 2 avril\n\nLieu : ici <https://a.example.org>\n\nSujets\n──────\n\n  - Visio · Aller *loin* · Zoé, le 2 avril\
             \n    Suite : une / deux\n\nOutil  Voix\npad    4\nvisio  12\n\na\nb\n"
        );
    }
}
