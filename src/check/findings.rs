//! The heap that rules throw their findings on, and its order.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::findings::{Code, Finding};
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::domain::problem::Severity;

/// Problems in the order in which they were found.
#[derive(Debug, Default)]
pub struct Findings(Vec<Problem>);

impl Findings {
    /// One more, at its place.
    pub(super) fn add(&mut self, finding: impl Finding, place: Place) {
        self.0.push(finding.problem(place));
    }

    /// One more, about the folder itself.
    pub(super) fn add_placeless(&mut self, finding: impl Finding) {
        self.0.push(finding.placeless());
    }

    /// Problems that were found when the files were read. One without a code gets the code of its kind.
    pub fn found_by_reading(&mut self, problems: Vec<Problem>) {
        self.0.extend(problems.into_iter().map(|mut problem| {
            let code = match problem.severity {
                Severity::Error => Code::BadRow,
                Severity::Warning => Code::Noticed,
            };
            problem.code.get_or_insert(code.key());
            problem
        }));
    }

    /// Takes in those of another heap.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that `shows` says yes to, asked in the order of their files and lines.
    #[must_use]
    pub fn only(mut self, mut shows: impl FnMut(&Problem) -> bool) -> Self {
        self.0.sort_by_cached_key(|problem| problem.place.as_ref().map(|place| (Arc::clone(&place.file), place.line)));
        self.0.retain(|problem| shows(problem));
        self
    }

    /// Whether something is wrong rather than only looks so.
    pub fn any_error(&self) -> bool {
        self.0.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Whether a file could not be read: nobody knows what is in it.
    pub fn any_unread(&self) -> bool {
        self.0.iter().any(|problem| problem.code == Some(Code::Unreadable.key()))
    }

    /// The same with a file that cannot be read said once: it is opened for several rules, and for several cohorts.
    #[must_use]
    pub fn each_unread_once(mut self) -> Self {
        let (unread, mut said) = (Some(Code::Unreadable.key()), HashSet::new());
        self.0.retain(|problem| problem.code != unread || said.insert(problem.what.en()));
        self
    }

    /// The same without the form of files that have an error: no write puts them right before somebody corrects it.
    #[must_use]
    pub fn form_of_sound_files(mut self) -> Self {
        let wrong = self.0.iter().filter(|problem| problem.severity == Severity::Error);
        let wrong: HashSet<Arc<str>> =
            wrong.filter_map(|problem| Some(Arc::clone(&problem.place.as_ref()?.file))).collect();
        let of_form = [Code::NotCanonical, Code::ColumnMissing].map(|code| Some(code.key()));
        self.0.retain(|problem| {
            let of_wrong = problem.place.as_ref().is_some_and(|place| wrong.contains(&place.file));
            !of_form.contains(&problem.code) || !of_wrong
        });
        self
    }

    /// All of them by file, line, column and code, each with the line it stands on as `show` finds it; those that stand
    /// nowhere come first. `column` tells where on its line something is.
    pub fn sorted<T>(
        self,
        show: impl Fn(&Place) -> Option<T>,
        column: impl Fn(&T) -> usize,
    ) -> Vec<(Problem, Option<T>)> {
        let mut all: Vec<(Problem, Option<T>)> = self
            .0
            .into_iter()
            .map(|problem| {
                let shown = problem.place.as_ref().and_then(&show);
                (problem, shown)
            })
            .collect();
        all.sort_by_cached_key(|(problem, shown)| {
            let place = problem.place.as_ref().map(|place| (Arc::clone(&place.file), place.line));
            (place, shown.as_ref().map(&column), problem.code)
        });
        all
    }
}
