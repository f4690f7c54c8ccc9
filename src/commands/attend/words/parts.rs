//! The lines around the table of a log: first and last, the balance, and the lists of those who were not marked.

use crate::lang::message::words;
use chrono::NaiveDateTime;

use crate::domain::attendance::expectation::Unexpected;
use crate::domain::decide::log::{Balance, UnmarkedVisitor};
use crate::domain::quantity::Minutes;
use crate::lang::dates::clock;
use crate::lang::words::{Lang, count_en, count_fr};

words! {
    /// A line of the answer.
    #[derive(Clone, Debug)]
    pub enum AnswerLine {
        Times { first: NaiveDateTime, last: NaiveDateTime, start: NaiveDateTime, end: NaiveDateTime }
            en: (
                "first arrival {}, planned {} · last departure {}, planned {}",
                time(*first, *start, Lang::En),
                clock(start.time(), Lang::En),
                time(*last, *start, Lang::En),
                clock(end.time(), Lang::En),
            )
            fr: (
                "première arrivée {}, prévue {} · dernier départ {}, prévu {}",
                time(*first, *start, Lang::Fr),
                clock(start.time(), Lang::Fr),
                time(*last, *start, Lang::Fr),
                clock(end.time(), Lang::Fr),
            ),

        Balance(balance: Balance)
            en: { sum(balance, Lang::En) }
            fr: { sum(balance, Lang::Fr) },

        KeptByHand(names: Vec<String>)
            en: ("marked by hand, kept: {}", names.join(", "))
            fr: ("marques posées à la main, gardées : {}", names.join(", ")),

        UnderAMinute(names: Vec<String>)
            en: ("less than a minute, not marked: {}", names.join(", "))
            fr: ("moins d'une minute, sans marque : {}", names.join(", ")),

        Unreadable(names: Vec<String>)
            en: ("duration unknown, not marked: {}", names.join(", "))
            fr: ("durée inconnue, sans marque : {}", names.join(", ")),

        MarkStays(names: Vec<String>)
            en: ("less than a minute or duration unknown, the mark stays as it was: {}", names.join(", "))
            fr: ("moins d'une minute ou durée inconnue, la marque reste comme elle était : {}", names.join(", ")),

        Staff(seen: Vec<UnmarkedVisitor>)
            en: ("staff, left out: {}", people(seen, Lang::En))
            fr: ("équipe, laissée de côté : {}", people(seen, Lang::Fr)),

        NotExpected(list: Vec<(String, Unexpected, Minutes)>)
            en: ("not expected here, not marked: {}", unexpected(list, Lang::En))
            fr: ("non attendus ici, sans marque : {}", unexpected(list, Lang::Fr)),

        Dismissed(seen: Vec<UnmarkedVisitor>)
            en: ("nobody of the cohort, as told: {}", people(seen, Lang::En))
            fr: ("extérieurs, comme indiqué : {}", people(seen, Lang::Fr)),

        Recalled(list: Vec<(String, String)>)
            en: ("remembered from before: {}", recalled(list, Lang::En))
            fr: ("nom déjà retenu : {}", recalled(list, Lang::Fr)),

        Unknown(seen: Vec<UnmarkedVisitor>)
            en: ("unknown, not marked: {}", people(seen, Lang::En))
            fr: ("inconnus, sans marque : {}", people(seen, Lang::Fr)),

        UnknownBeside(seen: Vec<UnmarkedVisitor>)
            en: ("unknown, connected beside the session only: {}", people(seen, Lang::En))
            fr: ("inconnus, connectés seulement hors de la séance : {}", people(seen, Lang::Fr)),

        Waiting(seen: Vec<UnmarkedVisitor>)
            en: ("waiting room, no presence: {}", people(seen, Lang::En))
            fr: ("salle d'attente, ce n'est pas une présence : {}", people(seen, Lang::Fr)),

        NoShows(seen: Vec<UnmarkedVisitor>)
            en: ("registered, never came: {}", people(seen, Lang::En))
            fr: ("préinscrits, jamais venus : {}", people(seen, Lang::Fr)),

        Absent(names: Vec<String>)
            en: ("not in the log, absent: {}", names.join(", "))
            fr: ("pas dans le journal, absents : {}", names.join(", ")),

        Unmarked(names: Vec<String>)
            en: ("not in the log, still without a mark: {}", names.join(", "))
            fr: ("pas dans le journal, toujours sans marque : {}", names.join(", ")),

        UnmarkedUnread(names: Vec<String>)
            en: ("in a part of the log that is not read, still without a mark: {}", names.join(", "))
            fr: ("dans une partie du journal qui n'est pas lue, toujours sans marque : {}", names.join(", ")),

        AbsentBeside(names: Vec<String>)
            en: ("in the log, but not in the session, absent: {}", names.join(", "))
            fr: ("dans le journal, mais pas en séance, absents : {}", names.join(", ")),

        UnmarkedBeside(names: Vec<String>)
            en: ("in the log, but not in the session, still without a mark: {}", names.join(", "))
            fr: ("dans le journal, mais pas en séance, toujours sans marque : {}", names.join(", ")),
    }
}

