//! Somebody present at two sessions at once, in one cohort or two: found over all cohorts by the command, placed here.

use std::sync::Arc;

use crate::domain::attendance::overlap::Overlap;
use crate::domain::findings::marks::Marks;
use crate::domain::place::Place;
use crate::domain::records::CohortRecords;

use super::{Findings, Subject};

/// Of one cohort.
pub(super) fn overlaps(subject: &Subject<'_>, findings: &mut Findings) {
    for overlap in crate::domain::attendance::overlap::within(subject.records, |_| true) {
        let line = line_of(subject.records, &overlap);
        findings.add(Marks::PresentTwice { overlap }, subject.mark_cell(line, "minutes"));
    }
}

/// Of two cohorts: at the mark in `records`, which is that of the cohort examined.
pub fn elsewhere(overlap: Overlap, records: &CohortRecords) -> Findings {
    let mut findings = Findings::default();
    let file = Arc::<str>::from(format!("data/{}/attendance.csv", records.cohort.id));
    let place = Place::cell(&file, line_of(records, &overlap), "minutes");
    findings.add(Marks::PresentTwice { overlap }, place);
    findings
}

/// The line of the mark of that cohort; of two, the later one's.
fn line_of(records: &CohortRecords, overlap: &Overlap) -> u32 {
    let here = [&overlap.later, &overlap.earlier].into_iter().find(|at| at.cohort == records.cohort.id);
    let row = here.and_then(|at| {
        let mut rows = records.numbered_marks().iter();
        rows.find(|row| row.record.session == at.session && row.record.participant == at.participant)
    });
    row.map_or(1, |row| row.line)
}
