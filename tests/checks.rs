//! A case per code of `check`, through the command line: a group in which all is well on 17 March 2021, what somebody
//! does to its files, and the codes that `check` finds. A rule more is a line more here.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has to stop")]

mod support;

use formation::domain::findings::Code;
use formation::lang::Lang;
use support::project;
use support::shell::{Shell, Shown, copy};

const ENROLMENTS: &str = "data/2021-spring/enrolments.csv";
const ATTENDANCE: &str = "data/2021-spring/attendance.csv";
const REGISTER: &str = "data/2021-spring/sessions.csv";

/// The codes found, separated by spaces, and the shell line that leads to them (`E`, `A` and `R` are the tables, `P` the
/// definition).
const CASES: &[(&str, &str)] = &[
    ("E101", "echo 'm9-1,zm4k7p,present,10,,,roll_call,' >> $A"),
    ("E102", "echo 'm1-1,zm4k7q,present,10,,,roll_call,' >> $A"),
    ("E102", "rm $E"),
    ("E103", "sed -i 2s/afdas/adfas/ $E"),
    ("E104", "sed -i '4s/m1 m3/m1 m9/' $E"),
    ("E111", "echo 'pn4k7p,MARTIN,zoe,,,,employee,,,enrolled,2021-02-01,,,,,,active' >> $E; mark pn4k7p"),
    ("E121", "sed -i 4s/m1/m2/ $E"),
    ("E122", "sed -i '/\"m1-1\"/s/ }/, state = \"cancelled\" }/; s/^hours = 3/hours = 0/' $P; sed -i '3,$d' $A"),
    ("E123", "sed -i 3s/180/190/ $A"),
    ("E124", "echo 'm2-1,zm4k7p,absent,0,,,,' >> $A"),
    ("E125", "sed -i 4s/,0,/,10,/ $A"),
    ("E126", "sed -i 2s/155/170/ $A"),
    (
        "E127 W234",
        "sed -i '/\"m2-1\"/s/date = 2021-04-02, start = 10:00, end = 12:00/date = 2021-03-16, start = 15:00, end = 17:00/' $P; printf 'm2-1,zm4k7p,present,120,,,roll_call,\nm2-1,zk9r3t,absent,0,,,,\nm2-1,nb8p5d,absent,0,,,,\n' >> $A",
    ),
    ("E131", "sed -i '2,$d' $A"),
    ("E141", "sed -i s/^capacity.*/capacity=3/ $P"),
    (
        "E142",
        "sed -i '3s/enrolled,2021-02-02,,/withdrawn,2021-02-02,2021-04-01,2021-03-20/; /zk9r3t/!b' $E; sed -i /zk9r3t/d $A",
    ),
    ("E143", "sed -i 3s/enrolled/withdrawn/ $E"),
    ("E144", "sed -i 3s/planned$// $E"),
    ("E145", "sed -i 3s/planned$/plan/ $E; sed -i '/^teaching = \\[\"active/d' $P"),
    ("E146", "sed -i 3s/volunteer/apprentice/ $E"),
    ("E150", "sed -i 3s/2021-02-02/2021-02-30/ $E"),
    ("E150", "sed -i '3s/2021-02-02/2021-02-30/; s/$/\\r/' $E"),
    ("E103", "sed -i '2s/afdas/adfas/; s/$/\\r/' $E"),
    ("E151", "sed -i 1s/phone/email/ $E"),
    ("E152", "printf 'torn\\n' > data/journal.jsonl"),
    ("E153", "mkdir data/2021-autumn; cp $E data/2021-autumn"),
    ("E154", "sed -n 3p $E >> $E"),
    ("E155", "sed -n 3p $A >> $A"),
    ("E156", "sed -i 1s/minutes/minute/ $A"),
    ("E157", "mkdir $R"),
    ("E157", "ln -s /nowhere/evidence data/2021-spring/evidence"),
    ("E157", "mkfifo data/mappings.csv"),
    ("E158", "sed -i '2i<<<<<<< HEAD' $A"),
    ("E158", "printf '<<<<<<< HEAD\nid\n=======\n>>>>>>> zoe\n' | cat - $E > e && mv e $E"),
    ("E158", "printf '>>>>>>> zoe\n' >> data/journal.jsonl"),
    ("W211", "echo 'pn4k7p,Le Bihann,Noël,,,,employee,,,enrolled,2021-02-01,,,,,,active' >> $E; mark pn4k7p"),
    ("W212", "sed -i 5s/noel.lebihan/karim.haddad/ $E"),
    ("W221", "sed -i 3s/180/0/ $A"),
    ("W222", "sed -i 3s/roll_call// $A"),
    ("W223", "sed -i 3s/roll_call/log:3f9a5b012cde/ $A"),
    (
        "W224",
        "mkdir data/2021-spring/evidence; sed -i 3s/roll_call/log:3f9a5b012cde/ $A; sed -i '3s/log:/signature log:/' $A; kept 3f9a5b012cde0000",
    ),
    ("W231", "sed -i 3d $A"),
    ("W232", "sed -i '/\"m2-2\"/s/2021-04-09/2021-04-05/' $P"),
    ("W233", "spring autumn"),
    (
        "W234",
        "sed -i '/\"m3-1\"/s/date = 2021-05-25, start = 14:00, end = 16:00, trainer = \"nadia\"/date = 2021-05-21, start = 11:00, end = 13:00/' $P",
    ),
    ("W235", "sed -i '/\"m3-1\"/s/16:00/17:00/' $P"),
    ("W236", "printf 'session,headcount,trainer_signed_on,closed_on,note\nm1-1,9,,,\n' > $R"),
    ("W237", "printf 'session,headcount,trainer_signed_on,closed_on,note\nm1-1,,,2021-03-16,\n' > $R; sed -i 3d $A"),
    ("W238", "sed -i '/\"m2-1\"/s/2021-04-02, start = 10:00, end = 12:00/2021-03-28, start = 01:00, end = 04:00/' $P"),
    ("W241", "sed -i '/\"m1-1\"/s/ }/, capacity = 3 }/' $P"),
    ("W242", "sed -i 3s/2021-02-02,,/2021-02-02,,2021-05-22/ $E"),
    ("W243", "sed -i 3s/2021-02-02/2021-03-18/ $E"),
    ("W244", "sed -i 3s/@/.at./ $E"),
    ("W245", "sed -i 3s/volunteer// $E"),
    ("W246", "sed -i '3s/enrolled,2021-02-02,,/withdrawn,2021-02-02,,2021-03-15/' $E; sed -i /zk9r3t/d $A"),
    ("W251", "sed -i 's/^\\([^,]*,[^,]*,[^,]*,[^,]*\\),[^,]*/\\1/' $E"),
    // No write adds the column before the row is corrected.
    ("E150", "sed -i 's/^\\([^,]*,[^,]*,[^,]*,[^,]*\\),[^,]*/\\1/; 3s/volunteer/xyz/' $E"),
    ("W253 W252", "sed -i 1s/phone/phones/ $E"),
    ("W253", "sed -i 's/$/\\r/' $A"),
    ("W254", "chmod o+w $A"),
    ("W255 W256", "printf '{\"op\":1' > data/journal.jsonl"),
    ("W263", "sed -i 's/Ciné-club du Lavoir/=1+1/' $E"),
    ("W264", "sed -i 's/06 39 98 12 34/3.36E+10/' $E"),
    ("W262", "sed -i 's/zk9r3t/242e83/' $E $A"),
    ("W267 W262", "sed -i 's/\"m1-1\"/\"3-1\"/' $P; sed -i 's/^m1-1,/3-janv.,/; 3,$s/^3-janv./3-1/' $A"),
    (
        "W258",
        "for time in 1 2; do echo '{\"op\":1,\"at\":\"\",\"by\":\"\",\"command\":[],\"files\":[],\"changes\":[]}'; done > data/journal.jsonl",
    ),
    ("W259", "echo '{\"op\":1,\"at\":\"\",\"by\":\"\",\"kind\":\"share\"}' > data/journal.jsonl"),
    ("W256", "rm data/journal.jsonl"),
    ("W256", ": > data/journal.jsonl"),
    (
        "W257",
        "sed -i 's/\"files\":\\[\\]/\"files\":[{\"path\":\"data\\/2021-spring\\/attendance.csv\",\"before\":null,\"after\":\"00\"}]/' data/journal.jsonl",
    ),
    ("W260", "cp $A 'data/2021-spring/attendance (copie en conflit de Zoé).csv'"),
    ("W260", "cp $P programme.sync-conflict-20210317-090000-ABCDEF.toml"),
    ("W265", "sed -i '2s/Zoé/ZoÃ©/' $E"),
    ("W265", "sed -i '2s/Zoé/Zo\\x00é/' $E"),
    ("W265", "sed -i '3s/,roll_call,/&dit par \\x07Zoé/' $A"),
    ("W265", "sed -i '2s/Zoé/Zo\u{fffd}/' $E"),
    ("W266", "head -c 4096 /dev/zero >> data/journal.jsonl"),
    ("W261", "sed -i s/90176543800014/90176543800015/ $P"),
    ("E105", "printf 'topic,participant,dots\nt9,zm4k7p,1\n' > data/2021-spring/votes.csv"),
    ("W271", "topic chosen m2-1 200"),
    ("W272", "topic open '' 30; printf 'topic,participant,dots\nt1,zm4k7p,4\n' > data/2021-spring/votes.csv"),
    ("W273", "printf 'id,label,weight,must\nc1,Facile,1,yes\n' > data/2021-spring/criteria.csv"),
    ("W274", "printf 'id,name,url,by,identified_on,state,reason\nw1,Pad,,,,tried,\n' > data/2021-spring/tools.csv"),
    (
        "W275",
        "printf 'participant,field,on,withdrawn_on\nzm4k7p,name,2021-03-01,2021-03-16\n' > data/2021-spring/consents.csv; printf 'on,folder,by\n2021-03-10,remise,claire\n' > data/2021-spring/handovers.csv",
    ),
    (
        "W276",
        "printf 'id,participant,text,due,done_on\np1,zm4k7p,Le guide,2021-03-10,\n' > data/2021-spring/commitments.csv",
    ),
    ("W277 W235", "topic chosen m2-1 30; sed -i '/\"m2-1\"/s/ }/, state = \"cancelled\" }/' $P"),
];

