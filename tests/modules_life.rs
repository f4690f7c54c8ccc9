//! Erasing and merging people at random: every tally, mean and rank of the modules is what it was.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test sets up its own folder")]

mod support;

use std::fs;

use support::folder::Folder;

/// Numbers as chance would have them, the same at every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX generator; its high bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// What the group decided, in the words of files.
fn numbers(folder: &mut Folder) -> Vec<String> {
    let lines = [
        "topics tally --format csv --columns rank,topic,dots,voters,passed_over,state",
        "tools grid --format csv --all",
        "tools ranking --format csv --all",
        "tools ranking --format csv --as 'Musée des Tisserands'",
        "tools ranking --format csv --sensitivity",
        "tools ranking --format csv --disagreement",
    ];
    lines.iter().map(|line| folder.answer(line)).collect()
}

fn people(folder: &Folder) -> Vec<String> {
    let table = fs::read_to_string(folder.path().join("data/2021-spring/enrolments.csv")).unwrap();
    table.lines().skip(1).filter_map(|line| line.split(',').next()).map(str::to_owned).collect()
}

#[test]
fn erasing_people_changes_no_number_of_the_group() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-06-02");
    let before = numbers(&mut folder);
    let mut chance = Chance(7);
    let mut left = people(&folder);
    for _ in 0..5 {
        let who = left.remove(chance.below(left.len()));
        folder.run(&format!("participants erase {who} --override 'à sa demande' --yes"));
        assert_eq!(numbers(&mut folder), before, "{who} was erased");
        let check = folder.try_run("check");
        assert_eq!(check.code, 0, "{}", check.text);
    }
    let texts = fs::read_to_string(folder.path().join("data/2021-spring/feedback.csv")).unwrap();
    assert!(texts.contains("effacé") || left.len() == people(&folder).len() - 5, "{texts}");
}

#[test]
fn rows_of_two_who_are_one_are_united_and_what_is_dropped_is_said() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-06-02");
    // Karim gave t2 two dots and t3 one; Léo t3 two and t8 one. t2 and t3 are treated, t8 is open.
    let merged = folder.run(
        "participants merge karim léo --keep last_name=A --keep first_name=A --keep email=A --keep organisation=A \
         --keep status=A --keep funder=A --keep modules=B --keep phone=A --keep note=A --keep teaching=A --keep m1-1=A \
         --keep m3-1=A",
    );
    assert!(
        merged.contains("votes.dots: `1` stays, `2` is dropped; `--keep votes.dots=B` keeps the other"),
        "{merged}"
    );
    let votes = fs::read_to_string(folder.path().join("data/2021-spring/votes.csv")).unwrap();
    let karim: Vec<&str> = votes.lines().filter(|line| line.contains("w268sj")).collect();
    assert_eq!(karim, ["t2,w268sj,2", "t3,w268sj,1", "t8,w268sj,1"], "{votes}");
    assert!(!votes.contains("e36yze"), "{votes}");
    let scores = fs::read_to_string(folder.path().join("data/2021-spring/scores.csv")).unwrap();
    assert!(scores.contains("w2,c1,w268sj,2") && !scores.contains("e36yze"), "{scores}");
    assert_eq!(folder.try_run("check").code, 0);
    folder.run("undo");
    assert_eq!(
        fs::read_to_string(folder.path().join("data/2021-spring/votes.csv")).unwrap().matches("e36yze").count(),
        2
    );
}

#[test]
fn a_transfer_leaves_all_of_it_where_it_was_given() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-04-20");
    folder.run("cohorts add 2021-autumn --like 2021-spring --start 2021-10-05");
    let votes = fs::read(folder.path().join("data/2021-spring/votes.csv")).unwrap();
    let told = folder.try_run("transfer léo --to 2021-autumn -c 2021-spring --on 2021-05-26 --reason indisponible");
    assert_eq!(told.code, 0, "{}", told.text);
    assert_eq!(fs::read(folder.path().join("data/2021-spring/votes.csv")).unwrap(), votes);
}

