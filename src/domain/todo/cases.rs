//! What is due, as cases. The fixture's programme is remote; its sessions have a trainer and no link.

use chrono::NaiveTime;

use super::{Due, DueMatter, DueScope, due};
use crate::domain::attendance::evidence::Evidence;
use crate::domain::attendance::held::HeldSession;
use crate::domain::fixture::{Builder, cohort, day, issued, programme};
use crate::domain::programme::definition::{Field, Programme};
use crate::domain::programme::ids::{FieldId, ModuleId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Numbered};
use crate::domain::vocabulary::{Attendance, DueKind, EnrolmentState, Modality, PaperKind};

/// The seed schedule with all that a session needs.
fn ready() -> Builder {
    let mut built = cohort("c");
    for session in &mut built.cohort.sessions {
        session.link = "https://visio.example.org/m".into();
    }
    built
}

/// As of the end of that day.
fn found(built: Builder, programme: &Programme, today: &str) -> Vec<Due> {
    found_at(built, programme, today, NaiveTime::from_hms_opt(23, 59, 59).unwrap())
}

fn found_at(built: Builder, programme: &Programme, today: &str, time: NaiveTime) -> Vec<Due> {
    due(&DueScope { programme, records: &invited(built.records()), today: day(today), time })
}

/// Everybody with an invitation: when papers are due has cases of its own.
fn invited(records: CohortRecords) -> CohortRecords {
    let everybody = records.enrolments().map(|row| issued(PaperKind::Invitation, row.id.as_str())).collect();
    records.with(everybody)
}

/// The word and the session of each; the hours of modules aside, for cases have fewer sessions.
fn told(built: Builder, today: &str) -> Vec<(DueKind, String)> {
    let all = found(built, &Programme { modules: Vec::new(), ..programme() }, today);
    all.iter().map(|due| (due.what.kind(), due.session.as_ref().map_or("-".to_owned(), ToString::to_string))).collect()
}

#[test]
fn nothing_is_due_where_all_is_in_order() {
    let built = || ready().person("Ann", "Lee", |_| {}).present("ann", &["m1-1"]);
    assert_eq!(told(built(), "2021-03-15"), []);
    assert_eq!(told(built(), "2021-03-16"), [(DueKind::OpenSheet, "m1-1".to_owned())], "a full sheet is to be closed");
    let closed = HeldSession { closed_on: Some(day("2021-03-16")), ..HeldSession::of(&SessionId::new("m1-1")) };
    let records = invited(built().records()).with(vec![Numbered { line: 2, record: closed.clone() }]);
    let time = NaiveTime::from_hms_opt(23, 59, 59).unwrap();
    let plain = programme();
    let scope = |records| DueScope { programme: &plain, records, today: day("2021-03-16"), time };
    assert_eq!(due(&scope(&records)), []);
    let blank =
        invited(ready().person("Ann", "Lee", |_| {}).records()).with(vec![Numbered { line: 2, record: closed }]);
    let [one] = &due(&scope(&blank))[..] else { panic!("one thing") };
    assert_eq!(
        one.what,
        DueMatter::Unmarked { people: 1, expected: 1, closed: true },
        "a closed sheet with a blank line"
    );
}

#[test]
fn presences_on_a_log_alone_and_modules_that_lack_hours() {
    let mut built = ready().person("Ann", "Lee", |_| {}).present("ann", &["m1-1"]);
    built.cohort.sessions[1].cancelled = true;
    let mut mark = built.records().marks_of(&SessionId::new("m1-1")).next().unwrap().clone();
    mark.evidence = Evidence::parse("log:3f9a5b012cde").unwrap();
    let mut logged = ready().person("Ann", "Lee", |_| {}).made(mark);
    logged.cohort.sessions[1].cancelled = true;
    let whats: Vec<DueMatter> = found(logged, &programme(), "2021-03-16").into_iter().map(|due| due.what).collect();
    let hours = DueMatter::ModuleHours { module: ModuleId::new("m2"), planned: Minutes(480), scheduled: Minutes(360) };
    assert_eq!(whats, [DueMatter::OpenSheet, DueMatter::LogAlone { marks: 1, closed: false }, hours]);
}

#[test]
fn a_session_of_today_is_to_be_marked_once_it_has_ended() {
    for (hour, minute, due) in [(8, 0, 0), (15, 30, 0), (16, 59, 0), (17, 0, 1)] {
        let built = ready().person("Ann", "Lee", |_| {});
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        assert_eq!(found_at(built, &programme(), "2021-03-16", time).len(), due, "at {time}: 14:00 to 17:00");
    }
}

