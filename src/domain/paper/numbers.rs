//! Numbers of papers, `2021-0007`: counted from 1 each year, apart for each kind, over all cohorts of the folder.

use super::issued::IssuedPaper;
use crate::domain::vocabulary::PaperKind;

/// The numbers of a kind and a year that are still free.
#[derive(Clone, Debug)]
pub struct Numbers {
    year: i32,
    last: u32,
}

impl Numbers {
    /// Behind the highest of those that were given.
    pub fn behind<'r>(rows: impl Iterator<Item = &'r IssuedPaper>, kind: PaperKind, year: i32) -> Self {
        let of_kind = rows.filter(|row| row.kind == kind).filter_map(|row| row.number.split_once('-'));
        let of_year = of_kind.filter(|(of, _)| of.parse() == Ok(year)).filter_map(|(_, count)| count.parse().ok());
        Self { year, last: of_year.max().unwrap_or(0) }
    }

    /// The next one.
    pub fn take(&mut self) -> String {
        self.last += 1;
        format!("{}-{:04}", self.year, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;

    fn row(kind: PaperKind, number: &str) -> IssuedPaper {
        let (number, sha256, note, content) = (number.to_owned(), String::new(), String::new(), String::new());
        let issued_on = day("2021-06-01");
        IssuedPaper { number, kind, participant: None, session: None, issued_on, version: 1, sha256, note, content }
    }

    #[test]
    fn a_number_is_the_next_of_its_kind_and_year() {
        let rows = [
            row(PaperKind::Certificate, "2021-0007"),
            row(PaperKind::Certificate, "2021-0002"),
            row(PaperKind::Certificate, "2020-0040"),
            row(PaperKind::Attestation, "2021-0009"),
            row(PaperKind::Certificate, "2021-dix"),
        ];
        let mut numbers = Numbers::behind(rows.iter(), PaperKind::Certificate, 2021);
        assert_eq!([numbers.take(), numbers.take()], ["2021-0008", "2021-0009"]);
        assert_eq!(Numbers::behind(rows.iter(), PaperKind::Invitation, 2022).take(), "2022-0001");
        assert_eq!(
            Numbers::behind([row(PaperKind::Invitation, "2021-9999")].iter(), PaperKind::Invitation, 2021).take(),
            "2021-10000"
        );
    }
}
