//! Only what is not found is not there: a file or folder that cannot be read stops every command alike, whatever the
//! command needs of it, and nothing is changed. Each thing of the folder, made unreadable in each way, under each command.
#![cfg(unix)]

mod support;

use std::fmt::Write;

use support::project;
use support::shell::{Shell, copy};

/// What may lie in a folder, and whether it is a folder. A second cohort has a definition of its own.
const THINGS: &[(&str, bool)] = &[
    ("programme.toml", false),
    ("data", true),
    ("data/journal.jsonl", false),
    ("data/mappings.csv", false),
    ("data/2021-spring", true),
    ("data/2021-spring/enrolments.csv", false),
    ("data/2021-spring/attendance.csv", false),
    ("data/2021-spring/sessions.csv", false),
    ("data/2021-spring/aliases.csv", false),
    ("data/2021-spring/evidence", true),
    ("data/automne/cohort.toml", false),
];

/// What becomes of `$T`.
const WAYS: &[&str] = &["mkfifo $T", "OTHER $T", "ln -s $(basename $T) $T", "cp -r kept $T; chmod 0 $T"];

/// Commands that read, each about the whole folder or the cohort of the thing.
const READ: &[&str] = &[
    "report hours -c all",
    "export bpf --year 2021",
    "check",
    "todo",
    "cohorts list",
    "participants data 'rose petit'",
    "participants erase 'rose petit' --yes -n",
];

/// And those that are about the cohort alone.
const OF_SPRING: &[&str] = &["sessions show m1-1 -c 2021-spring --timeline", "sessions list -c 2021-spring"];

/// Commands that write.
const WRITE: &[&str] = &["participants erase 'rose petit' --yes", "attend m1-1 -c 2021-spring --present karim"];

fn group() -> Shell {
    let mut shell = Shell::new();
    shell.export("FORMATION_NOW", "2021-06-05T09:00:00+02:00");
    shell.export("LANG", "C.UTF-8");
    copy(&project().join("programme.toml"), &shell.home());
    copy(&project().join("tests/fixtures/small-group"), &shell.home());
    let made = shell.run(
        r#"mkdir -p data/automne data/2021-spring/evidence && touch data/2021-spring/evidence/zoom.csv &&
        printf 'id = "automne"\nsessions = [ { id = "a1", module = "m1", date = 2021-03-17, start = 14:00, end = 17:00 } ]\n' > data/automne/cohort.toml &&
        printf 'id,last_name,first_name,status,state,teaching\nrp1234,Petit,Rose,employee,enrolled,active\n' > data/automne/enrolments.csv &&
        printf 'alias,participant,uses,last_used\n' > data/2021-spring/aliases.csv &&
        printf 'session,headcount,trainer_signed_on,closed_on,note\n' > data/2021-spring/sessions.csv &&
        printf 'form,heading,column\n' > data/mappings.csv && printf '' > data/journal.jsonl"#,
    );
    assert_eq!(made.code, 0, "{}", made.text);
    shell
}

/// How to run the program as somebody whom rights hold back; none where that cannot be done here.
fn held_back(shell: &mut Shell) -> Option<&'static str> {
    if shell.run("chmod 0 programme.toml; cat programme.toml").code != 0 {
        return Some("");
    }
    shell.run("chmod 644 programme.toml");
    let nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups ";
    (shell.run(&format!("chown -R 65534:65534 . && {nobody} formation check -C . | grep -q m1")).code == 0)
        .then_some(nobody)
}

#[test]
fn what_cannot_be_read_stops_every_command_and_changes_nothing() {
    let nobody = held_back(&mut group());
    if nobody.is_none() {
        eprintln!("rights are not tried: the tests run as root, and `setpriv` cannot leave that here");
    }
    let mut wrong = Vec::new();
    for (thing, is_folder) in THINGS {
        for way in WAYS {
            let (denied, mut before) = (way.contains("chmod"), "AS=".to_owned());
            if denied {
                let Some(nobody) = nobody else { continue };
                before = format!("AS='{nobody}'; [ -z \"$AS\" ] || chown -R 65534:65534 .");
            }
            let mut shell = group();
            let other = if *is_folder { "touch" } else { "mkdir" };
            let way = way.replace("OTHER", other);
            let spring = thing.contains("automne");
            let commands = READ.iter().chain(if spring { &[] } else { OF_SPRING }).chain(WRITE);
            let sum = "find . -type f ! -name .lock | sort | xargs -r sha1sum";
            let mut line = format!("T={thing}; mv $T kept; {way}; rm -rf kept; {before}\nS=\"$({sum})\"\n");
            for command in commands {
                // A write in one cohort is not about the definition of the other.
                if spring && command.starts_with("attend") {
                    continue;
                }
                let _ = write!(
                    line,
                    "SAID=\"$($AS timeout 20 formation {command} 2>&1)\"; CODE=$?
                    case $CODE in 3|4) ;; *) echo \"{command}: exit $CODE\"; echo \"$SAID\" | tail -n 3;; esac\n"
                );
            }
            let _ = write!(line, "[ \"$S\" = \"$({sum})\" ] || echo 'a file was changed'");
            let shown = shell.run(&line).text;
            if !shown.is_empty() {
                wrong.push(format!("{thing} after `{way}`:\n{shown}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tables_without_a_definition_stop_whatever_is_about_all_cohorts() {
    let mut shell = group();
    shell.run("rm data/automne/cohort.toml");
    for command in READ {
        let shown = shell.run(&format!("formation {command}"));
        assert_eq!(
            (shown.code, shown.text.contains("data/automne")),
            (if *command == "check" { 1 } else { 3 }, true),
            "{command}\n{}",
            shown.text
        );
    }
    // Nobody knows whether the cohort that is left is the one meant.
    assert_eq!(shell.run("formation attend m1-1 --present karim").code, 3);
    for command in OF_SPRING {
        assert_eq!(shell.run(&format!("formation {command}")).code, 0, "{command}");
    }
}
