//! Marks that change in a cohort whose register is known to be right, and to stand as the program writes it: the rows that change
//! are read, and no other, for none of the others can have become wrong. Whatever is not plain here is left to the
//! verification of the whole cohort, which says what is wrong and where.

use std::sync::Arc;

use crate::domain::attendance::expectation::expected;
use crate::domain::attendance::mark::Mark;
use crate::domain::kept_rows::RecordPack as _;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Cohort;
use crate::domain::schema::Record as _;
use crate::store::common_ends::CommonEnds;
use crate::store::draft::rewrite::Rewrite;
use crate::store::failure::Failure;
use crate::store::legible::text_of;
use crate::store::paths::{is_evidence, path, table_of};
use crate::store::reading::Reading;
use crate::store::rows::{Enrolled, canonical_marks};

/// How many people are looked for one by one; the enrolments of more are read whole.
const ONE_BY_ONE: usize = 16;

/// Whether nothing but marks changes, or files of evidence, and the cohort holds together with them as it did before. False
/// where that is not plain.
pub(super) fn hold(reading: &Reading, cohort: &Cohort, files: &[Rewrite]) -> Result<bool, Failure> {
    let is_quiet = |file: &str| table_of(file).is_some_and(Mark::is_in) || is_evidence(file);
    if !reading.by_line.hold(&cohort.id) || !files.iter().all(|rewrite| is_quiet(&rewrite.change.path)) {
        return Ok(false);
    }
    let file = path(cohort.id.as_str(), Mark::TABLE);
    let Some(rewrite) = files.iter().find(|rewrite| rewrite.change.path == file) else { return Ok(true) };
    let (Some(before), Some(after)) = (&rewrite.before, &rewrite.after) else { return Ok(false) };
    let Some(rows) = changed_rows(before, after).filter(|_| rewrite.keeps_keys) else { return Ok(false) };
    let Some(enrolled) = enrolled(reading, cohort, &rows)? else { return Ok(false) };
    let Some(read) = canonical_marks::marks(&rows, cohort, &enrolled) else { return Ok(false) };
    let in_order = |mark: &Mark| {
        let session = cohort.sessions.iter().find(|session| session.id == mark.session);
        let person = enrolled.rows.iter().find(|row| row.record.id == mark.participant);
        session
            .zip(person)
            .is_some_and(|(session, person)| expected(&person.record, session) && mark.minutes <= session.minutes())
    };
    Ok(read.marks.unpacked().iter().all(|row| in_order(&row.record)))
}

/// The heading of a table and the rows of it that were not there before, in which each row was a line; none where the heading
/// is another.
fn changed_rows(before: &[u8], after: &[u8]) -> Option<String> {
    let heading = memchr::memchr(b'\n', after)? + 1;
    let rows = CommonEnds::of(before, after).in_lines(before, after);
    let text = |bytes| std::str::from_utf8(bytes).ok();
    (rows.start >= heading).then_some(())?;
    Some([text(&after[..heading])?, text(&after[rows])?].concat())
}

/// Those enrolled whom rows of marks name, and perhaps others; none where some of the rows could not be read.
fn enrolled(reading: &Reading, cohort: &Cohort, rows: &str) -> Result<Option<Enrolled>, Failure> {
    let file: Arc<str> = path(cohort.id.as_str(), Enrolment::TABLE).into();
    let Some(bytes) = reading.source.bytes(&file)? else { return Ok(None) };
    let whole = text_of(&file, &bytes)?.text;
    let mut ids: Vec<&str> = rows.lines().skip(1).filter_map(|row| row.split(',').nth(1)).collect();
    ids.dedup();
    let plain = memchr::memchr2(b'"', b'\r', whole.as_bytes()).is_none();
    let text = if plain && ids.len() <= ONE_BY_ONE { rows_of(&whole, &ids) } else { whole.into_owned() };
    let mut problems = Vec::new();
    let enrolled = reading.enrolments_in(&file, &text, &mut problems);
    Ok(problems.is_empty().then_some(enrolled))
}

/// The heading of a table of which each row is a line, and the rows that begin with one of these ids.
fn rows_of(text: &str, ids: &[&str]) -> String {
    let mut found = text.lines().next().unwrap_or_default().to_owned() + "\n";
    for (at, id) in ids.iter().enumerate().filter(|(_, id)| !id.is_empty()) {
        let begins = format!("\n{id},");
        if let Some(before) = memchr::memmem::find(text.as_bytes(), begins.as_bytes())
            && !ids[..at].contains(id)
        {
            found.push_str(text[before + 1..].lines().next().unwrap_or_default());
            found.push('\n');
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_rows_that_differ_are_read_again() {
        let before = b"session,participant\na,1\nb,2\nc,3\n";
        for (after, rows) in [
            ("session,participant\na,1\nb,2\nc,3\n", ""),
            ("session,participant\na,1\nb,4\nc,3\n", "b,4\n"),
            ("session,participant\na,1\nb,2\nc,3\nd,4\n", "d,4\n"),
            ("session,participant\nb,2\nc,3\n", ""),
            ("session,participant\na,1\n", ""),
            ("session,participant\na,1\n\"b\n2\",2\nc,3\n", "\"b\n2\",2\n"),
        ] {
            let found = changed_rows(before, after.as_bytes()).unwrap();
            let found = found.strip_prefix("session,participant\n").unwrap();
            assert!(found.contains(rows) && found.len() <= rows.len() + 8, "{after:?}: {found:?}");
        }
        assert_eq!(changed_rows(before, b"session,person\na,1\n"), None, "another heading");
        assert_eq!(rows_of("id,name\nab,x\nb,y\n", &["b", "b", "c", ""]), "id,name\nb,y\n");
    }
}
