//! Two enrolments of one person, as cases. The id of everybody here is their first name.

use super::{Merge, Side, merge};
use crate::domain::attendance::evidence::Evidence;
use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::notice::MarkNotice;
use crate::domain::change::RecordChange;
use crate::domain::change::{Change, Plan};
use crate::domain::fixture::{Builder, cohort, day, programme};
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::notice::Notice;
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::ids::{ModuleId, ParticipantId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Numbered};
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::life::{Conflict, LifeRefusal, Together};
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{Attendance, EnrolmentState};

/// Zoé Martin as `zoe`, and again as `zo`.
fn twice(first: impl FnOnce(&mut Enrolment), second: impl FnOnce(&mut Enrolment)) -> Builder {
    cohort("c").person("Zoe", "Martin", first).person("Zo", "Martin", |row| {
        row.first_name = "ZOÉ".into();
        second(row);
    })
}

fn request(keep: &[(&str, Side)]) -> Merge {
    let keep = keep.iter().map(|(name, side)| ((*name).to_owned(), *side)).collect();
    Merge { first: "zoe".into(), second: "zo".into(), keep, minutes: Vec::new() }
}

fn merged(records: &CohortRecords, keep: &[(&str, Side)]) -> Result<Plan, Refusal> {
    merge(records, &programme(), &request(keep), day("2021-04-05"))
}

/// The enrolment that stays, as it shall be.
fn one(records: &CohortRecords, plan: &Plan) -> Enrolment {
    plan.changes.iter().find_map(Change::after).unwrap_or_else(|| records.enrolment(EnrolmentIndex(0))).clone()
}

/// The marks as they stand after the plan, by session, of whoever is left.
fn marks_after(records: &CohortRecords, plan: &Plan) -> Vec<(String, Mark)> {
    let mut marks: Vec<Mark> = records.numbered_marks().iter().map(|row| row.record.clone()).collect();
    for change in &plan.changes {
        if let Some(RecordChange { before, after, .. }) = change.of::<Mark>() {
            marks.retain(|mark| Some(mark) != before);
            marks.extend(after.cloned());
        }
    }
    marks.sort_by(|one, other| one.session.cmp(&other.session));
    marks.into_iter().map(|mark| (mark.session.to_string(), mark)).collect()
}

fn open(refusal: Refusal) -> Vec<String> {
    let Refusal::Life(LifeRefusal::Conflicts { conflicts, .. }) = refusal else { panic!("conflicts, not {refusal:?}") };
    conflicts.iter().map(|conflict| conflict.name().to_owned()).collect()
}

#[test]
fn an_empty_cell_takes_the_others_and_one_spelling_stays() {
    let records = twice(
        |row| {
            row.organisation = "L'Étoile".into();
            row.phone = "06 39 98 00 01".into();
            row.note = "végétarienne".into();
            row.enrolled_on = Some(day("2021-02-10"));
        },
        |row| {
            row.email = "zoe@example.org".into();
            row.organisation = "l'etoile".into();
            row.phone = "+33 6 39 98 00 01".into();
            row.note = "arrive en train".into();
            row.enrolled_on = Some(day("2021-02-01"));
        },
    )
    .records();
    let plan = merged(&records, &[]).unwrap();
    let row = one(&records, &plan);
    assert_eq!((row.id.as_str(), row.first_name.as_str(), row.email.as_str()), ("zoe", "Zoe", "zoe@example.org"));
    assert_eq!((row.organisation.as_str(), row.phone.as_str()), ("L'Étoile", "06 39 98 00 01"));
    assert_eq!(row.note, "végétarienne · arrive en train", "what was written for people is kept");
    assert_eq!(row.enrolled_on, Some(day("2021-02-01")), "the rank of the first of the two");
    let last = plan.changes.last().and_then(Change::of::<Enrolment>).filter(|row| row.after.is_none());
    assert_eq!(last.and_then(|row| row.before).map(|gone| gone.id.as_str()), Some("zo"));
}

#[test]
fn two_numbers_without_a_figure_are_not_the_same_number() {
    let with = |one: &'static str, other: &'static str| {
        twice(|row| row.phone = one.into(), |row| row.phone = other.into()).records()
    };
    assert_eq!(open(merged(&with("voir mère", "voir mari"), &[]).unwrap_err()), ["phone"]);
    let same = with("voir mère", " voir mère");
    assert_eq!(one(&same, &merged(&same, &[]).unwrap()).phone, "voir mère");
}

