//! Drafts of mails as mail programs read them: whom they go to, what they say, what goes with them; and that nothing of the
//! data makes a field of its own.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test sets up its own folder")]

mod support;

use std::collections::BTreeMap;
use std::fs;

use mail_parser::{MessageParser, MimeHeaders as _};
use support::folder::{Folder, files_under};
use support::paper::{Pdf, browser};

/// A draft, read by a parser that is not of this program.
struct Draft {
    to: String,
    subject: String,
    unsent: String,
    text: String,
    files: BTreeMap<String, Vec<u8>>,
}

fn draft(bytes: &[u8]) -> Draft {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.is_ascii() && !text.replace("\r\n", "").contains(['\r', '\n', '\0']), "{text:?}");
    assert!(text.split("\r\n").all(|line| line.len() <= 78), "{text}");
    let read = MessageParser::default().parse(bytes).unwrap();
    let names: Vec<&str> = read.headers().iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"], "{text}");
    let people: Vec<_> = read.to().unwrap().iter().collect();
    assert_eq!(people.len(), 1, "{text}");
    Draft {
        to: format!("{} <{}>", people[0].name.as_deref().unwrap(), people[0].address.as_deref().unwrap()),
        subject: read.subject().unwrap().to_owned(),
        unsent: read.header_raw("X-Unsent").unwrap().trim().to_owned(),
        text: read.body_text(0).unwrap().replace("\r\n", "\n"),
        files: read
            .attachments()
            .map(|part| (part.attachment_name().unwrap().to_owned(), part.contents().to_vec()))
            .collect(),
    }
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
    assert_eq!(zoe.to, "Zoé Martin <zoe.martin@example.org>");
    assert_eq!(zoe.subject, "Convocation : Utiliser les outils à distance pour une continuité pédagogique");
    assert_eq!(zoe.unsent, "1");
    assert!(zoe.text.contains("Votre convocation et le programme détaillé sont joints à ce message."), "{}", zoe.text);
    folder.run("calendar ccr8t7 -o zoe.ics");
    assert_eq!(zoe.files["seances.ics"], fs::read(folder.path().join("zoe.ics")).unwrap());
    folder.run("document invitation ccr8t7 -o zoe.html");
    let number = zoe.files.keys().find(|name| name.starts_with("convocation-2021-")).unwrap();
    assert_eq!(zoe.files[number], fs::read(folder.path().join("zoe.html")).unwrap());
    folder.run("document programme --lang fr -o programme.html");
    let sheet = fs::read(folder.path().join("programme.html")).unwrap();
    assert_eq!(zoe.files["programme-culture-a-distance-2021-spring.html"], sheet);
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

/// What ends a line, a field or a text, and what turns the direction of writing.
const HOSTILE: &str = "\r\nBcc: b@example.org\r\n\r\n\u{a0}\u{202f}\u{85}\u{2028}\u{202e}\u{2066}\u{200f}x";

/// The same with what no file name holds on every system left out.
const HOSTILE_NAME: &str = "a\nBcc: b@example.org\u{a0}\u{85}\u{2028}\u{202e}fdp\u{2066}é.txt";

