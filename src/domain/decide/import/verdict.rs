//! What became of a form's rows: one verdict each, and their counts.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::change::Plan;
use crate::domain::decide::differences::Difference;
use crate::domain::notice::Notice;
use crate::domain::people::eligibility::admitted;
#[cfg(test)]
use crate::domain::people::form_rows::FormRows;
use crate::domain::people::newcomers::Newcomers;
use crate::domain::people::registration::Unfit;
use crate::domain::privacy::erased::ErasedPerson;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::values::Value;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words, any_en, any_fr, count_en, count_fr};

/// What becomes of one row. What is large is boxed: a file may have hundreds of thousands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They join.
    New {
        /// Who of the newcomers they are.
        newcomer: usize,
        /// Their rank on the waiting list, if no seat was free.
        rank: Option<u32>,
        /// Rules set aside for them.
        exceptions: Box<[Notice]>,
    },
    /// They left, and come back.
    Back(Box<ComingBack>),
    /// They are there.
    Already(Box<AlreadyThere>),
    /// Perhaps somebody who is there: one of these, the likeliest first.
    Ambiguous(Box<[Arc<Near>]>),
    /// They do not join: every reason why.
    Rejected(Vec<Rejection>),
    /// They were erased, and are left out.
    Erased(ErasedPerson),
}

/// Somebody who left, and comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComingBack {
    pub id: ParticipantId,
    /// The state that the leaving gave: cancelled or withdrawn.
    pub was: EnrolmentState,
    /// Their last day.
    pub left: Option<NaiveDate>,
    /// Their rank on the waiting list, if they wait.
    pub rank: Option<u32>,
    /// What the row says otherwise, taken.
    pub differs: Vec<Difference>,
    /// Rules set aside for them.
    pub exceptions: Box<[Notice]>,
}

/// Somebody who is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlreadyThere {
    /// As they stand.
    pub person: Candidate,
    /// Where they stand.
    pub state: EnrolmentState,
    /// The row of this file that they came with, if they are new.
    pub row: Option<u32>,
    /// What the row says otherwise.
    pub differs: Vec<Difference>,
    /// Whether that was taken.
    pub updated: bool,
}

words! {
    /// Somebody whom a row may be about, shared by all the rows that are: a hundred thousand rows may be near ten people each.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Near {
        pub person: Candidate,
        /// The row of this file that they came with, if they are new.
        pub row: Option<u32>,
        /// What they have in common.
        pub likeness: Likeness,
    }
        en: ("perhaps {}: {}", there(person, *row, None, Lang::En), likeness.en())
        fr: ("peut-être {} : {}", there(person, *row, None, Lang::Fr), likeness.fr())
}

words! {
    /// Why a row may be about somebody.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Likeness {
        Email en: "the same e-mail" fr: "la même adresse e-mail",
        Name en: "the names are alike" fr: "les noms se ressemblent",
        /// An id that comes from the e-mail of the row: they were enrolled with it once.
        Id en: "enrolled with that e-mail once" fr: "inscription faite avec cette adresse e-mail",
    }
}

words! {
    /// Why a row is rejected.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Rejection {
        Unfit(unfit: Unfit) both: "{unfit}",
        OtherCohort { value: String } en: "for another cohort: `{value}`" fr: "pour une autre cohorte : « {value} »",
        Refused(refusal: Box<Refusal>) both: (|lang| refused(refusal, lang)),
    }
}

/// How many rows got which verdict. They add up to the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerdictCounts {
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

impl Words for VerdictCounts {
    fn en(&self) -> String {
        let of = |part: usize, word: &str| match part {
            0 => String::new(),
            part => format!(" ({part} {word})"),
        };
        format!(
            "{} = {} new{}{} + {} already there{} + {} ambiguous + {} rejected{}",
            count_en(self.rows, "row", "rows"),
            self.new,
            of(self.waiting, "on the waiting list"),
            match self.back {
                0 => String::new(),
                back => format!(" + {back} back{}", of(self.back_waiting, "on the waiting list")),
            },
            self.already,
            of(self.updated, "corrected"),
            self.ambiguous,
            self.rejected,
            if self.erased == 0 { String::new() } else { format!(" + {} left out", self.erased) },
        )
    }

