//! Offers or needs that a form tells: each is added, unless it is there.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::answer::FormAnswer;
use super::judging::{NextIds, differs, each, given, needed, text_key};
use super::reason::RowReason;
use super::verdict::{JudgedForm, RowVerdict};
use crate::domain::change::Plan;
use crate::domain::decide::modules::meant::named;
use crate::domain::decide::modules::network::{open_offer, tagged};
use crate::domain::decide::modules::sound::added;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::thing::things;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::OfferKind;

/// Judges the offers, or the needs, of a form. What the person has told in the same words is there, closed or not.
pub fn offers(records: &CohortRecords, kind: OfferKind, rows: &[FormAnswer], today: NaiveDate) -> JudgedForm {
    let mut known: HashMap<(ParticipantId, String), (Offer, Option<u32>)> = HashMap::new();
    for offer in things::<Offer>(records).filter(|offer| offer.kind == kind) {
        known.entry((offer.participant.clone(), text_key(&offer.text))).or_insert((offer.clone(), None));
    }
    let mut ids = NextIds::of::<Offer>(records);
    let mut changes = Vec::new();
    let judged = each(records, rows, |row, person| {
        let person = person.ok_or_else(|| vec![RowReason::Nobody])?;
        let text = needed::<Offer>(row, "text")?;
        let tags = tagged(row.said("tags").split([';', ',', '\n']));
        let key = (person.id.clone(), text_key(text));
        if let Some((offer, from)) = known.get(&key) {
            let told = Offer { tags, ..offer.clone() };
            let differs = differs(offer, &told, &["tags"]);
            return Ok(given(named(offer).to_string(), RowVerdict::Already { row: *from }, differs));
        }
        let offer = open_offer(ids.next(), person, kind, text, &tags, row.day(today));
        let what = named(&offer).to_string();
        changes.push(added(records, offer.clone()).map_err(|why| vec![RowReason::from(why)])?);
        ids.take();
        known.insert(key, (offer, Some(row.number)));
        Ok(given(what, RowVerdict::New, Vec::new()))
    });
    JudgedForm { rows: judged, plan: Plan { changes, notices: Vec::new() } }
}
