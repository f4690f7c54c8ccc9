//! Logs of video tools → connections. One file a tool; the first that knows a file reads it, in the order of the
//! registry below. Owns what each tool writes and how its times are meant. Refuses to know who the people are and how
//! many minutes count: that is `domain::decide`.
//!
//! ```text
//! bytes → open → a tool's reader → Layout (as written) → settle (order, zone, day) → Log
//! ```

mod asked;
mod bigbluebutton_csv;
mod bigbluebutton_json;
#[cfg(test)]
mod cases;
mod clock;
mod content;
mod epoch;
mod events;
mod guess;
mod happened;
mod jitsi;
mod layout;
mod meet;
pub mod messages;
#[cfg(test)]
mod properties;
mod reading;
mod said;
mod section;
mod seen;
mod serials;
mod settle;
mod settled;
mod table;
mod teams;
mod teams_events;
mod teams_v2;
mod tool;
mod unit;
mod unknown;
mod words;
mod zoom;
mod zoom_history;
mod zoom_webinar;

pub use crate::import::logs::messages::{CannotReadLog, LogNote};
pub use asked::LogContext;
pub use reading::{ReadLog, read};
pub use tool::{json_tool, tool};

use crate::import::grid::Grid;
use layout::LogLayout;

/// A sheet, and the text it is from, for readers that have to see its lines.
#[derive(Clone, Copy, Debug)]
struct Sheet<'t> {
    grid: &'t Grid,
    text: Option<&'t str>,
}

/// Reads a sheet if it is the tool's.
type Reader = for<'t> fn(Sheet<'t>) -> Option<LogLayout<'t>>;

/// Every reader of a table; the first that knows a sheet reads it.
const TABLES: &[Reader] = &[
    bigbluebutton_csv::dashboard,
    |sheet| teams_v2::report(sheet.grid),
    |sheet| teams::report_v1(sheet.grid),
    |sheet| teams_events::list(sheet.grid),
    |sheet| teams_events::live_event(sheet.grid),
    |sheet| zoom_history::history(sheet.grid),
    |sheet| zoom_webinar::webinar(sheet.grid),
    |sheet| zoom::participants(sheet.grid),
    |sheet| zoom::unique_users(sheet.grid),
    |sheet| meet::report(sheet.grid),
];

/// Reads JSON if it is the tool's.
type JsonReader =
    fn(&[serde_json::Value], crate::domain::programme::clock_change::SessionClock) -> Option<epoch::CountedLog>;

const JSON: &[JsonReader] = &[bigbluebutton_json::dashboard, jitsi::events];
