//! Definitions broken as people break them: each is one error, on the guilty line, in both languages, and the text of
//! its hint mends it.

use crate::domain::place::Target;
use crate::domain::problem::Problem;
use crate::lang::words::Lang;
use crate::store::programme::load_programme;
use crate::store::programme::tests::agreed;

const WHOLE: &str = r#"[programme]
id = "atelier"
title = "Atelier"
sector = "Culture"
objectives = ["jouer", "chanter"]
in_bpf = true
complete_at = 0.8
tolerance_minutes = 5
[provider]
name = "Le Fil"
nda = "44670543267"
[[trainers]]
id = "t"
name = "Tomas"
external = false
[[funders]]
id = "f"
name = "Fonds"
hours_per_day = 3.5
[[modules]]
id = "m1"
title = "Un"
hours = 8
[[cohorts]]
id = "a"
capacity = 12
sessions = [
  { id = "s1", module = "m1", date = 2026-03-16, start = 14:00, end = 17:00, trainer = "t" },
  { id = "s2", module = "m1", date = 2026-03-17, start = 14:00, end = 17:00, trainer = "t" },
]
"#;

/// The line of the error, what is right, and what is written in its place.
const BROKEN: &[(u32, &str, &str)] = &[
    (7, "complete_at = 0.8", "complete_at = 0,8"),
    (23, "hours = 8", "hours = 1,5"),
    (7, "complete_at = 0.8", "complete_at = 80 %"),
    (7, "complete_at = 0.8", "complete_at = 75%"),
    (7, "complete_at = 0.8", "complete_at = \"0,8\""),
    (7, "complete_at = 0.8", "complete_at = .8"),
    (7, "complete_at = 0.8", "complete_at = 75 % # trois quarts"),
    (3, "title = \"Atelier\"", "title = “Atelier”"),
    (3, "title = \"Atelier\"", "title = « Atelier »"),
    (3, "title = \"Atelier\"", "title = ‘Atelier’"),
    (3, "title = \"Atelier\"", "title = Atelier"),
    (3, "title = \"Atelier\"", "title = Atelier du soir # le mardi"),
    (3, "title = \"Atelier\"", "title = \"Atelier"),
    (3, "title = \"Atelier\"", "title = Atelier\""),
    (3, "title = \"Atelier\"", "title = 'L'atelier'"),
    (3, "title = \"Atelier\"", "title = \"L\"atelier\" du soir\""),
    (3, "title = \"Atelier\"", "title = “Atelier\""),
    (28, "id = \"s1\", module", "id = “s1”, module"),
    (28, "id = \"s1\", module", "id = s1, module"),
    (28, "id = \"s1\", module", "id = \"s1, module"),
    (6, "in_bpf = true", "in_bpf = True"),
    (6, "in_bpf = true", "in_bpf = oui"),
    (6, "in_bpf = true", "in_bpf = \"oui\""),
    (6, "in_bpf = true", "in_bpf = vrai"),
    (6, "in_bpf = true", "in_bpf = 1"),
    (6, "in_bpf = true", "in_bpf = yes"),
    (15, "external = false", "external = FALSE"),
    (3, "title = \"Atelier\"", "title = oui"),
    (
        28,
        "start = 14:00, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
        "start = 9:30, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
    ),
    (
        28,
        "start = 14:00, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
        "start = 9h30, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
    ),
    (
        28,
        "start = 14:00, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
        "start = 14, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
    ),
    (
        28,
        "start = 14:00, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
        "start = 14.30, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
    ),
    (
        28,
        "start = 14:00, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
        "start = 24:00, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
    ),
    (
        28,
        "start = 14:00, end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
        "start = \"9.30\", end = 17:00, trainer = \"t\" },\n  { id = \"s2\"",
    ),
    (28, "date = 2026-03-16", "date = 16 mars 2026"),
    (28, "date = 2026-03-16", "date = \"16 mars 2026\""),
    (28, "date = 2026-03-16", "date = 16/03/2026"),
    (28, "date = 2026-03-16", "date = 2026-3-16"),
    (28, "date = 2026-03-16", "date = lundi 16 mars 2026"),
    (28, "date = 2026-03-16", "date = 16-03-2026"),
    (28, "date = 2026-03-16", "date = 16.03.2026"),
    (28, "date = 2026-03-16", "date = 2026/03/16"),
    (28, "trainer = \"t\" },\n  { id = \"s2\"", "trainer = \"t\",\n  { id = \"s2\""),
    (28, "  { id = \"s1\"", "  id = \"s1\""),
    (28, "trainer = \"t\" },\n  { id = \"s2\"", "trainer = \"t\" }\n  { id = \"s2\""),
    (28, "\"m1\", date = 2026-03-16", "\"m1\" date = 2026-03-16"),
    (29, "\n]\n", "\n"),
    (27, "sessions = [", "sessions ="),
    (5, "[\"jouer\", \"chanter\"]", "[\"jouer\", \"chanter\""),
    (5, "[\"jouer\", \"chanter\"]", "[\"jouer\" \"chanter\"]"),
    (5, "[\"jouer\", \"chanter\"]", "\"jouer\", \"chanter\""),
    (5, "[\"jouer\", \"chanter\"]", "[\"jouer\"; \"chanter\"]"),
    (5, "[\"jouer\", \"chanter\"]", "[\"jouer\", \"chanter]"),
    (24, "[[cohorts]]", "[cohorts]"),
    (20, "[[modules]]", "[modules]"),
    (1, "[programme]", "[[programme]]"),
    (20, "[[modules]]", "[[modules]"),
    (20, "[[modules]]", "[[modules"),
    (9, "[provider]", "[provider"),
    (9, "[provider]", "provider]"),
    (9, "[provider]", "provider"),
    (20, "[[modules]]", "[[Modules]]"),
    (20, "[[modules]]", "[ [modules] ]"),
    (9, "[provider]", "[organisme]"),
    (29, "id = \"s2\"", "id = \"s1\""),
    (27, "[[cohorts]]", "[[cohorts]]\nid = \"a\"\n[[cohorts]]"),
    (3, "title = \"Atelier\"", "titré = \"Atelier\""),
    (4, "sector = \"Culture\"", "secteur d'activité = \"Culture\""),
    (4, "sector = \"Culture\"", "sectör = \"Culture\""),
    (4, "sector = \"Culture\"", "sector : \"Culture\""),
    (4, "sector = \"Culture\"", "sector: \"Culture\""),
    (4, "sector = \"Culture\"", "sector => \"Culture\""),
    (4, "sector = \"Culture\"", "sector \"Culture\""),
    (4, "sector = \"Culture\"", "sector == \"Culture\""),
    (4, "sector = \"Culture\"", "sector ="),
    (4, "sector = \"Culture\"", "sector = \"Culture\";"),
    (4, "sector = \"Culture\"", "sector = \"Culture\","),
    (4, "sector = \"Culture\"", "sector = \"Culture\" // la culture"),
    (4, "sector = \"Culture\"", "// la culture\nsector = \"Culture\""),
    (4, "sector = \"Culture\"", "sector = \"Culture\" x"),
    (4, "sector = \"Culture\"", "x\nsector = \"Culture\""),
    (4, "sector = \"Culture\"\nobjectives", "sector = \"Culture\" objectives"),
    (5, "sector = \"Culture\"", "sector = \"Culture\"\nsector = \"Autre\""),
    (4, "sector = \"Culture\"", "sector = \"C:\\Users\\culture\""),
    (4, "sector = \"Culture\"", "sector\u{a0}= \"Culture\""),
    (26, "capacity = 12", "capacity = 12 personnes"),
    (26, "capacity = 12", "capacity = 012"),
    (26, "capacity = 12", "capacity = douze"),
    (26, "capacity = 12", "capacity = \"12\""),
    (26, "capacity = 12", "capacity = 12.0"),
    (23, "hours = 8", "hours = 8 h"),
    (23, "hours = 8", "hours = 8h30"),
    (23, "hours = 8", "hours = 7:30"),
    (11, "nda = \"44670543267\"", "nda = 44 67 05432 67"),
    (11, "nda = \"44670543267\"", "nda = 04467054326"),
    (19, "hours_per_day = 3.5", "hours_per_day = 3,5"),
    (28, "end = 17:00, trainer = \"t\" },\n  { id = \"s2\"", "end = 17:00; trainer = \"t\" },\n  { id = \"s2\""),
    (28, "date = 2026-03-16", "date: 2026-03-16"),
    (28, "  { id = \"s1\"", "  [ id = \"s1\""),
    (28, "trainer = \"t\" },\n  { id = \"s2\"", "trainer = \"t\" ],\n  { id = \"s2\""),
    (28, "  { id = \"s1\"", "  ( id = \"s1\""),
    (3, "title = \"Atelier\"", "title = \"\"\"Atelier"),
    (3, "title = \"Atelier\"", "title = \"Atelier\nsur deux lignes\""),
    (3, "title = \"Atelier\"", "title = 'Atelier\""),
    (3, "title = \"Atelier\"", "title = null"),
    (27, "sessions = [", "sessions = {"),
    (30, "end = 17:00, trainer = \"t\" },\n]", "end = 17:00, trainer = \"t\" },\n}"),
    (28, "trainer = \"t\" },\n  { id = \"s2\"", "trainer = \"t\" }},\n  { id = \"s2\""),
];

