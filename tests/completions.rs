//! Candidate in the shells themselves, through a pseudo-terminal: bash, zsh, fish. Where one of them is missing, what was
//! left out is said; `FORMATION_TEST_SHELLS` set to `needed` makes its absence a failure. PowerShell is in no
//! distribution: its script and the answers to it are read here, and it was never run.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test without its terminal has to stop")]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test makes its folder and says what it left out"
)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{Expect, Session};
use support::folder::{Folder, files_under};

/// A shell that is about to complete.
struct Shell(OsSession);

impl Shell {
    /// None, and said, where it is missing.
    fn of(name: &str, folder: &Folder) -> Option<Self> {
        let Some(shell) = ["/bin", "/usr/bin", "/usr/local/bin"]
            .map(|dir| Path::new(dir).join(name))
            .into_iter()
            .find(|file| file.is_file())
        else {
            assert!(std::env::var("FORMATION_TEST_SHELLS").as_deref() != Ok("needed"), "{name} is needed");
            println!("left out: completion in {name}, which is not there");
            return None;
        };
        let (plain, setup) = match name {
            "bash" => {
                (&["--norc", "--noprofile", "-i"][..], "PS1='> '; source <(formation completions bash); echo re''ady\n")
            }
            "zsh" => (
                &["-f", "-i"][..],
                "PS1='> '; autoload -Uz compinit; compinit -D; source <(formation completions zsh); echo re''ady\n",
            ),
            _ => (
                &["--no-config", "-i"][..],
                "function fish_prompt; echo -n '> '; end; formation completions fish | source; echo re''ady\n",
            ),
        };
        let built: PathBuf =
            Path::new(env!("CARGO_BIN_EXE_formation")).parent().expect("the folder of the program").to_owned();
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", "stty cols 200 rows 50; exec \"$@\"", "sh"])
            .arg(shell)
            .args(plain)
            .current_dir(folder.path())
            .env_clear()
            .env("PATH", format!("{}:/usr/bin:/bin", built.display()))
            .env("HOME", folder.path())
            .env("LANG", "C.UTF-8")
            .env("TERM", "xterm")
            .env("FORMATION_NOW", "2021-04-05T12:00:00+02:00");
        let mut session = Session::spawn(command).expect("a pseudo-terminal");
        session.set_expect_timeout(Some(Duration::from_secs(30)));
        session.send(setup).expect("a line goes to the shell");
        let mut shell = Self(session);
        shell.sees("ready");
        Some(shell)
    }

    fn types(&mut self, keys: &str) -> &mut Self {
        self.0.send(keys).expect("keys go to the shell");
        self
    }

    fn sees(&mut self, text: &str) -> &mut Self {
        if let Err(error) = self.0.expect(text) {
            panic!("« {text} » is not shown: {error}");
        }
        self
    }

    /// Completes a line and runs it: what the program was handed is seen, and not what the shell draws.
    fn gives(&mut self, keys: &str, shown: &str) -> &mut Self {
        self.types(keys).types("\t");
        std::thread::sleep(Duration::from_millis(1500));
        self.types("\n").sees(shown).sees("> ")
    }
}

/// The seed programme with three people.
fn three_people() -> Folder {
    let mut folder = Folder::seed();
    folder.on("2021-02-01");
    for (name, structure) in [("Zoé Martin", "Le Phare"), ("Éric Dumas", "L'Étoile & Cie"), ("Noël Roux", "Le Phare")]
    {
        folder.run(&format!(
            "enrol {name} --email \"\" --organisation \"{structure}\" --status volunteer --field teaching=active"
        ));
    }
    folder.run("criteria add Gratuit");
    folder
}

#[test]
fn bash_completes_ids_by_names_quotes_and_lists_with_dates() {
    let folder = three_people();
    let Some(mut shell) = Shell::of("bash", &folder) else { return };
    // Found by name, without accents: the program is given the id.
    shell.gives("formation participants show zoe", "Zoé Martin");
    shell.gives("formation participants show dum", "Éric Dumas");
    // What a shell would read otherwise is quoted, within a quote too.
    shell.gives("formation tools ranking --as etoi", "L'Étoile & Cie");
    shell.gives("formation tools ranking --as \"L'Ét", "L'Étoile & Cie");
    // Several: first what they have in common, then the list with their dates, of which nothing is inserted.
    shell.types("formation sessions show m2\t\t\t").sees("m2-1  (2 April 2021 10:00");
    shell.types("4\n").sees("Friday 21 May 2021").sees("> ");
    shell.gives("formation export hours --columns participant,last_n", "participant,last_name\r\n");
    shell.gives("formation -c 2021 sessions show m3", "25 May 2021");
}

#[test]
fn zsh_shows_descriptions_and_keeps_what_was_typed_of_a_name() {
    let folder = three_people();
    let Some(mut shell) = Shell::of("zsh", &folder) else { return };
    shell.gives("formation participants show zoe", "Zoé Martin");
    shell.gives("formation tools ranking --as etoi", "L'Étoile & Cie");
    shell
        .types("formation sessions show m2\t")
        .sees("m2-")
        .types("\t")
        .sees("2 April 2021 10:00")
        .types("4\n")
        .sees("21 May 2021");
    shell.gives("formation -c 2021 sessions show m3", "25 May 2021");
}

