//! The rows that were refused, in a file of the form's own columns with the reason in front: to be corrected in a
//! spreadsheet and imported again. Always as French Excel opens it rightly: that is where it is corrected.

use std::borrow::Cow;
use std::path::Path;

use crate::commands::context::Context;
use crate::commands::foreign;
use crate::commands::handover_note::HandoverNote;
use crate::commands::outlet::Outlet;
use crate::domain::decide::import::hint::ImportHint;
use crate::domain::people::registration::Unfit;
use crate::domain::problem::Problem;
use crate::import::form::column::REASON;
use crate::lang::typed::word;
use crate::render::ragged;
use crate::store::Failure;
use crate::store::replace::resolved;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{BadValue, Usage};
use crate::ui::{Ui, exit};

/// The rejected rows, ready to be put in place.
pub struct Rejects {
    /// As typed.
    file: String,
    /// None where no row was refused.
    rows: Option<Outlet>,
    /// The command that imports them, where correcting them helps: whom somebody resembles is no fault of the row.
    again: Option<String>,
}

/// A row that was refused.
pub struct Refused<'a> {
    /// Its cells, as they were read.
    pub cells: Cow<'a, [String]>,
    /// Why it counts for nothing, whatever it says.
    pub unfit: &'a [Unfit],
    /// Every reason, to be read by whoever corrects it.
    pub reason: String,
}

/// Refuses a place for them that is the file they are from, another file (it may hold rows that were corrected and not
/// imported yet), or a file of another kind than theirs.
pub fn elsewhere(context: &Context<'_>, rejects: Option<&Path>, from: &Path) -> Result<()> {
    let Some(file) = rejects else { return Ok(()) };
    let place = |file: &Path| resolved(&context.env.folder.join(file));
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !matches!(ending.as_str(), "" | "csv" | "txt") {
        let wrong = BadValue::NotOneOf { typed: ending, known: vec!["csv"] };
        return Err(CommandError::usage(Usage::Value { flag: "--rejects".to_owned(), wrong }, None));
    }
    let name = foreign::name(file);
    let taken = |note, hint| Err(Failure::Refused(Problem::error(note).hint(hint)).into());
    if place(file) == place(from) {
        return taken(HandoverNote::TheFileItself { file: name }, HandoverNote::NameAnother);
    }
    Outlet::check(context, file)?;
    if place(file).is_file() {
        return taken(HandoverNote::IsThere { file: name }, HandoverNote::OrMoveItAway);
    }
    Ok(())
}

/// Makes the file, unseen yet, where somebody asks for it; `faulty`: correcting the rows helps.
pub fn prepared(
    context: &Context<'_>,
    rejects: Option<&Path>,
    headings: &[String],
    refused: &[Refused<'_>],
    faulty: bool,
) -> Result<Option<Rejects>> {
    let Some(file) = rejects else { return Ok(None) };
    let name = foreign::name(file);
    if refused.is_empty() {
        return Ok(Some(Rejects { file: name, rows: None, again: None }));
    }
    let again = faulty.then(|| again(&context.typed, &name));
    let rows = refused.iter().map(|row| line(row, headings.len()));
    let headings = std::iter::once(REASON).chain(headings.iter().map(String::as_str)).collect();
    let mut outlet = Outlet::open(context, Some(file))?;
    outlet.write(&ragged(std::iter::once(headings).chain(rows)))?;
    outlet.ready()?;
    let again = again.filter(|_| outlet.is_kept());
    Ok(Some(Rejects { file: name, rows: Some(outlet), again }))
}

/// A row with its reason. One that has not as many cells as there are headings keeps those it has, and so stays refused
/// until somebody has looked at it.
fn line<'a>(row: &'a Refused<'a>, headings: usize) -> Vec<&'a str> {
    let mut cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
    match row.unfit {
        [Unfit::OtherShape { cells: own, expected }] if own < expected => {
            cells.truncate((*own).min(headings.saturating_sub(1)));
        }
        [Unfit::OtherShape { .. }] => cells.resize(cells.len().max(headings + 1), ""),
        _ => cells.resize(headings, ""),
    }
    cells.insert(0, &row.reason);
    cells
}

/// Ends an import: puts the rejected rows in place, and stops with the exit code of a refusal where there are any.
pub fn finished(ui: &mut Ui<'_>, done: Result<()>, refused: Option<(Option<Rejects>, usize)>) -> Result<()> {
    // An answer that nobody could be shown takes nothing back: the rows that were refused are needed all the same.
    if done.as_ref().is_err_and(|error| !matches!(error, CommandError::Unshown { .. })) {
        return done;
    }
    let Some((rejects, rows)) = refused else { return done };
    rejects.map_or(Ok(()), |rejects| rejects.finish(ui, rows))?;
    done?;
    if rows == 0 { Ok(()) } else { Err(CommandError::Stop(exit::REFUSED)) }
}

/// The command line that was typed, with that file in place of the one it was about.
fn again(typed: &[String], file: &str) -> String {
    let mut words = vec!["formation".to_owned()];
    let mut rest = typed.iter().skip(1);
    while let Some(one) = rest.next() {
        if one == "--rejects" {
            rest.next();
        } else if one == "--from" {
            rest.next();
            words.extend([one.clone(), word(file)]);
        } else if one.starts_with("--from=") {
            words.push(format!("--from={}", word(file)));
        } else if !one.starts_with("--rejects=") {
            words.push(word(one));
        }
    }
    words.join(" ")
}

impl Rejects {
    /// Puts the file in place and says what to do with it.
    fn finish(self, ui: &mut Ui<'_>, rows: usize) -> Result<()> {
        let Self { file, rows: outlet, again } = self;
        match outlet {
            Some(outlet) => {
                outlet.finish(ui, rows)?;
                if let Some(command) = again {
                    ui.hint(&ImportHint::CorrectAndImport { file, command });
                }
            }
            None => ui.status(&ImportHint::NoRejects { file }),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::again;

    #[test]
    fn what_was_said_of_a_file_is_said_again_of_its_refused_rows() {
        for (typed, expected) in [
            ("f enrol --from a.csv --rejects r.csv", "formation enrol --from r.csv"),
            (
                "f -c x enrol --date-order dmy --from=a.csv --rejects=r.csv",
                "formation -c x enrol --date-order dmy --from=r.csv",
            ),
            ("f enrol --from a.csv --field a=b", "formation enrol --from r.csv --field a=b"),
        ] {
            let typed: Vec<String> = typed.split(' ').map(str::to_owned).collect();
            assert_eq!(again(&typed, "r.csv"), expected);
        }
        let typed = ["f", "enrol", "--from", "a", "--map", "name=Votre nom"].map(str::to_owned);
        assert_eq!(
            again(&typed, "mes rejets.csv"),
            r#"formation enrol --from "mes rejets.csv" --map "name=Votre nom""#
        );
    }
}
