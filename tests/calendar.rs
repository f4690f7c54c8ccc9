//! Calendars as whoever imports them reads them: each time is one moment, by the rule of the zone that the file holds; a
//! later version is told from an earlier one; the same data give the same bytes.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test sets up its own folder")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use support::folder::Folder;

/// Lines of a file, joined again where they were folded.
fn lines(file: &str) -> Vec<String> {
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "{file:?}");
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// One `BEGIN:NAME` … `END:NAME` a part, without parts of it: property with its parameters → value.
fn parts(lines: &[String], name: &str) -> Vec<BTreeMap<String, String>> {
    let (begin, end) = (format!("BEGIN:{name}"), format!("END:{name}"));
    let mut parts = Vec::new();
    let mut rest = lines.iter();
    while rest.by_ref().any(|line| *line == begin) {
        let (mut part, mut below) = (BTreeMap::new(), 0);
        for line in rest.by_ref().take_while(|line| **line != end) {
            let (property, value) = line.split_once(':').unwrap();
            match property {
                "BEGIN" => below += 1,
                "END" => below -= 1,
                _ if below == 0 => assert!(part.insert(property.to_owned(), value.to_owned()).is_none(), "{line}"),
                _ => {}
            }
        }
        parts.push(part);
    }
    parts
}

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").unwrap()
}

/// What a VTIMEZONE says: the onsets of its rules, each with the offset from there on.
struct Zone(Vec<(NaiveDateTime, i64, u32)>);

impl Zone {
    fn of(lines: &[String]) -> Self {
        let observances = ["DAYLIGHT", "STANDARD"].into_iter().flat_map(|kind| parts(lines, kind));
        Self(
            observances
                .map(|part| {
                    let offset = part["TZOFFSETTO"].parse::<i64>().unwrap();
                    let month = part["RRULE"].strip_prefix("FREQ=YEARLY;BYMONTH=").unwrap();
                    let month = month.strip_suffix(";BYDAY=-1SU").unwrap().parse().unwrap();
                    (local(&part["DTSTART"]), (offset / 100) * 60 + offset % 100, month)
                })
                .collect(),
        )
    }

    /// The moment of a time: the offset of the last onset before it.
    fn moment(&self, at: NaiveDateTime) -> DateTime<Utc> {
        let mut found: Option<(NaiveDateTime, i64)> = None;
        for (first, offset, month) in &self.0 {
            for year in first.year()..=at.year() {
                let next = NaiveDate::from_ymd_opt(year, *month, 1).unwrap() + chrono::Months::new(1);
                let last = next - Days::new(1);
                let sunday = last - Days::new(last.weekday().num_days_from_sunday().into());
                let onset = sunday.and_time(first.time());
                if onset <= at && found.is_none_or(|(other, _)| other < onset) {
                    found = Some((onset, *offset));
                }
            }
        }
        let (_, minutes) = found.unwrap();
        (at - TimeDelta::minutes(minutes)).and_utc()
    }
}

/// Properties of an event, and its begin and end as moments.
type Event = (BTreeMap<String, String>, [DateTime<Utc>; 2]);

/// Events by the session that they are.
fn events(file: &str) -> BTreeMap<String, Event> {
    let lines = lines(file);
    let zone = Zone::of(&lines);
    let event = |part: BTreeMap<String, String>| {
        let moment = |name: &str| {
            let (property, value) = part.iter().find(|(property, _)| property.split(';').next() == Some(name)).unwrap();
            if let Some(utc) = value.strip_suffix('Z') {
                return local(utc).and_utc();
            }
            assert!(property.contains(";TZID="), "a time of no zone: {property}:{value}");
            zone.moment(local(value))
        };
        let session = part["UID"].split(['.', '@']).nth(1).unwrap().to_owned();
        let times = [moment("DTSTART"), moment("DTEND")];
        (session, (part, times))
    };
    parts(&lines, "VEVENT").into_iter().map(event).collect()
}

