//! LimeSurvey, with codes or whole questions as headings. Who never sent has no date of sending. A question with several
//! choices is one column for each: `Q1[SQ001]`, `Jours souhaités [Lundi 16]`, answered `Y` or `Oui`.

use crate::domain::taken::FormKind;
use crate::import::form::column::{FormColumn, Role, TableLayout, ValueSource, find_heading};
use crate::import::grid::{Grid, GridRow};
use crate::import::headings::normalised;

use super::{all, any};

const SENT: [&str; 3] = ["submitdate", "date de soumission", "date submitted"];
const BOOKS: [&str; 21] = [
    "id",
    "lastpage",
    "startlanguage",
    "seed",
    "startdate",
    "datestamp",
    "ipaddr",
    "refurl",
    "token",
    "id de la reponse",
    "derniere page",
    "langue de depart",
    "tete de serie",
    "date de lancement",
    "date de la derniere action",
    "url de reference",
    "response id",
    "last page",
    "start language",
    "date started",
    "date last action",
];

pub fn recognise(grid: &Grid) -> Option<TableLayout> {
    let heading = find_heading(grid, |names| {
        all(names, &["submitdate", "lastpage", "startlanguage"])
            || all(names, &["date de soumission", "derniere page"])
            || all(names, &["date submitted", "last page"])
    })?;
    let role = |position: usize, names: &[String]| match names[position].as_str() {
        name if any(name, &SENT) => Role::Sent(0),
        name if any(name, &BOOKS) => Role::Machine,
        _ => Role::Question,
    };
    let mut layout = TableLayout::plain(FormKind::LimeSurvey, grid, heading, role);
    layout.columns = joined(layout.columns, &grid.rows[layout.first..]);
    layout.unsent_is_incomplete = true;
    Some(layout)
}

/// With the columns of one question's choices made one.
fn joined(columns: Vec<FormColumn>, rows: &[GridRow]) -> Vec<FormColumn> {
    let mut joined: Vec<FormColumn> = Vec::with_capacity(columns.len());
    for column in columns {
        let choice = choice(&column.heading).filter(|_| is_yes_or_no(&column, rows));
        let (Some((question, choice)), ValueSource::Cell(position)) = (choice, &column.source) else {
            joined.push(column);
            continue;
        };
        let position = *position;
        match joined.last_mut() {
            Some(FormColumn { heading, source: ValueSource::Choices(choices), .. }) if heading == question => {
                choices.push((position, choice.to_owned()));
            }
            _ => joined.push(FormColumn {
                heading: question.to_owned(),
                name: normalised(question),
                role: Role::Question,
                source: ValueSource::Choices(vec![(position, choice.to_owned())]),
            }),
        }
    }
    joined
}

fn choice(heading: &str) -> Option<(&str, &str)> {
    let (question, choice) = heading.trim().strip_suffix(']')?.rsplit_once('[')?;
    Some((question.trim(), choice.trim())).filter(|(question, _)| !question.is_empty())
}

fn is_yes_or_no(column: &FormColumn, rows: &[GridRow]) -> bool {
    let ValueSource::Cell(position) = column.source else { return false };
    rows.iter().all(|row| any(&normalised(row.cell(position)), &["", "y", "n", "oui", "non", "yes", "no", "n/a"]))
}
