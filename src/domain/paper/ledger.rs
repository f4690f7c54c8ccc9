//! Which number and which version a paper, or a mail, gets: those that it had, where it says what it said; the next ones where
//! it says something else, or was never issued.

use chrono::{Datelike as _, NaiveDate};

use super::content::{Content, latest};
use super::issued::IssuedPaper;
use super::numbers::FreeNumbers;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::PaperKind;

/// What tells a paper from every other.
#[derive(Clone, Debug)]
pub struct DraftSubject {
    pub kind: PaperKind,
    pub participant: Option<ParticipantId>,
    pub session: Option<SessionId>,
    pub content: Content,
}

/// The papers of a cohort, and the numbers that are still free in the folder.
pub struct Ledger<'r> {
    records: &'r CohortRecords,
    numbers: FreeNumbers,
    today: NaiveDate,
}

/// The number and the version that a paper has.
#[derive(Clone, Debug)]
pub struct LedgerEntry<'r> {
    pub number: String,
    pub version: u32,
    pub issued_on: NaiveDate,
    /// The version before it.
    pub before: Option<&'r IssuedPaper>,
    /// Whether it was issued before and says the same.
    pub is_kept: bool,
}

impl<'r> Ledger<'r> {
    /// Of a cohort. `issued` are the papers of every cohort.
    pub fn of(records: &'r CohortRecords, issued: &[IssuedPaper], today: NaiveDate) -> Self {
        Self { records, numbers: FreeNumbers::behind(issued.iter(), today.year()), today }
    }

    /// The number and the version of a paper. `says_the_same` tells whether it says what that version of it said.
    pub fn standing<E>(
        &mut self,
        about: &DraftSubject,
        says_the_same: impl FnOnce(&LedgerEntry<'r>, &IssuedPaper) -> Result<bool, E>,
    ) -> Result<LedgerEntry<'r>, E> {
        let rows = || self.records.each::<IssuedPaper>();
        let last = latest(rows(), about.kind, (about.participant.as_ref(), about.session.as_ref()), &about.content);
        if let Some(last) = last {
            let is_before = |row: &&IssuedPaper| {
                row.kind == last.kind && row.number == last.number && row.version + 1 == last.version
            };
            let (number, before) = (last.number.clone(), rows().find(is_before));
            let kept = LedgerEntry { number, version: last.version, issued_on: last.issued_on, before, is_kept: true };
            if says_the_same(&kept, last)? {
                return Ok(kept);
            }
        }
        let (number, version) = match last {
            Some(last) => (last.number.clone(), last.version + 1),
            None => (self.numbers.take(about.kind), 1),
        };
        Ok(LedgerEntry { number, version, issued_on: self.today, before: last, is_kept: false })
    }
}

impl LedgerEntry<'_> {
    /// The row to keep of it, once its file is made; none where it was kept before.
    pub fn row(&self, about: &DraftSubject, content: &Content, sha256: impl FnOnce() -> String) -> Option<IssuedPaper> {
        (!self.is_kept).then(|| IssuedPaper {
            number: self.number.clone(),
            kind: about.kind,
            participant: about.participant.clone(),
            session: about.session.clone(),
            issued_on: self.issued_on,
            version: self.version,
            sha256: sha256(),
            note: String::new(),
            content: content.to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;
    use crate::domain::fixture::{cohort, day, issued};
    use crate::domain::paper::period::Period;

    #[test]
    fn a_paper_keeps_its_number_and_says_the_same_or_gets_the_next_version() {
        let mut former = issued(PaperKind::Certificate, "ann");
        former.record.number = "2021-0004".to_owned();
        former.record.content = Content::new("fr", Period::default()).to_string();
        let all = [former.record.clone()];
        let records = cohort("c").person("Ann", "Lee", |_| {}).records().with(vec![former]);
        let mut ledger = Ledger::of(&records, &all, day("2021-06-02"));
        let about = |kind, person: &str| DraftSubject {
            kind,
            participant: Some(ParticipantId::new(person)),
            session: None,
            content: Content::new("fr", Period::default()),
        };
        let mut told = |kind, person: &str, same| {
            let about = about(kind, person);
            let standing = ledger.standing(&about, |_, _| Ok::<_, Infallible>(same)).unwrap();
            let row = standing.row(&about, &about.content, || "ab".to_owned());
            (standing.number, standing.version, standing.before.is_some(), row.is_some())
        };
        let number = |number: &str| number.to_owned();
        assert_eq!(told(PaperKind::Certificate, "ann", true), (number("2021-0004"), 1, false, false));
        assert_eq!(told(PaperKind::Certificate, "ann", false), (number("2021-0004"), 2, true, true));
        assert_eq!(told(PaperKind::Certificate, "bea", true), (number("2021-0005"), 1, false, true));
        assert_eq!(told(PaperKind::Certificate, "cam", true), (number("2021-0006"), 1, false, true));
        assert_eq!(told(PaperKind::MailCertificate, "ann", true), (number("2021-0001"), 1, false, true));
    }
}
