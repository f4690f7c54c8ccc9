//! A shared programme by the command line, against PostgreSQL: needs the feature `shared`, and `FORMATION_TEST_STORE` (a superuser's
//! address, or `needed`, which starts a server of its own).

#![cfg(feature = "shared")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use support::folder::files_under;
use support::postgres::{PASSWORD, TestDatabase, TestServer};
use support::project;
use support::shell::Shell;

/// What of a folder is shared: the definition, templates, and what lies in `data` without a dot.
fn shared_files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = files_under(root);
    all.retain(|path, _| {
        let is_shared = path == "programme.toml" || path.starts_with("templates/") || path.starts_with("data/");
        is_shared && !path.contains("/.")
    });
    all
}

/// A shell of an office in a folder of its own.
fn shell() -> Shell {
    let mut shell = Shell::new();
    for (name, value) in [("LANG", "en"), ("PGPASSWORD", PASSWORD), ("FORMATION_NOW", "2021-04-15T12:00:00+02:00")] {
        shell.export(name, value);
    }
    shell
}

fn copied(from: &Path, to: &Path) {
    for (path, bytes) in files_under(from) {
        support::store::put(&to.join(path), &bytes);
    }
}

/// A command that is to end well: what it shows.
fn done(shell: &mut Shell, line: &str) -> String {
    let shown = shell.run(line);
    assert_eq!(shown.code, 0, "{line}\n{}", shown.text);
    shown.text
}

/// Two copies of the example, in folders `here` and `there` of one shell.
fn two_copies(database: &TestDatabase) -> Shell {
    let mut shell = shell();
    copied(&project().join("examples/culture-2021"), &shell.home().join("here"));
    let address = database.address("claire");
    let said = done(&mut shell, &format!("formation -C here share start {address} --office lyon"));
    assert!(said.contains("are in the store; this folder is its first copy"), "{said}");
    let said = done(&mut shell, &format!("formation share join {address} there"));
    assert!(said.contains("there: a copy as of operation"), "{said}");
    shell
}

/// That both copies have what the store has, byte for byte.
fn same(shell: &mut Shell) {
    for copy in ["here", "there"] {
        let said = done(shell, &format!("formation -C {copy} share check"));
        assert!(said.contains("are as the store has them"), "{said}");
    }
    let home = shell.home();
    assert_eq!(shared_files(&home.join("here")), shared_files(&home.join("there")));
}

#[test]
fn starting_joining_and_leaving_keep_every_byte() {
    let Some(server) = TestServer::get() else { return };
    for example in std::fs::read_dir(project().join("examples")).unwrap() {
        let example = example.unwrap().path();
        if !example.join("programme.toml").is_file() {
            continue;
        }
        let database = server.database();
        let mut shell = shell();
        copied(&example, &shell.home().join("here"));
        let before = shared_files(&shell.home().join("here"));
        let address = database.address("claire");
        done(&mut shell, &format!("formation -C here share start {address} --office lyon"));
        assert_eq!(shared_files(&shell.home().join("here")), before, "{}", example.display());
        done(&mut shell, &format!("formation share join {address} there"));
        same(&mut shell);
        done(&mut shell, "formation -C there share leave");
        assert_eq!(shared_files(&shell.home().join("there")), before, "{}", example.display());
        let said = shell.run("formation -C there share");
        assert_eq!(said.code, 1, "{}", said.text);
        done(&mut shell, "formation -C there check || true");
    }
}

#[test]
fn two_copies_write_and_each_reads_what_the_other_wrote() {
    let Some(server) = TestServer::get() else { return };
    let database = server.database();
    let mut shell = two_copies(&database);
    let enrol = "formation -C here enrol Test Zoé --email zoe@example.org --organisation X --status employee \
                 --field teaching=active -c 2021-spring --override test";
    let said = done(&mut shell, enrol);
    assert!(said.contains(", in the store"), "{said}");
    done(&mut shell, "formation -C there share check");
    let listed = done(&mut shell, "formation -C there participants list -c 2021-spring --format csv");
    assert!(listed.contains(",Zoé,Test,"), "{listed}");
    for (copy, session) in [("there", "m2-1"), ("here", "m2-2")] {
        let attend = format!("formation -C {copy} attend {session} -c 2021-spring --absent roux --replace");
        let said = done(&mut shell, &attend);
        assert!(said.contains(", in the store"), "{said}");
    }
    same(&mut shell);
    let said = done(&mut shell, "formation -C there undo");
    assert!(said.contains(", in the store"), "{said}");
    same(&mut shell);
    let erase = "formation -C there participants erase zoe@example.org -c 2021-spring --override test --yes";
    let said = done(&mut shell, erase);
    assert!(said.contains(", in the store"), "{said}");
    same(&mut shell);
    let check = shell.run("formation -C here check");
    assert!(check.code <= 1, "{}", check.text);
}

#[test]
fn without_a_server_all_is_read_and_marks_wait() {
    let Some(server) = TestServer::get() else { return };
    let database = server.database();
    let mut shell = two_copies(&database);
    let link = shell.home().join("there/data/.shared");
    let text = std::fs::read_to_string(&link).unwrap();
    let port = format!("127.0.0.1:{}", database.address("claire").port());
    let (contact, now) = (text.find("\"contact\"").unwrap(), "2020-01-01T00:00:00+00:00");
    let end = contact + text[contact..].find('\n').unwrap();
    let old = format!("{}\"contact\": \"{now}\",{}", &text[..contact], &text[end..]).replace(&port, "127.0.0.1:1");
    support::store::put(&link, old.as_bytes());
    let first = done(&mut shell, "formation -C there sessions list -c 2021-spring");
    assert!(first.contains("127.0.0.1 does not answer: as of 1 January 2020"), "{first}");
    let second = done(&mut shell, "formation -C there sessions list -c 2021-spring");
    assert!(!second.contains("does not answer"), "{second}");
    let enrol = "enrol Test Omar --email omar@example.org --organisation X --status employee --field teaching=active \
                 -c 2021-spring --override test";
    for copy in ["there", "here --offline"] {
        let refused = shell.run(&format!("formation -C {copy} {enrol}"));
        assert_eq!(refused.code, 4, "{}", refused.text);
    }
    // Marks wait until there is a network.
    done(&mut shell, "formation -C here --offline attend m2-2 -c 2021-spring --absent roux --replace");
    let marked = done(&mut shell, "formation -C here --offline share");
    assert!(marked.contains("attend m2-2"), "{marked}");
    let said = done(&mut shell, "formation -C here share settle");
    assert!(said.contains("operation"), "{said}");
    assert!(!done(&mut shell, "formation -C here share").contains("attend m2-2"));
}

#[test]
fn a_wrong_password_is_refused() {
    let Some(server) = TestServer::get() else { return };
    let database = server.database();
    let mut shell = two_copies(&database);
    shell.export("PGPASSWORD", "wrong");
    let written = shell.run("formation -C there attend m2-2 -c 2021-spring --present roux");
    assert_eq!(written.code, 1, "{}", written.text);
    assert!(written.text.contains("127.0.0.1 does not let claire in"), "{}", written.text);
    let joined = shell.run(&format!("formation share join {} third", database.address("claire")));
    assert_eq!(joined.code, 1, "{}", joined.text);
    assert!(!shell.home().join("third").exists());
    let refused = shell.run("formation share join postgres://claire:secret@127.0.0.1/x third");
    assert_eq!(refused.code, 2, "{}", refused.text);
    assert!(refused.text.contains("the address holds a password"), "{}", refused.text);
}
