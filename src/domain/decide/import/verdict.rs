//! What became of a form's rows: one verdict each, and their counts.

use chrono::NaiveDate;

use crate::domain::change::Plan;
use crate::domain::decide::differences::Difference;
use crate::domain::notice::Notice;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::registration::Unfit;
use crate::domain::privacy::erased::Erasure;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::EnrolmentState;

/// What becomes of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They join.
    New {
        /// As they are written.
        enrolment: Box<Enrolment>,
        /// Their rank on the waiting list, if no seat was free.
        rank: Option<usize>,
        /// Rules set aside for them.
        exceptions: Vec<Notice>,
    },
    /// They left, and come back.
    Back {
        /// As they are written.
        enrolment: Box<Enrolment>,
        /// As what they left.
        was: EnrolmentState,
        /// Their last day.
        left: Option<NaiveDate>,
        /// Their rank on the waiting list, if they wait.
        rank: Option<usize>,
        /// What the row says otherwise, taken.
        differs: Vec<Difference>,
        /// Rules set aside for them.
        exceptions: Vec<Notice>,
    },
    /// They are there.
    Already {
        /// As they stand.
        person: Candidate,
        /// Where they stand.
        state: EnrolmentState,
        /// The row of this file that they came with, if they are new.
        row: Option<u32>,
        /// What the row says otherwise.
        differs: Vec<Difference>,
        /// Whether that was taken.
        updated: bool,
    },
    /// Perhaps somebody who is there: one of these, the likeliest first.
    Ambiguous(Vec<Near>),
    /// They do not join: every reason why.
    Rejected(Vec<Rejection>),
    /// They were erased, and are left out.
    Erased(Erasure),
}

/// Somebody whom a row may be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// Who.
    pub person: Candidate,
    /// The row of this file that they came with, if they are new.
    pub row: Option<u32>,
    /// What they have in common.
    pub likeness: Likeness,
}

/// Why a row may be about somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The same e-mail.
    Email,
    /// Names that are alike.
    Name,
    /// An id that comes from the e-mail of the row: they were enrolled with it once.
    Id,
}

/// Why a row is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// The row itself gives nobody.
    Unfit(Unfit),
    /// It is about another cohort.
    OtherCohort {
        /// As the row names it.
        value: String,
    },
    /// A rule says no.
    Refused(Box<Refusal>),
}

/// How many rows got which verdict. They add up to the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows of the file.
    pub rows: usize,
    /// Who joins, waiting list included.
    pub new: usize,
    /// Of those, on the waiting list.
    pub waiting: usize,
    /// Who left and comes back, waiting list included.
    pub back: usize,
    /// Of those, on the waiting list.
    pub back_waiting: usize,
    /// Who was there.
    pub already: usize,
    /// Of those, corrected.
    pub updated: usize,
    /// Who might be there.
    pub ambiguous: usize,
    /// Who does not join.
    pub rejected: usize,
    /// Who was erased, and is left out.
    pub erased: usize,
}

/// The verdicts, in the order of the rows, and what they come to.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// One for each row.
    pub verdicts: Vec<Verdict>,
    /// What changes: who joins, in the order in which they registered, who comes back, who is corrected.
    pub plan: Plan,
}

impl Imported {
    /// How many rows got which verdict.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { rows: self.verdicts.len(), ..Counts::default() };
        for verdict in &self.verdicts {
            match verdict {
                Verdict::New { rank, .. } => {
                    counts.new += 1;
                    counts.waiting += usize::from(rank.is_some());
                }
                Verdict::Back { rank, .. } => {
                    counts.back += 1;
                    counts.back_waiting += usize::from(rank.is_some());
                }
                Verdict::Already { updated, .. } => {
                    counts.already += 1;
                    counts.updated += usize::from(*updated);
                }
                Verdict::Ambiguous(_) => counts.ambiguous += 1,
                Verdict::Rejected(_) => counts.rejected += 1,
                Verdict::Erased(_) => counts.erased += 1,
            }
        }
        counts
    }

    /// Columns that rows were refused for because they say nothing of them, and how many rows those are.
    pub fn silent(&self) -> Vec<(String, usize)> {
        let mut silent: Vec<(String, usize)> = Vec::new();
        for verdict in &self.verdicts {
            let Verdict::Rejected(reasons) = verdict else { continue };
            let mut columns: Vec<String> = reasons.iter().flat_map(missing).collect();
            columns.sort_unstable();
            columns.dedup();
            for column in columns {
                match silent.iter_mut().find(|(known, _)| *known == column) {
                    Some((_, rows)) => *rows += 1,
                    None => silent.push((column, 1)),
                }
            }
        }
        silent
    }
}

/// The columns that a reason misses an answer in.
fn missing(reason: &Rejection) -> Vec<String> {
    let Rejection::Refused(refusal) = reason else { return Vec::new() };
    match &**refusal {
        Refusal::FieldMissing { field, .. } => vec![field.clone()],
        Refusal::NotEligible { barriers } => {
            let empty = barriers.iter().filter(|barrier| barrier.value.is_empty());
            empty.map(|barrier| barrier.column.clone()).collect()
        }
        _ => Vec::new(),
    }
}
