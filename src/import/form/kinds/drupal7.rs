//! Drupal 7, module Webform, as Framaforms runs it. Three heading rows: title of the form; titles of groups and of
//! questions with several choices; labels. Each choice is a column, `X` where it was made.

use crate::domain::taken::FormKind;
use crate::import::form::column::{FormColumn, Role, TableLayout, ValueSource, find_heading};
use crate::import::grid::{Grid, GridRow};
use crate::import::headings::{normalised, of_row};

use super::any;

const DETAILS: [&str; 4] =
    ["submission details", "details de la soumission", "details de soumission", "submission info"];
const DRAFT: [&str; 2] = ["draft", "brouillon"];
const SUBMITTED: [&str; 4] = ["submitted time", "heure de soumission", "submitted_time", "time"];
const BOOKS: [&str; 16] = [
    "serial",
    "serie",
    "numero de serie",
    "sid",
    "completed time",
    "heure d'achevement",
    "modified time",
    "heure de modification",
    "draft",
    "brouillon",
    "ip address",
    "adresse ip",
    "uid",
    "username",
    "nom d'utilisateur",
    "nom de l'utilisateur",
];

pub fn recognise(grid: &Grid) -> Option<TableLayout> {
    let details = find_heading(grid, |names| names.first().is_some_and(|first| any(first, &DETAILS)));
    let below = details
        .map(|at| at + 1)
        .filter(|below| grid.rows.get(*below).is_some_and(|row| of_row(row).iter().any(|name| name == "sid")));
    // The rows given back as rejected have one heading row, choices joined already.
    let alone = || find_heading(grid, |names| has(names, &["sid"]) && has(names, &DRAFT) && has(names, &SUBMITTED));
    let heading = below.or_else(alone)?;
    let mut layout = TableLayout::plain(FormKind::Drupal7, grid, heading, role);
    if let Some(details) = details.filter(|_| below.is_some()) {
        let groups = &grid.rows[details];
        layout.columns = joined(layout.columns, groups, &grid.rows[layout.first.min(grid.rows.len())..]);
    }
    Some(layout)
}

fn has(names: &[String], wanted: &[&str]) -> bool {
    names.iter().any(|name| any(name, wanted))
}

fn role(position: usize, names: &[String]) -> Role {
    // Books stand first; a question may be called like one of them.
    let first = names.iter().position(|name| *name == names[position]) == Some(position);
    match names[position].as_str() {
        name if !first || name.is_empty() => Role::Question,
        name if any(name, &SUBMITTED) => Role::Sent(0),
        name if any(name, &DRAFT) => Role::Draft,
        name if any(name, &BOOKS) => Role::Machine,
        _ => Role::Question,
    }
}

/// With the columns of one question's choices made one: they follow the title of the question, and hold `X` or nothing.
fn joined(columns: Vec<FormColumn>, groups: &GridRow, rows: &[GridRow]) -> Vec<FormColumn> {
    let mut joined: Vec<FormColumn> = Vec::with_capacity(columns.len());
    let mut columns = columns.into_iter().peekable();
    while let Some(column) = columns.next() {
        let ValueSource::Cell(position) = column.source else { continue };
        let title = groups.cell(position).trim();
        if title.is_empty() || column.role != Role::Question || !is_choice(position, rows) {
            joined.push(column);
            continue;
        }
        let mut choices = vec![(position, column)];
        while let Some(next) = columns.next_if(
            |next| matches!(next.source, ValueSource::Cell(at) if groups.cell(at).trim().is_empty() && is_choice(at, rows)),
        ) {
            let ValueSource::Cell(at) = next.source else { continue };
            choices.push((at, next));
        }
        if choices.iter().all(|(at, _)| rows.iter().all(|row| row.cell(*at).trim().is_empty())) {
            // Nobody ticked anything: it may as well be a group of questions that nobody answered.
            joined.extend(choices.into_iter().map(|(_, column)| column));
            continue;
        }
        joined.push(FormColumn {
            heading: title.to_owned(),
            name: normalised(title),
            role: Role::Question,
            source: ValueSource::Choices(choices.into_iter().map(|(at, column)| (at, column.heading)).collect()),
        });
    }
    joined
}

fn is_choice(position: usize, rows: &[GridRow]) -> bool {
    rows.iter().all(|row| any(&normalised(row.cell(position)), &["", "x"]))
}
