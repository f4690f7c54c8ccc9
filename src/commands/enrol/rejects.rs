//! The rows that were refused, in a file of the form's own columns with the reason in front: to be corrected in a
//! spreadsheet and imported again. Always as French Excel opens it rightly: that is where it is corrected.

use std::path::Path;

use anyhow::Result;

use crate::commands::context::Context;
use crate::commands::outlet::Outlet;
use crate::domain::decide::import::{Imported, Verdict};
use crate::i18n::Words;
use crate::i18n::verdicts::{Detail, ImportHint};
use crate::import::registrations::{Form, REASON};
use crate::render::{Format, Page, Style, whole};
use crate::table::{Cell, Column, Table};
use crate::ui::Ui;

/// The rejected rows, ready to be put in place.
pub struct Rejects(Option<Outlet>);

/// Makes the file, unseen yet; nothing where no row was refused or nobody asks for it.
pub fn prepared(
    context: &Context<'_>,
    ui: &Ui<'_>,
    file: Option<&Path>,
    form: &Form,
    imported: &Imported,
) -> Result<Rejects> {
    let refused = |verdict: &Verdict| matches!(verdict, Verdict::Rejected(_) | Verdict::Ambiguous { .. });
    let Some(file) = file.filter(|_| imported.verdicts.iter().any(refused)) else { return Ok(Rejects(None)) };
    let headings = std::iter::once(REASON).chain(form.headings.iter().map(String::as_str));
    let columns: Vec<Column> = headings.map(Column::verbatim).collect();
    let judged = form.rows.iter().zip(&imported.verdicts).filter(|(_, verdict)| refused(verdict));
    let rows = judged
        .map(|(row, verdict)| {
            let reason = Detail { verdict, mended: &[] }.say(ui.lang);
            let cells = (0..form.headings.len()).map(|at| row.cells.get(at).map_or("", String::as_str));
            std::iter::once(Cell::text(reason)).chain(cells.map(Cell::text)).collect()
        })
        .collect();
    let page = Page::new(&columns, (0..columns.len()).collect(), true, &[], Style::plain(ui.lang));
    let mut outlet = Outlet::open(context, Some(file))?;
    outlet.write(&whole(&Table { columns, rows }, Format::CsvFr, &page))?;
    Ok(Rejects(Some(outlet)))
}

impl Rejects {
    /// Puts the file in place and says what to do with it.
    pub fn finish(self, ui: &mut Ui<'_>, file: Option<&Path>, rows: usize) -> Result<()> {
        let Some(file) = file else { return Ok(()) };
        let name = file.display().to_string();
        match self.0 {
            Some(outlet) => {
                outlet.finish(ui, rows)?;
                ui.hint(&ImportHint::CorrectAndImport { file: name });
            }
            None => ui.status(&ImportHint::NoRejects { file: name }),
        }
        Ok(())
    }
}
