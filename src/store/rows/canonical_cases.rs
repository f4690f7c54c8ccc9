//! Both readers of rows mean the same: what the quick one reads, the general one reads so too.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;

use super::canonical::{read, rows};
use super::canonical_marks::{CanonicalMarks, count_marks, marks};
use super::known::Enrolled;
use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::fixture::{cohort, programme};
use crate::domain::grid::SeatGrid;
use crate::domain::kept_rows::RecordPack as _;
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::{FieldId, SessionId};
use crate::domain::records::Numbered;
use crate::domain::schema::{Record, TableSchema};
use crate::store::rows::KnownIds;
use crate::store::rows::general::general;
use crate::store::sheet::CanonicalTable;
use crate::text::delimited::written;

const SESSIONS: [&str; 3] = ["m1-1", "3-1", "m2-1"];
const PEOPLE: [&str; 3] = ["ab", "2e5", "cd"];

fn a_cohort() -> (Cohort, Enrolled) {
    let mut built = cohort("c");
    for (session, id) in built.cohort.sessions.iter_mut().zip(SESSIONS) {
        session.id = SessionId::new(id);
    }
    built.cohort.sessions.truncate(SESSIONS.len());
    let built = PEOPLE.iter().fold(built, |built, id| built.person(id, "Martin", |_| {}));
    let records = built.records();
    let rows = records.numbered_enrolments().to_vec();
    (records.cohort, Enrolled { rows, ..Enrolled::default() })
}

fn fields() -> Vec<FieldId> {
    vec![FieldId::new("teaching")]
}

/// What each reader makes of a text: the quick one nothing, or exactly what the general one makes of it.
fn agree<R: Record>(text: &str) -> Result<bool, TestCaseError> {
    let (programme, (cohort, enrolled)) = (programme(), a_cohort());
    let known = KnownIds::of(&programme).and(&cohort, &enrolled, "enrolments.csv".into());
    let (file, mut problems): (Arc<str>, _) = (R::TABLE.file.into(), Vec::new());
    let quick: Vec<Option<Vec<Numbered<R>>>> = vec![read(text, &fields(), &known)];
    let whole = general::<R>(&file, text, &fields(), &known, &mut problems);
    for quick in quick.iter().flatten() {
        same(quick, &whole.rows)?;
        prop_assert!(problems.is_empty() && whole.spoilt.is_empty(), "{text:?}: {problems:?}");
    }
    if R::TABLE == Mark::TABLE
        && let Some(CanonicalMarks { marks: quick, grid, row_by_line }) = marks(text, &cohort, &enrolled)
    {
        let quick = quick.unpacked();
        if row_by_line {
            let fields: Vec<String> = fields().iter().map(ToString::to_string).collect();
            let found = rows(R::TABLE, &fields, text).map(|rows| rows.iter().map(|row| &text[row.clone()]).collect());
            let lines: Vec<&str> = text.split_inclusive('\n').skip(1).collect();
            prop_assert_eq!(found, Some(lines), "{:?}", text);
        }
        prop_assert_eq!(grid, SeatGrid::of(&cohort, &enrolled.rows, &quick));
        prop_assert_eq!(count_marks(text, &cohort, &enrolled), Some(quick.len()));
        let whole = general::<Mark>(&file, text, &[], &known, &mut Vec::new());
        same(&quick, &whole.rows)?;
        prop_assert!(problems.is_empty() && read::<Mark>(text, &[], &known).is_some(), "{text:?}: {problems:?}");
    } else if R::TABLE == Mark::TABLE {
        prop_assert!(read::<Mark>(text, &[], &known).is_none(), "the two quick readers differ: {text:?}");
    }
    sheets_agree(R::TABLE, text)?;
    Ok(quick[0].is_some())
}

/// What a sheet makes of a text that is taken row by row as it stands is what it makes of the same text read cell by cell.
fn sheets_agree(table: &TableSchema, text: &str) -> Result<(), TestCaseError> {
    let fields: Vec<String> = fields().iter().map(ToString::to_string).collect();
    if let Some(rows) = rows(table, &fields, text) {
        // With an empty line behind it, it is read cell by cell.
        let sheet = |text: &str| CanonicalTable::read(table, &fields, &table.file.into(), text, &mut Vec::new());
        let (quick, slow) = (sheet(text).unwrap(), sheet(&format!("{text}\n")).unwrap());
        prop_assert_eq!(quick.text(), text);
        prop_assert_eq!(slow.text(), text);
        prop_assert_eq!((rows.len(), quick.len()), (slow.len(), slow.len()));
        for place in 0..slow.len() {
            prop_assert_eq!(quick.row(place), slow.row(place));
        }
    }
    Ok(())
}

fn same<R: Record>(one: &[Numbered<R>], other: &[Numbered<R>]) -> Result<(), TestCaseError> {
    let rows = |rows: &[Numbered<R>]| rows.iter().map(|row| (row.line, row.record.clone())).collect::<Vec<_>>();
    prop_assert_eq!(rows(one), rows(other));
    Ok(())
}

fn table(table: &TableSchema, rows: &[Vec<&str>]) -> String {
    let fields: Vec<String> = fields().iter().map(ToString::to_string).collect();
    written(std::iter::once(table.headings(&fields).collect()).chain(rows.iter().cloned()))
}

