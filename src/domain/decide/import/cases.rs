//! Cases of [`super`]: a row for each verdict, the waiting list, and what holds for any file.

use crate::domain::change::RecordChange;
use crate::domain::people::enrolment::Enrolment;
use proptest::prelude::*;

use super::{AlreadyThere, ComingBack, Import, Imported, Likeness, NearMatchAnswer, Rejection, Verdict, import};

use crate::domain::fixture::{cohort, day, programme};
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::cell_texts::CellTexts;
use crate::domain::people::eligibility::Barrier;
use crate::domain::people::registration::{FormRow, Registration, Unfit};
use crate::domain::programme::definition::EligibilityRule;
use crate::domain::programme::ids::ModuleId;
use crate::domain::records::{CohortRecords, Numbered};
use crate::domain::refusal::enrolment::EnrolmentRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{EnrolmentState, PersonStatus};

fn row(number: u32, first: &str, last: &str, email: &str) -> FormRow {
    let read = Ok(Registration {
        says: CellTexts::from([("first_name", first), ("last_name", last), ("email", email)]).filled(),
        ..Registration::default()
    });
    FormRow { number, cells: Vec::new(), person: String::new(), read, mended: Vec::new() }
}

fn say(row: &mut Registration, column: &'static str, text: &str) {
    row.says = std::mem::take(&mut row.says).without(column).text(column, Some(text));
}

/// A row that says more.
fn saying(number: u32, first: &str, last: &str, say: impl FnOnce(&mut Registration)) -> FormRow {
    let mut row = row(number, first, last, "");
    say(row.read.as_mut().unwrap());
    row
}

fn run(records: &CohortRecords, rows: &[FormRow], request: &Import) -> Imported {
    let rows = rows.iter().cloned().collect();
    import(records, &programme(), &rows, request, day("2021-02-01")).in_one_plan(&rows)
}

/// In a word, what became of each row.
fn words(imported: &Imported) -> Vec<String> {
    let word = |verdict: &Verdict| match verdict {
        Verdict::New { rank: None, .. } => "new".to_owned(),
        Verdict::New { rank: Some(rank), .. } => format!("waiting {rank}"),
        Verdict::Back(back) => {
            let ComingBack { was, rank, differs, .. } = &**back;
            let columns: Vec<&str> = differs.iter().map(|differs| differs.column.as_str()).collect();
            format!("back {} {rank:?} {columns:?}", was.key())
        }
        Verdict::Already(there) => {
            let AlreadyThere { person, row, updated, differs, .. } = &**there;
            let columns: Vec<&str> = differs.iter().map(|differs| differs.column.as_str()).collect();
            let from = row.map(|row| format!(" row {row}")).unwrap_or_default();
            format!("already {}{from}{} {columns:?}", person.name, if *updated { " updated" } else { "" })
        }
        Verdict::Ambiguous(near) => {
            let near: Vec<_> = near
                .iter()
                .map(|near| format!("near {} {}", near.person.name, near.likeness == Likeness::Email))
                .collect();
            near.join(", ")
        }
        Verdict::Erased(erasure) => format!("erased {:?}", erasure.on),
        Verdict::Rejected(reasons) => {
            let word = |reason: &Rejection| match reason {
                Rejection::Unfit(unfit) => format!("unfit {unfit:?}"),
                Rejection::OtherCohort { value } => format!("other {value}"),
                Rejection::Refused(refusal) => format!("refused {refusal:?}"),
            };
            reasons.iter().map(word).collect::<Vec<_>>().join(", ")
        }
    };
    imported.verdicts.iter().map(word).collect()
}

/// The cohort once the plan is carried out.
fn applied(records: &CohortRecords, imported: &Imported) -> CohortRecords {
    let mut rows: Vec<_> = records.enrolments().cloned().collect();
    for change in &imported.plan.changes {
        let Some(RecordChange { before, after: Some(after), .. }) = change.of::<Enrolment>() else {
            panic!("{change:?}")
        };
        match before {
            None => rows.push(after.clone()),
            Some(before) => *rows.iter_mut().find(|row| *row == before).unwrap() = after.clone(),
        }
    }
    let rows = rows.into_iter().zip(2..).map(|(record, line)| Numbered { line, record }).collect();
    CohortRecords::marked(records.cohort.clone(), rows, Vec::new())
}

