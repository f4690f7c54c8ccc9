//! The columns of the attendance report (product §10), which a funder's part of the programme may choose from: the report
//! and the definition read one list.

use crate::domain::headings::Heading;

/// In the order of the report.
pub const ATTENDANCE: [Heading; 20] = [
    Heading::Cohort,
    Heading::Session,
    Heading::Module,
    Heading::ModuleTitle,
    Heading::Date,
    Heading::Start,
    Heading::End,
    Heading::PlannedMinutes,
    Heading::Participant,
    Heading::LastName,
    Heading::FirstName,
    Heading::Email,
    Heading::Organisation,
    Heading::PersonStatus,
    Heading::Funder,
    Heading::Attendance,
    Heading::Minutes,
    Heading::Hours,
    Heading::Evidence,
    Heading::Note,
];
