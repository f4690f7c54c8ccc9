//! A session drawn against the clock, a bar a person: in block characters for a terminal, as SVG for a file. Refuses to
//! know whose bars they are and why.

mod axis;
mod blocks;
mod svg;

#[cfg(test)]
mod cases;

pub use blocks::blocks;
pub use svg::svg;

use chrono::{NaiveDateTime, NaiveTime};

use crate::domain::attendance::spans::Span;
use crate::domain::programme::clock_change::{ClockChange, wall};
use crate::lang::Lang;

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What stands above an SVG.
    pub title: String,
    /// From the left edge to the right one.
    pub window: Span,
    /// Where the clocks change within it, moments are named as clocks show them.
    pub clock_change: Option<ClockChange>,
    /// From top to bottom.
    pub bars: Vec<PersonBar>,
    /// What the two shades mean, for those that are drawn.
    pub legend: Vec<(Shade, String)>,
    /// Language of the times.
    pub lang: Lang,
}

impl Chart {
    /// What clocks show at a moment.
    fn time(&self, moment: NaiveDateTime) -> NaiveTime {
        wall(self.clock_change, moment).time()
    }
}

/// A person.
#[derive(Clone, Debug)]
pub struct PersonBar {
    pub name: String,
    /// When they were there, within the window, in order, apart.
    pub spans: Vec<Span>,
    pub shade: Shade,
    /// What stands behind the bar.
    pub said: String,
}

/// How a bar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Moment by moment.
    Full,
    /// From an end to the other, and nobody knows what lies between.
    Light,
}
