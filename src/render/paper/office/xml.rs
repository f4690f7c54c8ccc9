//! XML cut into its elements and texts, each with its place, so that what is not touched stays byte for byte.

use std::ops::Range;

/// Something of an XML text.
#[derive(Clone, Debug)]
pub struct XmlItem<'x> {
    /// Its bytes.
    pub at: Range<usize>,
    pub kind: XmlKind<'x>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlKind<'x> {
    Open(&'x str),
    Close(&'x str),
    Empty(&'x str),
    /// As it is written, with its references.
    Text,
    /// A comment, an instruction, a declaration, a section of literal text.
    Other,
}

/// All items in their order; none where an element does not end, or another ends first.
pub fn items(xml: &str) -> Option<Vec<XmlItem<'_>>> {
    let (mut items, mut open, mut from) = (Vec::new(), Vec::new(), 0);
    while from < xml.len() {
        let rest = &xml[from..];
        if !rest.starts_with('<') {
            let end = from + rest.find('<').unwrap_or(rest.len());
            items.push(XmlItem { at: from..end, kind: XmlKind::Text });
            from = end;
            continue;
        }
        let (length, kind) = markup(rest)?;
        match kind {
            XmlKind::Open(name) => open.push(name),
            XmlKind::Close(name) => {
                open.pop().filter(|opened| *opened == name)?;
            }
            XmlKind::Empty(_) | XmlKind::Text | XmlKind::Other => {}
        }
        items.push(XmlItem { at: from..from + length, kind });
        from += length;
    }
    open.is_empty().then_some(items)
}

/// What begins with `<`: how long it is, and what.
fn markup(rest: &str) -> Option<(usize, XmlKind<'_>)> {
    for (begins, ends) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")] {
        if let Some(inside) = rest.strip_prefix(begins) {
            return Some((begins.len() + inside.find(ends)? + ends.len(), XmlKind::Other));
        }
    }
    let mut quote = None;
    let end = rest.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(begun), byte) if begun == byte => quote = None,
            (None, b'>') => return true,
            _ => {}
        }
        false
    })?;
    let inside = &rest[1..end];
    let name_of = |text: &'_ str| text.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(text.len());
    let kind = if let Some(name) = inside.strip_prefix('/') {
        XmlKind::Close(name.trim())
    } else if inside.ends_with('/') {
        XmlKind::Empty(&inside[..name_of(inside)])
    } else {
        XmlKind::Open(&inside[..name_of(inside)])
    };
    Some((end + 1, kind))
}

/// A text with its references undone; one that is unknown stays.
pub fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest.find(';').map(|end| &rest[1..end]);
        if let Some((name, sign)) = reference.and_then(|name| Some((name, sign(name)?))) {
            plain.push(sign);
            rest = &rest[name.len() + 2..];
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain + rest
}

fn sign(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_cover_every_byte_and_say_what_they_are() {
        let xml = "<?xml version='1.0'?><a b=\"1>0\"><!-- <c> -->x &amp; y<d/><e f='/'/></a>\n";
        let found = items(xml).unwrap();
        assert_eq!(found.iter().map(|item| &xml[item.at.clone()]).collect::<String>(), xml);
        let kinds: Vec<XmlKind<'_>> = found.iter().map(|item| item.kind).collect();
        let (open, close) = (XmlKind::Open("a"), XmlKind::Close("a"));
        let inside = [XmlKind::Other, XmlKind::Text, XmlKind::Empty("d"), XmlKind::Empty("e")];
        assert_eq!(kinds, [&[XmlKind::Other, open][..], &inside, &[close, XmlKind::Text]].concat());
    }

    #[test]
    fn elements_that_cross_or_do_not_end_are_none() {
        for torn in ["<a>", "<a><b></a></b>", "</a>", "<a", "<!-- a", "<a b='></a>", "<![CDATA[ x"] {
            assert!(items(torn).is_none(), "{torn}");
        }
    }

    #[test]
    fn references_are_undone_and_strangers_stay() {
        assert_eq!(unescaped("a &lt; &#233;&#xE9; &amp;&nbsp; & b"), "a < éé &&nbsp; & b");
    }
}
