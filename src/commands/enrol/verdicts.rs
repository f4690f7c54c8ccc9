//! What became of a form's rows, as people or programs read it: what the file was taken for, the rows worth a look, the
//! counts.

use std::io;

use serde_json::{Value as Json, json};

use crate::commands::row_listing::{left_out_lines, listing};
use crate::commands::show_plan;
use crate::domain::decide::import::row_line::{RowRemark, Word};
use crate::domain::decide::import::{Imported, Likeness, Verdict};
use crate::domain::people::form_rows::PackedRow;
use crate::domain::people::newcomers::Newcomers;
use crate::domain::people::registration::{Mend, OfColumns};
use crate::domain::programme::ids::CohortId;
use crate::domain::refusal::life::erased;
use crate::domain::taken::{taken_as_json, taken_lines};
use crate::domain::vocabulary::EnrolmentState;
use crate::import::registrations::Form;
use crate::lang::words::{Lang, Words};
use crate::render::Style;
use crate::table::Cell;
use crate::ui::command_error::Result;

/// An import, to be shown.
pub struct ShownImport<'a> {
    /// The file, as typed.
    pub file: &'a str,
    /// What was read.
    pub form: &'a Form,
    /// What it came to.
    pub imported: &'a Imported,
    /// Into which cohort.
    pub cohort: &'a CohortId,
    /// What there is to know of the columns.
    pub above: &'a [OfColumns],
}

impl ShownImport<'_> {
    /// For people, piece by piece: people who are enrolled or wait and of whom nothing new is said are counted and not listed.
    pub fn people(&self, style: Style, piece: &mut dyn FnMut(&str) -> io::Result<()>) -> io::Result<()> {
        let lang = style.lang;
        let mut lines = taken_lines(self.file, &self.form.taken, lang);
        lines.extend(self.above.iter().map(|said| said.say(lang)));
        lines.extend(left_out_lines(&self.form.left_out, lang));
        let rows = || self.rows().filter(|(row, verdict)| worth_a_look(*row, verdict));
        let cells = || rows().map(|(row, verdict)| self.cells(row, verdict, lang));
        let counts = self.imported.counts().say(lang);
        listing(&lines, cells, &format!("{} · {counts}", self.cohort), style, piece)
    }

    /// For programs: everything, in one object.
    pub fn json(&self) -> Result<String> {
        let rows: Vec<Json> =
            self.rows().map(|(row, verdict)| row_as_json(row, verdict, &self.imported.newcomers)).collect();
        let counts = self.imported.counts();
        let joining = self.imported.newcomers.changes(&self.form.rows).map(|change| show_plan::change_as_json(&change));
        let others = self.imported.plan.changes.iter().map(show_plan::change_as_json);
        Ok(serde_json::to_string_pretty(&json!({
            "file": taken_as_json(self.file, &self.form.taken),
            "cohort": self.cohort.as_str(),
            "columns": self.above.iter().map(Words::en).collect::<Vec<_>>(),
            "rows": rows,
            "left_out": self.form.left_out.iter().map(|(row, why)| json!({ "row": row, "reason": why.en() })).collect::<Vec<_>>(),
            "counts": {
                "rows": counts.rows,
                "new": counts.new,
                "waiting": counts.waiting,
                "back": counts.back,
                "already": counts.already,
                "updated": counts.updated,
                "ambiguous": counts.ambiguous,
                "rejected": counts.rejected,
                "erased": counts.erased,
            },
            "changes": joining.chain(others).collect::<Vec<_>>(),
        }))?)
    }

    fn cells(&self, row: PackedRow<'_>, verdict: &Verdict, lang: Lang) -> Vec<Cell<'static>> {
        let detail = RowRemark {
            verdict,
            newcomers: &self.imported.newcomers,
            mended: row.mended(),
            labels: &self.form.questions,
            above: self.above,
        };
        vec![
            Cell::count(row.number() as usize),
            Cell::text(row.person()),
            Cell::text(Word(verdict).say(lang)),
            Cell::text(detail.say(lang)),
        ]
    }

    fn rows(&self) -> impl Iterator<Item = (PackedRow<'_>, &Verdict)> {
        self.form.rows.iter().zip(&self.imported.verdicts)
    }
}

fn worth_a_look(row: PackedRow<'_>, verdict: &Verdict) -> bool {
    let known = matches!(verdict, Verdict::Already(there)
        if there.row.is_none()
            && there.differs.is_empty()
            && matches!(there.state, EnrolmentState::Enrolled | EnrolmentState::Waiting));
    // How a whole name was parted, or what nobody sees of it, is news of new people only.
    !known || row.mended().iter().any(|mend| !matches!(mend, Mend::NameParted { .. } | Mend::Unseen { .. }))
}

fn row_as_json(row: PackedRow<'_>, verdict: &Verdict, newcomers: &Newcomers) -> Json {
    let person = match verdict {
        Verdict::New { newcomer, .. } => Some(newcomers.id(*newcomer).to_owned()),
        Verdict::Back(back) => Some(back.id.to_string()),
        Verdict::Already(there) => Some(there.person.id.clone()),
        Verdict::Ambiguous(near) => near.first().map(|near| near.person.id.clone()),
        Verdict::Erased(erasure) => Some(erasure.id.to_string()),
        Verdict::Rejected(_) => None,
    };
    let near = match verdict {
        Verdict::Ambiguous(near) => &near[..],
        _ => &[],
    };
    let differs = match verdict {
        Verdict::Already(there) => &there.differs[..],
        Verdict::Back(back) => &back.differs,
        _ => &[],
    };
    let rank = match verdict {
        Verdict::New { rank, .. } => *rank,
        Verdict::Back(back) => back.rank,
        _ => None,
    };
    json!({
        "row": row.number(),
        "name": row.person(),
        "verdict": Word(verdict).key(),
        "participant": person,
        "near": near.iter().map(|near| json!({ "participant": near.person.id, "row": near.row, "same_email": near.likeness == Likeness::Email })).collect::<Vec<_>>(),
        "state": match verdict {
            Verdict::New { .. } | Verdict::Back(_) if rank.is_some() => Some(EnrolmentState::Waiting.key()),
            Verdict::New { .. } | Verdict::Back(_) => Some(EnrolmentState::Enrolled.key()),
            Verdict::Already(there) => Some(there.state.key()),
            _ => None,
        },
        "rank": rank,
        "updated": matches!(verdict, Verdict::Already(there) if there.updated),
        "differs": differs.iter().map(|differs| json!({ "column": differs.column, "was": differs.was, "now": differs.now })).collect::<Vec<_>>(),
        "reason": match verdict { Verdict::Rejected(_) => Some(RowRemark { verdict, newcomers, mended: &[], labels: &[], above: &[] }.en()), Verdict::Erased(erasure) => Some(erased(erasure, Lang::En)), _ => None },
        "mended": row.mended().iter().map(Words::en).collect::<Vec<_>>(),
    })
}
