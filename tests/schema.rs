//! The JSON Schemas for editors, held against the program: every definition of the examples, the models and the stories
//! fits or fails as the program takes or refuses it.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has to stop")]

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use formation::domain::problem::Problem;
use formation::lang::Lang;
use formation::store::model_text::model;
use formation::store::programme::{DescribedFile, load_cohort, load_programme, schema};
use support::judge::Judge;
use support::{markdown_under, project, story};

struct Judges {
    programme: Judge,
    cohort: Judge,
}

impl Judges {
    fn new() -> Self {
        let of = |described| Judge::new(&schema(described, Lang::En));
        Self { programme: of(DescribedFile::Programme), cohort: of(DescribedFile::Cohort) }
    }

    /// In what schema and program differ on a definition, and how often they agree that it is right, or wrong.
    fn hold(&self, programme: &str, cohorts: &[(String, String)], told: &mut Told) {
        let loaded = load_programme("programme.toml", programme);
        let said = match &loaded {
            Ok(definition) => said(definition.doubts.iter().map(|(_, doubt)| doubt)),
            Err(problems) => said(problems.iter()),
        };
        told.one(programme, &said, &self.programme);
        let Ok(definition) = loaded else { return };
        for (folder, text) in cohorts {
            let loaded = load_cohort("cohort.toml", text, folder, &definition.programme);
            told.one(text, &loaded.err().map(|problems| said_of(&problems)).unwrap_or_default(), &self.cohort);
        }
    }
}

fn said_of(problems: &[Problem]) -> Vec<(String, String)> {
    said(problems.iter())
}

fn said<'p>(problems: impl Iterator<Item = &'p Problem>) -> Vec<(String, String)> {
    problems.map(|problem| (problem.code.unwrap_or_default().to_owned(), problem.what.say(Lang::En))).collect()
}

#[derive(Default)]
struct Told {
    right: usize,
    wrong: usize,
    differing: Vec<String>,
    seen: BTreeSet<String>,
}

impl Told {
    fn one(&mut self, text: &str, said: &[(String, String)], judge: &Judge) {
        if !self.seen.insert(text.to_owned()) {
            return;
        }
        if said.is_empty() {
            self.right += 1;
        } else {
            self.wrong += 1;
        }
        self.differing.extend(judge.disagreement(text, said));
    }
}

/// The definitions of a folder: the programme's, and those of cohorts with the names of their folders.
fn definitions(folder: &Path) -> Option<(String, Vec<(String, String)>)> {
    let programme = std::fs::read_to_string(folder.join("programme.toml")).ok()?;
    let mut cohorts = Vec::new();
    for entry in std::fs::read_dir(folder.join("data")).into_iter().flatten().flatten() {
        if let Ok(text) = std::fs::read_to_string(entry.path().join("cohort.toml")) {
            cohorts.push((entry.file_name().to_string_lossy().into_owned(), text));
        }
    }
    Some((programme, cohorts))
}

fn folders_under(folder: &Path, found: &mut Vec<PathBuf>) {
    found.push(folder.to_owned());
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() && entry.file_name() != "target" {
            folders_under(&entry.path(), found);
        }
    }
}

#[test]
fn every_example_and_model_fits() {
    let (judges, mut told) = (Judges::new(), Told::default());
    for lang in [Lang::Fr, Lang::En] {
        judges.hold(model(lang), &[], &mut told);
    }
    let mut folders = vec![project().to_owned()];
    for under in ["examples", "tests/fixtures"] {
        folders_under(&project().join(under), &mut folders);
    }
    for (programme, cohorts) in folders.iter().filter_map(|folder| definitions(folder)) {
        judges.hold(&programme, &cohorts, &mut told);
    }
    assert!(told.differing.is_empty(), "{}", told.differing.join("\n"));
    assert!(told.right >= 5 && told.wrong == 0, "{} right, {} wrong", told.right, told.wrong);
}

#[test]
fn every_definition_of_a_story_fits_or_fails_as_the_program_says() {
    let (judges, mut told) = (Judges::new(), Told::default());
    let about = |page: &PathBuf| {
        let text = std::fs::read_to_string(page).unwrap_or_default();
        ["[E16", "[W261", "cohorts add"].iter().any(|part| text.contains(part))
    };
    for page in markdown_under("tests/stories").into_iter().filter(about) {
        story::replay(&page, &mut |folder| {
            if let Some((programme, cohorts)) = definitions(folder) {
                judges.hold(&programme, &cohorts, &mut told);
            }
        });
    }
    assert!(told.differing.is_empty(), "{}", told.differing.join("\n"));
    assert!(told.right >= 10 && told.wrong >= 20, "{} right, {} wrong", told.right, told.wrong);
}
