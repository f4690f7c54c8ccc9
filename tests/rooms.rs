//! The house rule, held by reading `src/`: imports run down only, rooms on one floor never import each other, every
//! file says what it owns, and none grows past what one can read.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has to stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the ground up; those of one floor stand in one list. A room imports from lower floors only.
const FLOORS: &[&[&str]] = &[
    &["lang"],
    &["domain"],
    &["table", "text"],
    &["store", "import", "check", "report", "document", "calendar", "printing"],
    &["render"],
    &["ui"],
    &["commands"],
    &["cli"],
    &["main"],
];

/// The outside as plain values stands beside the house: it imports nothing, and these alone may look out.
const OUTSIDE: &str = "env";
const MAY_LOOK_OUT: &[&str] = &["ui", "commands", "cli", "main"];

/// Lines of the longest file that needs no reason.
const LONGEST: usize = 500;

/// Files that are longer, and why one idea needs so much.
const LONGER: &[(&str, &str)] = &[
    ("store/programme/fault.rs", "all that can be wrong in a definition"),
    ("store/programme/slips.rs", "all the ways in which people break a line of a definition"),
];

/// A file of `src/`, its room and its text.
struct File {
    path: String,
    room: String,
    text: String,
}

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    assert!(paths.len() > 20, "only {} files found under {}", paths.len(), root.display());
    paths
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).unwrap();
            let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
            File {
                path: inside.to_str().unwrap().replace('\\', "/"),
                room: first.trim_end_matches(".rs").to_owned(),
                text: fs::read_to_string(&path).unwrap(),
            }
        })
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// Rooms that a text names by `crate::room` or, in the binary, `formation::room`, with their lines; groups
/// (`use crate::{a::b, c}`) included, comments left out. Paths through `super` are followed from the file's own folder.
fn imports(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // How many `super` lead from this file to the root of the crate.
    let inner = file.path.trim_end_matches("/mod.rs").trim_end_matches(".rs");
    let to_root = inner.split('/').count();
    let up = "super::".repeat(to_root);
    let mut roots = vec!["crate::".to_owned(), up];
    if file.room == "main" {
        roots = vec!["formation::".to_owned()];
    }
    let code: String = file
        .text
        .lines()
        .map(|line| if line.trim_start().starts_with("//") { "\n".to_owned() } else { format!("{line}\n") })
        .collect();
    for root in roots {
        for (place, _) in code.match_indices(root.as_str()) {
            let before = code[..place].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let line = code[..place].matches('\n').count() + 1;
            for name in named(&code[place + root.len()..]) {
                found.push((line, name));
            }
        }
    }
    found
}