#[test]
fn each_time_is_the_moment_that_clocks_of_the_zone_show() {
    let mut folder = Folder::of("examples/culture-2021");
    let listed = folder.answer("-c 2021-spring export sessions --format csv --columns session,date,start,end");
    let file = folder.answer("-c 2021-spring calendar");
    let events = events(&file);
    let rows: Vec<Vec<&str>> = listed.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!((events.len(), rows.len()), (6, 6));
    for row in rows {
        let [session, date, start, end] = row[..] else { panic!("{row:?}") };
        let paris: Tz = "Europe/Paris".parse().unwrap();
        let expected = [start, end].map(|time| {
            let at = NaiveDateTime::parse_from_str(&format!("{date} {time}"), "%Y-%m-%d %H:%M").unwrap();
            paris.from_local_datetime(&at).unwrap().to_utc()
        });
        assert_eq!(events[session].1, expected, "{session}");
    }
    let known = ["2021-03-16T13:00:00Z", "2021-04-02T08:00:00Z"].map(|at| at.parse::<DateTime<Utc>>().unwrap());
    assert_eq!([events["m1-1"].1[0], events["m2-1"].1[0]], known, "before and after the change to summer time");
    assert_eq!(folder.answer("-c 2021-spring calendar"), file, "the same bytes");
}

/// Date, start, end, and the moments that they are.
const NIGHTS: [(&str, &str, &str, &str, &str); 10] = [
    ("2021-03-27", "23:00", "23:59", "2021-03-27T22:00:00Z", "2021-03-27T22:59:00Z"),
    ("2021-03-28", "01:00", "01:45", "2021-03-28T00:00:00Z", "2021-03-28T00:45:00Z"),
    ("2021-03-28", "01:30", "02:30", "2021-03-28T00:30:00Z", "2021-03-28T01:00:00Z"),
    ("2021-03-28", "02:30", "04:00", "2021-03-28T01:00:00Z", "2021-03-28T02:00:00Z"),
    ("2021-03-29", "10:00", "12:00", "2021-03-29T08:00:00Z", "2021-03-29T10:00:00Z"),
    ("2021-10-30", "10:00", "12:00", "2021-10-30T08:00:00Z", "2021-10-30T10:00:00Z"),
    ("2021-10-31", "01:30", "02:30", "2021-10-30T23:30:00Z", "2021-10-31T00:30:00Z"),
    ("2021-10-31", "02:30", "03:30", "2021-10-31T00:30:00Z", "2021-10-31T02:30:00Z"),
    ("2021-11-01", "10:00", "12:00", "2021-11-01T09:00:00Z", "2021-11-01T11:00:00Z"),
    ("2040-07-02", "10:00", "12:00", "2040-07-02T08:00:00Z", "2040-07-02T10:00:00Z"),
];

#[test]
fn the_nights_of_the_clock_change_are_told_as_they_pass() {
    let mut folder = Folder::seed();
    let mut sessions = String::new();
    for (number, (date, start, end, ..)) in (1..).zip(NIGHTS) {
        let times = format!("date = {date}, start = {start}, end = {end}");
        writeln!(sessions, "  {{ id = \"n{number}\", module = \"m2\", {times} }},").unwrap();
    }
    fs::create_dir_all(folder.path().join("data/nights")).unwrap();
    fs::write(folder.path().join("data/nights/cohort.toml"), format!("id = \"nights\"\nsessions = [\n{sessions}]\n"))
        .unwrap();
    let check = |folder: &mut Folder, zone: &str| {
        let events = events(&folder.answer("-c nights calendar"));
        for (number, (date, start, _, from, to)) in (1..).zip(NIGHTS) {
            let expected = [from, to].map(|at| at.parse::<DateTime<Utc>>().unwrap());
            assert_eq!(events[&format!("n{number}")].1, expected, "{zone}, {date} {start}");
        }
        events.len()
    };
    assert_eq!(check(&mut folder, "by the rule"), 10);
    // A session before the rule was in force: no zone is written, and each time is in UTC.
    let definition = folder.path().join("data/nights/cohort.toml");
    let old = "  { id = \"old\", module = \"m2\", date = 1990-09-30, start = 10:00, end = 12:00 },\n";
    let text = fs::read_to_string(&definition).unwrap().replace("sessions = [\n", &format!("sessions = [\n{old}"));
    fs::write(&definition, text).unwrap();
    assert_eq!(check(&mut folder, "in UTC"), 11);
    assert!(!folder.answer("-c nights calendar").contains("TZID"));
}

