//! What looks wrong on the sheets of roll-call pages that marks rest on: said when they were read, and as long as they count.

use crate::domain::decide::roll_call::stands;
use crate::domain::findings::marks::Marks;
use crate::domain::roll_call::{KeptSheet, oddities};

use super::{Findings, Subject};

pub(super) fn sheets(subject: &Subject<'_>, findings: &mut Findings) {
    let (records, cohort) = (subject.records, subject.cohort_id());
    let others: Vec<&KeptSheet> = subject.sheets.iter().collect();
    for kept in subject.sheets.iter().filter(|kept| kept.sealed && is_last(kept, subject.sheets)) {
        let Some(position) = records.cohort.position(&kept.sheet.roster.session.id) else { continue };
        if !stands(records, position, kept) {
            continue;
        }
        let session = records.session(position);
        let cites = records.numbered_marks().iter().find(|row| row.record.evidence.cites(&kept.digest));
        let place = cites.map_or_else(|| subject.session_line(session), |row| subject.mark_cell(row.line, "evidence"));
        let file = format!("data/{cohort}/evidence/{}.json", kept.digest);
        for oddity in oddities(&kept.sheet, session.zone, &others) {
            let (session, file) = (session.id.to_string(), file.clone());
            findings.add(Marks::SheetOdd { session, file, oddity }, place.clone());
        }
    }
}

/// Whether it is the last save of its copy.
fn is_last(kept: &KeptSheet, all: &[KeptSheet]) -> bool {
    let later = |other: &&KeptSheet| other.sheet.copy == kept.sheet.copy && other.sheet.revision > kept.sheet.revision;
    all.iter().find(later).is_none()
}
