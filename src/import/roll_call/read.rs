//! One file, key by key: the list that it carries, the marks, the people added, and whether its checksums fit.

use std::collections::HashSet;

use chrono_tz::Tz;

use super::fields::{
    FieldResult, about, day, digest, flag, id, lines, list, maybe, members, moment, number, something, text, time,
    typed, wrong,
};
use super::json::parse;
use super::messages::{CannotReadRollCall, ExpectedForm};
use super::signatures::{attestation, signatures};
use super::stay::stay;
use crate::domain::roll_call::{
    Listed, PlainJson, Reopening, Roster, RosterSession, SessionHalf, Sheet, SheetMark, SideOfCut,
};
use crate::domain::vocabulary::Attendance;

/// How the file says what it is.
pub(super) const FORMAT: &str = "formation/roll-call";

const VERSION: i64 = 1;

/// Bytes of the largest file that is read.
const MOST_BYTES: usize = 1 << 20;

const MOST_PEOPLE: usize = 500;
const MOST_ADDED: usize = 50;
const MOST_REOPENED: usize = 100;
const NAME: usize = 80;
const HOUSE: usize = 120;
const NOTE: usize = 2000;
const REASON: usize = 300;
const MOST_HEADS: i64 = 999;
const MOST_REVISIONS: i64 = 1_000_000;

/// A file whose form is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadRollCall {
    pub sheet: Sheet,
    pub integrity: Integrity,
}

/// Whether its checksums fit. They guard against accidents and edits by hand, not against forgers: anybody can compute one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integrity {
    Whole,
    /// It was changed after the page saved it.
    SealBroken,
    /// Its list is not the one that its page was made from.
    ListChanged,
}

/// The file.
pub fn read(bytes: &[u8]) -> FieldResult<ReadRollCall> {
    if bytes.len() > MOST_BYTES {
        return Err(CannotReadRollCall::NotWhole);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| CannotReadRollCall::NotWhole)?;
    let value = parse(text)?;
    if let PlainJson::Object(members) = &value
        && let Some(PlainJson::Number(version)) = members.get("version")
        && *version > VERSION
    {
        return Err(CannotReadRollCall::Newer { version: *version });
    }
    let sheet = sheet(&value)?;
    Ok(ReadRollCall { integrity: integrity(&value, &sheet), sheet })
}

fn integrity(value: &PlainJson, sheet: &Sheet) -> Integrity {
    let PlainJson::Object(members) = value else { return Integrity::SealBroken };
    let roster = members.get("roster").map(PlainJson::digest);
    let mut unsealed = members.clone();
    let seal = unsealed.remove("seal");
    if seal != Some(PlainJson::Text(PlainJson::Object(unsealed).digest())) {
        Integrity::SealBroken
    } else if roster.as_ref() != Some(&sheet.roster_digest) {
        Integrity::ListChanged
    } else {
        Integrity::Whole
    }
}

fn sheet(value: &PlainJson) -> FieldResult<Sheet> {
    let keys = [
        "format",
        "version",
        "roster",
        "roster_digest",
        "copy",
        "revision",
        "opened_at",
        "saved_at",
        "device_timezone",
        "other_day",
        "marks",
        "added",
        "signatures",
        "headcount",
        "note",
        "closed",
        "reopened",
        "seal",
    ];
    let [
        format,
        version,
        listed,
        listed_digest,
        copy,
        revision,
        opened_at,
        saved_at,
        zone,
        other_day,
        marked,
        newcomers,
        signed,
        heads,
        note,
        closed,
        reopened,
        seal,
    ] = members(value, "", keys)?;
    if text(format, "format")? != FORMAT {
        return Err(wrong("format", ExpectedForm::Id));
    }
    number(version, "version", VERSION)?;
    digest(seal, "seal")?;
    let roster = roster(listed)?;
    let added = added(newcomers, &roster)?;
    let marks = marks(marked, &roster, &added)?;
    let mut sheet = Sheet {
        roster_digest: digest(listed_digest, "roster_digest")?.to_owned(),
        copy: id(copy, "copy")?.to_owned(),
        revision: number(revision, "revision", MOST_REVISIONS)?,
        opened_at: moment(opened_at, "opened_at")?,
        saved_at: moment(saved_at, "saved_at")?,
        device_timezone: typed(zone, "device_timezone", NAME)?,
        other_day: flag(other_day, "other_day")?,
        headcount: maybe(heads, |heads| number(heads, "headcount", MOST_HEADS))?,
        note: lines(note, "note", NOTE)?,
        closed: maybe(closed, attestation)?,
        reopened: reopenings(reopened)?,
        signatures: Vec::new(),
        roster,
        marks,
        added,
    };
    sheet.signatures = signatures(signed, &sheet)?;
    Ok(sheet)
}