impl AnswerLine {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Times { .. } | Self::Balance(_) => false,
            Self::KeptByHand(names)
            | Self::UnderAMinute(names)
            | Self::Unreadable(names)
            | Self::MarkStays(names)
            | Self::Absent(names)
            | Self::Unmarked(names)
            | Self::AbsentBeside(names)
            | Self::UnmarkedUnread(names)
            | Self::UnmarkedBeside(names) => names.is_empty(),
            Self::Staff(seen)
            | Self::Dismissed(seen)
            | Self::Unknown(seen)
            | Self::UnknownBeside(seen)
            | Self::Waiting(seen)
            | Self::NoShows(seen) => seen.is_empty(),
            Self::NotExpected(list) => list.is_empty(),
            Self::Recalled(list) => list.is_empty(),
        }
    }
}

/// `“iPhone de Karim” = Karim Haddad`.
fn recalled(list: &[(String, String)], lang: Lang) -> String {
    let one = |(shown, name): &(String, String)| match lang {
        Lang::En => format!("“{shown}” = {name}"),
        Lang::Fr => format!("« {shown} » = {name}"),
    };
    list.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A time, with its day where that is not the session's.
fn time(time: NaiveDateTime, session: NaiveDateTime, lang: Lang) -> String {
    let clock = clock(time.time(), lang);
    if time.date() == session.date() {
        clock
    } else {
        format!("{} {clock}", crate::lang::dates::long_date(time.date(), lang))
    }
}

/// `Camille Durand (210 min), iPhone de Karim (17 min)`.
pub(super) fn people(seen: &[UnmarkedVisitor], lang: Lang) -> String {
    let person = |seen: &UnmarkedVisitor| {
        let name = match (seen.name.as_str(), seen.email.as_str()) {
            ("", "") => lang.pick("without a name", "sans nom"),
            ("", email) => email,
            (name, _) => name,
        };
        match seen.minutes {
            Some(minutes) => format!("{name} ({} min)", minutes.0),
            None => name.to_owned(),
        }
    };
    seen.iter().map(person).collect::<Vec<_>>().join(", ")
}

fn unexpected(list: &[(String, Unexpected, Minutes)], lang: Lang) -> String {
    let why = |because: Unexpected| match because {
        Unexpected::SessionCancelled => lang.pick("session cancelled", "séance annulée"),
        Unexpected::Waiting => lang.pick("on the waiting list", "en liste d'attente"),
        Unexpected::EnrolmentCancelled => lang.pick("enrolment cancelled", "inscription annulée"),
        Unexpected::OtherModules => lang.pick("does not follow this module", "ne suit pas ce module"),
        Unexpected::BeforeStart(_) => lang.pick("starts later", "commence plus tard"),
        Unexpected::AfterEnd(_) => lang.pick("left before", "est parti·e avant"),
    };
    let one = |(name, because, minutes): &(String, Unexpected, Minutes)| {
        format!("{name} ({}, {} min)", why(*because), minutes.0)
    };
    list.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// `14 rows = 9 people + 2 staff + 1 unknown + 2 reconnections`.
fn sum(balance: &Balance, lang: Lang) -> String {
    let parts = [
        (balance.people, ("person", "people"), ("personne", "personnes")),
        (balance.not_expected, ("not expected", "not expected"), ("personne non attendue", "personnes non attendues")),
        (balance.staff, ("staff", "staff"), ("de l'équipe", "de l'équipe")),
        (balance.dismissed, ("outside the cohort", "outside the cohort"), ("hors cohorte", "hors cohorte")),
        (balance.unknown, ("unknown", "unknown"), ("inconnu", "inconnus")),
        (balance.reconnections, ("reconnection", "reconnections"), ("reconnexion", "reconnexions")),
        (balance.outside, ("outside the session", "outside the session"), ("hors séance", "hors séance")),
        (balance.waiting, ("in the waiting room", "in the waiting room"), ("en salle d'attente", "en salle d'attente")),
        (balance.no_shows, ("never came", "never came"), ("jamais venu", "jamais venus")),
        (balance.departures, ("departure", "departures"), ("départ", "départs")),
    ];
    let parts = parts.iter().filter(|(count, ..)| *count > 0).map(|(count, en, fr)| match lang {
        Lang::En => count_en(*count, en.0, en.1),
        Lang::Fr => count_fr(*count, fr.0, fr.1),
    });
    let rows = match lang {
        Lang::En => count_en(balance.rows, "row", "rows"),
        Lang::Fr => count_fr(balance.rows, "ligne", "lignes"),
    };
    format!("{rows} = {}", parts.collect::<Vec<_>>().join(" + "))
}
