//! What the funder wants of a file, where the command line leaves it open: `[funders.export]`, and what any funder is
//! given of the attendance where that says nothing.

use crate::commands::handover_note::HandoverNote;
use crate::domain::headings::Heading;
use crate::domain::programme::definition::{Funder, Programme};
use crate::render::Format;
use crate::report::{self, Query, Report};
use crate::table::Column;
use crate::ui::Ui;

use super::ask::{Ask, Purpose};

/// What the command line and the funder want of the format and the columns.
pub struct Wishes {
    /// The funder's format, for an export.
    pub format: Option<Format>,
    /// Keys of the columns; none = those of the report.
    pub columns: Vec<String>,
}

impl Wishes {
    /// Those of the funder that is asked for, if one is.
    pub fn of(
        ui: &mut Ui<'_>,
        ask: &Ask<'_>,
        report: &Report,
        programme: &Programme,
        query: &Query,
        all: &[Column],
    ) -> Self {
        let mut wishes = Self { format: None, columns: ask.handover.columns.clone() };
        let Some(funder) = query.funder.as_ref().and_then(|id| programme.funder(id)) else { return wishes };
        if ask.purpose == Purpose::HandOver && ask.handover.format.is_none() {
            wishes.format = funder_format(ui, funder);
        }
        if wishes.columns.is_empty() {
            wishes.columns = funder_columns(ui, funder, report, all);
        }
        wishes
    }
}

fn funder_format(ui: &mut Ui<'_>, funder: &Funder) -> Option<Format> {
    let name = funder.export.format.as_deref()?;
    let format = Format::named(name);
    if format.is_none() {
        ui.warning(&HandoverNote::UnknownFormat { funder: funder.id.to_string(), format: name.to_owned() });
    }
    format
}

/// What a funder who asked for no columns is given: who was there when, and for how long. No address and no remark.
const PLAIN: [Heading; 9] = [
    Heading::LastName,
    Heading::FirstName,
    Heading::Organisation,
    Heading::ModuleTitle,
    Heading::Date,
    Heading::Start,
    Heading::End,
    Heading::Attendance,
    Heading::Hours,
];

/// The funder's columns, where the report has all of them.
fn funder_columns(ui: &mut Ui<'_>, funder: &Funder, report: &Report, all: &[Column]) -> Vec<String> {
    if funder.export.columns.is_empty() && report.name == report::ATTENDANCE {
        return PLAIN.iter().map(|heading| heading.key().to_owned()).collect();
    }
    let has = |key: &String| all.iter().any(|column| column.key() == key);
    let missing: Vec<String> = funder.export.columns.iter().filter(|key| !has(key)).cloned().collect();
    if missing.is_empty() {
        return funder.export.columns.clone();
    }
    let (funder, report) = (funder.id.to_string(), report.name.to_owned());
    ui.status(&HandoverNote::ColumnsOfAnotherReport { funder, report, missing });
    Vec::new()
}
