//! Somebody on a paper: `person` in templates.

use serde::Serialize;

use super::days::days;
use super::head::TemplateDay;
use super::phrase::{EnrolledAs, Link};
use crate::domain::attendance::tally::Tally;
use crate::domain::index::EnrolmentIndex;
use crate::domain::paper::figures::{Figures, of_module};
use crate::domain::paper::period::Period;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;
use crate::lang::{Lang, Words as _};

/// Somebody and what they followed.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    pub id: String,
    pub first_name: String,
    pub last_name: String,
    /// `Mme`, `M.`: the answer to the question `civility`, where the programme asks it.
    pub civility: String,
    pub organisation: String,
    /// `employee`; empty where it is not known.
    pub status: &'static str,
    pub status_words: String,
    /// `salarié(e) de l’entreprise X`; empty where there is nothing to say.
    pub link_words: String,
    pub email: String,
    pub funder: String,
    pub planned_minutes: u32,
    pub attended_minutes: u32,
    /// First and last day of the sessions at which they are expected.
    pub first: Option<TemplateDay>,
    pub last: Option<TemplateDay>,
    /// Those of which a session is planned for them, or that they attended.
    pub modules: Vec<Followed>,
}

/// A module that somebody follows.
#[derive(Clone, Debug, Serialize)]
pub struct Followed {
    /// Its place in the programme, from 1.
    pub number: usize,
    pub id: String,
    pub title: String,
    pub planned_minutes: u32,
    pub attended_minutes: u32,
    /// Days of its sessions.
    pub dates: Vec<TemplateDay>,
    /// The same in a line: `2 et 9 avril, 7 et 21 mai`.
    pub when: String,
}

impl Person {
    /// Somebody, and what they followed in a period.
    pub fn following(
        (programme, records): (&Programme, &CohortRecords),
        person: EnrolmentIndex,
        period: Period,
        figures: &Figures,
        lang: Lang,
    ) -> Self {
        let modules = (1..).zip(&programme.modules).filter_map(|(number, module)| {
            let (tally, dates) = of_module(records, person, period, &module.id);
            (tally != Tally::default()).then(|| Followed {
                number,
                id: module.id.to_string(),
                title: module.title.clone(),
                planned_minutes: tally.planned.0,
                attended_minutes: tally.attended.0,
                when: days(&dates, false, lang),
                dates: dates.into_iter().map(TemplateDay).collect(),
            })
        });
        Self {
            planned_minutes: figures.tally.planned.0,
            attended_minutes: figures.tally.attended.0,
            first: figures.days.map(|(first, _)| TemplateDay(first)),
            last: figures.days.map(|(_, last)| TemplateDay(last)),
            modules: modules.collect(),
            ..Self::named(programme, records.enrolment(person), lang)
        }
    }

    /// Somebody, without what they followed.
    pub fn named(programme: &Programme, row: &Enrolment, lang: Lang) -> Self {
        let funder = row.funder.as_ref().and_then(|id| programme.funder(id));
        let link = Link { status: row.status, organisation: &row.organisation };
        Self {
            id: row.id.to_string(),
            first_name: row.first_name.clone(),
            last_name: row.last_name.clone(),
            civility: row.field("civility").to_owned(),
            organisation: row.organisation.clone(),
            status: row.status.map_or("", |status| status.key()),
            status_words: row.status.map(|status| EnrolledAs::Of(status).say(lang)).unwrap_or_default(),
            link_words: link.say(lang),
            email: row.email.clone(),
            funder: funder.map(|funder| funder.name.clone()).unwrap_or_default(),
            planned_minutes: 0,
            attended_minutes: 0,
            first: None,
            last: None,
            modules: Vec::new(),
        }
    }

    /// As one reads it.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}
