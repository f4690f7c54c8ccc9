//! What a whole command costs inside the program, by the number of cohorts on file: `cargo bench`. Start-up of the
//! process and peak memory are measured from outside, by `ratios.py`.
#![allow(clippy::expect_used, reason = "a bench stops where it cannot go on")]

use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use chrono::{DateTime, Days, NaiveDate};
use divan::Bencher;
use formation::cli;
use formation::env::Env;
use tempfile::TempDir;

const PROGRAMME: &str = include_str!("programme.toml");
const COHORTS: [usize; 2] = [10, 1000];
const PEOPLE: usize = 50;
const SESSIONS: usize = 20;

fn main() {
    divan::main();
}

#[divan::bench(args = COHORTS)]
fn sessions_list(bencher: Bencher<'_, '_>, cohorts: usize) {
    command(bencher, cohorts, "-c c0005 sessions list");
}

#[divan::bench(args = COHORTS)]
fn attend_dry_run(bencher: Bencher<'_, '_>, cohorts: usize) {
    command(bencher, cohorts, "-c c0005 attend s01 --minutes p00000=90 --dry-run");
}

#[divan::bench(args = COHORTS, sample_count = 10)]
fn export_hours(bencher: Bencher<'_, '_>, cohorts: usize) {
    command(bencher, cohorts, "-c all export hours");
}

#[divan::bench(args = COHORTS, sample_count = 10)]
fn export_attendance(bencher: Bencher<'_, '_>, cohorts: usize) {
    command(bencher, cohorts, "-c all export attendance");
}

#[divan::bench(args = COHORTS, sample_count = 10)]
fn report_bpf(bencher: Bencher<'_, '_>, cohorts: usize) {
    command(bencher, cohorts, "-c all export bpf --year 2020");
}

/// A form's export into an empty cohort: read, judged, written.
#[divan::bench(args = [100, 10_000], sample_count = 10)]
fn enrol_from_form(bencher: Bencher<'_, '_>, registrations: usize) {
    let form = form(registrations);
    bencher
        .with_inputs(|| {
            let folder = tempfile::tempdir().expect("a folder");
            put(&folder.path().join("programme.toml"), PROGRAMME);
            std::fs::create_dir_all(folder.path().join("data/c0001")).expect("a folder");
            put(&folder.path().join("data/c0001/cohort.toml"), &cohort(1));
            put(&folder.path().join("form.csv"), &form);
            folder
        })
        .bench_local_refs(|folder| run(folder.path(), "enrol --from form.csv --status employee"));
}

/// The same form again: everybody is there.
#[divan::bench(args = [100, 10_000], sample_count = 10)]
fn enrol_from_form_again(bencher: Bencher<'_, '_>, registrations: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    put(&folder.path().join("programme.toml"), PROGRAMME);
    std::fs::create_dir_all(folder.path().join("data/c0001")).expect("a folder");
    put(&folder.path().join("data/c0001/cohort.toml"), &cohort(1));
    put(&folder.path().join("form.csv"), &form(registrations));
    run(folder.path(), "enrol --from form.csv --status employee");
    bencher.bench_local(|| run(folder.path(), "enrol --from form.csv --status employee"));
}

/// A log of so many connections of 500 people against a cohort of 500: read, recognised, united, decided, shown.
#[divan::bench(args = [500, 5_000], sample_count = 10)]
fn attend_from_log(bencher: Bencher<'_, '_>, connections: usize) {
    let folder = big_meeting(connections);
    bencher.bench_local(|| run(folder.path(), "attend s01 --from log.csv --dry-run"));
}

/// What people gave forty topics.
#[divan::bench]
fn topics_tally(bencher: Bencher<'_, '_>) {
    let folder = modules();
    bencher.bench_local(|| run(folder.path(), "topics tally"));
}

/// Twenty tools on ten criteria, each scored by fifty people.
#[divan::bench]
fn tools_grid(bencher: Bencher<'_, '_>) {
    let folder = modules();
    bencher.bench_local(|| run(folder.path(), "tools grid"));
}

/// The same, one weight up and one down after another.
#[divan::bench]
fn tools_sensitivity(bencher: Bencher<'_, '_>) {
    let folder = modules();
    bencher.bench_local(|| run(folder.path(), "tools ranking --sensitivity"));
}

