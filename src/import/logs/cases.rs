//! What files of tools come to, read whole: which tool, who, when, what is said, why not.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::connection::Presence;
use crate::domain::date_order::{DateOrder, OrderBecause};
use crate::domain::taken::LogKind;

use super::{CannotReadLog, LogContext, LogNote, ReadLog, read};

const ASKED: LogContext<'static> = LogContext {
    file_name: "log.csv",
    planned: NaiveDate::from_ymd_opt(2026, 3, 16).unwrap(),
    start: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
    end: NaiveTime::from_hms_opt(12, 30, 0).unwrap(),
    local: chrono_tz::Europe::Paris,
    timezone: None,
    order: None,
    map: &[],
};

fn taken(text: &str) -> ReadLog {
    read(text.as_bytes(), &ASKED).unwrap()
}

/// By columns named: `name=Nom, joined=Heure`.
fn by(map: &str, text: &str) -> Result<ReadLog, CannotReadLog> {
    let pair = |pair: &str| pair.split_once('=').map(|(key, heading)| (key.trim().to_owned(), heading.to_owned()));
    let map: Vec<_> = map.split(", ").filter_map(pair).collect();
    read(text.as_bytes(), &LogContext { map: &map, ..ASKED })
}

/// `Zoé 09:01:00–12:30:00`, `Zoé 14940 s 09:01:00–12:30:00`, a line a row.
fn shown(read: &ReadLog) -> Vec<String> {
    let time = |at: Option<chrono::NaiveDateTime>| at.map_or("?".to_owned(), |at| at.format("%H:%M:%S").to_string());
    let line = |presence: &Presence| match presence {
        Presence::Interval { joined, left, .. } => format!("{}–{}", time(Some(*joined)), time(*left)),
        Presence::Total { seconds, first, last } => {
            let seconds = seconds.map_or("?".to_owned(), |seconds| seconds.to_string());
            format!("{seconds} s {}–{}", time(*first), time(*last))
        }
        Presence::Waiting { .. } => "waits".to_owned(),
        Presence::NoShow => "never came".to_owned(),
    };
    read.log.connections.iter().map(|row| format!("{} {}", row.shown.name, line(&row.presence))).collect()
}

const DASHBOARD: &str = "\
Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration\r
\"Hélène Vasseur\",\"TRUE\",\"0\",\"-\",\"-\",\"0\",\"0\",\"0\",\"0\",\"3/16/2026, 08:55:10 AM\",\"3/16/2026, 12:31:05 PM\",\"03:35:55\"\r
\"Morel, Tristan\",\"FALSE\",\"2\",\"-\",\"-\",\"3\",\"0\",\"0\",\"0\",\"3/16/2026, 09:00:00 AM\",\"3/16/2026, 12:30:00 PM\",\"00:10:00\"\r
\"Nassim \"le vrai\"\",\"FALSE\",\"0\",\"-\",\"-\",\"4\",\"0\",\"0\",\"0\",\"3/16/2026, 09:03:00 AM\",\"-\",\"00:17:00\"\r
\"Anonymous\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"";

#[test]
fn somebody_of_whom_json_has_no_times_does_not_vanish() {
    let dashboard = r#"{"endedOn":1773660670000,"users":{
        "a":{"name":"Zoé","extId":"zoe@example.org","intIds":{"1":{"registeredOn":1773648060000,"leftOn":1773649860000}}},
        "b":{"name":"Karim","intIds":{"2":{"registeredOn":0,"leftOn":0}}},
        "c":{"name":"Léo","intIds":{}}}}"#;
    let jitsi = r#"{"event_name":"muc-room-destroyed","destroyed_at":1773660670,"all_occupants":[
        {"name":"Zoé","joined_at":1773648060,"left_at":1773649860},{"name":"Karim"}]}"#;
    for (text, expected) in [
        (dashboard, vec!["Zoé 09:01:00–09:31:00", "Karim ? s ?–?", "Léo ? s ?–?"]),
        (jitsi, vec!["Zoé 09:01:00–09:31:00", "Karim ? s ?–?"]),
    ] {
        let read = taken(text);
        assert_eq!(shown(&read), expected);
        assert!(read.notes.iter().any(|note| matches!(note, LogNote::NoTime { .. })), "{:?}", read.notes);
    }
}

