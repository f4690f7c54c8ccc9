//! What was answered to the questions of a command, as the options that would have said it: where the command is refused
//! after all, nothing has to be typed twice.

use std::cell::{Cell, OnceCell, RefCell};

use crate::domain::programme::ids::CohortId;
use crate::lang::typed::word;

/// The answers given so far.
#[derive(Debug, Default)]
pub struct Answers {
    options: RefCell<Vec<String>>,
    /// First and last names, which stand behind the options.
    names: RefCell<Vec<String>>,
    cohort: OnceCell<String>,
    /// Whether the line itself holds answers already.
    within_line: Cell<bool>,
}

impl Answers {
    /// What an option would have said.
    pub fn option(&self, flag: &str, value: &str) {
        // A value that begins with a dash would be taken for an option.
        let option =
            if value.starts_with('-') { word(&format!("{flag}={value}")) } else { format!("{flag} {}", word(value)) };
        self.options.borrow_mut().push(option);
    }

    /// An option that has no value.
    pub fn flag(&self, flag: &str) {
        self.options.borrow_mut().push(flag.to_owned());
    }

    /// A name, in the order in which the command line has them.
    pub fn name(&self, name: &str) {
        self.names.borrow_mut().push(word(name));
    }

    /// That answers stand in the line itself.
    pub fn within_line(&self) {
        self.within_line.set(true);
    }

    /// Which cohort is meant.
    pub fn cohort(&self, id: &CohortId) {
        self.cohort.get_or_init(|| id.to_string());
    }

    /// The cohort chosen, if that was asked.
    pub fn chosen(&self) -> Option<&str> {
        self.cohort.get().map(String::as_str)
    }

    /// The command line that says all of it, without any question; none where nothing was answered.
    pub fn command(&self, typed: &[String]) -> Option<String> {
        let (options, names) = (self.options.borrow(), self.names.borrow());
        let cohort = self.chosen().map(|id| format!("-c {}", word(id)));
        if options.is_empty() && names.is_empty() && cohort.is_none() && !self.within_line.get() {
            return None;
        }
        let words = typed.iter().map(|typed| word(typed)).chain(cohort);
        Some(words.chain(options.iter().cloned()).chain(names.iter().cloned()).collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_says_what_was_answered() {
        let answers = Answers::default();
        let typed = ["formation", "enrol", "--note", "à relire"].map(str::to_owned);
        assert_eq!(answers.command(&typed), None);
        answers.cohort(&CohortId::new("2021-spring"));
        answers.name("Zoé");
        answers.name("Le Goff");
        answers.option("--email", "");
        answers.option("--phone", "-33");
        answers.flag("--distinct");
        assert_eq!(
            answers.command(&typed).unwrap(),
            "formation enrol --note \"à relire\" -c 2021-spring --email \"\" --phone=-33 --distinct Zoé \"Le Goff\""
        );
    }
}
