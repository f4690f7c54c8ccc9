//! Where a table may begin, for a file that nobody knows yet. A row is taken for headings only where no row of people
//! could look like it: what is taken for a heading is printed, and no name may be.

use std::collections::BTreeSet;

use crate::import::grid::{Grid, GridRow};
use crate::import::headings;
use crate::import::meaning::Meaning;
use crate::import::synonyms::meaning;

/// A table inside a sheet: its heading row, if there is one, and the rows below it.
#[derive(Clone, Debug)]
pub struct SheetBlock<'g> {
    pub heading: Option<&'g GridRow>,
    /// The rows below, to the next heading.
    pub rows: &'g [GridRow],
}

/// How far down headings are looked for.
const DEEPEST: usize = 200;

/// The rows before the first heading, and the tables of a sheet. `known` is the first heading, where an import takes one. Where no heading can be told from a row of people, one
/// table without headings.
pub fn blocks(grid: &Grid, known: Option<usize>) -> (&[GridRow], Vec<SheetBlock<'_>>) {
    let wide =
        |place: &usize| filled(&grid.rows[*place]) > 1 && headings::fits(&grid.rows[*place], &grid.rows[place + 1..]);
    let first_wide = (0..grid.rows.len().min(DEEPEST)).find(wide);
    let mut starts: Vec<usize> = Vec::new();
    for place in 0..grid.rows.len().min(DEEPEST) {
        let row = &grid.rows[place];
        let by_shape = || Some(place) == first_wide && stands_over_others(row, &grid.rows[place + 1..]);
        let taken = if starts.is_empty() && known.is_some() {
            known == Some(place)
        } else if starts.is_empty() {
            wide(&place) && !has_value(row) && (telling(row) >= 2 || by_shape())
        } else {
            is_further_heading(row)
        };
        if taken {
            starts.push(place);
        }
    }
    let Some(first) = starts.first() else { return (&[], vec![SheetBlock { heading: None, rows: &grid.rows }]) };
    let ends = starts.iter().skip(1).copied().chain([grid.rows.len()]);
    let blocks = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| SheetBlock { heading: Some(&grid.rows[*start]), rows: &grid.rows[start + 1..end] });
    (&grid.rows[..*first], blocks.collect())
}

/// Whether the first row of a table is of words over columns of values. (The one row of people that cannot be told from
/// it: the first of a file without headings, of somebody who gave neither of two things that the others gave.)
fn stands_over_others(row: &GridRow, below: &[GridRow]) -> bool {
    let unlike = (0..row.len()).filter(|position| stands_over_values(row, below, *position)).count();
    unlike >= 2 || unlike >= 1 && telling(row) >= 1
}

/// Below the first heading there are people: a second one is made of words that are known, most of them.
fn is_further_heading(row: &GridRow) -> bool {
    let known = row.cells().filter(|cell| meaning(&headings::normalised(cell)).is_some()).count();
    !has_value(row) && telling(row) >= 2 && known * 2 > filled(row)
}

/// How many different things its cells name that are nobody's answer. `Association`, `Groupe` and `Mobile` may be one.
fn telling(row: &GridRow) -> usize {
    let meanings = row.cells().filter_map(|cell| meaning(&headings::normalised(cell)));
    let telling = meanings.filter(|meaning| {
        matches!(
            meaning,
            Meaning::Name
                | Meaning::FirstName
                | Meaning::LastName
                | Meaning::Email
                | Meaning::WeakEmail
                | Meaning::Joined
                | Meaning::Left
                | Meaning::Duration
                | Meaning::WaitingRoom
                | Meaning::RegisteredOn
                | Meaning::Postcode
                | Meaning::BirthDate
        )
    });
    telling.collect::<BTreeSet<_>>().len()
}

/// A cell of words over a column in which most values have digits or are addresses.
fn stands_over_values(row: &GridRow, below: &[GridRow], position: usize) -> bool {
    let is_value = |cell: &str| cell.contains(|c: char| c.is_numeric() || c == '@');
    let filled = || below.iter().take(50).map(|row| row.cell(position)).filter(|cell| !cell.trim().is_empty());
    let (all, values) = (filled().count(), filled().filter(|cell| is_value(cell)).count());
    all >= 2 && values * 2 > all && !row.cell(position).trim().is_empty() && !is_value(row.cell(position))
}

/// Whether a cell is what only a value is: an address, a number, a day.
fn has_value(row: &GridRow) -> bool {
    row.cells().map(str::trim).any(|cell| {
        let digits = cell.chars().filter(|c| c.is_numeric()).count();
        cell.contains('@') || digits >= 6 || digits > 0 && digits * 2 > cell.chars().count()
    })
}

fn filled(row: &GridRow) -> usize {
    row.filled().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Grid {
        crate::import::plain::read(&text.into()).grid
    }

    #[test]
    fn headings_are_told_from_people() {
        let cases: [(&str, &str, &[u32]); 9] = [
            ("known words", "Nom;Prénom\nMartin;Zoé\n", &[1]),
            ("unknown words over values", "Wer;Wann;Wo\nZoé;12/05/2026;75011\nLéa;13/05/2026;69007\n", &[1]),
            ("a title above", "Atelier;printemps\n\nNom;Courriel\nZoé;z@example.org\n", &[3]),
            ("people without headings", "Martin;Zoé;Paris\nLe Goff;Anne;Brest\n", &[]),
            ("people with values", "Martin;Zoé;z@example.org\nLe Goff;Anne;a@example.org\n", &[]),
            (
                "one of them gave no address",
                "Martin;Zoé;aucune\nLe Goff;Anne;a@example.org\nBen Saïd;Karim;k@example.org\n",
                &[],
            ),
            (
                "people in sections",
                "Nom;Courriel\nZoé;z@example.org\nNom;Courriel;Rôle\nLéa;l@example.org;invité\n",
                &[1, 3],
            ),
            ("people with known words", "Nom;Prénom;Structure\nMartin;Zoé;Association\nLe Goff;Anne;Compagnie\n", &[1]),
            ("nothing", "", &[]),
        ];
        for (what, text, expected) in cases {
            let grid = grid(text);
            let found: Vec<u32> =
                blocks(&grid, None).1.iter().filter_map(|block| block.heading.map(|row| row.number)).collect();
            assert_eq!(found, expected, "{what}");
        }
    }
}
