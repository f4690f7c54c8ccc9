//! What undo and redo share: which operation, and what it comes to. The rules that it must respect are the domain's
//! ([`crate::domain::decide::revert`]).

use std::collections::BTreeSet;

use crate::commands::carry_out::{Write, files_said};
use crate::commands::context::Context;
use crate::commands::operations::{OperationLine, Reverted, Reverting as Title};
use crate::commands::pipeline::{Decision, decide_and_commit};
use crate::commands::show_plan::{self, PlanFormat};
use crate::commands::typed_line::command_line;
use crate::domain::breadth::Breadth;
use crate::domain::change::{Change, Plan};
use crate::domain::decide::revert::{Judgement, judged};
use crate::domain::programme::ids::CohortId;
use crate::domain::records::CohortRecords;
use crate::lang::words::{Lang, Words};
use crate::store::guarding::{Guarding, GuardingHint};
use crate::store::{Committed, Direction, Operation, Reading, Reversal, Writing};
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Takes an operation back, or does it again.
pub fn revert(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    write: &Write,
    direction: Direction,
    number: Option<u64>,
) -> Result<()> {
    let lang = ui.lang;
    decide_and_commit(context, ui, write.dry_run, |reading| {
        let reversal = reading.reversal(direction, number)?;
        let before = examined(reading, &reversal.changes)?;
        let judgement = judged(&reversal.changes, &before, reversal.cohorts_after())?;
        let shown = shown(write, reading, &reversal, &before, lang)?;
        let (remarks, files) = (reversal.remarks.clone(), reversal.files());
        Ok(Reverting {
            direction,
            reversal: Some(reversal),
            judgement,
            shown,
            for_programs: write.is_json(),
            remarks,
            files,
        })
    })
}

/// A reversal, and all that is said of it.
struct Reverting {
    direction: Direction,
    /// Until it is carried out.
    reversal: Option<Reversal>,
    judgement: Judgement,
    shown: String,
    for_programs: bool,
    remarks: Vec<Guarding>,
    /// Files that it writes, and files that it removes.
    files: (Vec<String>, Vec<String>),
}

impl Decision for Reverting {
    fn show(&self, ui: &mut Ui<'_>) -> Result<()> {
        let answered = if self.for_programs { ui.answer_for_programs(&self.shown) } else { ui.answer(&self.shown) };
        for notice in &self.judgement.seated {
            ui.warning(notice);
        }
        remarks_said(ui, &self.remarks);
        Ok(answered?)
    }

    fn commit(&mut self, writing: Writing) -> Result<Option<Committed>> {
        Ok(self.reversal.take().map(|reversal| writing.revert(reversal)).transpose()?)
    }

    fn done(&self, ui: &mut Ui<'_>, committed: &Committed) {
        files_said(ui, committed);
        let operation = committed.operation;
        ui.status(&match self.direction {
            Direction::Undo => Reverted::Undo { operation },
            Direction::Redo => Reverted::Redo { operation },
        });
        for notice in &self.judgement.next {
            ui.hint(notice);
        }
    }

    fn not_done(&self, ui: &mut Ui<'_>) {
        let (written, removed) = self.files.clone();
        if !(written.is_empty() && removed.is_empty()) {
            ui.status(&Guarding::WouldTouch { written, removed });
        }
    }
}

/// What there is to know of the journal beside.
fn remarks_said(ui: &mut Ui<'_>, remarks: &[Guarding]) {
    for remark in remarks {
        match remark {
            Guarding::PassedOver => {
                ui.warning(remark);
                ui.hint(&GuardingHint::Check);
            }
            _ => ui.hint(remark),
        }
    }
}

/// The cohorts that changes are about, as far as they are there: one that is taken away, or comes back, is not on one side.
pub fn examined(reading: &Reading, changes: &[Change]) -> Result<Vec<CohortRecords>> {
    let about: BTreeSet<&CohortId> = changes.iter().filter_map(Change::cohort).collect();
    let reads = |change: &Change| match change {
        Change::Row(row) => Breadth::Register.reads(row.table()),
        _ => true,
    };
    // What rows of the modules name, is shown by its title.
    let breadth = if changes.iter().all(reads) { Breadth::Register } else { Breadth::Whole };
    let mut records = Vec::new();
    for id in about {
        if reading.cohort(id)?.is_some() {
            records.push(reading.examine_of(id, breadth)?.0);
        }
    }
    Ok(records)
}

/// What an operation is, in a line.
pub fn line(operation: &Operation, reading: &Reading) -> OperationLine {
    let zone = reading.programme().timezone;
    OperationLine {
        number: operation.op,
        at: operation.moment().map(|at| at.with_timezone(&zone).naive_local()),
        by: operation.by.clone(),
        command: command_line(&operation.command),
    }
}

/// An undo goes backwards through the rows; people read them in the order of the table.
fn in_order(changes: &[Change], direction: Direction) -> Vec<Change> {
    match direction {
        Direction::Undo => changes.iter().rev().cloned().collect(),
        Direction::Redo => changes.to_vec(),
    }
}

fn shown(
    write: &Write,
    reading: &Reading,
    reversal: &Reversal,
    records: &[CohortRecords],
    lang: Lang,
) -> Result<String> {
    let mut parts = Vec::new();
    if write.format != Some(PlanFormat::Json) {
        let of = line(&reversal.operation, reading);
        let words = match reversal.direction {
            Direction::Undo => Title::Undo { of },
            Direction::Redo => Title::Redo { of },
        };
        parts.push(words.say(lang));
    }
    let changes = in_order(&reversal.changes, reversal.direction);
    let plan = Plan { changes, notices: Vec::new() };
    let cohorts: Vec<_> = records.iter().collect();
    parts.push(show_plan::shown(&plan, reading.programme(), &cohorts, write.format, lang)?);
    Ok(parts.join("\n"))
}
