//! The numbers that the contract fixes for the seed schedule (780 minutes), through the command line.

mod support;

use support::folder::Folder;

const SESSIONS: [&str; 6] = ["m1-1", "m2-1", "m2-2", "m2-3", "m2-4", "m3-1"];
const NUMBERS: &str = "planned_minutes,attended_minutes,hours,attendance_rate,commitment_rate";

/// A folder with Zoé enrolled in February, looked at in June.
fn zoe(more: &str) -> Folder {
    let mut folder = Folder::seed();
    folder.on("2021-02-01").enrol("Zoé Martin", more).on("2021-06-01");
    folder
}

/// Marks everybody expected and unmarked as present at these sessions.
fn present(folder: &mut Folder, sessions: &[&str]) {
    for session in sessions {
        folder.run(&format!("attend {session} --rest present"));
    }
}

/// The one line of `report hours`, in the columns of the vectors.
fn numbers(folder: &mut Folder) -> String {
    let rows = folder.export(&format!("hours --columns {NUMBERS}"));
    assert_eq!(rows.len(), 2, "one person: {rows:?}");
    rows[1].clone()
}

#[test]
fn vector_1_present_at_all_six() {
    let mut folder = zoe("");
    present(&mut folder, &SESSIONS);
    assert_eq!(numbers(&mut folder), "780,780,13.00,1.000,1.000");
    assert_eq!(folder.export("hours --columns completed")[1], "true");
}

#[test]
fn vector_2_excused_on_9_april() {
    let mut folder = zoe("");
    folder.run("attend 2021-04-09 --excused zoe");
    present(&mut folder, &["m1-1", "m2-1", "m2-3", "m2-4", "m3-1"]);
    assert_eq!(numbers(&mut folder), "780,660,11.00,0.846,1.000");
    assert_eq!(folder.export("attendance --columns date,attendance,minutes,hours")[3], "2021-04-09,excused,0,0.00");
}

#[test]
fn vector_3_arrived_at_14_25() {
    let mut folder = zoe("");
    folder.run("attend 2021-03-16 --arrived zoe=14:25");
    present(&mut folder, &SESSIONS[1..]);
    assert_eq!(numbers(&mut folder), "780,755,12.58,0.968,0.968");
}

#[test]
fn vector_4_withdrew_after_2_april() {
    let mut folder = zoe("");
    present(&mut folder, &["m1-1", "m2-1"]);
    folder.run("withdraw zoe --on 2021-04-02 --reason 'new job'");
    assert_eq!(numbers(&mut folder), "780,300,5.00,0.385,0.385");
    assert_eq!(folder.export("attendance").len(), 1 + 2, "expected until the last day, and no longer");
    let returned = folder.export("bpf --year 2021 --columns section,line,persons,hours");
    for line in ["F-1,a,1,5", "F-1,total,1,5"] {
        assert!(returned.contains(&line.to_owned()), "{line} in {returned:#?}");
    }
}

#[test]
fn vector_5_cancelled_on_10_march() {
    let mut folder = zoe("");
    folder.run("withdraw zoe --on 2021-03-10 --reason 'changed her mind'");
    assert_eq!(folder.answer("participants list --format csv").lines().count(), 2, "in the list of enrolments");
    assert!(folder.answer("participants list --format csv").contains(",cancelled"));
    for report in ["attendance", "hours", "matrix"] {
        assert_eq!(folder.export(report).len(), 1, "in no report: {report}");
    }
    let expected = folder.export("sessions --columns expected");
    assert_eq!(expected[1..], ["0"; 6], "expected nowhere");
    let returned = folder.export("bpf --year 2021 --columns section,line,persons,hours");
    assert!(returned.contains(&"F-1,total,0,0".to_owned()), "{returned:#?}");
}