/// Codes that no file of this program leads to.
const WITHOUT_CASE: &[(&str, &str)] = &[
    ("E159", "a sealed file that somebody changed: tests/stories/both/seals.md"),
    ("W201", "a module without a session needs a definition of its own: a case of src/check"),
    ("W225", "what looks wrong on a signed sheet: tests/stories/roll-call.md"),
    ("W268", "sealed figures that changed: tests/stories/both/seals-diff.md"),
    ("W250", "what was finished after a crash: tests/crash.rs"),
];

/// The seed programme and a small group, everybody marked at the one session that is over.
fn well() -> Shell {
    let mut shell = Shell::new();
    shell.export("FORMATION_NOW", "2021-03-17T09:00:00+01:00");
    for (name, file) in [("E", ENROLMENTS), ("A", ATTENDANCE), ("R", REGISTER), ("P", "programme.toml")] {
        shell.export(name, file);
    }
    copy(&project().join("programme.toml"), &shell.home());
    copy(&project().join("tests/fixtures/small-group"), &shell.home());
    run(
        &mut shell,
        r#"printf '{"op":1,"at":"2021-03-16T18:00:00+01:00","by":"claire","command":["formation"],"files":[],"changes":[]}\n' > data/journal.jsonl"#,
    );
    run(&mut shell, "sed -i /^m2-1/d $A");
    mark(&mut shell, "nb8p5d");
    shell
}

