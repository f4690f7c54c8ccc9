//! Whatever the tables look like and whatever is changed, taking it back gives the same bytes, and doing it again the
//! same change.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;

use formation::domain::change::Change;
use formation::domain::enrolment::Enrolment;
use formation::domain::mark::Mark;
use formation::domain::vocabulary::{Attendance, EnrolmentState};
use formation::store::Direction;
use proptest::prelude::*;
use support::store::{Place, actor, cohort, mark, person};

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
    let records = place.folder().read().unwrap().records(&cohort()).unwrap();
    let mut people: BTreeMap<String, Enrolment> =
        records.enrolments().map(|row| (row.id.to_string(), row.clone())).collect();
    let mut marks: BTreeMap<(String, String), Mark> = records
        .numbered_marks()
        .iter()
        .map(|row| ((row.record.session.to_string(), row.record.participant.to_string()), row.record.clone()))
        .collect();
    let mut all = Vec::new();
    for (kind, one, two, text) in dice {
        let session = format!("m1-{}", two % 2 + 1);
        let nth = people.keys().nth(one % people.len().max(1)).cloned();
        match (kind % 5, nth) {
            (0, _) => {
                let new = person(&format!("new{}", people.len() + all.len()));
                if people.contains_key(new.id.as_str()) {
                    continue;
                }
                people.insert(new.id.to_string(), new.clone());
                all.push(Change::Enrolment { cohort: cohort(), before: None, after: Some(new) });
            }
            (1, Some(id)) => {
                let before = people[&id].clone();
                let mut after = before.clone();
                after.note.clone_from(text);
                after.phone = format!("{two}");
                people.insert(id, after.clone());
                all.push(Change::Enrolment { cohort: cohort(), before: Some(before), after: Some(after) });
            }
            (2, Some(id)) if !marks.keys().any(|(_, marked)| *marked == id) => {
                let before = people.remove(&id);
                all.push(Change::Enrolment { cohort: cohort(), before, after: None });
            }
            (3, Some(id)) => {
                let before = marks.get(&(session.clone(), id.clone())).cloned();
                let mut after = mark(&session, &id, u32::try_from(one % 120).unwrap());
                if two % 3 == 0 {
                    (after.attendance, after.minutes) = (Attendance::Excused, formation::domain::quantity::Minutes(0));
                }
                after.note.clone_from(text);
                marks.insert((session, id), after.clone());
                all.push(Change::Mark { cohort: cohort(), before, after: Some(after) });
            }
            (4, Some(id)) => {
                let Some(before) = marks.remove(&(session, id)) else { continue };
                all.push(Change::Mark { cohort: cohort(), before: Some(before), after: None });
            }
            _ => {}
        }
    }
    all
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
        let mut states = vec![place.data()];
        for dice in [first, second] {
            let changes = changes(&place, &dice);
            let count = place.folder().read().unwrap().history().unwrap().0.len() as u64;
            let committed = place.commit(&changes).unwrap();
            if committed.operation > count {
                prop_assert!(committed.restored.is_empty(), "the generated table is canonical: {committed:?}");
                states.push(place.data());
            }
        }
        for _ in 0..2 {
            for state in states.iter().rev().skip(1) {
                revert(&place, Direction::Undo, None);
                prop_assert_eq!(&place.data(), state);
            }
            for state in states.iter().skip(1) {
                revert(&place, Direction::Redo, None);
                prop_assert_eq!(&place.data(), state);
            }
        }
    }
}
