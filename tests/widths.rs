//! Every list, report and message on terminals of several widths, in both languages: no line is wider than the terminal
//! unless it is one word or one command, and no word is cut.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own clock has to stop")]

mod support;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use chrono::DateTime;
use formation::cli;
use formation::env::Env;
use support::folder::Folder;
use unicode_width::UnicodeWidthStr;

/// What is shown on a terminal of that width: the answer, and what is said beside it.
fn shown(folder: &Path, line: &[&str], width: u16, lang: &str, terminal: bool) -> (String, String) {
    let args: Vec<OsString> = ["formation", "--lang", lang].iter().chain(line).map(Into::into).collect();
    let env = Env {
        now: Ok(DateTime::parse_from_rfc3339("2021-04-15T12:00:00+02:00").unwrap()),
        variables: [("NO_COLOR", "1"), ("FORMATION_USER", "claire")].map(|(a, b)| (a.to_owned(), b.to_owned())).into(),
        folder: folder.to_owned(),
        interactive: false,
        out_is_terminal: terminal,
        err_is_terminal: terminal,
        width: terminal.then_some(width),
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    cli::run(&args, &env, &mut out, &mut err);
    (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

/// Commands that write only in a dry run: the folder stays as it is.
const LINES: &[&str] = &[
    "sessions list",
    "sessions list -c 2021-autumn",
    "sessions show m2-1",
    "sessions show m2-1 --timeline",
    "participants list",
    "participants list -c all",
    "participants list --columns last_name,email,organisation,modules",
    "participants show roux",
    "participants show marie",
    "participants show zoe",
    "participants data roux",
    "participants retention",
    "cohorts list",
    "cohorts show",
    "todo",
    "check",
    "check explain E124",
    "check --format table",
    "explain roux",
    "explain karim",
    "history",
    "waitlist list",
    "programme show",
    "report hours",
    "report hours -c all",
    "report matrix",
    "report matrix -c all",
    "report attendance",
    "report attendance -c all",
    "report absences",
    "report absences -c all",
    "report sessions -c all",
    "report bpf --year 2021",
    "report organisations",
    "enrol --from inscriptions.csv -n",
    "enrol --from inscriptions.csv --describe",
    "attend m2-2 --from participants_81234567890_2021_04_09.csv -n --replace",
    "attend m2-1 --present roux -n",
    "withdraw roux --reason malade -n",
    "sessions move m2-3 --to 2021-05-10 --reason férié -n",
    "sessions cancel m2-4 --reason grève -n",
    "cohorts add 2021-hiver --like 2021-spring --start 2021-12-01 -n",
    "undo 12 -n",
    "enrol --help",
    "attend --help",
    "--help",
    "participants list -c nulle-part",
    "attend m2-1 --minutes roux=douze",
    "enrol Zoé",
];

/// The example with a second cohort, and somebody whose name, organisation and address are long.
fn example() -> Folder {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-04-15").run("cohorts add 2021-autumn --like 2021-spring --start 2021-10-05");
    folder.run(
        "enrol Marie-Antoinette 'de La Rochefoucauld-Montbel' -c 2021-autumn --status salariée --field teaching=active \
         --email marie-antoinette.delarochefoucauld@conservatoire.example.org \
         --organisation 'Conservatoire à rayonnement intercommunal de Villefranche-de-Rouergue'",
    );
    folder
}

/// A line that cannot be broken: a word, or a command.
fn unbreakable(line: &str) -> bool {
    let line = line.trim().trim_start_matches("- ");
    let command = line.starts_with("formation ") || (line.starts_with('`') && line.matches('`').count() == 2);
    command || !line.contains(' ') || line.trim_start().starts_with("--> ")
}

/// The words of a text, without what a table is drawn with and what says which columns are hidden.
fn words(text: &str) -> BTreeSet<&str> {
    let drawn = |word: &&str| !word.starts_with(['─', '█', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '.', '^', '|', '·', '━']);
    text.split_whitespace().filter(drawn).collect()
}

/// What is said beside, without the columns that are hidden: there are more of them on a narrow terminal.
fn without_hidden(err: &str) -> String {
    let mut hidden = false;
    let kept = err.lines().filter(|line| {
        hidden = line.starts_with("hidden: ") || line.starts_with("masquée") || (hidden && line.starts_with("  "));
        !hidden
    });
    kept.collect::<Vec<_>>().join("\n")
}

fn split(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

#[test]
fn no_line_is_wider_than_the_terminal_and_no_word_is_cut() {
    let folder = example();
    let mut wrong = Vec::new();
    for lang in ["fr", "en"] {
        for line in LINES {
            // Words of pages of help are put into columns of their own.
            let (out, err) = shown(&folder.path(), &split(line), 2000, lang, true);
            let whole = format!("{out}\n{}", without_hidden(&err));
            let whole = words(&whole);
            for width in [60, 80, 100, 120] {
                let (out, err) = shown(&folder.path(), &split(line), width, lang, true);
                let both = format!("{out}\n{err}");
                let wide = |line: &&str| line.width() > usize::from(width) && !unbreakable(line);
                wrong.extend(both.lines().filter(wide).map(|wide| format!("{lang} {width} {line}: too wide: {wide}")));
                if line.contains("--timeline") || line.contains("--help") {
                    continue;
                }
                let both = format!("{out}\n{}", without_hidden(&err));
                let cut = words(&both).into_iter().filter(|word| !whole.contains(word)).collect::<Vec<_>>();
                if !cut.is_empty() {
                    wrong.push(format!("{lang} {width} {line}: cut: {cut:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_terminal_hears_what_is_hidden_and_a_file_does_not() {
    let folder = example();
    let line = split("participants list");
    let (_, beside) = shown(&folder.path(), &line, 60, "fr", true);
    assert_eq!(beside, "masquées : adresse e-mail, structure, financeur, modules ;\n  `--columns` les affiche\n");
    let (_, beside) = shown(&folder.path(), &line, 120, "en", true);
    assert_eq!(beside, "hidden: e-mail, modules; `--columns` shows them\n");
    for more in [&[][..], &["--format", "csv"]] {
        assert_eq!(shown(&folder.path(), &[&line[..], more].concat(), 60, "fr", false).1, "", "{more:?}");
    }
    let named = split("participants list --columns last_name,email");
    assert_eq!(shown(&folder.path(), &named, 80, "fr", true).1, "");
}

#[test]
fn over_several_cohorts_the_cohort_stays() {
    let folder = example();
    for line in ["participants list -c all", "report hours -c all", "report attendance -c all"] {
        for width in [60, 80, 100, 120] {
            let (out, _) = shown(&folder.path(), &split(line), width, "fr", true);
            assert!(out.starts_with("Cohorte"), "{line} at {width}:\n{out}");
        }
    }
}

#[test]
fn sessions_keep_title_and_times_before_zeros() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-04-15").run("cohorts add 2021-autumn --like 2021-spring --start 2021-10-05");
    for width in [60, 80, 100] {
        let (out, _) = shown(&folder.path(), &split("sessions list -c 2021-autumn"), width, "fr", true);
        let heading = out.lines().next().unwrap_or_default();
        assert!(["Intitulé", "Début", "Fin"].iter().all(|there| heading.contains(there)), "at {width}:\n{out}");
        assert!(!heading.contains("Absents") || width > 80, "at {width}:\n{out}");
    }
}

#[test]
fn an_example_of_a_page_of_help_stays_on_its_line() {
    let folder = example();
    let (out, _) = shown(&folder.path(), &split("sessions move --help"), 60, "fr", true);
    let line = "  formation sessions move m2-1 --to 2021-05-10 --reason \"salle prise\"";
    assert!(out.lines().any(|shown| shown == line), "{out}");
}

#[test]
fn no_colour_is_shown_as_text() {
    let folder = example();
    for line in ["enrol --from inscriptions.csv -n", "--help", "enrol --help", "attend --help"] {
        let (out, _) = shown(&folder.path(), &split(line), 80, "fr", true);
        assert!(!out.contains("\\u001b"), "{line}:\n{out}");
    }
}
