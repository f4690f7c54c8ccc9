//! The tables of a dossier: attendance as the funder wants it, and the hours of each person.

use super::gathered::Gathered;
use super::gathering::{Gathering, name};
use super::part::DossierFile;
use super::words::DossierContent;
use crate::commands::answer::{Shape, made};
use crate::commands::ask::{Ask, ReportPurpose};
use crate::commands::document::sources::Sources;
use crate::commands::filters::Filters;
use crate::commands::handover::Handover;
use crate::commands::outlet::Outlet;
use crate::domain::headings::Heading;
use crate::render::Style;
use crate::report;
use crate::store::Reading;
use crate::ui::command_error::Result;

/// Columns of the hours: who, and for how long. No address and no remark, whatever the funder wants of the attendance.
const HOURS: [Heading; 7] = [
    Heading::LastName,
    Heading::FirstName,
    Heading::Organisation,
    Heading::State,
    Heading::PlannedMinutes,
    Heading::AttendedMinutes,
    Heading::Hours,
];

fn keys(headings: &[Heading]) -> Vec<String> {
    headings.iter().map(|heading| heading.key().to_owned()).collect()
}

/// Attendance in the funder's own format and columns, and hours in the same format.
pub fn add_reports(
    gathering: &Gathering<'_>,
    reading: &Reading,
    sources: &Sources<'_>,
    gathered: &mut Gathered,
) -> Result<()> {
    let filters = Filters { funder: Some(gathering.args.funder.clone()), ..Filters::default() };
    let mut format = None;
    for (report, what, (en, fr)) in [
        (report::ATTENDANCE, DossierContent::Attendance, ("01-attendance", "01-presences")),
        (report::HOURS, DossierContent::Hours, ("02-hours", "02-heures")),
    ] {
        let columns = if what == DossierContent::Hours { keys(&HOURS) } else { Vec::new() };
        let handover = Handover { format, columns, output: None };
        let ask = Ask { name: report, filters: &filters, handover: &handover, purpose: ReportPurpose::HandOver };
        let style = Style::plain(sources.stationery.lang);
        let made = made(gathering.context, reading, &ask, (style, Shape::Own), || Ok(Outlet::kept()))?;
        format = Some(made.format);
        let name = format!("{}.{}", name(sources, en, fr), made.format.ending());
        gathered.asides.extend(made.asides);
        gathered.parts.push(DossierFile { name, what, bytes: made.outlet.bytes()? });
    }
    Ok(())
}
