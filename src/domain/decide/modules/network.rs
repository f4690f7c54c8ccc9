//! The network that goes on: consents, offers and needs, resources, commitments, the hand-over.

use chrono::NaiveDate;

use super::meant::{enrolled, named, past, thing};
use super::sound::{added, changed, plan, put};
use crate::domain::change::{Change, Plan};
use crate::domain::decide::names::{self, candidate};
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::consent::Consent;
use crate::domain::pedagogy::directory::Consents;
use crate::domain::pedagogy::doubts::standing;
use crate::domain::pedagogy::handover::HandedOver;
use crate::domain::pedagogy::ids::OfferId;
use crate::domain::pedagogy::notice::PedagogyNotice;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::pedagogy::thing::next_id;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::pedagogy::PedagogyRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{ConsentField, OfferKind, ResourceKind};

/// Somebody lets the others see these fields of them.
pub fn consent(
    records: &CohortRecords,
    typed: &str,
    fields: &[ConsentField],
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let person = records.enrolment(names::person(records, typed)?);
    if fields.is_empty() {
        return Err(PedagogyRefusal::ConsentSaysNothing.into());
    }
    let given = Consents::of(records);
    let holds = |field: ConsentField| given.holds(person.id.as_str(), field);
    if !fields.contains(&ConsentField::Name) && !holds(ConsentField::Name) {
        return Err(PedagogyRefusal::NameFirst { person: candidate(person) }.into());
    }
    let mut changes = Vec::new();
    for field in fields.iter().filter(|field| !holds(**field)) {
        let given = Consent { participant: person.id.clone(), field: *field, on: Some(today), withdrawn_on: None };
        changes.extend(put(records, given)?);
    }
    // Said twice in one line, given once.
    changes.dedup();
    Ok(plan(changes))
}

/// Somebody takes that back. Without their name nothing of them is shown: with it all goes.
pub fn withdraw(
    records: &CohortRecords,
    typed: &str,
    fields: &[ConsentField],
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let person = records.enrolment(names::person(records, typed)?);
    if fields.is_empty() {
        return Err(PedagogyRefusal::ConsentSaysNothing.into());
    }
    let held = |consent: &&Consent| consent.participant == person.id && consent.holds();
    for field in fields {
        if !records.each::<Consent>().filter(held).any(|consent| consent.field == *field) {
            return Err(PedagogyRefusal::NoConsent { person: candidate(person), field: *field }.into());
        }
    }
    let goes = |consent: &&Consent| fields.contains(&ConsentField::Name) || fields.contains(&consent.field);
    let withdrawn: Vec<&Consent> = records.each::<Consent>().filter(held).filter(goes).collect();
    let mut changes: Vec<Change> = Vec::new();
    for before in &withdrawn {
        changes.extend(changed(records, *before, Consent { withdrawn_on: Some(today), ..(*before).clone() })?);
    }
    let mut plan = plan(changes);
    let shown = |on: NaiveDate| withdrawn.iter().any(|consent| consent.on.is_none_or(|given| given <= on));
    if let Some(on) = standing(records).into_iter().map(|copy| copy.on).filter(|on| shown(*on)).max() {
        plan.notices.push(PedagogyNotice::HandedOverBefore { on }.into());
    }
    Ok(plan)
}

/// Somebody offers something, or needs it.
pub fn offer(
    records: &CohortRecords,
    typed: &str,
    kind: OfferKind,
    text: &str,
    tags: &[String],
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let person = enrolled(records, typed)?;
    let offer = open_offer(
        next_id::<Offer>(records),
        person,
        kind,
        text,
        &tagged(tags.iter().flat_map(|tag| tag.split([';', ',']))),
        today,
    );
    let mut plan = plan([added(records, offer)?]);
    plan.notices.push(PedagogyNotice::MatchNext.into());
    Ok(plan)
}

/// An offer or a need that stands from that day on.
pub(super) fn open_offer(
    id: OfferId,
    person: &Enrolment,
    kind: OfferKind,
    text: &str,
    tags: &str,
    on: NaiveDate,
) -> Offer {
    let (participant, text, tags) = (person.id.clone(), text.trim().to_owned(), tags.to_owned());
    Offer { id, participant, kind, text, tags, on: Some(on), closed_on: None }
}

/// Tags as their column keeps them.
pub(super) fn tagged<'t>(tags: impl Iterator<Item = &'t str>) -> String {
    tags.map(str::trim).filter(|tag| !tag.is_empty()).collect::<Vec<_>>().join(";")
}

/// An offer is taken, a need is met, or it no longer stands.
pub fn close(records: &CohortRecords, typed: &str, today: NaiveDate) -> Result<Plan, Refusal> {
    let before = thing::<Offer>(records, typed)?;
    if let Some(on) = before.closed_on {
        return Err(PedagogyRefusal::ClosedAlready { thing: named(before), on }.into());
    }
    Ok(plan(changed(records, before, Offer { closed_on: Some(today), ..before.clone() })?))
}

/// Something that the network keeps.
#[derive(Clone, Debug, Default)]
pub struct NetworkRow {
    pub title: String,
    pub link: String,
    pub kind: Option<ResourceKind>,
    pub session: Option<SessionId>,
    pub tool: Option<String>,
    pub by: Option<String>,
}

/// Adds a resource.
pub fn resource(records: &CohortRecords, kept: &NetworkRow, today: NaiveDate) -> Result<Plan, Refusal> {
    let tool = kept.tool.as_deref().map(|typed| thing::<Tool>(records, typed)).transpose()?;
    let by = kept.by.as_deref().map(|typed| names::person(records, typed)).transpose()?;
    let resource = Resource {
        id: next_id::<Resource>(records),
        title: kept.title.trim().to_owned(),
        link: kept.link.trim().to_owned(),
        kind: kept.kind,
        session: kept.session.clone(),
        tool: tool.map(|tool| tool.id.clone()),
        by: by.map(|person| records.enrolment(person).id.clone()),
        on: Some(today),
    };
    Ok(plan([added(records, resource)?]))
}

/// Somebody commits to something for a day.
pub fn commit(records: &CohortRecords, typed: &str, text: &str, due: Option<NaiveDate>) -> Result<Plan, Refusal> {
    let person = enrolled(records, typed)?;
    let commitment = Commitment {
        id: next_id::<Commitment>(records),
        participant: person.id.clone(),
        text: text.trim().to_owned(),
        due,
        done_on: None,
    };
    Ok(plan([added(records, commitment)?]))
}

/// A commitment is done.
pub fn done(records: &CohortRecords, typed: &str, on: NaiveDate, today: NaiveDate) -> Result<Plan, Refusal> {
    let before = thing::<Commitment>(records, typed)?;
    if let Some(on) = before.done_on {
        return Err(PedagogyRefusal::DoneAlready { thing: named(before), on }.into());
    }
    Ok(plan(changed(records, before, Commitment { done_on: Some(past(on, today)?), ..before.clone() })?))
}

/// What the network needs was written into a folder.
pub fn handed_over(records: &CohortRecords, on: NaiveDate, folder: &str, by: &str) -> Result<Plan, Refusal> {
    let row = HandedOver { on, folder: folder.to_owned(), by: by.to_owned() };
    Ok(Plan { changes: put(records, row)?.into_iter().collect(), notices: Vec::new() })
}