#[test]
fn what_contradicts_itself_is_refused_at_once_and_decided_by_name() {
    let built = || {
        twice(
            |row| row.email = "z@example.org".into(),
            |row| {
                row.email = "zoe@example.org".into();
                row.modules = vec![ModuleId::new("m1"), ModuleId::new("m2")];
            },
        )
        .present("zoe", &["m1-1"])
        .mark("zo", "m1-1", Attendance::Absent, None)
        .records()
    };
    let records = built();
    assert_eq!(open(merged(&records, &[]).unwrap_err()), ["email", "modules", "m1-1"]);
    let keep = [("email", Side::Second), ("modules", Side::First), ("m1-1", Side::Second)];
    let plan = merged(&records, &keep).unwrap();
    let row = one(&records, &plan);
    assert_eq!((row.email.as_str(), row.modules.len()), ("zoe@example.org", 0));
    let [(_, mark)] = &marks_after(&records, &plan)[..] else { panic!("one mark: {:?}", plan.changes) };
    assert_eq!((mark.participant.as_str(), mark.attendance), ("zoe", Attendance::Absent));
    let wrong = merged(&records, &[("emial", Side::First)]).unwrap_err();
    assert!(matches!(wrong, Refusal::UnknownName { near: Some(near), .. } if near == "email"));
}

#[test]
fn marks_are_united_and_one_session_is_marked_once() {
    let records = twice(|_| {}, |_| {})
        .present("zoe", &["m1-1", "m2-1"])
        .present("zo", &["m2-1", "m2-2"])
        .mark("zo", "m2-3", Attendance::Excused, None)
        .records();
    let plan = merged(&records, &[]).unwrap();
    let marks = marks_after(&records, &plan);
    let sessions: Vec<&str> = marks.iter().map(|(session, _)| session.as_str()).collect();
    assert_eq!(sessions, ["m1-1", "m2-1", "m2-2", "m2-3"]);
    assert!(marks.iter().all(|(_, mark)| mark.participant.as_str() == "zoe"));
}

#[test]
fn what_shows_the_same_mark_is_kept_of_both() {
    let records = twice(|_| {}, |_| {}).present("zoe", &["m1-1"]).records();
    let other = Mark {
        participant: ParticipantId::new("zo"),
        evidence: Evidence::parse("roll_call log:3f9a5b012cde").unwrap(),
        note: "micro coupé".into(),
        ..records.seat(EnrolmentIndex(0), SessionIndex(0)).mark.unwrap().clone()
    };
    let mine = records.seat(EnrolmentIndex(0), SessionIndex(0)).mark.unwrap();
    let both = super::one_mark::one_mark(mine, &other);
    assert_eq!(both.evidence.to_string(), "roll_call log:3f9a5b012cde");
    assert_eq!((both.note.as_str(), both.participant.as_str()), ("micro coupé", "zoe"));
}

#[test]
fn a_seat_outweighs_the_waiting_list_and_that_an_enrolment_cancelled() {
    use EnrolmentState as S;
    let cases = [
        (S::Enrolled, S::Waiting, S::Enrolled),
        (S::Waiting, S::Enrolled, S::Enrolled),
        (S::Cancelled, S::Waiting, S::Waiting),
        (S::Cancelled, S::Withdrawn, S::Withdrawn),
        (S::Cancelled, S::Cancelled, S::Cancelled),
    ];
    for (first, second, expected) in cases {
        let ended = |state: S| (state == S::Cancelled || state == S::Withdrawn).then(|| day("2021-04-02"));
        let set = |state: S| {
            move |row: &mut Enrolment| {
                row.state = state;
                row.ended_on = ended(state);
            }
        };
        let records = twice(set(first), set(second)).records();
        let row = one(&records, &merged(&records, &[]).unwrap());
        assert_eq!((row.state, row.ended_on), (expected, ended(expected)), "{first:?} + {second:?}");
    }
    let records = twice(|row| row.state = S::Withdrawn, |_| {}).records();
    assert_eq!(open(merged(&records, &[]).unwrap_err()), ["state"]);
}

