//! The rows of a form, packed: what all of them say stands in one piece of memory, for a form may have seven hundred thousand.
//! Owns how a row lies there; what it says is a [`FormRow`], made anew for whoever asks.

use std::borrow::Cow;

use chrono::NaiveDateTime;

use super::cell_texts::CellTexts;
use super::enrolment::Enrolment;
use super::packing::{Packed, Packing};
use super::registration::{FaultyRow, FormRow, Mend, Registration, Unfit};
use crate::domain::schema::Record;

/// Rows of one form, in their order.
#[derive(Clone, Debug, Default)]
pub struct FormRows {
    /// Of each row the person, what was read of it, and its cells, as [`Packing`] writes them.
    packed: Vec<u8>,
    places: Vec<Place>,
    /// What only some rows have, in the order of the rows.
    remarks: Vec<Remarks>,
}

/// Where a row lies.
#[derive(Clone, Copy, Debug)]
struct Place {
    number: u32,
    /// When it was sent: it decides the order in which the rows are judged. None for a row that gives no registration.
    registered: Option<NaiveDateTime>,
    start: usize,
}

/// Why a row gives no registration, and what was mended in it.
#[derive(Clone, Debug)]
struct Remarks {
    row: usize,
    reasons: Vec<Unfit>,
    /// When a row that gives no registration was sent.
    registered: Option<NaiveDateTime>,
    mended: Vec<Mend>,
}

/// One of the rows.
#[derive(Clone, Copy, Debug)]
pub struct PackedRow<'r> {
    rows: &'r FormRows,
    index: usize,
}

impl FormRows {
    /// A form without a row: who joins without one says nothing in it.
    pub const NONE: &'static Self = &Self { packed: Vec::new(), places: Vec::new(), remarks: Vec::new() };

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The row at a position below [`Self::len`].
    pub fn at(&self, index: usize) -> PackedRow<'_> {
        PackedRow { rows: self, index }
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = PackedRow<'_>> + ExactSizeIterator + Clone {
        (0..self.len()).map(|index| self.at(index))
    }

    /// One more row.
    pub fn push(&mut self, row: FormRow) {
        let FormRow { number, cells, person, read, mended } = row;
        let (read, reasons) = match read {
            Ok(read) => (Some(read), None),
            Err(FaultyRow { reasons, rest }) => (rest.map(|rest| *rest), Some(reasons)),
        };
        let sent = read.as_ref().and_then(|read| read.registered);
        let (registered, otherwise) = if reasons.is_none() { (sent, None) } else { (None, sent) };
        if reasons.is_some() || !mended.is_empty() {
            let (row, reasons) = (self.places.len(), reasons.unwrap_or_default());
            self.remarks.push(Remarks { row, reasons, registered: otherwise, mended });
        }
        self.places.push(Place { number, registered, start: self.packed.len() });
        let mut packing = Packing(&mut self.packed);
        match &read {
            Some(read) if read.full_name() == person => packing.number(0),
            _ => packing.optional(Some(&person)),
        }
        packing.registration(read.as_ref());
        packing.texts(&cells);
    }
}

impl FromIterator<FormRow> for FormRows {
    fn from_iter<I: IntoIterator<Item = FormRow>>(rows: I) -> Self {
        let mut all = Self::default();
        rows.into_iter().for_each(|row| all.push(row));
        all
    }
}

impl<'r> PackedRow<'r> {
    /// Its position among the rows.
    pub fn index(self) -> usize {
        self.index
    }

    /// Line or row of the file, from 1.
    pub fn number(self) -> u32 {
        self.place().number
    }

    /// When it was sent; none where it does not say, or gives no registration.
    pub fn registered(self) -> Option<NaiveDateTime> {
        self.place().registered
    }

    /// The name in the row, or the half of it that is there.
    pub fn person(self) -> String {
        let mut packed = self.packed();
        match packed.optional() {
            Some(person) => person.to_owned(),
            None if packed.number() == 0 => String::new(),
            None => packed.says().full_name(),
        }
    }

    /// Whether it gives a registration.
    pub fn is_read(self) -> bool {
        self.reasons().is_empty()
    }

