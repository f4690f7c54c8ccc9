//! Every number of the overview is one of the reports'.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test sets up its own folder")]

mod support;

use std::fs;

use serde_json::Value;
use support::folder::Folder;
use support::node::Node;

/// Where README finds it; `SNAPSHOTS=overwrite` makes it anew.
const PICTURE: &str = "examples/overview.png";

/// What stands between tags of the page, piece by piece.
fn texts(page: &str) -> Vec<String> {
    let after_tags = page.split('<').filter_map(|piece| piece.split_once('>'));
    let plain =
        |text: &str| text.replace("&#x2f;", "/").replace("&#x27;", "'").replace('\u{a0}', " ").trim().to_owned();
    after_tags.map(|(_, text)| plain(text)).filter(|text| !text.is_empty()).collect()
}

fn rows(folder: &mut Folder, report: &str) -> Vec<Value> {
    let answer = folder.answer(&format!("report {report} --format json --lang en"));
    serde_json::from_str(&answer).unwrap()
}

/// `12.58` hours as the page writes them: `12,58 h`.
fn hours(minutes: &Value) -> String {
    let hundredths = (minutes.as_u64().unwrap() * 10 + 3) / 6;
    let decimals = format!("{:02}", hundredths % 100);
    let decimals = decimals.trim_end_matches('0');
    let comma = if decimals.is_empty() { "" } else { "," };
    format!("{}{comma}{decimals} h", hundredths / 100)
}

#[test]
fn every_number_is_that_of_a_report() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-05-22");
    let marks = folder.path().join("data/2021-spring/attendance.csv");
    let all = fs::read_to_string(&marks).unwrap();
    let without: Vec<&str> = all.lines().filter(|row| !row.starts_with("m2-4,q")).chain([""]).collect();
    fs::write(&marks, without.join("\n")).unwrap();
    folder.run("overview -o page.html");
    let page = fs::read_to_string(folder.path().join("page.html")).unwrap();
    let texts = texts(&page);
    let (mut present, mut expected, mut unmarked) = (0, 0, 0);
    for session in rows(&mut folder, "sessions").iter().filter(|row| row["state"] == "held") {
        let number = |key: &str| session[key].as_u64().unwrap();
        let bar = format!("{}/{}", number("present"), number("expected"));
        let at = texts.iter().position(|text| *text == session["session"].as_str().unwrap()).unwrap();
        assert_eq!(texts[at - 2], bar, "above {}", session["session"]);
        (present, expected, unmarked) =
            (present + number("present"), expected + number("expected"), unmarked + number("unmarked"));
    }
    assert!(unmarked > 0, "somebody is not marked");
    assert!(texts.contains(&format!("{present} / {expected}")), "{texts:?}");
    assert!(texts.contains(&format!("présences aux séances tenues, {unmarked} à noter")), "{texts:?}");
    let people = rows(&mut folder, "hours");
    for person in &people {
        let of = format!("{} / {}", hours(&person["attended_minutes"]), hours(&person["planned_minutes"]));
        let name = format!("{} {}", person["last_name"].as_str().unwrap(), person["first_name"].as_str().unwrap());
        let row = texts.iter().position(|text| *text == name).unwrap_or_else(|| panic!("{name}: {texts:?}"));
        let end = texts[row..].iter().position(|text| text.contains(" h / ")).unwrap();
        assert_eq!(texts[row + end], of, "{name}");
    }
    let complete = people.iter().filter(|row| row["completed"] == true && row["state"] == "enrolled").count();
    let at = texts.iter().position(|text| text.starts_with("ont déjà leur parcours complet")).unwrap();
    assert_eq!(texts[at - 1], complete.to_string());
    let mut lost: Vec<String> = rows(&mut folder, "absences")
        .iter()
        .filter(|row| row["completable"] == false && row["state"] == "enrolled")
        .map(|row| row["participant"].to_string())
        .collect();
    lost.sort();
    lost.dedup();
    assert_eq!(texts[at + 1], lost.len().to_string());
    let due: Vec<Value> = serde_json::from_str(&folder.answer("todo --format json --lang fr")).unwrap();
    for command in
        due.iter().filter_map(|due| due["command"].as_str()).filter(|command| command.contains("close")).take(3)
    {
        assert!(texts.iter().any(|text| text == command), "{command}: {texts:?}");
    }
}

