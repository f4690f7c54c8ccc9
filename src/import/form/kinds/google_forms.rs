//! Google Forms, from its sheet or from the zip of the form: a timestamp first, perhaps the e-mail of the account, then the
//! questions. A form that branches has the same question several times, one of them filled.

use crate::domain::taken::FormKind;
use crate::import::form::column::{Role, TableLayout, Whose, find_heading};
use crate::import::grid::Grid;

use super::any;

const STAMP: [&str; 2] = ["horodateur", "timestamp"];
/// The account that filled in the form, right after the timestamp.
const ACCOUNT: [&str; 7] =
    ["adresse e-mail", "adresse email", "adresse mail", "email address", "nom d'utilisateur", "username", "email"];

pub fn recognise(grid: &Grid) -> Option<TableLayout> {
    let heading = find_heading(grid, |names| names.first().is_some_and(|first| any(first, &STAMP)) && names.len() > 1)?;
    Some(TableLayout::plain(FormKind::GoogleForms, grid, heading, |position, names| match names[position].as_str() {
        _ if position == 0 => Role::Sent(0),
        name if position == 1 && any(name, &ACCOUNT) => Role::Account(Whose::Email),
        "note" | "score" if position <= 2 => Role::Machine,
        _ => Role::Question,
    }))
}
