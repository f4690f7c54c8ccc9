//! What `--map` and earlier imports say of columns, held against the headings that are there.

use crate::domain::suggest::nearest;
use crate::import::headings;
use crate::import::importing::CannotImport;

use super::answers;
use super::bound::MeantWord;
use super::target::ColumnTarget;
use super::wanted::FormRequest;
use crate::import::form::column::TableLayout;
use crate::import::form::headed::{columns, unknown_heading};

#[derive(Debug, Default)]
pub struct RegistrationTexts {
    /// A target and the columns that were named for it.
    pub taken: Vec<(ColumnTarget, Vec<usize>)>,
    /// Targets that no column is to be taken for.
    pub refused: Vec<ColumnTarget>,
    /// What `--map` said: the key of a target, and the heading as the file has it or none.
    pub told: Vec<(String, String)>,
    /// What words of the form are.
    pub values: Vec<MeantWord>,
}

/// Reads what was said. What is said now goes before what is remembered; what is remembered and no longer fits the
/// programme is forgotten.
pub fn said(layout: &TableLayout, wanted: &FormRequest<'_>) -> Result<RegistrationTexts, CannotImport> {
    let mut said = RegistrationTexts::default();
    for (column, word, value) in wanted.values {
        let meant = MeantWord { target: target(column, wanted)?, word: word.clone(), value: value.clone() };
        answers::check(wanted.programme, &meant)?;
        said.told.push((format!("{}:{word}", meant.target.key()), value.clone()));
        said.values.push(meant);
    }
    for (column, heading) in wanted.maps {
        let target = target(column, wanted)?;
        if heading.trim().is_empty() {
            said.told.push((target.key().to_owned(), String::new()));
            said.refused.push(target);
            continue;
        }
        let columns = columns(layout, heading);
        if columns.is_empty() {
            let headings: Vec<String> = layout.headings();
            return Err(unknown_heading(heading, headings));
        }
        if let Some((other, _)) =
            said.taken.iter().find(|(other, taken)| *other != target && taken.contains(&columns[0]))
        {
            return Err(CannotImport::HeadingTwice {
                heading: heading.clone(),
                columns: [other.key().to_owned(), target.key().to_owned()],
            });
        }
        said.told.push((target.key().to_owned(), layout.columns[columns[0]].heading.clone()));
        take(&mut said.taken, target, columns);
    }
    let now: Vec<ColumnTarget> =
        said.taken.iter().map(|(target, _)| target.clone()).chain(said.refused.clone()).collect();
    let fingerprint = layout.fingerprint();
    for earlier in wanted.remembered.iter().filter(|earlier| earlier.fingerprint == fingerprint) {
        if let Some((column, word)) = earlier.column.split_once(':') {
            let target = ColumnTarget::named(column, wanted.programme);
            let meant =
                target.map(|target| MeantWord { target, word: word.to_owned(), value: earlier.heading.clone() });
            let known = |meant: &MeantWord| {
                said.values.iter().any(|said| said.target == meant.target && said.word == meant.word)
            };
            let meant = meant.filter(|meant| !known(meant) && answers::check(wanted.programme, meant).is_ok());
            said.values.extend(meant);
            continue;
        }
        let Some(target) = ColumnTarget::named(&earlier.column, wanted.programme) else { continue };
        if now.contains(&target) {
            continue;
        }
        if earlier.heading.trim().is_empty() {
            said.refused.push(target);
            continue;
        }
        let columns = columns(layout, &earlier.heading);
        if columns.is_empty() || said.taken.iter().any(|(other, taken)| *other != target && taken.contains(&columns[0]))
        {
            continue;
        }
        take(&mut said.taken, target, columns);
    }
    Ok(said)
}

fn take(taken: &mut Vec<(ColumnTarget, Vec<usize>)>, target: ColumnTarget, columns: Vec<usize>) {
    match taken.iter_mut().find(|(known, _)| *known == target) {
        Some((_, known)) => {
            let new: Vec<usize> = columns.into_iter().filter(|column| !known.contains(column)).collect();
            known.extend(new);
        }
        None => taken.push((target, columns)),
    }
}

/// Why no table was found in which `--map` makes sense: a target or a heading that is not there, `headings` being those
/// of the row that looks most like headings.
pub fn unfounded(headings: &[String], wanted: &FormRequest<'_>) -> Option<CannotImport> {
    let names: Vec<String> = headings.iter().map(|heading| headings::normalised(heading)).collect();
    wanted.maps.iter().find_map(|(column, heading)| match target(column, wanted) {
        Err(unknown) => Some(unknown),
        Ok(_) if heading.trim().is_empty() || !headings::named(heading, &names).is_empty() => None,
        Ok(_) => Some(unknown_heading(heading, headings.to_vec())),
    })
}

fn target(column: &str, wanted: &FormRequest<'_>) -> Result<ColumnTarget, CannotImport> {
    ColumnTarget::named(column, wanted.programme).ok_or_else(|| {
        let known = ColumnTarget::keys(wanted.programme);
        CannotImport::UnknownColumn {
            typed: column.to_owned(),
            near: nearest(column, known.iter().map(String::as_str)).map(str::to_owned),
            known,
        }
    })
}