#[test]
fn vector_6_never_came() {
    let mut folder = zoe("");
    for session in SESSIONS {
        folder.run(&format!("attend {session} --rest absent"));
    }
    assert_eq!(numbers(&mut folder), "780,0,0.00,0.000,0.000");
    assert_eq!(folder.export("hours --columns completed")[1], "false");
    let returned = folder.export("bpf --year 2021 --columns section,line,persons,hours");
    assert!(returned.contains(&"F-1,total,0,0".to_owned()), "{returned:#?}");
}

#[test]
fn vector_7_twelve_people_present_throughout() {
    let mut folder = Folder::seed();
    folder.on("2021-02-01");
    let names = [
        "Ali Benali",
        "Bea Costa",
        "Carl Dubois",
        "Dina Esposito",
        "Emil Fabre",
        "Fanny Girard",
        "Gino Hamel",
        "Hana Ivanov",
        "Igor Jolivet",
        "Jade Kessler",
        "Kofi Laurent",
        "Lise Moreau",
    ];
    for (place, name) in names.iter().enumerate() {
        folder.enrol(name, if place < 8 { "--status employee" } else { "--status volunteer" });
    }
    folder.on("2021-06-01");
    present(&mut folder, &SESSIONS);
    let minutes = folder.export("hours --columns attended_minutes");
    let total: u32 = minutes[1..].iter().map(|cell| cell.parse::<u32>().unwrap()).sum();
    assert_eq!((minutes.len() - 1, total), (12, 156 * 60), "156.00 trainee-hours");
    let returned = folder.export("bpf --year 2021 --columns section,line,persons,hours");
    let lines = [
        "E,internal,1,5",
        "E,external,1,8",
        "E,total,2,13",
        "F-1,a,8,104",
        "F-1,e,4,52",
        "F-1,total,12,156",
        "F-1,remote,12,",
        "F-3,d,12,156",
        "F-3,total,12,156",
        "F-4,333,12,156",
    ];
    for line in lines {
        assert!(returned.contains(&line.to_owned()), "{line} in {returned:#?}");
    }
}

#[test]
fn vector_8_two_modules_only() {
    let mut folder = zoe("--modules m1,m3");
    assert_eq!(numbers(&mut folder), "300,0,0.00,0.000,0.000");
    assert_eq!(folder.export("attendance --columns session")[1..], ["m1-1", "m3-1"], "expected at two sessions");
    let refused = folder.try_run("attend m2-1 --present zoe");
    assert_eq!(refused.code, 1, "{}", refused.text);
}

#[test]
fn vector_9_starts_on_5_april() {
    let mut folder = zoe("--starts-on 2021-04-05");
    assert_eq!(numbers(&mut folder), "480,0,0.00,0.000,0.000");
    assert_eq!(folder.export("attendance --columns session")[1..], ["m2-2", "m2-3", "m2-4", "m3-1"]);
    for date in ["2021-03-16", "2021-04-02"] {
        let refused = folder.try_run(&format!("attend {date} --present zoe"));
        assert_eq!(refused.code, 1, "not expected on {date}: {}", refused.text);
    }
}

#[test]
fn vector_10_a_session_cancelled() {
    let mut folder = zoe("");
    folder.on("2021-02-01").enrol("Karim Haddad", "").on("2021-06-01");
    folder.run("sessions cancel m2-3 --reason 'trainer ill'");
    assert_eq!(folder.export("hours --columns planned_minutes")[1..], ["660", "660"], "660 for all");
    let refused = folder.try_run("attend m2-3 --present zoe");
    assert_eq!(refused.code, 1, "{}", refused.text);
    assert!(refused.text.contains("m2-3") && refused.text.contains("cancelled"), "{}", refused.text);
}

#[test]
fn durations_as_their_authors_wrote_them() {
    let sheet = Folder::seed().answer("programme show --lang fr");
    for line in [
        "Le 16 mars 2021 de 14h à 17h",
        "Les 02 et 09 avril ainsi que les 07 et 21 mai 2021 de 10h à 12h",
        "Le 25 mai 2021 de 14h à 16h",
    ] {
        assert!(sheet.contains(line), "« {line} » in\n{sheet}");
    }
}