#[test]
fn an_hour_that_the_one_enrolment_would_not_hold_is_named() {
    let m1 = |row: &mut Enrolment| row.modules = vec![ModuleId::new("m1")];
    let records = twice(m1, |_| {}).present("zo", &["m1-1", "m2-1"]).records();
    let refusal = merged(&records, &[("modules", Side::First)]).unwrap_err();
    assert!(
        matches!(&refusal, Refusal::Attendance(AttendanceRefusal::NotExpected { session, .. }) if session.as_str() == "m2-1"),
        "an hour attended is never dropped: {refusal:?}"
    );
    let records = twice(m1, |_| {}).mark("zo", "m2-1", Attendance::Excused, None).records();
    let plan = merged(&records, &[("modules", Side::First)]).unwrap();
    assert!(
        matches!(&plan.notices[..], [Notice::Marks(MarkNotice::MarksNoLongerExpected { sessions, .. })] if sessions.len() == 1)
    );
    assert!(marks_after(&records, &plan).is_empty());
}

#[test]
fn one_seat_is_freed_by_two_that_had_one() {
    let mut built = twice(|_| {}, |_| {}).person("Ann", "Lee", |row| row.state = EnrolmentState::Waiting);
    built.cohort.capacity = Some(2);
    let plan = merged(&built.records(), &[]).unwrap();
    assert!(matches!(&plan.notices[..], [Notice::SeatFreed { id, .. }] if id == "ann"));
}

#[test]
fn a_name_of_a_video_tool_is_the_others_from_now_on() {
    let alias = |of: &str, alias: &str| Alias { alias: alias.into(), participant: Some(ParticipantId::new(of)) };
    let rows = [alias("zo", "iPad de Zoé"), alias("zoe", "Zoé M."), alias("zo", "zm")];
    let rows = rows.into_iter().zip(2..).map(|(record, line)| Numbered { line, record }).collect();
    let records = twice(|_| {}, |_| {}).records().with(rows);
    let plan = merged(&records, &[]).unwrap();
    let aliases = plan.changes.iter().filter_map(Change::after::<Alias>);
    let moved = aliases.filter_map(|after| Some((after.alias.as_str(), after.participant.as_ref()?.as_str())));
    assert_eq!(moved.collect::<Vec<_>>(), [("iPad de Zoé", "zoe"), ("zm", "zoe")]);
}

#[test]
fn nobody_is_made_one_with_themselves() {
    let records = twice(|_| {}, |_| {}).records();
    let same = Merge { second: "zoe".into(), ..request(&[]) };
    assert!(matches!(
        merge(&records, &programme(), &same, day("2021-04-05")),
        Err(Refusal::Life(LifeRefusal::OnePerson { .. }))
    ));
}

#[test]
fn why_somebody_left_goes_with_having_left() {
    let gone = |row: &mut Enrolment| {
        row.state = EnrolmentState::Withdrawn;
        row.ended_on = Some(day("2021-03-20"));
        row.reason = "doublon".into();
    };
    let let_in = |row: &mut Enrolment| row.reason = "accord de la Région".into();
    let records = twice(let_in, gone).records();
    for (keep, side, wanted) in [
        ("A", Side::First, (EnrolmentState::Enrolled, None, "accord de la Région")),
        ("B", Side::Second, (EnrolmentState::Withdrawn, Some(day("2021-03-20")), "accord de la Région · doublon")),
    ] {
        let row = one(&records, &merged(&records, &[("state", side)]).unwrap());
        assert_eq!((row.state, row.ended_on, row.reason.as_str()), wanted, "the state of {keep}");
    }
    let row = one(&records, &merged(&records, &[("state", Side::First), ("reason", Side::Second)]).unwrap());
    assert_eq!(row.reason, "doublon", "unless it was decided for");
}

#[test]
fn a_state_that_holds_no_hour_names_the_one_that_does() {
    let records = twice(|_| {}, |row| row.state = EnrolmentState::Waiting).present("zoe", &["m1-1"]).records();
    let refusal = merged(&records, &[("state", Side::Second)]).unwrap_err();
    assert!(matches!(refusal, Refusal::StateLosesHours { keep: "A", .. }), "{refusal:?}");
}

/// Zoé present twice at m1-1 (14:00–17:00), from and until those times and with those minutes.
fn present_twice(marks: [(Option<&str>, Option<&str>, u32); 2]) -> CohortRecords {
    let time = |text: Option<&str>| text.map(|text| text.parse().unwrap());
    let [mine, other] = [("zoe", marks[0], "roll_call"), ("zo", marks[1], "log:3f9a5b012cde")].map(
        |(id, (arrived, left, minutes), evidence)| Mark {
            session: SessionId::new("m1-1"),
            participant: ParticipantId::new(id),
            attendance: Attendance::Present,
            minutes: Minutes(minutes),
            arrived: time(arrived),
            left: time(left),
            evidence: Evidence::parse(evidence).unwrap(),
            note: format!("de {id}"),
        },
    );
    twice(|_| {}, |_| {}).made(mine).made(other).records()
}