#[test]
fn fish_offers_by_name_whom_it_would_leave_out_by_id() {
    let folder = three_people();
    let Some(mut shell) = Shell::of("fish", &folder) else { return };
    shell.gives("formation participants show zoe", "Zoé Martin");
    shell.gives("formation -c 2021 sessions show m3", "25 May 2021");
    shell.types("formation sessions show m2-\t").sees("2 April 2021 10:00");
}

#[test]
fn the_script_of_powershell_asks_the_program() {
    let mut folder = three_people();
    let script = folder.answer("completions powershell");
    for part in [
        "# in the file $PROFILE: ",
        "Register-ArgumentCompleter -Native -CommandName formation",
        "__complete powershell",
        "CompletionResult",
    ] {
        assert!(script.contains(part), "{part}\n{script}");
    }
    let answer = |line: &str, word: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_formation"))
            .args(["__complete", "powershell"])
            .current_dir(folder.path())
            .env("LANG", "C.UTF-8")
            .env("FORMATION_LINE", line)
            .env("FORMATION_WORD", word)
            .output()
            .expect("the program runs");
        String::from_utf8(output.stdout).expect("text")
    };
    let quoted = "words\n'Le Phare'\n'L''Étoile & Cie'\n";
    assert_eq!(answer("formation tools ranking --as ", ""), quoted);
    assert_eq!(answer("formation tools ranking --as 'le p", "le p"), "words\nLe Phare\n");
    assert!(answer("formation sessions show m3", "m3").starts_with("words\nm3-1\t25 May 2021 14:00–16:00, "));
}

/// What the program answers to a line in zsh's way, and that it says nothing else.
fn asked(folder: &Path, words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_formation"))
        .args(["__complete", "zsh", "formation"])
        .args(words)
        .current_dir(folder)
        .env("LANG", "C.UTF-8")
        .env("FORMATION_NOW", "2021-04-05T12:00:00+02:00")
        .output()
        .expect("the program runs");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{words:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn nothing_is_said_written_locked_or_finished_whatever_the_folder() {
    const LINES: [&[&str]; 6] = [
        &["participants", "show", ""],
        &["attend", "m1-1", "--present", ""],
        &["topics", "drop", ""],
        &["seals", "show", ""],
        &["-c", ""],
        &["report", "matrix", "--columns", ""],
    ];
    type Spoil<'s> = &'s dyn Fn(&Path);
    let spoil: [(&str, Spoil<'_>); 6] = [
        ("as it is", &|_| {}),
        ("a journal cut short", &|at| {
            let journal = at.join("data/journal.jsonl");
            let mut text = std::fs::read(&journal).expect("a journal");
            text.truncate(text.len() - 20);
            std::fs::write(&journal, text).expect("written");
        }),
        ("a bad row", &|at| {
            let table = at.join("data/2021-spring/enrolments.csv");
            let text = std::fs::read_to_string(&table).expect("a table");
            std::fs::write(&table, text.replace("volunteer", "captain")).expect("written");
        }),
        ("a bad definition", &|at| std::fs::write(at.join("programme.toml"), "[programme\n").expect("written")),
        ("no lock", &|at| std::fs::remove_file(at.join("data/.lock")).expect("a lock")),
        ("no programme", &|at| std::fs::remove_file(at.join("programme.toml")).expect("a programme")),
    ];
    for (what, spoil) in spoil {
        let folder = three_people();
        spoil(&folder.path());
        let before = files_under(&folder.path());
        let answers: Vec<String> = LINES.iter().map(|line| asked(&folder.path(), line)).collect();
        assert_eq!(files_under(&folder.path()), before, "{what}");
        let gives = |at: usize| !answers[at].is_empty();
        match what {
            "no programme" | "a bad definition" => {
                assert!(!(0..6).any(gives), "{what}: {answers:?}");
            }
            "a bad row" => assert!(!gives(0) && gives(4), "{what}: {answers:?}"),
            _ => assert!(gives(0) && gives(1) && gives(4) && gives(5), "{what}: {answers:?}"),
        }
    }
    // Lines that nobody understands.
    let folder = three_people();
    for line in [
        &["nonsense", ""][..],
        &["attend", "--nonsense", ""],
        &["--today", "soon", "attend", ""],
        &["-c", "x", "attend", ""],
    ] {
        assert_eq!(asked(&folder.path(), line), "", "{line:?}");
    }
}

#[test]
fn the_words_before_decide_the_cohort() {
    let folder = Folder::of("tests/fixtures/two-cohorts");
    let path = folder.path();
    println!("{}", asked(&path, &["-c", ""]));
    let known: Vec<String> = asked(&path, &["-c", ""])
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next().map(str::to_owned))
        .collect();
    let [first, second, ..] = &known[..] else { panic!("{known:?}") };
    let of = |cohort: &str| asked(&path, &["-c", cohort, "sessions", "show", ""]);
    assert_ne!(of(first), of(second));
    assert_eq!(of(first), asked(&path, &["sessions", "show", "--cohort", first, ""]), "behind the command too");
    assert_eq!(of(second), asked(&path, &[&format!("--cohort={second}"), "sessions", "show", ""]));
}