fn run(shell: &mut Shell, line: &str) -> Shown {
    let shown = shell.run(line);
    assert_eq!(shown.code, 0, "{line}\n{}", shown.text);
    shown
}

fn mark(shell: &mut Shell, id: &str) {
    run(shell, &format!("echo 'm1-1,{id},present,180,,,roll_call,' >> $A"));
}

/// What somebody does: a shell line, in which `mark ID` is a presence more, `topic STATE SESSION MINUTES` the one topic, and `spring autumn` a second cohort whose
/// trainer is in two places.
fn does(shell: &mut Shell, what: &str) {
    if what == "spring autumn" {
        let toml = r#"id = "2021-autumn"
sessions = [
  { id = "m1-1", module = "m1", date = 2021-05-25, start = 13:00, end = 16:00, trainer = "nadia" },
  { id = "m2-1", module = "m2", date = 2021-09-01, start = 09:00, end = 17:00 },
  { id = "m3-1", module = "m3", date = 2021-09-08, start = 14:00, end = 16:00 },
]
"#;
        std::fs::create_dir_all(shell.home().join("data/2021-autumn")).unwrap();
        #[allow(clippy::disallowed_methods, reason = "a test sets up its own folder")]
        std::fs::write(shell.home().join("data/2021-autumn/cohort.toml"), toml).unwrap();
        return;
    }
    let kept = r#"kept() { sed -i "s,\"files\":\[\],\"files\":[{\"path\":\"data/2021-spring/evidence/zoom.csv\"\,\"before\":null\,\"after\":\"$1\"}]," data/journal.jsonl; }"#;
    let topic = r#"topic() { printf 'id,title,by,kind,note,proposed_on,state,session,minutes,why,outcome\nt1,Son,,,,,%s,%s,%s,,\n' "$1" "$2" "$3" > data/2021-spring/topics.csv; }"#;
    run(shell, &format!("{kept}\n{topic}\nmark() {{ echo \"m1-1,$1,present,180,,,roll_call,\" >> $A; }}\n{what}"));
}

