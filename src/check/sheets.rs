//! What looks wrong on the sheets of roll-call pages that marks rest on: said when they were read, and as long as they count.

use crate::domain::decide::roll_call::stands;
use crate::domain::findings::marks::Marks;
use crate::domain::place::Place;
use crate::domain::roll_call::{KeptSheet, Oddity, oddities};

use super::{Findings, Subject};

pub(super) fn sheets(subject: &Subject<'_>, findings: &mut Findings) {
    let (records, cohort) = (subject.records, subject.cohort_id());
    let mut found: Vec<(String, Oddity, Vec<String>, Place)> = Vec::new();
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
            let session = session.id.to_string();
            match found.iter_mut().find(|(of, known, ..)| *of == session && *known == oddity) {
                Some((_, _, files, _)) => files.push(file.clone()),
                None => found.push((session, oddity, vec![file.clone()], place.clone())),
            }
        }
    }
    // What several copies of a page have in common is one thing to look at.
    for (session, oddity, files, place) in found {
        findings.add(Marks::SheetOdd { session, files, oddity }, place);
    }
}

/// Whether it is the last save of its copy.
fn is_last(kept: &KeptSheet, all: &[KeptSheet]) -> bool {
    let later = |other: &&KeptSheet| other.sheet.copy == kept.sheet.copy && other.sheet.revision > kept.sheet.revision;
    all.iter().find(later).is_none()
}
