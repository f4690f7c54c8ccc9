//! Whatever happens after a report was sealed, the seal stands: its bytes, what `seals diff` says, and the way back.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that cannot write its tables has to stop")]

mod support;

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use support::folder::Folder;

/// What is sealed under each name, and how many of its first columns tell a row from the others.
const SEALS: [(&str, usize, &str); 7] = [
    ("heures", 2, "hours --columns cohort,participant,last_name,organisation,attended_minutes,hours,attendance_rate"),
    ("presences", 3, "attendance --columns cohort,session,participant,date,minutes,attendance,evidence,note"),
    ("m2", 2, "hours --module m2 --columns cohort,participant,planned_minutes,excused_minutes,state"),
    ("matrice", 1, "matrix"),
    ("structures", 1, "organisations"),
    ("financeurs", 4, "funders --columns funder,cohort,module,month,persons,attended_minutes"),
    ("bilan", 2, "bpf --year 2021 --columns section,line,persons,hours"),
];

const SESSIONS: [&str; 6] = ["m1-1", "m2-1", "m2-2", "m2-3", "m2-4", "m3-1"];
const HOUSES: [&str; 4] = ["Le Phare", "Le Pont", "Théâtre du Quai", "LE PHARE"];

/// A command, in numbers that become one once the folder is known.
type Dice = (u8, usize, usize);

/// People with marks at some sessions.
fn begun() -> Folder {
    let mut folder = Folder::seed();
    folder.on("2021-06-01");
    for (place, name) in ["Ana Lopes", "Zoé Martin", "Karim Benali", "Inès Roux"].into_iter().enumerate() {
        let funder = ["--funder afdas", "", "--funder fdva", "--funder afdas"][place];
        let house = HOUSES[place % 3];
        let email = name.to_lowercase().replace(' ', ".");
        folder.run(&format!(
            "enrol {name} --email {email}@example.org --status {} --field teaching=active {funder} --organisation '{house}' --on 2021-02-01",
            ["employee", "volunteer"][place % 2]
        ));
    }
    folder.run("attend m1-1 --present ana,zoé --excused karim --absent inès");
    folder.run("attend m2-1 --rest present");
    folder.run("attend m3-1 --minutes ana=75 --rest present");
    folder
}

fn command((kind, one, two): Dice) -> String {
    let session = SESSIONS[one % SESSIONS.len()];
    let who = ["ana", "zoé", "karim", "inès", "newcomer"][two % 5];
    let house = HOUSES[one % HOUSES.len()];
    match kind % 16 {
        0 | 1 => format!("attend {session} --minutes {who}={}", (one * 37 + two * 11) % 121),
        2 => format!("attend {session} --{} {who}", ["present", "absent", "excused"][(one + two) % 3]),
        3 => format!("attend {session} --clear {who}"),
        4 => format!("attend {session} --rest present"),
        5 => format!("sessions move {session} --to 2021-05-{:02} --reason grève", 1 + (one * 7 + two) % 28),
        6 => format!("sessions cancel {session} --reason grève --drop-marks"),
        7 => format!("sessions restore {session}"),
        8 => format!("participants edit {who} --organisation '{house}'"),
        9 => format!("participants edit {who} --last-name Durand"),
        10 => format!("withdraw {who} --on 2021-04-{:02} --reason départ", 1 + two % 28),
        11 => format!(
            "enrol New{one} Comer{two} --email n{one}{two}@example.org --organisation '{house}' --status volunteer --field teaching=active"
        ),
        12 => "redo".to_owned(),
        13 => format!("participants edit {who} --funder {}", ["afdas", "fdva"][one % 2]),
        14 => format!(
            "sessions add m2-{} --module m2 --date 2021-05-{:02} --start 10:00 --end 12:00",
            5 + one % 3,
            1 + two % 28
        ),
        _ => "undo".to_owned(),
    }
}

/// How many operations the journal holds.
fn operations(folder: &Folder) -> usize {
    fs::read_to_string(folder.path().join("data/journal.jsonl")).unwrap().lines().count()
}

/// Runs a command that may be refused; by how many operations more are done than before.
fn done(folder: &mut Folder, line: &str) -> Result<i32, TestCaseError> {
    let before = operations(folder);
    let shown = folder.try_run(line);
    prop_assert!(matches!(shown.code, 0 | 1), "{}: {}\n{}", line, shown.code, shown.text);
    let more = i32::try_from(operations(folder) - before).unwrap();
    Ok(if line == "undo" { -more } else { more })
}

/// Cells by their columns, by the keys of their row.
type Rows = BTreeMap<(Vec<String>, usize), BTreeMap<String, String>>;

/// The rows of a csv by their keys; of rows with the same keys each has its number.
fn grid(csv: &str, keys: usize) -> Rows {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings: Vec<String> = reader.headers().unwrap().iter().map(ToOwned::to_owned).collect();
    let mut rows = BTreeMap::new();
    for record in reader.records() {
        let cells: Vec<String> = record.unwrap().iter().map(ToOwned::to_owned).collect();
        let mut number = 0;
        while rows.contains_key(&(cells[..keys].to_vec(), number)) {
            number += 1;
        }
        let named = headings.iter().cloned().zip(cells.iter().cloned()).skip(keys).collect();
        rows.insert((cells[..keys].to_vec(), number), named);
    }
    rows
}

