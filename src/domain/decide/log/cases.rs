//! One true meeting, and what goes wrong around it.

use chrono::NaiveDateTime;

use crate::domain::attendance::connection::{Appearance, Connection, Log, Presence};
use crate::domain::attendance::evidence::Evidence;
use crate::domain::attendance::mark::Mark;
use crate::domain::change::Change;
use crate::domain::decide::log::*;
use crate::domain::fixture::{self, Builder, day};
use crate::domain::programme::ids::SessionId;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::log::{LogRefusal, UnsureBecause};
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::{Attendance, EnrolmentState};

pub(super) const DIGEST: &str = "0123456789ab";

/// 16 March 2026, 09:00–12:30, four people; the trainer is Ali Kaci.
pub(super) fn cohort() -> Builder {
    let mut built = fixture::cohort("c");
    built.cohort.sessions.truncate(1);
    let session = &mut built.cohort.sessions[0];
    session.date = day("2026-03-16");
    session.start = at("09:00:00").time();
    session.end = at("12:30:00").time();
    built
        .person("Élodie", "Lefèvre", |row| row.email = "elodie@example.org".into())
        .person("Jean-Baptiste", "N'Guyen", |row| row.email = "jb@example.org".into())
        .person("Zoé", "Martin", |row| row.email = "ZOE@example.org".into())
        .person("Karim", "Ben Saïd", |row| row.email = "karim@example.org".into())
}

pub(super) fn at(time: &str) -> NaiveDateTime {
    format!("2026-03-16T{time}").parse().unwrap()
}

pub(super) fn row(name: &str, email: &str, presence: Presence) -> Connection {
    let shown = Appearance { name: name.into(), email: email.into(), ..Appearance::default() };
    Connection { row: 1, shown: shown.into(), presence }
}

/// The same, of who ran the meeting.
pub(super) fn host(row: Connection) -> Connection {
    let shown = Appearance { host: true, ..(*row.shown).clone() };
    Connection { shown: shown.into(), ..row }
}

pub(super) fn there(name: &str, email: &str, joined: &str, left: &str) -> Connection {
    let presence = Presence::Interval { joined: at(joined), left: Some(at(left)), start_unsure: false };
    row(name, email, presence)
}

pub(super) fn meeting() -> Log {
    Log {
        connections: vec![
            there("Ali Kaci (Host)", "ali@example.org", "08:55:10", "12:31:05"),
            there("Élodie Lefèvre", "elodie@example.org", "09:00:12", "10:15:40"),
            there("elo (Élodie Lefèvre)", "elodie@example.org", "10:20:05", "12:30:02"),
            there("Jean-Baptiste N'Guyen", "jb@example.org", "09:12:30", "12:29:58"),
            there("Martin, Zoé", "zoe@example.org", "09:01:00", "12:30:00"),
            there("Martin, Zoé", "zoe@example.org", "09:05:00", "09:45:00"),
            there("iPhone de Karim", "", "09:03:00", "09:20:00"),
        ],
        ..Log::default()
    }
}

pub(super) fn told(alias: &str, person: &str) -> AliasGiven {
    AliasGiven { alias: alias.into(), person: person.into(), remember: true }
}

pub(super) fn import(records: &CohortRecords, log: &Log, aliases: &[AliasGiven]) -> Result<Logged, NoPresence> {
    let logs = vec![LogGiven { log, digest: DIGEST, rounds_up: false }];
    let request = FromLog { logs, aliases: aliases.to_vec(), ..FromLog::default() };
    attend_from_log(records, &fixture::programme(), &request, day("2026-03-17"))
}

pub(super) fn log(connections: Vec<Connection>) -> Log {
    Log { connections, ..Log::default() }
}

fn marks(logged: &Logged) -> Vec<(String, u32, Option<String>, Option<String>)> {
    let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let of =
        |mark: &Mark| (mark.participant.to_string(), mark.minutes.0, mark.arrived.map(clock), mark.left.map(clock));
    logged.plan.changes.iter().filter_map(Change::after).map(of).collect()
}

pub(super) fn minutes(logged: &Logged) -> Vec<(String, u32)> {
    marks(logged).into_iter().map(|(id, minutes, ..)| (id, minutes)).collect()
}

/// The records once a plan has been carried out.
pub(super) fn after(built: Builder, logged: &Logged) -> CohortRecords {
    let mut built = built;
    for change in &logged.plan.changes {
        if let Some(mark) = change.after::<Mark>() {
            built = built.made(mark.clone());
        }
    }
    built.records()
}