#[test]
fn a_dashboard_is_bigbluebuttons_and_its_durations_count() {
    let read = taken(DASHBOARD);
    assert_eq!((read.taken.kind, read.taken.heading_row), (LogKind::BigBlueButtonCsv, Some(1)));
    assert_eq!(
        shown(&read),
        [
            "Hélène Vasseur 12955 s 08:55:10–12:31:05",
            "Morel, Tristan 600 s 09:00:00–12:30:00",
            "Nassim \"le vrai\" 1020 s 09:03:00–?",
        ]
    );
    assert_eq!((read.log.nobody, read.log.connections[0].shown.host), (1, true));
    let french = DASHBOARD
        .replace("Name,Moderator", "Nom,Modérateur")
        .replace("Join,Left,Duration", "Rejoindre,Quitté,Duration,Est-ce clair, pour vous ?")
        .replace("Anonymous", "Anonyme");
    let read = taken(&french);
    assert_eq!(read.taken.kind, LogKind::BigBlueButtonCsv);
    assert_eq!(shown(&read)[1..], ["Morel, Tristan 600 s 09:00:00–12:30:00", "Nassim \"le vrai\" 1020 s 09:03:00–?"]);
    assert_eq!(read.log.nobody, 1);
}

#[test]
fn a_report_of_2021_begins_with_its_preamble() {
    let table = "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n\
                 Zoé Morel\t3/16/2026, 9:00:00 AM\t3/16/2026, 12:00:00 PM\t3h\tzoe@example.org\tPresenter\n";
    let report = format!("Meeting Summary\nTotal Number of Participants\t1\nMeeting Title\tModule 1\n\n{table}");
    assert_eq!(taken(&report).taken.kind, LogKind::TeamsV1);
    assert!(matches!(read(table.as_bytes(), &ASKED), Err(CannotReadLog::Unknown { .. })), "no preamble");
    let other = "Name,Email,Role,Join time,Leave time,Duration\n\
                 Zoé Morel,zoe@example.org,Attendee,2026-03-16 09:00:00,2026-03-16 12:00:00,01:00:00\n";
    assert!(matches!(read(other.as_bytes(), &ASKED), Err(CannotReadLog::Unknown { .. })), "another tool's");
    let read = by("name=Name", other).unwrap();
    assert_eq!(
        (read.taken.kind, shown(&read)),
        (LogKind::Table, vec!["Zoé Morel 3600 s 09:00:00–12:00:00".to_owned()])
    );
}

const ZOOM: &str = "Name (original name),Email,Join time,Leave time,Duration (minutes)\n";

#[test]
fn a_log_without_one_time_that_can_be_read_is_refused() {
    let cases = [
        ("Zoé,z@example.org,16 mars,vers midi,60\n", Some("16 mars"), vec![2]),
        ("Zoé,z@example.org,25:00,16 mars,60\nLéo,,?,?,1\n", Some("25:00"), vec![2, 3]),
        ("Zoé,z@example.org,,,60\n", None, vec![2]),
    ];
    for (rows, value, expected) in cases {
        let found = read(format!("{ZOOM}{rows}").as_bytes(), &ASKED);
        let why = CannotReadLog::NoTimes { rows: expected, value: value.map(str::to_owned) };
        assert_eq!(found.as_ref().err(), Some(&why), "{rows}");
    }
    let one = taken(&format!("{ZOOM}Zoé,,16 mars,vers midi,60\nLéo,,09:00:00,10:00:00,60\n"));
    assert_eq!(shown(&one), ["Zoé ? s ?–?", "Léo 09:00:00–10:00:00"], "one row is enough");
    let no_shows = taken(
        "Attendee Report\nAttendee Details,\nAttended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)\nNo,Zoé,z@example.org,--,--,--\n",
    );
    assert_eq!(shown(&no_shows), ["Zoé never came"], "a no-show has no time to be read");
}

