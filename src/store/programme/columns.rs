//! Columns that a definition may name: those of an enrolment and those of the attendance report.

use crate::domain::headings::Heading;

/// The standard columns of `enrolments.csv` (product §5): no field may take one of their names.
const STANDARD: [&str; 16] = [
    "id",
    "last_name",
    "first_name",
    "email",
    "phone",
    "organisation",
    "status",
    "funder",
    "modules",
    "state",
    "enrolled_on",
    "starts_on",
    "ended_on",
    "reason",
    "bpf",
    "note",
];

/// Those that say something of a person, and so may decide who is let in.
pub const ELIGIBLE: [&str; 8] =
    ["status", "organisation", "funder", "email", "phone", "last_name", "first_name", "note"];

/// The columns of the attendance report (product §10), in its order.
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

/// Whether a standard column has that name, whatever its case.
pub fn is_standard(name: &str) -> bool {
    STANDARD.iter().any(|column| column.eq_ignore_ascii_case(name))
}
