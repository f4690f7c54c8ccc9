//! Why the register of a session said no: a sheet that cannot be closed, or one that is. Data, not words.

use chrono::NaiveDate;

use crate::domain::programme::ids::SessionId;

/// Why a request about a sheet was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterRefusal {
    /// The session is after today: nobody was there yet.
    ToCome {
        /// Which.
        session: SessionId,
        /// Its day.
        date: NaiveDate,
    },
    /// The session is cancelled: there is no sheet.
    Cancelled {
        /// Which.
        session: SessionId,
        /// Its day.
        date: NaiveDate,
    },
    /// The sheet is closed already.
    ClosedAlready {
        /// Which.
        session: SessionId,
        /// Since when.
        closed_on: NaiveDate,
    },
    /// A sheet has no blank line: people expected have no mark.
    Unmarked {
        /// Which.
        session: SessionId,
        /// How many were expected.
        expected: usize,
        /// Names of those without a mark, in the order in which people are listed.
        people: Vec<String>,
    },
    /// A sheet is closed from the day of its session up to today.
    DayOutside {
        /// Which.
        session: SessionId,
        /// The day asked for.
        on: NaiveDate,
        /// The day of the session.
        first: NaiveDate,
        /// Today.
        last: NaiveDate,
    },
    /// What is asked would change what closed sheets say.
    Closed {
        /// Those sheets, and since when they are closed.
        sheets: Vec<(SessionId, NaiveDate)>,
        /// How the change could be made all the same.
        way: WayIn,
    },
}

/// How a closed sheet is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayIn {
    /// By saying why: `--reopen`.
    Reopen,
    /// An operation is taken back, or done again, only once the closing is taken back.
    UndoClosing,
}