/// One cohort of 50 people with 40 topics, their votes, and 20 tools × 10 criteria × 50 scores.
fn modules() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    put(&folder.path().join("programme.toml"), PROGRAMME);
    let place = folder.path().join("data/c0001");
    std::fs::create_dir_all(&place).expect("a folder");
    put(&place.join("cohort.toml"), &cohort(1));
    let mut people = String::from(ENROLMENTS);
    let mut votes = String::from("topic,participant,dots\n");
    let mut scores = String::from("tool,criterion,participant,score,evidence\n");
    for person in 0..50 {
        let (first, last) = (word(person * 2 + 1, 4), word(person * 2 + 2, 5));
        let _ = writeln!(
            people,
            "p{person:05},{last},{first},p{person}@example.org,,Compagnie {},employee,afdas,,enrolled,2020-01-01,,,,,",
            person % 12
        );
        for dot in 0..3 {
            let _ = writeln!(votes, "t{},p{person:05},1", (person * 7 + dot * 11) % 40 + 1);
        }
        for tool in 1..=20 {
            for criterion in 1..=10 {
                let _ = writeln!(scores, "w{tool},c{criterion},p{person:05},{},", (person + tool * criterion) % 6);
            }
        }
    }
    let mut topics = String::from("id,title,by,kind,note,proposed_on,state,session,minutes,why,outcome\n");
    for topic in 1..=40 {
        let _ = writeln!(topics, "t{topic},{},p{:05},lived,,2020-01-02,open,,,,", word(topic + 900, 8), topic % 50);
    }
    let mut criteria = String::from("id,label,weight,must\n");
    for criterion in 1..=10 {
        let must = if criterion == 1 { "yes" } else { "" };
        let _ = writeln!(criteria, "c{criterion},{},{},{must}", word(criterion + 700, 5), criterion % 10);
    }
    let mut tools = String::from("id,name,url,by,identified_on,state,reason\n");
    for tool in 1..=20 {
        let _ = writeln!(tools, "w{tool},{},,,2020-01-02,tried,", word(tool + 500, 4));
    }
    for (file, text) in [
        ("enrolments.csv", &people),
        ("votes.csv", &votes),
        ("scores.csv", &scores),
        ("topics.csv", &topics),
        ("criteria.csv", &criteria),
        ("tools.csv", &tools),
    ] {
        put(&place.join(file), text);
    }
    folder
}

/// One cohort of 500 people, and a log of Zoom in which nine in ten of them are known by e-mail or by name, and the others
/// are nobody of the cohort.
fn big_meeting(connections: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    put(&folder.path().join("programme.toml"), PROGRAMME);
    let place = folder.path().join("data/c0001");
    std::fs::create_dir_all(&place).expect("a folder");
    put(&place.join("cohort.toml"), &cohort(1).replace("capacity = 50", "capacity = 500"));
    let names: Vec<(String, String)> =
        (0..500).map(|person| (word(person * 2 + 1, 5), word(person * 2 + 2, 4))).collect();
    let mut people = String::from(ENROLMENTS);
    for (person, (first, last)) in names.iter().enumerate() {
        let _ = writeln!(
            people,
            "p{person:05},{last},{first},p{person}@example.org,,Compagnie,employee,afdas,,enrolled,2020-01-01,,,,,"
        );
    }
    put(&place.join("enrolments.csv"), &people);
    let mut log = String::from(
        "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room\n",
    );
    for number in 0..connections {
        let person = number % 500;
        let (first, last) = &names[person];
        let (name, email) = match person % 10 {
            0 => (stranger(number), String::new()),
            1..5 => (format!("{last} {first} (Guest)"), String::new()),
            _ => (format!("{first} {last}"), format!("p{person}@example.org")),
        };
        let (joined, left) = (number / 500 * 12 % 108, number / 500 * 12 % 108 + 10);
        let _ = writeln!(
            log,
            "{name},{email},01/07/2020 {:02}:{:02}:05 AM,01/07/2020 {:02}:{:02}:50 AM,10,Yes,,No",
            10 + joined / 60,
            joined % 60,
            10 + left / 60,
            left % 60
        );
    }
    put(&folder.path().join("log.csv"), &log);
    folder
}

/// A name of letters that no other word has: it resembles nobody.
fn stranger(mut seed: usize) -> String {
    let mut name = String::from("Wyz ");
    for _ in 0..6 {
        name.push(['v', 'w', 'x', 'y', 'z'][seed % 5]);
        seed /= 5;
    }
    name
}

