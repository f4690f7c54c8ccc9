//! What is asked on a terminal, through a pseudo-terminal: the checklist, the missing parts of an enrolment, a near match.
#![cfg(unix)]
#![allow(clippy::expect_used, reason = "a test without its terminal has to stop")]

#[path = "prompts/lines.rs"]
mod lines;
mod support;
#[path = "support/terminal.rs"]
mod terminal;

use support::folder::Folder;
use terminal::Terminal;

/// Zoé, Éric and Noël, enrolled in February.
fn three_people() -> Folder {
    let mut folder = Folder::seed();
    folder.on("2021-02-01").enrol("Zoé Martin", "").enrol("Éric Dumas", "").enrol("Noël Roux", "").on("2021-06-01");
    folder
}

#[test]
fn the_checklist_filters_without_accents() {
    let mut folder = three_people();
    Terminal::run(&folder, "2021-03-16", &["attend", "m1-1"])
        .sees("Noël Roux")
        .types("eric")
        .types(" ")
        .types("\r")
        .sees("absent")
        .types("\r")
        .sees("opération")
        .ends();
    let rows = folder.export("attendance --to 2021-03-31 --columns first_name,attendance");
    assert_eq!(rows[1..], ["Éric,present", "Zoé,absent", "Noël,absent"], "checked is present");
}

#[test]
fn a_terminal_is_shown_no_workbook() {
    let folder = three_people();
    for (lang, told) in [
        ("en", ["`xlsx` is for a spreadsheet: a terminal cannot show it", "write it into a file: `-o FILE.xlsx`"]),
        (
            "fr",
            [
                "« xlsx » est fait pour un tableur : un terminal ne peut pas le montrer",
                "écrivez-le dans un fichier : `-o FICHIER.xlsx`",
            ],
        ),
    ] {
        for line in [["report", "hours"], ["participants", "list"]] {
            Terminal::run(&folder, "2021-06-01", &[&line[..], &["--format", "xlsx", "--lang", lang]].concat())
                // The rest may stand on the next line.
                .sees(told[0].split(':').next().unwrap_or_default().trim())
                .sees(told[1])
                .ends();
        }
    }
}

#[test]
fn escape_stops_and_writes_nothing() {
    let mut folder = three_people();
    Terminal::run(&folder, "2021-03-16", &["attend", "m1-1"])
        .sees("Noël Roux")
        .types(" ")
        .types("\u{1b}")
        .sees("rien n'a été écrit")
        .ends();
    let rows = folder.export("attendance --to 2021-03-31 --columns first_name,attendance");
    assert_eq!(rows[1..], ["Éric,", "Zoé,", "Noël,"], "no mark");
}

#[test]
fn enrol_asks_what_is_missing() {
    let mut folder = Folder::seed();
    Terminal::run(&folder, "2021-02-01", &["enrol", "Zoé", "--email", "zoe@example.org"])
        .sees("Nom")
        .types("Martin\r")
        .sees("Structure")
        .types("Le Fil\r")
        .sees("Statut")
        .types("benev\r")
        .sees("Financeur")
        .types("fdva\r")
        .sees("Téléphone")
        .types("06 39 98 01 02\r")
        .sees("Modules")
        .types("m1")
        .types(" ")
        .types("\r")
        .sees("Activité pédagogique")
        .types("planned\r")
        .sees("opération")
        .ends();
    let row = folder.answer("participants list --format csv");
    assert!(row.contains("Martin,Zoé,zoe@example.org,Le Fil,volunteer,fdva,m2 m3"), "{row}");
    assert!(folder.answer("participants show zoe").contains("06 39 98 01 02"));
}

/// The seed programme with a second cohort, the first of them over.
fn two_cohorts() -> Folder {
    let mut folder = Folder::seed();
    folder.on("2021-02-01").run("cohorts add 2021-automne --like 2021-spring --start 2021-10-05");
    folder
}

