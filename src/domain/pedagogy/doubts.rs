//! What looks wrong in the tables of the modules although each row is right: for `check`, with the lines of the rows.

use std::collections::HashSet;

use super::consent::Consent;
use super::criterion::Criterion;
use super::directory::Consents;
use super::experience::Experience;
use super::feedback::Feedback;
use super::handover::HandedOver;
use super::ids::order;
use super::planned::{Room, sum, topics_of};
use super::resource::Resource;
use super::score::Score;
use super::tool::Tool;
use super::topic::Topic;
use super::trial::Trial;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::SessionId;
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Numbered};
use crate::domain::tables::KeptRecord;
use crate::domain::vocabulary::{ToolState, TopicState};

/// A session that is shorter than what was chosen for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crammed<'a> {
    pub session: &'a Session,
    pub planned: Minutes,
    pub too_much: Minutes,
    /// Of the last of the topics that are chosen.
    pub line: u32,
}

/// Sessions whose topics are longer, in their order. Once all of them are treated there is nothing to say; a cancelled
/// session has no length.
pub fn crammed(records: &CohortRecords) -> Vec<Crammed<'_>> {
    let sessions = records.cohort.sessions.iter().filter(|session| !session.cancelled);
    sessions
        .filter_map(|session| {
            let chosen =
                |topic: &Topic| topic.state == TopicState::Chosen && topic.session.as_ref() == Some(&session.id);
            let line = records.rows().iter().filter(|row| chosen(&row.record)).map(|row| row.line).next_back()?;
            let planned = sum(topics_of(records, session));
            match Room::beside(session, planned) {
                Room::TooMuch(too_much) => Some(Crammed { session, planned, too_much, line }),
                Room::Left(_) => None,
            }
        })
        .collect()
}

/// Criteria that a tool must meet, and that none has scores on; by id.
pub fn unscored_musts(records: &CohortRecords) -> Vec<&Numbered<Criterion>> {
    let tools: HashSet<&str> = records.each::<Tool>().map(|tool| tool.id.as_str()).collect();
    let given = records.each::<Score>().filter(|score| tools.contains(score.tool.as_str()));
    let scored: HashSet<&str> = given.map(|score| score.criterion.as_str()).collect();
    let of = |criterion: &Criterion| criterion.is_must() && !scored.contains(criterion.id.as_str());
    let mut rows: Vec<_> = records.rows().iter().filter(|row| of(&row.record)).collect();
    rows.sort_by_key(|row| order(row.record.id.as_str()));
    rows
}

/// Tools that were tried by nobody, and are said to be tried; by id.
pub fn untried(records: &CohortRecords) -> Vec<&Numbered<Tool>> {
    let tried: HashSet<&str> = records.each::<Trial>().map(|trial| trial.tool.as_str()).collect();
    let of = |tool: &Tool| tool.state == ToolState::Tried && !tried.contains(tool.id.as_str());
    let mut rows: Vec<_> = records.rows().iter().filter(|row| of(&row.record)).collect();
    rows.sort_by_key(|row| order(row.record.id.as_str()));
    rows
}

/// A consent that was withdrawn, and the copies handed over before that rest on it.
#[derive(Clone, Debug)]
pub struct Outlived<'a> {
    pub row: &'a Numbered<Consent>,
    /// In the order of the file.
    pub copies: Vec<&'a HandedOver>,
}

/// Consents that a copy handed over rests on and that were withdrawn since; those given again left out. By person, then
/// field.
pub fn withdrawn_since_handover(records: &CohortRecords) -> Vec<Outlived<'_>> {
    let (held, copies) = (Consents::of(records), standing(records));
    let withdrawn = |row: &&Numbered<Consent>| !held.allow(row.record.participant.as_str(), row.record.field);
    let mut found: Vec<_> = records.rows().iter().filter(withdrawn).filter_map(|row| outlived(row, &copies)).collect();
    found.sort_by_key(|found| (&found.row.record.participant, found.row.record.field, found.row.record.on));
    found
}

