//! What is taught, by whom, for whom and who pays: the definition once it is valid. How it is written, and every
//! way it can be wrong, is the store's.

use chrono::NaiveDate;

use crate::domain::headings::Heading;
use crate::lang::folded::{only_called, same_words};
use crate::lang::{folded_words, words::Lang};

use super::ids::{FieldId, FunderId, ModuleId, TrainerId};
use crate::domain::pedagogy::settings::Settings;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::vocabulary::{FunderKind, Modality, ModuleKind};

/// One `programme.toml`, cohorts apart.
#[derive(Clone, Debug)]
pub struct Programme {
    /// `programme.id`.
    pub id: String,
    /// The exact title, the same on every document.
    pub title: String,
    /// The sector, printed above the title.
    pub sector: String,
    /// Language of documents: `fr` or `en`.
    pub language: String,
    /// IANA zone in which dates and times are written.
    pub timezone: chrono_tz::Tz,
    /// Where people sit, unless a session says otherwise.
    pub modality: Modality,
    pub context: String,
    /// What participants will be able to do.
    pub objectives: Vec<String>,
    pub audience: String,
    /// Sections of the sheet that may be missing, in the order of the sheet.
    pub sheet: SheetTexts,
    /// Whether it counts in the yearly return.
    pub in_bpf: bool,
    /// Line of frame F-3 of the yearly return, `a` to `f`.
    pub bpf_objective: String,
    /// Code of frame F-4, three digits; empty when not chosen.
    pub nsf: String,
    /// House rule: the share of planned hours from which a path counts as completed.
    pub complete_at: Share,
    /// House rule: how late one may come, and how early go, and still count from a session's start, or to its end.
    pub tolerance: Minutes,
    /// Day of the programme sheet (Qualiopi 1).
    pub updated: Option<NaiveDate>,
    /// How votes and scores of the modules are counted.
    pub pedagogy: Settings,
    pub provider: Provider,
    /// Questions beyond the standard columns of an enrolment.
    pub fields: Vec<Field>,
    pub eligibility: Vec<EligibilityRule>,
    pub trainers: Vec<Trainer>,
    pub funders: Vec<Funder>,
    /// The parts, in order.
    pub modules: Vec<Module>,
}

/// Optional sections of the programme sheet; an empty text is a section not written.
#[derive(Clone, Debug, Default)]
pub struct SheetTexts {
    pub prerequisites: String,
    pub methods: String,
    pub evaluation: String,
    pub price: String,
    /// How and when one gets in.
    pub access: String,
    /// Accessibility to people with a disability.
    pub accessibility: String,
    /// Technical and pedagogical assistance at a distance (D6313-3-1).
    pub support: String,
    pub contact: String,
}

/// Organisme de formation.
#[derive(Clone, Debug, Default)]
pub struct Provider {
    pub name: String,
    /// 14 digits, or empty.
    pub siret: String,
    /// Numéro de déclaration d'activité: 11 digits, or empty.
    pub nda: String,
    pub address: String,
    /// Where documents are signed.
    pub town: String,
    /// Who signs them.
    pub representative: String,
    /// As what they sign: `présidente`.
    pub representative_role: String,
    /// A picture for the head of papers: an SVG or a PNG, from the folder of the programme.
    pub logo: String,
    pub email: String,
    pub phone: String,
    /// The region whose prefect registered the activity (R6351-6).
    pub nda_region: String,
    /// Règlement intérieur: an address or a file.
    pub rules: String,
    /// Adds the holidays of Alsace-Moselle (L3134-13).
    pub alsace_moselle: bool,
    /// Years data are kept, unless the funder says more.
    pub retention_years: Option<u32>,
}

/// Whether a heading is what people call a column that every enrolment has.
pub fn is_of_every_enrolment(heading: &str) -> bool {
    const COLUMNS: [Heading; 14] = [
        Heading::LastName,
        Heading::FirstName,
        Heading::State,
        Heading::Email,
        Heading::Phone,
        Heading::Organisation,
        Heading::Status,
        Heading::Funder,
        Heading::Modules,
        Heading::EnrolledOn,
        Heading::StartsOn,
        Heading::EndedOn,
        Heading::Reason,
        Heading::Note,
    ];
    let heading = folded_words(heading);
    let is = |name: &str| folded_words(name) == heading;
    ["E-mail", "Email", "Mail", "Courriel"].into_iter().any(is)
        || COLUMNS.iter().any(|column| is(column.label(Lang::En)) || is(column.label(Lang::Fr)) || is(column.key()))
}

