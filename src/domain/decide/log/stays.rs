//! Who was there by some logs, as far as they tell for certain: nothing is asked, and nothing is decided.

use std::collections::BTreeMap;

use crate::domain::attendance::spans::Span;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;

use super::known::KnownPeople;
use super::people::sort;
use super::request::LogGiven;
use super::rows::{Falls, LogRow, rows};
use super::stay::LogStay;
use super::whose::RowOwner;

/// The people of the cohort whom logs show at a session, by their positions, and how long each was there. Who is who is
/// what the logs themselves and the aliases remembered say.
pub fn stays(
    records: &CohortRecords,
    programme: &Programme,
    session: SessionIndex,
    logs: &[LogGiven<'_>],
) -> BTreeMap<EnrolmentIndex, LogStay> {
    let planned = Span::planned(records.session(session));
    let rows = rows(logs, planned);
    let known = KnownPeople::of(records, programme, &[]);
    let sorted = sort(&rows, records, &known, session);
    let mut own: BTreeMap<EnrolmentIndex, Vec<LogRow<'_>>> = BTreeMap::new();
    for (row, who) in rows.iter().zip(sorted.whose.each()) {
        if let (RowOwner::Enrolled(person), Falls::In) = (who, row.falls) {
            own.entry(*person).or_default().push(*row);
        }
    }
    own.into_iter().map(|(person, rows)| (person, LogStay::of(&rows, records.session(session)))).collect()
}