#[test]
fn an_order_that_was_asked_for_and_that_the_dates_contradict_is_refused() {
    let at = |order, rows: &str| read(format!("{ZOOM}{rows}").as_bytes(), &LogContext { order: Some(order), ..ASKED });
    let american = "Zoé,,03/16/2026 09:00:00,03/16/2026 10:00:00,60\n";
    assert_eq!(
        at(DateOrder::Dmy, american).err(),
        Some(CannotReadLog::OrderContradicted { value: "03/16/2026 09:00:00".into(), order: DateOrder::Dmy })
    );
    assert!(at(DateOrder::Mdy, american).is_ok());
    // A spreadsheet swapped one of them: the order that is asked for reads the others.
    let mixed = format!("{american}Léo,,16/03/2026 09:00:00,16/03/2026 10:00:00,60\n");
    assert_eq!(shown(&at(DateOrder::Dmy, &mixed).unwrap())[1], "Léo 09:00:00–10:00:00");
}

#[test]
fn times_that_a_spreadsheet_left_as_numbers_are_times() {
    let read = taken(&format!("{ZOOM}Zoé,,46097.375,46097.5208333,210\n"));
    assert_eq!(shown(&read), ["Zoé 09:00:00–12:30:00"]);
    assert_eq!(read.taken.order, None);
}

#[test]
fn the_order_of_dates_is_said_where_there_is_one() {
    for (date, expected) in [
        ("16/03/2026", Some(OrderBecause::Over12 { value: "16/03/2026 09:00:00".into() })),
        ("16.03.2026", Some(OrderBecause::Written)),
        ("2026-03-16", Some(OrderBecause::YearFirst)),
        ("2026/03/16", Some(OrderBecause::YearFirst)),
        ("16 mars 2026", Some(OrderBecause::MonthInWords)),
        ("Mar 16 2026", Some(OrderBecause::MonthInWords)),
        ("", None),
    ] {
        let read = taken(&format!("{ZOOM}Zoé,,{date} 09:00:00,{date} 12:30:00,210\n"));
        assert_eq!(read.taken.order.map(|(_, because)| because), expected, "{date}");
    }
}

#[test]
fn seconds_are_missing_where_none_is_written() {
    for (joined, left, missing) in [
        ("09:00", "12:30", true),
        ("09:00:00", "12:30:00", false),
        ("09:00", "12:30:00", false),
        ("9h00", "12h30", true),
        ("9.00.00", "12.10.00", false),
    ] {
        let read = taken(&format!("{ZOOM}Zoé,,{joined},{left},210\n"));
        assert_eq!(read.notes.contains(&LogNote::NoSeconds), missing, "{joined} {left}");
    }
}

const COURSE: &str = "\
Heure,Nom complet de l'utilisateur,Composant,Nom de l'événement,Description
\"16/03/26, 12:30:02\",Zoé Morel,BigBlueButton,Session BigBlueButton quittée,The user with id '12' has left
\"16/03/26, 09:00:12\",Zoé Morel,BigBlueButton,Session BigBlueButton rejointe,The user with id '12' has joined
";

#[test]
fn a_log_of_events_asks_for_the_column_that_says_which() {
    let action = Some("Nom de l'événement".to_owned());
    let Err(CannotReadLog::Unknown { guess, .. }) = read(COURSE.as_bytes(), &ASKED) else { panic!("no tool's") };
    let guess: Vec<(&str, &str)> =
        guess.iter().map(|(key, heading)| (*key, heading.as_deref().unwrap_or("…"))).collect();
    let expected = [("name", "Nom complet de l'utilisateur"), ("joined", "Heure"), ("action", "Nom de l'événement")];
    assert_eq!(guess, expected);
    let name = "name=Nom complet de l'utilisateur, joined=Heure";
    assert_eq!(by(name, COURSE).err(), Some(CannotReadLog::MapNoTime { action: action.clone() }));
    assert_eq!(
        by(&format!("{name}, left=Heure"), COURSE).err(),
        Some(CannotReadLog::MapHeadingTwice { heading: "Heure".into(), keys: ["joined", "left"], action })
    );
    let read = by(&format!("{name}, action=Nom de l'événement"), COURSE).unwrap();
    assert_eq!(shown(&read), ["Zoé Morel 09:00:12–12:30:02"]);
    assert_eq!((read.log.departures, read.log.rows()), (1, 2), "every row of the file is found again");
}