#[test]
fn one_true_meeting_gives_its_minutes_once_everybody_is_known() {
    let records = cohort().records();
    let logged = import(&records, &meeting(), &[told("iPhone de Karim", "karim")]).unwrap();
    let some = |time: &str| Some(time.to_owned());
    assert_eq!(
        marks(&logged),
        [
            ("élodie".to_owned(), 205, None, None),
            ("jean-baptiste".to_owned(), 197, some("09:12"), some("12:29")),
            ("zoé".to_owned(), 209, some("09:01"), None),
            ("karim".to_owned(), 17, some("09:03"), some("09:20")),
        ]
    );
    let balance = logged.balance;
    assert_eq!((balance.rows, balance.people, balance.staff, balance.reconnections), (7, 4, 1, 2));
    assert_eq!((logged.first, logged.last), (Some(at("08:55:10")), Some(at("12:31:05"))));
    assert_eq!(logged.remarks, [LogRemark::Overlaps { people: vec![("Zoé Martin".into(), 40 * 60)] }]);
    let evidence = logged.plan.changes.iter().find_map(Change::after::<Mark>).map(|mark| mark.evidence.to_string());
    assert_eq!(evidence.unwrap(), format!("log:{DIGEST}"));
}

#[test]
fn who_resembles_somebody_is_a_question_and_nothing_is_written() {
    let records = cohort().records();
    let Err(NoPresence::Refused(Refusal::Log(LogRefusal::WhoIs { people }))) = import(&records, &meeting(), &[]) else {
        panic!("Karim's phone was not asked about")
    };
    assert_eq!(people.len(), 1);
    assert_eq!((people[0].alias(), people[0].minutes), ("iPhone de Karim", Minutes(17)));
    let candidates: Vec<&str> = people[0].candidates.iter().map(|(person, _)| person.id.as_str()).collect();
    assert_eq!(candidates, ["karim"]);

    let logged = import(&records, &meeting(), &[told("iphone de karim", "")]).unwrap();
    assert_eq!(minutes(&logged).len(), 3);
    assert_eq!(
        logged.dismissed,
        [UnmarkedVisitor { name: "iPhone de Karim".into(), email: String::new(), minutes: Some(Minutes(17)) }]
    );
    assert_eq!(logged.balance.sum(), 7);
}

#[test]
fn two_who_fit_exactly_are_never_guessed() {
    let records = cohort()
        .person("Zoé", "Martin", |row| row.id = crate::domain::programme::ids::ParticipantId::new("other"))
        .records();
    let cases = [
        // Her e-mail tells them apart; without it the name does not.
        (there("Zoé Martin", "zoe@example.org", "09:00:00", "10:00:00"), None),
        (there("Zoé Martin", "", "09:00:00", "10:00:00"), Some(UnsureBecause::SeveralOfThatName)),
        (there("Karim Ben Saïd", "zoe@example.org", "09:00:00", "10:00:00"), Some(UnsureBecause::EmailAndNameDiffer)),
        (
            there("Karim (Élodie Lefèvre)", "karim@example.org", "09:00:00", "10:00:00"),
            Some(UnsureBecause::EmailAndNameDiffer),
        ),
    ];
    for (connection, because) in cases {
        let name = format!("{} <{}>", connection.shown.name, connection.shown.email);
        let asked = match import(&records, &log(vec![connection]), &[]) {
            Err(NoPresence::Refused(Refusal::Log(LogRefusal::WhoIs { people }))) => Some(people[0].because),
            Ok(_) => None,
            Err(other) => panic!("{name}: {other:?}"),
        };
        assert_eq!(asked, because, "{name}");
    }
}

#[test]
fn rows_join_the_person_who_stands_beside_them() {
    let records = cohort().records();
    // `JB` is nobody by itself: the e-mail of the row before says who; `poste 3` has neither, and shares a name with a row
    // that has the e-mail of Élodie.
    let connections = vec![
        there("Jean-Baptiste N'Guyen", "prive@example.org", "09:00:00", "09:30:00"),
        there("Ordinateur", "prive@example.org", "09:30:00", "10:00:00"),
        there("poste 3", "elodie@example.org", "09:00:00", "09:10:00"),
        there("poste 3", "", "09:10:00", "09:20:00"),
        there("poste 4", "", "09:10:00", "09:20:00"),
    ];
    let logged = import(&records, &log(connections), &[]).unwrap();
    assert_eq!(minutes(&logged), [("élodie".to_owned(), 20), ("jean-baptiste".to_owned(), 60)]);
    assert_eq!(logged.unknown.len(), 1, "{:?}", logged.unknown);
    let other = vec![("Jean-Baptiste N'Guyen".to_owned(), "prive@example.org".to_owned())];
    assert_eq!(logged.remarks, [LogRemark::OtherEmail { people: other }]);
}