#[test]
fn every_row_gets_its_verdict() {
    let records = cohort("c")
        .person("Zoé", "Martin", |row| row.email = "zoe@example.org".into())
        .person("Paul", "Durand", |row| row.state = EnrolmentState::Withdrawn)
        .records();
    let unfit = FormRow { read: Err(Unfit::Draft.into()), ..row(9, "", "", "") };
    let rows = [
        row(2, "Karim", "Haddad", "karim@example.org"),
        row(3, "MARTIN", "Zoé", "ZOE@example.org"),
        saying(4, "Zoé", "Martin", |row| say(row, "phone", "0639980001")),
        row(5, "Zoé", "Martinez", "other@example.org"),
        row(6, "Anne", "Petit", "zoe@example.org"),
        row(7, "Haddad", "Karim", ""),
        row(8, "Paul", "Durand", ""),
        unfit,
        saying(10, "Luc", "Moreau", |row| row.cohort = Some("autumn".into())),
        saying(11, "Léa", "Blanc", |row| row.cohort = Some(" C ".into())),
        saying(12, "Eva", "Roux", |row| say(row, "funder", "adfas")),
    ];
    let imported = run(&records, &rows, &Import::default());
    let words = words(&imported);
    assert_eq!(
        words[..10],
        [
            "new",
            "already Zoé Martin []",
            "already Zoé Martin [\"phone\"]",
            "near Zoé Martin false",
            "near Zoé Martin true",
            "already Karim Haddad row 2 []",
            "already Paul Durand []",
            "unfit Draft",
            "other autumn",
            "new",
        ]
    );
    assert!(words[10].starts_with("refused UnknownName"), "{}", words[10]);
    let counts = imported.counts();
    assert_eq!(
        (counts.rows, counts.new, counts.already, counts.ambiguous, counts.rejected),
        (11, 2, 4, 2, 3),
        "{counts:?}"
    );
}

fn id_of(records: &CohortRecords, position: usize) -> String {
    records.enrolment(EnrolmentIndex(position)).id.to_string()
}

#[test]
fn somebody_else_than_one_lookalike_may_be_another() {
    use NearMatchAnswer::{Same, SomebodyElse, Unknown};
    let records = cohort("c")
        .person("Zoé", "Martinez", |_| {})
        .person("Paul", "Durand", |row| row.email = "zoe@example.org".into())
        .records();
    let rows = [row(2, "Zoé", "Martin", "zoe@example.org")];
    let (martinez, durand) = ((2, id_of(&records, 0)), (2, id_of(&records, 1)));
    let settled = |settled: &[(&(u32, String), NearMatchAnswer)]| Import {
        settled: settled.iter().map(|(who, said)| ((*who).clone(), *said)).collect(),
        ..Import::default()
    };
    let cases = [
        (settled(&[]), "near Paul Durand true, near Zoé Martinez false"),
        (settled(&[(&durand, SomebodyElse)]), "near Zoé Martinez false"),
        (settled(&[(&martinez, SomebodyElse)]), "near Paul Durand true"),
        (settled(&[(&durand, SomebodyElse), (&martinez, Unknown)]), "near Zoé Martinez false"),
        (settled(&[(&durand, SomebodyElse), (&martinez, Same)]), "already Zoé Martinez [\"email\"]"),
        (settled(&[(&durand, SomebodyElse), (&martinez, SomebodyElse)]), "new"),
    ];
    for (request, word) in cases {
        assert_eq!(words(&run(&records, &rows, &request)), [word], "{:?}", request.settled);
    }
}

