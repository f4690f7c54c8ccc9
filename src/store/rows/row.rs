//! One row of a table while it is read: its cells by column, what is wrong with them, and the values that tables share.

use std::sync::Arc;

use chrono::NaiveDate;

use super::bad_cell::bad_cell;
use super::cell::{self, Unreadable};
use super::{Layout, Table};
use crate::domain::problem::Problem;
use crate::store::rows::problem::{TableHint, TableProblem};
use crate::text::delimited::Record;

/// A row, and where its problems go.
pub struct Row<'r> {
    pub table: &'static Table,
    pub record: &'r Record,
    pub layout: &'r Layout,
    pub file: &'r Arc<str>,
    pub problems: &'r mut Vec<Problem>,
}

impl<'r> Row<'r> {
    /// A cell, by the position of its column in the contract.
    pub fn text(&self, column: usize) -> &'r str {
        self.record.cell(self.layout.position(column))
    }

    /// The name of a column.
    pub fn name(&self, column: usize) -> &'static str {
        self.table.columns[column].name
    }

    /// Something is wrong with a cell.
    pub fn wrong(&mut self, column: usize, what: TableProblem, hint: Option<TableHint>) {
        let problem = bad_cell(self.file, self.record.line, self.name(column), what, hint);
        self.problems.push(problem);
    }

    /// A date, or none.
    pub fn date(&mut self, column: usize) -> Option<NaiveDate> {
        let text = self.text(column);
        cell::date(text).unwrap_or_else(|Unreadable| {
            self.wrong(column, TableProblem::NoSuchDate { value: text.trim().to_owned() }, Some(TableHint::Date));
            None
        })
    }
}
