//! What holds of every file: it is read or refused, whatever its bytes. Small files of each tool, and what becomes of them
//! when bytes are lost, doubled or turned.

use proptest::prelude::*;

use super::{LogContext, read};
use crate::domain::attendance::connection::Presence;
use crate::domain::date_order::DateOrder;
use crate::domain::decide::log::{FromLog, LogGiven, attend_from_log};
use crate::domain::fixture::{self, day};
use crate::domain::taken::LogKind;

/// One file of each kind, Zoé Martin in it.
const FILES: [(LogKind, &str); 14] = [
    (
        LogKind::ZoomMeeting,
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n\
         812 3456 7890,Outils,03/16/2026 08:55:10 AM,03/16/2026 12:31:05 PM,ali@example.org,216,1,\n\n\
         Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room\n\
         \"Martin, Zoé\",zoe@example.org,03/16/2026 09:01:00 AM,03/16/2026 12:30:00 PM,209,Yes,,No\n",
    ),
    (
        LogKind::ZoomParticipants,
        "Nom (nom original),E-mail,Heure d’arrivée,Heure de départ,Durée (minutes),Invité,En salle d’attente\r\n\
         zouzou (Zoé Martin),,16/03/2026 09:01:00,16/03/2026 12:30:00,209,Oui,Non\r\n\
         Zoé Martin,,16/03/2026 08:59:00,16/03/2026 09:01:00,2,Oui,Oui\r\n",
    ),
    (
        LogKind::ZoomUniqueUsers,
        "Name (original name),Email,Total duration (minutes),Guest\nZoé Martin,zoe@example.org,209,Yes\n",
    ),
    (
        LogKind::ZoomWebinar,
        "Attendee Report\n\
         Topic,Webinar ID,Actual Start Time\nOutils,812 3456 7890,03/16/2026 08:55:10 AM\n\
         Host Details,\n\
         Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest\n\
         Yes,Ali Kaci,ali@example.org,03/16/2026 08:55:10 AM,03/16/2026 12:31:05 PM,216,No\n\
         Attendee Details,\n\
         Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Join Time,Leave Time\n\
         Yes,Zoé Martin,Zoé,Martin,zoe@example.org,03/10/2026 10:00:00 AM,03/16/2026 09:01:00 AM,03/16/2026 12:30:00 PM\n\
         No,Inès Roux,Inès,Roux,ines@example.org,03/10/2026 10:00:00 AM,--,--\n",
    ),
    (
        LogKind::ZoomHistory,
        "Topic,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes),Total participant minutes,\
         Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room\n\
         Outils,812,Ali,ali@example.org,03/16/2026 08:55:10 AM,03/16/2026 12:31:05 PM,1,216,209,\
         Zoé Martin,zoe@example.org,03/16/2026 09:01:00 AM,03/16/2026 12:30:00 PM,209,Yes,No\n\
         Outils,813,Ali,ali@example.org,03/17/2026 08:55:10 AM,03/17/2026 12:31:05 PM,1,216,209,\
         Zoé Martin,zoe@example.org,03/17/2026 09:01:00 AM,03/17/2026 12:30:00 PM,209,Yes,No\n",
    ),
    (
        LogKind::TeamsList,
        "Nom complet\tAction de l'utilisateur\tHorodatage\n\
         Zoé Martin\tRejoint\t16/03/2026 09:01:00\nZoé Martin\tParti\t16/03/2026 12:30:00\n\
         Ali Kaci\tRejoint avant\t16/03/2026 08:55:10\n",
    ),
    (
        LogKind::TeamsV1,
        "Meeting Summary\t\nTotal Number of Participants\t1\nMeeting Title\tOutils\n\
         Meeting Start Time\t3/16/2026, 8:55:10 AM\nMeeting End Time\t3/16/2026, 12:31:05 PM\n\n\
         Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\n\
         Zoé Martin (Guest)\t3/16/2026, 9:01:00 AM\t3/16/2026, 12:30:00 PM\t3h 29m\tzoe@example.org\tAttendee\t\n",
    ),
    (
        LogKind::TeamsV2,
        "1. Summary\nMeeting title\tOutils\nAttended participants\t1\nStart time\t3/16/26, 8:55:10 AM\n\n\
         2. Participants\n\
         Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n\
         Zoé Martin\t3/16/26, 9:01:00 AM\t3/16/26, 12:30:00 PM\t3h 29m\tzoe@example.org\tzoe@example.org\tPresenter\n\n\
         3. In-Meeting Activities\n\
         Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n\
         Zoé Martin\t3/16/26, 9:01:00 AM\t3/16/26, 12:30:00 PM\t3h 29m\tzoe@example.org\tPresenter\n",
    ),
    (
        LogKind::TeamsLiveEvent,
        "SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role\n\
         a1,zoe@example.org,Zoé Martin,Mozilla,3/16/2026 8:01:00 AM,Joined,Attendee\n\
         a1,zoe@example.org,Zoé Martin,Mozilla,3/16/2026 11:30:00 AM,Left,Attendee\n",
    ),
    (
        LogKind::GoogleMeet,
        "First name,Last name,Email,Duration,Time joined,Time exited\n\
         Zoé,Martin,zoe@example.org,3 hr 29 min,9:01 AM,12:30 PM\n",
    ),
    (
        LogKind::BigBlueButtonCsv,
        "Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration\n\
         \"Zoé \"zouzou\" Martin\",\"FALSE\",\"1.2\",\"-\",\"-\",\"3\",\"0\",\"0\",\"0\",\"3/16/2026, 09:01:00 AM\",\"3/16/2026, 12:30:00 PM\",\"03:29:00\"\n\
         \"Anonymous\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"\n",
    ),
    (
        LogKind::BigBlueButtonJson,
        r#"{"endedOn": 1773660670000, "users": {"u1": {"name": "Zoé Martin", "extId": "zoe@example.org", "isModerator": false,
        "intIds": {"w1": {"sessions": [{"registeredOn": 1773648060000, "leftOn": 0}]}}}}}"#,
    ),
    (
        LogKind::JitsiJson,
        r#"{"event_name": "muc-room-destroyed", "room_jid": "a@meet.example.org", "destroyed_at": 1773660665,
        "all_occupants": [{"name": "Zoé Martin", "email": "zoe@example.org", "joined_at": 1773648060, "left_at": 1773660600}]}"#,
    ),
    (LogKind::Table, "Attendee;Came;Went\nZoé Martin;16/03/2026 09:01;16/03/2026 12:30\n"),
];

