//! The formats by name and by ending of a file.

use std::path::Path;

use super::written::Render;
use super::{csv, csv_fr, grid, html, json, markdown, xlsx};

/// A format of `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A grid for a terminal.
    Table,
    /// RFC 4180: comma, UTF-8, LF, English keys.
    Csv,
    /// What French Excel opens rightly.
    CsvFr,
    /// An array of objects.
    Json,
    /// A pipe table of Markdown.
    Md,
    /// A workbook.
    Xlsx,
    /// One self-contained page.
    Html,
}

impl Format {
    /// Every format, in the order in which help lists them.
    pub const ALL: &'static [Self] =
        &[Self::Table, Self::Csv, Self::CsvFr, Self::Json, Self::Md, Self::Xlsx, Self::Html];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::CsvFr => "csv-fr",
            Self::Json => "json",
            Self::Md => "md",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
        }
    }

    /// The format of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvFr => "csv",
            Self::Json => "json",
            Self::Md => "md",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Table => "txt",
        }
    }

    /// The endings of files, each once.
    pub fn endings() -> Vec<&'static str> {
        let mut endings: Vec<&str> = Self::ALL.iter().map(|format| format.ending()).collect();
        endings.sort_unstable();
        endings.dedup();
        endings
    }

    /// What the ending of a file says of the format: `None` when it has no ending, the ending when it is unknown.
    pub fn of_file(file: &Path) -> Result<Option<Self>, String> {
        let Some(ending) = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()) else {
            return Ok(None);
        };
        match ending.as_str() {
            "csv" => Ok(Some(Self::Csv)),
            "json" => Ok(Some(Self::Json)),
            "md" => Ok(Some(Self::Md)),
            "txt" => Ok(Some(Self::Table)),
            "xlsx" => Ok(Some(Self::Xlsx)),
            "html" | "htm" => Ok(Some(Self::Html)),
            _ => Err(ending),
        }
    }

    /// Whether people read it: labels, totals, fewer columns.
    pub const fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::Md | Self::Html)
    }

    /// Whether it says at its head what the table is and how it was asked for.
    pub const fn has_a_head(self) -> bool {
        matches!(self, Self::Html | Self::Xlsx)
    }

    /// Whether a file of this format's ending may be of that one.
    pub fn goes_with(self, other: Self) -> bool {
        let own_program = |format| matches!(format, Self::Xlsx | Self::Html | Self::Json);
        self.ending() == other.ending() || !own_program(self) && !own_program(other)
    }

    /// Whether a terminal can show it.
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Xlsx)
    }

    pub(super) fn render(self) -> &'static dyn Render {
        match self {
            Self::Table => &grid::GRID,
            Self::Csv => &csv::Csv,
            Self::CsvFr => &csv_fr::CsvFr,
            Self::Json => &json::Json,
            Self::Md => &markdown::MARKDOWN,
            Self::Xlsx => &xlsx::Xlsx,
            Self::Html => &html::HTML,
        }
    }
}
