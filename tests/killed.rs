//! The real program, killed at random moments and run eight times at once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::process::{Command, Stdio};
use std::time::Duration;

use support::store::{PROGRAMME, Place, cohort, enrol};

/// The exit code of a command that could not write.
const LOCKED: i32 = 4;

fn formation(place: &Place, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_formation"));
    command.env_clear().env("FORMATION_USER", "test").env("LANG", "en").current_dir(place.dir.path());
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn enrolment(number: usize) -> Vec<String> {
    let email = format!("p{number}@example.org");
    ["enrol", &format!("Prénom{number}"), &format!("Nom{number}"), "--email", &email, "--distinct"]
        .into_iter()
        .chain(["--organisation", "Compagnie", "--status", "employee"])
        .map(str::to_owned)
        .collect()
}

/// Waits that grow by less than a step of the commit takes, then begin again.
#[test]
fn killed_at_any_moment_an_enrolment_is_whole_or_was_never_made() {
    let place = Place::new();
    place.commit(&[enrol("aa")]).unwrap();
    for number in 0..40_u64 {
        let args = enrolment(usize::try_from(number).unwrap());
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let mut child = formation(&place, &args).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(number * 613 % 16_000));
        let _ = child.kill();
        child.wait().unwrap();
        // The next command, a reading one, finds everything of it or nothing.
        assert!(formation(&place, &["participants", "list"]).status().unwrap().success(), "after {number}");
        let reading = place.folder().read().unwrap();
        let people = reading.records(&cohort()).unwrap().enrolments().len();
        let (operations, broken) = reading.history().unwrap();
        assert_eq!((people, broken.len()), (operations.len(), 0), "after {number}: one operation, one person");
    }
    assert!(
        formation(&place, &["enrol", "Ana", "Bell", "--email", "", "--organisation", "", "--status", "employee"])
            .status()
            .unwrap()
            .success()
    );
    assert!(place.names().iter().all(|name| !name.contains(".op")), "{:?}", place.names());
}

#[test]
fn eight_processes_at_once_lose_nothing() {
    let place = Place::new();
    place.put("programme.toml", PROGRAMME.replace("capacity = 15", "capacity = 100"));
    std::thread::scope(|scope| {
        for process in 0..8 {
            let place = &place;
            scope.spawn(move || {
                for turn in 0..4 {
                    let args = enrolment(process * 100 + turn);
                    let args: Vec<&str> = args.iter().map(String::as_str).collect();
                    // On a busy machine the others may hold the folder for longer than a command waits: it says so.
                    let code = || formation(place, &args).status().unwrap().code();
                    let ended = (0..50).map(|_| code()).find(|code| *code != Some(LOCKED));
                    assert_eq!(ended, Some(Some(0)), "{process}, {turn}");
                }
            });
        }
    });
    let reading = place.folder().read().unwrap();
    assert_eq!(reading.records(&cohort()).unwrap().enrolments().len(), 32);
    assert_eq!(reading.history().unwrap().0.len(), 32);
}
