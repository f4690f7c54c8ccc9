//! The rights of a shared store where no program keeps anybody from anything: SQL written by hand, as each login. Nobody writes to a
//! table, nobody sees what is another office's, and no function believes what it is told. On PostgreSQL alone, where
//! `FORMATION_TEST_STORE` names a server.

#![cfg(feature = "shared")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use postgres::error::SqlState;
use postgres::{Client, SimpleQueryMessage};
use support::postgres::{LOGINS, TestDatabase, TestServer};

/// What a table holds, a statement for each way to change it.
const TABLES: [(&str, &str); 7] = [
    ("head", "op"),
    ("offices", "office"),
    ("access", "may_write"),
    ("cohorts", "office"),
    ("files", "bytes"),
    ("operations", "line"),
    ("copies", "op"),
];

/// Functions that are for the owner of the store, and a call of each.
const INNER: [&str; 8] = [
    "is_cohort('a')",
    "owner('programme.toml')",
    "is_line(1, '{}')",
    "by('{}')",
    "sees_element('files', '{}', '{}')",
    "seen_of('{}', '{}')",
    "is_turn_of_head()",
    "happen(gen_random_uuid(), '{}', '{}', '{}', '', '{}', '{}', '{}', '{}')",
];

/// A store with a cohort of lyon, whose writer is maelle and whose reader is ines, one of lille, whose writer is omar, and a file that
/// is the head office's alone.
fn two_offices() -> Option<TestDatabase> {
    let store = TestServer::get()?.store();
    let mut claire = store.by_hand("claire");
    for (who, office, writes) in [("maelle", "lyon", true), ("ines", "lyon", false), ("omar", "lille", true)] {
        let made = one(&mut claire, &format!("select formation.allow('{who}', '{office}', {writes})"));
        assert_eq!(made.as_deref(), Some("done"));
    }
    for (who, cohort, path) in [
        ("maelle", "{spring}", "data/spring/enrolments.csv"),
        ("omar", "{autumn}", "data/autumn/enrolments.csv"),
        ("claire", "{}", "data/seals.csv"),
        ("claire", "{}", "programme.toml"),
    ] {
        let call = push(who, cohort, path);
        assert_eq!(one(&mut store.by_hand(who), &call).as_deref(), Some("written"), "{call}");
    }
    Some(store)
}

/// An operation that writes one file, and says so.
fn push(who: &str, cohorts: &str, path: &str) -> String {
    let line = format!(
        "\"by\":\"{who}\",\"command\":[\"formation\",\"x\"],\"files\":[{{\"path\":\"{path}\"}}],\"changes\":[]}}"
    );
    pushing(cohorts, &line, path)
}

fn pushing(cohorts: &str, rest: &str, path: &str) -> String {
    format!(
        "select verdict || coalesce(' ' || name, '') from \
         formation.push(gen_random_uuid(), '{{}}', '{{}}', '{cohorts}', '{rest}', array['{path}'], array['secret of {path}'::bytea])"
    )
}

/// The first cell of what a statement answers.
fn one(client: &mut Client, statement: &str) -> Option<String> {
    all(client, statement).into_iter().next()
}

/// The first column of what a statement answers.
fn all(client: &mut Client, statement: &str) -> Vec<String> {
    let messages = client.simple_query(statement).unwrap_or_else(|error| panic!("{statement}: {error:?}"));
    let first = |message: &SimpleQueryMessage| match message {
        SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    };
    messages.iter().filter_map(first).collect()
}

fn refused(client: &mut Client, statement: &str) {
    let Err(error) = client.simple_query(statement) else { panic!("{statement}: it was done") };
    assert_eq!(error.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE), "{statement}: {error:?}");
}

#[test]
fn nobody_writes_to_a_table() {
    let Some(store) = two_offices() else { return };
    for who in LOGINS.iter().filter(|who| **who != "claire") {
        let mut client = store.by_hand(who);
        for (table, column) in TABLES {
            for statement in [
                format!("update formation.{table} set {column} = {column}"),
                format!("delete from formation.{table}"),
                format!("truncate formation.{table} cascade"),
                format!("insert into formation.{table} select * from formation.{table}"),
                format!("select * from formation.{table} for update"),
                format!("do $$ begin lock table formation.{table} in row exclusive mode; end $$"),
                format!("alter table formation.{table} disable row level security"),
                format!("drop table formation.{table}"),
            ] {
                refused(&mut client, &statement);
            }
        }
        refused(&mut client, "create table formation.mine_too (a int)");
        refused(
            &mut client,
            "create or replace function formation.head_right() returns text language sql as $$ select 'write' $$",
        );
        refused(&mut client, "set session authorization claire");
        refused(&mut client, "set role claire");
        for call in INNER {
            refused(&mut client, &format!("select formation.{call}"));
        }
    }
}

