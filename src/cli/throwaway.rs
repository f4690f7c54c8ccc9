//! A table is declared once: all that the program does with the rows of a table that only tests have (`loans.csv`), from
//! its declaration and one line in the list of tables.
#![allow(clippy::disallowed_methods, reason = "a test sets up its own folder and reads its files")]

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use chrono::DateTime;

use crate::domain::change::Change;
use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::schema::Record;
use crate::domain::throwaway::Loan;
use crate::env::Env;
use crate::report::listing;
use crate::store::{Actor, Folder};
use crate::table::Cell;

const LOANS: &str = "data/2021-spring/loans.csv";

/// A folder with two cohorts and three people.
struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/programme.toml");
        fs::copy(seed, dir.path().join("programme.toml")).unwrap();
        let place = Self { dir };
        for name in ["Zoé Martin", "Zoe Martine", "Karim Kaci"] {
            let email = name.to_lowercase().replace(' ', ".").replace('é', "e");
            place.runs(&format!(
                "enrol {name} --email {email}@example.org --organisation Pont --status employee --funder afdas --field \
                 teaching=active --distinct"
            ));
        }
        place
    }

    fn run(&self, line: &str) -> (u8, String) {
        let now = DateTime::parse_from_rfc3339("2021-03-20T12:00:00+01:00").unwrap();
        let env = Env {
            now: Ok(now),
            variables: HashMap::from([("LANG".to_owned(), "C.UTF-8".to_owned())]),
            folder: self.dir.path().to_owned(),
            interactive: false,
            out_is_terminal: false,
            err_is_terminal: false,
            width: None,
        };
        let args: Vec<_> = std::iter::once("formation").chain(line.split(' ')).map(Into::into).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = super::run(&args, &env, &mut out, &mut err);
        let said = [out, err].concat();
        (code, String::from_utf8(said).unwrap())
    }

    fn runs(&self, line: &str) -> String {
        let (code, said) = self.run(line);
        assert_eq!(code, 0, "formation {line}\n{said}");
        said
    }

    fn path(&self, file: &str) -> PathBuf {
        self.dir.path().join(file)
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path(LOANS)).unwrap()
    }

    fn put(&self, rows: &str) {
        let heading = Loan::TABLE.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",");
        fs::write(self.path(LOANS), format!("{heading}\n{rows}")).unwrap();
    }

    /// The id of somebody, by the last name.
    fn id(&self, last: &str) -> String {
        let table = fs::read_to_string(self.path("data/2021-spring/enrolments.csv")).unwrap();
        let row = table.lines().find(|line| line.split(',').nth(1) == Some(last)).unwrap();
        row.split(',').next().unwrap().to_owned()
    }

    fn commit(&self, loans: &[Loan]) {
        let cohort = CohortId::new("2021-spring");
        let changes: Vec<Change> =
            loans.iter().map(|loan| Change::row(cohort.clone(), None, Some(loan.clone()))).collect();
        let actor = Actor {
            at: DateTime::parse_from_rfc3339("2021-03-20T12:00:00+01:00").unwrap(),
            by: "claire".into(),
            command: vec!["formation".into(), "lend".into()],
        };
        Folder::at(self.dir.path().to_owned()).write(&actor).unwrap().commit(&changes).unwrap();
    }

    fn loan(&self, last: &str, tool: &str, note: &str) -> Loan {
        Loan {
            participant: ParticipantId::new(self.id(last)),
            tool: tool.to_owned(),
            session: Some(SessionId::new("m1-1")),
            lent_on: "2021-03-16".parse().ok(),
            pieces: Some(2),
            phone: "06 39 98 01 01".to_owned(),
            note: note.to_owned(),
        }
    }
}

#[test]
fn rows_are_written_taken_back_and_done_again() {
    let place = Place::new();
    place.commit(&[place.loan("Martin", "camera", "fragile, \"old\"")]);
    let (id, written) = (place.id("Martin"), place.text());
    assert_eq!(
        written,
        format!(
            "participant,tool,session,lent_on,pieces,phone,note\n\
             {id},camera,m1-1,2021-03-16,2,06 39 98 01 01,\"fragile, \"\"old\"\"\"\n"
        )
    );
    let plan = place.runs("undo -n --format json");
    let before = format!(
        "{{\"participant\":\"{id}\",\"tool\":\"camera\",\"session\":\"m1-1\",\"lent_on\":\"2021-03-16\",\"pieces\":2,\
         \"phone\":\"06 39 98 01 01\",\"note\":\"fragile, \\\"old\\\"\"}}"
    );
    let told: String = plan.lines().map(str::trim_start).collect::<String>().replace("\": ", "\":");
    assert!(told.contains(&before), "{plan}");
    assert!(told.contains("\"table\":\"loans\",\"cohort\":\"2021-spring\""), "{plan}");
    assert!(place.runs("undo -n").contains(&format!("Zoé Martin ({id}) · camera · 2021-spring\n  row removed")));
    place.runs("undo");
    assert!(!place.path(LOANS).exists(), "the file had not been there");
    let again = place.runs("redo -n");
    assert!(again.contains("  Lent on  16 March 2021\n  Pieces   2\n"), "{again}");
    place.runs("redo");
    assert_eq!(place.text(), written);
}

