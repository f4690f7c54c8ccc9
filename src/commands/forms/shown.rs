//! What became of the rows of a form about the modules, as people or programs read it.

use std::io;

use serde_json::{Value as Json, json};

use crate::commands::row_listing::{left_out_lines, listing};
use crate::commands::show_plan;
use crate::domain::decide::modules::form::{Answering, FormAnswer, JudgedForm, JudgedRow, RowDetail, RowVerdict};
use crate::domain::programme::ids::CohortId;
use crate::domain::schema::TableSchema;
use crate::domain::taken::{taken_as_json, taken_lines};
use crate::import::modules::ModuleForm;
use crate::lang::words::{Lang, Words};
use crate::render::Style;
use crate::table::Cell;
use crate::ui::command_error::Result;

/// The answers of a file, judged, to be shown.
pub struct ShownAnswers<'a> {
    /// The file, as typed.
    pub file: &'a str,
    /// What was read.
    pub answers: &'a ModuleForm,
    /// What it came to.
    pub judged: &'a JudgedForm,
    /// Into which cohort.
    pub cohort: &'a CohortId,
    /// Whose columns it fills.
    pub table: &'static TableSchema,
}

impl ShownAnswers<'_> {
    /// For people: rows that are there already and say nothing else are counted and not listed.
    pub fn people(&self, style: Style, piece: &mut dyn FnMut(&str) -> io::Result<()>) -> io::Result<()> {
        let lang = style.lang;
        let mut lines = taken_lines(self.file, &self.answers.taken, lang);
        lines.extend(left_out_lines(&self.answers.left_out, lang));
        let rows = || self.rows().filter(|(row, judged)| worth_a_look(row, judged));
        let cells = || rows().map(|(row, judged)| self.cells(row, judged, lang));
        let counts = format!("{} · {}", self.cohort, self.judged.counts().say(lang));
        listing(&lines, cells, &counts, style, piece)
    }

    /// For programs: everything, in one object.
    pub fn json(&self) -> Result<String> {
        let counts = self.judged.counts();
        Ok(serde_json::to_string_pretty(&json!({
            "file": taken_as_json(self.file, &self.answers.taken),
            "cohort": self.cohort.as_str(),
            "rows": self.rows().map(|(row, judged)| row_as_json(row, judged)).collect::<Vec<_>>(),
            "left_out": self.answers.left_out.iter().map(|(row, why)| json!({ "row": row, "reason": why.en() })).collect::<Vec<_>>(),
            "counts": {
                "rows": counts.rows,
                "new": counts.new,
                "changed": counts.changed,
                "already": counts.already,
                "replaced": counts.replaced,
                "rejected": counts.rejected,
            },
            "changes": self.judged.plan.changes.iter().map(show_plan::change_as_json).collect::<Vec<_>>(),
        }))?)
    }

    fn cells(&self, row: &FormAnswer, judged: &JudgedRow, lang: Lang) -> Vec<Cell<'static>> {
        let detail = RowDetail { row: judged, mended: &row.mended, table: self.table };
        vec![
            Cell::count(row.number as usize),
            Cell::text(person(row, judged)),
            Cell::text(judged.verdict.say(lang)),
            Cell::text(detail.say(lang)),
        ]
    }

    fn rows(&self) -> impl Iterator<Item = (&FormAnswer, &JudgedRow)> {
        self.answers.rows.iter().zip(&self.judged.rows)
    }
}

/// Who answers: as the cohort calls them, else as the row does.
fn person(row: &FormAnswer, judged: &JudgedRow) -> String {
    match (&judged.person, &row.who) {
        (Some(person), _) => person.to_string(),
        (None, Some(who)) => who.shown().to_owned(),
        (None, None) => String::new(),
    }
}

fn worth_a_look(row: &FormAnswer, judged: &JudgedRow) -> bool {
    let already = matches!(judged.verdict, RowVerdict::Already { row: None });
    !already || !judged.differs.is_empty() || !row.mended.is_empty()
}

fn row_as_json(row: &FormAnswer, judged: &JudgedRow) -> Json {
    let reasons = match &judged.verdict {
        RowVerdict::Rejected(reasons) => Some(reasons.iter().map(Words::en).collect::<Vec<_>>().join("; ")),
        _ => None,
    };
    let other = match judged.verdict {
        RowVerdict::Already { row } => row,
        RowVerdict::Replaced { by } => Some(by),
        _ => None,
    };
    json!({
        "row": row.number,
        "name": row.who.as_ref().map(Answering::shown),
        "verdict": judged.verdict.key(),
        "participant": judged.person.as_ref().map(|person| person.id.clone()),
        "given": judged.what,
        "other_row": other,
        "differs": judged.differs,
        "reason": reasons,
        "mended": row.mended.iter().map(Words::en).collect::<Vec<_>>(),
    })
}