#[test]
fn a_column_named_for_times_holds_some() {
    let table = "Nom,Ville,Heure,Temps\nZoé,Lyon,09:00,1h30\nLéo,Paris,,\n";
    let wrong = |key, heading: &str, value: &str| {
        Some(CannotReadLog::MapNotTimes { key, heading: heading.into(), value: value.into() })
    };
    assert_eq!(by("name=Nom, joined=Ville, left=Heure", table).err(), wrong("joined", "Ville", "Lyon"));
    assert_eq!(by("name=Nom, duration=Ville", table).err(), wrong("duration", "Ville", "Lyon"));
    assert_eq!(by("name=Nom, duration=Heure", table).err(), wrong("duration", "Heure", "09:00"));
    assert_eq!(shown(&by("name=Nom, duration=Temps", table).unwrap()), ["Zoé 5400 s ?–?", "Léo never came"]);
    let twice = by("joined=Date, left=Date", "First name,Last name,Date\nZoé,Morel,2026-03-16 09:00:00\n").err();
    let expected = CannotReadLog::MapHeadingTwice { heading: "Date".into(), keys: ["joined", "left"], action: None };
    assert_eq!(twice, Some(expected));
}

#[test]
fn a_name_longer_than_anybodys_is_cut() {
    let read = taken(&format!("{ZOOM}{},,09:00:00,12:30:00,210\n", "Zoé ".repeat(30_000)));
    assert_eq!(read.log.connections[0].shown.name.chars().count(), 201);
    assert!(read.log.connections[0].shown.name.ends_with('…'));
}

#[test]
fn lists_of_comings_and_goings_count_every_row() {
    let list = "Full Name\tUser Action\tTimestamp\n\
                Zoé Morel\tJoined\t3/16/2026, 9:01:00 AM\nZoé Morel\tJoined\t3/16/2026, 9:05:00 AM\n\
                Zoé Morel\tLeft\t3/16/2026, 9:45:00 AM\nLéo\tLeft\t3/16/2026, 9:45:00 AM\n";
    let read = taken(list);
    assert_eq!(read.taken.kind, LogKind::TeamsList);
    assert_eq!((read.log.connections.len(), read.log.departures, read.log.rows()), (3, 1, 4));
}

#[test]
fn a_duration_that_cannot_be_read_is_no_stay() {
    let rows = "Qui,Arr,Dép,Durée\nZoé Morel,09:00,11:00,1 ชม. 10 นาที\nKarim Haddad,09:30,10:30,20 min\nLéa Durand,09:00,09:30,\n";
    let read = by("name=Qui, joined=Arr, left=Dép", rows).unwrap();
    assert_eq!(
        shown(&read),
        ["Zoé Morel ? s 09:00:00–11:00:00", "Karim Haddad 1200 s 09:30:00–10:30:00", "Léa Durand 09:00:00–09:30:00"]
    );
    let quoted = |note: &LogNote| matches!(note, LogNote::UnknownDuration { rows, .. } if rows[..] == [2]);
    assert!(read.notes.iter().any(quoted), "{:?}", read.notes);
}

#[test]
fn arrivals_after_departures_are_no_stays_of_a_day() {
    let read =
        by("name=Qui, joined=Arr, left=Dép", "Qui,Arr,Dép\nZoé Morel,11:02,10:00\nKarim Haddad,22:00,01:00\n").unwrap();
    assert_eq!(shown(&read), ["Zoé Morel ? s ?–?", "Karim Haddad 22:00:00–01:00:00"]);
    assert!(read.notes.iter().any(|note| matches!(note, LogNote::Backwards { .. })), "{:?}", read.notes);
}

