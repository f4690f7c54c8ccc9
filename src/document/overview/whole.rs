//! The page: one part a cohort.

use serde::Serialize;

use super::part::{CohortPart, part};
use super::phrase::OverviewPhrase;
use super::pseudonyms::pseudonymous;
use super::scope::OverviewScope;
use crate::domain::records::CohortRecords;
use crate::domain::values::Value;
use crate::domain::vocabulary::Attendance;
use crate::lang::words::Words as _;

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    pub title: String,
    pub parts: Vec<CohortPart>,
    /// What stands under everything.
    pub foot: String,
    /// Where each word of the page stands beside the data.
    pub words: Labels,
    /// `fr`, `en`.
    pub lang: &'static str,
}

/// Words that are the same for each part.
#[derive(Clone, Debug, Serialize)]
pub struct Labels {
    pub sessions: String,
    pub due: String,
    pub seats: String,
    pub people: String,
    pub name: String,
    pub hours: String,
    pub today: String,
    /// The signs of the table of people, each with its class and what it means.
    pub legend: Vec<Sign>,
}

/// A sign of a legend.
#[derive(Clone, Debug, Serialize)]
pub struct Sign {
    pub class: &'static str,
    pub shown: &'static str,
    pub text: String,
}

/// The page of those cohorts; `pseudonyms`: ids in place of names.
pub fn overview(scope: &OverviewScope<'_>, cohorts: Vec<CohortRecords>, pseudonyms: bool) -> Overview {
    let cohorts = cohorts.into_iter().map(|records| if pseudonyms { pseudonymous(records) } else { records });
    let say = |phrase: OverviewPhrase| phrase.say(scope.lang);
    let provider = scope.programme.provider.name.clone();
    Overview {
        title: scope.programme.title.clone(),
        parts: cohorts.map(|records| part(scope, &records)).collect(),
        foot: say(OverviewPhrase::Foot { provider, today: scope.now.date(), pseudonyms }),
        words: labels(scope),
        lang: scope.lang.pick("en", "fr"),
    }
}

fn labels(scope: &OverviewScope<'_>) -> Labels {
    let say = |phrase: OverviewPhrase| phrase.say(scope.lang);
    let sign = |class, shown, phrase: OverviewPhrase| Sign { class, shown, text: say(phrase) };
    let mark =
        |class, shown, mark: Attendance| Sign { class, shown, text: Value::from(mark).word(scope.lang).to_owned() };
    Labels {
        sessions: say(OverviewPhrase::Sessions),
        due: say(OverviewPhrase::ToDo),
        seats: say(OverviewPhrase::Seats),
        people: say(OverviewPhrase::People),
        name: say(OverviewPhrase::Name),
        hours: say(OverviewPhrase::Hours),
        today: say(OverviewPhrase::Today),
        legend: vec![
            mark("whole", "✓", Attendance::Present),
            sign("partly", "′", OverviewPhrase::Partly),
            mark("excused", "", Attendance::Excused),
            mark("absent", "", Attendance::Absent),
            sign("unmarked", "?", OverviewPhrase::Unmarked),
            sign("future", "", OverviewPhrase::ToCome),
            sign("elsewhere", "", OverviewPhrase::NotExpected),
        ],
    }
}
