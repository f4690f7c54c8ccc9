//! Microsoft Forms: number, start, completion, e-mail and name of the account (`anonymous` where the form asks for none),
//! then the questions. The account's `Nom` is not the question `Nom`, which stands later.

use crate::domain::taken::FormKind;
use crate::import::grid::Grid;
use crate::import::registrations::column::{Layout, Role, Whose, find_heading};

use super::any;

const START: [&str; 2] = ["start time", "heure de debut"];
const COMPLETION: [&str; 2] = ["completion time", "heure de fin"];
const EMAIL: [&str; 3] = ["email", "adresse de messagerie", "adresse e-mail"];
const NAME: [&str; 2] = ["name", "nom"];
const MODIFIED: [&str; 2] = ["last modified time", "heure de la derniere modification"];

pub fn recognise(grid: &Grid) -> Option<Layout> {
    let known = |names: &[String]| match names {
        [id, start, completion, ..] => {
            any(id, &["id", "\u{feff}id"]) && any(start, &START) && any(completion, &COMPLETION)
        }
        _ => false,
    };
    let heading = find_heading(grid, known)?;
    Some(Layout::plain(FormKind::MicrosoftForms, grid, heading, |position, names| match (position, &*names[position]) {
        (0, _) => Role::Machine,
        (1, _) => Role::Sent(1),
        (2, _) => Role::Sent(0),
        (3, name) if any(name, &EMAIL) => Role::Account(Whose::Email),
        (3 | 4, name) if any(name, &NAME) => Role::Account(Whose::Name),
        (3..=6, name) if any(name, &MODIFIED) => Role::Machine,
        (_, "total points" | "quiz feedback" | "points totaux" | "commentaires du questionnaire") => Role::Machine,
        (_, "grade posted time" | "heure de publication de la note") => Role::Machine,
        _ => Role::Question,
    }))
}
