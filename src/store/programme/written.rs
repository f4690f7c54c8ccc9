//! A definition as somebody typed it: the shape is right, the meaning is not checked yet. Values keep their place, so
//! that what is found later can still be pointed at. What it means is [`super::validate`]'s.

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::pedagogy::settings::Settings;
use crate::domain::programme::definition::SheetTexts;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::vocabulary::{FunderKind, Modality, ModuleKind};

/// A value and the bytes it was read from.
#[derive(Clone, Debug)]
pub struct Written<T> {
    pub value: T,
    pub span: Range<usize>,
}

impl<T> Written<T> {
    /// A value and its place.
    pub fn new(value: T, span: Range<usize>) -> Self {
        Self { value, span }
    }
}

/// A text that may not have been written.
pub type Maybe = Option<Written<String>>;

/// A whole `programme.toml`.
#[derive(Debug, Default)]
pub struct WrittenProgramme {
    pub id: Maybe,
    pub title: Maybe,
    pub sector: Maybe,
    pub language: Option<String>,
    pub timezone: Maybe,
    pub modality: Option<Modality>,
    pub context: Maybe,
    pub objectives: Vec<Written<String>>,
    pub audience: Maybe,
    pub sheet: SheetTexts,
    pub in_bpf: Option<bool>,
    pub bpf_objective: Option<String>,
    pub nsf: Maybe,
    pub complete_at: Option<Share>,
    pub tolerance_minutes: Option<u32>,
    pub updated: Option<Written<NaiveDate>>,
    pub pedagogy: Settings,
    pub provider: WrittenProvider,
    pub fields: Vec<WrittenField>,
    pub eligibility: Vec<WrittenRule>,
    pub trainers: Vec<WrittenTrainer>,
    pub funders: Vec<WrittenFunder>,
    pub modules: Vec<WrittenModule>,
    pub cohorts: Vec<WrittenCohort>,
}

/// `[provider]`.
#[derive(Debug, Default)]
pub struct WrittenProvider {
    pub name: Maybe,
    pub siret: Maybe,
    pub nda: Maybe,
    pub address: Maybe,
    pub town: Maybe,
    pub representative: Maybe,
    pub representative_role: Maybe,
    pub logo: Maybe,
    pub email: Maybe,
    pub phone: Maybe,
    pub nda_region: Maybe,
    pub rules: Maybe,
    pub region: Option<String>,
    pub retention_years: Option<u32>,
}

/// One of `[[fields]]`.
#[derive(Debug)]
pub struct WrittenField {
    pub id: Maybe,
    pub label: Maybe,
    pub values: Vec<Written<String>>,
    pub required: Option<bool>,
    pub several: Option<bool>,
}

/// One line of `[eligibility]`.
#[derive(Debug)]
pub struct WrittenRule {
    pub column: Written<String>,
    pub allowed: Vec<Written<String>>,
}

/// One of `[[trainers]]`.
#[derive(Debug)]
pub struct WrittenTrainer {
    pub id: Maybe,
    pub name: Maybe,
    pub external: Option<bool>,
}

/// One of `[[funders]]`.
#[derive(Debug)]
pub struct WrittenFunder {
    pub id: Maybe,
    pub name: Maybe,
    pub kind: Option<FunderKind>,
    pub file_number: Maybe,
    pub retention_years: Option<u32>,
    pub hours_per_day: Option<Share>,
    pub hours_per_half_day: Option<Share>,
    pub min_participants: Option<u32>,
    pub max_participants: Option<u32>,
    pub format: Option<String>,
    pub columns: Vec<String>,
}

/// One of `[[modules]]`.
#[derive(Debug)]
pub struct WrittenModule {
    pub id: Maybe,
    pub title: Maybe,
    pub kind: Option<ModuleKind>,
    pub hours: Option<Written<Minutes>>,
    pub content: Vec<Written<String>>,
}

/// One of `[[cohorts]]`, or a `cohort.toml`.
#[derive(Debug)]
pub struct WrittenCohort {
    pub id: Maybe,
    pub capacity: Option<u32>,
    pub sessions: Vec<WrittenSession>,
    pub span: Range<usize>,
}

/// A session of a cohort.
#[derive(Debug, Default)]
pub struct WrittenSession {
    pub id: Maybe,
    pub module: Maybe,
    pub date: Option<Written<NaiveDate>>,
    pub start: Option<Written<NaiveTime>>,
    pub end: Option<Written<NaiveTime>>,
    pub trainer: Maybe,
    pub link: Maybe,
    pub place: Maybe,
    pub modality: Option<Modality>,
    pub capacity: Option<u32>,
    pub cancelled: bool,
    pub note: Maybe,
    pub moved_from: Vec<NaiveDate>,
    pub span: Range<usize>,
}