#[test]
fn a_near_match_is_settled_by_whoever_can_tell() {
    let records = cohort("c").person("Zoé", "Martin", |_| {}).records();
    let rows = [row(2, "Zoé", "Martinez", "")];
    for (said, word) in [
        (NearMatchAnswer::SomebodyElse, "new"),
        (NearMatchAnswer::Same, "already Zoé Martin []"),
        (NearMatchAnswer::Unknown, "near Zoé Martin false"),
    ] {
        let request = Import { settled: [((2, id_of(&records, 0)), said)].into(), ..Import::default() };
        assert_eq!(words(&run(&records, &rows, &request)), [word], "{said:?}");
    }
    let distinct = Import { distinct: true, ..Import::default() };
    assert_eq!(words(&run(&records, &rows, &distinct)), ["new"]);
}

#[test]
fn who_registered_first_is_seated_first() {
    let mut built = cohort("c").person("Zoé", "Martin", |_| {});
    built.cohort.capacity = Some(2);
    let at = |time: &str| time.parse().ok();
    let rows = [
        saying(2, "Anne", "Petit", |_| {}),
        saying(3, "Luc", "Moreau", |row| row.registered = at("2021-01-09T10:00:00")),
        saying(4, "Léa", "Blanc", |row| row.registered = at("2021-01-08T10:00:00")),
    ];
    let imported = run(&built.records(), &rows, &Import::default());
    assert_eq!(words(&imported), ["waiting 2", "waiting 1", "new"]);
    let names: Vec<String> = imported
        .plan
        .changes
        .iter()
        .map(|change| change.after::<Enrolment>().unwrap_or_else(|| panic!("{change:?}")))
        .map(|after| format!("{} {:?}", after.first_name, after.enrolled_on))
        .collect();
    assert_eq!(names, ["Léa Some(2021-01-08)", "Luc Some(2021-01-09)", "Anne Some(2021-02-01)"]);
}

#[test]
fn defaults_are_for_rows_that_say_nothing() {
    let mut programme = programme();
    programme.eligibility = vec![EligibilityRule { column: "status".into(), allowed: vec!["volunteer".into()] }];
    let rows = [
        saying(2, "Anne", "Petit", |row| say(row, "status", "employee")),
        saying(3, "Luc", "Moreau", |row| say(row, "organisation", "Radio")),
    ];
    let defaults = [("status", "volunteer"), ("organisation", "Atelier")].into();
    let request = Import { defaults, ..Import::default() };
    let records = cohort("c").records();
    let rows = rows.into_iter().collect();
    let imported = import(&records, &programme, &rows, &request, day("2021-02-01")).in_one_plan(&rows);
    let Verdict::Rejected(reasons) = &imported.verdicts[0] else { panic!("{:?}", imported.verdicts) };
    let [Rejection::Refused(refusal)] = &reasons[..] else { panic!("{:?}", imported.verdicts[0]) };
    assert!(
        matches!(&**refusal, Refusal::Enrolment(EnrolmentRefusal::NotEligible { barriers }) if matches!(&barriers[..], [Barrier { value, .. }] if value == "employee")),
        "{refusal:?}"
    );
    assert!(matches!(imported.verdicts[1], Verdict::New { .. }), "{:?}", imported.verdicts[1]);
    let enrolment: &Enrolment = imported.plan.changes[0].after().unwrap();
    assert_eq!((enrolment.organisation.as_str(), enrolment.status), ("Radio", Some(PersonStatus::Volunteer)));
}

#[test]
fn all_modules_is_an_answer_and_none_is_not() {
    let records = cohort("c").person("Zoé", "Martin", |row| row.modules = vec![ModuleId::new("m1")]).records();
    let rows = [
        saying(2, "Anne", "Petit", |row| say(row, "modules", "")),
        saying(3, "Luc", "Moreau", |_| {}),
        saying(4, "Zoé", "Martin", |row| say(row, "modules", "")),
    ];
    let request = Import { update: true, defaults: [("modules", "m1")].into(), ..Import::default() };
    let imported = run(&records, &rows, &request);
    assert_eq!(words(&imported), ["new", "new", "already Zoé Martin updated [\"modules\"]"]);
    let after = applied(&records, &imported);
    let modules: Vec<usize> = after.enrolments().map(|row| row.modules.len()).collect();
    assert_eq!(modules, [0, 0, 1], "Zoé and Anne follow all, Luc the one that is taken for him");
}

