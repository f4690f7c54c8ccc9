//! The rows that were refused, in a file of the form's own columns with the reason in front: to be corrected in a
//! spreadsheet and imported again. Always as French Excel opens it rightly: that is where it is corrected.

use std::path::Path;

use anyhow::Result;

use crate::commands::context::Context;
use crate::commands::foreign;
use crate::commands::outlet::Outlet;
use crate::domain::decide::import::{Imported, Verdict};
use crate::i18n::verdicts::{Detail, ImportHint};
use crate::i18n::{Lang, Words};
use crate::import::registrations::{Form, REASON};
use crate::render::{Format, Page, Style, whole};
use crate::table::{Cell, Column, Table};
use crate::ui::Ui;

/// The rejected rows, ready to be put in place.
pub struct Rejects {
    /// As typed.
    file: String,
    /// None where no row was refused.
    rows: Option<Outlet>,
}

/// Makes the file, unseen yet, where somebody asks for it.
pub fn prepared(
    context: &Context<'_>,
    lang: Lang,
    file: Option<&Path>,
    form: &Form,
    imported: &Imported,
) -> Result<Option<Rejects>> {
    let refused = |verdict: &Verdict| matches!(verdict, Verdict::Rejected(_) | Verdict::Ambiguous(_));
    let Some(file) = file else { return Ok(None) };
    let name = foreign::name(file);
    if !imported.verdicts.iter().any(refused) {
        return Ok(Some(Rejects { file: name, rows: None }));
    }
    let headings = std::iter::once(REASON).chain(form.headings.iter().map(String::as_str));
    let columns: Vec<Column> = headings.map(Column::verbatim).collect();
    let judged = form.rows.iter().zip(&imported.verdicts).filter(|(_, verdict)| refused(verdict));
    let rows = judged
        .map(|(row, verdict)| {
            let reason = Detail { verdict, mended: &[] }.say(lang);
            let cells = (0..form.headings.len()).map(|at| row.cells.get(at).map_or("", String::as_str));
            std::iter::once(Cell::text(reason)).chain(cells.map(Cell::text)).collect()
        })
        .collect();
    let page = Page::new(&columns, (0..columns.len()).collect(), true, &[], Style::plain(lang));
    let mut outlet = Outlet::open(context, Some(file))?;
    outlet.write(&whole(&Table { columns, rows }, Format::CsvFr, &page))?;
    Ok(Some(Rejects { file: name, rows: Some(outlet) }))
}

impl Rejects {
    /// Puts the file in place and says what to do with it.
    pub fn finish(self, ui: &mut Ui<'_>, rows: usize) -> Result<()> {
        let file = self.file;
        match self.rows {
            Some(outlet) => {
                outlet.finish(ui, rows)?;
                ui.hint(&ImportHint::CorrectAndImport { file });
            }
            None => ui.status(&ImportHint::NoRejects { file }),
        }
        Ok(())
    }
}