#[test]
fn sessions_held_with_people_not_marked() {
    let mut built = ready()
        .person("Ann", "Lee", |_| {})
        .person("Bob", "Ray", |row| row.ended_on = Some(day("2021-03-20")))
        .person("Eve", "Fox", |row| row.state = EnrolmentState::Waiting)
        .mark("ann", "m1-1", Attendance::Absent, None);
    built.cohort.capacity = Some(2);
    built.cohort.sessions[2].cancelled = true;
    let all = found(built, &Programme { modules: Vec::new(), ..programme() }, "2021-04-09");
    let whats: Vec<_> = all.iter().map(|due| &due.what).collect();
    assert_eq!(
        whats,
        [
            &DueMatter::Unmarked { people: 1, expected: 2, closed: false },
            &DueMatter::Unmarked { people: 1, expected: 1, closed: false }
        ],
        "absent is marked, who left is not expected, a cancelled session is not held"
    );
}

#[test]
fn sessions_of_the_coming_two_weeks_lack_a_link_a_place_or_a_trainer() {
    let mut built = cohort("c");
    built.cohort.sessions[1].trainer = None;
    built.cohort.sessions[2].modality = Some(Modality::InPerson);
    built.cohort.sessions[3].modality = Some(Modality::Blended);
    let all = [(DueKind::NoLink, "m2-1"), (DueKind::NoPlace, "m2-2"), (DueKind::NoTrainer, "m2-1")];
    let all = all.map(|(kind, session)| (kind, session.to_owned()));
    assert_eq!(told(built, "2021-03-26"), all, "m1-1 is over, m2-3 far away");
    let mut last = cohort("c");
    last.cohort.sessions.truncate(1);
    assert_eq!(told(last, "2021-03-02"), [(DueKind::NoLink, "m1-1".to_owned())], "fourteen days are within");
    let mut beyond = cohort("c");
    beyond.cohort.sessions.truncate(1);
    assert_eq!(told(beyond, "2021-03-01"), []);
    let mut blended = cohort("c");
    blended.cohort.sessions.truncate(1);
    blended.cohort.sessions[0].modality = Some(Modality::Blended);
    blended.cohort.sessions[0].place = "salle 2".into();
    assert_eq!(told(blended, "2021-03-10"), [], "a blended session is found by its place");
    let mut nowhere = cohort("c");
    nowhere.cohort.sessions.truncate(1);
    nowhere.cohort.sessions[0].modality = Some(Modality::Blended);
    assert_eq!(told(nowhere, "2021-03-10"), [(DueKind::NoPlace, "m1-1".to_owned())], "only a remote one needs a link");
}

#[test]
fn a_free_seat_names_who_is_next_until_the_last_session() {
    let built = || {
        let mut built =
            ready()
                .person("Ann", "Lee", |row| row.state = EnrolmentState::Waiting)
                .person("Bob", "Ray", |row| row.state = EnrolmentState::Waiting);
        built.cohort.capacity = Some(1);
        built
    };
    let all = found(built(), &programme(), "2021-03-01");
    let [one] = &all[..] else { panic!("one thing, not {all:?}") };
    assert_eq!(one.what, DueMatter::FreeSeat { free: Some(1), waiting: 2 });
    assert_eq!(one.participant.as_ref().map(ToString::to_string).as_deref(), Some("ann"));
    assert_eq!(told(built(), "2021-05-26"), [], "a seat of a cohort that is over is nobody's");
    let full = built().person("Eve", "Fox", |_| {}).present("eve", &[]);
    assert_eq!(told(full, "2021-03-01"), []);
}

#[test]
fn required_questions_without_an_answer() {
    let field =
        |id: &str, required| Field { id: FieldId::new(id), label: id.into(), values: vec![], required, several: false };
    let asking = Programme { fields: vec![field("teaching", true), field("diet", false)], ..programme() };
    let built = ready()
        .person("Ann", "Lee", |_| {})
        .person("Bob", "Ray", |row| row.fields = vec![(FieldId::new("teaching"), "active".into())])
        .person("Eve", "Fox", |row| row.state = EnrolmentState::Cancelled);
    let all = found(built, &asking, "2021-03-01");
    let [one] = &all[..] else { panic!("one person, not {all:?}") };
    assert_eq!(
        (one.name.as_str(), &one.what),
        ("Ann Lee", &DueMatter::Answers { fields: vec![FieldId::new("teaching")] })
    );
}
