//! Somebody present at two sessions at once, in one cohort or two: found over all cohorts by the command, placed here.

use std::sync::Arc;

use crate::domain::attendance::overlap::Overlap;
use crate::domain::attendance::presences::within;
use crate::domain::findings::marks::Marks;
use crate::domain::place::Place;
use crate::domain::programme::ids::CohortId;

use super::{Findings, Subject};

/// Of one cohort: at the mark of the later presence.
pub(super) fn overlaps(subject: &Subject<'_>, findings: &mut Findings) {
    for overlap in within(subject.records, |_| true).overlaps() {
        let line = overlap.later.line;
        findings.add(Marks::PresentTwice { overlap }, subject.mark_cell(line, "minutes"));
    }
}

/// Of two cohorts: at the mark of the one that is examined, of two such at the later one's.
pub fn elsewhere(overlap: Overlap, is_examined: impl Fn(&CohortId) -> bool) -> Findings {
    let mut findings = Findings::default();
    let sides = [&overlap.later, &overlap.earlier];
    let at = sides.into_iter().find(|at| is_examined(&at.cohort));
    if let Some((cohort, line)) = at.map(|at| (&at.cohort, at.line)) {
        let file = Arc::<str>::from(format!("data/{cohort}/attendance.csv"));
        findings.add(Marks::PresentTwice { overlap }, Place::cell(&file, line, "minutes"));
    }
    findings
}