#[test]
fn a_table_may_lack_a_column_of_its_key() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-06-02");
    let trials = folder.path().join("data/2021-spring/trials.csv");
    fs::write(&trials, "tool,participant,on,ma colonne\nw1,jnghk8,2021-04-02,à garder\n").unwrap();
    folder.run("tools try w1 yanis --on 2021-04-02 --note 'deuxième essai'");
    let written = fs::read_to_string(&trials).unwrap();
    assert_eq!(
        written,
        "tool,participant,session,on,audience,minutes,kept,note,ma colonne\nw1,jnghk8,,2021-04-02,,,,deuxième essai,à garder\n"
    );
    folder.run("undo");
    assert_eq!(fs::read_to_string(&trials).unwrap(), "tool,participant,on,ma colonne\nw1,jnghk8,2021-04-02,à garder\n");
}

#[test]
fn a_hand_over_never_lands_among_the_tables_and_leaves_no_old_page() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-06-02");
    let before = folder.files();
    for place in ["data/2021-spring", "data", ".", "..", "data/neuf"] {
        let refused = folder.try_run(&format!("network handover -o {place} --force"));
        assert_ne!(refused.code, 0, "{place}: {}", refused.text);
        assert_eq!(folder.files(), before, "{place}");
    }
    folder.run("network handover -o remise");
    assert!(folder.path().join("remise/tool-w1.html").exists());
    folder.run("tools set-aside w1 --reason 'trop petit'");
    assert_ne!(folder.try_run("network handover -o remise").code, 0, "it is there already");
    folder.run("network handover -o remise --force");
    assert!(!folder.path().join("remise/tool-w1.html").exists(), "a page of before is gone");
}

#[test]
fn what_was_withdrawn_stays_withdrawn() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-06-02");
    folder.run("network consent yanis --withdraw email");
    let consents = folder.path().join("data/2021-spring/consents.csv");
    let mut text = fs::read_to_string(&consents).unwrap();
    text.push_str("jnghk8,email,2021-05-01,\n");
    fs::write(&consents, text).unwrap();
    assert!(
        !folder.answer("network directory --format csv").contains("yanis.belkacem"),
        "an older row brings nothing back"
    );
    folder.on("2021-06-03").run("network consent yanis email");
    assert!(folder.answer("network directory --format csv").contains("yanis.belkacem"));
    folder.run("network consent yanis --withdraw name");
    folder.on("2021-06-04").run("network consent yanis name");
    let directory = folder.answer("network directory --format csv");
    assert!(directory.contains("Belkacem") && !directory.contains("yanis.belkacem"), "{directory}");
}

#[test]
fn what_is_said_again_takes_nothing_back() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-06-02");
    folder.run("tools try w2 yanis --audience seniors --minutes 40 --kept yes");
    folder.run("tools try w2 yanis --note 'sur tablette'");
    let trials = fs::read_to_string(folder.path().join("data/2021-spring/trials.csv")).unwrap();
    assert!(trials.contains("w2,jnghk8,,2021-06-02,seniors,40,yes,sur tablette"), "{trials}");
    folder.run("experiences adopt x1 jean-baptiste");
    let adoptions = fs::read_to_string(folder.path().join("data/2021-spring/adoptions.csv")).unwrap();
    assert!(adoptions.contains("pour les visites du patrimoine"), "{adoptions}");
    let erased = folder.run("participants erase yanis --override 'à sa demande' --yes");
    assert!(erased.contains("handed over to the network"), "{erased}");
    assert_ne!(folder.try_run("network edit o1 --text 'un studio' --title x").code, 0);
    assert_ne!(folder.try_run("feedback edit f1 --after m3-1 --today 2021-05-08").code, 0, "told of what is to come");
}

#[test]
fn a_structure_written_two_ways_has_one_weight() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-06-02");
    let weights = folder.path().join("data/2021-spring/weights.csv");
    fs::write(&weights, "organisation,criterion,weight\nmusée des tisserands,c3,1\nMUSÉE DES TISSERANDS,c3,9\n")
        .unwrap();
    let as_the_museum = "tools ranking --format csv --as 'Musée des Tisserands'";
    let before = folder.answer(as_the_museum);
    folder.run("criteria weigh 'Musée des Tisserands' c3=0");
    assert_ne!(folder.answer(as_the_museum), before, "the row that counts is the row that weighing changes");
}

#[test]
fn a_slip_in_one_word_of_a_title_names_the_topic() {
    let mut folder = Folder::of("examples/culture-2021");
    folder.on("2021-06-02");
    let told = folder.try_run("topics show viiste");
    assert!(told.text.contains("did you mean t6 (Une visite guidée sans visiteurs)?"), "{}", told.text);
}
