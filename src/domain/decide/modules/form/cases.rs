//! Cases of [`super`]: who answers, what a list of topics names, which of two votes stands; and that the same rows again
//! change nothing.

use proptest::prelude::*;

use super::naming::Things;
use super::people::FormPeople;
use super::{Answering, FormAnswer, JudgedForm, OfThing, RowReason, RowVerdict, offers, scores, topics, votes};
use crate::domain::change::Change;
use crate::domain::fixture::{cohort, day};
use crate::domain::pedagogy::fixture::{chosen, group, numbered, scored, topic, vote};
use crate::domain::pedagogy::ids::TopicId;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::score::Score;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::records::CohortRecords;
use crate::domain::tables::KeptRecord;
use crate::domain::vocabulary::{EnrolmentState, OfferKind};

fn answer(number: u32, name: &str, said: &[(&'static str, &str)]) -> FormAnswer {
    let said = said.iter().filter(|(_, text)| !text.is_empty());
    FormAnswer {
        number,
        who: Some(Answering { name: name.to_owned(), email: String::new() }),
        said: said.map(|(column, text)| (*column, (*text).to_owned())).collect(),
        ..FormAnswer::default()
    }
}

/// A row with a column for each of those.
fn of_things(number: u32, name: &str, cells: &[(&str, &str)]) -> FormAnswer {
    let of = |(id, text): &(&str, &str)| OfThing {
        id: (*id).to_owned(),
        heading: (*id).to_owned(),
        text: (*text).to_owned(),
    };
    FormAnswer { of_things: cells.iter().map(of).collect(), ..answer(number, name, &[]) }
}

fn words(judged: &JudgedForm) -> Vec<String> {
    let word = |row: &super::JudgedRow| match &row.verdict {
        RowVerdict::Already { row: Some(other) } => format!("already {other} {}", row.what),
        RowVerdict::Replaced { by } => format!("replaced {by} {}", row.what),
        RowVerdict::Rejected(reasons) => format!("rejected {}", reasons.len()),
        other => format!("{} {}", other.key(), row.what),
    };
    judged.rows.iter().map(word).collect()
}

/// The records once the plan is carried out.
fn applied<R: KeptRecord>(records: &CohortRecords, judged: &JudgedForm) -> CohortRecords {
    let mut rows: Vec<R> = records.each::<R>().cloned().collect();
    for change in judged.plan.changes.iter().filter_map(Change::of::<R>) {
        rows.retain(|row| Some(row) != change.before);
        rows.extend(change.after.cloned());
    }
    records.clone().with(numbered(rows))
}

fn voting() -> CohortRecords {
    let titled = |id: &str, title: &str| Topic { title: title.to_owned(), ..topic(id, "a") };
    let topics = vec![
        topic("t1", "a"),
        topic("t2", "b"),
        titled("t3", "Tarifs, billetterie; gratuité"),
        chosen("t4", "m1-1", None),
        titled("t5", "Tarifs"),
    ];
    group().records().with(numbered(topics)).with(numbered(vec![vote("t4", "a", 2), vote("t2", "b", 1)]))
}

#[test]
fn who_answers_is_found_and_never_guessed() {
    let records = cohort("c")
        .person("Zoé", "Martin", |row| row.email = "zoe@example.org".into())
        .person("Léa", "Roux", |row| row.email = "lea@example.org".into())
        .person("Lea", "ROUX", |row| row.email = "shared@example.org".into())
        .person("Paul", "Durand", |row| row.email = "shared@example.org".into())
        .person("Anne", "Petit", |row| row.state = EnrolmentState::Withdrawn)
        .records();
    let ids: Vec<String> = records.enrolments().map(|row| row.id.to_string()).collect();
    let people = FormPeople::of(&records);
    let cases: [(&str, &str, Result<usize, &str>); 14] = [
        ("zoe@example.org", "", Ok(0)),
        ("ZOE@example.org", "Zoe Martin", Ok(0)),
        ("zoe@home.example.org", "martin zoé", Ok(0)),
        ("zoe@example.org", "Z. M.", Ok(0)),
        ("", &ids[3], Ok(3)),
        ("", "lea@example.org", Ok(1)),
        ("lea@example.org", "Roux Léa", Ok(1)),
        ("shared@example.org", "Roux Léa", Ok(2)),
        ("shared@example.org", "", Err("several")),
        ("", "Léa Roux", Err("several")),
        ("zoe@example.org", "Paul Durand", Err("differ")),
        ("", "Zoé", Err("unknown")),
        ("", "", Err("nobody")),
        ("", "Anne Petit", Err("refused")),
    ];
    for (email, name, expected) in cases {
        let who = Answering { email: email.to_owned(), name: name.to_owned() };
        let found = people.answering(&FormAnswer { who: Some(who), ..FormAnswer::default() });
        let found = found.map(|person| person.unwrap().id.to_string()).map_err(|reasons| match &reasons[..] {
            [RowReason::Several { .. }] => "several",
            [RowReason::Differ { .. }] => "differ",
            [RowReason::Unknown { .. }] => "unknown",
            [RowReason::Nobody] => "nobody",
            _ => "refused",
        });
        assert_eq!(found, expected.map(|at| ids[at].clone()), "{email} {name}");
    }
    assert_eq!(people.answering(&FormAnswer::default()), Ok(None), "the file does not say who");
}

#[test]
fn a_list_names_whole_titles_first() {
    let records = voting();
    let mut things = Things::<Topic>::of(&records, |_| false);
    let cases: [(&str, Option<&[&str]>); 9] = [
        ("", Some(&[])),
        ("t1; T2;", Some(&["t1", "t2"])),
        ("Sujet t1, sujet T2", Some(&["t1", "t2"])),
        ("Tarifs, billetterie; gratuité", Some(&["t3"])),
        ("sujet t1, Tarifs, billetterie; gratuité, t2", Some(&["t1", "t3", "t2"])),
        ("Tarifs, Sujet t1", Some(&["t5", "t1"])),
        ("t3 – Tarifs, billetterie; gratuité\nSujet t1 (t1)", Some(&["t3", "t1"])),
        ("Sujet", None),
        ("La lune; t1", None),
    ];
    for (text, expected) in cases {
        let found = things.list(text).ok().map(|found| found.iter().map(|one| one.id.clone()).collect::<Vec<_>>());
        assert_eq!(found, expected.map(|ids| ids.iter().map(TopicId::new).collect()), "{text}");
    }
}

#[test]
fn dots_are_written_in_many_ways() {
    let records = voting();
    for (text, expected) in [
        ("2", Some(2)),
        ("2.0", Some(2)),
        ("3,00", Some(3)),
        ("x", Some(1)),
        ("OUI", Some(1)),
        ("✓", Some(1)),
        ("0", None),
        ("non", None),
        ("2.5", None),
        ("-1", None),
        ("deux", None),
        ("99999", None),
    ] {
        let judged = votes(&records, &[of_things(2, "C C", &[("t1", text)])], 3).unwrap();
        let what = expected.map_or("rejected 1".to_owned(), |dots| format!("new t1={dots}"));
        assert_eq!(words(&judged), [what], "{text}");
    }
}

#[test]
fn the_latest_vote_stands_and_replaces_what_was_given_to_open_topics() {
    let records = voting();
    let row = |number, name, list| answer(number, name, &[("topic", list)]);
    let cases: [(&[FormAnswer], &[&str], &[&str]); 9] = [
        (&[row(2, "B B", "t1; t1")], &["changed t1=2"], &["t1 b 2", "t4 a 2"]),
        (&[row(2, "B B", "t2")], &["already t2=1"], &["t2 b 1", "t4 a 2"]),
        (&[row(2, "C C", "t1"), row(3, "C C", "T1")], &["new t1=1", "already 2 t1=1"], &["t1 c 1", "t2 b 1", "t4 a 2"]),
        (
            &[row(2, "C C", "t1"), row(3, "C C", "t2"), row(4, "C C", "t1")],
            &["already 4 t1=1", "replaced 4 t2=1", "new t1=1"],
            &["t1 c 1", "t2 b 1", "t4 a 2"],
        ),
        // One that cannot be taken replaces nothing.
        (
            &[row(2, "C C", "t1"), row(3, "C C", "t1;t1;t2;t2")],
            &["new t1=1", "rejected 1"],
            &["t1 c 1", "t2 b 1", "t4 a 2"],
        ),
        // What was given to a topic that is chosen by now stays, and takes no dots.
        (&[row(2, "A A", "t4;t4;t1;t1;t2")], &["new t1=2 t2=1 t4=2"], &["t1 a 2", "t2 a 1", "t2 b 1", "t4 a 2"]),
        (&[row(2, "A A", "t4;t4")], &["already t4=2"], &["t2 b 1", "t4 a 2"]),
        (&[row(2, "A A", "t4")], &["rejected 1"], &["t2 b 1", "t4 a 2"]),
        (&[row(2, "D D", "")], &["rejected 1"], &["t2 b 1", "t4 a 2"]),
    ];
    for (rows, expected, then) in cases {
        let judged = votes(&records, rows, 3).unwrap();
        assert_eq!(words(&judged), expected, "{rows:?}");
        let after = applied::<Vote>(&records, &judged);
        let mut given: Vec<String> =
            after.each::<Vote>().map(|vote| format!("{} {} {}", vote.topic, vote.participant, vote.dots)).collect();
        given.sort_unstable();
        assert_eq!(given, then, "{rows:?}");
    }
}

#[test]
fn rows_with_a_column_of_dots_are_parts_of_one_vote() {
    let records = voting();
    let row = |number, topic, dots| answer(number, "C C", &[("topic", topic), ("dots", dots)]);
    let judged = votes(&records, &[row(2, "t1", "2"), row(3, "t2", "1")], 3).unwrap();
    assert_eq!(words(&judged), ["new t1=2", "new t2=1"]);
    assert_eq!(applied::<Vote>(&records, &judged).each::<Vote>().count(), 4);
    let judged = votes(&records, &[row(2, "t1", "2"), row(3, "t2", "2")], 3).unwrap();
    assert_eq!(words(&judged), ["rejected 1", "rejected 1"], "four dots of three");
    assert!(judged.plan.changes.is_empty());
}

#[test]
fn scores_are_taken_cell_by_cell() {
    let records = scored(false);
    let row = |number, name, cells: &[(&str, &str)]| of_things(number, name, cells);
    let cases: [(&[FormAnswer], &[&str]); 5] = [
        (&[row(2, "A A", &[("c1", "4"), ("c2", "2")])], &["already w1 · c1=4 c2=2"]),
        (&[row(2, "A A", &[("c1", "5"), ("c3", "0")])], &["changed w1 · c1=5 c3=0"]),
        (&[row(2, "D D", &[("c1", "3 – plutôt"), ("c2", "4/5"), ("c3", "5.0")])], &["new w1 · c1=3 c2=4 c3=5"]),
        (&[row(2, "D D", &[("c1", "6"), ("c2", "4/6"), ("c3", "2,5")])], &["rejected 3"]),
        (
            &[row(2, "D D", &[("c1", "1")]), row(3, "D D", &[("c1", "2")]), row(4, "D D", &[("c1", "2")])],
            &["replaced 3 w1 · c1=1", "new w1 · c1=2", "already 3 w1 · c1=2"],
        ),
    ];
    for (rows, expected) in cases {
        assert_eq!(words(&scores(&records, rows, Some("w1")).unwrap()), expected, "{rows:?}");
    }
    let long = [answer(2, "D D", &[("tool", "outil w2"), ("criterion", "critère c3"), ("score", "5")])];
    assert_eq!(words(&scores(&records, &long, None).unwrap()), ["new w2 · c3=5"]);
    assert!(scores(&records, &[], Some("w9")).is_err());
}

#[test]
fn what_was_proposed_or_offered_once_is_there_whatever_became_of_it() {
    let records = voting();
    let proposing = |name, title| [answer(2, name, &[("title", title)])];
    for (name, title, expected) in [
        ("A A", "SUJET T1", "already t1 (Sujet t1)"),
        ("C C", "Sujet t1", "already t1 (Sujet t1)"),
        ("A A", "Sujet t4", "already t4 (Sujet t4)"),
        ("C C", "Sujet t4", "new t6 (Sujet t4)"),
        ("C C", "", "rejected 1"),
        ("C C", "=1+1", "rejected 1"),
    ] {
        assert_eq!(words(&topics(&records, &proposing(name, title), day("2021-04-20"))), [expected], "{title}");
    }
    let rows = [answer(2, "A A", &[("text", "Des micros"), ("tags", "son, prêt; ")])];
    let first = offers(&records, OfferKind::Offer, &rows, day("2021-04-20"));
    let mut then = applied::<Offer>(&records, &first);
    let offer = then.each::<Offer>().next().unwrap().clone();
    assert_eq!((offer.tags.as_str(), words(&first)), ("son;prêt", vec!["new o1 (Des micros)".to_owned()]));
    then = then.with(numbered(vec![Offer { closed_on: Some(day("2021-04-21")), ..offer }]));
    assert_eq!(words(&offers(&then, OfferKind::Offer, &rows, day("2021-04-22"))), ["already o1 (Des micros)"]);
    assert_eq!(words(&offers(&then, OfferKind::Need, &rows, day("2021-04-22"))), ["new o2 (Des micros)"]);
}

proptest! {
    /// Whatever the rows: one verdict each, and the same rows again change nothing.
    #[test]
    fn taking_twice_is_taking_once(
        rows in proptest::collection::vec(("[ABCDE]", "[t1; 245,]{0,9}", "[0-6]?", "[0-6]?"), 0..12),
        in_parts in any::<bool>(),
    ) {
        let (voting, judging) = (voting(), scored(false));
        let given: Vec<FormAnswer> = (2..).zip(&rows).map(|(number, (name, list, one, other))| {
            let name = format!("{name} {name}");
            let cells = [("c1", one.as_str()), ("c2", other.as_str())];
            let dots = if in_parts { one.as_str() } else { "" };
            let said = [("topic", list.as_str()), ("dots", dots), ("title", list.as_str()), ("text", list.as_str())];
            FormAnswer { of_things: of_things(number, &name, &cells).of_things, ..answer(number, &name, &said) }
        }).collect();
        let without: Vec<FormAnswer> = given.iter().map(|row| FormAnswer { of_things: Vec::new(), ..row.clone() }).collect();
        let first = votes(&voting, &without, 3).unwrap();
        prop_assert_eq!(first.counts().rows, rows.len());
        let again = votes(&applied::<Vote>(&voting, &first), &without, 3).unwrap();
        prop_assert!(again.plan.changes.is_empty(), "{:?}", again.plan.changes);
        let first = scores(&judging, &given, Some("w1")).unwrap();
        let again = scores(&applied::<Score>(&judging, &first), &given, Some("w1")).unwrap();
        prop_assert!(again.plan.changes.is_empty(), "{:?}", again.plan.changes);
        let today = day("2021-04-20");
        let first = topics(&voting, &given, today);
        prop_assert!(topics(&applied::<Topic>(&voting, &first), &given, today).plan.changes.is_empty());
        let first = offers(&voting, OfferKind::Need, &given, today);
        prop_assert!(offers(&applied::<Offer>(&voting, &first), OfferKind::Need, &given, today).plan.changes.is_empty());
    }
}
