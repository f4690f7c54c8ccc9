//! The programme and the cohort on a paper: `programme` and `cohort` in templates.

use serde::Serialize;

use super::head::TemplateDay;
use super::phrase::{PaperZone, Seating};
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::Programme;
use crate::domain::quantity::Minutes;
use crate::lang::{Lang, Words as _};

/// What is taught: the keys of `[programme]`.
#[derive(Clone, Debug, Serialize)]
pub struct ProgrammeFacts {
    pub id: String,
    pub title: String,
    pub sector: String,
    /// `remote`, `in_person`, `blended`.
    pub modality: &'static str,
    pub modality_words: String,
    pub timezone: String,
    /// `heure de Paris`.
    pub timezone_words: String,
    pub context: String,
    pub objectives: Vec<String>,
    pub audience: String,
    pub prerequisites: String,
    pub methods: String,
    pub evaluation: String,
    pub price: String,
    pub access: String,
    pub accessibility: String,
    pub support: String,
    pub contact: String,
    pub updated: Option<TemplateDay>,
}

impl ProgrammeFacts {
    /// Of a programme, in a language.
    pub fn of(programme: &Programme, lang: Lang) -> Self {
        let sheet = &programme.sheet;
        Self {
            id: programme.id.clone(),
            title: programme.title.clone(),
            sector: programme.sector.clone(),
            modality: programme.modality.key(),
            modality_words: Seating::At(programme.modality).say(lang),
            timezone: programme.timezone.name().to_owned(),
            timezone_words: PaperZone { name: programme.timezone.name().to_owned() }.say(lang),
            context: programme.context.clone(),
            objectives: programme.objectives.clone(),
            audience: programme.audience.clone(),
            prerequisites: sheet.prerequisites.clone(),
            methods: sheet.methods.clone(),
            evaluation: sheet.evaluation.clone(),
            price: sheet.price.clone(),
            access: sheet.access.clone(),
            accessibility: sheet.accessibility.clone(),
            support: sheet.support.clone(),
            contact: sheet.contact.clone(),
            updated: programme.updated.map(TemplateDay),
        }
    }
}

/// A group and its dates.
#[derive(Clone, Debug, Serialize)]
pub struct CohortFacts {
    pub id: String,
    pub capacity: Option<u32>,
    /// First and last day of the sessions that take place.
    pub first: Option<TemplateDay>,
    pub last: Option<TemplateDay>,
    /// Length of the sessions that take place.
    pub minutes: u32,
}

impl CohortFacts {
    /// Of a cohort.
    pub fn of(cohort: &Cohort) -> Self {
        let span = cohort.span();
        let lengths = cohort.sessions.iter().filter(|session| !session.cancelled).map(Session::minutes);
        Self {
            id: cohort.id.to_string(),
            capacity: cohort.capacity,
            first: span.map(|(first, _)| TemplateDay(first)),
            last: span.map(|(_, last)| TemplateDay(last)),
            minutes: lengths.sum::<Minutes>().0,
        }
    }
}