fn outlived<'a>(row: &'a Numbered<Consent>, copies: &[&'a HandedOver]) -> Option<Outlived<'a>> {
    let copies: Vec<_> = copies.iter().copied().filter(|copy| shows(copy, &row.record)).collect();
    (!copies.is_empty()).then_some(Outlived { row, copies })
}

/// The copies that were not written over by a later one, each the last of its folder.
pub fn standing(records: &CohortRecords) -> Vec<&HandedOver> {
    let folder = |copy: &HandedOver| copy.folder.trim_end_matches(['/', '\\']).to_owned();
    let later = |copy: &HandedOver, other: &HandedOver| other.on > copy.on && folder(other) == folder(copy);
    records.each::<HandedOver>().filter(|copy| !records.each().any(|other| later(copy, other))).collect()
}

/// Whether a copy shows what was consented to when it was written, and withdrawn since.
fn shows(copy: &HandedOver, consent: &Consent) -> bool {
    consent.withdrawn_on.is_some_and(|withdrawn| withdrawn > copy.on) && consent.on.is_none_or(|given| given <= copy.on)
}

/// A row that hangs on a cancelled session.
#[derive(Clone, Copy, Debug)]
pub enum OnCancelled<'a> {
    /// Chosen for it, or treated at it.
    Topic(&'a Numbered<Topic>),
    Experience(&'a Numbered<Experience>),
    Trial(&'a Numbered<Trial>),
    /// Given after it.
    Feedback(&'a Numbered<Feedback>),
    Resource(&'a Numbered<Resource>),
}

/// What hangs on cancelled sessions: table by table, in the order of the files.
pub fn on_cancelled(records: &CohortRecords) -> Vec<(&Session, OnCancelled<'_>)> {
    let mut found = Vec::new();
    find(records, &mut found, |row: &Topic| row.session.as_ref().filter(|_| row.is_taken_up()), OnCancelled::Topic);
    find(records, &mut found, |row: &Experience| row.session.as_ref(), OnCancelled::Experience);
    find(records, &mut found, |row: &Trial| row.session.as_ref(), OnCancelled::Trial);
    find(records, &mut found, |row: &Feedback| Some(&row.after), OnCancelled::Feedback);
    find(records, &mut found, |row: &Resource| row.session.as_ref(), OnCancelled::Resource);
    found
}

/// Adds the rows of a table that name a cancelled session.
fn find<'a, R: KeptRecord + 'a>(
    records: &'a CohortRecords,
    found: &mut Vec<(&'a Session, OnCancelled<'a>)>,
    named: impl Fn(&R) -> Option<&SessionId>,
    kind: impl Fn(&'a Numbered<R>) -> OnCancelled<'a>,
) {
    let cancelled = |id: &SessionId| records.cohort.session(id.as_str()).filter(|session| session.cancelled);
    let rows = records.rows::<R>().iter();
    found.extend(rows.filter_map(|row| Some((cancelled(named(&row.record)?)?, kind(row)))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::fixture::{
        chosen, consent, criterion, experience, group, handover, numbered, report, resource, scores, tool, topic,
        trial, withdrawn,
    };
    use crate::domain::vocabulary::ConsentField;

    #[test]
    fn vector_2_too_much_chosen() {
        let topics =
            vec![chosen("t2", "m1-1", Some(40)), chosen("t1", "m1-1", Some(90)), chosen("t3", "m1-1", Some(60))];
        let records = group().records().with(numbered(topics.clone()));
        let found = crammed(&records);
        assert_eq!(found.len(), 1);
        // 190 of 180 minutes; t3 is on line 4.
        assert_eq!(
            (found[0].session.id.as_str(), found[0].planned, found[0].too_much, found[0].line),
            ("m1-1", Minutes(190), Minutes(10), 4)
        );
        assert!(crammed(&group().records().with(numbered(topics[..2].to_vec()))).is_empty());
        let treated: Vec<Topic> =
            topics.iter().cloned().map(|topic| Topic { state: TopicState::Treated, ..topic }).collect();
        assert!(crammed(&group().records().with(numbered(treated.clone()))).is_empty(), "it is over");
        let some = vec![treated[0].clone(), treated[1].clone(), topics[2].clone()];
        assert_eq!(crammed(&group().records().with(numbered(some))).len(), 1, "t3 is still to come");
    }

    #[test]
    fn musts_without_scores_and_tools_tried_by_nobody() {
        let tools = vec![
            tool("w10", ToolState::Tried),
            tool("w2", ToolState::Tried),
            tool("w3", ToolState::Tried),
            tool("w4", ToolState::Adopted),
        ];
        let criteria = vec![
            criterion("c3", 1, true),
            criterion("c2", 1, true),
            criterion("c1", 1, false),
            criterion("c4", 1, true),
        ];
        let records = group()
            .records()
            .with(numbered(tools))
            .with(numbered(criteria))
            .with(numbered([scores("w2", "c4", &[3]), scores("w9", "c2", &[3])].concat()))
            .with(numbered(vec![trial("w3", "a", "m2-1")]));
        let musts: Vec<_> = unscored_musts(&records).iter().map(|row| (row.record.id.as_str(), row.line)).collect();
        assert_eq!(musts, [("c2", 3), ("c3", 2)], "w9 is no tool");
        let tools: Vec<_> = untried(&records).iter().map(|row| (row.record.id.as_str(), row.line)).collect();
        assert_eq!(tools, [("w2", 3), ("w10", 2)]);
    }

    #[test]
    fn consents_withdrawn_after_a_hand_over() {
        let (name, email, phone) = (ConsentField::Name, ConsentField::Email, ConsentField::Phone);
        let rows = vec![
            withdrawn("a", email, "2021-06-10"),
            consent("a", name),
            withdrawn("b", name, "2021-06-01"),
            withdrawn("c", name, "2021-05-31"),
            withdrawn("c", phone, "2021-06-02"),
            consent("d", name),
            withdrawn("d", phone, "2021-06-10"),
            Consent { on: Some("2021-06-11".parse().unwrap()), ..consent("d", phone) },
            Consent { on: Some("2021-06-05".parse().unwrap()), ..withdrawn("e", name, "2021-06-10") },
        ];
        let records = group().records().with(numbered(rows));
        assert!(withdrawn_since_handover(&records).is_empty(), "nothing was handed over");
        let found = |handed: &[(&str, &str)]| -> Vec<(String, ConsentField, u32, String)> {
            let handed = handed.iter().map(|(on, folder)| handover(on, folder)).collect();
            let records = records.clone().with(numbered(handed));
            let found = withdrawn_since_handover(&records);
            let folders = |found: &Outlived<'_>| {
                found.copies.iter().map(|copy| copy.folder.clone()).collect::<Vec<_>>().join(" ")
            };
            let told = |found: &Outlived<'_>| {
                (found.row.record.participant.to_string(), found.row.record.field, found.row.line, folders(found))
            };
            found.iter().map(told).collect()
        };
        let row = |who: &str, field, line, folders: &str| (who.to_owned(), field, line, folders.to_owned());
        // b's name was withdrawn on the day itself: what was handed over then may be the later. c's was withdrawn before, d's
        // phone was given again, e's name came after.
        let latest = [("2021-06-01", "reseau"), ("2021-05-25", "reseau/")];
        assert_eq!(found(&latest), [row("a", email, 2, "reseau"), row("c", phone, 6, "reseau")]);
        // A copy in another folder is still there.
        let two = [("2021-06-01", "reseau"), ("2021-05-25", "essai")];
        assert_eq!(
            found(&two),
            [
                row("a", email, 2, "reseau essai"),
                row("b", name, 4, "essai"),
                row("c", name, 5, "essai"),
                row("c", phone, 6, "reseau essai")
            ]
        );
    }

    #[test]
    fn what_hangs_on_a_cancelled_session() {
        let open = Topic { state: TopicState::Open, ..chosen("t3", "m2-2", None) };
        let mut records = group()
            .records()
            .with(numbered(vec![chosen("t1", "m2-2", None), chosen("t2", "m2-1", None), open, topic("t4", "a")]))
            .with(numbered(vec![experience("x1", "m2-2")]))
            .with(numbered(vec![trial("w1", "a", "m2-1"), trial("w1", "a", "m2-2")]))
            .with(numbered(vec![report("f1", "a", "m2-2"), report("f2", "a", "m2-9")]))
            .with(numbered(vec![resource("r1", "m2-2"), resource("r2", "m2-3")]));
        assert!(on_cancelled(&records).is_empty());
        records.cohort.sessions[2].cancelled = true;
        let found: Vec<String> = on_cancelled(&records)
            .into_iter()
            .map(|(session, row)| match row {
                OnCancelled::Topic(row) => format!("{} {} {}", session.id, row.record.id, row.line),
                OnCancelled::Experience(row) => format!("{} {} {}", session.id, row.record.id, row.line),
                OnCancelled::Trial(row) => format!("{} {} {}", session.id, row.record.tool, row.line),
                OnCancelled::Feedback(row) => format!("{} {} {}", session.id, row.record.id, row.line),
                OnCancelled::Resource(row) => format!("{} {} {}", session.id, row.record.id, row.line),
            })
            .collect();
        assert_eq!(found, ["m2-2 t1 2", "m2-2 x1 2", "m2-2 w1 3", "m2-2 f1 2", "m2-2 r1 2"]);
    }
}
