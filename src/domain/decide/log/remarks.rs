//! What the coordinator should know of a log that was taken, as data: what was counted once, assumed, or cannot be known.

use chrono::NaiveTime;

use crate::domain::quantity::Minutes;

/// Something to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Nearly everybody came and left so many whole hours after the plan, before it when negative.
    Shifted {
        /// Hours.
        hours: i64,
    },
    /// Connections of one person that overlap were counted once: name, seconds.
    Overlaps {
        /// Each.
        people: Vec<(String, u64)>,
    },
    /// The tool gives only totals.
    OnlyTotals {
        /// For so many people.
        people: usize,
    },
    /// The tool rounds each connection up to the next minute: its totals are a little too great.
    RoundedUp,
    /// Totals greater than what was taken: name, the total, the minutes taken.
    TotalsCut {
        /// Each.
        people: Vec<(String, Minutes, Minutes)>,
    },
    /// Some of the rows of these have a duration that cannot be read: it counts nothing.
    PartUnreadable {
        /// Names.
        people: Vec<String>,
    },
    /// Connections without an end: the planned end was taken.
    OpenEnds {
        /// Names.
        people: Vec<String>,
        /// That end.
        end: NaiveTime,
    },
    /// When these came is not known: they were there when the tool began to look.
    StartUnsure {
        /// Names.
        people: Vec<String>,
    },
    /// Recognised by name, connected with another e-mail than that of the enrolment: name, e-mail.
    OtherEmail {
        /// Each.
        people: Vec<(String, String)>,
    },
    /// They ran the meeting and are left out, though they may be somebody expected: as shown, the name, the id.
    HostsAlike {
        /// Each.
        people: Vec<(String, String, String)>,
    },
    /// Their marks come from another log and stay.
    OtherLog {
        /// Names.
        people: Vec<String>,
    },
    /// Their marks come from these logs, in which they are no longer recognised: name, id.
    NoLongerThere {
        /// Each.
        people: Vec<(String, String)>,
    },
    /// Rows of the file that are nobody.
    Nobody {
        /// So many.
        rows: u32,
    },
}

impl Remark {
    /// As programs read it.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Shifted { .. } => "shifted",
            Self::Overlaps { .. } => "overlaps",
            Self::OnlyTotals { .. } => "only_totals",
            Self::RoundedUp => "rounded_up",
            Self::TotalsCut { .. } => "totals_cut",
            Self::PartUnreadable { .. } => "part_unreadable",
            Self::OpenEnds { .. } => "open_ends",
            Self::StartUnsure { .. } => "start_unsure",
            Self::OtherEmail { .. } => "other_email",
            Self::HostsAlike { .. } => "hosts_alike",
            Self::OtherLog { .. } => "other_log",
            Self::NoLongerThere { .. } => "no_longer_there",
            Self::Nobody { .. } => "nobody",
        }
    }
}
