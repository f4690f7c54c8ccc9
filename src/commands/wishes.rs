//! What the funder wants of a file, where the command line leaves it open: `[funders.export]`, and what any funder is
//! given of the attendance where that says nothing.

use crate::commands::handover_note::HandoverNote;
use crate::domain::headings::Heading;
use crate::domain::programme::definition::{Funder, Programme};
use crate::render::Format;
use crate::report::{self, Query, Report};
use crate::table::Column;

use super::ask::{Ask, ReportPurpose};
use super::carry_out::Aside;

/// What the command line and the funder want of the format and the columns.
#[derive(Default)]
pub struct Wishes {
    /// The funder's format, for an export.
    pub format: Option<Format>,
    /// Keys of the columns; none = those of the report.
    pub columns: Vec<String>,
    /// What of the funder's wishes cannot be had.
    pub asides: Vec<Aside>,
}

impl Wishes {
    /// Those of the funder that is asked for, if one is.
    pub fn of(ask: &Ask<'_>, report: &Report, programme: &Programme, query: &Query, all: &[Column]) -> Self {
        let mut wishes = Self { columns: ask.handover.columns.clone(), ..Self::default() };
        let Some(funder) = query.funder.as_ref().and_then(|id| programme.funder(id)) else { return wishes };
        if ask.purpose == ReportPurpose::HandOver && ask.handover.format.is_none() {
            // Which formats a definition may name is seen when it is read.
            wishes.format = funder.export.format.as_deref().and_then(Format::named);
        }
        if wishes.columns.is_empty() {
            wishes.take_columns(funder, report, all);
        }
        wishes
    }

    /// The funder's columns, where the report has all of them.
    fn take_columns(&mut self, funder: &Funder, report: &Report, all: &[Column]) {
        if funder.export.columns.is_empty() && report.name == report::ATTENDANCE {
            self.columns = PLAIN.iter().map(|heading| heading.key().to_owned()).collect();
            return;
        }
        let has = |key: &String| all.iter().any(|column| column.key() == key);
        let missing: Vec<String> = funder.export.columns.iter().filter(|key| !has(key)).cloned().collect();
        if missing.is_empty() {
            self.columns.clone_from(&funder.export.columns);
            return;
        }
        let (funder, report) = (funder.id.to_string(), report.name.to_owned());
        self.asides.push(Aside::Status(Box::new(HandoverNote::ColumnsOfAnotherReport { funder, report, missing })));
    }
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
