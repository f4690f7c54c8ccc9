//! A part as a template of the library: its tags in their places, what stands between them by number. A paragraph with tags is
//! a line, so that an error of the library names the paragraph.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::format::OfficeFormat;
use super::part::{Piece, Placed, XmlPart};
use super::spans::{Spots, TagSpot, name};
use super::tag::TagKind;
use super::xml::XmlItem;

/// The variable that holds what stands between tags.
pub const BETWEEN: &str = "_between";

/// A template.
#[derive(Debug, Default)]
pub struct TemplateSource {
    pub text: String,
    /// What stands between tags, by number.
    pub between: Vec<String>,
    /// The paragraph of each line but the first, with the tag that begins the line.
    pub lines: Vec<usize>,
    pending: String,
}

impl TemplateSource {
    /// That of a part.
    pub fn of(xml: &str, items: &[XmlItem<'_>], part: &XmlPart, spots: &Spots, format: OfficeFormat) -> Self {
        let writing = Writing { xml, items, part, spots, format };
        let mut source = Self::default();
        writing.write(&mut source);
        source.flush();
        source
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let _ = write!(self.text, "{{{{{BETWEEN}[{}]}}}}", self.between.len()); // a String takes everything
            self.between.push(std::mem::take(&mut self.pending));
        }
    }

    fn tag(&mut self, at: usize, placed: &Placed) {
        if placed.tag.kind == TagKind::Comment {
            return;
        }
        self.flush();
        self.lines.push(at);
        self.text.push_str("{#\n#}");
        self.text.push_str(&placed.tag.text);
    }
}

struct Writing<'w> {
    xml: &'w str,
    items: &'w [XmlItem<'w>],
    part: &'w XmlPart,
    spots: &'w Spots,
    format: OfficeFormat,
}

impl Writing<'_> {
    fn write(&self, to: &mut TemplateSource) {
        let (mut before, mut after) = (BTreeMap::<usize, Vec<usize>>::new(), BTreeMap::<usize, Vec<usize>>::new());
        // Where a row or a paragraph is replaced by its tags: the item that begins it, the one that ends it, the tags.
        let mut replaced = BTreeMap::<usize, (usize, Vec<usize>)>::new();
        for (at, placed) in self.part.tags.iter().enumerate() {
            let paragraph = &self.part.paragraphs[placed.paragraph];
            match self.spots.of[at] {
                TagSpot::Here => {}
                TagSpot::Paragraph => {
                    replaced.entry(paragraph.open).or_insert((paragraph.close, Vec::new())).1.push(at);
                }
                TagSpot::BeforeRow(row) | TagSpot::AfterRow(row) if self.spots.gone.contains(&row) => {
                    let row = &self.part.rows[row];
                    replaced.entry(row.open).or_insert((row.close, Vec::new())).1.push(at);
                }
                TagSpot::BeforeRow(row) => before.entry(self.part.rows[row].open).or_default().push(at),
                TagSpot::AfterRow(row) => after.entry(self.part.rows[row].close).or_default().push(at),
            }
        }
        let touched = self.touched();
        let mut item = 0;
        while item < self.items.len() {
            for tag in before.get(&item).into_iter().flatten() {
                to.tag(*tag, &self.part.tags[*tag]);
            }
            if let Some((close, tags)) = replaced.get(&item) {
                for tag in tags {
                    to.tag(*tag, &self.part.tags[*tag]);
                }
                item = close + 1;
                continue;
            }
            let raw = &self.xml[self.items[item].at.clone()];
            match self.part.pieces.get(&item) {
                Some((paragraph, piece)) => self.piece(*paragraph, *piece, raw, to),
                None if touched.contains(&item) && !raw.contains("xml:space") => {
                    to.pending.push_str(&raw[..raw.len() - 1]);
                    to.pending.push_str(" xml:space=\"preserve\">");
                }
                None => to.pending.push_str(raw),
            }
            for tag in after.get(&item).into_iter().flatten() {
                to.tag(*tag, &self.part.tags[*tag]);
            }
            item += 1;
        }
    }

    /// Items that begin a text in which something of a tag stands: spaces at its ends are meant from now on.
    fn touched(&self) -> BTreeSet<usize> {
        let mut touched = BTreeSet::new();
        if self.format == OfficeFormat::Docx {
            for placed in &self.part.tags {
                let pieces = &self.part.paragraphs[placed.paragraph].pieces;
                let overlaps = |piece: &&Piece| piece.from < placed.tag.at.end && placed.tag.at.start < piece.to;
                touched.extend(pieces.iter().filter(overlaps).filter_map(|piece| piece.inside.last().copied()));
            }
            touched.retain(|item| name(self.items, *item) == "w:t");
        }
        touched
    }

    /// A piece: what is of no tag as it is, each tag that acts here where it begins.
    fn piece(&self, paragraph: usize, piece: usize, raw: &str, to: &mut TemplateSource) {
        let of = &self.part.paragraphs[paragraph];
        let piece = &of.pieces[piece];
        let mut from = piece.from;
        let tags = self.part.tags.iter().enumerate().filter(|(_, placed)| placed.paragraph == paragraph);
        let is_sign = raw.starts_with('<');
        for (at, placed) in tags {
            let (start, end) = (placed.tag.at.start, placed.tag.at.end);
            if end <= piece.from || piece.to <= start {
                continue;
            }
            if is_sign {
                return;
            }
            if from < start {
                to.pending.push_str(&of.text[from..start]);
            }
            if piece.from <= start && self.spots.of[at] == TagSpot::Here {
                self.here(at, placed, piece, to);
            }
            from = end.min(piece.to).max(from);
        }
        to.pending.push_str(if is_sign { raw } else { &of.text[from..piece.to] });
    }

    fn here(&self, at: usize, placed: &Placed, piece: &Piece, to: &mut TemplateSource) {
        let is_block = matches!(placed.tag.kind, TagKind::Begin(_) | TagKind::Middle | TagKind::End(_));
        let around: &[usize] = if is_block && self.format == OfficeFormat::Odt { &piece.inside } else { &[] };
        for item in around.iter().rev() {
            to.pending.extend(["</", name(self.items, *item), ">"]);
        }
        to.tag(at, placed);
        for item in around {
            to.pending.push_str(&self.xml[self.items[*item].at.clone()]);
        }
    }
}
