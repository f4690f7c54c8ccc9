//! One self-contained page of HTML: its style is in it, nothing is loaded from outside, nothing runs. Every text of the data is
//! escaped by the template.

use minijinja::context;
use minijinja::value::{Serde, Value};

use crate::document::Document;
use crate::document::heat::sign;
use crate::render::template::environment;

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");

/// The page.
pub fn html(document: &Document) -> String {
    let mut environment = environment();
    environment.add_filter("sign", |step: u8| sign(step));
    environment.add_filter("lines", |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let page = environment.add_template("page.html", TEMPLATE).and_then(|()| {
        environment.get_template("page.html")?.render(context! {
            lang => document.lang.pick("en", "fr"),
            title => document.title.as_str(),
            lead => Value::from(Serde(&document.lead)),
            wide => document.is_wide(),
            blocks => Value::from(Serde(&document.blocks)),
            style => Value::from_safe_string(STYLE.to_owned()),
        })
    });
    // The template is part of the program, and a test renders every block of it.
    page.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Fact, ListItem, PageCell, PageTable};
    use crate::lang::Lang;

    #[test]
    fn every_block_is_written_and_every_text_escaped() {
        let hostile = "<script>alert('1')</script> & \"x\"\nsecond line";
        let cell = PageCell { text: hostile.to_owned(), heat: Some(4), number: true };
        let document = Document {
            lang: Lang::Fr,
            title: hostile.to_owned(),
            lead: vec![hostile.to_owned()],
            blocks: vec![
                Block::heading(hostile),
                Block::text(hostile),
                Block::Facts {
                    facts: vec![Fact {
                        link: Some("https://example.org/\"><b>".into()),
                        ..Fact::new(hostile, hostile)
                    }],
                },
                Block::List {
                    items: vec![ListItem::new(hostile).titled(hostile).beside(hostile).link("https://example.org/'")],
                },
                Block::Table(PageTable {
                    caption: hostile.to_owned(),
                    headings: vec![hostile.to_owned()],
                    rows: vec![vec![cell.clone()]],
                    total: vec![cell],
                }),
            ],
        };
        let page = html(&document);
        assert!(page.starts_with("<!doctype html>\n<html lang=\"fr\">"), "{page}");
        assert!(!page.contains("<script") && !page.contains("><b>"), "{page}");
        assert_eq!(page.matches("&lt;script&gt;").count(), 14, "{page}");
        assert!(page.contains("class=\"heat4 number\"") && page.contains('▆'), "{page}");
        for outside in ["src=", "@import", "url(", "<link"] {
            assert!(!page.contains(outside), "nothing is loaded: {outside}");
        }
    }
}
