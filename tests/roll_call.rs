//! The roll-call page and the file that it saves, through the command line: what is refused, what is taken, what is written; and
//! the page itself in a real browser, whose files are read back.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test sets up its own folder, starts a browser, and says what it leaves out"
)]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::{ProptestConfig, any, prop, proptest};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use support::folder::Folder;
use support::node::Node;

const FIXTURE: &str = "tests/fixtures/roll-call";

/// The day after the session.
const AFTER: &str = "2021-04-03";

fn folder() -> Folder {
    let mut folder = Folder::of(FIXTURE);
    folder.on(AFTER);
    folder
}

/// The sheet of the fixtures, as a page saved it.
fn sheet() -> Value {
    let text = fs::read_to_string(support::project().join(FIXTURE).join("sheets/closed.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// As RFC 8785 says, for the values that are used here.
fn canonical(value: &Value) -> String {
    match value {
        Value::Array(all) => format!("[{}]", all.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Object(all) => {
            let mut keys: Vec<_> = all.keys().collect();
            keys.sort();
            let member = |key: &&String| format!("{}:{}", json!(key), canonical(&all[key.as_str()]));
            format!("{{{}}}", keys.iter().map(member).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

/// With checksums that fit, as a page would have saved it.
fn sealed(mut sheet: Value) -> String {
    sheet["roster_digest"] = json!(digest(&canonical(&sheet["roster"])));
    sheet.as_object_mut().unwrap().remove("seal");
    sheet["seal"] = json!(digest(&canonical(&sheet)));
    format!("{sheet}\n")
}

/// Sets a value by its path: `marks.0.status`; null takes a key out of an object where `out` says so.
fn set(sheet: &mut Value, path: &str, value: Value) {
    let pointer = format!("/{}", path.replace('.', "/"));
    if let Some(place) = sheet.pointer_mut(&pointer) {
        *place = value;
        return;
    }
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = sheet.pointer_mut(parent).unwrap();
    match parent {
        Value::Array(all) => all.push(value),
        other => {
            other.as_object_mut().unwrap().insert(key.to_owned(), value);
        }
    }
}

/// Writes a file where the folder lies, and gives how a command names it.
fn written(folder: &Folder, name: &str, text: impl AsRef<[u8]>) -> String {
    fs::write(folder.path().join(name), text).unwrap();
    name.to_owned()
}

/// One case of the table of refusals: a file of `tests/fixtures/roll-call/refused`.
fn case(path: &Path) {
    let case: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let mut folder = folder();
    if let Some(day) = case["on"].as_str() {
        folder.on(day);
    }
    for line in case["before"].as_array().into_iter().flatten() {
        if let Some(line) = line.as_str() {
            folder.run(line);
        } else {
            let file = written(&folder, "before.json", changed(&line["set"]));
            folder.run(&format!("attend m2-1 --from {file}"));
        }
    }
    let mut text = changed(&case["set"]);
    if let Some(raw) = case["raw"].as_array() {
        text = text.replacen(raw[0].as_str().unwrap(), raw[1].as_str().unwrap(), 1);
        assert!(text.contains(raw[1].as_str().unwrap()), "{name}: nothing was changed");
    }
    if case["list"] == "gone" {
        let mut sheet: Value = serde_json::from_str(&text).unwrap();
        sheet["roster_digest"] = json!("0".repeat(64));
        sheet.as_object_mut().unwrap().remove("seal");
        sheet["seal"] = json!(digest(&canonical(&sheet)));
        text = sheet.to_string();
    }
    let mut bytes = text.into_bytes();
    if let Some(most) = case["cut"].as_u64() {
        bytes.truncate(usize::try_from(most).unwrap());
    }
    if let Some(more) = case["padded"].as_u64() {
        bytes.extend(std::iter::repeat_n(b' ', usize::try_from(more).unwrap()));
    }
    if case["latin1"] == true {
        bytes = String::from_utf8(bytes).unwrap().chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    }
    let file = written(&folder, "sheet.json", bytes);
    let session = case["session"].as_str().unwrap_or("m2-1");
    let before = folder.files();
    for dry in ["", " -n"] {
        let shown =
            folder.try_run(&format!("attend {session} --from {file}{dry} {}", case["flags"].as_str().unwrap_or("")));
        assert_eq!(i64::from(shown.code), case["exit"].as_i64().unwrap(), "{name}\n{}", shown.text);
        for words in case["says"].as_array().unwrap() {
            assert!(shown.text.contains(words.as_str().unwrap()), "{name}: no `{words}` in\n{}", shown.text);
        }
        assert_eq!(folder.files(), before, "{name}: something was written");
    }
}

/// The sheet of the fixtures with values changed, and checksums that fit; `gone` takes a key out.
fn changed(changes: &Value) -> String {
    let mut sheet = sheet();
    for (path, value) in changes.as_object().into_iter().flatten() {
        if value == "gone" {
            let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
            let parent = if parent.is_empty() {
                &mut sheet
            } else {
                sheet.pointer_mut(&format!("/{}", parent.replace('.', "/"))).unwrap()
            };
            parent.as_object_mut().unwrap().remove(key).unwrap();
        } else if let Some(times) = value["times"].as_u64() {
            let all: Vec<Value> = (0..times)
                .map(|at| serde_json::from_str(&value["of"].to_string().replace('#', &at.to_string())).unwrap())
                .collect();
            set(&mut sheet, path, json!(all));
        } else if let Some(long) = value["long"].as_u64() {
            set(&mut sheet, path, json!("é".repeat(usize::try_from(long).unwrap())));
        } else {
            set(&mut sheet, path, value.clone());
        }
    }
    sealed(sheet)
}

#[test]
fn every_row_of_the_table_of_refusals_is_refused_and_writes_nothing() {
    let mut cases: Vec<_> = fs::read_dir(support::project().join(FIXTURE).join("refused"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    assert!(cases.len() > 40, "{} cases", cases.len());
    for path in &cases {
        case(path);
    }
}

fn marks(folder: &Folder) -> String {
    fs::read_to_string(folder.path().join("data/2021-spring/attendance.csv")).unwrap_or_default()
}

fn held(folder: &Folder) -> String {
    fs::read_to_string(folder.path().join("data/2021-spring/sessions.csv")).unwrap()
}

fn twelve(text: &str) -> String {
    digest(text)[..12].to_owned()
}

#[test]
fn a_sheet_is_taken_whole_and_kept_byte_for_byte() {
    let mut folder = folder();
    let text = changed(&json!({}));
    let file = written(&folder, "emargement.json.txt", &text);
    let shown = folder.run(&format!("attend m2-1 --from {file}"));
    let (rows, digest) = (marks(&folder), twelve(&text));
    assert!(rows.contains(&format!("m2-1,jnghk8,present,108,10:12,,signature:{digest},")), "{rows}");
    assert!(rows.contains("m2-1,bmt3rq,absent,0,,,roll_call,"), "{rows}");
    assert!(rows.contains("m2-1,49ym85,present,120,,,roll_call declaration,"), "a typed name\n{rows}");
    assert_eq!(rows.lines().count(), 12, "nobody is guessed\n{rows}");
    assert!(
        shown.contains("Pascale Ferry (Cinéma L'Étoile), signed") && shown.contains("--alias \"Pascale Ferry=…\""),
        "{shown}"
    );
    assert!(held(&folder).contains("m2-1,10,2021-04-02,,"), "{}", held(&folder));
    assert!(held(&folder).contains("Panne de vidéoprojecteur"), "{}", held(&folder));
    let kept = fs::read(folder.path().join(format!("data/2021-spring/evidence/{digest}.json"))).unwrap();
    assert_eq!(kept, text.as_bytes());
    let before = folder.files();
    let again = folder.run(&format!("attend m2-1 --from {file}"));
    assert!(again.contains("it is so already"), "{again}");
    assert_eq!(folder.files(), before, "read twice is read once");
    let found = folder.try_run("check").text;
    assert!(!found.contains("W22"), "{found}");
    folder.run("undo");
    assert!(!marks(&folder).contains("present"), "{}", marks(&folder));
}

#[test]
fn a_later_save_of_a_copy_replaces_its_marks_and_an_earlier_one_is_refused() {
    let mut folder = folder();
    let early = changed(
        &json!({"revision": 3, "marks.0.arrived": null, "signatures.0.as.arrived": null, "signatures.0.as.minutes": 120, "headcount": 9, "note": "début"}),
    );
    let late = changed(&json!({}));
    let (first, second) = (written(&folder, "a.json", &early), written(&folder, "b.json", &late));
    folder.run(&format!("attend m2-1 --from {first}"));
    assert!(
        marks(&folder).contains(&format!("jnghk8,present,120,,,signature:{},", twelve(&early))),
        "{}",
        marks(&folder)
    );
    folder.run(&format!("attend m2-1 --from {second}"));
    let rows = marks(&folder);
    assert!(rows.contains(&format!("jnghk8,present,108,10:12,,signature:{},", twelve(&late))), "{rows}");
    assert!(!rows.contains(&twelve(&early)), "the earlier save proves nothing any more\n{rows}");
    let held = held(&folder);
    assert!(held.contains("m2-1,10,") && !held.contains("début"), "{held}");
    let same = folder.run(&format!("attend m2-1 --from {first}"));
    assert!(same.contains("it is so already"), "bytes that were read\n{same}");
    let older = written(&folder, "c.json", changed(&json!({"revision": 5})));
    let before = folder.files();
    let shown = folder.try_run(&format!("attend m2-1 --from {older}"));
    assert_eq!(shown.code, 1, "{}", shown.text);
    assert!(shown.text.contains("save 5 of a copy whose save 19 was read on 3 April 2021"), "{}", shown.text);
    assert_eq!(folder.files(), before);
}

#[test]
fn two_copies_unite_what_agrees_and_contradict_by_name() {
    let mut folder = folder();
    let one = changed(&json!({}));
    let other = changed(&json!({"copy": "other", "closed.name": "Nadia Ferrand"}));
    let (first, second) = (written(&folder, "a.json", &one), written(&folder, "b.json", &other));
    folder.run(&format!("attend m2-1 --from {first}"));
    let shown = folder.run(&format!("attend m2-1 --from {second}"));
    assert!(shown.contains("another"), "{shown}");
    let both = format!("signature:{} signature:{}", twelve(&one), twelve(&other));
    assert!(marks(&folder).contains(&format!("jnghk8,present,108,10:12,,{both},")), "{}", marks(&folder));
    let third = changed(&json!({"copy": "third", "marks.1.status": "present", "headcount": null}));
    let third = written(&folder, "c.json", third);
    let before = folder.files();
    let refused = folder.try_run(&format!("attend m2-1 --from {third}"));
    assert_eq!(refused.code, 1, "{}", refused.text);
    assert!(refused.text.contains("Inès Carvalho (bmt3rq): absent; the sheet: present, 120 min"), "{}", refused.text);
    assert_eq!(folder.files(), before);
    folder.run(&format!("attend m2-1 --from {third} --replace"));
    assert!(marks(&folder).contains("bmt3rq,present,120,,,roll_call,"), "{}", marks(&folder));
}

#[test]
fn a_broken_seal_takes_marks_without_signatures_and_keeps_the_reason() {
    let mut folder = folder();
    let text = changed(&json!({})).replace("Panne", "Coupure");
    let file = written(&folder, "a.json", &text);
    let refused = folder.try_run(&format!("attend m2-1 --from {file}"));
    assert_eq!(refused.code, 1);
    folder.run(&format!("attend m2-1 --from {file} --unsealed 'orthographe corrigée'"));
    let (rows, held) = (marks(&folder), held(&folder));
    assert!(!rows.contains("signature") && rows.contains("jnghk8,present,108,10:12,,roll_call,"), "{rows}");
    assert!(held.contains("m2-1,10,,,") && held.contains("2021-04-03 – orthographe corrigée"), "{held}");
}

#[test]
fn a_stale_list_leaves_out_who_left_and_names_who_came() {
    let mut folder = folder();
    let file = written(&folder, "a.json", changed(&json!({})));
    folder.on("2021-02-10").run("withdraw bmt3rq --reason déménage").clone_into(&mut String::new());
    folder.on("2021-02-10").enrol("Karim Haddad", "");
    folder.on("2021-02-10").run("participants edit ccr8t7 --last-name Martin-Roy");
    let shown = folder.on(AFTER).run(&format!("attend m2-1 --from {file}"));
    assert!(shown.contains("no longer expected, not marked: Inès Carvalho"), "{shown}");
    assert!(shown.contains("left unmarked: Karim Haddad"), "{shown}");
    assert!(marks(&folder).contains("m2-1,ccr8t7,present,120"), "by id");
}

#[test]
fn somebody_added_is_marked_once_an_alias_says_who_they_are() {
    let mut folder = folder();
    let file = written(&folder, "a.json", changed(&json!({})));
    folder.run(&format!("attend m2-1 --from {file}"));
    folder.enrol("Pascale Ferry", "--starts-on 2021-03-01");
    let id = folder.answer("participants list --format csv").lines().find(|line| line.contains("Ferry")).unwrap()[..6]
        .to_owned();
    let again = folder.run(&format!("attend m2-1 --from {file} --alias 'Pascale Ferry={id}'"));
    assert!(marks(&folder).contains(&format!("m2-1,{id},present,120,,,signature:")), "{again}\n{}", marks(&folder));
    let third = folder.run(&format!("attend m2-1 --from {file}"));
    assert!(third.contains("it is so already"), "the alias is not needed twice\n{third}");
}

#[test]
fn erasing_keeps_the_sheet_until_the_retention_date_and_then_writes_it_anew() {
    let mut folder = folder();
    let text = changed(&json!({}));
    let (file, old) = (written(&folder, "a.json", &text), twelve(&text));
    folder.run(&format!("attend m2-1 --from {file}"));
    let kept = format!("data/2021-spring/evidence/{old}.json");
    let shown = folder.on("2021-06-05").run("participants erase ccr8t7 --yes");
    assert!(
        shown.contains("a signed sheet, a proof to be kept: their name stays in it until 31 December 2026"),
        "{shown}"
    );
    assert_eq!(fs::read(folder.path().join(&kept)).unwrap(), text.as_bytes());
    let shown = folder.on("2031-01-05").run("participants erase ccr8t7 --yes");
    assert!(shown.contains("is written anew without their name, mark and signature"), "{shown}");
    assert!(!folder.path().join(&kept).exists(), "the sheet that names them is gone");
    let names: Vec<_> = fs::read_dir(folder.path().join("data/2021-spring/evidence"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let [anew] = &names[..] else { panic!("{names:?}") };
    let anew_text = fs::read_to_string(anew).unwrap();
    let new = twelve(&anew_text);
    assert!(!anew_text.contains("\"Martin\"") && anew_text.contains("Martinez"), "{anew_text}");
    let rows = marks(&folder);
    assert!(!rows.contains(&old) && rows.contains(&format!("jnghk8,present,108,10:12,,signature:{new},")), "{rows}");
    assert!(rows.contains("ccr8t7,present,120,,,signature,"), "there was a signature\n{rows}");
    let found = folder.try_run("check").text;
    assert!(!found.contains("W224"), "{found}");
    let again = folder.run("participants erase ccr8t7 --yes");
    assert!(again.contains("nothing"), "{again}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever bytes and whatever JSON: an answer, no panic, and nothing is written in part.
    #[test]
    fn fuzzed_files_never_panic_and_never_write_in_part(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        path in any::<prop::sample::Index>(),
        value in prop::sample::select(vec![json!(null), json!(-1), json!(9_007_199_254_740_993_i64), json!("\u{202e}x"), json!([]), json!({}), json!(true), json!("12:00"), json!(1.5)]),
    ) {
        let mut folder = folder();
        let mut bytes = changed(&json!({})).into_bytes();
        for (at, byte) in cuts {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let (mut value_of, mut paths) = (sheet(), Vec::new());
        pointers(&value_of, String::new(), &mut paths);
        *value_of.pointer_mut(&paths[path.index(paths.len())]).unwrap() = value;
        for text in [bytes, sealed(value_of).into_bytes()] {
            // What was taken and undone stays among the evidence.
            let before = folder.files();
            let file = written(&folder, "fuzzed.json", text);
            let shown = folder.try_run(&format!("attend m2-1 --from {file}"));
            assert!([0, 1, 3].contains(&shown.code), "{}", shown.text);
            fs::remove_file(folder.path().join(&file)).unwrap();
            if shown.code == 0 {
                folder.try_run("undo");
            } else {
                assert_eq!(folder.files(), before, "{}", shown.text);
            }
        }
    }
}

fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(place, value)| pointers(value, format!("{at}/{place}"), all));
        }
        Value::Object(values) => values.iter().for_each(|(key, value)| pointers(value, format!("{at}/{key}"), all)),
        _ => {}
    }
    if !at.is_empty() {
        all.push(at);
    }
}

/// A cohort of its own, with these people, for pages of other sizes.
fn cohort(folder: &Folder, id: &str, session: &str, people: &[(String, String, String)]) {
    let place = folder.path().join("data").join(id);
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join("cohort.toml"), format!("id = \"{id}\"\nsessions = [\n  {{ {session} }},\n]\n")).unwrap();
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut rows = "id,last_name,first_name,organisation,status,state,teaching\n".to_owned();
    for (at, (first, last, house)) in people.iter().enumerate() {
        let id = format!("{}{}", &id[..1], char::from(b'a' + u8::try_from(at % 26).unwrap())).repeat(3);
        writeln!(rows, "{id}{},{},{},{},employee,enrolled,active", at / 26, quoted(last), quoted(first), quoted(house))
            .unwrap();
    }
    fs::write(place.join("enrolments.csv"), rows).unwrap();
}

fn people(names: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    names.iter().map(|(first, last, house)| ((*first).to_owned(), (*last).to_owned(), (*house).to_owned())).collect()
}

/// Everything that the page does, in a browser; then the files that it saved, read by the program.
#[test]
fn the_page_in_a_browser_and_back() {
    let Some(node) = Node::found("the roll-call page in a browser") else { return };
    let mut folder = folder();
    let sitting = |id: &str, date: &str, end: &str| {
        format!(
            "id = \"{id}\", module = \"m2\", date = {date}, start = 10:00, end = {end}, trainer = \"tomas\", modality = \"in_person\", place = \"Salle 2\""
        )
    };
    cohort(
        &folder,
        "small",
        &sitting("m2-3", "2021-05-07", "12:00"),
        &people(&[("Ana", "Bel", "Le Pont"), ("Bob", "Ray", ""), ("Cyd", "Ho", "Le Phare")]),
    );
    let long = "x".repeat(300);
    let hostile = [
        ("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }} & \"a\" 'b'"),
        ("Adi\u{202e}", "\u{2066}Nom", "\u{2028}ligne"),
        ("שלום", "مرحبا", "emoji 👩‍🏫"),
        (&*long, &*long, &*long),
    ];
    cohort(&folder, "hostile", &sitting("m2-4", "2021-05-21", "12:00"), &people(&hostile));
    let thirty: Vec<_> =
        (0..30).map(|at| (format!("Anne-Sophie{at}"), format!("Belkacem{at}"), format!("Maison {at}"))).collect();
    cohort(&folder, "thirty", &sitting("m3-1", "2021-05-25", "16:00"), &thirty);
    let place = tempfile::tempdir().unwrap();
    let page = |name: &str| place.path().join(name).display().to_string();
    for (name, session) in [
        ("m2-1.html", "m2-1 -c 2021-spring"),
        ("remote.html", "m2-2 -c 2021-spring"),
        ("small.html", "m2-3 -c small"),
        ("hostile.html", "m2-4 -c hostile"),
        ("thirty.html", "m3-1 -c thirty"),
        ("blank.html", "--blank"),
    ] {
        folder.run(&format!("document roll-call {session} -o {}", page(name)));
    }
    let link = folder.answer("document roll-call m2-1 -c 2021-spring --link https://example.org/emargement.html");
    fs::write(page("link.txt"), link).unwrap();
    let programme = folder.path().join("programme.toml");
    let french = fs::read_to_string(&programme).unwrap();
    fs::write(&programme, french.replace("language = \"fr\"", "language = \"en\"")).unwrap();
    folder.run(&format!("document roll-call m2-1 -c 2021-spring -o {}", page("english.html")));
    fs::write(&programme, french).unwrap();
    node.run("roll_call.mjs", place.path());
    // What the page saved comes back, and the page made again has the same list.
    let text = fs::read_to_string(page("closed.json")).unwrap();
    folder.run(&format!("attend m2-1 -c 2021-spring --from {}", page("draft.json")));
    let shown = folder.run(&format!("attend m2-1 -c 2021-spring --from {}", page("closed.json")));
    assert!(
        marks(&folder).contains(&format!("m2-1,jnghk8,present,108,10:12,,signature:{},", twelve(&text))),
        "{shown}"
    );
    let again = folder.answer("document roll-call m2-1 -c 2021-spring");
    let list = again.split_once("id=\"roster\">").unwrap().1.split_once("</script>").unwrap().0;
    let saved: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        saved["roster_digest"],
        digest(&serde_json::from_str::<Value>(list).map(|list| canonical(&list)).unwrap())
    );
    folder.on("2021-05-30");
    for (file, session) in
        [("remote.json", "m2-2 -c 2021-spring"), ("typed.json", "m2-3 -c small"), ("hostile.json", "m2-4 -c hostile")]
    {
        folder.run(&format!("attend {session} --from {}", page(file)));
        folder.run("undo");
    }
    for file in ["small.json.txt", "reopened.json"] {
        folder.run(&format!("attend m2-3 -c small --from {}", page(file)));
    }
}
