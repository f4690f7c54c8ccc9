//! Whatever a cohort holds, its reports agree with each other: every total is the sum of its rows.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot write its tables has to stop")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
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
    write_in(folder, "2021-spring", "p", people);
}

/// The same of a cohort of that name, whose people have ids that begin so.
fn write_in(folder: &Folder, cohort: &str, prefix: &str, people: &[Person]) {
    let mut enrolments =
        "id,last_name,first_name,email,phone,organisation,status,funder,modules,state,enrolled_on,starts_on,ended_on,reason,bpf,note,teaching\n"
            .to_owned();
    let mut marks = "session,participant,status,minutes,arrived,left,evidence,note\n".to_owned();
    for (place, person) in people.iter().enumerate() {
        let last = if cohort.ends_with("spring") { "2021-05-25" } else { "2021-11-23" };
        let ended = if person.state == "withdrawn" { last } else { "" };
        let Person { status, modules, state, .. } = person;
        let _ = writeln!(
            enrolments,
            "{prefix}{place:03},Nom{prefix}{place:03},Prénom{place:03},,,{},{status},{},{modules},{state},2021-02-01,,{ended},,,,active",
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
            let _ = writeln!(marks, "{session},{prefix}{place:03},{status},{},,,roll_call,", minutes.min(*most));
        }
    }
    let data = folder.path().join("data").join(cohort);
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

/// The rows behind a figure; none where nothing is.
fn behind(folder: &mut Folder, keys: &str) -> Vec<Vec<String>> {
    let told = folder.try_run(&format!("explain {keys} --format csv 2>/dev/null"));
    let cells = |row: &str| row.split(',').map(ToOwned::to_owned).collect();
    if told.code == 0 { told.text.lines().skip(1).map(cells).collect() } else { Vec::new() }
}

/// What those rows come to.
fn minutes(rows: &[Vec<String>]) -> u64 {
    rows.iter().map(|row| row[6].parse::<u64>().unwrap()).sum()
}

/// Every figure of every report that sums is what the rows behind it come to, under these filters.
fn explained(folder: &mut Folder, filters: &str) -> Result<(), TestCaseError> {
    let reports = [
        ("modules", "module,attended_minutes"),
        ("organisations", "organisation,attended_minutes"),
        ("funders", "funder,month,module,attended_minutes"),
        ("trainers", "trainer,module,minutes"),
        ("people", "participant,attended_minutes"),
    ];
    for (report, columns) in reports {
        // No key is a cohort: over several, a figure is that of all of them.
        let mut figures: BTreeMap<String, u64> = BTreeMap::new();
        for row in &folder.export(&format!("{report} {filters} --columns {columns}"))[1..] {
            let (keys, figure) = row.rsplit_once(',').unwrap();
            *figures.entry(keys.to_owned()).or_default() += figure.parse::<u64>().unwrap();
        }
        for (keys, figure) in figures {
            let quoted = keys.split(',').collect::<Vec<_>>().join("' '");
            let rows = behind(folder, &format!("{report} '{quoted}' {filters}"));
            prop_assert_eq!(minutes(&rows), figure, "{} {} {}", report, filters, keys);
        }
    }
    Ok(())
}

/// The same of the yearly return and of the volunteers' fund, whose figures are hours and people.
fn returns_explained(folder: &mut Folder, cohorts: &str) -> Result<(), TestCaseError> {
    for row in &folder.export(&format!("bpf --year 2021 {cohorts} --columns section,line,persons,hours"))[1..] {
        let cells: Vec<&str> = row.split(',').collect();
        if let (Ok(hours), false) = (cells[3].parse::<u64>(), cells[1] == "remote") {
            let rows = behind(folder, &format!("bpf {} {} --year 2021 {cohorts}", cells[0], cells[1]));
            prop_assert_eq!((minutes(&rows) + 30) / 60, hours, "bpf {} {}", cohorts, row);
            if cells[0].starts_with("F-") {
                let people: BTreeSet<_> = rows.iter().map(|row| (&row[0], &row[1])).collect();
                prop_assert_eq!(people.len().to_string(), cells[2], "bpf {} {}", cohorts, row);
            }
        }
    }
    let fdva = folder.export(&format!("fdva --funder fdva {cohorts} --columns cohort,line,value"));
    for row in fdva.iter().filter(|row| row.contains(",hours,")) {
        let (cohort, figure) = row.split_once(",hours,").unwrap();
        let minutes = minutes(&behind(folder, &format!("fdva hours --funder fdva -c {cohort}")));
        let hundredths = (minutes * 10 + 3) / 6;
        prop_assert_eq!(format!("{}.{:02}", hundredths / 100, hundredths % 100), figure, "{}", cohort);
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
        explained(&mut folder, "")?;
        returns_explained(&mut folder, "")?;

        let bpf = folder.export("bpf --year 2021 --columns section,line,persons,hours");
        let came = hours.values().filter(|minutes| **minutes > 0).count();
        let line = format!("F-1,total,{came},{}", (total + 30) / 60);
        prop_assert!(bpf.contains(&line), "{} in {:#?}", line, bpf);
    }
}

/// What narrows a report.
const FILTERS: [&str; 9] = [
    "",
    "--module m2",
    "--funder afdas",
    "--funder fdva --module m1",
    "--status volunteer",
    "--organisation 'le pont'",
    "--from 2021-04-01 --to 2021-05-10",
    "--status employee --from 2021-04-09",
    "--module m3 --organisation phare --to 2021-12-31",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    /// Over one cohort or both, whatever is filtered: reports agree, and every figure is what its rows come to.
    #[test]
    fn figures_are_explained_under_any_filter(
        people in proptest::collection::vec(person(), 1..7),
        others in proptest::collection::vec(person(), 1..7),
        filter in proptest::sample::select(&FILTERS[..]),
        cohorts in prop_oneof![3 => Just("-c all"), 1 => Just("-c 2021-spring"), 1 => Just("-c 2021-autumn")],
    ) {
        let mut folder = Folder::seed();
        folder.on("2021-12-20");
        let programme = fs::read_to_string(folder.path().join("programme.toml")).unwrap();
        let autumn = programme.split("[[cohorts]]").nth(1).unwrap();
        let autumn = ["-03-16", "-04-02", "-04-09", "-05-07", "-05-21", "-05-25"]
            .into_iter()
            .zip(["-09-16", "-10-01", "-10-08", "-11-05", "-11-19", "-11-23"])
            .fold(autumn.replace("2021-spring", "2021-autumn"), |text, (from, to)| text.replace(from, to));
        fs::create_dir_all(folder.path().join("data/2021-autumn")).unwrap();
        fs::write(folder.path().join("data/2021-autumn/cohort.toml"), autumn).unwrap();
        write_in(&folder, "2021-spring", "p", &people);
        write_in(&folder, "2021-autumn", "q", &others);

        let filters = format!("{cohorts} {filter}");
        let mut sum = |report: &str, column: &str| -> u64 {
            let rows = folder.export(&format!("{report} {filters} --columns {column}"));
            rows[1..].iter().map(|row| row.parse::<u64>().unwrap_or(0)).sum()
        };
        let total = sum("attendance", "minutes");
        for report in ["hours", "modules", "organisations", "funders", "people"] {
            prop_assert_eq!(sum(report, "attended_minutes"), total, "{} {}", report, filters);
        }
        let planned = sum("hours", "planned_minutes");
        for report in ["organisations", "people"] {
            prop_assert_eq!(sum(report, "planned_minutes"), planned, "{} {}", report, filters);
        }
        explained(&mut folder, &filters)?;
        returns_explained(&mut folder, cohorts)?;
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
