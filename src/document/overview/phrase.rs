//! What the page says beside the data.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::session_count::SessionCount;
use crate::domain::programme::ids::CohortId;
use crate::domain::quantity::{Minutes, Share};
use crate::lang::dates::{clock, full_date, long_date, short_date};
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr};

words! {
    /// A heading or a sentence of the page.
    #[derive(Clone, Debug, PartialEq)]
    pub enum OverviewPhrase {
        Sessions en: "Sessions" fr: "Les séances",
        ToDo en: "To do" fr: "À faire",
        NothingToDo en: "Nothing is due." fr: "Rien n'est à faire.",
        Seats en: "Seats" fr: "Places",
        People en: "People" fr: "Les personnes",
        Name en: "Name" fr: "Nom",
        Hours en: "Hours attended, still possible" fr: "Heures suivies, encore possibles",
        Today en: "today" fr: "aujourd'hui",
        Partly en: "part of it, in minutes" fr: "une partie, en minutes",
        Unmarked en: "not marked" fr: "non renseigné",
        ToCome en: "to come" fr: "à venir",
        NotExpected en: "not expected" fr: "non attendu",
        Cancelled en: "cancelled" fr: "annulée",
        Threshold { at: Share }
            en: ("line: {} of planned hours", percent(*at, Lang::En))
            fr: ("trait : {} des heures prévues", percent(*at, Lang::Fr)),

        Cohort { cohort: CohortId, span: Option<(NaiveDate, NaiveDate)>, today: NaiveDate }
            en: {
                let span = span.map(|(first, last)| format!("from {} to {} · ", long_date(first, Lang::En), long_date(last, Lang::En)));
                format!("Cohort {cohort} · {}as of {}", span.unwrap_or_default(), long_date(*today, Lang::En))
            }
            fr: {
                let span = span.map(|(first, last)| format!("du {} au {} · ", long_date(first, Lang::Fr), long_date(last, Lang::Fr)));
                format!("Groupe {cohort} · {}état au {}", span.unwrap_or_default(), long_date(*today, Lang::Fr))
            },

        Held en: "sessions held" fr: "séances tenues",
        PresentOf { unmarked: usize }
            en: ("presences at sessions held{}", if *unmarked == 0 { String::new() } else { format!(", {unmarked} to be marked") })
            fr: ("présences aux séances tenues{}", if *unmarked == 0 { String::new() } else { format!(", {unmarked} à noter") }),

        Complete { at: Share }
            en: ("completed their path already ({})", percent(*at, Lang::En))
            fr: ("ont déjà leur parcours complet ({})", percent(*at, Lang::Fr)),

        OutOfReach en: "cannot complete it any more" fr: "ne pourront plus l'atteindre",
        SeatsTaken { waiting: usize }
            en: ("seats taken{}", if *waiting == 0 { String::new() } else { format!(", {waiting} waiting") })
            fr: ("places prises{}", if *waiting == 0 { String::new() } else { format!(", {waiting} en attente") }),

        EnrolledHere { waiting: usize }
            en: ("enrolled, without limit{}", if *waiting == 0 { String::new() } else { format!(", {waiting} waiting") })
            fr: ("personnes inscrites, sans limite{}", if *waiting == 0 { String::new() } else { format!(", {waiting} en attente") }),

        SeatsInWords { taken: usize, capacity: usize, waiting: usize }
            en: ("{taken} of {} taken, {} waiting", count_en(*capacity, "seat", "seats"), waiting)
            fr: ("{} sur {capacity}, {waiting} en attente", count_fr(*taken, "place prise", "places prises")),

        Counted { session: String, date: NaiveDate, count: SessionCount }
            en: {
                let SessionCount { expected, present, unmarked, .. } = count;
                let unmarked = if *unmarked == 0 { String::new() } else { format!(", {unmarked} not marked") };
                format!("{session}, {}: {present} present of {expected}{unmarked}", short_date(*date, Lang::En))
            }
            fr: {
                let SessionCount { expected, present, unmarked, .. } = count;
                let unmarked = if *unmarked == 0 { String::new() } else { format!(", {unmarked} sans marque") };
                format!("{session}, {} : {present} présents sur {expected}{unmarked}", short_date(*date, Lang::Fr))
            },

        NotHeld { session: String, date: NaiveDate, cancelled: bool }
            en: ("{session}, {}: {}", short_date(*date, Lang::En), if *cancelled { "cancelled" } else { "to come" })
            fr: ("{session}, {} : {}", short_date(*date, Lang::Fr), if *cancelled { "annulée" } else { "à venir" }),

        OutOfReachNames en: "Can no longer complete" fr: "Parcours complet hors d'atteinte",
        AtBest { name: String, rate: Share }
            en: ("{name}: {} of the hours at best", percent(*rate, Lang::En))
            fr: ("{name} : au mieux {} des heures", percent(*rate, Lang::Fr)),

        Best { rate: Share }
            en: ("{} at best", percent(*rate, Lang::En))
            fr: ("au mieux {}", percent(*rate, Lang::Fr)),

        More { more: usize } en: "… and {more} more" fr: "… et {more} de plus",
        Next en: "Next session" fr: "Prochaine séance",
        NextIs { session: String, date: NaiveDate, start: NaiveTime, trainer: String }
            en: {
                let with = if trainer.is_empty() { String::new() } else { format!(", with {trainer}") };
                format!("{session}: {}, {}{with}", full_date(*date, Lang::En), clock(*start, Lang::En))
            }
            fr: {
                let with = if trainer.is_empty() { String::new() } else { format!(", avec {trainer}") };
                format!("{session} : {}, {}{with}", full_date(*date, Lang::Fr), clock(*start, Lang::Fr))
            },

        Of { attended: Minutes, planned: Minutes }
            en: ("{} / {}", hours(*attended, Lang::En), hours(*planned, Lang::En))
            fr: ("{} / {}", hours(*attended, Lang::Fr), hours(*planned, Lang::Fr)),

        Foot { provider: String, today: NaiveDate, pseudonyms: bool }
            en: {
                let names = if *pseudonyms { "ids in place of names" } else { "names and presences: not to be published" };
                let provider = if provider.is_empty() { String::new() } else { format!("{provider} · ") };
                format!("{provider}made on {} with the program formation · {names}", long_date(*today, Lang::En))
            }
            fr: {
                let names = if *pseudonyms { "des identifiants à la place des noms" } else { "noms et présences : à ne pas publier" };
                let provider = if provider.is_empty() { String::new() } else { format!("{provider} · ") };
                format!("{provider}établi le {} avec le logiciel formation · {names}", long_date(*today, Lang::Fr))
            },
    }
}