/// What two csv differ in, as `row,column,was,now`.
fn differing(was: &str, now: &str, keys: usize) -> Vec<[String; 4]> {
    let (was, now) = (grid(was, keys), grid(now, keys));
    let told = |keys: &[String]| keys.join(" ").trim().to_owned();
    let mut found = Vec::new();
    for (key, row) in &was {
        let Some(other) = now.get(key) else {
            found.push([told(&key.0), String::new(), "gone".to_owned(), String::new()]);
            continue;
        };
        let columns = row.keys().chain(other.keys().filter(|column| !row.contains_key(*column)));
        for column in columns {
            let cell = |row: &BTreeMap<String, String>| row.get(column).cloned().unwrap_or_default();
            if cell(row) != cell(other) {
                found.push([told(&key.0), column.clone(), cell(row), cell(other)]);
            }
        }
    }
    for key in now.keys().filter(|key| !was.contains_key(*key)) {
        found.push([told(&key.0), String::new(), String::new(), "new".to_owned()]);
    }
    found.sort();
    found
}

/// Each seal: its bytes are as they were, and `seals diff` says in what a fresh export differs.
fn stand(folder: &mut Folder, sealed: &BTreeMap<String, Vec<u8>>) -> Result<(), TestCaseError> {
    for (file, bytes) in sealed {
        prop_assert_eq!(&fs::read(folder.path().join(file)).unwrap(), bytes, "{}", file);
    }
    for (name, keys, report) in SEALS {
        let bytes = &sealed[&format!("data/sealed/{name}/1.csv")];
        let was = String::from_utf8(bytes.clone()).unwrap();
        prop_assert_eq!(&folder.answer(&format!("seals show {name}")), &was, "{}", name);
        let now = folder.export(report).join("\n") + "\n";
        let expected = differing(&was, &now, keys);
        let line = format!("seals diff {name} --format csv 2>/dev/null");
        let shown = folder.try_run(&line);
        prop_assert_eq!(shown.code, i32::from(!expected.is_empty()), "{}\n{}", name, shown.text);
        let mut told: Vec<[String; 4]> = csv::Reader::from_reader(shown.text.as_bytes())
            .records()
            .map(|record| record.unwrap().iter().take(4).map(ToOwned::to_owned).collect::<Vec<_>>().try_into().unwrap())
            .collect();
        told.sort();
        prop_assert_eq!(told, expected, "{}", name);
    }
    Ok(())
}

/// An organisation and a mark changed in the tables themselves, as in a spreadsheet.
fn by_hand(folder: &Folder, (one, two): (usize, usize)) {
    for (table, from, to) in [
        ("enrolments.csv", HOUSES[one % HOUSES.len()], HOUSES[two % HOUSES.len()]),
        ("attendance.csv", ",present,120,", ",present,90,"),
    ] {
        let file = folder.path().join("data/2021-spring").join(table);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replacen(from, to, 1 + two % 2)).unwrap();
    }
}

fn tables(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let mut files = folder.files();
    files.retain(|name, _| name.starts_with("data/2021-spring/"));
    files
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn seals_stand(
        histories in proptest::collection::vec(proptest::collection::vec((any::<u8>(), 0_usize..30, 0_usize..30), 1..6), 1..4),
        hand in (0_usize..9, 0_usize..9),
    ) {
        let mut folder = begun();
        for (name, _, report) in SEALS {
            folder.run(&format!("export {report} -o {name}.csv --seal {name}"));
        }
        let mut sealed = folder.files();
        sealed.retain(|name, _| name.starts_with("data/sealed/"));
        for (name, _, _) in SEALS {
            let kept = fs::read(folder.path().join(format!("{name}.csv"))).unwrap();
            prop_assert_eq!(&sealed[&format!("data/sealed/{name}/1.csv")], &kept, "{}", name);
        }
        stand(&mut folder, &sealed)?;

        let mut more = 0;
        for history in histories {
            for dice in history {
                let line = command(dice);
                // Going back beyond the seals takes them back too.
                if line != "undo" || more > 0 {
                    more += done(&mut folder, &line)?;
                }
            }
            stand(&mut folder, &sealed)?;
        }
        let before = tables(&folder);
        by_hand(&folder, hand);
        stand(&mut folder, &sealed)?;
        for (file, bytes) in before {
            fs::write(folder.path().join(file), bytes).unwrap();
        }
        for _ in 0..more {
            folder.run("undo");
        }
        for (name, _, _) in SEALS {
            let shown = folder.try_run(&format!("seals diff {name}"));
            prop_assert_eq!(shown.code, 0, "{}", shown.text);
        }
        stand(&mut folder, &sealed)?;
    }
}