#[test]
fn nothing_but_the_style_is_allowed_and_nothing_of_a_name_acts() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-05-22");
    let people = folder.path().join("data/2021-spring/enrolments.csv");
    let named =
        fs::read_to_string(&people).unwrap().replace(",Martin,", ",</th><script>a()</script><img src=x onerror=b()>,");
    fs::write(&people, named).unwrap();
    folder.run("overview -o page.html");
    let page = fs::read_to_string(folder.path().join("page.html")).unwrap();
    assert!(page.contains("default-src 'none'; style-src 'sha256-"), "{page}");
    assert!(page.contains("&lt;img src=x onerror=b()&gt; Zoé"), "{page}");
    for acts in ["<script", "<img", " style=", "http:", "https:", "url(", "@import"] {
        assert!(!page.contains(acts), "{acts}");
    }
}

/// Twelve people and six sessions, and more of each; names that could act; nobody at all.
#[test]
fn the_page_in_a_browser_and_its_picture() {
    let Some(node) = Node::found("the overview in a browser") else { return };
    let place = tempfile::tempdir().unwrap();
    let page = |name: &str| place.path().join(format!("{name}.html")).display().to_string();
    let of = |fixture: &str, day: &str| {
        let mut folder = Folder::of(fixture);
        folder.on(day);
        folder
    };
    let mut folder = of("examples/culture-2021", "2021-05-22");
    let data = folder.path().join("data/2021-spring");
    let (people, marks) = (data.join("enrolments.csv"), data.join("attendance.csv"));
    let (all, marked) = (fs::read_to_string(&people).unwrap(), fs::read_to_string(&marks).unwrap());
    folder.run(&format!("overview -o {}", page("one")));
    folder.run(&format!("overview --pseudonyms -o {}", page("pseudonyms")));
    folder.run(&format!("overview --lang en -o {}", page("english")));
    let some: Vec<&str> = marked.lines().filter(|row| !row.starts_with("m2-4,q")).chain([""]).collect();
    fs::write(&marks, some.join("\n")).unwrap();
    folder.run(&format!("overview -o {}", page("unmarked")));
    fs::write(&marks, &marked).unwrap();
    fs::write(
        &people,
        all.replace(",Martin,", ",</th><script>a()</script><img src=x onerror=b()>,").replace("Roux", &"x".repeat(300)),
    )
    .unwrap();
    folder.run(&format!("overview -o {}", page("hostile")));
    let more = (0..120)
        .map(|at| format!("q{at:03}aa,Nom{at},Prénom{at},,,Le Pont,volunteer,,,enrolled,2021-02-01,,,,,,active"));
    let hundred: Vec<String> = all.lines().map(str::to_owned).chain(more).chain([String::new()]).collect();
    fs::write(&people, hundred.join("\n")).unwrap();
    folder.run(&format!("overview -o {}", page("hundred")));
    of("tests/fixtures/two-cohorts", "2021-05-22").run(&format!("overview -c all -o {}", page("two")));
    let mut nobody = Folder::seed();
    nobody.on("2021-03-01");
    nobody.run(&format!("overview -o {}", page("empty")));
    node.run("overview.mjs", place.path());
    if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
        fs::copy(place.path().join("overview.png"), support::project().join(PICTURE)).unwrap();
    }
}

/// README shows the overview: a picture that the test above makes, looked at and not compared, as each browser draws letters its
/// own way.
#[test]
fn readme_shows_a_picture_of_it() {
    let readme = fs::read_to_string(support::project().join("README.md")).unwrap();
    assert!(readme.contains(&format!("]({PICTURE})")), "README shows {PICTURE}");
    let picture = fs::read(support::project().join(PICTURE)).unwrap();
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "{PICTURE} is a PNG");
    let side = |from: usize| u32::from_be_bytes(picture[from..from + 4].try_into().unwrap());
    assert_eq!([side(16), side(20)], [825, 375], "its width and height");
    assert!(picture.len() < 60_000, "{} bytes", picture.len());
}
