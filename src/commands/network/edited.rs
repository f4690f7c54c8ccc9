//! The cells that an `edit` says, each under its column.

use crate::domain::date_words::DateWord;
use crate::domain::values::Value;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{Usage, UsageHint};

/// Cells to correct.
#[derive(Debug, Default)]
pub struct Edited {
    cells: Vec<(&'static str, String)>,
    /// The flags that could have been given.
    flags: Vec<String>,
}

impl Edited {
    /// A text, if one was given; an empty one empties the cell.
    #[must_use]
    pub fn text(mut self, flag: &'static str, column: &'static str, text: Option<&String>) -> Self {
        self.flags.push(flag.to_owned());
        self.cells.extend(text.map(|text| (column, text.trim().to_owned())));
        self
    }

    /// A word of a closed list.
    #[must_use]
    pub fn word(self, flag: &'static str, column: &'static str, word: Option<impl Into<Value>>) -> Self {
        let key = word.map(|word| word.into().key().to_owned());
        self.text(flag, column, key.as_ref())
    }

    /// A day.
    #[must_use]
    pub fn day(
        self,
        flag: &'static str,
        column: &'static str,
        day: Option<DateWord>,
        today: chrono::NaiveDate,
    ) -> Self {
        self.text(flag, column, day.map(|day| day.on(today).to_string()).as_ref())
    }

    /// The cells, or that nothing was said.
    pub fn cells(self, command: &str) -> Result<Vec<(&'static str, String)>> {
        if self.cells.is_empty() {
            let hint = UsageHint::SeeHelp { command: command.to_owned() };
            return Err(CommandError::usage(Usage::NothingToCorrect { flags: self.flags }, Some(hint)));
        }
        Ok(self.cells)
    }
}
