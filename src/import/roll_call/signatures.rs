//! The signatures of a file: whose, for which half-day, for what, and how they were drawn.

use std::collections::HashSet;

use super::fields::{FieldResult, about, id, list, maybe, members, moment, number, something, text, wrong};
use super::messages::{CannotReadRollCall, ExpectedForm};
use super::stay::stay;
use crate::domain::roll_call::{Ink, PlainJson, Sheet, SheetStay, SideOfCut, Signature, Strokes, TrainerAttestation};
use crate::domain::vocabulary::Attendance;

/// Two half-days of everybody, and of those added.
const MOST: usize = 1100;

/// Ten minutes, as the page bounds it.
const MOST_MILLISECONDS: i64 = 600_000;

const NAME: usize = 120;

/// Those of the participants.
pub(super) fn signatures(value: &PlainJson, sheet: &Sheet) -> FieldResult<Vec<Signature>> {
    let mut known = HashSet::new();
    let all = list(value, "signatures", MOST)?.into_iter().map(|(key, one)| {
        let keys = ["by", "half", "at", "took_ms", "as", "typed", "strokes"];
        let [by, half, at, took_ms, signed_as, typed, strokes] = members(one, &key, keys)?;
        let by = id(by, &format!("{key}.by"))?;
        let Some(person) = sheet.person(by) else {
            return Err(CannotReadRollCall::Stranger { key, id: by.to_owned() });
        };
        let name = person.full_name();
        let read = || {
            let half_key = format!("{key}.half");
            let half = SideOfCut::from_key(text(half, &half_key)?);
            let half = half.filter(|half| sheet.roster.halves.iter().any(|known| known.day == *half));
            let present = sheet.mark(by).is_some_and(|mark| mark.attendance == Attendance::Present);
            if !present {
                return Err(wrong(&key, ExpectedForm::SignedAbsent));
            }
            Ok(Signature {
                by: by.to_owned(),
                half: half.ok_or_else(|| wrong(&half_key, ExpectedForm::Half))?,
                at: moment(at, &format!("{key}.at"))?,
                took_ms: number(took_ms, &format!("{key}.took_ms"), MOST_MILLISECONDS)?,
                signed_as: signed_for(&format!("{key}.as"), sheet, signed_as)?,
                ink: ink(&key, typed, strokes)?,
            })
        };
        let signature = read().map_err(about(&name))?;
        if !known.insert((signature.by.clone(), signature.half)) {
            return Err(CannotReadRollCall::Twice { key, id: by.to_owned(), person: name });
        }
        Ok(signature)
    });
    all.collect()
}

/// The trainer's.
pub(super) fn attestation(value: &PlainJson) -> FieldResult<TrainerAttestation> {
    let [name, at, took_ms, typed, strokes] = members(value, "closed", ["name", "at", "took_ms", "typed", "strokes"])?;
    Ok(TrainerAttestation {
        name: something(name, "closed.name", NAME)?,
        at: moment(at, "closed.at")?,
        took_ms: number(took_ms, "closed.took_ms", MOST_MILLISECONDS)?,
        ink: ink("closed", typed, strokes)?,
    })
}

/// What was signed for: a presence, whose minutes are those between its times.
fn signed_for(key: &str, sheet: &Sheet, value: &PlainJson) -> FieldResult<SheetStay> {
    let [status, arrived, left, minutes] = members(value, key, ["status", "arrived", "left", "minutes"])?;
    if text(status, &format!("{key}.status"))? != Attendance::Present.key() {
        return Err(wrong(&format!("{key}.status"), ExpectedForm::SignedAbsent));
    }
    let session = &sheet.roster.session;
    let (arrived, left) = stay(key, session, arrived, left)?;
    let minutes_key = format!("{key}.minutes");
    let told = i64::from(number(minutes, &minutes_key, 24 * 60)?);
    let passed = left.unwrap_or(session.end) - arrived.unwrap_or(session.start);
    if passed.num_minutes() != told {
        return Err(wrong(&minutes_key, ExpectedForm::Minutes { minutes: told }));
    }
    Ok(SheetStay { arrived, left })
}

/// Strokes, or a typed name: one of the two.
fn ink(key: &str, typed: &PlainJson, strokes: &PlainJson) -> FieldResult<Ink> {
    let strokes_key = format!("{key}.strokes");
    let name = maybe(typed, |typed| something(typed, &format!("{key}.typed"), NAME))?;
    let PlainJson::List(drawn) = strokes else { return Err(wrong(&strokes_key, ExpectedForm::List)) };
    match name {
        Some(name) if drawn.is_empty() => return Ok(Ink::Typed(name)),
        None if !drawn.is_empty() => {}
        _ => return Err(wrong(&strokes_key, ExpectedForm::Ink)),
    }
    let numbers = |stroke: &PlainJson| {
        let PlainJson::List(numbers) = stroke else { return Err(wrong(&strokes_key, ExpectedForm::List)) };
        let whole = |number: &PlainJson| match number {
            PlainJson::Number(number) => Ok(*number),
            _ => Err(wrong(&strokes_key, ExpectedForm::WholeNumber)),
        };
        numbers.iter().map(whole).collect::<FieldResult<Vec<i64>>>()
    };
    let strokes = Strokes::new(drawn.iter().map(numbers).collect::<FieldResult<_>>()?);
    strokes.map(Ink::Drawn).map_err(|fault| wrong(&strokes_key, ExpectedForm::Strokes(fault)))
}
