//! What is called how in the files of the two suites.

/// A format of a word processor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeFormat {
    /// Word: Office Open XML (ISO/IEC 29500).
    Docx,
    /// Writer: OpenDocument text (ISO/IEC 26300).
    Odt,
}

impl OfficeFormat {
    pub const ALL: [Self; 2] = [Self::Docx, Self::Odt];

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Odt => "odt",
        }
    }

    /// The part that every file of that format has.
    pub const fn main_part(self) -> &'static str {
        match self {
            Self::Docx => "word/document.xml",
            Self::Odt => "content.xml",
        }
    }

    /// Whether tags in that part are filled.
    pub fn is_filled(self, part: &str) -> bool {
        match self {
            Self::Docx => part.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml")).is_some_and(|name| {
                matches!(name, "document" | "footnotes" | "endnotes")
                    || name.starts_with("header")
                    || name.starts_with("footer")
            }),
            Self::Odt => matches!(part, "content.xml" | "styles.xml"),
        }
    }

    pub fn is_paragraph(self, name: &str) -> bool {
        match self {
            Self::Docx => name == "w:p",
            Self::Odt => matches!(name, "text:p" | "text:h"),
        }
    }

    /// Whether text directly inside it is text of the paragraph.
    pub fn holds_text(self, name: &str) -> bool {
        match self {
            Self::Docx => name == "w:t",
            Self::Odt => matches!(name, "text:p" | "text:h" | "text:span" | "text:a"),
        }
    }

    /// The sign that an empty element of a paragraph stands for, inside `within`.
    pub fn sign(self, name: &str, within: &str) -> Option<char> {
        match (self, name) {
            (Self::Docx, "w:tab" | "w:br" | "w:cr") if within == "w:r" => Some(' '),
            (Self::Docx, "w:noBreakHyphen") => Some('-'),
            (Self::Odt, "text:s" | "text:tab" | "text:line-break") => Some(' '),
            _ => None,
        }
    }

    /// Whether a paragraph is nothing but text as far as that element goes.
    pub fn is_plain(self, name: &str) -> bool {
        match self {
            Self::Docx => {
                matches!(
                    name,
                    "w:r" | "w:t" | "w:proofErr" | "w:bookmarkStart" | "w:bookmarkEnd" | "w:tab" | "w:softHyphen"
                ) || matches!(name, "w:noBreakHyphen" | "w:lastRenderedPageBreak")
            }
            Self::Odt => {
                matches!(name, "text:span" | "text:a" | "text:s" | "text:tab" | "text:line-break")
                    || name.starts_with("text:bookmark")
                    || name == "text:soft-page-break"
            }
        }
    }

    /// Whether that element says how something looks, and nothing else: what is in it is no content.
    pub fn is_look(self, name: &str) -> bool {
        self == Self::Docx && matches!(name, "w:pPr" | "w:rPr")
    }

    pub const fn table(self) -> &'static str {
        match self {
            Self::Docx => "w:tbl",
            Self::Odt => "table:table",
        }
    }

    pub const fn row(self) -> &'static str {
        match self {
            Self::Docx => "w:tr",
            Self::Odt => "table:table-row",
        }
    }

    pub const fn cell(self) -> &'static str {
        match self {
            Self::Docx => "w:tc",
            Self::Odt => "table:table-cell",
        }
    }

    /// Elements that a suggestion of a change leaves in a file.
    pub const fn tracked(self) -> &'static [&'static str] {
        match self {
            Self::Docx => &["w:ins", "w:del", "w:moveFrom", "w:moveTo"],
            Self::Odt => &["text:changed-region"],
        }
    }

    /// How a line is broken inside a text.
    pub const fn line_break(self) -> &'static str {
        match self {
            Self::Docx => "</w:t><w:br/><w:t xml:space=\"preserve\">",
            Self::Odt => "<text:line-break/>",
        }
    }
}
