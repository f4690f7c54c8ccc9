//! The paragraphs, the rows and the tags of an XML text.

use std::collections::HashMap;

use super::fault::{FoundMistake, Mistake};
use super::format::OfficeFormat;
use super::tag::{Tag, tags};
use super::xml::{XmlItem, XmlKind};

/// An XML text inside a file, taken apart.
#[derive(Debug, Default)]
pub struct XmlPart {
    pub paragraphs: Vec<Paragraph>,
    pub rows: Vec<TemplateRow>,
    /// In the order of the text.
    pub tags: Vec<Placed>,
    /// For an item that is a piece: its paragraph, and its place among the pieces.
    pub pieces: HashMap<usize, (usize, usize)>,
}

/// A paragraph.
#[derive(Debug)]
pub struct Paragraph {
    /// Items that begin and end it.
    pub open: usize,
    pub close: usize,
    /// Its pieces put together, as they are written.
    pub text: String,
    pub pieces: Vec<Piece>,
    /// Whether it is text and nothing else.
    pub is_plain: bool,
    /// Names of the elements around it.
    pub path: Vec<String>,
    /// The cells around it, the outermost first.
    pub seats: Vec<CellNumbers>,
}

/// A text of one look, or an empty element that stands for a sign.
#[derive(Debug)]
pub struct Piece {
    pub item: usize,
    /// Where it begins in the text of the paragraph.
    pub from: usize,
    pub to: usize,
    /// Items that begin the elements around it, inside the paragraph.
    pub inside: Vec<usize>,
}

/// A row of a table.
#[derive(Debug)]
pub struct TemplateRow {
    pub open: usize,
    pub close: usize,
    pub path: Vec<String>,
}

/// A cell, by its numbers in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellNumbers {
    pub table: usize,
    pub row: usize,
    pub cell: usize,
}

/// A tag in its paragraph.
#[derive(Debug)]
pub struct Placed {
    pub tag: Tag,
    pub paragraph: usize,
    /// The piece where it begins.
    pub piece: usize,
}

/// An element that is not closed yet.
struct Opened<'x> {
    name: &'x str,
    item: usize,
    paragraph: Option<usize>,
    row: Option<usize>,
}

impl XmlPart {
    /// Takes it apart.
    pub fn of(xml: &str, items: &[XmlItem<'_>], format: OfficeFormat) -> Result<Self, FoundMistake> {
        let mut part = Self::default();
        part.read(xml, items, format);
        for (at, paragraph) in part.paragraphs.iter().enumerate() {
            if !paragraph.text.contains(['{', '}']) {
                continue;
            }
            let torn = |sign: &'static str| {
                FoundMistake::at(&paragraph.text, paragraph.text.find(sign).unwrap_or(0), Mistake::Torn { sign })
            };
            for tag in tags(&paragraph.text).map_err(torn)? {
                let piece = paragraph.pieces.iter().position(|piece| tag.at.start < piece.to).unwrap_or(0);
                part.tags.push(Placed { tag, paragraph: at, piece });
            }
        }
        let place = |tag: &Placed| (part.paragraphs[tag.paragraph].pieces[tag.piece].item, tag.tag.at.start);
        part.tags.sort_by_key(place);
        Ok(part)
    }

    fn read(&mut self, xml: &str, items: &[XmlItem<'_>], format: OfficeFormat) {
        let (mut open, mut seats) = (Vec::<Opened<'_>>::new(), Vec::<CellNumbers>::new());
        let mut looks = 0_usize;
        let (mut tables, mut cells) = (0, 0);
        for (at, item) in items.iter().enumerate() {
            match item.kind {
                XmlKind::Open(name) => {
                    let path = || open.iter().map(|element| element.name.to_owned()).collect::<Vec<_>>();
                    let mut opened = Opened { name, item: at, paragraph: None, row: None };
                    if format.is_paragraph(name) {
                        opened.paragraph = Some(self.paragraphs.len());
                        self.paragraphs.push(Paragraph {
                            open: at,
                            close: at,
                            text: String::new(),
                            pieces: Vec::new(),
                            is_plain: true,
                            path: path(),
                            seats: seats.clone(),
                        });
                    } else if name == format.table() {
                        seats.push(CellNumbers { table: tables, row: 0, cell: 0 });
                        tables += 1;
                    } else if name == format.row() {
                        opened.row = Some(self.rows.len());
                        if let Some(seat) = seats.last_mut() {
                            seat.row = self.rows.len();
                        }
                        self.rows.push(TemplateRow { open: at, close: at, path: path() });
                    } else if name == format.cell() {
                        cells += 1;
                        if let Some(seat) = seats.last_mut() {
                            seat.cell = cells;
                        }
                    }
                    looks += usize::from(format.is_look(name));
                    if opened.paragraph.is_none() {
                        self.meets(name, &open, looks > 0, format);
                    }
                    open.push(opened);
                }
                XmlKind::Empty(name) => {
                    self.meets(name, &open, looks > 0, format);
                    let within = open.last().map_or("", |element| element.name);
                    if let Some(sign) = format.sign(name, within) {
                        self.piece(at, &sign.to_string(), &open);
                    }
                }
                XmlKind::Text => {
                    if open.last().is_some_and(|element| format.holds_text(element.name)) {
                        self.piece(at, &xml[item.at.clone()], &open);
                    }
                }
                XmlKind::Close(name) => {
                    looks -= usize::from(format.is_look(name));
                    if name == format.table() {
                        seats.pop();
                    }
                    let Some(closed) = open.pop() else { continue };
                    if let Some(paragraph) = closed.paragraph {
                        self.paragraphs[paragraph].close = at;
                    }
                    if let Some(row) = closed.row {
                        self.rows[row].close = at;
                    }
                }
                XmlKind::Other => {}
            }
        }
    }

    /// An element inside a paragraph: whether the paragraph is still text and nothing else.
    fn meets(&mut self, name: &str, open: &[Opened<'_>], in_look: bool, format: OfficeFormat) {
        let is_plain = format.is_plain(name) || (in_look && name != "w:sectPr");
        if let Some(paragraph) = innermost(open).filter(|_| !is_plain) {
            self.paragraphs[paragraph.0].is_plain = false;
        }
    }

    fn piece(&mut self, item: usize, text: &str, open: &[Opened<'_>]) {
        let Some((paragraph, depth)) = innermost(open) else { return };
        let inside = open[depth + 1..].iter().map(|element| element.item).collect();
        let of = &mut self.paragraphs[paragraph];
        let from = of.text.len();
        of.text.push_str(text);
        self.pieces.insert(item, (paragraph, of.pieces.len()));
        of.pieces.push(Piece { item, from, to: of.text.len(), inside });
    }
}

/// The innermost paragraph, and its depth.
fn innermost(open: &[Opened<'_>]) -> Option<(usize, usize)> {
    open.iter().enumerate().rev().find_map(|(depth, element)| Some((element.paragraph?, depth)))
}
