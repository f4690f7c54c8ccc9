//! A module on a paper: `modules[]` in templates.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::days::days;
use super::session::SessionFacts;
use crate::domain::index::SessionIndex;
use crate::domain::paper::content::paper_time;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::{Module, Programme};
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::lang::Lang;

/// A module, with the sessions that a paper is about.
#[derive(Clone, Debug, Serialize)]
pub struct ModuleFacts {
    /// Its place in the programme, from 1.
    pub number: usize,
    pub id: String,
    pub title: String,
    /// `exchange`, `workshop`, …
    pub kind: &'static str,
    pub content: Vec<String>,
    /// Length of its sessions that take place; without sessions, its planned length.
    pub minutes: u32,
    /// `le 16 mars 2021 de 14h00 à 17h00`; empty without sessions.
    pub when: String,
    /// Names of those who teach it, each once.
    pub trainers: Vec<String>,
    pub sessions: Vec<SessionFacts>,
}

impl ModuleFacts {
    /// Every module of the programme, without dates.
    pub fn undated(programme: &Programme) -> Vec<Self> {
        (1..).zip(&programme.modules).map(|(number, module)| Self::of(number, module)).collect()
    }

    /// The modules to which these sessions belong, with them.
    pub fn dated(
        (programme, records): (&Programme, &CohortRecords),
        sessions: &[SessionIndex],
        (today, lang): (NaiveDate, Lang),
    ) -> Vec<Self> {
        let whole = (programme, records);
        let with = |(number, module): (usize, &Module)| {
            let is_of = |at: &&SessionIndex| records.session(**at).module == module.id;
            let of: Vec<SessionIndex> = sessions.iter().filter(is_of).copied().collect();
            let held: Vec<&Session> =
                of.iter().map(|at| records.session(*at)).filter(|session| !session.cancelled).collect();
            let facts: Vec<SessionFacts> = of.iter().map(|at| SessionFacts::of(whole, *at, today)).collect();
            let mut trainers: Vec<String> = Vec::new();
            for one in facts.iter().filter(|one| one.state != "cancelled" && !one.trainer.name.is_empty()) {
                if !trainers.contains(&one.trainer.name) {
                    trainers.push(one.trainer.name.clone());
                }
            }
            let minutes: Minutes = held.iter().map(|session| session.minutes()).sum();
            (!of.is_empty()).then(|| Self {
                minutes: minutes.0,
                when: when(&held, lang),
                trainers,
                sessions: facts,
                ..Self::of(number, module)
            })
        };
        (1..).zip(&programme.modules).filter_map(with).collect()
    }

    fn of(number: usize, module: &Module) -> Self {
        Self {
            number,
            id: module.id.to_string(),
            title: module.title.clone(),
            kind: module.kind.key(),
            content: module.content.clone(),
            minutes: module.planned.0,
            when: String::new(),
            trainers: Vec::new(),
            sessions: Vec::new(),
        }
    }
}

/// A space at which no line is broken, and no space, where none is broken either.
const NO_BREAK: char = '\u{a0}';
const JOINED: char = '\u{2060}';

/// The days of sessions with their times, those of the same times together.
fn when(sessions: &[&Session], lang: Lang) -> String {
    let mut times: Vec<(NaiveTime, NaiveTime)> = Vec::new();
    for session in sessions {
        if !times.contains(&(session.start, session.end)) {
            times.push((session.start, session.end));
        }
    }
    let together = |(start, end): &(NaiveTime, NaiveTime)| {
        let of = sessions.iter().filter(|session| (session.start, session.end) == (*start, *end));
        let mut dates: Vec<NaiveDate> = of.map(|session| session.date).collect();
        dates.dedup();
        let (days, start, end) = (days(&dates, true, lang), paper_time(*start, lang), paper_time(*end, lang));
        let (article, comma) = if dates.len() == 1 { ("le", "") } else { ("les", ",") };
        lang.pick(
            format!("{days}, {start}{JOINED}–{JOINED}{end}"),
            format!("{article} {days}{comma} de{NO_BREAK}{start}{NO_BREAK}à{NO_BREAK}{end}"),
        )
    };
    times.iter().map(together).collect::<Vec<_>>().join(lang.pick("; ", " ; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day, programme};

    #[test]
    fn sessions_stand_in_their_modules_and_what_is_cancelled_does_not_count() {
        let mut built = cohort("c");
        built.cohort.sessions[2].cancelled = true;
        let (programme, records) = (programme(), built.records());
        let of = |sessions: &[usize], lang| {
            let sessions: Vec<SessionIndex> = sessions.iter().map(|at| SessionIndex(*at)).collect();
            ModuleFacts::dated((&programme, &records), &sessions, (day("2021-04-05"), lang))
        };
        let modules = of(&[0, 1, 2, 3], Lang::Fr);
        let told: Vec<_> = modules
            .iter()
            .map(|module| (module.number, module.id.as_str(), module.minutes, module.sessions.len()))
            .collect();
        assert_eq!(told, [(1, "m1", 180, 1), (2, "m2", 240, 3)]);
        let states: Vec<_> =
            modules[1].sessions.iter().map(|session| (session.rank, session.of, session.state)).collect();
        assert_eq!(states, [(1, 3, "held"), (0, 3, "cancelled"), (2, 3, "planned")]);
        assert_eq!(modules[0].when, "le 16 mars 2021 de\u{a0}14h00\u{a0}à\u{a0}17h00");
        assert_eq!(of(&[1, 3], Lang::En)[0].when, "2 April, 7 May 2021, 10:00\u{2060}–\u{2060}12:00");
        assert_eq!(of(&[], Lang::Fr).len(), 0);
    }

    #[test]
    fn a_module_without_dates_says_what_is_planned() {
        let modules = ModuleFacts::undated(&programme());
        assert_eq!(modules.iter().map(|module| module.number).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(
            modules.iter().all(|module| module.sessions.is_empty() && module.when.is_empty() && module.minutes > 0)
        );
    }

    #[test]
    fn sessions_of_other_times_are_told_apart_and_trainers_once() {
        let mut built = cohort("c");
        built.cohort.sessions[3].start = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
        built.cohort.sessions[3].end = NaiveTime::from_hms_opt(16, 0, 0).unwrap();
        let (programme, records) = (programme(), built.records());
        let sessions = [1, 2, 3].map(SessionIndex);
        let module = &ModuleFacts::dated((&programme, &records), &sessions, (day("2021-03-01"), Lang::Fr))[0];
        assert_eq!(
            module.when.replace('\u{a0}', " "),
            "les 2 et 9 avril 2021, de 10h00 à 12h00 ; le 7 mai 2021 de 14h00 à 16h00"
        );
        assert_eq!(module.trainers.len(), 1, "{:?}", module.trainers);
    }
}
