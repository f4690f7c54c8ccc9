//! Whatever the tables look like and whatever is changed, taking it back gives the same bytes, and doing it again the
//! same change.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;

use formation::domain::attendance::mark::Mark;
use formation::domain::breadth::Breadth;
use formation::domain::change::Change;
use formation::domain::pedagogy::ids::TopicId;
use formation::domain::pedagogy::topic::Topic;
use formation::domain::pedagogy::vote::Vote;
use formation::domain::people::alias::Alias;
use formation::domain::people::enrolment::Enrolment;
use formation::domain::people::mapping::Mapping;
use formation::domain::programme::cohort::Cohort;
use formation::domain::programme::ids::{CohortId, ParticipantId};
use formation::domain::vocabulary::{Attendance, EnrolmentState, TopicState};
use formation::store::{Direction, Failure};
use proptest::prelude::*;
use support::store::{PROGRAMME, Place, actor, alias, cohort, enrol, evidence, mapping, mark, person};

const ENROLMENTS: &str = "data/c1/enrolments.csv";
const OWN: [&str; 16] = [
    "id",
    "last_name",
    "first_name",
    "email",
    "phone",
    "organisation",
    "status",
    "funder",
    "modules",
    "state",
    "enrolled_on",
    "starts_on",
    "ended_on",
    "reason",
    "bpf",
    "note",
];
const REQUIRED: [&str; 4] = ["id", "last_name", "first_name", "state"];

/// A canonical table: some columns of the contract, then some of nobody's.
fn table(columns: &[String], rows: &[Vec<String>]) -> String {
    let quote = |cell: &String| {
        if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let line = |cells: &[String]| cells.iter().map(quote).collect::<Vec<_>>().join(",") + "\n";
    line(columns) + &rows.iter().map(|row| line(row)).collect::<String>()
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-zé ]{0,8}", 1 => "[a-z,;\"\n\r\t'=é]{0,8}"]
}

fn enrolments() -> impl Strategy<Value = String> {
    let optional = proptest::collection::vec(any::<bool>(), 16);
    let unknown = proptest::collection::vec("[A-Z][a-zé,\" ]{0,5}", 0..3);
    (optional, unknown, 1_usize..6).prop_flat_map(|(optional, unknown, rows)| {
        let own = OWN.iter().zip(optional).filter(|(name, there)| *there || REQUIRED.contains(name));
        let columns: Vec<String> = own.map(|(name, _)| (*name).to_owned()).chain(unknown).collect();
        proptest::collection::vec(proptest::collection::vec(text(), columns.len()), rows).prop_map(move |mut rows| {
            for (number, row) in rows.iter_mut().enumerate() {
                for (column, cell) in columns.iter().zip(row.iter_mut()) {
                    match column.as_str() {
                        "id" => *cell = format!("p{number}"),
                        "last_name" => *cell = format!("n{cell}"),
                        "state" => EnrolmentState::ALL[cell.len() % 5].key().clone_into(cell),
                        "status" | "funder" | "modules" | "bpf" => cell.clear(),
                        "enrolled_on" | "starts_on" | "ended_on" => "2021-03-01".clone_into(cell),
                        _ => {}
                    }
                }
            }
            table(&columns, &rows)
        })
    })
}

/// What to do, in numbers that become changes once the tables are known.
type Dice = (u8, usize, usize, String);

