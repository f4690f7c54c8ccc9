//! A shell in a closed world: an empty folder, a cleared environment, a fixed clock, no terminal.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder, an environment, and what a reader would have typed so far in both.
pub struct Shell {
    home: TempDir,
    folder: PathBuf,
    variables: BTreeMap<String, String>,
}

/// What a command showed (both streams, in their order) and its exit code.
pub struct Shown {
    pub text: String,
    pub code: i32,
}

impl Shell {
    /// An empty folder; French, 1 March 2021 at nine, as Claire.
    pub fn new() -> Self {
        let home = tempfile::Builder::new().prefix("formation-").tempdir().expect("a temporary folder");
        let folder = home.path().canonicalize().expect("its path");
        let built = Path::new(env!("CARGO_BIN_EXE_formation")).parent().expect("the folder of the program");
        let variables = [
            ("PATH", format!("{}:/usr/bin:/bin", built.display())),
            ("HOME", folder.display().to_string()),
            ("TZ", "UTC".to_owned()),
            ("LANG", "fr_FR.UTF-8".to_owned()),
            ("FORMATION_NOW", "2021-03-01T09:00:00+01:00".to_owned()),
            ("FORMATION_USER", "claire".to_owned()),
            ("RUST_BACKTRACE", "0".to_owned()),
        ];
        let variables = variables.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { home, folder, variables }
    }

    /// Where the story began; its path differs from run to run.
    pub fn home(&self) -> PathBuf {
        self.home.path().canonicalize().expect("the temporary folder")
    }

    /// Where it is now.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Sets a variable for what follows; an empty value takes it away.
    pub fn export(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            self.variables.remove(name);
        } else {
            self.variables.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Runs one command line. `cd` and `export`, alone on their line, hold for what follows.
    pub fn run(&mut self, line: &str) -> Shown {
        if let Some(folder) = line.strip_prefix("cd ") {
            let folder = self.folder.join(folder.trim());
            if !folder.is_dir() {
                return Shown { text: format!("cd: no folder {}\n", folder.display()), code: 1 };
            }
            self.folder = folder;
        } else if let Some(pairs) = line.strip_prefix("export ") {
            for (name, value) in pairs.split_whitespace().filter_map(|pair| pair.split_once('=')) {
                self.export(name, value);
            }
        } else {
            return self.obey(line);
        }
        Shown { text: String::new(), code: 0 }
    }

    fn obey(&self, line: &str) -> Shown {
        let output = Command::new("/bin/sh")
            .arg("-c")
            .arg(format!("exec 2>&1\n{line}"))
            .env_clear()
            .envs(&self.variables)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .output()
            .expect("a shell");
        // A signal has no code: 128 and more, as shells say it.
        let code = output.status.code().unwrap_or(128);
        Shown { text: String::from_utf8_lossy(&output.stdout).into_owned(), code }
    }
}

/// Copies a file or a whole folder of the project into a folder.
pub fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        std::fs::copy(from, to.join(from.file_name().expect("a file's name"))).expect("a copy");
        return;
    }
    for entry in std::fs::read_dir(from).unwrap_or_else(|_| panic!("no folder {}", from.display())).flatten() {
        let path = entry.path();
        if path.is_dir() {
            let below = to.join(entry.file_name());
            std::fs::create_dir_all(&below).expect("a folder");
            copy(&path, &below);
        } else {
            copy(&path, to);
        }
    }
}
