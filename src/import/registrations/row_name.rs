//! The name in a row of a form: its two halves, parted where they stand in one cell. Owns why a cell names nobody, or more
//! than one; refuses to compare people.

use crate::domain::people::names::LONGEST_NAME;
use crate::domain::people::no_name::{NoName, no_name};
use crate::domain::people::registration::{Mend, Unfit};
use crate::domain::taken::NameOrder;
use crate::import::grid::GridRow;
use crate::import::repair;

use super::bound::TargetColumns;
use super::halves::{self, NameHalf};
use super::row::RegistrationContext;
use super::target::ColumnTarget;
use crate::import::form::person::{self, NamePart, tidy};

impl RegistrationContext<'_> {
    /// Both halves of the name of one person.
    pub(super) fn name(&self, row: &GridRow, mended: &mut Vec<Mend>) -> Result<(String, String), Unfit> {
        let (first, last) = self.halves(row, mended)?;
        let halves = self.of_one_person(row, first, last);
        if halves.is_err() {
            // How a cell was parted is no news where nothing is taken of it.
            mended.retain(|mend| !matches!(mend, Mend::NameParted { .. }));
        }
        halves
    }

    /// The halves, once their cells are known to name one person.
    fn of_one_person(&self, row: &GridRow, first: String, last: String) -> Result<(String, String), Unfit> {
        for target in [ColumnTarget::FirstName, ColumnTarget::LastName, ColumnTarget::Name] {
            let Some(bound) = self.columns.of(&target) else { continue };
            let name = &self.layout.columns[bound.columns[0]].name;
            let part = match target {
                ColumnTarget::FirstName => {
                    NamePart::First { all: name.contains("prenoms") || name.contains("prenom(s)") }
                }
                ColumnTarget::LastName => NamePart::Last,
                _ => NamePart::Whole,
            };
            let cell = bound.held(self.layout, row).value;
            let seen = tidy(&cell);
            // `N/A` is not two people, nor is `=1+1`. A half that has letters may be a name all the same: who knows says so.
            match no_name(&seen).filter(|_| !repair::is_error(&seen)) {
                Some(why) if certainly_none(&seen, part, why) => return Err(Unfit::NotAName { value: seen, why }),
                Some(_) => continue,
                None => {}
            }
            if person::is_several(&cell, part) {
                return Err(Unfit::SeveralPeople { value: tidy(&cell) });
            }
        }
        // A name has a letter in it: `-` and `.` are how people leave a required answer empty.
        let has_letter = |name: &str| name.chars().any(char::is_alphabetic);
        match (has_letter(&first), has_letter(&last)) {
            (true, true) if has_lost_a_letter(&first) => Err(Unfit::LostLetter { value: first }),
            (true, true) if has_lost_a_letter(&last) => Err(Unfit::LostLetter { value: last }),
            (true, true) => Ok((first, last)),
            (false, false) => Err(Unfit::NoName),
            (true, false) => Err(self.half(NameHalf::Last)),
            (false, true) => Err(self.half(NameHalf::First)),
        }
    }

    /// Says which half of a name is missing, and which columns may hold it; a half that no column gives is said once.
    fn half(&self, missing: NameHalf) -> Unfit {
        let given = self.columns.of(&missing.target()).is_some() || self.columns.of(&ColumnTarget::Name).is_some();
        let perhaps = if given { halves::perhaps(self.layout, self.columns, missing) } else { Vec::new() };
        Unfit::HalfName { missing: missing.key(), perhaps }
    }

    /// What the row gives of a first and of a last name.
    pub(super) fn halves(&self, row: &GridRow, mended: &mut Vec<Mend>) -> Result<(String, String), Unfit> {
        for held in [ColumnTarget::FirstName, ColumnTarget::LastName, ColumnTarget::Name]
            .iter()
            .filter_map(|part| self.held(part, row))
        {
            if person::has_acting(&held.value) {
                mended.push(Mend::Unseen { heading: held.heading.to_owned(), now: tidy(&held.value) });
            }
        }
        let mut first = self.text(&ColumnTarget::FirstName, row, mended)?;
        let mut last = self.text(&ColumnTarget::LastName, row, mended)?;
        short_enough(&[&first, &last])?;
        if let Some(bound) = self.columns.of(&ColumnTarget::Name) {
            let whole = self.text(&ColumnTarget::Name, row, mended)?;
            if !whole.is_empty() {
                short_enough(&[&whole])?;
                (first, last) = person::parted(&whole, self.name_order(bound));
                if !first.is_empty() && !last.is_empty() {
                    let parted = Mend::NameParted { was: whole, first_name: first.clone(), last_name: last.clone() };
                    mended.push(parted);
                }
            }
        }
        Ok((first, last))
    }

    /// The order that somebody says, else that the heading asks for: `Nom et prénom` has the last name first.
    pub fn name_order(&self, bound: &TargetColumns) -> NameOrder {
        if let Some(order) = self.asked_order {
            return order;
        }
        let name = &self.layout.columns[bound.columns[0]].name;
        let place = |words: &[&str]| words.iter().filter_map(|word| name.find(word)).min();
        // `prenom` ends in `nom`: what is left of it is what may ask for the last name.
        let others = name.replace("prenom", "######");
        let last = ["nom", "last name", "surname"].iter().filter_map(|word| others.find(word)).min();
        match (last, place(&["prenom", "first name"])) {
            (Some(last), Some(first)) if last < first => NameOrder::LastNameFirst,
            _ => NameOrder::FirstNameFirst,
        }
    }
}

/// Whether a byte of the name is no letter. One lost by a second encoding (`SAÃ\u{fffd}D`) is another matter: the whole
/// file was encoded so, and what could not be repaired is said above the rows.
fn has_lost_a_letter(name: &str) -> bool {
    let mut before = ' ';
    name.chars().any(|letter| {
        let lost = letter == char::REPLACEMENT_CHARACTER && !matches!(before, 'Ã' | 'Â' | 'Ä' | 'Å');
        before = letter;
        lost
    })
}

/// Whether nobody can be called so: no letter, or no name where a whole one is wanted.
fn certainly_none(cell: &str, part: NamePart, why: NoName) -> bool {
    !cell.chars().any(char::is_alphabetic) || part == NamePart::Whole && why != NoName::Formula
}

/// Refuses a text that somebody put where names stand.
fn short_enough(parts: &[&str]) -> Result<(), Unfit> {
    let letters = parts.iter().map(|part| part.chars().count()).sum();
    if letters > LONGEST_NAME { Err(Unfit::NameTooLong { letters }) } else { Ok(()) }
}
