//! Marking one session from logs, all or nothing.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::attendance::connection::Presence;
use crate::domain::attendance::expectation::unexpected_because;
use crate::domain::attendance::spans::{Span, whole_minutes};
use crate::domain::change::{Change, Plan};
use crate::domain::decide::attend::one_or_several;
use crate::domain::decide::log::balance::Balance;
use crate::domain::decide::log::known::KnownPeople;
use crate::domain::decide::log::marks::{absent, fate, gives_way};
use crate::domain::decide::log::outcome::{LogFate, Logged, NoPresence, NotExpectedHere, PersonRow, UnmarkedVisitor};
use crate::domain::decide::log::people::{Sorted, sort};
use crate::domain::decide::log::remarks::LogRemark;
use crate::domain::decide::log::request::FromLog;
use crate::domain::decide::log::rows::{Falls, LogRow, rows};
use crate::domain::decide::log::shift::shift;
use crate::domain::decide::log::stay::LogStay;
use crate::domain::decide::log::told::{Given, given, to_remember, without_effect};
use crate::domain::decide::log::whose::RowOwner;
use crate::domain::decide::sheet;
use crate::domain::index::EnrolmentIndex;
use crate::domain::notice::Notice;
use crate::domain::people::names::email_key;
use crate::domain::programme::clock_change::wall;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::attendance::AttendanceRefusal;
use crate::domain::refusal::log::LogRefusal;
use crate::domain::refusal::reason::Refusal;
use crate::domain::vocabulary::Attendance;
use crate::lang::folded_words;

/// Decides what becomes of the logs.
pub fn attend_from_log(
    records: &CohortRecords,
    programme: &Programme,
    request: &FromLog<'_>,
    today: NaiveDate,
) -> Result<Logged, NoPresence> {
    let session = records.session(request.session);
    sheet::open(session)?;
    if session.date > today {
        return Err(Refusal::Attendance(AttendanceRefusal::SessionToCome {
            session: session.id.clone(),
            date: session.date,
        })
        .into());
    }
    let planned = Span::planned(session);
    let rows = rows(&request.logs, planned);
    let mut refusals = Vec::new();
    let given = given(records, &request.aliases, &mut refusals);
    let known = KnownPeople::of(records, programme, &given);
    let sorted = sort(&rows, records, &known, request.session);
    refusals.extend(without_effect(records, &request.aliases, &given, &rows, &sorted.whose));
    if !sorted.unsure.is_empty() {
        refusals.push(Refusal::Log(LogRefusal::WhoIs { people: sorted.unsure.clone() }));
    }
    one_or_several(refusals)?;
    let desk = Desk { records, request, planned, rows: &rows, sorted: &sorted, given: &given };
    desk.somebody_there()?;
    let logged = desk.logged();
    desk.somebody_marked(&logged)?;
    Ok(logged)
}

/// What is known once every row has somebody.
struct Desk<'a> {
    records: &'a CohortRecords,
    request: &'a FromLog<'a>,
    planned: Span,
    rows: &'a [LogRow<'a>],
    sorted: &'a Sorted,
    given: &'a [Given<'a>],
}

