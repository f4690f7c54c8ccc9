//! Any table with headings that say who somebody is, or that were mapped. Found by its headings, never by their place.

use crate::domain::taken::FormKind;
use crate::import::grid::Grid;
use crate::import::headings;
use crate::import::meaning::Meaning;
use crate::import::synonyms::{attendees, meaning};

use super::target::ColumnTarget;
use super::wanted::FormRequest;
use crate::import::form::column::{FormColumn, Role, TableLayout, Whose};
use crate::import::form::headed;
use crate::import::form::owners::{has_buyers, is_attendees};

/// The layout of a table; none where no row of it heads a list of people.
pub fn recognise(grid: &Grid, wanted: &FormRequest<'_>) -> Option<TableLayout> {
    let heading = headed::mapped(grid, wanted.maps)
        .or_else(|| headings::find(grid, |row| says_who(row, wanted)))
        .or_else(|| headed::remembered(grid, wanted.remembered, |heading| laid_out(grid, heading)))?;
    Some(laid_out(grid, heading))
}

fn laid_out(grid: &Grid, heading: usize) -> TableLayout {
    let layout = TableLayout::plain(FormKind::Table, grid, heading, |position, names| role(&names[position]));
    of_buyers(layout).without_addresses(grid)
}

/// In a table of orders that names who comes, an e-mail or a phone of nobody in particular is the buyer's.
fn of_buyers(mut layout: TableLayout) -> TableLayout {
    let comes = |column: &FormColumn| {
        matches!(attendees(&column.name), Some(Meaning::Name | Meaning::FirstName | Meaning::LastName))
    };
    if !layout.columns.iter().any(comes) || !has_buyers(&layout) {
        return layout;
    }
    for column in
        layout.columns.iter_mut().filter(|column| column.role == Role::Question && !is_attendees(&column.name))
    {
        match meaning(&column.name) {
            Some(Meaning::Email) => column.role = Role::Payer(Whose::Email),
            Some(meant) if meant.is_phone() => column.role = Role::Machine,
            _ => {}
        }
    }
    layout
}

/// A row with a heading for a name, or with one for an e-mail beside others: a lone `mail` may be a word of a text.
fn says_who(row: &[String], wanted: &FormRequest<'_>) -> bool {
    let targets: Vec<ColumnTarget> =
        row.iter().filter_map(|name| ColumnTarget::of_heading(name, wanted.programme)).collect();
    let named = targets
        .iter()
        .any(|target| matches!(target, ColumnTarget::Name | ColumnTarget::LastName | ColumnTarget::FirstName));
    let filled = row.iter().filter(|name| !name.is_empty()).count();
    named || targets.contains(&ColumnTarget::Email) && filled > 1
}

/// Headings, all of which only the log of a tool has that no reader knows: Livestorm, Webex, GoTo, Moodle.
const LOGS: [&[&str]; 7] = [
    &["attended", "attendance duration"],
    &["attendance rate", "attendance duration"],
    &["attendee email", "attendance duration"],
    &["time in session"],
    &["time in session (minutes)"],
    &["composant", "nom de l'evenement"],
    &["component", "event name"],
];

/// Headings that only the log of a meeting has: when people arrived and when they left, or for how long they stayed.
pub fn log_headings(layout: &TableLayout) -> Option<Vec<String>> {
    if layout.kind != FormKind::Table {
        return None;
    }
    let written_by = |headings: &&&[&str]| {
        headings.iter().all(|heading| layout.columns.iter().any(|column| column.name == *heading))
    };
    if let Some(headings) = LOGS.iter().find(written_by) {
        let written = |heading: &&str| layout.columns.iter().find(|column| column.name == **heading);
        return Some(headings.iter().filter_map(written).map(|column| column.heading.clone()).collect());
    }
    let of = |wanted: &[Meaning]| {
        let mut columns = layout.columns.iter();
        columns.find(|column| meaning(&column.name).is_some_and(|meant| wanted.contains(&meant)))
    };
    let (joined, stayed) = (of(&[Meaning::Joined])?, of(&[Meaning::Left, Meaning::Duration])?);
    Some(vec![joined.heading.clone(), stayed.heading.clone()])
}

fn role(name: &str) -> Role {
    match meaning(name) {
        Some(Meaning::WeakEmail) if name.contains("payeur") || name.contains("buyer") || name.contains("acheteur") => {
            Role::Payer(Whose::Email)
        }
        Some(Meaning::WeakEmail) => Role::Account(Whose::Email),
        _ => match name {
            "nom payeur"
            | "nom du payeur"
            | "buyer last name"
            | "order last name"
            | "invoice address name: family name" => Role::Payer(Whose::LastName),
            "prenom payeur"
            | "prenom du payeur"
            | "buyer first name"
            | "order first name"
            | "invoice address name: given name" => Role::Payer(Whose::FirstName),
            "order email" | "order e-mail" => Role::Payer(Whose::Email),
            _ => Role::Question,
        },
    }
}