#[test]
fn whoever_is_not_expected_is_listed_and_the_waiting_room_is_no_presence() {
    let records = cohort()
        .person("Ana", "Silva", |row| row.state = EnrolmentState::Waiting)
        .person("Noé", "Le Goff", |_| {})
        .person("Inès", "Roux", |_| {})
        .records();
    let host = host(there("Compagnie du Phare", "", "09:00:00", "12:30:00"));
    let connections = vec![
        there("Zoé Martin", "", "09:00:00", "12:30:00"),
        there("Ana Silva", "", "09:00:00", "10:00:00"),
        host,
        row("Noé Le Goff", "", Presence::Waiting { seconds: Some(300) }),
        row("Inès Roux", "", Presence::NoShow),
        there("Zoé Martin", "", "08:00:00", "08:30:00"),
        there("Élodie Lefèvre", "", "08:30:00", "08:45:00"),
        there("", "", "09:00:00", "10:00:00"),
        there("", "", "09:00:00", "10:00:00"),
    ];
    let log = log(connections);
    let logs = vec![LogGiven { log: &log, digest: DIGEST, rounds_up: false }];
    let request = FromLog { logs, rest_absent: true, ..FromLog::default() };
    let logged = attend_from_log(&records, &fixture::programme(), &request, day("2026-03-16")).unwrap();
    let expected = Balance {
        rows: 9,
        people: 1,
        not_expected: 1,
        staff: 1,
        unknown: 2,
        waiting: 1,
        no_shows: 1,
        outside: 2,
        ..Balance::default()
    };
    assert_eq!(logged.balance, expected);
    assert_eq!(logged.waiting[0].minutes, Some(Minutes(5)));
    let absent: Vec<&str> = logged.absent.iter().map(|person| records.enrolment(*person).id.as_str()).collect();
    assert_eq!(absent, ["karim", "élodie", "jean-baptiste", "inès"], "who waited outside is not called absent");
    assert_eq!(logged.unmarked.len(), 1);
    let beside: Vec<&str> = logged.beside.iter().map(|person| records.enrolment(*person).id.as_str()).collect();
    assert_eq!(beside, ["élodie", "noé"], "who tried the tool before, or only waited, is in the log");
}

#[test]
fn the_same_log_twice_is_once_and_a_mark_made_by_hand_stays() {
    let aliases = [told("iPhone de Karim", "karim")];
    let by_hand = || cohort().mark("zoé", "m1-1", Attendance::Excused, None);
    let first = import(&by_hand().records(), &meeting(), &aliases).unwrap();
    assert_eq!(minutes(&first).len(), 3);
    assert!(first.rows.iter().any(|row| row.fate == LogFate::KeptByHand));

    let records = after(by_hand(), &first);
    let aliases = [AliasGiven { remember: false, ..aliases[0].clone() }];
    let again = import(&records, &meeting(), &aliases).unwrap();
    assert_eq!(again.plan.changes, []);

    let request = |digest, replace| {
        let logs = vec![LogGiven { log: Box::leak(Box::new(meeting())), digest, rounds_up: false }];
        FromLog { logs, aliases: aliases.to_vec(), replace, ..FromLog::default() }
    };
    let today = day("2026-03-17");
    let other = attend_from_log(&records, &fixture::programme(), &request("ba9876543210", false), today).unwrap();
    assert_eq!(other.plan.changes, [], "a log that is not united with the one before");
    assert!(other.remarks.iter().any(|remark| matches!(remark, LogRemark::OtherLog { people } if people.len() == 3)));
    let replaced = attend_from_log(&records, &fixture::programme(), &request("ba9876543210", true), today).unwrap();
    assert_eq!(minutes(&replaced).len(), 4, "the mark made by hand, too");
}

