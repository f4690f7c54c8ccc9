//! Every number of the overview is one of the reports'.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test sets up its own folder")]

mod support;

use std::fs;

use serde_json::Value;
use support::folder::Folder;

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
