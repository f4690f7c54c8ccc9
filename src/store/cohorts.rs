//! Which cohorts there are. Of the folders under `data/` no more are looked into than it takes to know: what a command
//! costs does not grow with cohorts that it is not about.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::schema::Record as _;
use crate::domain::schema::Scope;
use crate::domain::tables::tables_of;
use std::collections::{BTreeSet, HashSet};
use std::sync::{Arc, PoisonError};

use crate::domain::findings::Code;
use crate::domain::people::same_people::likely;
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::ids::CohortId;
use crate::store::failure::Failure;
use crate::store::legible::text_of;
use crate::store::paths::{COHORT, definition, is_plain_name, path};
use crate::store::reading::{Reading, has_another, subfolders};
use crate::store::undefined::NoDefinition;

impl Reading {
    /// Every cohort: those of `programme.toml` as written, then those with a file of their own by name.
    pub fn cohorts_of_programme(&self) -> Vec<String> {
        self.cohorts.iter().map(|cohort| cohort.id.to_string()).collect()
    }

    pub fn cohort_ids(&self) -> Result<Vec<CohortId>, Failure> {
        let inline = self.cohorts.iter().map(|cohort| cohort.id.clone());
        Ok(inline.chain(self.with_own_file()?.map(CohortId::new)).collect())
    }

    /// The same, where they are all that the folder holds: a folder of tables that no definition names is a cohort that
    /// would be missing from whatever is about all of them, and is the failure.
    pub fn every_cohort(&self) -> Result<Vec<CohortId>, Failure> {
        let undefined = self.undefined_folders()?;
        let problem = |folder: String| {
            let file = definition(&folder);
            let what = NoDefinition { folder: format!("data/{folder}"), file };
            Problem::error(what).code(Code::UndefinedCohort.key())
        };
        if undefined.is_empty() {
            self.cohort_ids()
        } else {
            Err(Failure::Invalid(undefined.into_iter().map(problem).collect()))
        }
    }

    /// Whether that is one of several cohorts.
    pub fn is_one_of_several(&self, id: &str) -> Result<bool, Failure> {
        let inline = self.cohorts.iter().any(|cohort| cohort.id.as_str() != id);
        let has_file = || {
            is_plain_name(id)
                && self.source.path(&format!("data/{id}")).is_dir()
                && self.source.may_hold(&definition(id))
        };
        Ok((self.inline(id).is_some() || has_file()) && (inline || has_another(&self.source, id)?))
    }

    /// Whether there is no other cohort than that one.
    pub fn is_only(&self, id: &CohortId) -> Result<bool, Failure> {
        let mut with_own_file = self.with_own_file()?;
        Ok(self.cohorts.iter().all(|cohort| cohort.id == *id) && with_own_file.all(|other| other == id.as_str()))
    }

    /// Folders under `data/` that hold a table but belong to no cohort.
    pub fn undefined_folders(&self) -> Result<Vec<String>, Failure> {
        let defined: HashSet<CohortId> = self.cohort_ids()?.into_iter().collect();
        let tables = |id: &str| tables_of(Scope::Cohort).any(|table| self.source.may_hold(&path(id, table)));
        let folders = self.subfolders()?.iter();
        Ok(folders.filter(|id| !defined.contains(id.as_str()) && tables(id)).cloned().collect())
    }

    /// Whether there is such a cohort. Its definition is read, and kept for the records that are asked for next.
    pub fn has(&self, id: &CohortId) -> Result<bool, Failure> {
        let cohort = self.cohort(id)?;
        let found = cohort.is_some();
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = cohort;
        Ok(found)
    }

    /// The definition of a cohort that may have a session on one of these days, written `2021-03-16`. None when it has
    /// none, or cannot be read: a file that names no such day is not read any further.
    pub fn cohort_on(&self, id: &CohortId, days: &BTreeSet<String>) -> Option<Cohort> {
        let bytes =
            if self.inline(id.as_str()).is_some() { None } else { self.source.bytes(&definition(id.as_str())).ok()? };
        let may = bytes.is_none_or(|bytes| text_of(COHORT, &bytes).is_ok_and(|decoded| names_day(&decoded.text, days)));
        if may { self.cohort(id).ok()? } else { None }
    }