#[test]
fn enrol_asks_for_the_cohort_first_and_a_refusal_loses_nothing() {
    let mut folder = two_cohorts();
    Terminal::run(&folder, "2021-08-01", &["enrol"])
        .sees("Cohorte")
        .types("automne\r")
        .sees("Prénom")
        .types("Lucie\r")
        .sees("Nom")
        .types("Le Goff\r")
        .sees("e-mail")
        .types("\"\"\r")
        .sees("Structure")
        .types("\r")
        .sees("Statut")
        .types("autre\r")
        .sees("Financeur")
        .types("aucun\r")
        .sees("Téléphone")
        .types("\r")
        .sees("Modules")
        .types("\r")
        .sees("Activité pédagogique")
        .types("active\r")
        .sees("vos réponses, en une ligne")
        .sees("`formation enrol -c 2021-automne --email \"\" --organisation \"\" --status autre")
        .sees("--field teaching=active Lucie \"Le Goff\"`")
        .ends();
    folder.on("2021-08-01");
    let line =
        "enrol -c 2021-automne --email '' --organisation '' --status autre --field teaching=active Lucie 'Le Goff'";
    assert_eq!(folder.try_run(line).code, 1, "as it was refused");
    folder.run(&format!("{line} --override 'accord de la Région'"));
}

#[test]
fn who_leaves_is_asked_why() {
    let mut folder = three_people();
    Terminal::run(&folder, "2021-03-01", &["withdraw", "zoe"])
        .sees("Motif")
        .types("nouvel emploi\r")
        .sees("opération")
        .ends();
    assert!(
        folder.answer("participants list --columns last_name,reason --format csv").contains("Martin,nouvel emploi")
    );
    Terminal::run(&folder, "2021-03-01", &["sessions", "move", "m2-1", "--to", "2021-04-06"])
        .sees("Motif")
        .types("grève\r")
        .sees("opération")
        .ends();
    Terminal::run(&folder, "2021-03-01", &["sessions", "cancel", "m9"])
        .sees("Motif")
        .types("grève des trains\r")
        .sees("`formation sessions cancel m9 --reason \"grève des trains\"`")
        .ends();
    Terminal::run(&folder, "2021-03-01", &["sessions", "cancel", "m2-1"])
        .sees("Motif")
        .types("\u{1b}")
        .sees("abandonné")
        .sees("abandonné : rien n'a été écrit")
        .ends();
}

#[test]
fn a_near_match_is_a_question() {
    for (answer, people) in [("o\r", 4), ("n\r", 3)] {
        let mut folder = three_people();
        let more = ["--email", "", "--organisation", "", "--status", "salarié", "--field", "teaching=active"];
        let mut arguments = vec!["enrol", "Zoé", "Martins"];
        arguments.extend(more);
        let mut terminal = Terminal::run(&folder, "2021-02-01", &arguments);
        terminal.sees("peut-être la même personne").sees("[o/N]").types(answer).ends();
        let listed = folder.answer("participants list --format csv").lines().count() - 1;
        assert_eq!(listed, people, "people after answering {answer:?}");
    }
}

#[test]
fn a_row_that_resembles_two_people_is_asked_about_twice() {
    // Somebody else than both; the second of them, which is remembered; somebody else than the first, then nobody knows.
    for (answers, people, code) in
        [(["autre\r", "autre\r"], 5, 0), (["autre\r", "même\r"], 4, 0), (["autre\r", "laisser\r"], 4, 1)]
    {
        let mut folder = three_people();
        folder.enrol("Inès Carvalho", "");
        let form = "Nom;Prénom;Courriel\nMartins;Zoé;inès.carvalho@example.org\n";
        #[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
        std::fs::write(folder.path().join("form.csv"), form).expect("the folder can be written");
        let more = ["--status", "salarié", "--field", "teaching=active"];
        let mut arguments = vec!["enrol", "--from", "form.csv"];
        arguments.extend(more);
        Terminal::run(&folder, "2021-06-01", &arguments)
            .sees("Inès Carvalho")
            .types(answers[0])
            .sees("Zoé Martin (")
            .types(answers[1])
            .ends();
        let listed = folder.answer("participants list --format csv").lines().count() - 1;
        assert_eq!(listed, people, "people after answering {answers:?}");
        let again = folder.try_run("enrol --from form.csv --status salarié --field teaching=active -n");
        assert_eq!(again.code, code, "{}", again.text);
    }
}

#[test]
fn what_two_enrolments_contradict_each_other_in_is_asked() {
    for (answer, email) in [("A\r", "basile.martin@example.org"), ("B\r", "zoé.martin-roux@example.org")] {
        let mut folder = three_people();
        folder.on("2021-02-01").enrol("Zoé Martin-Roux", "--distinct").on("2021-06-01");
        // A word that begins with B on the side of A: the letter is the side all the same.
        folder.answer("participants edit zoé.martin@example.org --email basile.martin@example.org");
        let two = ["basile.martin@example.org", "zoé.martin-roux@example.org"];
        Terminal::run(&folder, "2021-06-01", &["participants", "merge", two[0], two[1]])
            .sees("Nom : que garder")
            .types("A\r")
            .sees("e-mail : que garder")
            .types(answer)
            .sees("opération")
            .ends();
        let listed = folder.answer("participants list --format csv");
        assert!(listed.contains(&format!("Martin,Zoé,{email}")) && listed.lines().count() == 4, "{answer:?}: {listed}");
    }
}

