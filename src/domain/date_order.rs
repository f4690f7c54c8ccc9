//! Whether `02/03` is the second of March or the third of February: decided once a file, from everything that the file
//! and the plan say, and never guessed.

use chrono::NaiveDate;

use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::Lang;

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

words! {
    /// Why an order was taken.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum OrderBecause {
        /// The command line says so.
        Asked en: "as asked" fr: "comme demandé",
        /// The value can only be read so: one of its numbers is over 12.
        Over12 { value: String } en: "`{value}` has no other reading" fr: "« {value} » ne se lit pas autrement",
        /// The writing has one order only: points, `à`.
        Written en: "so written" fr: "d'après leur écriture",
        /// Every day stands behind its year: there was no order to decide.
        YearFirst en: "year first" fr: "année d'abord",
        /// Every month is a word: there was no order to decide.
        MonthInWords en: "months in words" fr: "mois en lettres",
        /// Only so do the dates fall on a day that is planned, or in the file's name or heading, give or take a day.
        FallsOn { date: NaiveDate }
            en: ("so they fall on {}", long_date(*date, Lang::En))
            fr: ("elles tombent ainsi le {}", long_date(*date, Lang::Fr)),

        /// The program that wrote it has one order only.
        Kind en: "this program writes no other" fr: "ce logiciel n'en écrit pas d'autres",
        /// `AM`/`PM` in capitals, or in small letters: a weak hint.
        Meridiem { value: String } en: "a weak sign: `{value}`" fr: "indice faible : « {value} »",
        /// No value of the file has a date that could be read both ways.
        NothingToDecide en: "nothing to decide" fr: "rien à trancher",
    }
}

impl OrderBecause {
    /// Whether day or month comes first in any date: where the year stands first or the month is a word, neither does.
    pub const fn decides(&self) -> bool {
        !matches!(self, Self::YearFirst | Self::MonthInWords)
    }
}

/// What became of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderDecision {
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
