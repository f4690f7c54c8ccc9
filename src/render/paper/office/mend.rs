//! What a word processor asks of a file that was filled: a cell of Word ends with a paragraph, a table has a row.

use super::format::OfficeFormat;
use super::xml::{XmlKind, items};

/// Elements of Word whose last one must be a paragraph (ISO/IEC 29500-1, §17.4.65, §17.10, §17.11).
const END_IN_PARAGRAPH: [&str; 6] = ["w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:txbxContent"];

/// The text mended; none where elements cross.
pub fn mended(xml: &str, format: OfficeFormat) -> Option<String> {
    struct Opened<'x> {
        name: &'x str,
        /// Where it begins in what is written.
        from: usize,
        last: &'x str,
        rows: usize,
    }
    let mut mended = String::with_capacity(xml.len());
    let mut open = Vec::<Opened<'_>>::new();
    for item in items(xml)? {
        let raw = &xml[item.at];
        match item.kind {
            XmlKind::Open(name) => {
                open.push(Opened { name, from: mended.len(), last: "", rows: 0 });
                mended.push_str(raw);
            }
            XmlKind::Close(name) => {
                let closed = open.pop()?;
                if format == OfficeFormat::Docx && END_IN_PARAGRAPH.contains(&name) && closed.last != "w:p" {
                    mended.push_str("<w:p/>");
                }
                mended.push_str(raw);
                if closed.name == format.table() && closed.rows == 0 {
                    mended.truncate(closed.from);
                    continue;
                }
                if let Some(around) = open.last_mut() {
                    around.last = name;
                }
                if name == format.row()
                    && let Some(table) = open.iter_mut().rev().find(|element| element.name == format.table())
                {
                    table.rows += 1;
                }
            }
            XmlKind::Empty(name) => {
                mended.push_str(raw);
                if let Some(around) = open.last_mut() {
                    around.last = name;
                }
            }
            XmlKind::Text | XmlKind::Other => mended.push_str(raw),
        }
    }
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_gets_its_paragraph_and_a_table_without_rows_goes() {
        let docx = |xml: &str| mended(xml, OfficeFormat::Docx).unwrap();
        let whole = "<w:tbl><w:tr><w:tc><w:p>a</w:p></w:tc></w:tr></w:tbl>";
        assert_eq!(docx(whole), whole);
        assert_eq!(
            docx("<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"),
            "<w:tbl><w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>"
        );
        assert_eq!(docx("<w:tc><w:p/><w:tbl><w:tblGrid/></w:tbl></w:tc>"), "<w:tc><w:p/></w:tc>");
        assert_eq!(docx("<w:tc><w:tbl><w:tblGrid/></w:tbl></w:tc>"), "<w:tc><w:p/></w:tc>");
        assert_eq!(mended("<a><table:table><b/></table:table></a>", OfficeFormat::Odt).unwrap(), "<a></a>");
        let header = "<table:table><table:table-header-rows><table:table-row/></table:table-header-rows></table:table>";
        assert!(mended(header, OfficeFormat::Odt).unwrap().len() < header.len());
        assert!(mended("<a>", OfficeFormat::Odt).is_none());
    }
}