    fn fr(&self) -> String {
        let of_new =
            if self.waiting == 0 { String::new() } else { format!(" (dont {} en liste d'attente)", self.waiting) };
        let of_already = match self.updated {
            0 => String::new(),
            updated => format!(" (dont {})", count_fr(updated, "corrigée", "corrigées")),
        };
        let back = match (self.back, self.back_waiting) {
            (0, _) => String::new(),
            (back, 0) => format!(" + {}", count_fr(back, "retour", "retours")),
            (back, waiting) => {
                format!(" + {} (dont {waiting} en liste d'attente)", count_fr(back, "retour", "retours"))
            }
        };
        format!(
            "{} = {}{of_new}{back} + {} déjà là{of_already} + {} + {}",
            count_fr(self.rows, "ligne", "lignes"),
            count_fr(self.new, "nouvelle", "nouvelles"),
            self.already,
            count_fr(self.ambiguous, "ambiguë", "ambiguës"),
            count_fr(self.rejected, "rejetée", "rejetées"),
        ) + &match self.erased {
            0 => String::new(),
            erased => format!(" + {}", count_fr(erased, "laissée de côté", "laissées de côté")),
        }
    }
}

/// The verdicts, in the order of the rows, and what they come to.
#[derive(Clone, Debug)]
pub struct Imported {
    /// One for each row.
    pub verdicts: Vec<Verdict>,
    /// Who joins, in the order in which they registered.
    pub newcomers: Newcomers,
    /// What changes beside: who comes back, who is corrected.
    pub plan: Plan,
}

impl Imported {
    /// With what it changes that they join before everything else of the plan: for tests of rules.
    #[cfg(test)]
    #[must_use]
    pub fn in_one_plan(mut self, rows: &FormRows) -> Self {
        self.plan.changes.splice(0..0, self.newcomers.changes(rows));
        self
    }

    /// How many rows got which verdict.
    pub fn counts(&self) -> VerdictCounts {
        let mut counts = VerdictCounts { rows: self.verdicts.len(), ..VerdictCounts::default() };
        for verdict in &self.verdicts {
            match verdict {
                Verdict::New { rank, .. } => {
                    counts.new += 1;
                    counts.waiting += usize::from(rank.is_some());
                }
                Verdict::Back(back) => {
                    counts.back += 1;
                    counts.back_waiting += usize::from(back.rank.is_some());
                }
                Verdict::Already(there) => {
                    counts.already += 1;
                    counts.updated += usize::from(there.updated);
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
        Refusal::Enrolment(EnrolmentRefusal::FieldMissing { field, .. }) => vec![field.clone()],
        Refusal::Enrolment(EnrolmentRefusal::NotEligible { barriers }) => {
            let empty = barriers.iter().filter(|barrier| barrier.value.is_empty());
            empty.map(|barrier| barrier.column.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// Somebody who is there: in the cohort, or since a row of the same file.
pub fn there(person: &Candidate, row: Option<u32>, state: Option<EnrolmentState>, lang: Lang) -> String {
    let from = row.map(|row| format!("{} {row}", lang.pick("row", "ligne")));
    let state = state.map(|state| Value::from(state).word(lang).to_owned());
    let said: Vec<String> = std::iter::once(person.id.clone()).chain(from).chain(state).collect();
    format!("{} ({})", person.name, said.join(", "))
}

/// Why a rule said no to a row, and what it would allow. What one would type for a single person is no help here.
fn refused(refusal: &Refusal, lang: Lang) -> String {
    let instead = match refusal {
        Refusal::Enrolment(EnrolmentRefusal::NotEligible { barriers }) => admitted(barriers, lang),
        Refusal::Enrolment(EnrolmentRefusal::FieldMissing { allowed, .. }) => {
            lang.pick(any_en(allowed), any_fr(allowed))
        }
        Refusal::UnknownName { .. } | Refusal::Enrolment(EnrolmentRefusal::ValueNotAllowed { .. }) => {
            refusal.hint(lang)
        }
        _ => String::new(),
    };
    if instead.is_empty() { refusal.say(lang) } else { format!("{} ({instead})", refusal.say(lang)) }
}
