//! The program on a pseudo-terminal.
#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test without its terminal has to stop")]

use std::process::Command;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{Expect, Session};

use crate::support::folder::Folder;

/// A program on a terminal.
pub struct Terminal(OsSession);

impl Terminal {
    /// Runs a command line in French, on 80 columns.
    pub fn run(folder: &Folder, day: &str, arguments: &[&str]) -> Self {
        Self::speaking("fr", 80, folder, day, arguments)
    }

    /// Runs a command line in a language, on so many columns.
    pub fn speaking(language: &str, columns: u16, folder: &Folder, day: &str, arguments: &[&str]) -> Self {
        Self::spawned(&format!("stty cols {columns} && exec \"$@\""), language, "xterm", folder, day, arguments)
    }

    /// Runs a command line in French, its answer going into a file of the folder.
    pub fn writing_to(file: &str, folder: &Folder, day: &str, arguments: &[&str]) -> Self {
        Self::spawned(&format!("stty cols 80 && exec \"$@\" > {file}"), "fr", "xterm", folder, day, arguments)
    }

    /// Runs a command line in French, on a terminal of this name.
    pub fn called(term: &str, folder: &Folder, day: &str, arguments: &[&str]) -> Self {
        Self::spawned("stty cols 80 && exec \"$@\"", "fr", term, folder, day, arguments)
    }

    fn spawned(shell: &str, language: &str, term: &str, folder: &Folder, day: &str, arguments: &[&str]) -> Self {
        // The terminal gets a width of its own once the shell runs: the shell waits for a line before it sets another.
        let line = format!("read -r line && {shell}");
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", &line, "sh", env!("CARGO_BIN_EXE_formation")])
            .args(arguments)
            .current_dir(folder.path())
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("LANG", format!("{language}.UTF-8"))
            .env("TERM", term)
            .env("NO_COLOR", "1")
            .env("FORMATION_USER", "claire")
            .env("FORMATION_NOW", format!("{day}T12:00:00+02:00"));
        let mut session = Session::spawn(command).expect("a pseudo-terminal");
        session.set_expect_timeout(Some(Duration::from_secs(20)));
        session.send("\n").expect("a line goes to the shell");
        Self(session)
    }

    /// Waits until this text is shown.
    pub fn sees(&mut self, text: &str) -> &mut Self {
        if let Err(error) = self.0.expect(text) {
            panic!("« {text} » is not shown: {error}");
        }
        self
    }

    /// Waits until this text is shown, and gives what was shown before.
    pub fn all_until(&mut self, text: &str) -> String {
        match self.0.expect(text) {
            Ok(found) => String::from_utf8_lossy(found.before()).into_owned(),
            Err(error) => panic!("« {text} » is not shown: {error}"),
        }
    }

    pub fn types(&mut self, keys: &str) -> &mut Self {
        self.0.send(keys).expect("keys go to the program");
        self
    }

    /// Waits for the end.
    pub fn ends(&mut self) {
        self.0.expect(expectrl::Eof).expect("the program ends");
    }
}
