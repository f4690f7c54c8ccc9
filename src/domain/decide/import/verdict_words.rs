//! What became of each row of a form, in words: the verdict, what there is to know about it, and the counts.

use crate::domain::decide::differences::Difference;
use crate::domain::decide::import::{Counts, Likeness, Near, Rejection, Verdict};
use crate::domain::people::registration::{Mend, Unfit};
use crate::domain::refusal::candidate::Candidate;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{EnrolmentState, PersonStatus};
use crate::lang::message::words;

use crate::domain::notice_words::gone;
use crate::domain::people::registration_words::{OfColumns, flag};
use crate::domain::refusal::life_words::{brings_back, erased};
use crate::domain::refusal::reason_hints::{RefusalHint, admitted};
use crate::domain::taken_words::named;
use crate::domain::values::Value;
use crate::lang::words::{Lang, Words, any_en, any_fr, count_en, count_fr};

/// The verdict in a word.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a>(pub &'a Verdict);

impl Word<'_> {
    /// For programs.
    pub fn key(self) -> &'static str {
        match self.0 {
            Verdict::New { .. } => "new",
            Verdict::Back { .. } => "back",
            Verdict::Already { .. } => "already",
            Verdict::Ambiguous(_) => "ambiguous",
            Verdict::Rejected(_) => "rejected",
            Verdict::Erased(_) => "erased",
        }
    }
}

impl Words for Word<'_> {
    fn en(&self) -> String {
        match self.0 {
            Verdict::New { rank: None, .. } => "new",
            Verdict::New { .. } => "new, waiting",
            Verdict::Back { rank: None, .. } => "comes back",
            Verdict::Back { .. } => "comes back, waiting",
            Verdict::Already { updated: true, .. } => "corrected",
            Verdict::Already { .. } => "already there",
            Verdict::Ambiguous(_) => "ambiguous",
            Verdict::Rejected(_) => "rejected",
            Verdict::Erased(_) => "left out",
        }
        .to_owned()
    }

    fn fr(&self) -> String {
        match self.0 {
            Verdict::New { rank: None, .. } => "nouveau",
            Verdict::New { .. } => "nouveau, en attente",
            Verdict::Back { rank: None, .. } => "revient",
            Verdict::Back { .. } => "revient, en attente",
            Verdict::Already { updated: true, .. } => "corrigé",
            Verdict::Already { .. } => "déjà inscrit",
            Verdict::Ambiguous(_) => "ambigu",
            Verdict::Rejected(_) => "rejeté",
            Verdict::Erased(_) => "laissé de côté",
        }
        .to_owned()
    }
}

/// What there is to know beside the verdict; empty when nothing.
#[derive(Clone, Copy, Debug)]
pub struct Detail<'a> {
    /// Of that verdict.
    pub verdict: &'a Verdict,
    /// What was mended in the row.
    pub mended: &'a [Mend],
    /// The programme's questions: id and label.
    pub labels: &'a [(String, String)],
    /// What was said above the rows of columns that no row has: it is not said again.
    pub above: &'a [OfColumns],
}

impl Words for Detail<'_> {
    fn en(&self) -> String {
        self.parts(Lang::En).join("; ")
    }

    fn fr(&self) -> String {
        self.parts(Lang::Fr).join(" ; ")
    }
}

