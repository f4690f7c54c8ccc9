//! What `--map` and earlier imports say of columns, held against the headings that are there.

use crate::domain::suggest::nearest;
use crate::i18n::importing::CannotImport;
use crate::import::headings::normalised;

use super::column::Layout;
use super::target::Target;
use super::wanted::Wanted;

/// What was said.
#[derive(Debug, Default)]
pub struct Said {
    /// A target and the columns that were named for it.
    pub taken: Vec<(Target, Vec<usize>)>,
    /// Targets that no column is to be taken for.
    pub refused: Vec<Target>,
}

/// Reads what was said. What is said now goes before what is remembered; what is remembered and no longer fits the
/// programme is forgotten.
pub fn said(layout: &Layout, wanted: &Wanted<'_>) -> Result<Said, CannotImport> {
    let mut said = Said::default();
    for (column, heading) in wanted.maps {
        let target = target(column, wanted)?;
        if heading.trim().is_empty() {
            said.refused.push(target);
            continue;
        }
        let columns = columns(layout, heading);
        if columns.is_empty() {
            let headings: Vec<String> = layout.headings();
            return Err(CannotImport::UnknownHeading {
                near: nearest(heading, headings.iter().map(String::as_str)).map(str::to_owned),
                typed: heading.clone(),
                headings,
            });
        }
        if let Some((other, _)) = said.taken.iter().find(|(other, taken)| *other != target && taken.contains(&columns[0])) {
            return Err(CannotImport::HeadingTwice {
                heading: heading.clone(),
                columns: [other.key().to_owned(), target.key().to_owned()],
            });
        }
        take(&mut said.taken, target, columns);
    }
    let now: Vec<Target> = said.taken.iter().map(|(target, _)| target.clone()).chain(said.refused.clone()).collect();
    let fingerprint = layout.fingerprint();
    for earlier in wanted.remembered.iter().filter(|earlier| earlier.fingerprint == fingerprint) {
        let Some(target) = Target::named(&earlier.column, wanted.programme) else { continue };
        if now.contains(&target) {
            continue;
        }
        if earlier.heading.trim().is_empty() {
            said.refused.push(target);
            continue;
        }
        let columns = columns(layout, &earlier.heading);
        if columns.is_empty() || said.taken.iter().any(|(other, taken)| *other != target && taken.contains(&columns[0])) {
            continue;
        }
        take(&mut said.taken, target, columns);
    }
    Ok(said)
}

fn take(taken: &mut Vec<(Target, Vec<usize>)>, target: Target, columns: Vec<usize>) {
    match taken.iter_mut().find(|(known, _)| *known == target) {
        Some((_, known)) => known.extend(columns),
        None => taken.push((target, columns)),
    }
}

fn target(column: &str, wanted: &Wanted<'_>) -> Result<Target, CannotImport> {
    Target::named(column, wanted.programme).ok_or_else(|| {
        let known = Target::keys(wanted.programme);
        CannotImport::UnknownColumn {
            typed: column.to_owned(),
            near: nearest(column, known.iter().map(String::as_str)).map(str::to_owned),
            known,
        }
    })
}

fn columns(layout: &Layout, heading: &str) -> Vec<usize> {
    let name = normalised(heading);
    (0..layout.columns.len()).filter(|place| layout.columns[*place].name == name).collect()
}