fn changes(place: &Place, dice: &[Dice]) -> Vec<Change> {
    let records = place.folder().read().unwrap().records_of(&cohort(), Breadth::Whole).unwrap();
    let mut people: BTreeMap<String, Enrolment> =
        records.enrolments().map(|row| (row.id.to_string(), row.clone())).collect();
    let mut marks: BTreeMap<(String, String), Mark> = records
        .numbered_marks()
        .iter()
        .map(|row| ((row.record.session.to_string(), row.record.participant.to_string()), row.record.clone()))
        .collect();
    let mut aliases: BTreeMap<String, Alias> =
        records.aliases().iter().map(|row| (row.record.alias.clone(), row.record.clone())).collect();
    let mut topics: BTreeMap<String, Topic> =
        records.each::<Topic>().map(|topic| (topic.id.to_string(), topic.clone())).collect();
    let mut votes: BTreeMap<(String, String), Vote> = records
        .each::<Vote>()
        .map(|vote| ((vote.topic.to_string(), vote.participant.to_string()), vote.clone()))
        .collect();
    let remembered = place.folder().read().unwrap().mappings().unwrap();
    let mut mappings: BTreeMap<String, Mapping> =
        remembered.into_iter().map(|mapping| (mapping.column.clone(), mapping)).collect();
    let mut all = Vec::new();
    for (kind, one, two, text) in dice {
        let session = format!("m1-{}", two % 2 + 1);
        let nth = people.keys().nth(one % people.len().max(1)).cloned();
        match (kind % 10, nth) {
            (0, _) => {
                let new = person(&format!("new{}", people.len() + all.len()));
                if people.contains_key(new.id.as_str()) {
                    continue;
                }
                people.insert(new.id.to_string(), new.clone());
                all.push(Change::row(cohort(), None, Some(new)));
            }
            (1, Some(id)) => {
                let before = people[&id].clone();
                let mut after = before.clone();
                after.note.clone_from(text);
                after.phone = format!("{two}");
                people.insert(id, after.clone());
                all.push(Change::row(cohort(), Some(before), Some(after)));
            }
            (5, Some(id)) => {
                let name = format!("iPhone {}", two % 3);
                let before = aliases.get(&name).cloned();
                let after = (one % 4 > 0).then(|| alias(&name, &id));
                match &after {
                    Some(after) => aliases.insert(name, after.clone()),
                    None => aliases.remove(&name),
                };
                if before != after {
                    all.push(Change::row(cohort(), before, after));
                }
            }
            (6, _) => {
                let column = ["email", "phone"][two % 2];
                let before = mappings.get(column).cloned();
                let after = (one % 4 > 0).then(|| mapping(column, &format!("h{text}")));
                match &after {
                    Some(after) => mappings.insert(column.to_owned(), after.clone()),
                    None => mappings.remove(column),
                };
                // The heading is of the key: another one is another row.
                if before != after {
                    all.extend(before.map(|before| Change::shared_row(Some(before), None)));
                    all.extend(after.map(|after| Change::shared_row(None, Some(after))));
                }
            }
            (7, _) => all.push(evidence(&format!("log{two}.csv"), format!("Nom\r\n{two}").as_bytes())),
            (2, Some(id))
                if !marks.keys().any(|(_, marked)| *marked == id)
                    && !votes.keys().any(|(_, by)| *by == id)
                    && !aliases
                        .values()
                        .any(|alias| alias.participant.as_ref().is_some_and(|of| of.as_str() == id)) =>
            {
                let before = people.remove(&id);
                all.push(Change::row(cohort(), before, None));
            }
            (3, Some(id)) => {
                let before = marks.get(&(session.clone(), id.clone())).cloned();
                let mut after = mark(&session, &id, u32::try_from(one % 120).unwrap());
                if two % 3 == 0 {
                    (after.attendance, after.minutes) = (Attendance::Excused, formation::domain::quantity::Minutes(0));
                }
                after.note.clone_from(text);
                marks.insert((session, id), after.clone());
                all.push(Change::row(cohort(), before, Some(after)));
            }
            (4, Some(id)) => {
                let Some(before) = marks.remove(&(session, id)) else { continue };
                all.push(Change::row(cohort(), Some(before), None));
            }
            (8, _) => {
                let id = format!("t{}", two % 4 + 1);
                let before = topics.get(&id).cloned();
                let goes = one % 4 == 0 && !votes.keys().any(|(topic, _)| *topic == id);
                let after = (!goes).then(|| topic(&id, text));
                match &after {
                    Some(after) => topics.insert(id, after.clone()),
                    None => topics.remove(&id),
                };
                if before != after {
                    all.push(Change::row(cohort(), before, after));
                }
            }
            (9, Some(id)) => {
                let Some(topic) = topics.keys().nth(two % topics.len().max(1)).cloned() else { continue };
                let before = votes.get(&(topic.clone(), id.clone())).cloned();
                let after = (one % 4 > 0).then(|| vote(&topic, &id, u32::try_from(one % 4).unwrap()));
                match &after {
                    Some(after) => votes.insert((topic, id), after.clone()),
                    None => votes.remove(&(topic, id)),
                };
                if before != after {
                    all.push(Change::row(cohort(), before, after));
                }
            }
            _ => {}
        }
    }
    all
}

fn topic(id: &str, note: &str) -> Topic {
    Topic {
        id: TopicId::new(id),
        title: format!("Sujet {id}"),
        by: None,
        kind: None,
        note: note.to_owned(),
        proposed_on: None,
        state: TopicState::Open,
        session: None,
        minutes: None,
        why: String::new(),
        outcome: String::new(),
    }
}