#[test]
fn what_the_program_writes_is_read_quickly() {
    let marks = table(
        Mark::TABLE,
        &[
            vec!["m1-1", "ab", "present", "180", "", "", "roll_call", ""],
            vec!["m1-1", "cd", "excused", "0", "", "", "roll_call signature", "dit \"non\",\nsans suite"],
            vec!["m1-1", "2e5", "present", "90", "14:25", "16:00", "log:3f9a5b012cde", "a, b"],
            vec!["3-1", "ab", "absent", "", "", "", "", ""],
        ],
    );
    assert!(agree::<Mark>(&marks).unwrap());
    let people = table(
        Enrolment::TABLE,
        &[
            vec![
                "ab",
                "Le Goff",
                "Zoé",
                "z@example.org",
                "06 39 98 01 01",
                "A, B",
                "employee",
                "afdas",
                "m1 m2",
                "enrolled",
                "2021-03-01",
                "",
                "",
                "",
                "",
                "",
                "oui",
            ],
            vec![
                "cd",
                "d'Arc",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "withdrawn",
                "2021-03-01",
                "2021-03-16",
                "2021-04-01",
                "déménage\n\"loin\"",
                "a",
                "",
                "",
            ],
        ],
    );
    assert!(agree::<Enrolment>(&people).unwrap());
    assert!(
        agree::<Mark>(&table(Mark::TABLE, &[])).unwrap() && agree::<Enrolment>(&table(Enrolment::TABLE, &[])).unwrap()
    );
}

#[test]
fn whatever_is_otherwise_is_left_to_the_general_reader() {
    let row = "m1-1,ab,present,180,,,roll_call,\n";
    let heading = table(Mark::TABLE, &[]);
    let of = |rows: &str| format!("{heading}{rows}");
    let cases = [
        String::new(),
        heading.trim_end().to_owned(),
        heading.replace(",note", ""),
        heading.replace("session,participant", "participant,session"),
        heading.to_uppercase(),
        heading.replace(',', ";"),
        heading.replace('\n', "\r\n"),
        of(row.trim_end()),
        of(&row.replace('\n', "\r")),
        of(&format!("\n{row}")),
        of(&format!("{row},,,,,,,\n")),
        of(&format!("{row}{row}")),
        of(&row.replace("ab", "ef")),
        of(&row.replace("ab", "ab ")),
        of(&row.replace("m1-1", "03-janv")),
        of(&row.replace("present", "peut-être")),
        of(&row.replace("180", "")),
        of(&row.replace("180", "100000")),
        of(&row.replace("present", "absent")),
        of(&row.replace("roll_call", "photo")),
        of(&row.replace("roll_call,", "roll_call,\"")),
        of(&row.replace("roll_call,", "roll_call,5\" x")),
        of(&row.replace("roll_call,", "roll_call,\"a\"b")),
        of(&row.replace("roll_call,", "roll_call,,x")),
        of(&row.replace("roll_call,", "roll_call")),
        of(&row.replace("roll_call,", "roll_call,\"a\n<<<<<<< b\"")),
        format!("{heading}<<<<<<< a\n{row}=======\n>>>>>>> b\n"),
    ];
    for text in cases {
        assert!(!agree::<Mark>(&text).unwrap(), "{text:?}");
    }
}

/// Cells as the program writes them, and as others do.
fn cell(name: &'static str) -> BoxedStrategy<&'static str> {
    let usual: &[&str] = match name {
        "session" => &SESSIONS,
        "participant" | "id" => &PEOPLE,
        "status" => &["present", "present", "excused", "absent", "employee"],
        "state" => &["enrolled", "waiting", "transferred"],
        "minutes" | "headcount" => &["0", "0", "180", "95"],
        "arrived" | "left" => &["", "", "14:25"],
        "evidence" => &["", "roll_call", "roll_call log:3f9a5b012cde"],
        "enrolled_on" | "starts_on" | "ended_on" => &["", "2021-03-16"],
        "modules" => &["", "m1", "m1 m2"],
        "last_name" | "first_name" | "alias" => &["Zoé", "d'Arc", "Le Goff", "A", "B, C", "\"D\""],
        _ => &["", "", "x", "a, b", "ligne\nligne", "dit \"non\""],
    };
    let odd: &[&str] = &[
        "",
        " ",
        "s9",
        "03-janv",
        "200000",
        "2E+05",
        "zz",
        "Présente",
        "090",
        "14h25",
        "16/03/2021",
        "100000",
        "-1",
        " ab",
        "m9",
        "appel",
        "6 12 34 56 78",
        "<<<<<<< a",
        "\n<<<<<<< a",
        "a\r\nb",
    ];
    prop_oneof![40 => select(usual), 1 => select(odd)].boxed()
}

fn some_rows(table: &'static TableSchema) -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let columns = table.columns.iter().map(|column| column.name);
    let columns = columns.chain(table.has_answers.then_some("teaching"));
    proptest::collection::vec(columns.map(cell).collect::<Vec<_>>(), 0..6)
}

/// A table as the program writes it, of which a hand or another program may have changed something.
fn texts(of: &'static TableSchema) -> impl Strategy<Value = String> {
    let slip = (
        any::<proptest::sample::Index>(),
        select(&["\"", ",", "\n", "\r", "\r\n", " ", ";", "<", "é", "0", "\u{feff}", ""][..]),
    );
    (some_rows(of), proptest::option::weighted(0.4, slip)).prop_map(move |(rows, slip)| {
        let mut text = table(of, &rows);
        if let Some((at, put)) = slip {
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
            let at = places[at.index(places.len())];
            let length = text[at..].chars().next().map_or(0, char::len_utf8);
            text.replace_range(at..at + length * usize::from(put.len() != 1), put);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn both_readers_give_the_same(
        marks in texts(Mark::TABLE),
        people in texts(Enrolment::TABLE),
        held in texts(HeldSession::TABLE),
        aliases in texts(Alias::TABLE),
    ) {
        agree::<Mark>(&marks)?;
        agree::<Enrolment>(&people)?;
        agree::<HeldSession>(&held)?;
        agree::<Alias>(&aliases)?;
    }
}
