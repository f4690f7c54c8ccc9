//! Nextcloud Forms: names of the account, timestamp with its offset, questions; in recent versions the row below the
//! headings repeats them as machine ids.

use crate::domain::people::registration::LeftOut;
use crate::domain::taken::FormKind;
use crate::import::form::column::{Role, TableLayout, Whose, find_heading};
use crate::import::grid::Grid;
use crate::import::headings::of_row;

use super::any;

const DISPLAY: [&str; 2] = ["user display name", "nom d'affichage"];
const STAMP: [&str; 2] = ["timestamp", "horodatage"];

pub fn recognise(grid: &Grid) -> Option<TableLayout> {
    let by_ids = || {
        let ids = find_heading(grid, |names| names.first().is_some_and(|first| first == "submission_id"))?;
        ids.checked_sub(1).map(|heading| (heading, true))
    };
    let by_names = || {
        let one_of = |names: &[String], known: &[&str]| names.iter().any(|name| any(name, known));
        let heading = find_heading(grid, |names| one_of(names, &DISPLAY) && one_of(names, &STAMP))?;
        Some((heading, false))
    };
    let (heading, has_ids) = by_ids().or_else(by_names)?;
    let ids = if has_ids { of_row(&grid.rows[heading + 1]) } else { Vec::new() };
    let mut layout = TableLayout::plain(FormKind::NextcloudForms, grid, heading, |position, names| {
        role(&names[position], ids.get(position).map(String::as_str))
    });
    if has_ids {
        layout.first += 1;
        layout.left_out.push((grid.rows[heading + 1].number, LeftOut::MachineIds));
    }
    Some(layout)
}

/// The machine id says it in every language; without one the heading does.
fn role(name: &str, id: Option<&str>) -> Role {
    match id {
        Some("timestamp") => return Role::Sent(0),
        Some("user_display_name") => return Role::Account(Whose::Name),
        Some("submission_id" | "user_id") => return Role::Machine,
        Some(id) if id.starts_with("question-id") => return Role::Question,
        _ => {}
    }
    match name {
        _ if any(name, &STAMP) => Role::Sent(0),
        _ if any(name, &DISPLAY) => Role::Account(Whose::Name),
        "submission id" | "id de la soumission" | "user id" | "id utilisateur" | "id de l'utilisateur" => Role::Machine,
        _ => Role::Question,
    }
}
