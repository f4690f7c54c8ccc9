//! A sheet written again: as its page would have saved it, or without somebody who is erased. What proves the hours of the others
//! stays word for word.

use std::fmt::Write;

use chrono::{DateTime, NaiveTime, Utc};
use sha2::{Digest, Sha256};

use super::canonical::PlainJson;
use super::roster::Listed;
use super::sheet::{Ink, Reopening, Sheet, SheetMark, SheetStay, Signature, TrainerAttestation};
use crate::domain::privacy::forgetting::ERASED;
use crate::domain::privacy::mentions::Mentions;
use crate::domain::vocabulary::Attendance;

impl Sheet {
    /// The bytes of a file; its checksums fit.
    pub fn file(&self) -> String {
        let PlainJson::Object(mut members) = self.plain() else { return String::new() };
        let seal = PlainJson::Object(members.clone()).digest();
        members.insert("seal".to_owned(), PlainJson::text(seal));
        format!("{}\n", PlainJson::Object(members).canonical())
    }

    /// Without those people, by their ids and by how they are written; none where nothing of it is theirs. The id stands for the
    /// name, as in the tables.
    #[must_use]
    pub fn without(&self, ids: &[&str], mentions: &Mentions) -> Option<Self> {
        let named = |person: &&Listed| mentions.shown_as(&person.full_name());
        let added = self.added.iter().filter(named).map(|person| person.id.as_str());
        let gone: Vec<&str> = ids.iter().copied().chain(added).collect();
        let erased = |person: &Listed| {
            if !gone.contains(&person.id.as_str()) {
                return person.clone();
            }
            let (id, last_name) = (person.id.clone(), ERASED.to_owned());
            Listed { first_name: id.clone(), id, last_name, organisation: String::new() }
        };
        let struck = |text: &String| mentions.strike(text).unwrap_or_else(|| text.clone());
        let mut after = self.clone();
        after.roster.people = self.roster.people.iter().map(erased).collect();
        after.added = self.added.iter().map(erased).collect();
        after.marks.retain(|mark| !gone.contains(&mark.participant.as_str()));
        after.signatures.retain(|signature| !gone.contains(&signature.by.as_str()));
        after.note = struck(&self.note);
        let reason = |one: &Reopening| Reopening { at: one.at, reason: struck(&one.reason) };
        after.reopened = self.reopened.iter().map(reason).collect();
        after.roster_digest = after.roster.digest();
        (after != *self).then_some(after)
    }

    fn plain(&self) -> PlainJson {
        let number = |number: u32| PlainJson::Number(i64::from(number));
        let mark = |mark: &SheetMark| {
            PlainJson::object([
                ("participant", PlainJson::text(mark.participant.as_str())),
                ("status", PlainJson::text(mark.attendance.key())),
                ("arrived", time(mark.arrived)),
                ("left", time(mark.left)),
            ])
        };
        let reopening = |one: &Reopening| {
            PlainJson::object([("at", moment(one.at)), ("reason", PlainJson::text(one.reason.as_str()))])
        };
        PlainJson::object([
            ("format", PlainJson::text("formation/roll-call")),
            ("version", PlainJson::Number(1)),
            ("roster", self.roster.plain()),
            ("roster_digest", PlainJson::text(self.roster_digest.as_str())),
            ("copy", PlainJson::text(self.copy.as_str())),
            ("revision", number(self.revision)),
            ("opened_at", moment(self.opened_at)),
            ("saved_at", moment(self.saved_at)),
            ("device_timezone", PlainJson::text(self.device_timezone.as_str())),
            ("other_day", PlainJson::Flag(self.other_day)),
            ("marks", PlainJson::List(self.marks.iter().map(mark).collect())),
            ("added", PlainJson::List(self.added.iter().map(Listed::plain).collect())),
            ("signatures", PlainJson::List(self.signatures.iter().map(|one| self.signature_plain(one)).collect())),
            ("headcount", self.headcount.map_or(PlainJson::Null, number)),
            ("note", PlainJson::text(self.note.as_str())),
            ("closed", self.closed.as_ref().map_or(PlainJson::Null, attestation)),
            ("reopened", PlainJson::List(self.reopened.iter().map(reopening).collect())),
        ])
    }

    fn signature_plain(&self, signature: &Signature) -> PlainJson {
        let (typed, strokes) = ink(&signature.ink);
        PlainJson::object([
            ("by", PlainJson::text(signature.by.as_str())),
            ("half", PlainJson::text(signature.half.key())),
            ("at", moment(signature.at)),
            ("took_ms", PlainJson::Number(i64::from(signature.took_ms))),
            ("as", self.stay_plain(signature.signed_as)),
            ("typed", typed),
            ("strokes", strokes),
        ])
    }

    fn stay_plain(&self, stay: SheetStay) -> PlainJson {
        let session = &self.roster.session;
        let passed = stay.left.unwrap_or(session.end) - stay.arrived.unwrap_or(session.start);
        PlainJson::object([
            ("status", PlainJson::text(Attendance::Present.key())),
            ("arrived", time(stay.arrived)),
            ("left", time(stay.left)),
            ("minutes", PlainJson::Number(passed.num_minutes())),
        ])
    }
}

fn attestation(closed: &TrainerAttestation) -> PlainJson {
    let (typed, strokes) = ink(&closed.ink);
    PlainJson::object([
        ("name", PlainJson::text(closed.name.as_str())),
        ("at", moment(closed.at)),
        ("took_ms", PlainJson::Number(i64::from(closed.took_ms))),
        ("typed", typed),
        ("strokes", strokes),
    ])
}

fn ink(ink: &Ink) -> (PlainJson, PlainJson) {
    match ink {
        Ink::Typed(name) => (PlainJson::text(name.as_str()), PlainJson::List(Vec::new())),
        Ink::Drawn(strokes) => {
            let stroke =
                |numbers: &Vec<i64>| PlainJson::List(numbers.iter().map(|number| PlainJson::Number(*number)).collect());
            (PlainJson::Null, PlainJson::List(strokes.numbers().iter().map(stroke).collect()))
        }
    }
}

fn time(time: Option<NaiveTime>) -> PlainJson {
    time.map_or(PlainJson::Null, |time| PlainJson::text(time.format("%H:%M").to_string()))
}

fn moment(moment: DateTime<Utc>) -> PlainJson {
    PlainJson::text(moment.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// The first 12 hex digits of the SHA-256 of bytes: how marks cite a file.
pub fn cited_as(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).fold(String::with_capacity(12), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}"); // a String takes everything
        hex
    })
}