#[test]
fn bad_cells_and_references_to_nothing_are_named_with_their_place() {
    let place = Place::new();
    let id = place.id("Martin");
    place.put(&format!(
        "{id},camera,,,,,\nnobody,camera,,,,,\n{id},camera,,,,,\n{id},,m9-9,hier,deux,,\n{id},lamp,,16/03/2021,,639980101,ok\n"
    ));
    let (code, said) = place.run("check");
    assert_eq!(code, 1, "{said}");
    for (line, what) in [
        (3, "has the id `nobody`"),
        (4, &format!("`{id} camera` already has a row, on line 2")),
        (5, "the cell `tool` is empty"),
        (5, "has no session `m9-9`"),
        (5, "`hier` is not a date"),
        (5, "`deux` is not a whole number"),
    ] {
        let at = said.lines().position(|shown| shown.contains(what)).unwrap_or_else(|| panic!("{what}\n{said}"));
        let place = said.lines().nth(at + 1).unwrap();
        assert!(place.contains(&format!("{LOANS}:{line}:")), "{what}: {place}");
    }
    assert!(place.run("report hours").0 == 3, "nothing is counted beside a row that cannot be read");
}

#[test]
fn rows_are_listed_with_the_columns_that_they_declare() {
    let place = Place::new();
    place.commit(&[place.loan("Martin", "camera", "")]);
    let reading = Folder::at(place.dir.path().to_owned()).read().unwrap();
    let records = reading.records(&CohortId::new("2021-spring")).unwrap();
    let table = listing(records.rows::<Loan>().iter().map(|row| &row.record), &[]);
    let labels: Vec<&str> = table.columns.iter().map(|column| column.label(crate::lang::Lang::Fr)).collect();
    assert_eq!(labels, ["Identifiant", "Outil", "Séance", "Prêté le", "Pièces", "Téléphone", "Remarque"]);
    assert_eq!(table.rows[0][4], Cell::Count(2));
    assert_eq!(table.rows[0][6], Cell::Empty);
}

#[test]
fn a_person_is_shown_their_rows_and_erased_from_them() {
    let place = Place::new();
    place.commit(&[
        place.loan("Martin", "camera", "chez Zoé"),
        place.loan("Kaci", "camera", "prise par Zoé Martin le 17"),
    ]);
    let id = place.id("Martin");
    let shown = place.runs(&format!("participants data {id} -c 2021-spring"));
    assert!(shown.contains("loans.csv\n  Tool: camera, Session: m1-1, Lent on: 16 March 2021, Pieces: 2"), "{shown}");
    let json = place.runs(&format!("participants data {id} -c 2021-spring --format json"));
    assert!(json.contains("\"loans\": ["), "{json}");
    place.runs(&format!("participants erase {id} -c 2021-spring --override plainte --yes"));
    let kaci = place.id("Kaci");
    assert_eq!(
        place.text(),
        format!(
            "participant,tool,session,lent_on,pieces,phone,note\n\
             {id},camera,m1-1,2021-03-16,2,,\n\
             {kaci},camera,m1-1,2021-03-16,2,06 39 98 01 01,prise par … le 17\n"
        )
    );
    let journal = fs::read_to_string(place.path("data/journal.jsonl")).unwrap();
    assert!(!journal.contains("chez Zoé") && !journal.contains("Martin le 17"), "{journal}");
}

#[test]
fn rows_of_two_enrolments_of_one_person_become_those_of_one() {
    let place = Place::new();
    let other = Loan { pieces: Some(3), ..place.loan("Martine", "camera", "rendue") };
    place.commit(&[place.loan("Martin", "camera", "fragile"), other, place.loan("Martine", "lamp", "")]);
    let (stays, goes) = (place.id("Martin"), place.id("Martine"));
    let merge = format!("participants merge {stays} {goes} --keep last_name=A --keep first_name=A --keep email=A");
    let (code, said) = place.run(&merge);
    assert!(code != 0 && said.contains("loans.pieces"), "{said}");
    place.runs(&format!("{merge} --keep loans.pieces=B"));
    assert_eq!(
        place.text(),
        format!(
            "participant,tool,session,lent_on,pieces,phone,note\n\
             {stays},camera,m1-1,2021-03-16,3,06 39 98 01 01,fragile · rendue\n\
             {stays},lamp,m1-1,2021-03-16,2,06 39 98 01 01,\n"
        )
    );
}

#[test]
fn rows_stay_in_the_cohort_that_somebody_is_transferred_from() {
    let place = Place::new();
    place.commit(&[place.loan("Martin", "camera", "")]);
    place.runs("cohorts add 2021-autumn --like 2021-spring --start 2021-10-05");
    let (id, before) = (place.id("Martin"), place.text());
    place.runs(&format!("transfer {id} --to 2021-autumn -c 2021-spring --on 2021-04-01"));
    assert_eq!(place.text(), before);
    assert!(place.runs(&format!("participants data {id} -c 2021-spring")).contains("Tool: camera"));
}
