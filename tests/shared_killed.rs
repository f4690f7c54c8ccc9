//! Eight copies of a shared programme, written by the real program while it is killed, its connections are cut and the server is killed:
//! what it said that it wrote is in the store, once, and every copy is the store byte for byte.
//!
//! Needs PostgreSQL and the feature `shared`, as `shared_faults.rs`. `benches/shared.py` does the same for longer.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and one writes in a folder"
)]

mod support;

#[cfg(not(feature = "shared"))]
#[test]
#[ignore = "copies under bad luck: cargo test --features shared --test shared_killed, with FORMATION_TEST_STORE=needed"]
fn on_postgresql() {}

#[cfg(feature = "shared")]
mod killed {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::{Path, PathBuf};
    use std::process::{Child, Command, Stdio};
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::Duration;

    use crate::support::failing_server::FailingServer;
    use crate::support::folder::files_under;
    use crate::support::proxy::{Cut, Proxy};
    use crate::support::store::{PROGRAMME, Place};

    const COPIES: usize = 8;
    /// Exit codes: done; nobody answered, or it is not known whether it was written.
    const DONE: i32 = 0;
    const UNANSWERED: i32 = 4;

    fn formation(folder: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_formation"));
        command
            .env_clear()
            .env("FORMATION_USER", "claire")
            .env("LANG", "en")
            .env("HOME", "/nowhere")
            .current_dir(folder);
        command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command that has to succeed.
    fn succeed(folder: &Path, args: &[&str]) {
        let done = formation(folder, args).output().unwrap();
        let shown = [done.stdout, done.stderr].concat();
        assert!(done.status.success(), "{args:?} in {}: {}", folder.display(), String::from_utf8_lossy(&shown));
    }

    /// Somebody whom nobody resembles.
    fn enrolment(number: usize) -> Vec<String> {
        let email = format!("p{number}@example.org");
        ["enrol", &format!("Prénom{number}"), &format!("Nom{number}"), "--email", &email, "--distinct"]
            .into_iter()
            .chain(["--organisation", "Compagnie", "--status", "employee"])
            .map(str::to_owned)
            .collect()
    }

    /// Every file of a programme; what lies hidden is a copy's own.
    fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        let mut all = files_under(folder);
        all.retain(|name, _| !name.split('/').any(|part| part.starts_with('.')));
        all
    }

    /// The last contact was long ago, and so was the last question without an answer: the next command asks.
    fn forget_contact(folder: &Path) {
        let link = folder.join("data/.shared");
        let mut said: serde_json::Value = serde_json::from_slice(&std::fs::read(&link).unwrap()).unwrap();
        said["contact"] = "2021-01-01T00:00:00+00:00".into();
        said["unanswered"] = serde_json::Value::Null;
        std::fs::write(&link, serde_json::to_vec(&said).unwrap()).unwrap();
    }

    /// What the program said of each person: its exit code, none where it was killed.
    type Said = Mutex<BTreeMap<usize, Option<i32>>>;