fn columns() -> Vec<(String, String)> {
    [("name", "Attendee"), ("joined", "Came"), ("left", "Went")].map(|(key, head)| (key.into(), head.into())).to_vec()
}

fn asked(map: &[(String, String)]) -> LogContext<'_> {
    let nine = chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap();
    LogContext {
        file_name: "journal 2026-03-16.csv",
        planned: day("2026-03-16"),
        start: nine,
        end: nine + chrono::TimeDelta::minutes(210),
        local: chrono_tz::Europe::Paris,
        timezone: None,
        order: None,
        map,
    }
}

fn zoned(asked: LogContext<'_>) -> LogContext<'_> {
    LogContext { timezone: Some(chrono_tz::Pacific::Auckland), order: Some(DateOrder::Mdy), ..asked }
}

/// Reads it every way it may be asked for, and decides on what was read.
fn read_and_decided(bytes: &[u8]) {
    let map = columns();
    let mut built = fixture::cohort("c").person("Zoé", "Martin", |row| row.email = "zoe@example.org".into());
    built.cohort.sessions[0].date = day("2026-03-16");
    let (records, programme) = (built.records(), fixture::programme());
    for asked in [asked(&[]), asked(&map)].map(|asked| [asked, zoned(asked)]).as_flattened() {
        let Ok(read) = read(bytes, asked) else { continue };
        let log = LogGiven { log: &read.log, digest: "0123456789ab", rounds_up: false };
        let request = FromLog { logs: vec![log], rest_absent: true, ..FromLog::default() };
        if let Ok(logged) = attend_from_log(&records, &programme, &request, day("2026-03-17")) {
            assert_eq!(logged.balance.sum(), logged.balance.rows);
        }
    }
}

#[test]
fn each_file_is_known_for_what_it_is() {
    let map = columns();
    for (kind, text) in FILES {
        let map = if kind == LogKind::Table { &map[..] } else { &[] };
        let read = read(text.as_bytes(), &asked(map)).unwrap_or_else(|why| panic!("{kind:?}: {why:?}"));
        assert_eq!(read.taken.kind, kind);
        assert!(read.log.connections.iter().any(|row| row.shown.name.contains("Zoé")), "{kind:?}");
        read_and_decided(text.as_bytes());
    }
}

#[test]
fn moments_at_the_end_of_time_are_no_moments() {
    for millis in ["8210266876799999", "9223372036854775807", "1e300", "-1", "\"253402300799999\""] {
        for (kind, text) in FILES {
            let far = text.replace("1773648060000", millis).replace("1773660665", millis);
            read_and_decided(far.as_bytes());
            assert!(kind != LogKind::JitsiJson || far.contains(millis));
        }
    }
}

/// What may happen to a file on its way.
#[derive(Clone, Debug)]
enum Harm {
    Lost { from: usize, length: usize },
    Doubled { from: usize, length: usize },
    Turned { at: usize, byte: u8 },
    Inserted { at: usize, text: &'static str },
}

/// Signs that mean something to one reader or another.
const SIGNS: [&str; 16] = [
    "\"",
    "\n",
    "\r",
    ",",
    ";",
    "\t",
    "((((",
    "))))",
    "é",
    "\u{feff}",
    "\0",
    "99999999999999999999",
    "{",
    "]",
    "@",
    "0",
];

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        (any::<usize>(), 1_usize..60).prop_map(|(from, length)| Harm::Lost { from, length }),
        (any::<usize>(), 1_usize..200).prop_map(|(from, length)| Harm::Doubled { from, length }),
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Harm::Turned { at, byte }),
        (any::<usize>(), proptest::sample::select(SIGNS.to_vec())).prop_map(|(at, text)| Harm::Inserted { at, text }),
    ]
}

