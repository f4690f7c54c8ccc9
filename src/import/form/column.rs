//! The columns of a form, as its program lays them out: where each stands, what it is in that program's books. What it
//! means is for those who read its rows.

use crate::domain::date_order::DateOrder;
use crate::domain::people::registration::LeftOut;
use crate::domain::taken::FormKind;
use crate::import::grid::{Grid, GridRow};
use crate::import::headings::{fingerprint, normalised, of_row};

use super::person::tidy;

/// One column.
#[derive(Clone, Debug)]
pub struct FormColumn {
    pub heading: String,
    /// The heading normalised.
    pub name: String,
    /// What it is for the program that wrote it.
    pub role: Role,
    pub source: ValueSource,
}

/// What a column is in the books of the program that wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A question, or a fact about the person: its heading says what it means.
    Question,
    /// Bookkeeping: means nothing here.
    Machine,
    /// Name and e-mail of the account that filled in the form: taken where no question asks for them.
    Account(Whose),
    /// Name and e-mail of who paid, or ordered, perhaps for others.
    Payer(Whose),
    /// When the form was sent; of several the least number that is filled.
    Sent(u8),
    /// `1` or `Yes`: saved and never sent.
    Draft,
    /// State of the order, and the words under which it counts.
    OrderState,
}

/// A part of who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Name,
    LastName,
    FirstName,
    Email,
}

/// Where the values of a column stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueSource {
    /// In one cell.
    Cell(usize),
    /// In one cell for each choice, ticked or not: position and choice.
    Choices(Vec<(usize, String)>),
}

impl FormColumn {
    /// Whether a cell of the file is one of its.
    pub fn stands_at(&self, cell: usize) -> bool {
        match &self.source {
            ValueSource::Cell(position) => *position == cell,
            ValueSource::Choices(choices) => choices.iter().any(|(position, _)| *position == cell),
        }
    }

    /// Its value in a row; several choices joined by `; `.
    pub fn value(&self, row: &GridRow) -> String {
        match &self.source {
            ValueSource::Cell(position) => row.cell(*position).to_owned(),
            ValueSource::Choices(choices) => {
                let chosen = choices.iter().filter(|(position, _)| is_ticked(row.cell(*position)));
                chosen.map(|(_, choice)| choice.as_str()).collect::<Vec<_>>().join("; ")
            }
        }
    }
}

/// Whether a cell of one choice says that it was made.
pub fn is_ticked(cell: &str) -> bool {
    matches!(normalised(cell).as_str(), "x" | "oui" | "yes" | "y" | "o" | "1" | "true" | "vrai")
}

/// How a program laid out its table.
#[derive(Clone, Debug)]
pub struct TableLayout {
    pub kind: FormKind,
    /// Position of the row that names the columns, and of the first row that may be a person.
    pub heading: usize,
    /// Position of the first row that may be a person.
    pub first: usize,
    /// Cells that a row must have.
    pub width: usize,
    /// Its columns, those of addresses of computers left out.
    pub columns: Vec<FormColumn>,
    /// Headings of the columns that hold addresses of computers: their cells are never looked at again.
    pub addresses: Vec<String>,
    /// Rows between heading and people.
    pub left_out: Vec<(u32, LeftOut)>,
    /// The order of day and month, where the program has only one.
    pub order: Option<DateOrder>,
    /// A form that was not sent has no time of sending.
    pub unsent_is_incomplete: bool,
}

impl TableLayout {
    /// One heading row, and people below it.
    pub fn plain(kind: FormKind, grid: &Grid, heading: usize, role: impl Fn(usize, &[String]) -> Role) -> Self {
        let row = &grid.rows[heading];
        let width = width(row);
        let names = of_row(row);
        let column = |position: usize| FormColumn {
            heading: tidy(row.cell(position)),
            name: names[position].clone(),
            role: role(position, &names),
            source: ValueSource::Cell(position),
        };
        let columns = (0..width).map(column).collect();
        Self {
            kind,
            heading,
            first: heading + 1,
            width,
            columns,
            addresses: Vec::new(),
            left_out: Vec::new(),
            order: None,
            unsent_is_incomplete: false,
        }
    }

    pub fn headings(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.heading.clone()).collect()
    }

    /// The digest by which its headings are known again.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.headings())
    }

    /// Without the columns that hold addresses of computers, known by their heading or by what is in them.
    #[must_use]
    pub fn without_addresses(mut self, grid: &Grid) -> Self {
        let rows = &grid.rows[self.first.min(grid.rows.len())..];
        let (kept, dropped): (Vec<_>, Vec<_>) = self
            .columns
            .into_iter()
            .partition(|column| !is_address_heading(&column.name) && !holds_addresses(column, rows));
        self.columns = kept;
        self.addresses = dropped.into_iter().map(|column| column.heading).collect();
        self
    }
}

/// Heading of the reasons that stand before rejected rows when they are given back.
pub const REASON: &str = "reason";

fn is_address_heading(name: &str) -> bool {
    const HEADINGS: [&str; 8] = [
        "ip",
        "ip address",
        "ipaddr",
        "adresse ip",
        "remote ip address",
        "adresse ip distante",
        "ip-adresse",
        "user ip",
    ];
    HEADINGS.contains(&name)
}

fn holds_addresses(column: &FormColumn, rows: &[GridRow]) -> bool {
    let ValueSource::Cell(position) = column.source else { return false };
    let mut filled = rows.iter().map(|row| row.cell(position).trim()).filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(is_address)
}

/// Whether a cell is the address of a computer.
pub fn is_address(cell: &str) -> bool {
    cell.trim().parse::<std::net::IpAddr>().is_ok()
}

/// Cells of a heading row, empty ones at its end left out.
pub fn width(row: &GridRow) -> usize {
    row.cells().rposition(|cell| !normalised(cell).is_empty()).map_or(0, |last| last + 1)
}

/// How many rows are searched for headings.
pub const SEARCHED: usize = 40;

/// The first row whose headings pass a test.
pub fn find_heading(grid: &Grid, test: impl Fn(&[String]) -> bool) -> Option<usize> {
    grid.rows.iter().take(SEARCHED).position(|row| test(&of_row(row)))
}
