//! What a funder's dossier still lacks: whoever pays asks for it sooner or later.

use chrono::NaiveDateTime;

use super::provider::lacking;
use super::reason::PaperReason;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::SessionId;
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::vocabulary::Attendance;
use crate::lang::message::words;
use crate::lang::words::{list_en, list_fr};

words! {
    /// Something that a dossier lacks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Missing {
        /// Keys of `[provider]` that a document needs.
        Provider { keys: Vec<&'static str> }
            en: "{keys} of `[provider]` in programme.toml"
            fr: "{keys} de `[provider]` dans programme.toml",

        Unmarked { session: SessionId, people: Vec<String> }
            en: ("{session}: not marked: {}", list_en(people))
            fr: ("{session} : présence non renseignée : {}", list_fr(people)),

        OpenSheet { session: SessionId }
            en: "{session}: the sheet is not closed"
            fr: "{session} : la feuille n'est pas close",

        NoProof { session: SessionId, people: Vec<String> }
            en: ("{session}: no evidence for {}", list_en(people))
            fr: ("{session} : pas de justificatif pour {}", list_fr(people)),

        /// Of somebody who attended something, or will.
        NoCertificate { person: String, why: PaperReason }
            en: "no certificate for {person}: {why}"
            fr: "pas de certificat pour {person} : {why}",

        /// A file of evidence that marks cite, and that is nowhere.
        NoFile { digest: String, sessions: Vec<SessionId> }
            en: ("{}: the file of evidence {digest} is gone", list_en(sessions))
            fr: ("{} : le fichier justificatif {digest} a disparu", list_fr(sessions)),
    }
}

/// What the sessions held lack, for the people of these records: session by session.
pub fn missing(programme: &Programme, records: &CohortRecords, now: NaiveDateTime) -> Vec<Missing> {
    let keys = lacking(&programme.provider);
    let mut found: Vec<Missing> = (!keys.is_empty()).then_some(Missing::Provider { keys }).into_iter().collect();
    for (at, session) in records.cohort.indexed_sessions() {
        let seats = || records.seats_at(at).filter(Seat::expected);
        if session.cancelled || session.at(session.end) > now || seats().next().is_none() {
            continue;
        }
        let names = |is: fn(&Seat<'_>) -> bool| -> Vec<String> {
            seats().filter(is).map(|seat| seat.enrolment.full_name()).collect()
        };
        let (unmarked, unproved) = (names(|seat| seat.mark.is_none()), names(is_unproved));
        let id = || session.id.clone();
        if !unmarked.is_empty() {
            found.push(Missing::Unmarked { session: id(), people: unmarked });
        }
        if !unproved.is_empty() {
            found.push(Missing::NoProof { session: id(), people: unproved });
        }
        if records.held(session.id.as_str()).is_none_or(|held| held.closed_on.is_none()) {
            found.push(Missing::OpenSheet { session: id() });
        }
    }
    found
}

/// Whether somebody was there, and nothing proves it.
fn is_unproved(seat: &Seat<'_>) -> bool {
    seat.mark.is_some_and(|mark| {
        mark.attendance == Attendance::Present && mark.minutes > Minutes::ZERO && mark.evidence.proofs().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day, programme};

    #[test]
    fn sessions_held_want_marks_proofs_and_closed_sheets() {
        let records = cohort("c").person("Ann", "Lee", |_| {}).person("Bob", "Ray", |_| {}).present("ann", &["m1-1"]);
        let now = day("2021-03-17").and_hms_opt(9, 0, 0).unwrap();
        let session = || SessionId::new("m1-1");
        let wanted = [
            Missing::Unmarked { session: session(), people: vec!["Bob Ray".to_owned()] },
            Missing::OpenSheet { session: session() },
        ];
        let found = missing(&programme(), &records.records(), now);
        assert_eq!(
            found.iter().filter(|one| !matches!(one, Missing::Provider { .. })).cloned().collect::<Vec<_>>(),
            wanted
        );
    }
}