impl<'a> Desk<'a> {
    fn session(&self) -> &'a Session {
        self.records.session(self.request.session)
    }

    fn pairs(&self) -> impl Iterator<Item = (&'a LogRow<'a>, &'a RowOwner)> + use<'a> {
        self.rows.iter().zip(self.sorted.whose.each())
    }

    /// Nothing in the session, or nobody of the cohort: an error, and nothing is written.
    fn somebody_there(&self) -> Result<(), NoPresence> {
        if !self.rows.iter().any(|row| row.falls == Falls::In) {
            let spans = self.rows.iter().filter_map(times).collect::<Vec<_>>();
            let first = spans.iter().map(|span| span.0).min();
            let last = spans.iter().map(|span| span.1).max();
            let times = first.zip(last);
            let shift = self.shift();
            let on_that_day = times.and_then(|(from, to)| self.other_session(from, to));
            let change = self.session().clock_change();
            let times = times.map(|(from, to)| (wall(change, from), wall(change, to)));
            return Err(NoPresence::NothingInSession {
                rows: self.rows.len(),
                times,
                shift,
                on_that_day,
                beside: self.strangers(Falls::Outside, |_| true),
                waiting: self.strangers(Falls::Waiting, |_| true),
            });
        }
        let known = self.pairs().any(|(row, who)| row.falls == Falls::In && matches!(who, RowOwner::Enrolled(_)));
        let stranger = |who: &RowOwner| !matches!(who, RowOwner::Staff(_));
        if known { Ok(()) } else { Err(NoPresence::NobodyKnown { people: self.strangers(Falls::In, stranger) }) }
    }

    /// Somebody is marked, or was: a log that marks nobody says why, and nothing is written, no absences either.
    fn somebody_marked(&self, logged: &Logged) -> Result<(), NoPresence> {
        let marked = |row: &PersonRow| !matches!(row.fate, LogFate::UnderAMinute | LogFate::Unreadable);
        let taken_back = logged.remarks.iter().any(|remark| matches!(remark, LogRemark::NoLongerThere { .. }));
        if logged.rows.iter().any(marked) || taken_back {
            return Ok(());
        }
        let of = |fate: LogFate| self.names(logged.rows.iter().filter(|row| row.fate == fate));
        let unknown = logged.rows.iter().filter(|row| row.fate == LogFate::Unreadable);
        let timed = unknown.clone().any(|row| row.stay.first.is_some() && row.stay.last.is_some());
        Err(NoPresence::NobodyMarked {
            unreadable: of(LogFate::Unreadable),
            under_a_minute: of(LogFate::UnderAMinute),
            not_expected: logged.not_expected.iter().map(|one| self.name(one.enrolment)).collect(),
            timed,
        })
    }

    /// Strangers whom only rows beside the session show.
    fn unknown_beside(&self) -> Vec<UnmarkedVisitor> {
        let inside: HashSet<&RowOwner> =
            self.pairs().filter(|(row, _)| row.falls == Falls::In).map(|(_, who)| who).collect();
        self.strangers(Falls::Outside, |who| matches!(who, RowOwner::Unknown(_)) && !inside.contains(who))
    }

    /// The one other session that was held between two moments.
    fn other_session(&self, from: NaiveDateTime, to: NaiveDateTime) -> Option<SessionId> {
        let between = Span::new(from, to)?;
        let held = self.records.cohort.sessions.iter().filter(|session| !session.cancelled);
        let mut fitting = held.filter(|session| Span::planned(session).within(between).is_some());
        fitting.next().filter(|_| fitting.next().is_none()).map(|session| session.id.clone())
    }

    /// Over the rows of each person or stranger, those beside the session included.
    fn shift(&self) -> Option<i64> {
        let mut stays: HashMap<&RowOwner, (NaiveDateTime, NaiveDateTime)> = HashMap::new();
        for (row, who) in self.pairs() {
            let Some((from, to)) = times(row) else { continue };
            let stay = stays.entry(who).or_insert((from, to));
            *stay = (stay.0.min(from), stay.1.max(to));
        }
        shift(&stays.into_values().collect::<Vec<_>>(), self.planned)
    }

    fn logged(&self) -> Logged {
        let (people, not_expected) = self.people();
        let mut rows = Vec::with_capacity(people.len());
        let mut after = HashMap::new();
        for (person, stay) in people {
            let seat = self.records.seat(person, self.request.session);
            let (fate, mark) = fate(self.request, &seat, &stay);
            after.extend(mark.map(|mark| (person, mark)));
            rows.push(PersonRow { enrolment: person, stay, before: seat.mark.cloned(), fate });
        }
        let unread = self.unread();
        let (absentees, unmarked) = self.others(&rows, &unread);
        for person in &absentees {
            after.insert(*person, absent(self.request, &self.records.seat(*person, self.request.session)));
        }
        let cohort = &self.records.cohort.id;
        let changes: Vec<Change> = self
            .records
            .positions()
            .filter_map(|person| {
                let after = after.remove(&person)?;
                let seat = self.records.seat(person, self.request.session);
                Some(Change::row(cohort.clone(), seat.mark.cloned(), Some(after)))
            })
            .chain(to_remember(self.records, self.given))
            .collect();
        let nothing_new = changes.is_empty() && rows.iter().all(|row| row.fate == LogFate::Same);
        let notices = if nothing_new { vec![Notice::NothingToDo] } else { Vec::new() };
        // A part at a time: a log may have a million rows.
        let ends: Vec<LogStay> = self.rows.chunks(4096).map(|rows| LogStay::of(rows, self.session())).collect();
        let expected = |person: EnrolmentIndex| self.records.seat(person, self.request.session).expected();
        let departures: usize =
            self.request.logs.iter().map(|given| given.log.rows() - given.log.connections.len()).sum();
        Logged {
            plan: Plan { changes, notices },
            balance: Balance::of(self.rows, &self.sorted.whose, departures, expected),
            first: ends.iter().filter_map(|stay| stay.first).min(),
            last: ends.iter().filter_map(|stay| stay.last).max(),
            not_expected,
            staff: self.strangers(Falls::In, |who| matches!(who, RowOwner::Staff(_))),
            dismissed: self.strangers(Falls::In, |who| matches!(who, RowOwner::Dismissed(_))),
            unknown: self.strangers(Falls::In, |who| matches!(who, RowOwner::Unknown(_))),
            unknown_beside: self.unknown_beside(),
            waiting: self.strangers(Falls::Waiting, |_| true),
            no_shows: self.strangers(Falls::NoShow, |_| true),
            recalled: self.sorted.recalled.clone(),
            beside: self.beside(absentees.iter().chain(&unmarked)),
            absent: absentees,
            unread: unmarked.iter().copied().filter(|person| unread.contains(person)).collect(),
            unmarked,
            remarks: self.remarks(&rows),
            rows,
        }
    }

    /// People of the cohort in the session, in the order in which people are listed: those expected, and the others.
    fn people(&self) -> (Vec<(EnrolmentIndex, LogStay)>, Vec<NotExpectedHere>) {
        let mut own: HashMap<EnrolmentIndex, Vec<&LogRow<'_>>> = HashMap::new();
        for (row, who) in self.pairs() {
            if let RowOwner::Enrolled(person) = who
                && row.falls == Falls::In
            {
                own.entry(*person).or_default().push(row);
            }
        }
        let (mut people, mut not_expected) = (Vec::new(), Vec::new());
        for person in self.records.in_order() {
            let Some(rows) = own.get(&person) else { continue };
            let stay = LogStay::of(rows.iter().copied(), self.session());
            let seat = self.records.seat(person, self.request.session);
            match unexpected_because(seat.enrolment, seat.session) {
                None => people.push((person, stay)),
                Some(because) => {
                    not_expected.push(NotExpectedHere { enrolment: person, because, minutes: stay.minutes });
                }
            }
        }
        (people, not_expected)
    }

    /// People whose name or e-mail stands in a part of a log that could not be read.
    fn unread(&self) -> HashSet<EnrolmentIndex> {
        let texts = self.request.logs.iter().flat_map(|given| &given.log.unread);
        let texts: Vec<(String, HashSet<String>)> =
            texts.map(|text| (text.to_lowercase(), folded_words(text).into_iter().collect())).collect();
        if texts.is_empty() {
            return HashSet::new();
        }
        let shown = |person: &EnrolmentIndex| {
            let person = self.records.enrolment(*person);
            let name = folded_words(&person.full_name());
            let email = email_key(&person.email);
            texts.iter().any(|(text, words)| {
                email.as_ref().is_some_and(|email| text.contains(email.as_str()))
                    || name.len() > 1 && name.iter().all(|word| words.contains(word))
            })
        };
        self.records.positions().filter(shown).collect()
    }

    /// Everybody else expected who has no mark: absent where that was asked, else left so. Whoever the log shows at all, if
    /// only in the waiting room or in a part that is not read, is not called absent.
    fn others(
        &self,
        rows: &[PersonRow],
        unread: &HashSet<EnrolmentIndex>,
    ) -> (Vec<EnrolmentIndex>, Vec<EnrolmentIndex>) {
        let there: HashSet<EnrolmentIndex> = rows.iter().map(|row| row.enrolment).collect();
        let waited = self.pairs().filter(|(row, _)| row.falls == Falls::Waiting);
        let waited: HashSet<EnrolmentIndex> = waited
            .filter_map(|(_, who)| if let RowOwner::Enrolled(person) = who { Some(*person) } else { None })
            .collect();
        let open = self.records.in_order().into_iter().filter(|person| {
            let seat = self.records.seat(*person, self.request.session);
            seat.expected() && seat.mark.is_none() && !there.contains(person)
        });
        open.partition(|person| self.request.rest_absent && !waited.contains(person) && !unread.contains(person))
    }

    /// Those of these people whom the log shows, though not in the session: before it, after it, or waiting to be let in.
    fn beside<'p>(&self, people: impl Iterator<Item = &'p EnrolmentIndex>) -> Vec<EnrolmentIndex> {
        let outside = self.pairs().filter(|(row, _)| matches!(row.falls, Falls::Outside | Falls::Waiting));
        let outside: HashSet<&RowOwner> = outside.map(|(_, who)| who).collect();
        people.copied().filter(|person| outside.contains(&RowOwner::Enrolled(*person))).collect()
    }

    /// Strangers with their minutes in the session, in the order of the log.
    fn strangers(&self, falls: Falls, wanted: impl Fn(&RowOwner) -> bool) -> Vec<UnmarkedVisitor> {
        let mut met: HashMap<&RowOwner, usize> = HashMap::new();
        let mut all: Vec<Vec<&LogRow<'_>>> = Vec::new();
        for (row, who) in self.pairs().filter(|(row, who)| row.falls == falls && wanted(who)) {
            let at = *met.entry(who).or_insert_with(|| {
                all.push(Vec::new());
                all.len() - 1
            });
            all[at].push(row);
        }
        all.iter().map(|rows| seen(rows, self.session())).collect()
    }

    fn name(&self, person: EnrolmentIndex) -> String {
        self.records.enrolment(person).full_name()
    }

    fn names<'r>(&self, rows: impl Iterator<Item = &'r PersonRow>) -> Vec<String> {
        rows.map(|row| self.name(row.enrolment)).collect()
    }

    fn remarks(&self, rows: &[PersonRow]) -> Vec<LogRemark> {
        let stays = |fits: fn(&LogStay) -> bool| self.names(rows.iter().filter(move |row| fits(&row.stay)));
        let overlaps = rows.iter().filter(|row| row.stay.overlap >= 60);
        let cut = rows.iter().filter_map(|row| {
            let total = whole_minutes(row.stay.total?.seconds?);
            (total > row.stay.minutes).then(|| (self.name(row.enrolment), total, row.stay.minutes))
        });
        let half_read = |stay: &LogStay| stay.is_known() && stay.total.is_some_and(|total| total.unreadable > 0);
        let other_log = rows.iter().filter(|row| row.fate == LogFate::KeptOtherLog);
        let other_email =
            self.sorted.other_email.iter().filter(|(person, _)| rows.iter().any(|row| row.enrolment == *person));
        let all = [
            self.shift().map(|hours| LogRemark::Shifted { hours }),
            some(overlaps.map(|row| (self.name(row.enrolment), row.stay.overlap)).collect())
                .map(|people| LogRemark::Overlaps { people }),
            some(stays(|stay| stay.total.is_some_and(|total| total.seconds.is_some())))
                .map(|people| LogRemark::OnlyTotals { people: people.len() }),
            self.request.logs.iter().any(|given| given.rounds_up).then_some(LogRemark::RoundedUp),
            some(cut.collect()).map(|people| LogRemark::TotalsCut { people }),
            some(self.names(rows.iter().filter(|row| half_read(&row.stay))))
                .map(|people| LogRemark::PartUnreadable { people }),
            some(stays(|stay| stay.open_end)).map(|people| LogRemark::OpenEnds { people, end: self.session().end }),
            some(stays(|stay| stay.start_unsure)).map(|people| LogRemark::StartUnsure { people }),
            some(other_email.map(|(person, email)| (self.name(*person), email.clone())).collect())
                .map(|people| LogRemark::OtherEmail { people }),
            some(self.hosts_alike()).map(|people| LogRemark::HostsAlike { people }),
            some(self.names(other_log)).map(|people| LogRemark::OtherLog { people }),
            some(self.no_longer_there(rows))
                .map(|people| LogRemark::NoLongerThere { people, session: self.session().id.clone() }),
        ];
        let nobody: u32 = self.request.logs.iter().map(|given| given.log.nobody).sum();
        all.into_iter().flatten().chain((nobody > 0).then_some(LogRemark::Nobody { rows: nobody })).collect()
    }

    /// Whoever ran the meeting and may yet be somebody expected who is not in the log: as shown, who, their id.
    fn hosts_alike(&self) -> Vec<(String, String, String)> {
        let alike = self.sorted.hosts_alike.iter();
        alike
            .map(|(shown, person)| (shown.clone(), self.name(*person), self.records.enrolment(*person).id.to_string()))
            .collect()
    }

    /// Present by these logs alone, in which nothing says so any more: an alias that was taken back, a session moved.
    fn no_longer_there(&self, rows: &[PersonRow]) -> Vec<(String, String)> {
        let there = |person: EnrolmentIndex| {
            let row = rows.iter().find(|row| row.enrolment == person);
            row.is_some_and(|row| !matches!(row.fate, LogFate::UnderAMinute | LogFate::Unreadable))
        };
        let gone = self.records.in_order().into_iter().filter(|person| {
            let mark = self.records.seat(*person, self.request.session).mark;
            let made = |mark| gives_way(self.request, mark);
            mark.is_some_and(|mark| mark.attendance == Attendance::Present && made(mark)) && !there(*person)
        });
        gone.map(|person| (self.name(person), self.records.enrolment(person).id.to_string())).collect()
    }
}

