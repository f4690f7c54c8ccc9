//! One file a program that exports forms: how its table is known and what its columns are in its books. Adding one is a
//! file and a line here. Refuses to know what a question means: that is for those who read its rows.

mod drupal7;
mod drupal8;
mod eventbrite;
mod google_forms;
mod helloasso;
mod limesurvey;
mod ms_forms;
mod nextcloud_forms;

use crate::domain::taken::FormKind;
use crate::import::grid::Grid;
use crate::import::headings;
use crate::import::meaning::Meaning;
use crate::import::synonyms::meaning;

use super::column::TableLayout;

/// The programs, the first that fits wins.
const KINDS: [fn(&Grid) -> Option<TableLayout>; 8] = [
    helloasso::recognise,
    drupal7::recognise,
    drupal8::recognise,
    nextcloud_forms::recognise,
    limesurvey::recognise,
    ms_forms::recognise,
    google_forms::recognise,
    eventbrite::recognise,
];

/// How the program that wrote a table laid it out; none where it is no program that is known.
pub fn recognise(grid: &Grid) -> Option<TableLayout> {
    KINDS.iter().find_map(|recognise| recognise(grid)).map(|layout| layout.without_addresses(grid))
}

/// Which program wrote a table; none where it is no program that is known.
pub fn program(grid: &Grid) -> Option<FormKind> {
    recognise(grid).map(|layout| layout.kind)
}

/// The row that an import takes for the headings, as far as that can be told without the programme.
pub fn heading(grid: &Grid) -> Option<usize> {
    let says_who = |row: &[String]| {
        let meanings: Vec<Meaning> = row.iter().filter_map(|name| meaning(name)).collect();
        let filled = row.iter().filter(|name| !name.is_empty()).count();
        let named =
            meanings.iter().any(|meant| matches!(meant, Meaning::Name | Meaning::LastName | Meaning::FirstName));
        filled > 1 && (named || meanings.contains(&Meaning::Email))
    };
    recognise(grid).map(|layout| layout.heading).or_else(|| headings::find(grid, says_who))
}

/// Whether a heading is one of those.
fn any(name: &str, known: &[&str]) -> bool {
    known.contains(&name)
}

/// Whether headings hold all of those.
fn all(names: &[String], wanted: &[&str]) -> bool {
    wanted.iter().all(|wanted| names.iter().any(|name| name == wanted))
}
