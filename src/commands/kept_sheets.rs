//! The sheets of roll-call pages among the evidence of a cohort, read back. A file that no longer says what its name stands for is
//! none of them: it proves nothing.

use chrono::{DateTime, NaiveDate};

use crate::domain::programme::ids::CohortId;
use crate::domain::roll_call::KeptSheet;
use crate::import::roll_call::{Integrity, is_roll_call, read};
use crate::store::{Failure, Reading, evidence_digest};

/// Those of a cohort.
pub fn kept_sheets(reading: &Reading, cohort: &CohortId) -> Result<Vec<KeptSheet>, Failure> {
    let mut sheets = Vec::new();
    for name in reading.evidence_of(cohort)?.iter().filter(|name| name.split('.').nth(1) == Some("json")) {
        let Some(bytes) = reading.evidence(cohort, name)?.filter(|bytes| is_roll_call(bytes)) else { continue };
        sheets.extend(sheet_of(&bytes).filter(|sheet| name.starts_with(&sheet.digest)));
    }
    Ok(sheets)
}

/// The sheet that these bytes are, if they are one.
pub fn sheet_of(bytes: &[u8]) -> Option<KeptSheet> {
    let read = Some(bytes).filter(|bytes| is_roll_call(bytes)).and_then(|bytes| read(bytes).ok())?;
    let (digest, sealed) = (evidence_digest(bytes), read.integrity == Integrity::Whole);
    Some(KeptSheet { digest, read_on: None, sealed, sheet: read.sheet })
}

/// With the days on which they were read, as the journal tells.
pub fn with_days(reading: &Reading, cohort: &CohortId, mut sheets: Vec<KeptSheet>) -> Result<Vec<KeptSheet>, Failure> {
    let (folder, zone) = (format!("data/{cohort}/evidence/"), reading.programme().timezone);
    reading.each_operation(|operation| {
        let added = operation.files.iter().filter(|file| file.after.is_some());
        for name in added.filter_map(|file| file.path.strip_prefix(&folder)) {
            let on: Option<NaiveDate> =
                DateTime::parse_from_rfc3339(&operation.at).ok().map(|at| at.with_timezone(&zone).date_naive());
            for sheet in sheets.iter_mut().filter(|sheet| name.starts_with(&sheet.digest)) {
                sheet.read_on = on.or(sheet.read_on);
            }
        }
    })?;
    Ok(sheets)
}
