//! Drupal 8 and later, module Webform: its books first (`Serial number` … `Notes`), then the questions; several choices in
//! one cell, joined by `;`.

use crate::domain::taken::FormKind;
use crate::import::form::column::{Role, TableLayout, find_heading};
use crate::import::grid::Grid;

use super::{all, any};

const BOOKS: [&str; 17] = [
    "serial number",
    "submission id",
    "submission uuid",
    "submission uri",
    "submission token",
    "changed",
    "current page",
    "remote ip address",
    "submitted by: id",
    "submitted by: title",
    "submitted by: url",
    "language",
    "submitted to: entity type",
    "submitted to: entity id",
    "locked",
    "sticky",
    "notes",
];

pub fn recognise(grid: &Grid) -> Option<TableLayout> {
    let heading = find_heading(grid, |names| all(names, &["serial number", "submission id"]))?;
    Some(TableLayout::plain(FormKind::Drupal8, grid, heading, |position, names| {
        // A question may be called `Notes` too: the books end where the first of it stands.
        let first = names.iter().position(|name| *name == names[position]) == Some(position);
        match names[position].as_str() {
            "remote ip address" => Role::Machine,
            name if !first || name.is_empty() => Role::Question,
            "completed" => Role::Sent(0),
            "created" => Role::Sent(1),
            "is draft" => Role::Draft,
            name if any(name, &BOOKS) || name.starts_with("submitted ") => Role::Machine,
            _ => Role::Question,
        }
    }))
}
