//! Drafts of mails as mail programs read them: whom they go to, what they say, what goes with them; and that nothing of the
//! data makes a field of its own.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test sets up its own folder")]

mod support;

use std::collections::BTreeMap;
use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use support::folder::{Folder, files_under};

/// Fields of a head: a line that begins with a space goes on.
fn fields(head: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in head.split("\r\n") {
        if let (Some(more), Some((_, value))) = (line.strip_prefix(' '), fields.last_mut()) {
            value.push(' ');
            value.push_str(more);
            continue;
        }
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no field: {line:?}"));
        fields.push((name.to_owned(), value.trim_start().to_owned()));
    }
    fields
}

/// Words of a field, encoded ones told.
fn told(value: &str) -> String {
    let words: Vec<(bool, String)> = value
        .split(' ')
        .map(|word| match word.strip_prefix("=?UTF-8?B?").and_then(|word| word.strip_suffix("?=")) {
            Some(encoded) => (true, String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap()),
            None => (false, word.to_owned()),
        })
        .collect();
    let mut text = String::new();
    for (at, (encoded, word)) in words.iter().enumerate() {
        if at > 0 && !(*encoded && words[at - 1].0) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// A draft: its fields, and the files that go with it.
struct Draft {
    fields: BTreeMap<String, String>,
    files: BTreeMap<String, Vec<u8>>,
}

fn draft(bytes: &[u8]) -> Draft {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.is_ascii() && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
    assert!(text.split("\r\n").all(|line| line.len() <= 78), "{text}");
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let listed = fields(head);
    let names: Vec<&str> = listed.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"], "{head}");
    let mut files = BTreeMap::new();
    for part in body.split("--=_formation_mixed\r\n").skip(2) {
        let (head, encoded) = part.split_once("\r\n\r\n").unwrap();
        let disposition = &fields(head).into_iter().find(|(name, _)| name == "Content-Disposition").unwrap().1;
        let name = disposition.split("filename=\"").nth(1).unwrap().trim_end_matches('"').to_owned();
        let encoded = encoded.split("--=_formation_mixed--").next().unwrap().replace("\r\n", "");
        files.insert(name, STANDARD.decode(encoded).unwrap());
    }
    Draft { fields: listed.into_iter().collect(), files }
}

#[test]
fn a_draft_goes_to_one_person_with_the_paper_and_the_calendar() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-05-20");
    let line = "mail invitation --all -o mails --format html --lang fr";
    folder.run(line);
    let first = files_under(&folder.path().join("mails"));
    assert_eq!(first.len(), 12);
    let zoe = draft(&first["ccr8t7.eml"]);
    assert_eq!(told(&zoe.fields["To"]), "Zoé Martin <zoe.martin@example.org>");
    assert_eq!(
        told(&zoe.fields["Subject"]),
        "Convocation : Utiliser les outils à distance pour une continuité pédagogique"
    );
    assert_eq!(zoe.fields["X-Unsent"], "1");
    folder.run("calendar ccr8t7 -o zoe.ics");
    assert_eq!(zoe.files["seances.ics"], fs::read(folder.path().join("zoe.ics")).unwrap());
    folder.run("document invitation ccr8t7 -o zoe.html");
    let number = zoe.files.keys().find(|name| name.starts_with("convocation-2021-")).unwrap();
    assert_eq!(zoe.files[number], fs::read(folder.path().join("zoe.html")).unwrap());
    let rows = || fs::read_to_string(folder.path().join("data/2021-spring/documents.csv")).unwrap();
    let kept = rows();
    assert_eq!(kept.matches(",mail-invitation,").count(), 12);
    assert_eq!(kept.matches(",invitation,").count(), 12);
    // The same again on another day: the same bytes, and nothing kept anew.
    let mut again = folder;
    again.on("2021-05-21").run(line);
    assert_eq!(files_under(&again.path().join("mails")), first);
    assert_eq!(fs::read_to_string(again.path().join("data/2021-spring/documents.csv")).unwrap(), kept);
    // A session that is moved changes the calendar, and so the mail: its second version.
    again.run("sessions move m3-1 --to 2021-06-28 --keep-marks --reason x");
    let refused = again.try_run(line);
    assert!(refused.code == 1 && refused.text.contains("--force"), "{}", refused.text);
    again.run(&format!("{line} --force"));
    let rows = fs::read_to_string(again.path().join("data/2021-spring/documents.csv")).unwrap();
    assert!(rows.lines().any(|row| row.contains(",mail-invitation,ccr8t7,,") && row.contains(",2,")), "{rows}");
    again.run("undo");
    assert_eq!(fs::read_to_string(again.path().join("data/2021-spring/documents.csv")).unwrap(), kept);
}

#[test]
fn nothing_of_the_data_makes_a_field_or_an_address() {
    const BCC: &str = "\\r\\nBcc: b@example.org\\r\\n\\r\\n";
    let mut folder = Folder::seed();
    folder.on("2021-03-10");
    for name in ["Zoe Martin", "Karim Haddad"] {
        folder.enrol(name, "");
    }
    let table = folder.path().join("data/2021-spring/enrolments.csv");
    let bcc = "\r\nBcc: b@example.org\r\n\r\n";
    let people = fs::read_to_string(&table).unwrap();
    let hostile = people
        .replace(",Martin,Zoe,", &format!(",\"Mar{bcc}tin\",\"=?utf-8?q?=42cc?= Zoé{bcc}\","))
        .replace(",Le Fil,", &format!(",\"Le{bcc}Fil\","))
        .replace("karim.haddad@example.org", &format!("\"karim.haddad@example.org{bcc}\""));
    assert_ne!(people, hostile);
    fs::write(&table, hostile).unwrap();
    let definition = folder.path().join("programme.toml");
    let mut text = fs::read_to_string(&definition).unwrap();
    for key in ["title", "name", "representative", "contact", "link"] {
        let lines: Vec<String> = text
            .lines()
            .map(|line| match line.split_once(&format!("{key} = \"")) {
                Some((before, rest)) if before.trim().is_empty() || before.contains(',') => {
                    format!("{before}{key} = \"=?utf-8?q?=42cc?={BCC}{rest}")
                }
                _ => line.to_owned(),
            })
            .collect();
        text = lines.join("\n") + "\n";
    }
    fs::write(&definition, text).unwrap();
    let said = folder.try_run("mail reminder m1-1 --all -o mails --lang fr");
    // What the program reads of such a file is its affair; what it writes must be sound.
    let written = folder.path().join("mails");
    assert!(written.is_dir(), "{}", said.text);
    let drafts = files_under(&written);
    assert!(!drafts.is_empty(), "{}", said.text);
    for (name, bytes) in drafts {
        let draft = draft(&bytes);
        let to = told(&draft.fields["To"]);
        assert!(to.ends_with(" <zoe.martin@example.org>"), "{name}: {to}");
        assert!(!draft.fields["Subject"].contains("=?utf-8?q?"), "{name}: {}", draft.fields["Subject"]);
        let subject = told(&draft.fields["Subject"]);
        assert!(subject.starts_with("Rappel : =?utf-8?q?=42cc?= Bcc: b@example.org Groupe"), "{name}: {subject}");
        assert!(subject.ends_with(", mardi 16 mars 2021"), "{name}: {subject}");
        let calendar = String::from_utf8(draft.files["seances.ics"].clone()).unwrap();
        assert!(calendar.split("\r\n").all(|line| !line.starts_with("Bcc")), "{calendar}");
    }
}