    /// Those of these people, known as [`likely`] says, who may be in a cohort; its marks are not read for it. One that cannot
    /// be read may hold anybody.
    pub fn possibly_of(&self, id: &CohortId, people: &HashSet<u64>) -> Vec<u64> {
        let file: Arc<str> = path(id.as_str(), Enrolment::TABLE).into();
        let anybody = || people.iter().copied().collect();
        let bytes = match self.source.bytes(&file) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Vec::new(),
            Err(_) => return anybody(),
        };
        let Ok(decoded) = text_of(&file, &bytes) else { return anybody() };
        let rows = self.enrolments_in(&file, &decoded.text, &mut Vec::new()).rows;
        rows.iter().filter_map(|row| likely(&row.record.email)).filter(|person| people.contains(person)).collect()
    }

    /// Cohorts with a file of their own alone, each looked at when it is asked for. One whose file cannot be looked at is
    /// among them: reading that file says why.
    fn with_own_file(&self) -> Result<impl Iterator<Item = &str>, Failure> {
        let folders = self.subfolders()?.iter().map(String::as_str);
        Ok(folders.filter(|id| self.inline(id).is_none() && self.source.may_hold(&definition(id))))
    }

    fn subfolders(&self) -> Result<&[String], Failure> {
        if let Some(known) = self.subfolders.get() {
            return Ok(known);
        }
        let found = subfolders(&self.source)?;
        Ok(self.subfolders.get_or_init(|| found))
    }
}

/// Whether a definition names one of these days. TOML has one way to write a day, as a date or as a text, unless a text
/// is written with escapes.
fn names_day(text: &str, days: &BTreeSet<String>) -> bool {
    let day_around = |dash: usize| text.get(dash.checked_sub(4)?..dash + 6);
    let named = |dash| day_around(dash).is_some_and(|day| days.contains(day));
    text.contains('\\') || memchr::memchr_iter(b'-', text.as_bytes()).any(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Folder;
    use crate::store::there::looks;

    const PROGRAMME: &str = "[programme]\nid = \"p\"\ntitle = \"P\"\n[[modules]]\nid = \"m1\"\ntitle = \"M\"\n";
    const SESSION: &str = "{ id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 17:00 }";

    /// A folder of so many cohorts, each with its own file.
    #[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
    fn folder(cohorts: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("programme.toml"), PROGRAMME).unwrap();
        for number in 0..cohorts {
            let data = folder.path().join(format!("data/c{number:04}"));
            std::fs::create_dir_all(&data).unwrap();
            std::fs::write(data.join("cohort.toml"), format!("id = \"c{number:04}\"\nsessions = [\n  {SESSION},\n]\n"))
                .unwrap();
        }
        folder
    }

    #[test]
    fn what_is_about_one_cohort_looks_at_no_more_files_beside_a_thousand_others() {
        let asked = |cohorts: usize| {
            let folder = folder(cohorts);
            let before = looks();
            let reading = Folder::at(folder.path().to_owned()).read().unwrap();
            let id = CohortId::new("c0005");
            assert!(reading.is_one_of_several("c0005").unwrap() && !reading.is_one_of_several("c9999").unwrap());
            assert!(reading.has(&id).unwrap() && !reading.is_only(&id).unwrap());
            assert_eq!(reading.records(&id).unwrap().cohort.sessions.len(), 1);
            looks() - before
        };
        let few = asked(10);
        assert!(few > 0);
        assert_eq!(asked(1000), few);
    }

    #[test]
    fn the_only_cohort_is_no_one_of_several() {
        let folder = folder(1);
        let reading = Folder::at(folder.path().to_owned()).read().unwrap();
        assert!(reading.is_only(&CohortId::new("c0000")).unwrap() && !reading.is_only(&CohortId::new("c1")).unwrap());
        assert!(!reading.is_one_of_several("c0000").unwrap() && !reading.is_one_of_several("all").unwrap());
    }

    #[test]
    fn a_definition_is_read_only_where_it_names_the_day() {
        let folder = folder(2);
        let reading = Folder::at(folder.path().to_owned()).read().unwrap();
        let on = |day: &str| reading.cohort_on(&CohortId::new("c0001"), &BTreeSet::from([day.to_owned()])).is_some();
        assert!(on("2021-03-16") && !on("2021-03-17"));
        let names = |text: &str| names_day(text, &BTreeSet::from(["2021-03-16".to_owned()]));
        assert!(names("2021-03-16") && names("date = \"2021\\u002d03-16\"") && names("é-2021-03-16T10:00"));
        assert!(!names("-03-16 2021-03-1") && !names("021-03-16") && !names("éé-03-16") && !names(""));
    }
}
