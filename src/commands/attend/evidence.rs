//! The logs themselves, kept beside the marks they prove: byte for byte, once, under a name that begins with their digest.

use crate::commands::carry_out::Desk;
use crate::domain::change::Change;
use crate::domain::decide::log::Logged;
use crate::domain::mark::Mark;
use crate::domain::notice::Notice;

use crate::commands::log_file::{LogFile, RawLog};

/// How much of the name of a file is kept.
const LONGEST: usize = 80;

/// Adds the files that prove a mark and are not kept yet.
pub fn keep(logged: &mut Logged, logs: &[LogFile], raw: &[RawLog], session: usize, desk: &Desk<'_>) {
    let cohort = &desk.records.cohort.id;
    let kept = desk.reading.evidence_of(cohort);
    let rests_on =
        |mark: &Mark, digest: &str| mark.evidence.proofs().iter().any(|proof| proof.digest.as_deref() == Some(digest));
    for (log, raw) in logs.iter().zip(raw) {
        let now = desk.records.seats_at(session).filter_map(|seat| seat.mark);
        let new = logged.plan.changes.iter().filter_map(|change| match change {
            Change::Mark { after, .. } => after.as_ref(),
            _ => None,
        });
        let proves = now.chain(new).any(|mark| rests_on(mark, &log.digest));
        if proves && !kept.iter().any(|name| name.starts_with(&log.digest)) {
            let name = format!("{}-{}", log.digest, safe(&raw.name));
            logged.plan.changes.push(Change::Evidence {
                cohort: cohort.clone(),
                name,
                before: None,
                after: Some(raw.bytes.clone()),
            });
            logged.plan.notices.retain(|notice| *notice != Notice::NothingToDo);
        }
    }
}

/// A name that every system takes for a file: letters, digits, points, strokes.
fn safe(name: &str) -> String {
    let letter = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' };
    let chars: Vec<char> = name.chars().map(letter).collect();
    // The ending says what it is: of a long name, the beginning goes.
    chars[chars.len().saturating_sub(LONGEST)..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn a_name_keeps_its_ending_and_loses_what_systems_refuse() {
        assert_eq!(safe("Réunion : liste (1).csv"), "Réunion___liste__1_.csv");
        let long = format!("{}.csv", "a".repeat(200));
        assert!(safe(&long).ends_with("a.csv") && safe(&long).chars().count() == 80);
    }
}
