//! The neutral table: columns with a stable key and a label, typed cells. Reports make it, renderers alone
//! decide between `7 h 30`, `7,50`, `450` and `7.50`.

use std::borrow::Cow;
use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use crate::domain::attendance::evidence::Evidence;
use crate::domain::attendance::extent::Extent;
use crate::domain::headings::Heading;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::schema::{self, CellValue};
use crate::domain::tables::TABLES;
use crate::domain::values::Value;
use crate::lang::Lang;
use crate::lang::folded::same_words;

pub use crate::domain::schema::Shown;

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub name: Name,
    /// When it is shown.
    pub shown: Shown,
}

/// What a column is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A heading of the contract: key and labels in both languages.
    Heading(Heading),
    /// A column of one table alone: its key, and its label in English and in French.
    Own(&'static str, [&'static str; 2]),
    /// A question of the programme: its id, and its words.
    Question(String, String),
    /// A name taken from the data, the same in every language: a session of the matrix.
    Verbatim(String),
}

impl Column {
    /// A column of the contract, shown everywhere.
    pub const fn always(heading: Heading) -> Self {
        Self { name: Name::Heading(heading), shown: Shown::Always }
    }

    /// A column of the contract that a narrow terminal leaves out.
    pub const fn when_room(heading: Heading) -> Self {
        Self { name: Name::Heading(heading), shown: Shown::WhenRoom }
    }

    /// A column of the contract that a table leaves out.
    pub const fn in_files(heading: Heading) -> Self {
        Self { name: Name::Heading(heading), shown: Shown::InFiles }
    }

    /// A column of the contract that must be asked for.
    pub const fn on_request(heading: Heading) -> Self {
        Self { name: Name::Heading(heading), shown: Shown::OnRequest }
    }

    /// A column named by the data.
    pub fn verbatim(name: impl Into<String>) -> Self {
        Self { name: Name::Verbatim(name.into()), shown: Shown::Always }
    }

    /// A column of a table that the program keeps, shown as its declaration says.
    pub const fn kept(column: &schema::SchemaColumn) -> Self {
        let name = match column.label {
            schema::Label::Heading(heading) => Name::Heading(heading),
            schema::Label::Own(en, fr) => Name::Own(column.name, [en, fr]),
        };
        Self { name, shown: column.shown }
    }

    /// The key that files and programs read.
    pub fn key(&self) -> &str {
        match &self.name {
            Name::Heading(heading) => heading.key(),
            Name::Own(key, _) => key,
            Name::Verbatim(name) | Name::Question(name, _) => name,
        }
    }

    /// Whether this is the column meant by what was typed, as people or files call it: its key, its label in one of the
    /// languages, or the heading that it has in a table of the folder; case, accents and signs aside.
    pub fn is_called(&self, typed: &str) -> bool {
        let same = |name: &str| same_words(name, typed);
        same(self.key())
            || [Lang::En, Lang::Fr].iter().any(|lang| same(self.label(*lang)))
            || self.in_tables().any(same)
    }

    /// All its names, the key first.
    pub fn names(&self) -> Vec<&str> {
        vec![self.key(), self.label(Lang::En), self.label(Lang::Fr)]
    }

    /// What the tables of the folder call it.
    fn in_tables(&self) -> impl Iterator<Item = &'static str> {
        let label = match self.name {
            Name::Heading(heading) => Some(schema::Label::Heading(heading)),
            Name::Own(..) | Name::Question(..) | Name::Verbatim(_) => None,
        };
        let columns = TABLES.iter().flat_map(|table| table.columns.iter());
        columns.filter(move |column| Some(column.label) == label).map(|column| column.name)
    }

    /// What people read.
    pub fn label(&self, lang: Lang) -> &str {
        match &self.name {
            Name::Heading(heading) => heading.label(lang),
            Name::Own(_, [en, fr]) => lang.pick(en, fr),
            Name::Verbatim(name) | Name::Question(_, name) => name,
        }
    }
}

