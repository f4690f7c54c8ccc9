//! A story: a Markdown page whose `console` blocks are typed one line after the other, and whose answers must be those
//! that the page shows.
//!
//! ````text
//! <!-- start: programme.toml -->              a file or folder of the project, copied into the story's empty folder
//! <!-- env: LANG=en_GB.UTF-8 NAME=value -->   variables for what follows
//! <!-- store -->                              a database for a shared programme, which the page calls `$BASE`
//! <!-- yields: data = examples/x/data -->     the folder that the story made is, byte for byte, that of the project
//! <!-- languages: fr en -->                  each command is typed in two folders, one a language: behind the answer in
//!                                            the first language, and a line `~`, stands the answer in the second
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

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use snapbox::Data;
use snapbox::assert::{Action, DEFAULT_ACTION_ENV};
use snapbox::filter::{NormalizeToExpected, Redactions};

use super::project;
use super::shell::{Shell, Shown, copy};
use super::story_store::StoryStore;

/// What asks for a database.
const STORE: &str = "<!-- store -->";

/// Whether a page can be told here: one about a shared programme needs a database server.
pub fn is_told(page: &Path) -> bool {
    let needs_store = std::fs::read_to_string(page).is_ok_and(|text| text.lines().any(|line| line == STORE));
    !needs_store || StoryStore::is_possible()
}

/// Runs a page; what went otherwise than it says, as a diff of the page.
pub fn run(page: &Path) -> Result<(), String> {
    let mut teller = Teller::new(None);
    teller.tell_page(page)?;
    let assert = snapbox::Assert::new().action_env(DEFAULT_ACTION_ENV).normalize_paths(false);
    let name = page.strip_prefix(project()).unwrap_or(page).display().to_string();
    let expected = Data::read_from(page, Some(snapbox::data::DataFormat::Text)).raw();
    assert.try_eq(Some(&format!("{name}, as run")), teller.told.into(), expected).map_err(|wrong| wrong.to_string())
}

/// Types the commands of a page, whatever they answer; behind each, hands over the folder in which it was typed.
pub fn replay(page: &Path, behind: &mut dyn FnMut(&Path)) {
    let _ = Teller::new(Some(behind)).tell_page(page);
}

/// Whether two folders hold the same files. `SNAPSHOTS=overwrite` makes the project's so.
fn same_files(made: &Path, kept: &Path) -> Result<(), String> {
    let overwrite = Action::with_env_var(DEFAULT_ACTION_ENV).is_some_and(|action| action == Action::Overwrite);
    if overwrite {
        let _ = std::fs::remove_dir_all(kept);
        std::fs::create_dir_all(kept).map_err(|error| error.to_string())?;
        copy(made, kept);
    }
    let (made, kept) = (files_of(made), files_of(kept));
    let all: BTreeSet<&String> = made.keys().chain(kept.keys()).collect();
    let differing = all.into_iter().filter(|name| made.get(*name) != kept.get(*name));
    let told: Vec<String> = differing
        .map(|name| {
            let text = |files: &BTreeMap<String, Vec<u8>>| {
                files.get(name).map_or("(no such file)".to_owned(), |bytes| String::from_utf8_lossy(bytes).into_owned())
            };
            format!("--- {name}, in the project\n{}\n+++ {name}, as the page makes it\n{}", text(&kept), text(&made))
        })
        .collect();
    if told.is_empty() { Ok(()) } else { Err(told.join("\n")) }
}

/// The files below a folder. The lock is the system's, not the coordinator's.
fn files_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.file_name().is_some_and(|name| name != ".lock") {
                let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
                files.insert(name, std::fs::read(&path).unwrap_or_default());
            }
        }
    }
    files
}

/// Tells the page anew with the answers of the program.
struct Teller<'w> {
    shell: Shell,
    /// Who looks at the folder behind each command.
    watch: Option<&'w mut dyn FnMut(&Path)>,
    /// The same story in another folder and another language.
    twin: Option<Shell>,
    /// The database of a shared programme.
    store: Option<StoryStore>,
    varying: Redactions,
    told: String,
}

