//! A folder with a programme, for tests that assert numbers: run the program in it, read what it says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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

    /// Every file but the lock, by its path.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all = files_under(&self.path());
        all.remove("data/.lock");
        all
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

/// Every file under a folder: its path from there, its bytes.
pub fn files_under(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut all, mut open) = (BTreeMap::new(), vec![root.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).expect("a path under it").to_str().expect("a name");
                all.insert(name.to_owned(), std::fs::read(&path).expect("a file"));
            }
        }
    }
    all
}