/// What is proposed for a table.
fn proposed(text: &str) -> (Vec<String>, Vec<String>) {
    let Err(CannotReadLog::Unknown { headings, guess }) = read(text.as_bytes(), &ASKED) else { panic!("{text}") };
    let pair = |(key, heading): (&str, Option<String>)| format!("{key}={}", heading.unwrap_or_else(|| "…".to_owned()));
    (headings, guess.into_iter().map(pair).collect())
}

#[test]
fn what_is_proposed_never_leaves_a_duration_out() {
    for (heading, cell, expected) in [
        ("Tiempo en reunión", "1 h 10 min", "duration=Tiempo en reunión"),
        ("長さ", "1 時間 10 分", "duration=…"),
        ("ระยะเวลา", "1 ชม. 10 นาที", "duration=…"),
    ] {
        let text =
            format!("Nom;Primera vez;Última vez;{heading}\nZoé Morel;16/3/2026 09:00:00;16/3/2026 11:00:00;{cell}\n");
        let (_, guess) = proposed(&text);
        assert!(guess.iter().any(|said| said == expected), "{guess:?}");
    }
}

#[test]
fn half_a_name_is_proposed_with_a_gap() {
    let (_, guess) = proposed("Keresztnév;Apellido;Kezd;Vég\nZoé;Morel;16/3/2026 09:00:00;16/3/2026 11:00:00\n");
    assert_eq!(guess[..2], ["first_name=…", "last_name=Apellido"]);
}

#[test]
fn a_title_is_no_heading() {
    let table = "Teilnehmer\nWer\tKam\tGing\tPost\tRolle\nZoé Morel\t16.03.26, 09:00:11\t16.03.26, 11:51:02\tzoe@example.org\tx\n";
    assert_eq!(proposed(table).0, ["Wer", "Kam", "Ging", "Post", "Rolle"]);
    let notes = (0..45).map(|number| format!("note {number}")).collect::<Vec<_>>().join("\n") + "\n";
    let deep = format!("{notes}Qui,Email,Arr,Dép\nZoé Morel,,2026-03-16 09:00:00,2026-03-16 11:00:00\n");
    assert!(proposed(&deep).0.is_empty());
}

#[test]
fn sections_without_headings_are_named_and_counted() {
    let left_out = |read: &ReadLog| {
        let of = |note: &LogNote| match note {
            LogNote::SectionLeftOut { title, rows } => Some((title.clone(), *rows)),
            _ => None,
        };
        read.notes.iter().filter_map(of).collect::<Vec<_>>()
    };
    let teams = "1. Summary\nMeeting title\tModule 1\n\n2. Participants\n\
        Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole\n\
        Zoé Morel\t3/16/26, 10:00:00 AM\t3/16/26, 11:00:00 AM\t1h\tzoe@example.org\tAttendee\n\n\
        3. In-Meeting Activities\n\
        Zoé Morel\t3/16/26, 10:00:00 AM\t3/16/26, 10:40:00 AM\t40m\tzoe@example.org\tAttendee\n";
    let read = taken(teams);
    assert_eq!(shown(&read), ["Zoé Morel 3600 s 10:00:00–11:00:00"]);
    assert_eq!(left_out(&read), [("3. In-Meeting Activities".to_owned(), 1)]);
    let webinar = "Attendee Report\nReport Generated:,\"Mar 17, 2026 9:00 AM\"\n\
        Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)\n\
        Module 1,912 000 0000,\"Mar 16, 2026 8:50 AM\",135\n\
        Panelist Details\n\
        Yes,Karim Haddad,karim@example.org,\"Mar 16, 2026 10:00:00\",\"Mar 16, 2026 11:00:00\",60\n\
        Attendee Details\nAttended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)\n\
        Yes,Zoé Morel,zoe@example.org,\"Mar 16, 2026 10:00:00\",\"Mar 16, 2026 11:00:00\",60\n\
        Other Attended\n33639980011,\"Mar 16, 2026 10:00:00\",\"Mar 16, 2026 11:00:00\",60\n\
        Poll Answers\nQuestion,Answer\nQ1,Yes\n";
    let read = taken(webinar);
    assert_eq!(shown(&read), ["Karim Haddad 10:00:00–11:00:00", "Zoé Morel 10:00:00–11:00:00"]);
    assert!(read.log.connections[0].shown.host, "the title says who they are");
    let by_shape =
        |note: &LogNote| matches!(note, LogNote::SectionByShape { title, rows: 1 } if title == "Panelist Details");
    assert!(read.facts.iter().any(by_shape), "{:?}", read.facts);
    assert_eq!(read.log.unread.len(), 2);
    let all = [("Other Attended", 1), ("Poll Answers", 1)];
    assert_eq!(left_out(&read), all.map(|(title, rows)| (title.to_owned(), rows)));
}