/// Hints that name no text: nobody knows which is meant, or it is more than one line.
const NO_TEXT: &[&str] = &[
    "start = 24:00",
    "sector =",
    "capacity = douze",
    "sector = \"Culture\" objectives",
    "sector = \"Culture\"\nsector = \"Autre\"",
    "title = \"\"\"Atelier",
    "title = \"Atelier\nsur deux lignes\"",
];

fn problems(text: &str) -> Vec<Problem> {
    let problems = load_programme("programme.toml", text).err().unwrap_or_default();
    agreed(text, &problems);
    problems
}

fn broken(right: &str, wrong: &str) -> String {
    assert_eq!(WHOLE.matches(right).count(), 1, "{right}");
    WHOLE.replace(right, wrong)
}

/// The text with what a hint gives in the place that is pointed at.
fn mended(text: &str, problem: &Problem) -> Option<String> {
    let hint = problem.advice(Lang::En)?;
    let put = hint.split('`').nth(1)?.to_owned();
    let place = problem.place.as_ref()?;
    let Target::Bytes(bytes) = &place.target else { return None };
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    lines[place.line as usize - 1].replace_range(bytes.clone(), &put);
    Some(lines.join("\n"))
}

#[test]
fn each_slip_is_one_error_on_its_line_and_its_hint_mends_it() {
    assert!(problems(WHOLE).is_empty());
    let mut wrong = Vec::new();
    for (line, right, written) in BROKEN {
        let text = broken(right, written);
        let found = problems(&text);
        let said: Vec<String> = found
            .iter()
            .map(|problem| {
                let line = problem.place.as_ref().map_or(0, |place| place.line);
                format!("{line} {} | {:?}", problem.what.say(Lang::En), problem.advice(Lang::En))
            })
            .collect();
        let [problem] = &found[..] else {
            wrong.push(format!("{written}: {said:#?}"));
            continue;
        };
        if problem.place.as_ref().map(|place| place.line) != Some(*line) {
            wrong.push(format!("{written}: not on line {line}: {said:?}"));
        }
        let hinted = mended(&text, problem);
        let has_no_text = NO_TEXT.iter().any(|start| written.starts_with(start)) && hinted.is_none();
        let again = hinted.map(|text| problems(&text).len());
        if !has_no_text && again != Some(0) {
            wrong.push(format!("{written}: not mended: {said:?} {again:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn slips_hide_neither_each_other_nor_what_else_is_wrong() {
    let mut text = WHOLE.replace("module = \"m1\", date = 2026-03-17", "module = \"m7\", date = 2026-03-17");
    for (right, wrong) in [
        ("complete_at = 0.8", "complete_at = 0,8"),
        ("in_bpf = true", "in_bpf = oui"),
        ("name = \"Le Fil\"", "name = “Le Fil”"),
        ("[[modules]]", "[modules]"),
        ("date = 2026-03-16, start = 14:00", "date = 16 mars 2026, start = 9h30"),
        ("[\"jouer\", \"chanter\"]", "[jouer, “chanter”"),
        ("\n]\n", "\n"),
    ] {
        assert_eq!(text.matches(right).count(), 1, "{right}");
        text = text.replace(right, wrong);
    }
    let lines: Vec<u32> = problems(&text).iter().map(|problem| problem.place.as_ref().unwrap().line).collect();
    assert_eq!(lines, [5, 5, 5, 6, 7, 10, 20, 28, 28, 29, 29], "{:#?}", problems(&text));
}

#[test]
fn what_is_put_right_is_pointed_at_where_it_stands_in_the_file() {
    let text = broken("id = \"s1\", module = \"m1\", date", "id = « s1 », module = \"m9\", date");
    let found = problems(&text);
    let places: Vec<_> = found.iter().map(|problem| problem.place.clone().unwrap().target).collect();
    assert_eq!(places, [Target::Bytes(9..17), Target::Bytes(28..32)]);
}

#[test]
fn a_yes_is_a_boolean_only_where_its_key_takes_one() {
    let hint = |right: &str, wrong: &str| problems(&broken(right, wrong))[0].advice(Lang::Fr).unwrap();
    assert_eq!(hint("in_bpf = true", "in_bpf = non"), "écrivez `false`");
    assert_eq!(hint("sector = \"Culture\"", "sector = non"), "écrivez `\"non\"`");
    let capacity = problems(&broken("capacity = 12", "capacity = oui"));
    assert_eq!(capacity.len(), 1);
    assert_eq!(capacity[0].advice(Lang::Fr).as_deref(), Some("par exemple capacity = 15"));
}
