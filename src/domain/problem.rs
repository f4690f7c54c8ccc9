//! A finding as data: what, where, what to do. `store` and `check` make them, `ui` draws them.

use crate::domain::place::Place;
use crate::lang::words::{Lang, Words};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Looks wrong.
    Warning,
    /// Is wrong.
    Error,
}

/// What to do about it.
pub type Hint = Box<dyn Words>;

/// One thing that is or looks wrong.
#[derive(Debug)]
pub struct Problem {
    /// How bad.
    pub severity: Severity,
    /// Code of `check`, when it has one: `E101`.
    pub code: Option<&'static str>,
    /// What.
    pub what: Box<dyn Words>,
    /// Where, when it is in a file.
    pub place: Option<Place>,
    /// What to do, where the message does not say it.
    pub hint: Option<Hint>,
}

impl Problem {
    /// Something wrong.
    pub fn error(what: impl Words + 'static) -> Self {
        Self { severity: Severity::Error, code: None, what: Box::new(what), place: None, hint: None }
    }

    /// Something that looks wrong.
    pub fn warning(what: impl Words + 'static) -> Self {
        Self { severity: Severity::Warning, ..Self::error(what) }
    }

    /// With its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// With what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Words + 'static) -> Self {
        self.hint = Some(Box::new(hint));
        self
    }

    /// What to do, in that language: as told apart, else as the message itself says; none where there is nothing to do.
    pub fn advice(&self, lang: Lang) -> Option<String> {
        let advice = self.hint.as_ref().map_or_else(|| self.what.hint(lang), |hint| hint.say(lang));
        (!advice.is_empty()).then_some(advice)
    }

    /// With its code.
    #[must_use]
    pub fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }
}