#[test]
fn each_login_sees_its_part_of_every_table() {
    let Some(store) = two_offices() else { return };
    let mut claire = store.by_hand("claire");
    assert_eq!(one(&mut claire, "select formation.allow('nobody', 'head', false)").as_deref(), Some("done"));
    let counts = |who: &str| {
        let mut client = store.by_hand(who);
        TABLES.map(|(table, _)| {
            one(&mut client, &format!("select count(*) from formation.{table}")).unwrap().parse::<u32>().unwrap()
        })
    };
    assert_eq!(counts("maelle"), [1, 1, 1, 1, 2, 0, 0]);
    assert_eq!(counts("ines"), [1, 1, 1, 1, 2, 0, 0]);
    assert_eq!(counts("omar"), [1, 1, 1, 1, 2, 0, 0]);
    assert_eq!(counts("nobody"), [1, 3, 5, 2, 4, 4, 0], "of the head office");
    assert_eq!(one(&mut claire, "select verdict from formation.deny('nobody', null)").as_deref(), Some("done"));
    assert_eq!(counts("nobody"), [1, 0, 0, 0, 0, 0, 0], "of no office");
    refused(&mut store.by_hand("stranger"), "select * from formation.files");
    refused(&mut store.by_hand("stranger"), "select formation.hold()");
    // What another office has occurs in nothing that they are answered.
    for (who, secret) in
        [("maelle", "autumn"), ("ines", "autumn"), ("omar", "spring"), ("maelle", "seals"), ("omar", "seals")]
    {
        let mut client = store.by_hand(who);
        let mut answers =
            all(&mut client, "select p::text from formation.pull(1, 0, null, gen_random_uuid(), '{}', true) p");
        for (table, _) in TABLES {
            answers.extend(all(&mut client, &format!("select t::text from formation.{table} t")));
        }
        // Bytes are shown as hex digits.
        let hex = |text: &str| format!("{:02x?}", text.as_bytes()).replace(|c: char| !c.is_ascii_hexdigit(), "");
        assert!(answers.len() > 3);
        assert!(!answers.iter().any(|row| row.contains(secret) || row.contains(&hex(secret))), "{who}: {answers:#?}");
        let evidence = format!("select formation.evidence('data/{secret}/enrolments.csv')::text");
        assert_eq!(one(&mut client, &evidence), None);
        assert_eq!(one(&mut client, "select formation.evidence('data/seals.csv')::text"), None);
    }
}