/// The list, unless it is empty.
fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

/// When a row begins and ends, wherever it falls.
fn times(row: &LogRow<'_>) -> Option<(NaiveDateTime, NaiveDateTime)> {
    match row.connection.presence {
        Presence::Interval { joined, left: Some(left), .. } => Some((joined, left)),
        Presence::Total { first: Some(first), last: Some(last), .. } => Some((first, last)),
        _ => None,
    }
}

fn seen(rows: &[&LogRow<'_>], session: &Session) -> UnmarkedVisitor {
    let first = |texts: &mut dyn Iterator<Item = &String>| {
        texts.map(|text| text.trim()).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
    };
    let stay = LogStay::of(rows.iter().copied(), session);
    let waited = rows.iter().filter_map(|row| match row.connection.presence {
        Presence::Waiting { seconds } => Some(seconds),
        _ => None,
    });
    let waited: Vec<Option<u32>> = waited.collect();
    let minutes = if waited.is_empty() {
        stay.is_known().then_some(stay.minutes)
    } else {
        let whole: Option<u64> = waited.iter().map(|seconds| seconds.map(u64::from)).sum();
        whole.map(whole_minutes)
    };
    UnmarkedVisitor {
        name: first(&mut rows.iter().map(|row| &row.connection.shown.name)),
        email: first(&mut rows.iter().map(|row| &row.connection.shown.email)),
        minutes,
    }
}