/// Version, state and last change of a session, as the calendar tells them.
fn version(folder: &mut Folder, session: &str) -> (u32, String, String) {
    let events = events(&folder.answer("calendar"));
    let (event, _) = &events[session];
    assert_eq!(event["UID"], format!("2021-spring.{session}@culture-a-distance"));
    assert_eq!(event["DTSTAMP"], event["LAST-MODIFIED"]);
    (event["SEQUENCE"].parse().unwrap(), event["STATUS"].clone(), event["DTSTAMP"].clone())
}

#[test]
fn a_later_version_is_told_from_an_earlier_one() {
    let mut folder = Folder::seed();
    let steps = [
        ("sessions list", 0, "CONFIRMED"),
        ("sessions move m2-1 --to 2021-04-12 --reason \"Zoé Martin préfère\"", 1, "CONFIRMED"),
        ("undo", 2, "CONFIRMED"),
        ("redo", 3, "CONFIRMED"),
        ("sessions cancel m2-1 --reason grève", 4, "CANCELLED"),
        ("undo", 5, "CONFIRMED"),
        ("redo", 6, "CANCELLED"),
        ("sessions restore m2-1", 7, "CONFIRMED"),
        ("sessions move m2-1 --start 11:00 --reason horaires", 8, "CONFIRMED"),
        ("attend m2-1 --present martin", 8, "CONFIRMED"),
        ("sessions close m2-1", 8, "CONFIRMED"),
        ("sessions move m2-1 --end 12:30 --keep-marks --reopen oubli --reason \"pour Zoé Martin\"", 9, "CONFIRMED"),
    ];
    folder.on("2021-04-20").enrol("Zoé Martin", "");
    let mut last = "19700101T000000Z".to_owned();
    for (line, sequence, state) in steps {
        let day = 20 + sequence;
        folder.on(&format!("2021-04-{day}")).run(line);
        let changed = version(&mut folder, "m2-1");
        assert_eq!((changed.0, changed.1.as_str()), (sequence, state), "{line}");
        let expected = if sequence == 0 { last.clone() } else { format!("202104{day}T100000Z") };
        assert_eq!(changed.2, expected, "{line}");
        last = changed.2;
    }
    // What the journal says of somebody goes; that the session was changed stays.
    let before = version(&mut folder, "m2-1");
    folder.on("2026-01-05").run("participants erase martin --yes");
    let journal = fs::read_to_string(folder.path().join("data/journal.jsonl")).unwrap();
    assert!(!journal.contains("Zoé Martin") && journal.contains("… préfère"), "{journal}");
    assert_eq!(version(&mut folder, "m2-1"), before);
    assert_eq!(version(&mut folder, "m3-1"), (0, "CONFIRMED".to_owned(), "19700101T000000Z".to_owned()));
}

#[test]
fn a_cohort_made_by_a_command_begins_at_zero_and_once_made_anew_is_a_later_version() {
    let mut folder = Folder::seed();
    let sequences = |folder: &mut Folder| -> Vec<String> {
        let events = events(&folder.answer("-c autumn calendar"));
        events.values().map(|(event, _)| format!("{} {}", event["SEQUENCE"], event["DTSTAMP"])).collect()
    };
    folder.on("2021-04-20").run("cohorts add autumn --like 2021-spring --start 2021-10-05");
    assert_eq!(sequences(&mut folder), ["0 20210420T100000Z"; 6]);
    folder.on("2021-04-21").run("undo");
    folder.on("2021-04-22").run("cohorts add autumn --like 2021-spring --start 2021-10-12");
    assert_eq!(sequences(&mut folder), ["1 20210422T100000Z"; 6]);
    folder.on("2021-04-23").run("-c autumn sessions cancel m3-1 --reason grève");
    assert_eq!(sequences(&mut folder).last().unwrap(), "2 20210423T100000Z");
}