impl Detail<'_> {
    fn parts(self, lang: Lang) -> Vec<String> {
        let mut parts: Vec<String> = match self.verdict {
            Verdict::New { enrolment, rank, exceptions } => std::iter::once(enrolment.id.to_string())
                .chain(ranked(*rank, lang))
                .chain(exceptions.iter().map(|notice| notice.say(lang)))
                .collect(),
            Verdict::Back { enrolment, was, left, rank, differs, exceptions } => {
                let said = format!("{}{}", lang.pick("was ", ""), gone(*was, *left, lang));
                std::iter::once(format!("{} ({said})", enrolment.id))
                    .chain(ranked(*rank, lang))
                    .chain(differs.iter().map(|differs| difference(differs, self.labels, lang)))
                    .chain(exceptions.iter().map(|notice| notice.say(lang)))
                    .collect()
            }
            Verdict::Already { person, state, row, differs, .. } => {
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

impl Words for Near {
    fn en(&self) -> String {
        let why = match self.likeness {
            Likeness::Email => "the same e-mail",
            Likeness::Name => "the names are alike",
            Likeness::Id => "enrolled with that e-mail once",
        };
        format!("perhaps {}: {why}", there(&self.person, self.row, None, Lang::En))
    }

    fn fr(&self) -> String {
        let why = match self.likeness {
            Likeness::Email => "la même adresse e-mail",
            Likeness::Name => "les noms se ressemblent",
            Likeness::Id => "inscription faite avec cette adresse e-mail",
        };
        format!("peut-être {} : {why}", there(&self.person, self.row, None, Lang::Fr))
    }
}

fn ranked(rank: Option<usize>, lang: Lang) -> Option<String> {
    rank.map(|rank| format!("{} {rank}", lang.pick("rank", "rang")))
}

/// Somebody who is there: in the cohort, or since a row of the same file.
fn there(person: &Candidate, row: Option<u32>, state: Option<EnrolmentState>, lang: Lang) -> String {
    let from = row.map(|row| format!("{} {row}", lang.pick("row", "ligne")));
    let state = state.map(|state| Value::from(state).word(lang).to_owned());
    let said: Vec<String> = std::iter::once(person.id.clone()).chain(from).chain(state).collect();
    format!("{} ({})", person.name, said.join(", "))
}

/// Whether a reason is nothing but columns that no row has.
fn is_above(reason: &Rejection, above: &[OfColumns]) -> bool {
    let said = |key: &str| above.iter().any(|said| matches!(said, OfColumns::Missing { column, .. } if column == key));
    match reason {
        Rejection::Unfit(Unfit::HalfName { missing, perhaps }) => perhaps.is_empty() && said(missing),
        Rejection::Refused(refusal) => match &**refusal {
            Refusal::FieldMissing { field, .. } => said(field),
            Refusal::NotEligible { barriers } => {
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

impl Words for Rejection {
    fn en(&self) -> String {
        match self {
            Self::Unfit(unfit) => unfit.en(),
            Self::OtherCohort { value } => format!("for another cohort: `{value}`"),
            Self::Refused(refusal) => refused(refusal, Lang::En),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Unfit(unfit) => unfit.fr(),
            Self::OtherCohort { value } => format!("pour une autre cohorte : « {value} »"),
            Self::Refused(refusal) => refused(refusal, Lang::Fr),
        }
    }
}

/// Why a rule said no to a row, and what it would allow. What one would type for a single person is no help here.
fn refused(refusal: &Refusal, lang: Lang) -> String {
    let instead = match refusal {
        Refusal::NotEligible { barriers } => admitted(barriers, lang),
        Refusal::FieldMissing { allowed, .. } => lang.pick(any_en(allowed), any_fr(allowed)),
        Refusal::UnknownName { .. } | Refusal::ValueNotAllowed { .. } => RefusalHint(refusal).say(lang),
        _ => String::new(),
    };
    if instead.is_empty() { refusal.say(lang) } else { format!("{} ({instead})", refusal.say(lang)) }
}

impl Words for Counts {
    fn en(&self) -> String {
        let of = |count: usize, part: usize, word: &str| match part {
            0 => count.to_string(),
            part => format!("{count} ({part} {word})"),
        };
        format!(
            "{} = {} new{} + {} already there + {} ambiguous + {} rejected{}",
            count_en(self.rows, "row", "rows"),
            of(self.new, self.waiting, "on the waiting list"),
            match self.back {
                0 => String::new(),
                back => format!(" + {} back", of(back, self.back_waiting, "on the waiting list")),
            },
            of(self.already, self.updated, "corrected"),
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

words! {
    /// The next step after an import, or what to know about it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ImportHint {
        Rejects
            en: "`--rejects rejected.csv` keeps these rows with their reason, to be corrected and imported again"
            fr: "`--rejects rejets.csv` garde ces lignes avec leur motif, pour les corriger et les importer de nouveau",

        CorrectAndImport { file: String, command: String }
            en: "correct {file}, then `{command}`"
            fr: "corrigez {file}, puis `{command}`",

        Erased { row: u32 }
            en: "whoever asks for a seat anew is enrolled with `--override {row}=\"reason\"`: it is kept"
            fr: "qui demande une place de nouveau s'inscrit avec `--override {row}=\"motif\"` : le motif est gardé",

        Left { rows: usize, person: Candidate, state: EnrolmentState }
            en: (
                "{} of somebody who left and {} no date: taken for the one that they left with; if {} asks for a seat \
                    again, {}",
                count_en(*rows, "row is", "rows are"),
                if *rows == 1 { "has" } else { "have" },
                person.name,
                brings_back(&person.id, *state, Lang::En),
            )
            fr: (
                "{} de qui a quitté la cohorte, sans date : {} pour l'ancienne demande ; si {} redemande une place, {}",
                count_fr(*rows, "ligne", "lignes"),
                if *rows == 1 { "prise" } else { "prises" },
                person.name,
                brings_back(&person.id, *state, Lang::Fr),
            ),

        Update { people: usize }
            en: ("the file says otherwise of {}: `--update` takes it", count_en(*people, "person", "people"))
            fr: {
                let whom = if *people == 1 { "d'une personne".to_owned() } else { format!("de {people} personnes") };
                format!("le fichier dit autre chose {whom} : `--update` le reprend")
            },

        WhoIsIt { row: u32, person: String }
            en: "row by row: `--same {row}={person}` if it is that person, `--distinct {row}` if it is somebody else; \
                `--distinct` alone: all of them are somebody else"
            fr: "ligne par ligne : `--same {row}={person}` si c'est cette personne, `--distinct {row}` si c'en est une \
                autre ; `--distinct` seul : toutes en sont d'autres",

        Missing { column: String, label: Option<String>, rows: usize, perhaps_aside: bool }
            en: (
                "{} of `{}`: {}`{}` says it for them",
                count_en(*rows, "row says nothing", "rows say nothing"),
                label.as_deref().unwrap_or_else(|| named(column, Lang::En)),
                if *perhaps_aside { format!("if a column does, `--map {column}=HEADING`; else ") } else { String::new() },
                flag(column, Lang::En),
            )
            fr: (
                "{} de « {} » : {}`{}` le dit pour {}",
                count_fr(*rows, "ligne ne dit rien", "lignes ne disent rien"),
                label.as_deref().unwrap_or_else(|| named(column, Lang::Fr)),
                if *perhaps_aside { format!("si une colonne le dit, `--map {column}=TITRE` ; sinon, ") } else { String::new() },
                flag(column, Lang::Fr),
                if *rows == 1 { "elle" } else { "elles" },
            ),

        Remembered { columns: usize, values: usize } match values {
            0 =>
                en: (
                    "{} kept for files with the same headings",
                    count_en(*columns, "column of `--map` is", "columns of `--map` are"),
                )
                fr: (
                    "{} pour les fichiers aux mêmes titres",
                    count_fr(*columns, "colonne de `--map` est retenue", "colonnes de `--map` sont retenues"),
                ),
            _ =>
                en: (
                    "kept for files with the same headings: {} of `--map`, {} of `--value`",
                    count_en(*columns, "column", "columns"),
                    count_en(*values, "word", "words"),
                )
                fr: (
                    "retenu pour les fichiers aux mêmes titres : {} de `--map`, {} de `--value`",
                    count_fr(*columns, "colonne", "colonnes"),
                    count_fr(*values, "mot", "mots"),
                ),
        },

        RememberedRows { rows: usize }
            en: ("kept for the next import: whom {}", count_en(*rows, "row is about", "rows are about"))
            fr: ("retenu pour le prochain import : de qui {}", count_fr(*rows, "ligne parle", "lignes parlent")),

        NoRejects { file: String }
            en: "no row was rejected: {file} was not written"
            fr: "aucune ligne rejetée : {file} n'a pas été écrit",
    }
}
