//! A log on disk: its bytes with their digest, and what is understood of them for one session.

use std::path::PathBuf;
use std::sync::Arc;

use chrono_tz::Tz;
use serde_json::{Value as Json, json};

use crate::commands::context::Context;
use crate::commands::foreign;
use crate::domain::date_order::DateOrder;
use crate::domain::decide::log::LogGiven;
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::Session;
use crate::domain::taken::{InFile, LogKind, column_lines, repair_lines, taken_as_json, taken_line};
use crate::import::logs::messages::{CannotReadLog, LogNote, ReadLogInstead, Wrong};
use crate::import::logs::{LogContext, ReadLog, read};
use crate::import::open::Bytes;
use crate::lang::words::{Lang, Words};
use crate::store::{Failure, evidence_digest};
use crate::ui::command_error::{CommandError, Result};
use crate::ui::exit;

/// The bytes of a log.
pub struct RawLog {
    /// Name of the file, without its folder.
    pub name: String,
    /// The first 12 hex digits of their SHA-256.
    pub digest: String,
    /// They.
    pub bytes: Arc<[u8]>,
    /// The same bytes, not a copy of them, where they are a text in UTF-8.
    text: Option<Arc<str>>,
}

/// How a log is to be read.
pub struct LogReading<'a> {
    /// For which session.
    pub session: &'a Session,
    /// The zone of the programme.
    pub programme: Tz,
    /// The zone of the log, where it was said.
    pub timezone: Option<Tz>,
    /// The order of its dates, where it was said.
    pub order: Option<DateOrder>,
    /// Which column is what, where it was said.
    pub map: &'a [(String, String)],
    /// Somebody expected there, for an example.
    pub somebody: Option<&'a str>,
}

impl RawLog {
    /// Reads files, paths as typed in the folder; one that was named twice is read once.
    pub fn read_all(context: &Context<'_>, files: &[PathBuf]) -> Result<Vec<Self>, Failure> {
        let mut all: Vec<Self> = Vec::with_capacity(files.len());
        for file in files {
            let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let raw = Self::of(name, foreign::bytes(context, file)?);
            if !all.iter().any(|other| other.digest == raw.digest) {
                all.push(raw);
            }
        }
        Ok(all)
    }

    /// These bytes.
    pub fn of(name: String, bytes: Vec<u8>) -> Self {
        let text: Result<Arc<str>, _> = String::from_utf8(bytes).map(Into::into);
        let (bytes, text): (Arc<[u8]>, _) = match text {
            Ok(text) => (text.clone().into(), Some(text)),
            Err(error) => (error.into_bytes().into(), None),
        };
        Self { name, digest: evidence_digest(&bytes), bytes, text }
    }

    /// What it says, as the log of that session; why it cannot be read is what the command stops with.
    pub fn understood(&self, how: &LogReading<'_>) -> Result<LogFile> {
        self.read(how).map_err(|why| self.cannot(why, how))
    }

    /// What it says, as the log of that session.
    pub fn read(&self, how: &LogReading<'_>) -> Result<LogFile, CannotReadLog> {
        let asked = LogContext {
            file_name: &self.name,
            planned: how.session.date,
            start: how.session.start,
            end: how.session.end,
            local: how.programme,
            timezone: how.timezone,
            order: how.order,
            map: how.map,
        };
        let read = read(self.text.clone().map_or_else(|| Bytes::from(&self.bytes[..]), Bytes::Text), &asked)?;
        Ok(LogFile { name: self.name.clone(), digest: self.digest.clone(), read })
    }

    /// Whose fault it is decides the exit code.
    fn cannot(&self, why: CannotReadLog, how: &LogReading<'_>) -> CommandError {
        let code = match why.wrong() {
            Wrong::CommandLine => exit::USAGE,
            Wrong::Answer => exit::REFUSED,
            Wrong::File => exit::INVALID,
        };
        let what = InFile { file: self.name.clone(), what: why.clone() };
        let (session, person) = (how.session.id.to_string(), how.somebody.map(str::to_owned));
        CommandError::problem(Problem::error(what).hint(ReadLogInstead { why, session, person }), code)
    }
}

/// A log once it is understood.
pub struct LogFile {
    /// Name of the file, without its folder.
    pub name: String,
    /// The first 12 hex digits of the SHA-256 of its bytes.
    pub digest: String,
    /// What it says, and what it was taken for.
    pub read: ReadLog,
}

impl LogFile {
    /// What is decided from.
    pub fn given(&self) -> LogGiven<'_> {
        LogGiven { log: &self.read.log, digest: &self.digest, rounds_up: self.read.taken.kind.rounds_up() }
    }

    /// What it was taken for, and what was taken for granted.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let taken = &self.read.taken;
        let mut lines = vec![taken_line(&self.name, taken, lang)];
        // What the columns of a known tool are is no question.
        if taken.kind == LogKind::Table {
            lines.extend(column_lines(taken, lang));
        }
        lines.extend(repair_lines(taken, lang));
        lines.extend(self.read.facts.iter().map(|fact| fact.say(lang)));
        lines
    }

    /// The columns that say who, and when they came and went: keys of `--map` with headings.
    pub fn columns(&self) -> Vec<(String, String)> {
        const KEYS: [&str; 6] = ["name", "first_name", "last_name", "email", "joined", "left"];
        let mapped = self.read.taken.mapped.iter();
        mapped
            .filter(|(_, key)| KEYS.contains(&key.as_str()))
            .map(|(heading, key)| (key.clone(), heading.clone()))
            .collect()
    }

    /// What does not look right in it.
    pub fn notes(&self) -> impl Iterator<Item = InFile<LogNote>> + '_ {
        self.read.notes.iter().cloned().map(|what| InFile { file: self.name.clone(), what })
    }

    /// The same, to be said.
    pub fn warnings(&self) -> impl Iterator<Item = Box<dyn Words>> + '_ {
        self.notes().map(|note| Box::new(note) as Box<dyn Words>)
    }

    /// The same for programs, in English whoever reads it.
    pub fn as_json(&self) -> Json {
        let mut object = taken_as_json(&self.name, &self.read.taken);
        object["digest"] = json!(self.digest);
        object["rows"] = json!(self.read.log.rows());
        object["facts"] = self.read.facts.iter().map(|fact| json!(fact.en())).collect();
        object["warnings"] = self.read.notes.iter().map(|note| json!(note.en())).collect();
        object
    }
}
