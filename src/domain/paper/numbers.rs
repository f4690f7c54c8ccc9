//! Numbers of papers, `2021-0007`: counted from 1 each year, apart for each kind, over all cohorts of the folder.

use std::collections::HashMap;

use super::issued::IssuedPaper;
use crate::domain::vocabulary::PaperKind;

/// The numbers of a year that are still free.
#[derive(Clone, Debug)]
pub struct FreeNumbers {
    year: i32,
    /// The last that was given of each kind.
    last: HashMap<PaperKind, u32>,
}

impl FreeNumbers {
    /// Behind the highest of those that were given.
    pub fn behind<'r>(rows: impl Iterator<Item = &'r IssuedPaper>, year: i32) -> Self {
        let mut last = HashMap::new();
        for row in rows {
            let Some((of, count)) = row.number.split_once('-') else { continue };
            if let (true, Ok(count)) = (of.parse() == Ok(year), count.parse::<u32>()) {
                let highest = last.entry(row.kind).or_default();
                *highest = count.max(*highest);
            }
        }
        Self { year, last }
    }

    /// The next one of that kind.
    pub fn take(&mut self, kind: PaperKind) -> String {
        let last = self.last.entry(kind).or_default();
        *last += 1;
        format!("{}-{last:04}", self.year)
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
            row(PaperKind::MailReminder, "2021-9999"),
        ];
        let mut numbers = FreeNumbers::behind(rows.iter(), 2021);
        assert_eq!([(); 2].map(|()| numbers.take(PaperKind::Certificate)), ["2021-0008", "2021-0009"]);
        assert_eq!(numbers.take(PaperKind::MailReminder), "2021-10000");
        assert_eq!(FreeNumbers::behind(rows.iter(), 2022).take(PaperKind::Certificate), "2022-0001");
    }
}