/// An export of HelloAsso with so many tickets, names that differ as names do.
fn form(registrations: usize) -> String {
    let mut text = String::from(
        "Référence commande;Date de la commande;Statut de la commande;Nom participant;Prénom participant;Email payeur;Numéro de billet;Email;Téléphone\n",
    );
    for number in 0..registrations {
        let (last, first) = (word(number * 2 + 1, 6), word(number * 2 + 2, 5));
        let _ = writeln!(
            text,
            "{number};13/01/2020 10:{:02};Validé;{last};{first};p@example.org;{number};p{number}@example.org;06 39 98 {:02} {:02}",
            number % 60,
            number / 100 % 100,
            number % 100,
        );
    }
    text
}

/// A word that nobody takes for another of them: syllables as chance would have them, the same at every run.
fn word(seed: usize, syllables: usize) -> String {
    const CONSONANTS: &[u8; 17] = b"bcdfghjklmnprstvz";
    const VOWELS: &[u8; 5] = b"aeiou";
    let mut state = seed as u64;
    let mut word = String::new();
    for _ in 0..syllables {
        // Knuth's MMIX generator; its high bits are the good ones.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let chance = usize::try_from(state >> 33).expect("31 bits");
        word.push(char::from(CONSONANTS[chance % 17]));
        word.push(char::from(VOWELS[chance / 17 % 5]));
    }
    word
}

fn command(bencher: Bencher<'_, '_>, cohorts: usize, line: &str) {
    let folder = folder(cohorts);
    bencher.bench_local(|| run(folder.path(), line));
}

fn run(folder: &Path, line: &str) {
    let env = Env {
        now: Ok(DateTime::parse_from_rfc3339("2026-01-01T12:00:00+01:00").expect("a moment")),
        variables: HashMap::new(),
        folder: folder.to_owned(),
        interactive: false,
        out_is_terminal: false,
        err_is_terminal: false,
        width: None,
    };
    let args: Vec<OsString> = ["formation"].into_iter().chain(line.split(' ')).map(OsString::from).collect();
    let mut errors = Vec::new();
    let code = cli::run(&args, &env, &mut io::sink(), &mut errors);
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&errors));
}

/// A folder with so many cohorts, every expected participant marked at every session.
fn folder(cohorts: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    put(&folder.path().join("programme.toml"), PROGRAMME);
    for number in 1..=cohorts {
        let place = folder.path().join(format!("data/c{number:04}"));
        std::fs::create_dir_all(&place).expect("a folder");
        put(&place.join("cohort.toml"), &cohort(number));
        put(&place.join("enrolments.csv"), &enrolments(number));
        put(&place.join("attendance.csv"), &attendance(number));
    }
    folder
}

#[allow(clippy::disallowed_methods, reason = "the bench makes the folders it measures")]
fn put(file: &Path, text: &str) {
    std::fs::write(file, text).expect("a file");
}

fn cohort(number: usize) -> String {
    let first = NaiveDate::from_ymd_opt(2020, 1, 6).expect("a date") + Days::new(number as u64 % 700);
    let mut text = format!("id = \"c{number:04}\"\ncapacity = {PEOPLE}\nsessions = [\n");
    for rank in 0..SESSIONS {
        let (id, module, date) = (rank + 1, rank % 2 + 1, first + Days::new(7 * rank as u64));
        let _ = writeln!(
            text,
            "  {{ id = \"s{id:02}\", module = \"m{module}\", date = {date}, start = 10:00, end = 12:00, trainer = \"lea\" }},"
        );
    }
    text + "]\n"
}

/// The columns of `enrolments.csv`.
const ENROLMENTS: &str = "id,last_name,first_name,email,phone,organisation,status,funder,modules,state,enrolled_on,starts_on,ended_on,reason,bpf,note\n";

fn enrolments(number: usize) -> String {
    let mut text = String::from(ENROLMENTS);
    for person in 0..PEOPLE {
        let (last, house) = (["Martin", "Le Goff", "Œuvrard", "d'Arc"][person % 4], person % 7);
        let status = ["employee", "volunteer", "job_seeker"][person % 3];
        let _ = writeln!(
            text,
            "p{person:05},{last},Zoé {person},p{person}.c{number}@example.org,,Compagnie {house},{status},afdas,,enrolled,2020-01-01,,,,,"
        );
    }
    text
}

fn attendance(number: usize) -> String {
    let mut text = String::from("session,participant,status,minutes,arrived,left,evidence,note\n");
    for session in 1..=SESSIONS {
        for person in 0..PEOPLE {
            let mark = match (number + session * 7 + person) % 20 {
                0 => "absent,0,,",
                1 => "excused,0,,",
                2 => "present,95,10:25,",
                _ => "present,120,,",
            };
            let _ = writeln!(text, "s{session:02},p{person:05},{mark},roll_call,");
        }
    }
    text
}
