//! Where the tags of conditions and loops act: where they stand, around their paragraphs, or around rows of a table.

use super::fault::{FoundMistake, Mistake};
use super::format::OfficeFormat;
use super::part::{Placed, XmlPart};
use super::tag::TagKind;
use super::xml::{XmlItem, XmlKind};

/// Where a tag acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagSpot {
    /// Where it stands.
    Here,
    /// In place of the paragraph in which it stands alone.
    Paragraph,
    BeforeRow(usize),
    AfterRow(usize),
}

/// Where all tags of a part act.
#[derive(Debug)]
pub struct Spots {
    /// One a tag.
    pub of: Vec<TagSpot>,
    /// Rows that hold tags of other rows and nothing else: their tags stand for them.
    pub gone: Vec<usize>,
}

/// All tags of a condition or a loop, by their numbers.
type Span = Vec<usize>;

/// Finds them; what does not begin and end in places of the same kind has none.
pub fn spots(part: &XmlPart, items: &[XmlItem<'_>], format: OfficeFormat) -> Result<Spots, FoundMistake> {
    let spans = spans(part)?;
    let mut spots = vec![TagSpot::Here; part.tags.len()];
    for span in &spans {
        hoist(part, span, &mut spots);
    }
    for paragraph in alone(part, &spans, &spots) {
        for (at, _) in tags_of(part, paragraph) {
            spots[at] = TagSpot::Paragraph;
        }
    }
    for span in &spans {
        let path = |tag: &usize| path(part, *tag, spots[*tag], items, format);
        let Some(first) = span.first() else { continue };
        let is_crossed = span.iter().any(|tag| path(tag) != path(first)) || is_flat(span, &spots);
        if is_crossed {
            return Err(fault(part, *first, |tag| Mistake::Crossing { tag }));
        }
    }
    let gone = gone(part, &spans, &spots);
    Ok(Spots { of: spots, gone })
}

/// The text of a part's mistake at a tag.
pub fn fault(part: &XmlPart, tag: usize, why: impl FnOnce(String) -> Mistake) -> FoundMistake {
    let Placed { tag, paragraph, .. } = &part.tags[tag];
    FoundMistake::at(&part.paragraphs[*paragraph].text, tag.at.start, why(tag.text.clone()))
}

/// What belongs together.
fn spans(part: &XmlPart) -> Result<Vec<Span>, FoundMistake> {
    let (mut open, mut spans) = (Vec::<Span>::new(), Vec::new());
    for (at, Placed { tag, .. }) in part.tags.iter().enumerate() {
        match &tag.kind {
            TagKind::Begin(_) => open.push(vec![at]),
            TagKind::Middle => match open.last_mut() {
                Some(span) => span.push(at),
                None => return Err(fault(part, at, |tag| Mistake::Unbegun { tag })),
            },
            TagKind::End(block) => {
                let began = |span: &Span| part.tags[span[0]].tag.kind == TagKind::Begin(*block);
                let Some(mut span) = open.pop().filter(began) else {
                    return Err(fault(part, at, |tag| Mistake::Unbegun { tag }));
                };
                span.push(at);
                spans.push(span);
            }
            TagKind::Unknown(word) => {
                return Err(fault(part, at, |_| Mistake::Unknown { word: word.clone() }));
            }
            TagKind::Value | TagKind::Comment => {}
        }
    }
    match open.last().and_then(|span| span.first()) {
        None => Ok(spans),
        Some(tag) => {
            let TagKind::Begin(block) = part.tags[*tag].tag.kind else { return Ok(spans) };
            let end = format!("{{% end{} %}}", block.word());
            Err(fault(part, *tag, |tag| Mistake::Unended { tag, end }))
        }
    }
}

/// What begins in a cell and ends in another of the same table acts around their rows.
fn hoist(part: &XmlPart, span: &Span, spots: &mut [TagSpot]) {
    let seats = |tag: usize| &part.paragraphs[part.tags[tag].paragraph].seats;
    let (Some(first), Some(last)) = (span.first(), span.last()) else { return };
    let differing = seats(*first).iter().zip(seats(*last)).enumerate().find(|(_, (one, other))| one != other);
    let Some((depth, (one, other))) = differing else { return };
    if one.table != other.table {
        return;
    }
    spots[*first] = TagSpot::BeforeRow(one.row);
    spots[*last] = TagSpot::AfterRow(other.row);
    for middle in &span[1..span.len() - 1] {
        if let Some(seat) = seats(*middle).get(depth) {
            spots[*middle] = TagSpot::BeforeRow(seat.row);
        }
    }
}

/// Whether a middle of rows stands in the row that begins them: neither half would be a row.
fn is_flat(span: &Span, spots: &[TagSpot]) -> bool {
    let row = |tag: usize| match spots[tag] {
        TagSpot::BeforeRow(row) => Some(row),
        _ => None,
    };
    let middles = &span[1..span.len() - 1];
    middles.iter().any(|middle| row(*middle).is_some() && row(*middle) == row(span[0]))
}

fn tags_of(part: &XmlPart, paragraph: usize) -> impl Iterator<Item = (usize, &Placed)> {
    part.tags.iter().enumerate().filter(move |(_, placed)| placed.paragraph == paragraph)
}

/// Whether there is nothing but tags in it, of conditions and loops.
fn is_bare(part: &XmlPart, paragraph: usize) -> bool {
    let of = &part.paragraphs[paragraph];
    let (mut rest, mut from) = (String::new(), 0);
    for (_, Placed { tag, .. }) in tags_of(part, paragraph) {
        rest.push_str(&of.text[from..tag.at.start]);
        from = tag.at.end;
        if tag.text.starts_with("{{") {
            return false;
        }
    }
    rest.push_str(&of.text[from..]);
    of.is_plain && rest.trim().is_empty()
}

/// Paragraphs that go: all that is in them are tags whose other halves stand alone in a paragraph too.
fn alone(part: &XmlPart, spans: &[Span], spots: &[TagSpot]) -> Vec<usize> {
    let mut with_tags: Vec<usize> = part.tags.iter().map(|placed| placed.paragraph).collect();
    with_tags.sort_unstable();
    with_tags.dedup();
    let is_here = |paragraph: &usize| tags_of(part, *paragraph).all(|(tag, _)| spots[tag] == TagSpot::Here);
    let mut alone: Vec<usize> =
        with_tags.into_iter().filter(|paragraph| is_bare(part, *paragraph) && is_here(paragraph)).collect();
    loop {
        let before = alone.len();
        for span in spans {
            let paragraphs = || span.iter().map(|tag| part.tags[*tag].paragraph);
            if !paragraphs().all(|paragraph| alone.contains(&paragraph)) {
                alone.retain(|paragraph| paragraphs().all(|other| other != *paragraph));
            }
        }
        if alone.len() == before {
            return alone;
        }
    }
}

/// Names of the elements around a tag where it acts: between two places of the same names, XML can be cut and repeated.
fn path<'p>(part: &'p XmlPart, tag: usize, spot: TagSpot, items: &[XmlItem<'p>], format: OfficeFormat) -> Vec<&'p str> {
    let placed = &part.tags[tag];
    let paragraph = &part.paragraphs[placed.paragraph];
    let (TagSpot::BeforeRow(row) | TagSpot::AfterRow(row)) = spot else {
        let mut path: Vec<&str> = paragraph.path.iter().map(String::as_str).collect();
        let piece = &paragraph.pieces[placed.piece];
        // Spans of Writer are closed before a tag, and begun again behind it.
        if spot == TagSpot::Here && format == OfficeFormat::Docx {
            path.extend(piece.inside.iter().map(|item| name(items, *item)));
        }
        path.extend((spot == TagSpot::Here).then(|| name(items, paragraph.open)));
        return path;
    };
    part.rows[row].path.iter().map(String::as_str).collect()
}

/// The name of the element that an item begins.
pub fn name<'x>(items: &[XmlItem<'x>], item: usize) -> &'x str {
    match items[item].kind {
        XmlKind::Open(name) | XmlKind::Close(name) | XmlKind::Empty(name) => name,
        XmlKind::Text | XmlKind::Other => "",
    }
}

/// Rows with nothing but tags that act around rows.
fn gone(part: &XmlPart, spans: &[Span], spots: &[TagSpot]) -> Vec<usize> {
    let row_of = |tag: usize| match spots[tag] {
        TagSpot::BeforeRow(row) | TagSpot::AfterRow(row) => Some(row),
        TagSpot::Here | TagSpot::Paragraph => None,
    };
    let mut rows: Vec<usize> = (0..part.tags.len()).filter_map(row_of).collect();
    rows.dedup();
    let is_gone = |row: &usize| {
        let inside = |paragraph: &usize| part.paragraphs[*paragraph].seats.iter().any(|seat| seat.row == *row);
        let begins_and_ends =
            |span: &Span| row_of(span[0]) == Some(*row) && span.last().is_some_and(|last| row_of(*last) == Some(*row));
        (0..part.paragraphs.len()).filter(inside).all(|paragraph| {
            is_bare(part, paragraph) && tags_of(part, paragraph).all(|(tag, _)| row_of(tag) == Some(*row))
        }) && !spans.iter().any(begins_and_ends)
    };
    rows.into_iter().filter(is_gone).collect()
}
