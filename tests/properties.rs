//! Whatever a cohort holds, its reports agree with each other: every total is the sum of its rows.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot write its tables has to stop")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use proptest::prelude::*;
use support::folder::Folder;

/// Sessions of the seed programme with their minutes and module.
const SESSIONS: [(&str, u32, &str); 6] = [
    ("m1-1", 180, "m1"),
    ("m2-1", 120, "m2"),
    ("m2-2", 120, "m2"),
    ("m2-3", 120, "m2"),
    ("m2-4", 120, "m2"),
    ("m3-1", 120, "m3"),
];

#[derive(Clone, Debug)]
struct Person {
    status: &'static str,
    modules: &'static str,
    state: &'static str,
    /// A mark or none at each session: what and how many minutes of 180.
    marks: [Option<(&'static str, u32)>; 6],
}

fn person() -> impl Strategy<Value = Person> {
    let mark = proptest::option::of(prop_oneof![
        3 => (0..=180_u32).prop_map(|minutes| ("present", minutes)),
        1 => Just(("excused", 0)),
        1 => Just(("absent", 0)),
    ]);
    (
        prop_oneof![Just("employee"), Just("volunteer"), Just("job_seeker"), Just("apprentice")],
        prop_oneof![Just(""), Just("m1 m3"), Just("m2")],
        prop_oneof![4 => Just("enrolled"), 1 => Just("withdrawn"), 1 => Just("waiting"), 1 => Just("cancelled")],
        proptest::array::uniform6(mark),
    )
        .prop_map(|(status, modules, state, marks)| Person { status, modules, state, marks })
}

/// The two tables of these people. Only the expected have marks; who left did so on the last day.
fn write(folder: &Folder, people: &[Person]) {
    let mut enrolments =
        "id,last_name,first_name,email,phone,organisation,status,funder,modules,state,enrolled_on,starts_on,ended_on,reason,bpf,note,teaching\n"
            .to_owned();
    let mut marks = "session,participant,status,minutes,arrived,left,evidence,note\n".to_owned();
    for (place, person) in people.iter().enumerate() {
        let ended = if person.state == "withdrawn" { "2021-05-25" } else { "" };
        let Person { status, modules, state, .. } = person;
        let _ = writeln!(
            enrolments,
            "p{place:03},Nom{place:03},Prénom{place:03},,,{},{status},{},{modules},{state},2021-02-01,,{ended},,,,active",
            ["Le Pont", "", "LE  PONT", "Phare"][place % 4],
            ["afdas", "fdva", ""][place % 3],
        );
        if matches!(*state, "waiting" | "cancelled") {
            continue;
        }
        for ((session, most, module), mark) in SESSIONS.iter().zip(person.marks) {
            let (true, Some((status, minutes))) = (modules.is_empty() || modules.contains(module), mark) else {
                continue;
            };
            let _ = writeln!(marks, "{session},p{place:03},{status},{},,,roll_call,", minutes.min(*most));
        }
    }
    let data = folder.path().join("data/2021-spring");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("enrolments.csv"), enrolments).unwrap();
    fs::write(data.join("attendance.csv"), marks).unwrap();
}

/// Sums of a column by another.
fn sums(rows: &[String]) -> BTreeMap<String, u64> {
    let mut sums = BTreeMap::new();
    for row in &rows[1..] {
        let (key, number) = row.split_once(',').unwrap();
        *sums.entry(key.to_owned()).or_default() += number.parse::<u64>().unwrap_or(0);
    }
    sums
}

/// The minutes behind a figure, row by row; none where nothing is.
fn behind(folder: &mut Folder, keys: &str) -> u64 {
    let told = folder.try_run(&format!("explain {keys} --format csv"));
    let minutes = |row: &str| row.split(',').nth(6).and_then(|cell| cell.parse::<u64>().ok());
    if told.code == 0 { told.text.lines().skip(1).filter_map(minutes).sum() } else { 0 }
}

/// Every figure of every report that sums is what the rows behind it come to.
fn explained(folder: &mut Folder) -> Result<(), TestCaseError> {
    let reports = [
        ("modules", "module,attended_minutes"),
        ("organisations", "organisation,attended_minutes"),
        ("funders", "funder,month,module,attended_minutes"),
        ("trainers", "trainer,module,minutes"),
        ("people", "participant,attended_minutes"),
    ];
    for (report, columns) in reports {
        for row in &folder.export(&format!("{report} --columns {columns}"))[1..] {
            let (keys, figure) = row.rsplit_once(',').unwrap();
            let quoted = keys.split(',').collect::<Vec<_>>().join("' '");
            prop_assert_eq!(
                behind(folder, &format!("{report} '{quoted}'")),
                figure.parse::<u64>().unwrap(),
                "{} {}",
                report,
                row
            );
        }
    }
    for row in &folder.export("bpf --year 2021 --columns section,line,hours")[1..] {
        let cells: Vec<&str> = row.split(',').collect();
        if let (Ok(hours), false) = (cells[2].parse::<u64>(), cells[1] == "remote") {
            let minutes = behind(folder, &format!("bpf {} {} --year 2021", cells[0], cells[1]));
            prop_assert_eq!((minutes + 30) / 60, hours, "bpf {}", row);
        }
    }
    for row in folder.export("fdva --funder fdva --columns line,value").iter().filter(|row| row.starts_with("hours,")) {
        let minutes = behind(folder, "fdva hours --funder fdva");
        let hundredths = (minutes * 10 + 3) / 6;
        prop_assert_eq!(format!("hours,{}.{:02}", hundredths / 100, hundredths % 100), row.as_str());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reports_agree(people in proptest::collection::vec(person(), 1..12)) {
        let mut folder = Folder::seed();
        folder.on("2021-06-01");
        write(&folder, &people);

        let hours = sums(&folder.export("hours --columns participant,attended_minutes"));
        let attendance = sums(&folder.export("attendance --columns participant,minutes"));
        prop_assert_eq!(&hours, &attendance, "hours and attendance, person by person");

        let planned = sums(&folder.export("hours --columns participant,planned_minutes"));
        let seats = sums(&folder.export("attendance --columns participant,planned_minutes"));
        prop_assert_eq!(&planned, &seats, "planned minutes are those of the sessions expected");

        let matrix = folder.export("matrix");
        for row in &matrix[1..] {
            let cells: Vec<&str> = row.split(',').collect();
            let minutes: u64 = cells[3..].iter().filter_map(|cell| cell.parse::<u64>().ok()).sum();
            prop_assert_eq!(minutes, hours[cells[0]], "matrix and hours of {}", cells[0]);
        }

        for row in &folder.export("sessions --columns session,expected,present,excused,absent,unmarked")[1..] {
            let cells: Vec<u64> = row.split(',').skip(1).map(|cell| cell.parse().unwrap()).collect();
            prop_assert_eq!(cells[0], cells[1..].iter().sum::<u64>(), "expected is the sum of its parts: {}", row);
        }

        let total: u64 = hours.values().sum();
        for report in ["modules", "organisations", "funders", "people"] {
            let rows = folder.export(&format!("{report} --columns attended_minutes"));
            let sum: u64 = rows[1..].iter().map(|row| row.parse::<u64>().unwrap()).sum();
            prop_assert_eq!(sum, total, "{} and hours", report);
        }
        explained(&mut folder)?;

        let bpf = folder.export("bpf --year 2021 --columns section,line,persons,hours");
        let came = hours.values().filter(|minutes| **minutes > 0).count();
        let line = format!("F-1,total,{came},{}", (total + 30) / 60);
        prop_assert!(bpf.contains(&line), "{} in {:#?}", line, bpf);
    }
}

/// People and their hours, as papers of everybody tell them; people whose paper is refused are left out.
fn papers(folder: &mut Folder, paper: &str, period: &str) -> BTreeMap<String, String> {
    let told = folder.try_run(&format!("document {paper} --all --skip-refused -n {period} 2>/dev/null"));
    let line = |line: &str| {
        let mut parts = line.rsplitn(3, ", ");
        let hours = parts.next()?.strip_suffix(" h")?.to_owned();
        Some((parts.next()?.to_owned(), hours))
    };
    told.text.lines().filter_map(line).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// In any period: certificates and attestations tell the hours of the report, of everybody who was there.
    #[test]
    fn papers_tell_the_hours_of_the_report(people in proptest::collection::vec(person(), 1..12)) {
        let mut folder = Folder::seed();
        folder.on("2021-06-01");
        let marked: Vec<Person> = people
            .into_iter()
            .map(|person| Person { marks: person.marks.map(|mark| mark.or(Some(("absent", 0)))), ..person })
            .collect();
        write(&folder, &marked);
        for period in ["", "--to 2021-04-09", "--from 2021-04-09 --to 2021-05-21", "--from 2021-05-25"] {
            let rows = folder.export(&format!("hours {period} --columns first_name,last_name,hours"));
            let there = |row: &String| {
                let (name, hours) = row.rsplit_once(',')?;
                (hours != "0.00").then(|| (name.replace(',', " "), hours.to_owned()))
            };
            let hours: BTreeMap<String, String> = rows[1..].iter().filter_map(there).collect();
            for paper in ["certificate", "attestation"] {
                prop_assert_eq!(&papers(&mut folder, paper, period), &hours, "{} {}", paper, period);
            }
        }
    }
}