    /// One command after another in a copy, until it is over.
    fn write(copy: &Path, number: usize, running: &Mutex<Option<Child>>, said: &Said, is_over: &AtomicBool) {
        for turn in 0.. {
            if is_over.load(Ordering::Relaxed) {
                break;
            }
            let who = turn * COPIES + number;
            let args = enrolment(who);
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let child = formation(copy, &args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            *running.lock().unwrap() = Some(child);
            let status = loop {
                if let Some(status) = running.lock().unwrap().as_mut().unwrap().try_wait().unwrap() {
                    break status;
                }
                thread::sleep(Duration::from_millis(2));
            };
            said.lock().unwrap().insert(who, status.code());
        }
    }

    #[test]
    fn whatever_is_killed_or_cut_eight_copies_stay_one_programme() {
        let Some(mut server) = FailingServer::if_wanted() else { return };
        server.database("formation", "claire");
        let proxy = Proxy::to(server.address());
        let address = format!("postgres://claire@127.0.0.1:{}/formation", proxy.port());
        let place = Place::new();
        place.put("programme.toml", PROGRAMME.replace("capacity = 15", "capacity = 10000"));
        succeed(place.dir.path(), &["share", "start", &address, "--office", "lyon"]);
        let around = tempfile::tempdir().unwrap();
        let join = |name: &str| {
            succeed(around.path(), &["share", "join", &address, name]);
            around.path().join(name)
        };
        let copies: Vec<PathBuf> = (0..COPIES).map(|number| join(&format!("copy-{number}"))).collect();
        let (said, is_over) = (Said::default(), AtomicBool::new(false));
        let running: Vec<Mutex<Option<Child>>> = (0..COPIES).map(|_| Mutex::default()).collect();
        thread::scope(|scope| {
            for (number, copy) in copies.iter().enumerate() {
                let (running, said, is_over) = (&running[number], &said, &is_over);
                scope.spawn(move || write(copy, number, running, said, is_over));
            }
            for round in 0..40_usize {
                // Waits that differ by less than a step of a command takes.
                thread::sleep(Duration::from_millis((round * 37 % 120) as u64));
                match round % 4 {
                    0 | 2 => {
                        if let Some(child) = running[round * 3 % COPIES].lock().unwrap().as_mut() {
                            let _ = child.kill();
                        }
                    }
                    1 => {
                        proxy.cut(1 + round % 13, if round % 8 == 1 { Cut::BeforeQuestion } else { Cut::BeforeAnswer });
                    }
                    _ if round % 20 == 7 => {
                        server.kill();
                        server.start_again();
                    }
                    _ => proxy.cut_all(),
                }
            }
            is_over.store(true, Ordering::Relaxed);
        });
        for copy in copies.iter().chain(&copies) {
            // Once for what waits in each, once for what the others had waiting.
            forget_contact(copy);
            succeed(copy, &["participants", "list"]);
        }
        // Whatever waited is in the store by now.
        hold_against(&copies, &join("fresh"), &said.into_inner().unwrap());
    }

    /// Every copy against a new one, which has only what the store has; and that against what was said.
    fn hold_against(copies: &[PathBuf], fresh: &Path, said: &BTreeMap<usize, Option<i32>>) {
        let store = contents(fresh);
        for copy in copies {
            succeed(copy, &["share", "check"]);
            let here = contents(copy);
            let differ = store.keys().chain(here.keys()).filter(|name| store.get(*name) != here.get(*name));
            assert_eq!(differ.collect::<Vec<_>>(), Vec::<&String>::new(), "{}", copy.display());
            let waits = std::fs::read_dir(copy.join("data/.outbox")).map_or(0, Iterator::count);
            assert_eq!(waits, 0, "{}", copy.display());
        }
        let text = |name: &str| String::from_utf8(store[name].clone()).unwrap();
        let people = text("data/c1/enrolments.csv");
        let emails =
            people.split(',').filter_map(|cell| cell.strip_suffix("@example.org")?.strip_prefix('p')?.parse().ok());
        let enrolled: Vec<usize> = emails.collect();
        let once: BTreeSet<usize> = enrolled.iter().copied().collect();
        assert_eq!(enrolled.len(), once.len(), "nobody is there twice");
        let with = |wanted: &[Option<i32>]| {
            said.iter().filter(|(_, code)| wanted.contains(code)).map(|(who, _)| *who).collect::<BTreeSet<usize>>()
        };
        let (done, unknown) = (with(&[Some(DONE)]), with(&[Some(UNANSWERED), None]));
        assert_eq!(done.len() + unknown.len(), said.len(), "{said:?}");
        assert!(done.is_subset(&once), "lost: {:?}", done.difference(&once));
        assert!(once.is_subset(&said.keys().copied().collect()), "nobody else");
        assert!(!done.is_empty() && !unknown.is_empty(), "{said:?}");
        let journal = text("data/journal.jsonl");
        let number = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["op"].as_u64().unwrap();
        let numbers: Vec<u64> = journal.lines().map(number).collect();
        let first = numbers[0];
        assert_eq!(numbers, (first..first + numbers.len() as u64).collect::<Vec<_>>(), "numbers without a gap");
        // One that shares a programme whose cohorts stand in its definition begins with an operation of its own.
        assert!(
            numbers.len() >= enrolled.len() && numbers.len() <= enrolled.len() + 1,
            "{} {}",
            numbers.len(),
            enrolled.len()
        );
    }
}