/// One value with its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing: an empty cell, `null` in json.
    Empty,
    /// Text as written.
    Text(Cow<'a, str>),
    /// Records by their ids in csv and json, by name and id elsewhere.
    Named(Vec<RecordName<'a>>),
    /// A number with so many decimals, in units of the last of them: 3500 with three is 3.500.
    Decimal(u64, u32),
    /// A word of a closed list: its key in csv and json, people's word elsewhere.
    Word(Value),
    /// What shows that somebody was there: as kept in csv and json, people's words elsewhere.
    Evidence(&'a Evidence),
    /// A day.
    Date(NaiveDate),
    /// Days, in order.
    Dates(Vec<NaiveDate>),
    /// A time of day.
    Time(NaiveTime),
    /// A moment.
    Moment(DateTime<FixedOffset>),
    /// Minutes as an integer.
    Minutes(Minutes),
    /// Minutes of so many that could be: a page shows how many are missing.
    PartOf(Minutes, Minutes),
    /// The same minutes as hours with two decimals.
    Hours(Minutes),
    /// Hours as a whole number (the yearly return).
    WholeHours(Minutes),
    /// A rate with three decimals.
    Rate(Share),
    /// A number of things.
    Count(u64),
    /// Yes or no.
    Flag(bool),
    /// Yes or no, said of a part of the programme: people read which part, programs yes or no.
    Partly(bool, Extent<'a>),
    /// Not applicable: `-`.
    Dash,
}

/// A record as a cell names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordName<'a> {
    /// Its id.
    pub id: Cow<'a, str>,
    /// What people call it; empty where nothing is known but the id.
    pub name: Cow<'a, str>,
}

impl<'a> Cell<'a> {
    /// A record by its id and its name.
    pub fn named(id: impl Into<Cow<'a, str>>, name: impl Into<Cow<'a, str>>) -> Self {
        Self::Named(vec![RecordName { id: id.into(), name: name.into() }])
    }

    /// Text; an empty text is an empty cell.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A word of a closed list.
    pub fn word(word: impl Into<Value>) -> Self {
        Self::Word(word.into())
    }

    /// Evidence; none of it is an empty cell.
    pub fn evidence(evidence: &'a Evidence) -> Self {
        if evidence.proofs().is_empty() { Self::Empty } else { Self::Evidence(evidence) }
    }

    /// Days; none of them is an empty cell.
    pub fn dates(dates: Vec<NaiveDate>) -> Self {
        if dates.is_empty() { Self::Empty } else { Self::Dates(dates) }
    }

    /// A cell, or an empty one.
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }

    /// A count of things.
    pub fn count(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

/// What a cell of a table that the program keeps says.
impl<'a> From<CellValue<'a>> for Cell<'a> {
    fn from(value: CellValue<'a>) -> Self {
        match value {
            CellValue::Empty => Self::Empty,
            CellValue::Text(text) | CellValue::Id(text) => Self::text(text),
            CellValue::Ids(_) => Self::text(value.text()),
            CellValue::Word(word) => Self::Word(word),
            CellValue::Date(date) => Self::Date(date),
            CellValue::Time(time) => Self::Time(time),
            CellValue::Minutes(minutes) => Self::Minutes(minutes),
            CellValue::Count(count) => Self::Count(count.into()),
            CellValue::Evidence(evidence) => Self::evidence(evidence),
        }
    }
}

/// One row: a cell for each column.
pub type Row<'a> = Vec<Cell<'a>>;

/// Makes the cells of a row, and hands them on.
pub type MakeCells<'m> = dyn Fn(&mut dyn FnMut(&[Cell<'_>])) + 'm;

/// Cells of a row that are of one record, so that every row of that record has the same there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameCells {
    /// Which cells.
    pub columns: Range<usize>,
    /// Which record, among those that these cells of other rows are of.
    pub record: usize,
}

/// Columns and rows, whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table<'a> {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as the columns.
    pub rows: Vec<Row<'a>>,
}
