//! The outside as plain values: the clock, the variables, the folder, the terminal. The one place that asks the
//! operating system for them; everything else is handed this value.

use std::collections::HashMap;
use std::io::IsTerminal;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, Local};

/// What the program is told of the world.
#[derive(Clone, Debug)]
pub struct Env {
    /// The moment the command began; what `FORMATION_NOW` holds, when that is no moment.
    pub now: Result<DateTime<FixedOffset>, String>,
    /// Environment variables.
    pub variables: HashMap<String, String>,
    /// The working folder.
    pub folder: PathBuf,
    /// Whether somebody can answer a question.
    pub interactive: bool,
    /// Whether standard output is a terminal.
    pub out_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub err_is_terminal: bool,
    /// Columns of the terminal, where there is one.
    pub width: Option<u16>,
}

/// The moment by the clock of this machine, whatever `FORMATION_NOW` says: how old an answer of the network is.
#[allow(clippy::disallowed_methods, reason = "this is the one place that asks")]
pub fn machine_clock() -> DateTime<FixedOffset> {
    Local::now().fixed_offset()
}

impl Env {
    /// The real world. `FORMATION_NOW` (RFC 3339) replaces the clock.
    #[allow(clippy::disallowed_methods, reason = "this is the one place that asks")]
    pub fn real() -> Self {
        let variables: HashMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let now = variables.get("FORMATION_NOW").filter(|text| !text.is_empty()).map_or_else(
            || Ok(Local::now().fixed_offset()),
            |text| DateTime::parse_from_rfc3339(text).map_err(|_| text.clone()),
        );
        let (out, err) = (std::io::stdout().is_terminal(), std::io::stderr().is_terminal());
        Self {
            now,
            folder: std::env::current_dir().unwrap_or_default(),
            interactive: std::io::stdin().is_terminal() && err,
            out_is_terminal: out,
            err_is_terminal: err,
            width: terminal_size::terminal_size().map(|(width, _)| width.0),
            variables,
        }
    }

    /// A variable that is set and not empty.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}