#[test]
fn an_update_takes_the_differences_once() {
    let records = cohort("c").person("Zoé", "Martin", |row| row.phone = "0639980001".into()).records();
    let rows = [saying(2, "Zoé", "Martin", |row| {
        say(row, "phone", "06 39 98 00 02");
        say(row, "email", "zoe@example.org");
    })];
    let request = Import { update: true, ..Import::default() };
    let first = run(&records, &rows, &request);
    assert_eq!(words(&first), ["already Zoé Martin updated [\"email\", \"phone\"]"]);
    let records = applied(&records, &first);
    assert_eq!(records.enrolment(EnrolmentIndex(0)).phone, "06 39 98 00 02");
    let again = run(&records, &rows, &request);
    assert_eq!(words(&again), ["already Zoé Martin []"]);
    assert!(again.plan.changes.is_empty(), "{:?}", again.plan.changes);
}

#[test]
fn of_two_rows_about_one_person_the_later_one_stands() {
    let records = cohort("c").person("Zoé", "Martin", |row| row.organisation = "Radio".into()).records();
    let from = |number, first: &str, last: &str, organisation: &str| {
        saying(number, first, last, |row| say(row, "organisation", organisation))
    };
    let rows = [
        from(2, "Karim", "Haddad", "Atelier"),
        from(3, "Zoé", "Martin", "Cirque"),
        from(4, "Karim", "Haddad", "Musée"),
        from(5, "Zoé", "Martin", "Radio"),
    ];
    let request = Import { update: true, ..Import::default() };
    let first = run(&records, &rows, &request);
    assert_eq!(
        words(&first),
        [
            "new",
            "already Zoé Martin [\"organisation\"]",
            "already Karim Haddad row 2 updated [\"organisation\"]",
            "already Zoé Martin []",
        ]
    );
    let after = applied(&records, &first);
    let organisations: Vec<&str> = after.enrolments().map(|row| row.organisation.as_str()).collect();
    assert_eq!(organisations, ["Radio", "Musée"]);
    assert!(run(&after, &rows, &request).plan.changes.is_empty());
}

proptest! {
    /// Whatever the rows: one verdict each, and the same rows again change nothing.
    #[test]
    fn importing_twice_is_importing_once(
        people in proptest::collection::vec(("[ab]{0,3}", "[abc]{1,4}", "([ab]@x[.]y)?", 0_u32..4, "[xy]?"), 0..12),
        capacity in 0_u32..8,
        update in any::<bool>(),
    ) {
        let mut built = cohort("c");
        built.cohort.capacity = Some(capacity);
        let records = built.records();
        let rows: Vec<FormRow> = (2..)
            .zip(&people)
            .map(|(number, (first, last, email, hour, organisation))| {
                saying(number, first, last, |read| {
                    say(read, "email", email);
                    say(read, "organisation", organisation);
                    read.says = std::mem::take(&mut read.says).filled();
                    read.registered = Some(*hour).filter(|hour| *hour > 0).and_then(|hour| day("2021-01-05").and_hms_opt(hour, 0, 0));
                })
            })
            .collect();
        let request = Import { update, ..Import::default() };
        let first = run(&records, &rows, &request);
        let counts = first.counts();
        prop_assert_eq!(counts.rows, rows.len());
        prop_assert_eq!(counts.new + counts.already + counts.ambiguous + counts.rejected, counts.rows);
        prop_assert_eq!(counts.new - counts.waiting, first.plan.changes.len().min(capacity as usize));
        let again = run(&applied(&records, &first), &rows, &request);
        prop_assert!(again.plan.changes.is_empty(), "{:?}", again.plan.changes);
    }
}