/// The first words of a path or of each path of a group.
fn named(rest: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
    for (place, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(word(&group[start..place]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(word(&group[start..place]));
                start = place + 1;
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Why a file of one room must not import another; none when it may.
fn forbidden(from: &str, to: &str) -> Option<String> {
    if from == to || to == "lib" || to == "self" {
        return None;
    }
    if to == OUTSIDE {
        return (!MAY_LOOK_OUT.contains(&from)).then(|| format!("only {} may use {OUTSIDE}", MAY_LOOK_OUT.join(", ")));
    }
    match (floor(from), floor(to)) {
        (Some(from_floor), Some(to_floor)) if from_floor > to_floor => None,
        (Some(from_floor), Some(to_floor)) if from_floor == to_floor => {
            Some(format!("{from} and {to} stand on the same floor: what both need belongs lower"))
        }
        (Some(_), Some(_)) => Some(format!("{to} stands above {from}")),
        _ if from == OUTSIDE => Some(format!("{OUTSIDE} imports no room")),
        _ => Some(format!("{from} or {to} has no floor: give it one in FLOORS")),
    }
}

#[test]
fn imports_run_down_only() {
    let rooms: Vec<String> = files().iter().map(|file| file.room.clone()).collect();
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.room != "lib") {
        for (line, to) in imports(file) {
            // `crate::Name` is something of lib.rs itself, not a room.
            let is_room = rooms.contains(&to) || floor(&to).is_some();
            if let Some(why) = forbidden(&file.room, &to).filter(|_| is_room) {
                wrong.push(format!("src/{}:{line}: {why}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "imports that the house does not allow:\n{}", wrong.join("\n"));
}

#[test]
fn every_room_has_a_floor() {
    for file in files() {
        let known = file.room == "lib" || file.room == OUTSIDE || floor(&file.room).is_some();
        assert!(known, "src/{}: the room {} has no floor: give it one in FLOORS", file.path, file.room);
    }
}

#[test]
fn every_file_says_what_it_owns() {
    let silent: Vec<String> =
        files().into_iter().filter(|file| !file.text.starts_with("//! ")).map(|file| file.path).collect();
    assert!(silent.is_empty(), "files that do not open with `//!`: {}", silent.join(", "));
}

#[test]
fn no_file_is_longer_than_one_idea() {
    let reasons: BTreeMap<&str, &str> = LONGER.iter().copied().collect();
    let files = files();
    let mut wrong: Vec<String> = files
        .iter()
        .filter(|file| !reasons.contains_key(file.path.as_str()))
        .map(|file| (&file.path, file.text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("src/{path} has {lines} lines: split it, or say why in LONGER"))
        .collect();
    let gone = reasons.keys().filter(|path| !files.iter().any(|file| file.path == **path));
    wrong.extend(gone.map(|path| format!("src/{path} is gone: take it out of LONGER")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names that stand for one thing in every file that has them: what a command line says, and which commands there are.
const IN_EVERY_FILE: &[&str] = &["Args", "Command"];

#[test]
fn a_name_that_other_files_use_is_the_name_of_one_type() {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files() {
        for line in file.text.lines() {
            if let Some(name) = shared_type(line).filter(|name| !IN_EVERY_FILE.contains(name)) {
                named.entry(name.to_owned()).or_default().push(format!("src/{}", file.path));
            }
        }
    }
    assert!(named.len() > 1000, "few types were read");
    let twice = named.iter().filter(|(_, files)| files.len() > 1);
    let wrong: Vec<String> = twice.map(|(name, files)| format!("{name}: {}", files.join(", "))).collect();
    assert!(wrong.is_empty(), "one name, one thing: name each of these by what it is\n{}", wrong.join("\n"));
}

/// The type that a line declares for other files.
fn shared_type(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("pub")?;
    let rest = rest.strip_prefix('(').map_or(Some(rest), |within| Some(within.split_once(')')?.1))?;
    let kinds = ["struct ", "enum ", "trait ", "type "];
    let name = kinds.iter().find_map(|kind| rest.trim_start().strip_prefix(kind))?;
    name.split(|c: char| !c.is_alphanumeric()).next().filter(|name| !name.is_empty())
}

#[test]
fn files_of_a_room_do_not_need_each_other_in_circles() {
    let uses = uses();
    assert!(uses.values().map(BTreeSet::len).sum::<usize>() > 1000, "few imports were read");
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|file| (file.as_str(), reach(&uses, file))).collect();
    let circle = |file: &str| -> Vec<&str> {
        reached[file].iter().copied().filter(|other| reached[other].contains(file)).collect()
    };
    let found: BTreeSet<Vec<&str>> = uses.keys().map(|file| circle(file)).filter(|circle| !circle.is_empty()).collect();
    assert!(found.is_empty(), "what two files need of each other stands in a third, below both: {found:#?}");
}

/// All modules that one leads to.
fn reach<'u>(uses: &'u BTreeMap<String, BTreeSet<String>>, from: &'u str) -> BTreeSet<&'u str> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(file) = open.pop() {
        let next = uses.get(file).into_iter().flatten().map(String::as_str);
        open.extend(next.filter(|file| reached.insert(*file)));
    }
    reached
}

/// For each module, the modules of its own room whose items it names; tests left out.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let files = files();
    let module = |path: &str| path.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
    let modules: BTreeSet<String> = files.iter().map(|file| module(&file.path)).collect();
    let of = |file: &File| {
        let me = module(&file.path);
        let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: String =
            code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join(" ");
        let paths = paths(&code).into_iter().filter_map(|path| absolute(&me, &path));
        let named = paths.filter_map(|path| {
            let ends = path.match_indices("::").map(|(end, _)| end).chain([path.len()]);
            ends.map(|end| &path[..end]).filter(|start| modules.contains(*start)).last().map(str::to_owned)
        });
        let own: BTreeSet<String> =
            named.filter(|other| *other != me && other.split("::").next() == me.split("::").next()).collect();
        (me, own)
    };
    files.iter().filter(|file| file.room != "lib" && file.room != "main").map(of).collect()
}

/// Every path of a text that begins with `crate`, `super` or `self`, groups taken apart.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for root in ["crate::", "super::", "self::"] {
        for (start, _) in code.match_indices(root) {
            if !code[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                tree(&code[start..], "", &mut found);
            }
        }
    }
    found
}

/// Adds the paths of the tree that a text begins with, each behind `head`; gives what follows the tree.
fn tree<'t>(text: &'t str, head: &str, found: &mut Vec<String>) -> &'t str {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(text.len());
    let (path, mut rest) = (format!("{head}{}", &text[..end]), &text[end..]);
    if !rest.starts_with('{') || !path.ends_with("::") {
        found.push(path.trim_end_matches("::").to_owned());
        return rest;
    }
    while let Some(inner) = rest.strip_prefix(['{', ',']) {
        if inner.trim_start().starts_with('}') {
            break;
        }
        rest = tree(inner, &path, found);
        // `as` and a name.
        rest = rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_' || c.is_whitespace());
    }
    rest.trim_start_matches(['}', ',', ' '])
}

/// A path from the root of the crate.
fn absolute(me: &str, path: &str) -> Option<String> {
    let mut base: Vec<&str> = me.split("::").collect();
    let mut words = path.split("::").peekable();
    match words.next()? {
        "crate" => base.clear(),
        "super" => _ = base.pop(),
        _ => {}
    }
    while words.next_if_eq(&"super").is_some() {
        base.pop();
    }
    base.extend(words);
    Some(base.join("::"))
}

/// The crates of a shared store, and the one place that may name them.
const DATABASE: (&str, &[&str]) = (
    "store/shared/postgres/",
    &["postgres", "tokio_postgres", "tokio_postgres_rustls", "rustls", "rustls_native_certs"],
);

#[test]
fn one_place_knows_the_database() {
    let (place, crates) = DATABASE;
    let names = |text: &str| {
        crates.iter().any(|name| {
            text.match_indices(&format!("{name}::")).any(|(at, _)| {
                // `super::postgres::open` is the place itself.
                !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            })
        })
    };
    let (inside, outside): (Vec<File>, Vec<File>) = files().into_iter().partition(|file| file.path.starts_with(place));
    assert!(inside.iter().any(|file| names(&file.text)), "no file of {place} names a crate of the database");
    let outside: Vec<String> = outside.into_iter().filter(|file| names(&file.text)).map(|file| file.path).collect();
    assert!(outside.is_empty(), "only {place} names a crate of the database: {outside:?}");
}

#[test]
fn files_that_readers_are_sent_to_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = |page: &str| -> Vec<String> {
        let text = fs::read_to_string(root.join(page)).unwrap();
        let paths =
            text.split('`').skip(1).step_by(2).filter(|code| code.starts_with("src/") || code.starts_with("tests/"));
        paths.map(str::to_owned).collect()
    };
    let pages = ["README.md", "CONTRIBUTING.md", "benches/README.md"];
    let named: Vec<String> = pages.iter().flat_map(|page| named(page)).collect();
    assert!(named.len() > 5, "only {named:?} are named");
    let gone: Vec<&String> = named.iter().filter(|path| !root.join(path).exists()).collect();
    assert!(gone.is_empty(), "named on a page, and not there: {gone:?}");
    // A room that is no more is nobody's any more.
    let old: Vec<String> =
        files().into_iter().filter(|file| file.text.contains("i18n")).map(|file| file.path).collect();
    assert!(old.is_empty(), "these speak of a room that is gone: {old:?}");
}

#[test]
fn a_front_desk_has_no_logic() {
    // Modules, re-exports, a registry, at most the one dispatch over it.
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.path.ends_with("mod.rs")) {
        let code = file.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//")).count();
        if lines > 120 {
            wrong.push(format!("src/{}: {lines} lines of code", file.path));
        }
    }
    assert!(wrong.is_empty(), "front desks that do too much:\n{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_every_form() {
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        room: path.split('/').next().unwrap().trim_end_matches(".rs").to_owned(),
        text: text.to_owned(),
    };
    let cases = [
        ("check/a.rs", "use crate::domain::x::Y;\n", vec!["domain"]),
        ("check/a.rs", "use crate::{domain::{a, b}, lang::C};\n", vec!["domain", "lang"]),
        ("check/a.rs", "fn f(x: crate::store::Z) {}\n", vec!["store"]),
        ("check/a.rs", "// use crate::store::Z\n/// [`crate::ui`]\n", vec![]),
        ("check/a.rs", "use super::super::store::Z;\n", vec!["store"]),
        ("check/a.rs", "use super::Findings;\n", vec![]),
        ("check/mod.rs", "use super::store::Z;\n", vec!["store"]),
        ("main.rs", "use formation::{cli, env::Env};\n", vec!["cli", "env"]),
    ];
    for (path, text, expected) in cases {
        let rooms: Vec<String> = imports(&file(path, text)).into_iter().map(|(_, room)| room).collect();
        assert_eq!(rooms, expected, "{path}: {text}");
    }
}

#[test]
fn the_rule_itself() {
    for (from, to, allowed) in [
        ("check", "domain", true),
        ("check", "store", false),
        ("lang", "domain", false),
        ("commands", "store", true),
        ("ui", "env", true),
        ("check", "env", false),
        ("env", "domain", false),
        ("render", "report", true),
        ("main", "cli", true),
        ("store", "attic", false),
    ] {
        assert_eq!(forbidden(from, to).is_none(), allowed, "{from} → {to}");
    }
}

/// Files that name the column `phone` for what is special of a phone, beside its line in the schema.
const NAME_PHONES: &[(&str, &str)] = &[
    ("domain/people/enrolment.rs", "the schema"),
    ("domain/headings.rs", "what reports and lists call it"),
    ("domain/people/trail.rs", "who somebody is: what is searched for when they are erased"),
    ("domain/people/name_list.rs", "the same, of everybody"),
    ("store/trail.rs", "the same, of what the journal says"),
    ("commands/participants/person_data/json.rs", "the same, in the person's own data"),
    ("domain/people/writings.rs", "a phone is struck out by its digits"),
    ("domain/privacy/mentions.rs", "a phone is struck out by its digits"),
    ("domain/people/nearness.rs", "a meeting tool shows a phone in place of a name"),
    ("domain/people/shown_name.rs", "the word in the name of a device"),
    ("domain/decide/log/people.rs", "by whose phone somebody joined a meeting"),
    ("import/synonyms.rs", "the word in headings about a buyer"),
    ("domain/vocabulary.rs", "what somebody lets the network see"),
    ("domain/pedagogy/directory.rs", "the directory of the network shows it with consent"),
    ("report/modules/directory.rs", "the same, as a report"),
    ("document/network.rs", "the same, as a page"),
    ("report/absences.rs", "whom to call when they are absent"),
    ("cli/examples.rs", "an example of a correction"),
    ("domain/programme/definition.rs", "the provider's own phone"),
    ("store/programme/meant.rs", "the provider's own phone"),
    ("store/programme/read.rs", "the provider's own phone"),
    ("store/programme/validate.rs", "the provider's own phone"),
    ("store/programme/written.rs", "the provider's own phone"),
    ("document/paper/provider.rs", "the provider's own phone"),
];

/// Whether a line of code names a field, a column or an option `phone`; a rule about every column of phones says `Kind::Phone`.
fn names_a_phone(line: &str) -> bool {
    const NAMED: [&str; 9] =
        ["\"phone\"", ".phone ", ".phone,", ".phone.", ".phone)", ".phone;", " phone:", "--phone", "Heading::Phone"];
    !line.trim_start().starts_with("//") && NAMED.iter().any(|named| line.contains(named))
}

#[test]
fn a_column_that_no_rule_is_about_is_named_in_its_schema_alone() {
    let is_test =
        |path: &str| ["cases.rs", "tests.rs", "fixture.rs", "throwaway.rs"].iter().any(|end| path.ends_with(end));
    let files = files();
    let named = files.iter().filter(|file| !is_test(&file.path)).filter(|file| {
        let code = file.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        code.lines().any(names_a_phone)
    });
    let named: BTreeSet<&str> = named.map(|file| file.path.as_str()).collect();
    let known: BTreeSet<&str> = NAME_PHONES.iter().map(|(path, _)| *path).collect();
    let (new, gone) = (named.difference(&known).collect::<Vec<_>>(), known.difference(&named).collect::<Vec<_>>());
    assert!(new.is_empty(), "declare it in the schema, or say why in NAME_PHONES: {new:?}");
    assert!(gone.is_empty(), "no phone is named there any more: {gone:?}");
}

/// Files that may name a column of the enrolments: what is special of it stands there.
const NAME_COLUMNS: &[(&str, &str)] = &[
    ("store/trail.rs", "who is one person: by name, e-mail and phone; when a transfer begins and ends"),
    ("check/enrolments.rs", "rules about the days of an enrolment"),
    ("store/programme/meant.rs", "the provider has a phone too, a key of the definition"),
    ("store/programme/read.rs", "the provider has a phone too, a key of the definition"),
    ("store/programme/validate.rs", "the provider has a phone too, a key of the definition"),
];

#[test]
fn a_column_of_the_enrolments_is_one_line_of_their_schema() {
    let may: BTreeSet<&str> = NAME_COLUMNS.iter().map(|(path, _)| *path).collect();
    let generic = |file: &&File| {
        let room = ["store", "check", "render", "table"].contains(&file.room.as_str());
        let file = file.path.as_str();
        let room = room && !file.ends_with("cases.rs");
        room || file.starts_with("domain/schema/") || ["domain/tables.rs", "domain/change.rs"].contains(&file)
    };
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for file in files().iter().filter(generic).filter(|file| !may.contains(file.path.as_str())) {
        seen += 1;
        let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        for column in ["phone", "organisation", "bpf", "starts_on", "ended_on", "enrolled_on"] {
            if [format!("\"{column}\""), format!(".{column},"), format!(".{column}."), format!(".{column})")]
                .iter()
                .any(|named| code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(named)))
            {
                wrong.push(format!("src/{} names the column `{column}`", file.path));
            }
        }
    }
    assert!(seen > 50, "only {seen} files were read");
    assert!(wrong.is_empty(), "declare it in the schema, or say why in NAME_COLUMNS:\n{}", wrong.join("\n"));
}