#[test]
fn a_report_of_teams_is_known_without_the_numbers_of_its_sections() {
    let report = "Zusammenfassung\nBesprechungstitel\tModul 1\nTeilnehmer\t1\nStartzeit\t16.03.26, 10:00:00\n\n\
        Teilnehmer\nName\tErster Beitritt\tLetztes Verlassen\tBesprechungsdauer\tE-Mail\tRolle\n\
        Zoé Morel\t16.03.26, 10:00:00\t16.03.26, 12:00:00\t1 Std. 30 Min.\tzoe@example.org\tTeilnehmer\n\n\
        Aktivitäten in der Besprechung\nName\tBeitrittszeit\tAustrittszeit\tDauer\tE-Mail\tRolle\n\
        Zoé Morel\t16.03.26, 10:00:00\t16.03.26, 10:30:00\t30 Min.\tzoe@example.org\tTeilnehmer\n\
        Zoé Morel\t16.03.26, 11:00:00\t16.03.26, 12:00:00\t1 Std.\tzoe@example.org\tTeilnehmer\n";
    let read = taken(report);
    assert_eq!(read.taken.kind, LogKind::TeamsV2);
    assert_eq!(shown(&read), ["Zoé Morel 10:00:00–10:30:00", "Zoé Morel 11:00:00–12:00:00"]);
}

#[test]
fn what_stands_under_a_table_is_nobody() {
    let text = "Name\tKam\tGing\tRolle\nZoé Morel\t16.03.26, 10:00:00\t16.03.26, 12:00:00\tx\n\n\
        Zusammenfassung\nBesprechungstitel\tModul 1\n";
    let read = by("joined=Kam, left=Ging", text).unwrap();
    assert_eq!(shown(&read), ["Zoé Morel 10:00:00–12:00:00"]);
    let left_out =
        |note: &LogNote| matches!(note, LogNote::SectionLeftOut { title, rows: 1 } if title == "Zusammenfassung");
    assert!(read.notes.iter().any(left_out), "{:?}", read.notes);
    let people = "Name\tKam\tGing\nZoé Morel\t10:00\t12:00\n\nLéa Durand\nKarim Haddad\t10:00\t11:00\n";
    assert_eq!(by("joined=Kam, left=Ging", people).unwrap().log.connections.len(), 3);
}

#[test]
fn presence_is_no_time_of_day_and_two_columns_of_one_heading_are_a_gap() {
    let (_, guess) = proposed("Participant;Temps de parole;Temps de présence\nZoé Morel;00:10:00;01:00:00\n");
    assert_eq!(guess, ["name=Participant", "duration=Temps de présence"]);
    let (_, guess) = proposed("Name;Joined;Left;Joined;Left\nZoé Morel;10:00;10:30;10:40;11:00\n");
    assert_eq!(guess, ["name=Name", "joined=…", "left=…"]);
}

#[test]
fn one_duration_of_a_report_without_times_may_be_unreadable() {
    let text = "First name,Last name,Email,Duration\nZoé,Morel,,1 ชม. 35 นาที\nKarim,Haddad,,58 min\n";
    let read = taken(text);
    assert_eq!((read.taken.kind, shown(&read)[1].as_str()), (LogKind::GoogleMeet, "Karim Haddad 3480 s ?–?"));
}
