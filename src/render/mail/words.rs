//! The words of a mail: a template of plain text, its first line the subject; the page beside it says the same.

use serde::Serialize;

use crate::lang::Lang;
use crate::render::paper::{Overrides, TemplateFault, rendered};

/// Written by a coordinator before the subject, with a colon, and no part of it.
const LABELS: [&str; 3] = ["objet", "sujet", "subject"];

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailWords {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// The variables of a page: those of the text, and the text itself, in pieces.
#[derive(Serialize)]
struct Page<'w, V> {
    lang: &'static str,
    subject: &'w str,
    blocks: Vec<Block<'w>>,
    #[serde(flatten)]
    values: &'w V,
}

/// A paragraph or a list.
#[derive(Debug, Serialize, PartialEq, Eq)]
struct Block<'w> {
    lines: Vec<Vec<Piece<'w>>>,
    items: Vec<Vec<Piece<'w>>>,
}

/// A text, which is an address where a browser can go.
#[derive(Debug, Serialize, PartialEq, Eq)]
struct Piece<'w> {
    text: &'w str,
    is_link: bool,
}

impl MailWords {
    /// What the template of that name says, `mail-reminder`: the coordinator's own, else the program's. A page of the same
    /// name, where there is one, stands for the one that is made of the text.
    pub fn of(name: &str, lang: Lang, values: &impl Serialize, overrides: &Overrides) -> Result<Self, TemplateFault> {
        let file = |ending: &str| format!("{}/{name}.{ending}", lang.pick("en", "fr"));
        let written = rendered(&file("txt"), lang, values, overrides)?;
        let written = written.trim_start();
        let (subject, text) = written.split_once('\n').unwrap_or((written, ""));
        // Whatever space stands before the colon.
        let labelled = subject.split_once(':').filter(|(label, _)| LABELS.contains(&&*label.trim().to_lowercase()));
        let (subject, text) = (labelled.map_or(subject, |(_, subject)| subject).trim().to_owned(), tidy(text));
        let own = overrides.iter().find(|(own, _)| *own == file("html")).map(|(own, _)| own.as_str());
        let page = Page { lang: lang.pick("en", "fr"), subject: &subject, blocks: blocks(&text), values };
        let html = rendered(own.unwrap_or("mail.html"), lang, &page, overrides)?;
        Ok(Self { subject, text, html })
    }
}

/// No blank at the end of a line, and one empty line where there were several.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for line in text.trim().lines().map(str::trim_end) {
        if !line.is_empty() || !tidied.ends_with("\n\n") {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    tidied
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut apart = true;
    for line in text.lines() {
        let item = line.strip_prefix("- ");
        match blocks.last_mut().filter(|_| !apart) {
            _ if line.is_empty() => {}
            Some(block) if item.is_some() || block.items.is_empty() => block.take(item, line),
            _ => {
                let mut block = Block { lines: Vec::new(), items: Vec::new() };
                block.take(item, line);
                blocks.push(block);
            }
        }
        apart = line.is_empty();
    }
    blocks
}

impl<'w> Block<'w> {
    fn take(&mut self, item: Option<&'w str>, line: &'w str) {
        match item {
            Some(item) => self.items.push(pieces(item)),
            None => self.lines.push(pieces(line)),
        }
    }
}

fn pieces(line: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), line);
    while let Some(at) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, from) = rest.split_at(at);
        let end = from.find(|letter: char| letter.is_whitespace() || "<>\"".contains(letter)).unwrap_or(from.len());
        // A sign at the end is the sentence's.
        let address = from[..end].trim_end_matches([',', '.', ';', ':', ')', '!', '?']);
        pieces.push(Piece { text: before, is_link: false });
        pieces.push(Piece { text: address, is_link: true });
        rest = &from[address.len()..];
    }
    pieces.push(Piece { text: rest, is_link: false });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_paragraphs_lists_and_links() {
        let text = tidy(
            "\nBonjour,  \n\n\n\nUn module\n- le 2, https://example.org/a?b=c, salle 2\n- le 9\nfin (http://example.org).\n",
        );
        assert_eq!(
            text,
            "Bonjour,\n\nUn module\n- le 2, https://example.org/a?b=c, salle 2\n- le 9\nfin (http://example.org).\n"
        );
        let told: Vec<String> = blocks(&text)
            .iter()
            .map(|block| {
                let line = |line: &Vec<Piece<'_>>| -> String {
                    line.iter()
                        .map(|one| if one.is_link { format!("<{}>", one.text) } else { one.text.to_owned() })
                        .collect()
                };
                let lines =
                    block.lines.iter().map(line).chain(block.items.iter().map(|item| format!("* {}", line(item))));
                lines.collect::<Vec<_>>().join(" | ")
            })
            .collect();
        assert_eq!(
            told,
            [
                "Bonjour,",
                "Un module | * le 2, <https://example.org/a?b=c>, salle 2 | * le 9",
                "fin (<http://example.org>)."
            ]
        );
    }
}