fn roster(value: &PlainJson) -> FieldResult<Roster> {
    let keys =
        ["cohort", "contact", "module_title", "people", "halves", "programme_title", "provider", "trainer", "session"];
    let [cohort, contact, module_title, people, halves, programme_title, provider, trainer, session] =
        members(value, "roster", keys)?;
    let own = |value, key: &str| text(value, &format!("roster.{key}")).map(str::to_owned);
    let mut known = HashSet::new();
    let people = list(people, "roster.people", MOST_PEOPLE)?.into_iter().map(|(key, person)| {
        let [id_of, first, last, house] = members(person, &key, ["id", "first_name", "last_name", "organisation"])?;
        let person = Listed {
            id: id(id_of, &format!("{key}.id"))?.to_owned(),
            first_name: text(first, &format!("{key}.first_name"))?.to_owned(),
            last_name: text(last, &format!("{key}.last_name"))?.to_owned(),
            organisation: text(house, &format!("{key}.organisation"))?.to_owned(),
        };
        unique(&mut known, &key, person)
    });
    let people = people.collect::<FieldResult<Vec<_>>>()?;
    let session = sitting(session)?;
    let halves = list(halves, "roster.halves", 2)?.into_iter().map(|(key, half)| {
        let [day_of, label, start, end] = members(half, &key, ["id", "label", "start", "end"])?;
        Ok(SessionHalf {
            day: SideOfCut::from_key(text(day_of, &key)?).ok_or_else(|| wrong(&key, ExpectedForm::Half))?,
            label: text(label, &format!("{key}.label"))?.to_owned(),
            start: time(start, &format!("{key}.start"))?,
            end: time(end, &format!("{key}.end"))?,
        })
    });
    let halves = halves.collect::<FieldResult<Vec<_>>>()?;
    // They follow one another from the start of the session to its end.
    let ends = halves.iter().map(|half| half.end);
    let starts = std::iter::once(session.start).chain(ends);
    let fits = halves.last().is_some_and(|half| half.end == session.end)
        && halves.iter().zip(starts).all(|(half, start)| half.start == start && start < half.end)
        && halves.windows(2).all(|pair| pair[0].day < pair[1].day);
    if !fits {
        return Err(wrong("roster.halves", ExpectedForm::Half));
    }
    Ok(Roster {
        cohort: own(cohort, "cohort")?,
        contact: own(contact, "contact")?,
        module_title: own(module_title, "module_title")?,
        programme_title: own(programme_title, "programme_title")?,
        provider: own(provider, "provider")?,
        trainer: own(trainer, "trainer")?,
        people,
        halves,
        session,
    })
}

fn sitting(value: &PlainJson) -> FieldResult<RosterSession> {
    let keys = ["id", "date", "start", "end", "timezone", "place", "sign"];
    let [id_of, date, start, end, timezone, place, sign] = members(value, "roster.session", keys)?;
    let zone = text(timezone, "roster.session.timezone")?;
    let sitting = RosterSession {
        id: text(id_of, "roster.session.id")?.to_owned(),
        date: day(date, "roster.session.date")?,
        start: time(start, "roster.session.start")?,
        end: time(end, "roster.session.end")?,
        timezone: zone.to_owned(),
        place: text(place, "roster.session.place")?.to_owned(),
        sign: flag(sign, "roster.session.sign")?,
    };
    let sound = sitting.start < sitting.end && zone.parse::<Tz>().is_ok();
    if sound { Ok(sitting) } else { Err(wrong("roster.session", ExpectedForm::Session)) }
}

fn unique(known: &mut HashSet<String>, key: &str, person: Listed) -> FieldResult<Listed> {
    if known.insert(person.id.clone()) {
        return Ok(person);
    }
    Err(CannotReadRollCall::Twice { key: key.to_owned(), id: person.id.clone(), person: person.full_name() })
}

fn added(value: &PlainJson, roster: &Roster) -> FieldResult<Vec<Listed>> {
    let mut known: HashSet<String> = roster.people.iter().map(|person| person.id.clone()).collect();
    let people = list(value, "added", MOST_ADDED)?.into_iter().map(|(key, person)| {
        let [id_of, first, last, house] = members(person, &key, ["id", "first_name", "last_name", "organisation"])?;
        let person = Listed {
            id: id(id_of, &format!("{key}.id"))?.to_owned(),
            first_name: something(first, &format!("{key}.first_name"), NAME)?,
            last_name: something(last, &format!("{key}.last_name"), NAME)?,
            organisation: typed(house, &format!("{key}.organisation"), HOUSE)?,
        };
        unique(&mut known, &key, person)
    });
    people.collect()
}

fn marks(value: &PlainJson, roster: &Roster, added: &[Listed]) -> FieldResult<Vec<SheetMark>> {
    let mut known = HashSet::new();
    let marks = list(value, "marks", MOST_PEOPLE + MOST_ADDED)?.into_iter().map(|(key, mark)| {
        let [who, status, arrived, left] = members(mark, &key, ["participant", "status", "arrived", "left"])?;
        let who = id(who, &format!("{key}.participant"))?;
        let person = roster.people.iter().chain(added).find(|person| person.id == who);
        let Some(person) = person else { return Err(CannotReadRollCall::Stranger { key, id: who.to_owned() }) };
        let name = person.full_name();
        if !known.insert(who) {
            return Err(CannotReadRollCall::Twice { key, id: who.to_owned(), person: name });
        }
        one_mark(&key, roster, who, [status, arrived, left]).map_err(about(&name))
    });
    marks.collect()
}

fn one_mark(key: &str, roster: &Roster, who: &str, [status, arrived, left]: [&PlainJson; 3]) -> FieldResult<SheetMark> {
    let status_key = format!("{key}.status");
    let attendance = Attendance::from_key(text(status, &status_key)?);
    let attendance = attendance.ok_or_else(|| wrong(&status_key, ExpectedForm::Status))?;
    let (arrived, left) = stay(key, &roster.session, arrived, left)?;
    if attendance != Attendance::Present && (arrived.is_some() || left.is_some()) {
        let key = format!("{key}.{}", if arrived.is_some() { "arrived" } else { "left" });
        return Err(wrong(&key, ExpectedForm::NotPresent));
    }
    Ok(SheetMark { participant: who.to_owned(), attendance, arrived, left })
}

fn reopenings(value: &PlainJson) -> FieldResult<Vec<Reopening>> {
    let all = list(value, "reopened", MOST_REOPENED)?.into_iter().map(|(key, one)| {
        let [at, reason] = members(one, &key, ["at", "reason"])?;
        let at = moment(at, &format!("{key}.at"))?;
        Ok(Reopening { at, reason: something(reason, &format!("{key}.reason"), REASON)? })
    });
    all.collect()
}
