//! What a store believes and shows is decided twice: in SQL, where it counts, and in the program, where a copy refuses what no store
//! should send and tests have a store in memory. Both decide alike. On PostgreSQL, where `FORMATION_TEST_STORE` names a server.

#![cfg(feature = "shared")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use formation::store::shared::cut::{VisibleLine, seen};
use formation::store::shared::line::is_line;
use formation::store::shared::owner::{Owner, owner};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use support::postgres::TestServer;

/// As many values as are asked for, the same each time.
fn some<T: std::fmt::Debug>(count: usize, of: &impl Strategy<Value = T>) -> Vec<T> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    (0..count).map(|_| of.new_tree(&mut runner).unwrap().current()).collect()
}

fn named(whose: Option<Owner<'_>>) -> Option<&'static str> {
    whose.map(|whose| match whose {
        Owner::Cohort(_) => "cohort",
        Owner::Everybody => "everybody",
        Owner::Programme => "programme",
        Owner::Head => "head",
    })
}

#[test]
fn both_know_whose_a_path_is() {
    let Some(server) = TestServer::get() else { return };
    let store = server.store();
    let part = "programme\\.toml|templates|data|sealed|mappings\\.csv|Mappings\\.CSV|journal\\.jsonl|JOURNAL\\.jsonl|seals\\.csv|spring|\
                con|NUL\\.x|com1|com10|lpt9\\.a|all|ALL|a\\.|\\.\\.|\\.|\\.a|x\\.csv||[A-Za-z0-9._-]{1,4}|été|a:b|a\\\\b|a\tb|a\u{85}b|a\u{7f}|\u{212a}|[a-z]{64,66}";
    let path = proptest::collection::vec(part, 1..5).prop_map(|parts| parts.join("/"));
    let mut paths = some(3000, &path);
    paths.extend(some(500, &"\\PC{0,12}"));
    paths.push(format!("data/c/{}", "x".repeat(1017)));
    paths.push(format!("data/c/{}", "x".repeat(1018)));
    let rows = store.admin().query("select p, formation.owner(p) from unnest($1::text[]) p", &[&paths]).unwrap();
    let mut kinds = std::collections::BTreeSet::new();
    for row in rows {
        let (path, sql): (&str, Option<&str>) = (row.get(0), row.get(1));
        assert_eq!(sql, named(owner(path)), "{path:?}");
        kinds.insert(sql.map(str::to_owned));
    }
    assert_eq!(kinds.len(), 5, "each kind occurred: {kinds:?}");
}

#[test]
fn both_know_what_a_line_is() {
    let Some(server) = TestServer::get() else { return };
    let store = server.store();
    let piece = "\\{\"op\":3,|\"by\":\"z\"|\"by\":1|,|\"at\":\"t\"|\"op\":4|\\}|\"x\":\\[1,2\\]|\"x\":\\{\"by\":\"q\"\\}| |\n|\u{9b}|\"é\\\\u00e9\":null|\"\\\\u0062y\":\"z\"|-|1e3|1\\.|tru";
    let text = proptest::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat());
    let joined = proptest::collection::vec(
        "\"by\":\"z\"|\"at\":\"t\"|\"x\":[0-9]|\"op\":4|\"\\\\u0062y\":\"z\"|\"n\":-?[0-9]{1,3}(e[0-9]{1,2})?",
        0..5,
    );
    let joined = joined.prop_map(|members| format!("{{\"op\":3,{}}}", members.join(",")));
    let mut lines = some(3000, &text);
    lines.extend(some(1500, &joined));
    let rows = store.admin().query("select l, formation.is_line(3, l) from unnest($1::text[]) l", &[&lines]).unwrap();
    let mut fine = 0;
    for row in rows {
        let (line, sql): (&str, bool) = (row.get(0), row.get(1));
        assert_eq!(sql, is_line(3, line), "{line:?}");
        fine += u32::from(sql);
    }
    assert!(fine > 100, "only {fine} lines were lines");
}

#[test]
fn both_cut_a_line_to_what_is_seen() {
    let Some(server) = TestServer::get() else { return };
    let store = server.store();
    let path = "data/(a|b|c)/x\\.csv|programme\\.toml|data/mappings\\.csv|data/seals\\.csv|notes\\.txt";
    let file = path.prop_map(|path| format!("{{\"path\":\"{path}\",\"before\":null}}"));
    let change = path.prop_map(|path| format!("{{\"table\":\"{path}\",\"key\":[\"é\"],\"after\":{{\"n\":1}}}}"));
    let by_hand = path.prop_map(|path| format!("\"{path}\""));
    let erased = "\\[\"(a|b|c)\",\"p\"\\]|\\[\\]|7".prop_map(|erased| erased);
    let list = |of: proptest::strategy::BoxedStrategy<String>| {
        proptest::collection::vec(of, 0..4).prop_map(|elements| format!("[{}]", elements.join(",")))
    };
    let line = (
        list(file.boxed()),
        list(change.boxed()),
        list(by_hand.boxed()),
        list(erased.boxed()),
        "\\[\\]|\\[\"f\"\\]|\\[\"f\",\"g\"\\]|\\[\"f\",\"g\",\"Zoé\"\\]|\"f\"",
        0..8_u8,
    )
        .prop_map(|(files, changes, by_hand, erases, command, without)| {
            let member = |bit: u8, key: &str, value: &str| (without & bit == 0).then(|| format!(",\"{key}\":{value}"));
            let members = [
                Some(format!(",\"command\":{command}")),
                Some(format!(",\"files\":{files}")),
                member(1, "changes", &changes),
                member(2, "changed_by_hand", &by_hand),
                member(4, "erases", &erases),
            ];
            format!("{{\"op\":3,\"by\":\"z\"{}}}", members.into_iter().flatten().collect::<String>())
        });
    let lines = some(2000, &line);
    let question = "select l, formation.seen_of(l, array['a', 'c']) from unnest($1::text[]) l";
    let rows = store.admin().query(question, &[&lines]).unwrap();
    let sight = |owner: Owner<'_>| match owner {
        Owner::Cohort(cohort) => cohort != "b",
        Owner::Everybody | Owner::Programme => true,
        Owner::Head => false,
    };
    let (mut whole, mut parts, mut nothing) = (0, 0, 0);
    for row in rows {
        let (line, sql): (&str, Option<&str>) = (row.get(0), row.get(1));
        let expected = match seen(line, &sight).unwrap() {
            VisibleLine::Whole => (Some(line.to_owned()), &mut whole),
            VisibleLine::Part(part) => (Some(part), &mut parts),
            VisibleLine::Nothing => (None, &mut nothing),
        };
        assert_eq!(sql, expected.0.as_deref(), "{line}");
        *expected.1 += 1;
    }
    assert!(whole > 50 && parts > 50 && nothing > 50, "{whole} whole, {parts} in part, {nothing} not");
}
