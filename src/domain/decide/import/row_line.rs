//! The line of one row of a form: the verdict in a word, and what there is to know beside it.

use crate::domain::decide::differences::Difference;
use crate::domain::decide::import::verdict::there;
use crate::domain::decide::import::{AlreadyThere, ComingBack, Rejection, Verdict};
use crate::domain::notice::gone;
use crate::domain::people::newcomers::Newcomers;
use crate::domain::people::registration::{Mend, OfColumns, Unfit};
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::life::erased;
use crate::domain::refusal::reason::Refusal;
use crate::domain::taken::named;
use crate::domain::values::Value;
use crate::domain::vocabulary::{EnrolmentState, PersonStatus};
use crate::lang::words::{Lang, Words};

/// The verdict in a word.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a>(pub &'a Verdict);

impl Word<'_> {
    /// For programs.
    pub fn key(self) -> &'static str {
        self.names().0
    }

    /// For programs, in English, in French.
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self.0 {
            Verdict::New { rank: None, .. } => ("new", "new", "nouveau"),
            Verdict::New { .. } => ("new", "new, waiting", "nouveau, en attente"),
            Verdict::Back(back) if back.rank.is_none() => ("back", "comes back", "revient"),
            Verdict::Back(_) => ("back", "comes back, waiting", "revient, en attente"),
            Verdict::Already(there) if there.updated => ("already", "corrected", "corrigé"),
            Verdict::Already(_) => ("already", "already there", "déjà inscrit"),
            Verdict::Ambiguous(_) => ("ambiguous", "ambiguous", "ambigu"),
            Verdict::Rejected(_) => ("rejected", "rejected", "rejeté"),
            Verdict::Erased(_) => ("erased", "left out", "laissé de côté"),
        }
    }
}

impl Words for Word<'_> {
    fn say(&self, lang: Lang) -> String {
        let (_, en, fr) = self.names();
        lang.pick(en, fr).to_owned()
    }
}

/// What there is to know beside the verdict; empty when nothing.
#[derive(Clone, Copy, Debug)]
pub struct RowRemark<'a> {
    /// Of that verdict.
    pub verdict: &'a Verdict,
    /// Those who join.
    pub newcomers: &'a Newcomers,
    /// What was mended in the row.
    pub mended: &'a [Mend],
    /// The programme's questions: id and label.
    pub labels: &'a [(String, String)],
    /// What was said above the rows of columns that no row has: it is not said again.
    pub above: &'a [OfColumns],
}

impl Words for RowRemark<'_> {
    fn say(&self, lang: Lang) -> String {
        self.parts(lang).join(lang.pick("; ", " ; "))
    }
}

impl RowRemark<'_> {
    fn parts(self, lang: Lang) -> Vec<String> {
        let mut parts: Vec<String> = match self.verdict {
            Verdict::New { newcomer, rank, exceptions } => std::iter::once(self.newcomers.id(*newcomer).to_owned())
                .chain(ranked(*rank, lang))
                .chain(exceptions.iter().map(|notice| notice.say(lang)))
                .collect(),
            Verdict::Back(back) => {
                let ComingBack { id, was, left, rank, differs, exceptions } = &**back;
                let said = format!("{}{}", lang.pick("was ", ""), gone(*was, *left, lang));
                std::iter::once(format!("{id} ({said})"))
                    .chain(ranked(*rank, lang))
                    .chain(differs.iter().map(|differs| difference(differs, self.labels, lang)))
                    .chain(exceptions.iter().map(|notice| notice.say(lang)))
                    .collect()
            }
            Verdict::Already(already) => {
                let AlreadyThere { person, state, row, differs, .. } = &**already;
                std::iter::once(there(person, *row, (*state != EnrolmentState::Enrolled).then_some(*state), lang))
                    .chain(differs.iter().map(|differs| difference(differs, self.labels, lang)))
                    .collect()
            }
            Verdict::Ambiguous(near) => near.iter().map(|near| near.say(lang)).collect(),
            Verdict::Rejected(reasons) => {
                let open = reasons.iter().filter(|reason| !is_above(reason, self.above));
                let said: Vec<String> = open.map(|reason| reason.say(lang)).collect();
                let above = || vec![lang.pick("as said above", "comme dit plus haut").to_owned()];
                if said.is_empty() { above() } else { said }
            }
            Verdict::Erased(erasure) => vec![erasure.id.to_string(), erased(erasure, lang)],
        };
        parts.extend(self.mended.iter().map(|mend| mend.say(lang)));
        parts
    }
}

fn ranked(rank: Option<u32>, lang: Lang) -> Option<String> {
    rank.map(|rank| format!("{} {rank}", lang.pick("rank", "rang")))
}

/// Whether a reason is nothing but columns that no row has.
fn is_above(reason: &Rejection, above: &[OfColumns]) -> bool {
    let said = |key: &str| above.iter().any(|said| matches!(said, OfColumns::Missing { column, .. } if column == key));
    match reason {
        Rejection::Unfit(Unfit::HalfName { missing, perhaps }) => perhaps.is_empty() && said(missing),
        Rejection::Refused(refusal) => match &**refusal {
            Refusal::Enrolment(EnrolmentRefusal::FieldMissing { field, .. }) => said(field),
            Refusal::Enrolment(EnrolmentRefusal::NotEligible { barriers }) => {
                barriers.iter().all(|barrier| barrier.value.is_empty() && said(&barrier.column))
            }
            _ => false,
        },
        Rejection::Unfit(_) | Rejection::OtherCohort { .. } => false,
    }
}

/// `Téléphone : A → B`.
fn difference(differs: &Difference, labels: &[(String, String)], lang: Lang) -> String {
    let label = labels.iter().find(|(id, _)| *id == differs.column).map(|(_, label)| label.as_str());
    let label = label.unwrap_or_else(|| named(&differs.column, lang));
    let empty = if differs.column == "modules" { lang.pick("all", "tous") } else { "–" };
    let said = |text: &str| match PersonStatus::from_key(text).filter(|_| differs.column == "status") {
        Some(status) => Value::from(status).word(lang).to_owned(),
        None if text.is_empty() => empty.to_owned(),
        None => text.to_owned(),
    };
    format!("{label}{} {} → {}", lang.pick(":", " :"), said(&differs.was), said(&differs.now))
}