fn with_minutes(records: &CohortRecords, minutes: &[(&str, u32)]) -> Result<Plan, Refusal> {
    let minutes = minutes.iter().map(|(session, minutes)| ((*session).to_owned(), Minutes(*minutes))).collect();
    merge(records, &programme(), &Merge { minutes, ..request(&[]) }, day("2021-04-05"))
}

#[test]
fn two_stays_come_to_their_union() {
    let cases = [
        ([(None, Some("15:00:00"), 60), (Some("16:10:00"), None, 50)], Together::Minutes(Minutes(110))),
        ([(Some("14:25:00"), None, 155), (None, Some("15:00:00"), 60)], Together::Minutes(Minutes(180))),
        ([(Some("14:25:00"), None, 155), (None, None, 180)], Together::Minutes(Minutes(180))),
        ([(Some("13:30:00"), Some("14:30:00"), 30), (Some("14:30:00"), Some("15:00:00"), 30)], {
            Together::Minutes(Minutes(60))
        }),
        ([(None, None, 90), (None, Some("15:00:00"), 60)], Together::Unknown),
        ([(Some("14:05:00"), None, 100), (None, None, 180)], Together::Unknown),
    ];
    for (marks, wanted) in cases {
        let refusal = merged(&present_twice(marks), &[]).unwrap_err();
        let Refusal::Life(LifeRefusal::Conflicts { conflicts, .. }) = refusal else { panic!("{marks:?}: {refusal:?}") };
        assert!(
            matches!(&conflicts[..], [Conflict::Marks { together, .. }] if *together == Some(wanted)),
            "{marks:?}: {conflicts:?}"
        );
    }
}

#[test]
fn two_presences_are_one_of_so_many_minutes() {
    let cases = [
        ([(None, Some("15:00:00"), 60), (Some("16:10:00"), None, 50)], 110, (None, None)),
        (
            [(Some("14:10:00"), Some("15:00:00"), 50), (Some("14:40:00"), Some("16:00:00"), 80)],
            110,
            (Some("14:10:00"), Some("16:00:00")),
        ),
        ([(Some("14:10:00"), Some("15:00:00"), 50), (Some("14:40:00"), Some("16:00:00"), 80)], 111, (None, None)),
        ([(None, None, 90), (None, None, 90)], 180, (None, None)),
    ];
    for (marks, minutes, (arrived, left)) in cases {
        let records = present_twice(marks);
        let plan = with_minutes(&records, &[("m1-1", minutes)]).unwrap();
        let [(_, mark)] = &marks_after(&records, &plan)[..] else { panic!("one mark: {:?}", plan.changes) };
        assert_eq!((mark.participant.as_str(), mark.minutes), ("zoe", Minutes(minutes)));
        let time = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        assert_eq!((mark.arrived, mark.left), (time(arrived), time(left)), "{marks:?}, {minutes}");
        assert_eq!(mark.evidence.to_string(), "roll_call log:3f9a5b012cde");
        assert_eq!(mark.note, "de zoe · de zo");
    }
}

#[test]
fn minutes_that_cannot_be_are_refused() {
    let records = present_twice([(None, None, 90), (None, None, 60)]);
    for minutes in [0, 181] {
        let refusal = with_minutes(&records, &[("m1-1", minutes)]).unwrap_err();
        assert!(
            matches!(refusal, Refusal::Life(LifeRefusal::MinutesOutside { most: Minutes(180), .. })),
            "{minutes}: {refusal:?}"
        );
    }
    let nobody = with_minutes(&records, &[("m2-1", 60)]).unwrap_err();
    assert!(matches!(nobody, Refusal::Life(LifeRefusal::NotBothPresent { .. })), "{nobody:?}");
    assert!(matches!(with_minutes(&records, &[("m9-1", 60)]).unwrap_err(), Refusal::NoSession(_)));
    let two = with_minutes(&records, &[("m1-1", 100), ("m1-1", 110)]).unwrap_err();
    assert!(matches!(two, Refusal::Life(LifeRefusal::DecidedTwice { .. })), "{two:?}");
    let absent = twice(|_| {}, |_| {}).present("zoe", &["m1-1"]).mark("zo", "m1-1", Attendance::Absent, None).records();
    let one = with_minutes(&absent, &[("m1-1", 60)]).unwrap_err();
    assert!(matches!(one, Refusal::Life(LifeRefusal::NotBothPresent { .. })), "{one:?}");
}