/// A question of this programme.
#[derive(Clone, Debug)]
pub struct Field {
    /// Column of the enrolments table.
    pub id: FieldId,
    /// The question as people read it.
    pub label: String,
    /// Allowed answers; empty = any text.
    pub values: Vec<String>,
    /// Whether an enrolment must answer it.
    pub required: bool,
    /// Whether an answer may be several of the values: they stand in their order, joined by `;`.
    pub several: bool,
}

/// The question that is meant by what was typed.
pub fn question_called<'f>(fields: &'f [Field], typed: &str) -> Option<&'f Field> {
    fields
        .iter()
        .find(|field| field.is_called(typed))
        .or_else(|| only_called(&fields.iter(), typed, |_| false, |field| vec![&field.label]))
}

impl Field {
    /// Whether it is meant by what was typed: its id, or its label, case, accents and signs aside.
    pub fn is_called(&self, typed: &str) -> bool {
        self.id.as_str() == typed.trim() || same_words(self.id.as_str(), typed) || same_words(&self.label, typed)
    }

    /// As a form or a report names it: by its label, or by its id where a column of every enrolment is called so.
    pub fn shown(&self) -> &str {
        if is_of_every_enrolment(&self.label) { self.id.as_str() } else { &self.label }
    }

    /// The values that an answer holds.
    pub fn chosen<'a>(&self, answer: &'a str) -> Vec<&'a str> {
        if self.several {
            answer.split(';').map(str::trim).filter(|value| !value.is_empty()).collect()
        } else {
            vec![answer]
        }
    }
}

/// Allowed values of one standard column or field.
#[derive(Clone, Debug)]
pub struct EligibilityRule {
    /// `status`, `organisation`, … or the id of a field.
    pub column: String,
    /// Values that let somebody in.
    pub allowed: Vec<String>,
}

/// Formateur, intervenant.
#[derive(Clone, Debug)]
pub struct Trainer {
    /// Referred to by sessions.
    pub id: TrainerId,
    /// As printed.
    pub name: String,
    /// Works for another body (frame E of the yearly return).
    pub external: bool,
}

/// Financeur.
#[derive(Clone, Debug)]
pub struct Funder {
    /// Referred to by enrolments.
    pub id: FunderId,
    /// As printed.
    pub name: String,
    pub kind: FunderKind,
    /// Number of the file or agreement.
    pub file_number: String,
    /// Years it wants proofs kept.
    pub retention_years: Option<u32>,
    /// FDVA: what the region calls a day.
    pub hours_per_day: Option<Share>,
    /// FDVA: what the region calls a half-day.
    pub hours_per_half_day: Option<Share>,
    /// FDVA: least number of participants.
    pub min_participants: Option<u32>,
    /// FDVA: greatest number of participants.
    pub max_participants: Option<u32>,
    /// How it wants its attendance file.
    pub export: FunderExport,
}

/// `[funders.export]`.
#[derive(Clone, Debug, Default)]
pub struct FunderExport {
    /// A format of `--format`, or none.
    pub format: Option<String>,
    /// Keys of columns, in its order; empty = all.
    pub columns: Vec<String>,
}

/// A part of the programme.
#[derive(Clone, Debug)]
pub struct Module {
    /// Referred to by sessions and enrolments.
    pub id: ModuleId,
    /// As printed.
    pub title: String,
    pub kind: ModuleKind,
    /// Planned length.
    pub planned: Minutes,
    pub content: Vec<String>,
}

impl Programme {
    pub fn module(&self, id: &ModuleId) -> Option<&Module> {
        self.modules.iter().find(|module| module.id == *id)
    }

    pub fn funder(&self, id: &FunderId) -> Option<&Funder> {
        self.funders.iter().find(|funder| funder.id == *id)
    }

    pub fn trainer(&self, id: &TrainerId) -> Option<&Trainer> {
        self.trainers.iter().find(|trainer| trainer.id == *id)
    }
}
