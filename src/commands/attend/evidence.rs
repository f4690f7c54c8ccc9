//! The logs themselves, kept beside the marks they prove: byte for byte, once, named by their digest. What the file was
//! called is not kept: it may be somebody's name.

use std::path::Path;

use crate::commands::carry_out::Desk;
use crate::commands::log_file::{LogFile, RawLog};
use crate::domain::change::Change;
use crate::domain::decide::log::Logged;
use crate::domain::index::SessionIndex;
use crate::domain::notice::Notice;
use crate::ui::command_error::Result;

/// Endings that say what a log is; any other may be a part of a name.
const ENDINGS: [&str; 9] = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "json", "html", "htm"];

/// Adds the files that prove a mark and are not kept yet.
pub fn keep(
    logged: &mut Logged,
    logs: &[LogFile],
    raw: &[RawLog],
    session: SessionIndex,
    desk: &Desk<'_>,
) -> Result<()> {
    let cohort = &desk.records.cohort.id;
    let kept = desk.reading.evidence_of(cohort)?;
    for (log, raw) in logs.iter().zip(raw) {
        let now = desk.records.seats_at(session).filter_map(|seat| seat.mark);
        let new = logged.plan.changes.iter().filter_map(Change::after);
        let proves = now.chain(new).any(|mark| mark.evidence.cites(&log.digest));
        if proves && !kept.iter().any(|name| name.starts_with(&log.digest)) {
            logged.plan.changes.push(Change::Evidence {
                cohort: cohort.clone(),
                name: format!("{}{}", log.digest, ending(&raw.name)),
                before: None,
                after: Some(raw.bytes.clone()),
            });
            logged.plan.notices.retain(|notice| *notice != Notice::NothingToDo);
        }
    }
    Ok(())
}

/// `.csv`; nothing where what follows the last point is no ending.
fn ending(name: &str) -> String {
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ENDINGS.contains(&ending.as_str()) { format!(".{ending}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::ending;

    #[test]
    fn nothing_of_the_name_stays_but_its_ending() {
        let cases = [("Réunion de Zoé (1).CSV", ".csv"), ("zoom", ""), ("zoom.Zoé Martin", ""), ("a.martin", "")];
        for (name, kept) in cases {
            assert_eq!(ending(name), kept, "{name}");
        }
    }
}
