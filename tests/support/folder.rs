//! A folder with a programme, for tests that assert numbers: run the program in it, read what it says.

use std::path::PathBuf;

use super::project;
use super::shell::{Shell, Shown, copy};

/// A folder that holds the seed programme.
pub struct Folder {
    shell: Shell,
}

impl Folder {
    /// A copy of the seed programme, in English so that a failing test reads like the code.
    pub fn seed() -> Self {
        let mut shell = Shell::new();
        shell.export("LANG", "C.UTF-8");
        copy(&project().join("programme.toml"), &shell.home());
        Self { shell }
    }

    /// A copy of a folder of the project.
    pub fn of(fixture: &str) -> Self {
        let mut shell = Shell::new();
        shell.export("LANG", "C.UTF-8");
        copy(&project().join(fixture), &shell.home());
        Self { shell }
    }

    /// Where it is.
    pub fn path(&self) -> PathBuf {
        self.shell.home()
    }

    /// The day of the commands that follow, at noon.
    pub fn on(&mut self, day: &str) -> &mut Self {
        self.shell.export("FORMATION_NOW", &format!("{day}T12:00:00+02:00"));
        self
    }

    /// Runs a command line that may fail.
    pub fn try_run(&mut self, line: &str) -> Shown {
        self.shell.run(&format!("formation {line}"))
    }

    /// Runs a command line that must succeed; what it showed.
    pub fn run(&mut self, line: &str) -> String {
        let shown = self.try_run(line);
        assert_eq!(shown.code, 0, "formation {line}\n{}", shown.text);
        shown.text
    }

    /// Standard output of a command line that must succeed.
    pub fn answer(&mut self, line: &str) -> String {
        self.run(&format!("{line} 2>/dev/null"))
    }

    /// The rows of a report as an export gives them: its heading first, cells joined by commas.
    pub fn export(&mut self, report: &str) -> Vec<String> {
        self.answer(&format!("export {report} --format csv")).lines().map(ToOwned::to_owned).collect()
    }

    /// Enrols somebody who may be: `Zoé Martin` with what is given beside.
    pub fn enrol(&mut self, name: &str, more: &str) -> &mut Self {
        let email = name.to_lowercase().replace(' ', ".");
        let status = if more.contains("--status") { "" } else { "--status employee" };
        self.run(&format!(
            "enrol {name} --email {email}@example.org --organisation 'Le Fil' --field teaching=active {status} {more}"
        ));
        self
    }
}