impl<'w> Teller<'w> {
    fn new(watch: Option<&'w mut dyn FnMut(&Path)>) -> Self {
        let shell = Shell::new();
        let mut varying = Redactions::new();
        varying.insert("[FOLDER]", shell.home()).expect("a placeholder");
        Self { shell, watch, twin: None, store: None, varying, told: String::new() }
    }

    fn tell_page(&mut self, page: &Path) -> Result<(), String> {
        let written = std::fs::read_to_string(page).map_err(|error| error.to_string())?;
        let mut lines = written.lines().peekable();
        while let Some(line) = lines.next() {
            self.say(line);
            if line == "```console" {
                let block: Vec<&str> = std::iter::from_fn(|| lines.next_if(|line| *line != "```")).collect();
                self.block(&block);
            } else {
                self.directive(line)?;
            }
        }
        Ok(())
    }

    fn shells(&mut self) -> impl Iterator<Item = &mut Shell> {
        std::iter::once(&mut self.shell).chain(self.twin.as_mut())
    }

    fn say(&mut self, line: &str) {
        self.told.push_str(line);
        self.told.push('\n');
    }

    fn directive(&mut self, line: &str) -> Result<(), String> {
        let Some(comment) = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->")) else {
            return Ok(());
        };
        if line == STORE {
            let store = StoryStore::new().ok_or("no database server")?;
            for (name, value) in store.variables() {
                self.shells().for_each(|shell| shell.export(name, &value));
            }
            self.store = Some(store);
        } else if let Some(from) = comment.strip_prefix("start: ") {
            self.shells().for_each(|shell| copy(&project().join(from.trim()), &shell.home()));
        } else if let Some(pairs) = comment.strip_prefix("env: ") {
            for (name, value) in pairs.split_whitespace().filter_map(|pair| pair.split_once('=')) {
                self.shells().for_each(|shell| shell.export(name, value));
            }
        } else if let Some(languages) = comment.strip_prefix("languages: ") {
            let (first, second) = languages.split_once(' ').ok_or("`languages:` names two")?;
            let mut twin = Shell::new();
            self.shell.export("LANG", &format!("{first}.UTF-8"));
            twin.export("LANG", &format!("{second}.UTF-8"));
            self.varying.insert("[FOLDER]", twin.home()).expect("a placeholder");
            self.twin = Some(twin);
        } else if let Some((made, kept)) = comment.strip_prefix("yields: ").and_then(|pair| pair.split_once(" = ")) {
            return same_files(&self.shell.home().join(made.trim()), &project().join(kept.trim()));
        }
        Ok(())
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
        if let Some(watch) = &mut self.watch {
            self.shell.run(command);
            return watch(self.shell.folder());
        }
        let Some(twin) = &mut self.twin else {
            let text = said(&self.shell.run(command));
            return self.tell(text, expected);
        };
        let second = said(&twin.run(command));
        let first = said(&self.shell.run(command));
        let (mut first_expected, mut second_expected) = (expected, String::new());
        if let Some(at) = first_expected.find(TWIN) {
            second_expected = first_expected.split_off(at);
        }
        self.tell(first.clone(), first_expected);
        if second != first {
            self.tell(format!("{TWIN}{second}"), second_expected);
        }
    }

    fn tell(&mut self, text: String, expected: String) {
        let text = match &self.store {
            Some(store) => store.shown(text),
            None => text,
        };
        let normalized = NormalizeToExpected::new().redact_with(&self.varying).normalize(text.into(), &expected.into());
        self.told.push_str(&normalized.render().unwrap_or_default());
    }
}

/// What stands before the answer in the second language.
const TWIN: &str = "~\n";

/// What a command showed, and its exit code where it is not 0. A page cannot show ends of lines: stories about those of
/// Windows look at them with `od`.
fn said(shown: &Shown) -> String {
    let mut text = shown.text.replace("\r\n", "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    if shown.code != 0 {
        let _ = writeln!(text, "? {}", shown.code);
    }
    text
}
