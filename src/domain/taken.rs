//! What a foreign file was taken for: said every time, so that a wrong guess is seen before it is believed.

use super::date_order::{DateOrder, OrderBecause};

/// Which program wrote a form's export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "names of programs")]
pub enum FormKind {
    HelloAsso,
    /// Framaforms.
    Drupal7,
    Drupal8,
    GoogleForms,
    MicrosoftForms,
    LimeSurvey,
    NextcloudForms,
    Eventbrite,
    /// Any table with headings that can be recognised, or were mapped.
    Table,
}

/// Which program wrote a log, and which of its files it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "names of programs and of their files")]
pub enum LogKind {
    ZoomParticipants,
    ZoomMeeting,
    ZoomUniqueUsers,
    ZoomWebinar,
    ZoomHistory,
    TeamsList,
    TeamsV1,
    TeamsV2,
    TeamsLiveEvent,
    GoogleMeet,
    BigBlueButtonCsv,
    BigBlueButtonJson,
    JitsiJson,
    /// Any table whose columns were mapped.
    Table,
}

impl LogKind {
    /// Whether the tool rounds each connection up to the next minute before it adds them: 75 min 28 s are 76.
    pub const fn rounds_up(self) -> bool {
        matches!(self, Self::ZoomUniqueUsers)
    }
}

/// Which word a cell for the whole name begins with, where nothing in it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOrder {
    /// The first name: `Zoé Martin`.
    FirstNameFirst,
    /// The last name, as a heading such as `Nom et prénom` asks for.
    LastNameFirst,
}

impl NameOrder {
    /// As `--name-order` takes it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FirstNameFirst => "first-last",
            Self::LastNameFirst => "last-first",
        }
    }
}

/// What the bytes were: a text or a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Container {
    /// Delimited text.
    Text {
        /// As one writes it: `UTF-8`, `UTF-16LE`, `Windows-1252`, …
        encoding: &'static str,
        /// What parts the cells.
        delimiter: char,
    },
    /// A workbook.
    Workbook {
        /// `XLSX` or `ODS`.
        format: &'static str,
        /// The sheet that was taken.
        sheet: String,
    },
    /// JSON.
    Json,
}

/// What a file was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken<K> {
    /// Which program wrote it.
    pub kind: K,
    /// What the bytes were.
    pub container: Container,
    /// Row of the heading, from 1; none where there is no heading.
    pub heading_row: Option<u32>,
    /// How its dates were read, and why.
    pub order: Option<(DateOrder, OrderBecause)>,
    /// Cells that had been encoded twice and were repaired.
    pub twice_encoded: usize,
    /// Cells of those that could not be repaired: row and heading.
    pub beyond_repair: Vec<(u32, String)>,
    /// Lines of a file in UTF-8 that were read as Windows-1252: they were pasted in.
    pub pasted: Vec<u32>,
    /// Columns taken: heading, and what it was taken for (a key).
    pub mapped: Vec<(String, String)>,
    /// Headings of columns left aside.
    pub aside: Vec<String>,
    /// How whole names are parted; none where no column has them.
    pub name_order: Option<NameOrder>,
    /// The programme's own words for what columns were taken for: id and label of each question.
    pub labels: Vec<(String, String)>,
}