fn harmed(mut bytes: Vec<u8>, harms: &[Harm]) -> Vec<u8> {
    for harm in harms {
        let place = |at: usize| at % (bytes.len() + 1);
        let part = |from: usize, length: usize| place(from)..(place(from) + length).min(bytes.len());
        match *harm {
            Harm::Lost { from, length } => drop(bytes.drain(part(from, length))),
            Harm::Doubled { from, length } => {
                let (range, at) = (part(from, length), place(from));
                let copy = bytes[range].to_vec();
                bytes.splice(at..at, copy);
            }
            Harm::Turned { at, byte } => {
                let at = place(at);
                if let Some(there) = bytes.get_mut(at) {
                    *there = byte;
                }
            }
            Harm::Inserted { at, text } => {
                let at = place(at);
                bytes.splice(at..at, text.bytes());
            }
        }
    }
    bytes
}

fn utf_16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

/// Every end of a stay, written so that nobody can read it: nothing is counted for it, no total takes its place.
#[test]
fn a_time_that_cannot_be_read_counts_nothing() {
    for (kind, text) in FILES {
        for end in ["12:30:00 PM", "12:30:00", "12:30"] {
            let garbled = text.replace(end, "vers midi");
            if garbled == text || matches!(kind, LogKind::BigBlueButtonJson | LogKind::JitsiJson) {
                continue;
            }
            let map = columns();
            let map = if kind == LogKind::Table { &map[..] } else { &[] };
            let Ok(read) = read(garbled.as_bytes(), &asked(map)) else { break };
            let zoes = read.log.connections.iter().filter(|row| row.shown.name.contains("Zoé"));
            let counted = zoes.filter(|row| match row.presence {
                Presence::Total { seconds, .. } => seconds.is_some(),
                // A stay of an earlier hour is read as it was.
                Presence::Interval { left, .. } => left.is_none(),
                Presence::Waiting { .. } | Presence::NoShow => false,
            });
            assert_eq!(counted.count(), 0, "{kind:?} {end}: {:?}", read.log.connections);
            break;
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_and_decided(&bytes);
    }

    #[test]
    fn no_harmed_file_brings_it_down(
        (_, text) in proptest::sample::select(FILES.to_vec()),
        wide in any::<bool>(),
        harms in proptest::collection::vec(harm(), 1..6),
    ) {
        let bytes = if wide { utf_16(text) } else { text.as_bytes().to_vec() };
        read_and_decided(&harmed(bytes, &harms));
    }
}
