//! A folder of a programme that tests open through the store, its bytes to compare, and changes to commit to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate};
use formation::domain::attendance::evidence::Evidence;
use formation::domain::attendance::mark::Mark;
use formation::domain::change::Change;
use formation::domain::people::alias::Alias;
use formation::domain::people::enrolment::Enrolment;
use formation::domain::people::mapping::Mapping;
use formation::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use formation::domain::quantity::Minutes;
use formation::domain::vocabulary::{Attendance, EnrolmentState, EvidenceKind};
use formation::store::{Actor, Committed, Failure, Folder};

use super::folder::files_under;

pub const PROGRAMME: &str = r#"[programme]
id = "p"
title = "Programme"
sector = "Culture"
language = "fr"
timezone = "Europe/Paris"
modality = "remote"
context = "…"
objectives = ["…"]
audience = "…"

[provider]
name = "Association"

[[modules]]
id = "m1"
title = "Un"
kind = "workshop"
hours = 4

[[cohorts]]
id = "c1"
capacity = 15
sessions = [
  { id = "m1-1", module = "m1", date = 2021-03-16, start = 14:00, end = 16:00 },   # the first
  { id = "m1-2", module = "m1", date = 2021-03-23, start = 14:00, end = 16:00 },
]
"#;

pub struct Place {
    pub dir: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        put(&dir.path().join("programme.toml"), PROGRAMME.as_bytes());
        Self { dir }
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.dir.path().join(file)
    }

    pub fn folder(&self) -> Folder {
        Folder::at(self.dir.path().to_owned())
    }

    pub fn put(&self, file: &str, bytes: impl AsRef<[u8]>) {
        put(&self.path(file), bytes.as_ref());
    }

    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub fn commit(&self, changes: &[Change]) -> Result<Committed, Failure> {
        self.folder().write(&actor())?.commit(changes)
    }

    /// Every file but the journal and what was cut off it, the lock and what lies hidden.
    pub fn data(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all = files_under(self.dir.path());
        all.retain(|name, _| !name.starts_with("data/journal.") && !name.contains("/.") && !name.starts_with('.'));
        all
    }

    /// Names of every file.
    pub fn names(&self) -> Vec<String> {
        files_under(self.dir.path()).into_keys().collect()
    }
}

pub fn put(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

pub fn actor() -> Actor {
    Actor {
        at: DateTime::parse_from_rfc3339("2021-03-16T18:00:00+01:00").unwrap(),
        by: "zoé".into(),
        command: vec!["formation".into(), "test".into()],
    }
}

pub fn cohort() -> CohortId {
    CohortId::new("c1")
}

pub fn person(id: &str) -> Enrolment {
    Enrolment {
        id: ParticipantId::new(id),
        last_name: format!("Nom, {id}"),
        first_name: "Zoé".into(),
        email: String::new(),
        phone: String::new(),
        organisation: String::new(),
        status: None,
        funder: None,
        modules: vec![],
        state: EnrolmentState::Enrolled,
        enrolled_on: NaiveDate::from_ymd_opt(2021, 3, 1),
        starts_on: None,
        ended_on: None,
        reason: String::new(),
        bpf: None,
        note: String::new(),
        fields: vec![],
    }
}

pub fn mark(session: &str, id: &str, minutes: u32) -> Mark {
    Mark {
        session: SessionId::new(session),
        participant: ParticipantId::new(id),
        attendance: Attendance::Present,
        minutes: Minutes(minutes),
        arrived: None,
        left: None,
        evidence: Evidence::of(EvidenceKind::RollCall),
        note: String::new(),
    }
}

pub fn enrol(id: &str) -> Change {
    Change::row(cohort(), None, Some(person(id)))
}

pub fn alias(alias: &str, id: &str) -> Alias {
    Alias { alias: alias.into(), participant: Some(ParticipantId::new(id)) }
}

pub fn mapping(column: &str, heading: &str) -> Mapping {
    Mapping { fingerprint: "3f9a5b012cde".into(), column: column.into(), heading: heading.into() }
}

pub fn evidence(name: &str, bytes: &[u8]) -> Change {
    Change::Evidence { cohort: cohort(), name: name.into(), before: None, after: Some(bytes.into()) }
}

pub fn attend(session: &str, id: &str, minutes: u32) -> Change {
    Change::row(cohort(), None, Some(mark(session, id, minutes)))
}