#[test]
fn nothing_of_the_data_makes_a_field_or_an_address() {
    let mut folder = Folder::seed();
    folder.on("2021-03-10");
    for name in ["Zoe Martin", "Karim Haddad"] {
        folder.enrol(name, "");
    }
    let table = folder.path().join("data/2021-spring/enrolments.csv");
    let people = fs::read_to_string(&table).unwrap();
    let hostile = people
        .replace(",Martin,Zoe,", &format!(",\"Mar{HOSTILE}tin\",\"=?utf-8?q?=42cc?= Zoé{HOSTILE}\","))
        .replace(",Le Fil,", &format!(",\"Le{HOSTILE}Fil\","))
        .replace("karim.haddad@example.org", &format!("\"karim.haddad@example.org{HOSTILE}\""));
    assert_ne!(people, hostile);
    fs::write(&table, hostile).unwrap();
    let definition = folder.path().join("programme.toml");
    let mut text = fs::read_to_string(&definition).unwrap();
    let escaped = HOSTILE.replace('\r', "\\r").replace('\n', "\\n").replace('\u{85}', "\\u0085") + "\\u0000";
    for key in ["title", "name", "representative", "contact", "link", "place"] {
        let lines: Vec<String> = text
            .lines()
            .map(|line| match line.split_once(&format!("{key} = \"")) {
                Some((before, rest)) if before.trim().is_empty() || before.contains(',') => {
                    format!("{before}{key} = \"=?utf-8?q?=42cc?={escaped}{rest}")
                }
                _ => line.to_owned(),
            })
            .collect();
        text = lines.join("\n") + "\n";
    }
    fs::write(&definition, text).unwrap();
    fs::write(folder.path().join(HOSTILE_NAME), "été").unwrap();
    let line = format!("mail reminder m1-1 --all --lang fr --attach '{HOSTILE_NAME}'");
    let said = folder.try_run(&format!("{line} -o mails"));
    // Whatever a template of the coordinator's names in the subject, it is one line.
    fs::create_dir_all(folder.path().join("templates/fr")).unwrap();
    let subject = "Objet : {{ person.last_name }} {{ programme.title }} {{ module_title }} {{ session.place }} {{ session.link }} \
        {{ provider.name }} {{ programme.contact }}\n\nBonjour.\n";
    fs::write(folder.path().join("templates/fr/mail-reminder.txt"), subject).unwrap();
    let own = folder.try_run(&format!("{line} -o own"));
    for (written, said) in [("mails", said), ("own", own)] {
        let drafts = files_under(&folder.path().join(written));
        assert_eq!(drafts.len(), 1, "{}", said.text);
        assert_eq!(said.code, 1, "Karim has no single address: {}", said.text);
        for (name, bytes) in drafts {
            let draft = draft(&bytes);
            assert!(draft.to.ends_with(" <zoe.martin@example.org>"), "{name}: {}", draft.to);
            let calendar = String::from_utf8(draft.files["seances.ics"].clone()).unwrap();
            assert!(calendar.split("\r\n").all(|line| !line.starts_with("Bcc")), "{calendar}");
            let attached = "a Bcc: b@example.org fdpé.txt";
            assert_eq!(draft.files[attached], "été".as_bytes(), "{:?}", draft.files.keys());
            for text in draft.files.keys().chain([&draft.to, &draft.subject]) {
                let turns =
                    |letter: char| ('\u{202a}'..='\u{202e}').contains(&letter) || "\u{200f}\u{2066}".contains(letter);
                assert!(!text.contains(|letter: char| letter.is_control() || turns(letter)), "{name}: {text:?}");
            }
            if written == "mails" {
                let (begins, ends) = ("Rappel : =?utf-8?q?=42cc?= Bcc: b@example.org x", ", mardi 16 mars 2021");
                assert!(draft.subject.starts_with(begins) && draft.subject.ends_with(ends), "{}", draft.subject);
            } else {
                assert!(draft.subject.starts_with("Mar Bcc: b@example.org xtin"), "{}", draft.subject);
            }
        }
    }
}

#[test]
fn a_certificate_goes_with_its_mail_as_a_pdf_of_that_person() {
    if browser("PDFs that go with mails").is_none() {
        return;
    }
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-06-01");
    folder.run("mail certificate 'zoé martin' -o mails --format pdf --lang fr");
    let bytes = &files_under(&folder.path().join("mails"))["ccr8t7.eml"];
    let read = draft(bytes);
    let paper = &read.files["certificat-2021-0001-martin-zoe.pdf"];
    assert!(paper.starts_with(b"%PDF-"));
    let file = folder.path().join("attached.pdf");
    fs::write(&file, paper).unwrap();
    let pdf = Pdf::read(&file);
    assert!(pdf.text().contains("Mme/M. Martin Zoé"), "{}", pdf.text());
    folder.run("document certificate 'zoé martin' --lang fr -o zoe.pdf");
    assert_eq!(
        &fs::read(folder.path().join("zoe.pdf")).unwrap(),
        paper,
        "the same file as `document certificate` gives"
    );
}
