//! Free text that is not a person's own and speaks of them, or may: the free texts of other people's rows in every table,
//! notes of sessions. Finds it; what becomes of it is the caller's.

use std::convert::Infallible;

use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::packed_marks::MarkSaid;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::everywhere::KnownEnrolment;
use crate::domain::people::writings::Writings;
use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::records::CohortRecords;
use crate::domain::schema::{Record as _, TableSchema};
use crate::domain::tables::{EachTable, KeptRecord, each_table};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passing {
    pub cohort: CohortId,
    pub at: Whereabouts,
    /// It names them for certain: no word is missing, and nobody else of that cohort is called so.
    pub certain: bool,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// In a table of the cohort, at that line.
    Row(&'static TableSchema, u32),
    /// In the definition of the cohort, which no command rewrites.
    Definition(SessionId),
}

/// The free texts of the rows of others.
struct Texts<'t, Look> {
    records: &'t CohortRecords,
    theirs: &'t [&'t ParticipantId],
    look: &'t mut Look,
}

impl<Look: FnMut(Whereabouts, &str)> EachTable for Texts<'_, Look> {
    type Error = Infallible;

    fn table<R: KeptRecord>(&mut self) -> Result<(), Infallible> {
        for row in self.records.rows::<R>() {
            let mut texts = row.record.free_texts().peekable();
            if texts.peek().is_some() && !self.theirs.iter().any(|id| row.record.is_about(id)) {
                texts.for_each(|(_, text)| (self.look)(Whereabouts::Row(R::TABLE, row.line), text));
            }
        }
        Ok(())
    }
}

/// Whether nothing in a cohort can speak of somebody but the names of those enrolled: no free text, no proof in a file, no
/// row of another table than enrolments and marks.
pub fn is_silent(records: &CohortRecords) -> bool {
    struct Speaks<'r>(&'r CohortRecords);
    impl EachTable for Speaks<'_> {
        /// What speaks.
        type Error = ();

        fn table<R: KeptRecord>(&mut self) -> Result<(), ()> {
            let silent = |row: &R| Enrolment::is_in(R::TABLE) && row.free_texts().next().is_none();
            if Mark::is_in(R::TABLE) || self.0.each::<R>().all(silent) { Ok(()) } else { Err(()) }
        }
    }
    each_table(&mut Speaks(records)).is_ok()
        && records.cohort.sessions.iter().all(|session| session.note.is_empty())
        && !records.all_said().any(MarkSaid::speaks)
}

/// Every such text, in the order of cohorts and files.
pub fn elsewhere(cohorts: &[CohortRecords], writings: &Writings, theirs: &[KnownEnrolment]) -> Vec<Passing> {
    let mut found = Vec::new();
    for records in cohorts {
        let cohort = &records.cohort.id;
        let (all, certain) = (writings.all(), writings.in_cohort(cohort));
        let here: Vec<&ParticipantId> =
            theirs.iter().filter(|one| one.who.cohort == *cohort).map(|one| &one.who.id).collect();
        let mut look = |at: Whereabouts, text: &str| {
            let sure = certain.found_in(text);
            // What is left once the certain is gone may still be about them.
            if sure || all.found_in(text) || all.partly_in(text) {
                found.push(Passing { cohort: cohort.clone(), at, certain: sure, text: text.to_owned() });
            }
        };
        let Ok(()) = each_table(&mut Texts { records, theirs: &here, look: &mut look });
        for session in records.cohort.sessions.iter().filter(|session| !session.note.is_empty()) {
            look(Whereabouts::Definition(session.id.clone()), &session.note);
        }
    }
    found
}
