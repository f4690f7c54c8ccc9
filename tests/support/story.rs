//! A story: a Markdown page whose `console` blocks are typed one line after the other, and whose answers must be those
//! that the page shows.
//!
//! ````text
//! <!-- start: programme.toml -->              a file or folder of the project, copied into the story's empty folder
//! <!-- env: LANG=en_GB.UTF-8 NAME=value -->   variables for what follows
//!
//! ```console
//! $ formation sessions list
//! what it answers (both streams), `[..]` for a part that varies, `...` for lines that do
//! $ formation enrol Zoé
//! erreur : il manque : LAST
//! ? 2
//! ```
//! ````
//!
//! A command goes on over lines that begin with `> `. `? N` is an exit code other than 0. `SNAPSHOTS=overwrite cargo test`
//! writes what the program answers into the pages.

use std::fmt::Write;
use std::path::Path;

use snapbox::Data;
use snapbox::filter::{NormalizeToExpected, Redactions};

use super::project;
use super::shell::{Shell, copy};

/// Runs a page; what went otherwise than it says, as a diff of the page.
pub fn run(page: &Path) -> Result<(), String> {
    let written = std::fs::read_to_string(page).map_err(|error| error.to_string())?;
    let mut teller = Teller::new();
    let mut lines = written.lines().peekable();
    while let Some(line) = lines.next() {
        teller.say(line);
        if line == "```console" {
            let block: Vec<&str> = std::iter::from_fn(|| lines.next_if(|line| *line != "```")).collect();
            teller.block(&block);
        } else {
            teller.directive(line);
        }
    }
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV).normalize_paths(false);
    let name = page.strip_prefix(project()).unwrap_or(page).display().to_string();
    let expected = Data::read_from(page, Some(snapbox::data::DataFormat::Text)).raw();
    assert.try_eq(Some(&format!("{name}, as run")), teller.told.into(), expected).map_err(|wrong| wrong.to_string())
}

/// Tells the page anew with the answers of the program.
struct Teller {
    shell: Shell,
    varying: Redactions,
    told: String,
}

impl Teller {
    fn new() -> Self {
        let shell = Shell::new();
        let mut varying = Redactions::new();
        varying.insert("[FOLDER]", shell.home()).expect("a placeholder");
        Self { shell, varying, told: String::new() }
    }

    fn say(&mut self, line: &str) {
        self.told.push_str(line);
        self.told.push('\n');
    }

    fn directive(&mut self, line: &str) {
        let Some(comment) = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->")) else { return };
        if let Some(from) = comment.strip_prefix("start: ") {
            copy(&project().join(from.trim()), &self.shell.home());
        } else if let Some(pairs) = comment.strip_prefix("env: ") {
            for (name, value) in pairs.split_whitespace().filter_map(|pair| pair.split_once('=')) {
                self.shell.export(name, value);
            }
        }
    }

    fn block(&mut self, block: &[&str]) {
        let mut lines = block.iter().copied().peekable();
        while let Some(line) = lines.next() {
            self.say(line);
            let Some(first) = line.strip_prefix("$ ") else { continue };
            let mut command = first.to_owned();
            while let Some(more) = lines.next_if(|line| line.starts_with("> ") || *line == ">") {
                self.say(more);
                command.push('\n');
                command.push_str(more.strip_prefix("> ").unwrap_or_default());
            }
            let expected: String = std::iter::from_fn(|| lines.next_if(|line| !line.starts_with("$ ")))
                .fold(String::new(), |text, line| text + line + "\n");
            self.answer(&command, expected);
        }
    }

    fn answer(&mut self, command: &str, expected: String) {
        let shown = self.shell.run(command);
        let mut text = shown.text;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        if shown.code != 0 {
            let _ = writeln!(text, "? {}", shown.code);
        }
        let normalized = NormalizeToExpected::new().redact_with(&self.varying).normalize(text.into(), &expected.into());
        self.told.push_str(&normalized.render().unwrap_or_default());
    }
}