#[test]
fn two_presences_of_one_session_are_united_on_a_terminal() {
    // Two hours of the first, then the last hour of the second; the third answer takes both together.
    for (answer, minutes) in [("A\r", 60), ("B\r", 50), ("C\r", 110)] {
        let mut folder = three_people();
        folder.on("2021-02-01").enrol("Zoé Martin-Roux", "--distinct").on("2021-06-01");
        let two = ["zoé.martin@example.org", "zoé.martin-roux@example.org"];
        folder.answer(&format!("attend m1-1 --left {}=15:00", two[0]));
        folder.answer(&format!("attend m1-1 --arrived {}=16:10", two[1]));
        let keep = ["--keep", "last_name=A", "--keep", "email=A"];
        let merge = [&["participants", "merge"], &two[..], &keep].concat();
        Terminal::run(&folder, "2021-06-01", &merge)
            .sees("60 min")
            .sees("50 min")
            .sees("les deux, réunies : 110 min")
            .types(answer)
            .sees("opération")
            .ends();
        let rows = folder.export("attendance --to 2021-03-31 --columns last_name,first_name,minutes");
        assert!(rows.contains(&format!("Martin,Zoé,{minutes}")), "{answer:?}: {rows:?}");
    }
}

#[test]
fn of_two_presences_of_which_one_has_no_times_no_union_is_proposed() {
    // An hour from a time to another, and fifty minutes of which nobody knows when they were.
    for (answer, minutes) in [("A\r", 60), ("B\r", 50)] {
        let mut folder = three_people();
        folder.on("2021-02-01").enrol("Zoé Martin-Roux", "--distinct").on("2021-06-01");
        let two = ["zoé.martin@example.org", "zoé.martin-roux@example.org"];
        folder.answer(&format!("attend m1-1 --left {}=15:00", two[0]));
        folder.answer(&format!("attend m1-1 --minutes {}=50", two[1]));
        let keep = ["--keep", "last_name=A", "--keep", "email=A"];
        let merge = [&["participants", "merge"], &two[..], &keep].concat();
        let mut terminal = Terminal::run(&folder, "2021-06-01", &merge);
        // The question offers the two sides; what both come to only somebody who was there can say.
        let shown = terminal.sees("60 min").sees("50 min").types(answer).all_until("opération");
        assert!(!shown.contains("réunies") && !shown.contains("110"), "{shown}");
        let rows = folder.export("attendance --to 2021-03-31 --columns last_name,first_name,minutes");
        assert!(rows.contains(&format!("Martin,Zoé,{minutes}")), "{answer:?}: {rows:?}");
    }
    // Nobody is asked what was said on the command line.
    let mut folder = three_people();
    folder.on("2021-02-01").enrol("Zoé Martin-Roux", "--distinct").on("2021-06-01");
    let two = ["zoé.martin@example.org", "zoé.martin-roux@example.org"];
    folder.answer(&format!("attend m1-1 --left {}=15:00", two[0]));
    folder.answer(&format!("attend m1-1 --minutes {}=50", two[1]));
    let keep = ["--keep", "last_name=A", "--keep", "email=A"];
    let merge = [&["participants", "merge"], &two[..], &keep, &["--minutes", "m1-1=110"]].concat();
    Terminal::run(&folder, "2021-06-01", &merge).sees("opération").ends();
    let rows = folder.export("attendance --to 2021-03-31 --columns last_name,first_name,minutes");
    assert!(rows.contains(&"Martin,Zoé,110".to_owned()), "said on the command line: {rows:?}");
}

#[test]
fn a_name_of_one_letter_is_a_question() {
    for (answer, people) in [("o\r", 4), ("n\r", 3)] {
        let mut folder = three_people();
        let more = ["--email", "", "--organisation", "", "--status", "salarié", "--field", "teaching=active"];
        let arguments = [&["enrol", "Mathieu", "Ô"], &more[..]].concat();
        let mut terminal = Terminal::run(&folder, "2021-02-01", &arguments);
        terminal.sees("n'a qu'une lettre").sees("vraiment le nom").types(answer).ends();
        let listed = folder.answer("participants list --format csv").lines().count() - 1;
        assert_eq!(listed, people, "people after answering {answer:?}");
    }
}