    /// Why it gives no registration.
    pub fn reasons(self) -> &'r [Unfit] {
        self.remarks().map_or(&[], |remarks| &remarks.reasons)
    }

    /// The registration, or why the row gives none.
    pub fn read(self) -> Result<Registration, FaultyRow> {
        let mut packed = self.packed();
        packed.optional();
        let read = packed.registration();
        let faulty = self.remarks().filter(|remarks| !remarks.reasons.is_empty());
        match faulty {
            None => Ok(Registration { registered: self.registered(), ..read.unwrap_or_default() }),
            Some(Remarks { reasons, registered, .. }) => {
                let rest = read.map(|read| Box::new(Registration { registered: *registered, ..read }));
                Err(FaultyRow { reasons: reasons.clone(), rest })
            }
        }
    }

    pub fn mended(self) -> &'r [Mend] {
        self.remarks().map_or(&[], |remarks| &remarks.mended)
    }

    /// Its cells, where they were kept.
    pub fn cells(self) -> Vec<String> {
        let mut packed = self.packed();
        packed.optional();
        packed.registration();
        packed.texts().map(str::to_owned).collect()
    }

    fn place(self) -> &'r Place {
        &self.rows.places[self.index]
    }

    fn packed(self) -> Packed<'r> {
        Packed(self.rows.packed.get(self.place().start..).unwrap_or_default())
    }

    fn remarks(self) -> Option<&'r Remarks> {
        let remarks = &self.rows.remarks;
        remarks.binary_search_by_key(&self.index, |remarks| remarks.row).ok().map(|found| &remarks[found])
    }
}

impl Packing<'_> {
    /// All but when it was sent.
    fn registration(&mut self, read: Option<&Registration>) {
        self.number(usize::from(read.is_some()));
        let Some(read) = read else { return };
        self.number(read.says.iter().len());
        for (name, text) in read.says.iter() {
            let column = Enrolment::TABLE.position(name);
            self.number(column.map_or(0, |column| column + 1));
            if column.is_none() {
                self.text(name);
            }
            self.text(text);
        }
        self.optional(read.cohort.as_deref());
    }
}

impl Packed<'_> {
    fn registration(&mut self) -> Option<Registration> {
        (self.number() > 0).then(|| self.says())
    }

    fn says(&mut self) -> Registration {
        let says = (0..self.number()).fold(CellTexts::nothing(), |says, _| {
            let column = self.number().checked_sub(1).and_then(|column| Enrolment::TABLE.columns.get(column));
            let name = column.map_or_else(|| Cow::Owned(self.text().to_owned()), |column| Cow::Borrowed(column.name));
            says.text(name, Some(self.text()))
        });
        Registration { says, registered: None, cohort: self.optional().map(str::to_owned) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::fixture::day;

    fn registration() -> impl Strategy<Value = Registration> {
        let cell = (option::of(0..Enrolment::TABLE.columns.len()), "[a-z]{1,3}", "[a-zé\n]{0,200}");
        (vec(cell, 0..9), option::of("[a-z]{0,3}"), 0..3_u32).prop_map(|(cells, cohort, hour)| Registration {
            says: cells.into_iter().fold(CellTexts::nothing(), |says, (column, question, text)| {
                let column = column.map(|column| Enrolment::TABLE.columns[column].name);
                says.text(column.map_or_else(|| Cow::Owned(format!("q_{question}")), Cow::Borrowed), Some(text))
            }),
            registered: day("2021-02-01").and_hms_opt(hour, 0, 0).filter(|_| hour > 0),
            cohort,
        })
    }

    fn row() -> impl Strategy<Value = FormRow> {
        let read = prop_oneof![
            registration().prop_map(Ok),
            option::of(registration())
                .prop_map(|rest| Err(FaultyRow { reasons: vec![Unfit::NoName], rest: rest.map(Box::new) })),
        ];
        let mended = vec("[a-z]{0,3}".prop_map(|heading| Mend::Uncalculated { heading }), 0..2);
        (any::<u32>(), vec("\\PC{0,9}", 0..3), option::of("[a-z]{0,3}"), read, mended).prop_map(
            |(number, cells, person, read, mended)| {
                let person = person.or_else(|| read.as_ref().ok().map(Registration::full_name)).unwrap_or_default();
                FormRow { number, cells, person, read, mended }
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_packed_is_there_again(rows in vec(row(), 0..5)) {
            let packed: FormRows = rows.iter().cloned().collect();
            prop_assert_eq!(packed.len(), rows.len());
            for (packed, row) in packed.iter().zip(&rows) {
                let FormRow { number, cells, person, read, mended } = row;
                prop_assert_eq!((packed.number(), packed.person()), (*number, person.clone()));
                prop_assert_eq!((packed.mended(), packed.cells()), (&mended[..], cells.clone()));
                prop_assert_eq!(packed.registered(), read.as_ref().ok().and_then(|read| read.registered));
                prop_assert_eq!(packed.is_read(), read.is_ok());
                prop_assert_eq!(&packed.read(), read);
            }
        }
    }
}
