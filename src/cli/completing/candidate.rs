//! A word that may be meant.

use super::called::{begins, going_on};

/// A word that may be meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// What is typed for it.
    pub value: String,
    /// What people read of it.
    pub told: String,
    /// What begins as it was typed and means the same; none: the value does.
    pub called: Option<String>,
}

impl Completion {
    pub fn new(value: impl Into<String>, told: impl Into<String>) -> Self {
        let (value, told) = (value.into(), told.into());
        Self { told: if told == value { String::new() } else { told }, value, called: None }
    }

    /// The same, if its value begins as it was typed, case aside.
    pub fn beginning(self, typed: &str) -> Option<Self> {
        let is = self.value.to_lowercase().starts_with(&typed.to_lowercase());
        is.then_some(self)
    }

    /// The same, if its value begins as it was typed, or words of its name do; the command does not understand the name.
    pub fn found(self, typed: &str, name: &str) -> Option<Self> {
        self.named(typed, name).map(|one| Self { called: None, ..one })
    }

    /// The same, if its value begins as it was typed, or its name does, which the command understands too.
    pub fn also(self, typed: &str, name: &str) -> Option<Self> {
        let called = Some(name.to_owned()).filter(|name| name.to_lowercase().starts_with(&typed.to_lowercase()));
        self.found(typed, name).map(|one| Self { called, ..one })
    }

    /// The same, if its value begins as it was typed, or words of its name do, in any order.
    pub fn named(self, typed: &str, name: &str) -> Option<Self> {
        if let Some(found) = self.clone().beginning(typed) {
            return Some(found);
        }
        begins(typed, name).then(|| Self { called: going_on(typed, name), ..self })
    }

    /// The same behind what is kept of the word, and in front of a sign.
    #[must_use]
    pub fn within(self, kept: &str, sign: Option<char>) -> Self {
        let whole = |text: String| format!("{kept}{text}{}", sign.map(String::from).unwrap_or_default());
        Self { value: whole(self.value), told: self.told, called: self.called.map(whole) }
    }
}