#[test]
fn an_edit_that_makes_two_people_alike_is_a_question() {
    for (answer, name) in [("o\r", "Martin"), ("n\r", "Dumas")] {
        let mut folder = three_people();
        let mut terminal = Terminal::run(
            &folder,
            "2021-06-01",
            &["participants", "edit", "éric", "--last-name", "Martin", "--first-name", "Zoe"],
        );
        terminal.sees("peut-être la même personne").sees("[o/N]").types(answer).ends();
        let listed = folder.answer("participants list --format csv");
        assert!(listed.contains(&format!(",{name},")), "{answer:?}: {listed}");
    }
}

/// One meeting, and somebody on a telephone.
fn one_meeting() -> Folder {
    let mut folder = Folder::of("tests/fixtures/one-meeting");
    folder.on("2026-03-17");
    folder
}

#[test]
fn who_somebody_in_a_log_is_is_a_question_and_the_answer_is_remembered() {
    let three = ["Solène", "Marie-Lou", "Tristan"];
    // The likeliest, for good; somebody else, for good; nobody of the cohort, this time only.
    for (person, remember, marked, known) in [
        ("\r", "\r", Some("Nassim"), true),
        ("gaelle\r", "\r", Some("Gaëlle"), true),
        ("exterieur\r", "seulement\r", None, false),
    ] {
        let mut folder = one_meeting();
        Terminal::run(&folder, "2026-03-17", &["attend", "s1", "--from", "zoom.csv"])
            .sees("iPhone de Nassim")
            .sees("Nassim Haddad")
            .types(person)
            .sees("retenir")
            .types(remember)
            .sees("opération")
            .ends();
        let rows = folder.export("attendance --columns first_name,attendance --to 2026-03-16");
        let mut present: Vec<&str> = rows.iter().filter_map(|row| row.strip_suffix(",present")).collect();
        let mut expected: Vec<&str> = three.into_iter().chain(marked).collect();
        present.sort_unstable();
        expected.sort_unstable();
        assert_eq!(present, expected, "after answering {person:?}");
        let again = folder.try_run("attend s1 --from zoom.csv -n");
        assert_eq!(again.code == 0, known, "after answering {person:?}: {}", again.text);
    }
}

#[test]
fn nobody_is_asked_about_a_sheet_that_is_closed() {
    let mut folder = one_meeting();
    folder.answer("attend s1 --rest absent");
    folder.answer("sessions close s1");
    Terminal::run(&folder, "2026-03-17", &["attend", "s1", "--from", "zoom.csv"]).sees("--reopen").ends();
    Terminal::run(&folder, "2026-03-17", &["attend", "s1", "--from", "zoom.csv", "--reopen", "oubli"])
        .sees("iPhone de Nassim")
        .types("\u{1b}")
        .ends();
}

#[test]
fn erasing_shows_what_goes_and_asks() {
    for (answer, said, left) in [("n\r", "rien n'a été écrit", true), ("o\r", "ne peut pas être annulée", false)] {
        let mut folder = three_people();
        folder.answer("participants edit zoe --phone 0639980102");
        Terminal::run(&folder, "2021-06-01", &["participants", "erase", "zoe"])
            .sees("0639980102 → –")
            .sees("Effacer ces données de Zoé Martin")
            .types(answer)
            .sees(said)
            .ends();
        let listed = folder.answer("participants list --format csv --columns participant,phone");
        assert_eq!(listed.contains("0639980102"), left, "after answering {answer:?}: {listed}");
    }
}

/// Three people, two topics, a tool and a criterion.
fn an_exchange_group() -> Folder {
    let mut folder = three_people();
    folder.on("2021-03-16");
    for line in [
        "topics propose 'Les tarifs'",
        "topics propose 'Les bénévoles'",
        "tools add 'Le tableau partagé'",
        "criteria add Simplicité",
    ] {
        folder.answer(line);
    }
    folder
}