#[test]
fn where_all_is_well_check_has_no_answer_and_says_so_beside_it() {
    let answer = well().run("formation check 2> /dev/null");
    assert_eq!((answer.text.as_str(), answer.code), ("", 0));
    assert_eq!(well().run("formation check --lang en").text, "nothing is wrong, nothing looks wrong\n");
}

#[test]
fn each_case_has_its_codes() {
    let mut wrong = Vec::new();
    for (codes, what) in CASES {
        let mut shell = well();
        does(&mut shell, what);
        let shown = shell.run("formation check --format csv --columns code");
        let found: Vec<&str> = shown.text.lines().skip(1).collect();
        let found = found.join(" ");
        let code = if codes.contains("E157") { 3 } else { i32::from(codes.contains('E')) };
        if found != *codes || shown.code != code {
            wrong.push(format!("{codes}: exit {} with {found}\n  {what}\n{}", shown.code, well_told(&mut shell)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn well_told(shell: &mut Shell) -> String {
    shell.run("formation check --lang en").text
}

#[test]
fn every_code_has_a_case_here_or_says_why_not() {
    for code in Code::ALL {
        let here = CASES.iter().any(|(codes, _)| codes.split(' ').any(|one| one == code.key()));
        // A definition that cannot be read is no finding but a failure: the cases of store/programme.
        let definition = code.key().starts_with("E16");
        let excused = definition || WITHOUT_CASE.iter().any(|(one, _)| *one == code.key());
        assert_ne!(here, excused, "{}: one case, or one reason", code.key());
    }
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let mut shell = Shell::new();
    for code in Code::ALL {
        let key = code.key();
        let french = run(&mut shell, &format!("formation check explain {key} --lang fr")).text;
        let english = run(&mut shell, &format!("formation check explain {} --lang en", key.to_lowercase())).text;
        assert!(french.starts_with(&format!("{key} · {}", code.page(Lang::Fr).title)), "{french}");
        assert!(english.starts_with(&format!("{key} · {}", code.page(Lang::En).title)), "{english}");
    }
}

#[test]
fn one_cohort_is_examined_alone() {
    let mut shell = well();
    does(&mut shell, "spring autumn");
    run(&mut shell, "sed -i 3s/180/190/ $A");
    for (flags, codes) in
        [("", "E123 W233"), ("-c 2021-spring", "E123 W233"), ("-c 2021-autumn", "W233"), ("-c all", "E123 W233")]
    {
        let shown = shell.run(&format!("formation check {flags} --format csv --columns code"));
        let found: Vec<&str> = shown.text.lines().skip(1).collect();
        assert_eq!(found.join(" "), codes, "check {flags}");
    }
}

#[test]
fn who_is_present_in_many_cohorts_at_one_hour_is_found_once_for_each_but_the_first() {
    let mut shell = well();
    run(
        &mut shell,
        r#"for id in $(seq -w 20); do
  mkdir -p data/g$id
  echo "id = \"g$id\"
sessions = [ { id = \"s1\", module = \"m1\", date = 2021-03-12, start = 09:00, end = 12:00 } ]" > data/g$id/cohort.toml
  (head -1 $E; echo "zm4k7p,Martin,Zoé,zoe@example.org,,,employee,,,enrolled,2021-02-01,,,,,,active") > data/g$id/enrolments.csv
  (head -1 $A; echo "s1,zm4k7p,present,180,,,roll_call,") > data/g$id/attendance.csv
done"#,
    );
    let found = |shell: &mut Shell, cohort: &str| {
        shell.run(&format!("formation check -c {cohort} --format csv --columns code | grep -c E127")).text
    };
    for cohort in ["all", "g01", "g20"] {
        assert_eq!(found(&mut shell, cohort), "19\n", "{cohort}");
    }
    let told = run(&mut shell, "formation export hours -c all --lang en 2>&1 > /dev/null").text;
    assert_eq!(told.matches("180 min are counted twice").count(), 5, "{told}");
    assert!(told.contains("14 more presences at two sessions at once"), "{told}");
}

#[test]
fn a_trainer_of_many_cohorts_is_in_two_places_once_for_each_moment() {
    let mut shell = well();
    run(
        &mut shell,
        r#"for id in $(seq -w 20); do
  mkdir data/g$id
  echo "id = \"g$id\"
sessions = [
  { id = \"s1\", module = \"m1\", date = 2022-03-14, start = 09:00, end = 12:00, trainer = \"nadia\" },
  { id = \"s2\", module = \"m1\", date = 2022-03-15, start = 09:00, end = 12:00, trainer = \"nadia\" },
]" > data/g$id/cohort.toml
done"#,
    );
    for cohort in ["all", "g01", "g20"] {
        let told =
            shell.run(&format!("formation check -c {cohort} --format csv --columns code,message --lang en")).text;
        let found: Vec<&str> = told.lines().filter(|line| line.starts_with("W233")).collect();
        assert_eq!(found.len(), 2, "{told}");
        assert!(found.iter().all(|line| line.contains("and 18 other sessions then")), "{told}");
    }
}

#[test]
fn a_definition_that_cannot_be_read_is_the_only_list() {
    let mut shell = well();
    does(&mut shell, "spring autumn");
    run(&mut shell, "sed -i s/13:00/17:00/ data/2021-autumn/cohort.toml; sed -i 3s/180/190/ $A");
    let shown = shell.run("formation check --lang en");
    assert_eq!(shown.code, 3, "{}", shown.text);
    assert!(shown.text.contains("data/2021-autumn/cohort.toml:3:"), "{}", shown.text);
    assert!(!shown.text.contains("E123"), "{}", shown.text);
}