/// `76.9 %`, `80 %`: in tenths, rounded as rates are.
fn percent(share: Share, lang: Lang) -> String {
    let tenths = share.thousandths();
    match tenths % 10 {
        0 => format!("{}\u{a0}%", tenths / 10),
        rest => format!("{}{}{rest}\u{a0}%", tenths / 10, lang.pick('.', ',')),
    }
}

/// `8.5 h`, `8,58 h`, `13 h`: hundredths of hours, rounded as reports do.
fn hours(minutes: Minutes, lang: Lang) -> String {
    let hundredths = minutes.hundredths_of_hours();
    let decimals = format!("{:02}", hundredths % 100);
    match decimals.trim_end_matches('0') {
        "" => format!("{}\u{a0}h", hundredths / 100),
        decimals => format!("{}{}{decimals}\u{a0}h", hundredths / 100, lang.pick('.', ',')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_and_rates_are_as_short_as_they_can_be() {
        let text = |minutes| hours(Minutes(minutes), Lang::Fr).replace('\u{a0}', " ");
        assert_eq!([780, 510, 515, 6].map(text), ["13 h", "8,5 h", "8,58 h", "0,1 h"]);
        let rate = |part, whole| percent(Share::new(part, whole).unwrap(), Lang::En).replace('\u{a0}', " ");
        assert_eq!([rate(4, 5), rate(10, 13), rate(2999, 3000)], ["80 %", "76.9 %", "99.9 %"]);
    }
}