#[test]
fn what_a_command_of_the_modules_lacks_is_asked() {
    // The line typed; each question with its answer; what the folder says afterwards, and what it says there.
    type Case = (&'static [&'static str], &'static [(&'static str, &'static str)], &'static str, &'static str);
    let cases: [Case; 9] = [
        (
            &["topics", "choose", "--why", "attendu"],
            &[("Séance", "m1-1"), ("Sujet", "t1 t2")],
            "agenda m1-1",
            "Les bénévoles",
        ),
        (&["tools", "try", "w1"], &[("Personne", "zoé")], "tools trials", "Zoé Martin"),
        (
            &["tools", "remark", "--limit", "payant"],
            &[("Outil", "tableau part"), ("Par", "éric")],
            "tools remarks",
            "payant",
        ),
        (&["network", "promise", "zoé", "Un guide"], &[("Date", "2021-06-01")], "network promises", "Un guide"),
        (&["network", "need"], &[("Personne", "zoé"), ("Texte", "une régie")], "network offers", "une régie"),
        (&["topics", "vote", "zoé"], &[("Sujet", "t1=2 t2")], "topics votes", "Les bénévoles"),
        (&["tools", "score", "zoé", "w1"], &[("Critère", "c1=4")], "tools scores", "Simplicité"),
        (&["criteria", "weigh", "Le Fil"], &[("Critère", "c1=5")], "criteria weights", "Le Fil"),
        (&["topics", "drop"], &[("Sujet", "les tarifs"), ("Motif", "déjà vu")], "topics show t1", "déjà vu"),
    ];
    for (line, questions, after, says) in cases {
        let mut folder = an_exchange_group();
        let mut terminal = Terminal::run(&folder, "2021-03-16", line);
        for (question, answer) in questions {
            terminal.sees(&format!("? {question}")).types(&format!("{answer}\r"));
        }
        terminal.ends();
        assert!(folder.answer(after).contains(says), "{line:?}: {}", folder.answer(after));
    }
    // An option of several values takes no answer for one of its own, and nothing answered has to be typed again.
    let folder = an_exchange_group();
    Terminal::run(&folder, "2021-03-16", &["network", "consent", "--withdraw", "name"])
        .sees("? Personne")
        .types("noël\r")
        .sees("`formation network consent --withdraw name -- noël`")
        .ends();
    Terminal::run(&folder, "2021-03-16", &["tools", "drop"])
        .sees("? Outil")
        .types("\u{1b}")
        .sees("rien n'a été écrit")
        .ends();
}

/// The help shows the form of an answer; what was answered stands on the line that would say it.
#[test]
fn a_question_about_values_shows_how_to_answer() {
    type Helped = (&'static [&'static str], [&'static str; 2], &'static str, &'static str);
    let helped: [Helped; 3] = [
        (
            &["topics", "vote", "zoé"],
            ["topics with their dots: t3=2, or t3 for one", "les sujets et leurs points : t3=2, ou t3 pour un point"],
            "t9",
            "topics vote zoé t9`",
        ),
        (
            &["tools", "score", "zoé", "w1"],
            ["criteria with their scores, from 0 to 5: c1=4 c2=2", "les critères et leurs notes, de 0 à 5 : c1=4 c2=2"],
            "c1=6",
            "tools score zoé w1 c1=6`",
        ),
        (
            &["criteria", "weigh", "Le Fil"],
            [
                "criteria with their weights, from 0 to 9: c1=5 c2=0",
                "les critères et leurs poids, de 0 à 9 : c1=5 c2=0",
            ],
            "c9=1",
            "criteria weigh \"Le Fil\" c9=1`",
        ),
    ];
    let folder = an_exchange_group();
    for (line, help, answer, all) in helped {
        for (lang, help) in ["en", "fr"].into_iter().zip(help) {
            Terminal::run(&folder, "2021-03-16", &[&["--lang", lang], line].concat())
                .sees(help)
                .types(&format!("{answer}\r"))
                .sees(all)
                .ends();
        }
    }
}

#[test]
fn a_long_import_says_that_it_goes_on_and_the_answer_stands_alone() {
    let folder = Folder::seed();
    let rows = (0..20_000).map(|row| format!("Prénom{row},Nom{row},p{row}@example.org,Le Phare,salarié,active\n"));
    let file = "Prénom,Nom,E-mail,Structure,Statut,teaching\n".to_owned() + &rows.collect::<String>();
    #[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
    std::fs::write(folder.path().join("liste.csv"), file).expect("the folder can be written");
    let line = ["enrol", "--from", "liste.csv", "-n"];
    Terminal::run(&folder, "2021-02-01", &line)
        .sees("examen de ce qui change (")
        .sees("quelqu'un d'autre")
        .types("\u{1b}")
        .sees("rien n'a été écrit")
        .ends();
    let mut folder = folder;
    let piped = folder.on("2021-02-01").try_run("enrol --from liste.csv -n");
    assert!(!piped.text.contains("examen"), "nothing of it in a pipe");
}
