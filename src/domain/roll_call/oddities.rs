//! What looks wrong in a sheet, said when it is read and kept as findings of `check`: nothing of it refuses a mark.

use std::collections::HashMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::kept::KeptSheet;
use super::sheet::Sheet;
use super::strokes::Strokes;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, list_en, list_fr, of_fr};

/// Milliseconds within which a signature is a hasty one; judges reject sheets that were signed in a row.
const HASTY: u32 = 4000;

/// So many hasty ones may be.
const MOST_HASTY: usize = 3;

words! {
    /// One thing that looks wrong.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Oddity {
        /// Signed on another day than the session's.
        OtherDay { people: Vec<String>, on: NaiveDate }
            en: ("signed on {}, which is not the day of the session: {}", long_date(*on, Lang::En), list_en(people))
            fr: ("signé le {}, qui n'est pas le jour de la séance : {}", long_date(*on, Lang::Fr), list_fr(people)),

        InARow { signatures: usize }
            en: "{signatures} signatures within four seconds each: they look like one hand's"
            fr: "{signatures} signatures de moins de quatre secondes chacune : signées à la chaîne ?",

        SameStrokes { people: Vec<String> }
            en: ("the same strokes, to the point, for {}", list_en(people))
            fr: ("le même tracé, au point près, pour {}", list_fr(people)),

        StrokesOfAnother { person: String, session: String, of: String }
            en: "the strokes of {person} are those of {of} at session {session}, to the point"
            fr: ("le tracé {} est celui {} à la séance {session}, au point près", of_fr(person), of_fr(of)),

        OtherZone { zone: String }
            en: "the device was set to the time zone {zone}"
            fr: "l'appareil était réglé sur le fuseau {zone}",

        SaidOtherDay
            en: "the device's day was not the session's, and the trainer said that it was right so"
            fr: "le jour de l'appareil n'était pas celui de la séance, et le formateur a confirmé",

        Reopened { reason: String }
            en: "closed, then opened again on the device: {reason}"
            fr: "close, puis rouverte sur l'appareil : {reason}",

        NotClosed
            en: "the trainer has not signed it"
            fr: "le formateur ne l'a pas signée",

        TrainerTyped { name: String }
            en: "{name} typed the name and did not sign: a declaration, no signature of the trainer"
            fr: "{name} a écrit son nom au lieu de signer : c'est une déclaration, non la signature du formateur",
    }
}

/// What looks wrong in a sheet; `others`: the sheets of other sessions.
pub fn oddities(sheet: &Sheet, zone: Tz, others: &[&KeptSheet]) -> Vec<Oddity> {
    let mut found = Vec::new();
    let called = |id: &str| sheet.person(id).map_or_else(|| id.to_owned(), super::Listed::full_name);
    let date = sheet.roster.session.date;
    let mut days: Vec<(NaiveDate, Vec<String>)> = Vec::new();
    for signature in &sheet.signatures {
        let on = signature.at.with_timezone(&zone).date_naive();
        let name = called(&signature.by);
        match days.iter_mut().find(|(day, _)| *day == on) {
            Some((_, people)) if people.contains(&name) => {}
            Some((_, people)) => people.push(name),
            None => days.push((on, vec![name])),
        }
    }
    let strange = days.into_iter().filter(|(on, _)| *on != date);
    found.extend(strange.map(|(on, people)| Oddity::OtherDay { people, on }));
    let hasty =
        sheet.signatures.iter().filter(|signature| signature.ink.strokes().is_some() && signature.took_ms < HASTY);
    let signatures = hasty.count();
    if signatures > MOST_HASTY {
        found.push(Oddity::InARow { signatures });
    }
    let drawn = || sheet.signatures.iter().filter_map(|signature| Some((&*signature.by, signature.ink.strokes()?)));
    let mut alike: Vec<(&Strokes, Vec<&str>)> = Vec::new();
    for (by, strokes) in drawn() {
        match alike.iter_mut().find(|(known, _)| *known == strokes) {
            Some((_, people)) if people.contains(&by) => {}
            Some((_, people)) => people.push(by),
            None => alike.push((strokes, vec![by])),
        }
    }
    let twice = alike.into_iter().filter(|(_, people)| people.len() > 1);
    let names = |people: Vec<&str>| people.into_iter().map(called).collect();
    found.extend(twice.map(|(_, people)| Oddity::SameStrokes { people: names(people) }));
    let mut elsewhere: HashMap<&Strokes, (&KeptSheet, &str)> = HashMap::new();
    for kept in others.iter().filter(|kept| kept.sheet.roster.session.id != sheet.roster.session.id) {
        let drawn = kept.sheet.signatures.iter().filter_map(|one| Some((one.ink.strokes()?, (*kept, &*one.by))));
        elsewhere.extend(drawn);
    }
    for (by, strokes) in drawn() {
        let Some((kept, id)) = elsewhere.get(strokes) else { continue };
        let of = kept.sheet.person(id).map_or_else(|| (*id).to_owned(), super::Listed::full_name);
        let session = kept.sheet.roster.session.id.clone();
        found.push(Oddity::StrokesOfAnother { person: called(by), session, of });
    }
    if sheet.is_far_away(zone) {
        found.push(Oddity::OtherZone { zone: sheet.device_timezone.clone() });
    }
    if sheet.other_day {
        found.push(Oddity::SaidOtherDay);
    }
    found.extend(sheet.reopened.iter().map(|one| Oddity::Reopened { reason: one.reason.clone() }));
    found.extend(match &sheet.closed {
        None => Some(Oddity::NotClosed),
        Some(closed) if closed.ink.strokes().is_none() => Some(Oddity::TrainerTyped { name: closed.name.clone() }),
        Some(_) => None,
    });
    found
}

impl Sheet {
    /// Whether the device's clock shows another time than the programme's, at the session.
    fn is_far_away(&self, zone: Tz) -> bool {
        use chrono::Offset;
        let Ok(device) = self.device_timezone.parse::<Tz>() else { return false };
        let at = self.opened_at;
        at.with_timezone(&device).offset().fix() != at.with_timezone(&zone).offset().fix()
    }
}