#[test]
fn no_function_believes_what_it_is_told() {
    let Some(store) = two_offices() else { return };
    let mut maelle = store.by_hand("maelle");
    let rest = |by: &str| format!("\"by\":\"{by}\",\"files\":[]}}");
    for (cohorts, path, verdict) in [
        ("{spring}", "data/autumn/enrolments.csv", "malformed data/autumn/enrolments.csv"),
        ("{spring,autumn}", "data/autumn/enrolments.csv", "forbidden autumn"),
        ("{}", "data/spring/enrolments.csv", "malformed data/spring/enrolments.csv"),
        ("{spring}", "data/spring/../autumn/x.csv", "malformed data/spring/../autumn/x.csv"),
        ("{spring}", "/etc/passwd", "malformed /etc/passwd"),
        ("{spring}", "data/spring/.hidden", "malformed data/spring/.hidden"),
        ("{spring}", "data/.shared", "malformed data/.shared"),
        ("{spring}", "data/spring//x", "malformed data/spring//x"),
        ("{spring}", "data/spring/", "malformed data/spring/"),
        ("{spring}", "data/spring/a\u{1}b", "malformed data/spring/a\u{1}b"),
        ("{spring}", "data/spring/a\u{85}b", "malformed data/spring/a\u{85}b"),
        ("{spring}", "data/journal.jsonl", "malformed data/journal.jsonl"),
        ("{spring}", "data/JOURNAL.jsonl", "malformed data/JOURNAL.jsonl"),
        ("{spring}", "notes.txt", "malformed notes.txt"),
        ("{spring}", "programme.toml", "forbidden"),
        ("{spring}", "data/seals.csv", "forbidden"),
        ("{all}", "data/all/x.csv", "malformed all"),
        ("{..}", "data/mappings.csv", "malformed .."),
        ("{NULL}", "data/mappings.csv", "malformed"),
        ("{Spring}", "data/Spring/x.csv", "malformed Spring"),
        ("{w,W}", "data/w/x.csv", "malformed W"),
    ] {
        let answer = one(&mut maelle, &pushing(cohorts, &rest("maelle"), path));
        assert_eq!(answer.as_deref(), Some(verdict), "{cohorts} {path}");
    }
    let deep = format!("\"by\":\"maelle\",\"x\":{}{}}}", "[".repeat(200), "]".repeat(200));
    for (rest, verdict) in [
        (rest("claire").as_str(), "malformed by"),
        ("\"by\":1}", "malformed by"),
        ("\"at\":\"t\"}", "malformed rest"),
        ("\"by\":\"maelle\",\"by\":\"claire\"}", "malformed rest"),
        ("\"by\":\"maelle\",\"op\":7}", "malformed rest"),
        ("\"by\":\"maelle\",\"x\":1e999}", "malformed rest"),
        ("\"by\":\"maelle\",\"x\":\"\\u0000\"}", "malformed rest"),
        ("\"by\":\"maelle\",\"x\":\"\\ud800\"}", "malformed rest"),
        ("\"by\":\"maelle\"", "malformed rest"),
        ("\"by\":\"maelle\"}{}", "malformed rest"),
        ("\"by\":\"maelle\",\n\"x\":1}", "malformed rest"),
        (deep.as_str(), "malformed rest"),
    ] {
        let answer = one(&mut maelle, &pushing("{spring}", rest, "data/spring/x.csv"));
        assert_eq!(answer.as_deref(), Some(verdict), "{rest}");
    }
    // Arguments that do not belong together, or say nothing.
    for call in [
        "formation.push(gen_random_uuid(), '{a}', '{}', '{spring}', '\"by\":\"maelle\"}', '{}', '{}')",
        "formation.push(gen_random_uuid(), '{}', '{}', '{spring}', '\"by\":\"maelle\"}', '{data/mappings.csv}', '{}')",
        "formation.push(gen_random_uuid(), '{}', '{}', '{}', '\"by\":\"maelle\"}', '{data/mappings.csv,data/mappings.csv}', '{a,b}')",
        "formation.push(null, '{}', '{}', '{}', '\"by\":\"maelle\"}', '{}', '{}')",
        "formation.push(gen_random_uuid(), '{}', '{}', null, '\"by\":\"maelle\"}', '{}', '{}')",
        "formation.push(gen_random_uuid(), null, null, '{}', '\"by\":\"maelle\"}', '{}', '{}')",
        "formation.erase(gen_random_uuid(), '{}', '{}', '{}', '\"by\":\"maelle\"}', '{}', '{}', '{1}', '{}')",
    ] {
        assert_eq!(
            one(&mut maelle, &format!("select verdict || ' ' || name from {call}")).as_deref(),
            Some("malformed arguments"),
            "{call}"
        );
    }
    assert_eq!(one(&mut maelle, &pushing("{}", "\"by\":\"maelle\"}", "data/mappings.csv")).as_deref(), Some("written"));
}

#[test]
fn lines_of_others_are_not_rewritten() {
    let Some(store) = two_offices() else { return };
    let mut maelle = store.by_hand("maelle");
    let erase = |operation: u32, line: &str| {
        format!(
            "select verdict || coalesce(' ' || name, '') from formation.erase(gen_random_uuid(), '{{}}', '{{}}', '{{}}', \
             '\"by\":\"maelle\"}}', '{{}}', '{{}}', array[{operation}], array['{line}'])"
        )
    };
    for (operation, line, verdict) in [
        (2, r#"{"op":2,"by":"omar"}"#, "forbidden autumn"),
        (3, r#"{"op":3,"by":"claire"}"#, "forbidden"),
        (1, r#"{"op":1,"by":"omar"}"#, "malformed lines"),
        (1, r#"{"op":2,"by":"maelle"}"#, "malformed lines"),
        (9, r#"{"op":9,"by":"maelle"}"#, "malformed lines"),
        (1, r#"{"op":1,"by":"maelle"}"#, "written"),
    ] {
        assert_eq!(one(&mut maelle, &erase(operation, line)).as_deref(), Some(verdict), "{operation} {line}");
    }
}

#[test]
fn whoever_only_reads_keeps_nobody_waiting() {
    let Some(store) = two_offices() else { return };
    let mut ines = store.by_hand("ines");
    ines.batch_execute("begin").unwrap();
    for call in [
        "select formation.hold()".to_owned(),
        "select formation.allow('ines', 'head', true)".to_owned(),
        "select verdict from formation.deny('maelle', null)".to_owned(),
        "select formation.assign('autumn', 'lyon')".to_owned(),
        push("ines", "{spring}", "data/spring/x.csv"),
    ] {
        assert!(one(&mut ines, &call).unwrap().starts_with("forbidden"), "{call}");
    }
    let written = one(&mut store.by_hand("maelle"), &push("maelle", "{spring}", "data/spring/x.csv"));
    assert_eq!(written.as_deref(), Some("written"), "while the transaction of ines is open");
}
