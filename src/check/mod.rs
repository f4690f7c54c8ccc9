//! Everything that is wrong or looks wrong in what was read: one file a family of rules, one line in the registry. What
//! rules need of the files as files is handed to them as plain values; opening files is the store's, drawing findings
//! is `ui`'s, their words are in `domain::findings`.
//!
//! ```text
//! each cohort, in any order     cohort(subject, problems of its tables) → Findings
//! sessions of all cohorts       Across::add(…) then Across::findings() → Findings
//! the folder                    folder(facts) → Findings
//! all together                  Findings::sorted() → problems by file, line, column, each with its line
//! ```
//!
//! - *finding*: something that is wrong or looks wrong: its code, its place, its words, what to do about it.
//! - *subject*: one cohort as it is examined, with its programme and the day of today.
//! - *facts*: what is known of the files as files: open elsewhere, copied, drifted from what the journal left.
//! - *across*: the rules over all cohorts at once.

mod across;
#[cfg(test)]
mod cases;
mod enrolments;
mod facts;
mod files;
mod findings;
mod letters;
mod marks;
mod modules;
#[cfg(test)]
mod modules_cases;
mod overlaps;
mod people;
mod references;
mod register;
mod seals;
mod sessions;
mod sheets;
mod spreadsheet;
mod subject;

pub use across::Across;
pub use facts::{CopiedFile, DriftedTable, FolderFacts, LostLog, OpenFile, TableFacts};
pub use files::folder;
pub use findings::Findings;
pub use overlaps::elsewhere as present_elsewhere;
pub use seals::{SealFacts, SealFate, seals};
pub use subject::{Subject, cohort};

/// A family of rules about one cohort.
type Family = fn(&Subject<'_>, &mut Findings);

/// The registry: a family more is a line more.
const FAMILIES: &[Family] = &[
    files::tables,
    references::references,
    people::people,
    enrolments::enrolments,
    marks::marks,
    sheets::sheets,
    overlaps::overlaps,
    sessions::sessions,
    register::register,
    modules::modules,
    spreadsheet::cells,
    spreadsheet::ids,
];
