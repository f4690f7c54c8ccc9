//! What every format is handed: the columns, the language, the room there is.

use crate::domain::headings::Heading;
use crate::lang::Lang;
use crate::table::{Column, Name, Shown};

use super::about::About;
use super::widths::Stays;

#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Language of labels and words.
    pub lang: Lang,
    /// Columns of the terminal; none = as wide as it takes.
    pub width: Option<u16>,
    /// Whether colour may be used.
    pub colour: bool,
    /// Whether it goes to a terminal, which control characters from imported files must not reach.
    pub terminal: bool,
}

impl Style {
    /// For a file or a pipe.
    pub const fn plain(lang: Lang) -> Self {
        Self { lang, width: None, colour: false, terminal: false }
    }
}

/// The columns shown, and how.
#[derive(Clone, Debug)]
pub struct ShownColumns {
    /// The columns shown, in their order.
    pub columns: Vec<Column>,
    /// For each of them, its position in the rows that come in.
    pub positions: Vec<usize>,
    /// For each of them, whether a last row adds it up.
    pub summed: Vec<bool>,
    /// For each of them, whether a terminal too narrow leaves it out.
    pub stays: Vec<Stays>,
    pub style: Style,
    /// What the table is, where it leaves as a page or a workbook.
    pub about: About,
    /// Whether nobody named the columns: then all that the table is known for are meant.
    pub whole: bool,
}

impl ShownColumns {
    /// Whether a column says whose row it is.
    pub fn names(&self, position: usize) -> bool {
        matches!(self.columns[position].name, Name::Heading(Heading::LastName | Heading::FirstName))
    }

    /// The column of commands: where a row does not fit on its line, its command stands below it, unbroken.
    pub fn commands(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.name == Name::Heading(Heading::Command))
    }

    /// Of all columns of a table, those at these positions, in that order. Columns that were `named` are all shown.
    pub fn new(all: &[Column], positions: Vec<usize>, named: bool, totals: &[Heading], style: Style) -> Self {
        let columns: Vec<Column> = positions.iter().map(|position| all[*position].clone()).collect();
        let summed = columns
            .iter()
            .map(|column| matches!(column.name, Name::Heading(heading) if totals.contains(&heading)))
            .collect();
        let stays = columns.iter().map(|column| match (&column.name, column.shown) {
            _ if named => Stays::Always,
            (_, Shown::WhenRoom) => Stays::WhenRoom,
            // A session of the matrix is one that was asked for.
            (Name::Verbatim(_), _) => Stays::Always,
            _ => Stays::Telling,
        });
        let stays = stays.collect();
        Self { columns, positions, summed, stays, style, about: About::default(), whole: !named }
    }
}
