//! What `check` is told of sealed exports.

use std::sync::Arc;

use crate::check::{Findings, SealFacts, SealFate, seals};
use crate::commands::context::Context;
use crate::commands::seals::compare::count;
use crate::commands::seals::meant::ending;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::seal::SealRefusal;
use crate::domain::schema::record::Numbered;
use crate::domain::seal::Seal;
use crate::store::{Failure, Reading, Sealed, sealed_file};
use crate::ui::command_error::CommandError;

/// What is wrong with the files of these rows, and which open ones the folder no longer says: each of those is made again,
/// which takes as long as a report.
pub fn findings(context: &Context<'_>, reading: &Reading, rows: &[Numbered<Seal>]) -> Result<Findings, Failure> {
    let all: Vec<Seal> = rows.iter().map(|row| row.record.clone()).collect();
    let open: Vec<&Seal> = Seal::open(&all).collect();
    let is_open = |seal: &Seal| open.contains(&seal);
    let mut facts = Vec::new();
    for row in rows {
        let seal = &row.record;
        let file = sealed_file(&seal.name, seal.version, ending(seal));
        let fate = match reading.sealed(&seal.name, seal.version, ending(seal), &seal.sha256)? {
            Sealed::Whole(_) if !is_open(seal) => continue,
            Sealed::Whole(_) => match count(context, reading, seal) {
                Ok(0) => continue,
                Ok(cells) => SealFate::Changed(cells),
                Err(CommandError::Refused(why)) => match *why {
                    Refusal::Seal(SealRefusal::Gone { file, .. }) => SealFate::Gone(file),
                    Refusal::Seal(SealRefusal::Altered { file, .. }) => SealFate::Altered(file),
                    why => SealFate::NotAgain(why),
                },
                // What keeps a report from being made is found where it is.
                Err(_) => continue,
            },
            Sealed::Altered => SealFate::Altered(file),
            Sealed::Gone => SealFate::Gone(file),
        };
        facts.push(SealFacts { line: row.line, name: seal.name.clone(), version: seal.version, fate });
    }
    Ok(seals(&Arc::from("data/seals.csv"), &facts))
}
