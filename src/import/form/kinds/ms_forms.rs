//! Microsoft Forms: number, start, completion, e-mail and name of the account (`anonymous` where the form asks for none),
//! then the questions. The account's `Nom` is not the question `Nom`, which stands later.

use crate::domain::taken::FormKind;
use crate::import::form::column::{Role, TableLayout, Whose, find_heading};
use crate::import::grid::Grid;

use super::any;

const START: [&str; 2] = ["start time", "heure de debut"];
const COMPLETION: [&str; 2] = ["completion time", "heure de fin"];
const EMAIL: [&str; 3] = ["email", "adresse de messagerie", "adresse e-mail"];
/// Columns of a quiz.
const MARKS: [&str; 6] = [
    "total points",
    "points totaux",
    "quiz feedback",
    "commentaires du questionnaire",
    "grade posted time",
    "heure de publication de la note",
];
const NAME: [&str; 2] = ["name", "nom"];
const MODIFIED: [&str; 2] = ["last modified time", "heure de la derniere modification"];

pub fn recognise(grid: &Grid) -> Option<TableLayout> {
    let known = |names: &[String]| match names {
        [id, start, completion, ..] => {
            any(id, &["id", "\u{feff}id"]) && any(start, &START) && any(completion, &COMPLETION)
        }
        _ => false,
    };
    let heading = find_heading(grid, known)?;
    let layout = TableLayout::plain(FormKind::MicrosoftForms, grid, heading, |position, names| {
        match (position, &*names[position]) {
            (1, _) => Role::Sent(1),
            (2, _) => Role::Sent(0),
            (3, name) if any(name, &EMAIL) => Role::Account(Whose::Email),
            (3 | 4, name) if any(name, &NAME) => Role::Account(Whose::Name),
            (3..=6, name) if any(name, &MODIFIED) => Role::Machine,
            (0, _) => Role::Machine,
            (_, name) if any(name, &MARKS) => Role::Machine,
            _ => Role::Question,
        }
    });
    Some(without_numbers(layout))
}

/// A heading that was there already gets a number in a workbook: the question `Nom` beside the account's is `Nom2`.
fn without_numbers(mut layout: TableLayout) -> TableLayout {
    let names: Vec<String> = layout.columns.iter().map(|column| column.name.clone()).collect();
    for (position, column) in layout.columns.iter_mut().enumerate() {
        let name = column.name.trim_end_matches(|c: char| c.is_ascii_digit());
        if column.role == Role::Question && name != column.name && names[..position].iter().any(|other| other == name) {
            column.name = name.to_owned();
        }
    }
    layout
}