#[test]
fn a_meeting_restarted_is_united_and_both_files_prove_it() {
    let records = cohort().records();
    let one = log(vec![there("Zoé Martin", "", "09:00:00", "10:00:00")]);
    let two = log(vec![there("Zoé Martin", "", "09:30:00", "11:00:00")]);
    let given = |order: [(&'static str, Log); 2]| {
        let [(first, one), (second, two)] = order;
        let logs = [(first, one), (second, two)].map(|(digest, log)| LogGiven {
            log: Box::leak(Box::new(log)),
            digest,
            rounds_up: false,
        });
        FromLog { logs: logs.to_vec(), ..FromLog::default() }
    };
    let (a, b) = ("aaaaaaaaaaaa", "bbbbbbbbbbbb");
    for order in [[(b, two.clone()), (a, one.clone())], [(a, one), (b, two)]] {
        let logged = attend_from_log(&records, &fixture::programme(), &given(order), day("2026-03-17")).unwrap();
        let mark = logged.plan.changes.first().and_then(Change::after::<Mark>).expect("a mark");
        assert_eq!((mark.minutes.0, mark.evidence.to_string()), (120, format!("log:{a} log:{b}")));
    }
}

#[test]
fn a_mark_that_its_own_log_no_longer_shows_is_said() {
    let built = || cohort();
    let first = import(&built().records(), &meeting(), &[told("iPhone de Karim", "karim")]).unwrap();
    let records = after(built(), &first);
    let logged = import(&records, &meeting(), &[told("iPhone de Karim", "zoé")]).unwrap();
    let karim = vec![("Karim Ben Saïd".to_owned(), "karim".to_owned())];
    assert!(
        logged.remarks.contains(&LogRemark::NoLongerThere { people: karim, session: SessionId::new("m1-1") }),
        "{:?}",
        logged.remarks
    );
}

#[test]
fn times_of_another_zone_are_said() {
    let records = cohort().records();
    let early = |hours: i64| {
        let mut log = meeting();
        for connection in &mut log.connections {
            if let Presence::Interval { joined, left, .. } = &mut connection.presence {
                *joined -= chrono::TimeDelta::hours(hours);
                *left = left.map(|left| left - chrono::TimeDelta::hours(hours));
            }
        }
        log.connections.pop();
        log
    };
    let logged = import(&records, &early(1), &[]).unwrap();
    assert!(logged.remarks.contains(&LogRemark::Shifted { hours: -1 }), "{:?}", logged.remarks);
    match import(&records, &early(5), &[]) {
        Err(NoPresence::NothingInSession { shift, rows, .. }) => assert_eq!((shift, rows), (Some(-5), 6)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_alias_that_nobody_bears_or_that_says_two_things_is_refused() {
    let records = cohort().records();
    let cases = [
        (vec![told("iPhone de Karm", "karim"), told("iPhone de Karim", "karim")], 1),
        (vec![told("iPhone de Karim", "karim"), told("IPHONE DE KARIM", "zoé")], 1),
        (vec![told("iPhone de Karim", "personne")], 2),
    ];
    for (aliases, refusals) in cases {
        let Err(NoPresence::Refused(refusal)) = import(&records, &meeting(), &aliases) else { panic!("{aliases:?}") };
        let count = if let Refusal::Several(all) = &refusal { all.len() } else { 1 };
        assert_eq!(count, refusals, "{aliases:?}: {refusal:?}");
    }
}

#[test]
fn nobody_recognised_is_an_error() {
    let records = cohort().records();
    let strangers = log(vec![there("Paul Durand", "paul@example.org", "09:00:00", "12:30:00")]);
    assert!(matches!(import(&records, &strangers, &[]), Err(NoPresence::NobodyKnown { people }) if people.len() == 1));
    assert!(matches!(import(&records, &log(Vec::new()), &[]), Err(NoPresence::NothingInSession { rows: 0, .. })));
}

#[test]
fn an_exact_email_is_stronger_than_what_is_told_of_a_name() {
    let records = cohort().records();
    let elodie = || there("iPhone", "Elodie@example.org", "09:00:00", "10:00:00");
    let phone = || there("iPhone", "", "10:00:00", "11:00:00");
    let iphone = [told("iPhone", "karim")];
    let logged = import(&records, &log(vec![elodie(), phone()]), &iphone).unwrap();
    assert_eq!(minutes(&logged), [("élodie".to_owned(), 60), ("karim".to_owned(), 60)]);

    // It would say nothing, and be remembered.
    let refused = import(&records, &log(vec![elodie()]), &iphone);
    let Err(NoPresence::Refused(Refusal::Log(LogRefusal::AliasOverruled { person, others, .. }))) = refused else {
        panic!("{refused:?}")
    };
    let others: Vec<(&str, &str)> = others.iter().map(|(person, email)| (person.id.as_str(), email.as_str())).collect();
    assert_eq!((person.as_str(), &others[..]), ("karim", &[("élodie", "Elodie@example.org")][..]));
    let logged = import(&records, &log(vec![elodie()]), &[told("elodie@example.org", "karim")]).unwrap();
    assert_eq!(minutes(&logged), [("karim".to_owned(), 60)], "the e-mail itself can be told otherwise");

    // Where the e-mail and the name are of two people, what is told of the name is the answer.
    let both = there("Zoé Martin", "karim@example.org", "09:00:00", "10:00:00");
    let logged = import(&records, &log(vec![both]), &[told("Zoé Martin", "zoé")]).unwrap();
    assert_eq!(minutes(&logged), [("zoé".to_owned(), 60)]);
}

#[test]
fn a_name_that_holds_two_aliases_is_a_question() {
    let remembering = |alias: &str, id: &str| {
        let participant = Some(crate::domain::programme::ids::ParticipantId::new(id));
        crate::domain::people::alias::Alias { alias: alias.into(), participant }
    };
    let both = || log(vec![there("lulu (zaza)", "", "09:00:00", "10:00:00")]);
    let plain = cohort().records();
    let remembered = plain.clone().with(
        [remembering("lulu", "zoé"), remembering("zaza", "karim")]
            .map(|record| crate::domain::records::Numbered { line: 2, record })
            .to_vec(),
    );
    for (records, aliases) in [(&plain, vec![told("lulu", "zoé"), told("zaza", "karim")]), (&remembered, Vec::new())] {
        let refused = import(records, &both(), &aliases);
        let Err(NoPresence::Refused(Refusal::Log(LogRefusal::WhoIs { people }))) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!((people[0].because, people[0].candidates.len()), (UnsureBecause::SeveralAliases, 2));
        let answered = [aliases, vec![told("lulu (zaza)", "karim")]].concat();
        assert_eq!(minutes(&import(records, &both(), &answered).unwrap()), [("karim".to_owned(), 60)]);
    }
}

#[test]
fn whoever_ran_the_meeting_is_a_question_only_when_nearly_called_so() {
    let records = cohort().records();
    let cases = [
        ("Zoé Dubois", "", None),
        ("Zoé M.", "", Some("zoé")),
        ("Compagnie du Phare", "zoe.m@example.com", Some("zoé")),
        ("", "zoe.m@example.com", Some("zoé")),
    ];
    for (name, email, alike) in cases {
        let guest = there(name, email, "09:00:00", "12:30:00");
        let host = host(guest.clone());
        let elodie = || there("Élodie Lefèvre", "", "09:00:00", "12:30:00");
        let logged = import(&records, &log(vec![host, elodie()]), &[]).unwrap();
        assert_eq!((logged.balance.staff, logged.unknown.len()), (1, 0), "{name}");
        let said: Vec<&str> = logged
            .remarks
            .iter()
            .filter_map(|remark| match remark {
                LogRemark::HostsAlike { people } => Some(people[0].2.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(said, alike.into_iter().collect::<Vec<_>>(), "{name}");
        assert!(import(&records, &log(vec![guest, elodie()]), &[]).is_err(), "{name}, not the host");
    }
    let nearly = host(there("Zoe Martins", "", "09:00:00", "12:30:00"));
    assert!(import(&records, &log(vec![nearly]), &[]).is_err(), "who is nearly called so may be her");
}

#[test]
fn evidence_of_logs_alone_is_told_from_what_somebody_made() {
    for (evidence, alone) in [
        ("log:0123456789ab", true),
        ("log:0123456789ab log_total:0123456789ab", true),
        ("signature log:0123456789ab", false),
        ("log", false),
        ("", false),
        ("roll_call", false),
    ] {
        assert_eq!(Evidence::parse(evidence).unwrap().logs_alone().is_some(), alone, "{evidence}");
    }
}

#[test]
fn a_name_that_is_the_address_of_another_than_the_e_mail_is_a_question() {
    let records = cohort().records();
    let rows = log(vec![there("zoe@example.org", "karim@example.org", "09:00:00", "10:00:00")]);
    let Err(NoPresence::Refused(Refusal::Log(LogRefusal::WhoIs { people }))) = import(&records, &rows, &[]) else {
        panic!("nobody is asked for")
    };
    assert_eq!((people[0].because, people[0].candidates.len()), (UnsureBecause::EmailAndNameDiffer, 2));
}

#[test]
fn who_was_only_waiting_or_beside_the_session_is_named() {
    let records = cohort().records();
    let waits = row("Karim Ben Saïd", "", Presence::Waiting { seconds: Some(60) });
    let rows = log(vec![waits, there("Zoé Martin", "", "07:00:00", "08:00:00")]);
    let Err(NoPresence::NothingInSession { beside, waiting, .. }) = import(&records, &rows, &[]) else {
        panic!("somebody is there")
    };
    assert_eq!((beside[0].name.as_str(), waiting[0].name.as_str()), ("Zoé Martin", "Karim Ben Saïd"));
}
