//! Whether `02/03` is the second of March or the third of February: decided once a file, from everything that the file
//! and the plan say, and never guessed.

use chrono::NaiveDate;

/// The order of day and month where the year stands last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

impl DateOrder {
    /// As `--date-order` takes it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
        }
    }
}

/// Why an order was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderBecause {
    /// The command line says so.
    Asked,
    /// The value can only be read so: one of its numbers is over 12.
    Over12 {
        /// The first such value, as written.
        value: String,
    },
    /// The writing has one order only: points, `à`.
    Written,
    /// Every day stands behind its year: there was no order to decide.
    YearFirst,
    /// Every month is a word: there was no order to decide.
    MonthInWords,
    /// Only so do the dates fall on a day that is planned, or in the file's name or heading, give or take a day.
    FallsOn {
        /// The day of the file that does.
        date: NaiveDate,
    },
    /// The program that wrote it has one order only.
    Kind,
    /// `AM`/`PM` in capitals, or in small letters: a weak hint.
    Meridiem {
        /// The first such value, as written.
        value: String,
    },
    /// No value of the file has a date that could be read both ways.
    NothingToDecide,
}

impl OrderBecause {
    /// Whether day or month comes first in any date: where the year stands first or the month is a word, neither does.
    pub const fn decides(&self) -> bool {
        !matches!(self, Self::YearFirst | Self::MonthInWords)
    }
}

/// What became of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// One order for the whole file.
    Order {
        /// The order.
        order: DateOrder,
        /// Why.
        because: OrderBecause,
    },
    /// Both readings stay possible.
    Open {
        /// A value, as written.
        value: String,
        /// Read day first.
        day_first: NaiveDate,
        /// Read month first.
        month_first: NaiveDate,
    },
    /// Some values can only be day first, others only month first.
    Mixed {
        /// One that can only be day first.
        day_first: String,
        /// One that can only be month first.
        month_first: String,
    },
}