fn vote(topic: &str, by: &str, dots: u32) -> Vote {
    Vote { topic: TopicId::new(topic), participant: ParticipantId::new(by), dots }
}

/// Every file but evidence, which stays where an undone operation left it.
fn tables(place: &Place) -> BTreeMap<String, Vec<u8>> {
    let mut data = place.data();
    data.retain(|name, _| !name.contains("/evidence/"));
    data
}

fn revert(place: &Place, direction: Direction, number: Option<u64>) {
    let writing = place.folder().write(&actor()).unwrap();
    let reversal = writing.reversal(direction, number).unwrap();
    writing.revert(reversal).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn undo_is_the_identity_and_redo_the_change(
        enrolments in proptest::option::of(enrolments()),
        first in proptest::collection::vec((any::<u8>(), 0_usize..50, 0_usize..50, text()), 1..12),
        second in proptest::collection::vec((any::<u8>(), 0_usize..50, 0_usize..50, text()), 1..12),
    ) {
        let place = Place::new();
        if let Some(text) = &enrolments {
            place.put(ENROLMENTS, text);
        }
        let mut states = vec![tables(&place)];
        for dice in [first, second] {
            let changes = changes(&place, &dice);
            let count = place.folder().read().unwrap().history().unwrap().0.len() as u64;
            let committed = place.commit(&changes).unwrap();
            if committed.operation > count {
                prop_assert!(committed.restored.is_empty(), "the generated table is canonical: {committed:?}");
                states.push(tables(&place));
            }
        }
        for _ in 0..2 {
            for state in states.iter().rev().skip(1) {
                revert(&place, Direction::Undo, None);
                prop_assert_eq!(&tables(&place), state);
            }
            for state in states.iter().skip(1) {
                revert(&place, Direction::Redo, None);
                prop_assert_eq!(&tables(&place), state);
            }
        }
    }
}

/// A cohort on the schedule of the one there is, in that file.
fn like_the_first(place: &Place, id: &str, file: &str) -> Change {
    let model = place.folder().read().unwrap().cohort(&cohort()).unwrap().unwrap();
    let new = CohortId::new(id);
    Change::Cohort {
        cohort: new.clone(),
        before: None,
        after: Some(Box::new(Cohort { id: new, file: file.into(), ..model })),
    }
}

#[test]
fn a_cohort_that_is_added_and_taken_away_leaves_every_byte_as_it_was() {
    for file in ["programme.toml", "data/c2/cohort.toml"] {
        for programme in [PROGRAMME.to_owned(), PROGRAMME.replace('\n', "\r\n")] {
            let place = Place::new();
            place.put("programme.toml", &programme);
            let before = place.data();
            let change = like_the_first(&place, "c2", file);
            place.commit(std::slice::from_ref(&change)).unwrap();
            let added = place.data();
            assert_eq!(place.folder().read().unwrap().cohort_ids().unwrap().len(), 2, "{file}");
            assert_eq!(added.len(), before.len() + usize::from(file != "programme.toml"));
            revert(&place, Direction::Undo, None);
            assert_eq!(place.data(), before, "undone in {file}");
            revert(&place, Direction::Redo, None);
            assert_eq!(place.data(), added, "done again in {file}");
            place.commit(&[change.inverse()]).unwrap();
            assert_eq!(place.data(), before, "the inverse in {file}");
            revert(&place, Direction::Undo, None);
            assert_eq!(place.data(), added, "the inverse undone in {file}");
        }
    }
}

#[test]
fn one_operation_over_two_cohorts_is_taken_back_as_one() {
    let place = Place::new();
    place.commit(&[like_the_first(&place, "c2", "programme.toml"), enrol("a")]).unwrap();
    let before = place.data();
    let gone = Enrolment { state: EnrolmentState::Transferred, ..person("a") };
    let moved = [
        Change::row(cohort(), Some(person("a")), Some(gone)),
        Change::row(CohortId::new("c2"), None, Some(person("b"))),
    ];
    place.commit(&moved).unwrap();
    let after = place.data();
    let refused = place.folder().write(&actor()).unwrap().reversal(Direction::Undo, Some(1));
    assert!(matches!(refused, Err(Failure::Refused(_))), "the first operation cannot go while the second stands");
    revert(&place, Direction::Undo, None);
    assert_eq!(place.data(), before);
    revert(&place, Direction::Redo, None);
    assert_eq!(place.data(), after);
}
