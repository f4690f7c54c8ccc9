//! Presences of people over one cohort or several, and which of one person are at once. In one cohort a person is an
//! enrolment; over several, the same name with the same e-mail: the name alone proves nothing. Each presence is held
//! against those that began before it and still go on, so that of so many presences at once, all but the first are found,
//! each once: what is found, and what it costs, grows with the number of presences.

use std::collections::HashMap;

use chrono::NaiveDateTime;

use super::overlap::{At, Overlap};
use super::spans::{Span, seconds, union, whole_minutes};
use super::timeline::marked;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::people::trail::Trace;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};

/// The presences at once of each person of a cohort, where at least one of the two is asked for.
pub fn within(records: &CohortRecords, asked: impl Fn(&Seat<'_>) -> bool) -> AtOnce {
    let sessions = clashing(records);
    if sessions.is_empty() {
        return AtOnce::default();
    }
    let people = records.positions().map(|person| (person, None));
    let mut numbers = 0..;
    AtOnce::of(vec![CohortPresences::of(records, &sessions, people, asked)], |_| numbers.next().unwrap_or_default())
}

/// The presences at once of people who are in several of these cohorts, where at least one of the two is asked for. Those
/// of one cohort are left to [`within`].
pub fn between(cohorts: Vec<CohortPresences>) -> AtOnce {
    let mut known = HashMap::new();
    let mut found = AtOnce::of(cohorts, |attendee| {
        let next = known.len();
        *known.entry(attendee.identity.clone()).or_insert(next)
    });
    let presences = &found.presences;
    found.pairs.retain(|(one, other)| presences[*one].cohort != presences[*other].cohort);
    found
}

/// Positions of the sessions that somebody attended while another one was attended, in order. Sessions stand in order of
/// date and start.
fn clashing(records: &CohortRecords) -> Vec<SessionIndex> {
    let mut found: Vec<SessionIndex> = Vec::new();
    let mut last: Option<(SessionIndex, &Session)> = None;
    for (position, session) in records.cohort.indexed_sessions() {
        if !records.is_attended(position) {
            continue;
        }
        if let Some((before, _)) = last.filter(|(_, before)| before.overlaps(session)) {
            found.extend([before, position]);
        }
        let ends = |session: &Session| (session.date, session.end);
        if last.is_none_or(|(_, before)| ends(before) <= ends(session)) {
            last = Some((position, session));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Name and e-mail as they are compared.
type NameAndEmail = (String, String);

/// The presences of people of one cohort, with what names them.
#[derive(Debug)]
pub struct CohortPresences {
    cohort: CohortId,
    sessions: Vec<(SessionId, NaiveDateTime)>,
    people: Vec<Attendee>,
    presences: Vec<CountedPresence>,
}

#[derive(Debug)]
struct Attendee {
    id: ParticipantId,
    name: String,
    /// None where the cohort is looked at alone: there a person is an enrolment.
    identity: Option<NameAndEmail>,
}

/// A presence that counts.
#[derive(Clone, Copy, Debug)]
struct CountedPresence {
    /// Positions in the lists that name it.
    cohort: usize,
    session: usize,
    person: usize,
    /// Line of the mark.
    line: u32,
    /// From when to when.
    span: Span,
    /// How many minutes of these count.
    minutes: Minutes,
    /// Whether it is one of those looked at.
    asked: bool,
}

impl CohortPresences {
    /// The presences of those who may be in another cohort too, of the people whose e-mail is `wanted`.
    pub fn known(records: &CohortRecords, wanted: impl Fn(&str) -> bool, asked: impl Fn(&Seat<'_>) -> bool) -> Self {
        let people = records.indexed_enrolments().filter(|(_, row)| wanted(&row.email));
        let people = people.filter_map(|(person, row)| Some((person, Some(Trace::of(row).identity()?))));
        let sessions: Vec<SessionIndex> = records.cohort.positions().collect();
        Self::of(records, &sessions, people, asked)
    }

    fn of(
        records: &CohortRecords,
        sessions: &[SessionIndex],
        people: impl Iterator<Item = (EnrolmentIndex, Option<NameAndEmail>)>,
        asked: impl Fn(&Seat<'_>) -> bool,
    ) -> Self {
        let named = |session: &SessionIndex| {
            let session = records.session(*session);
            (session.id.clone(), session.at(session.start))
        };
        let mut found = Self {
            cohort: records.cohort.id.clone(),
            sessions: sessions.iter().map(named).collect(),
            people: Vec::new(),
            presences: Vec::new(),
        };
        for (person, identity) in people {
            let before = found.presences.len();
            for (at, session) in sessions.iter().enumerate() {
                let presence = CountedPresence::of(records, (person, *session), (found.people.len(), at), &asked);
                found.presences.extend(presence);
            }
            if found.presences.len() > before {
                let row = records.enrolment(person);
                found.people.push(Attendee { id: row.id.clone(), name: row.full_name(), identity });
            }
        }
        found.presences.sort_by_key(|presence| (presence.session, presence.person));
        found
    }
}

impl CountedPresence {
    fn of(
        records: &CohortRecords,
        (enrolment, at): (EnrolmentIndex, SessionIndex),
        (person, session): (usize, usize),
        asked: impl Fn(&Seat<'_>) -> bool,
    ) -> Option<Self> {
        let seat = records.seat(enrolment, at);
        let minutes = seat.attended();
        if minutes == Minutes::ZERO {
            return None;
        }
        let span = marked(&seat, seat.mark?)?;
        let line = records.mark_line(enrolment, at)?;
        Some(Self { cohort: 0, session, person, line, span, minutes, asked: asked(&seat) })
    }

    /// Minutes counted twice, where the minutes that count at both do not fit beside each other.
    fn twice(&self, other: &Self) -> Option<Minutes> {
        self.span.within(other.span)?;
        let covered = whole_minutes(seconds(&union([self.span, other.span])));
        let minutes = u64::from(self.minutes.0) + u64::from(other.minutes.0);
        let twice = minutes.checked_sub(u64::from(covered.0)).filter(|minutes| *minutes > 0)?;
        Some(Minutes(u32::try_from(twice).unwrap_or(u32::MAX)))
    }

    /// Seconds of its time in which the person need not have been there; less than none where the minutes say more.
    fn room(&self) -> i64 {
        (self.span.to - self.span.from).num_seconds() - i64::from(self.minutes.0) * 60
    }

    /// Whether every later presence that is at once with the other, minutes counted twice, is so with this one too.
    fn stands_for(&self, other: &Self) -> bool {
        self.span.to >= other.span.to && self.room() <= other.room()
    }
}

/// Presences of one person that are at once.
#[derive(Debug, Default)]
pub struct AtOnce {
    cohorts: Vec<CohortPresences>,
    presences: Vec<CountedPresence>,
    /// Positions of two presences, the one whose session begins first before the other.
    pairs: Vec<(usize, usize)>,
}

impl AtOnce {
    /// Those of people who have the same number.
    fn of(mut cohorts: Vec<CohortPresences>, mut number: impl FnMut(&Attendee) -> usize) -> Self {
        let mut presences: Vec<CountedPresence> = Vec::new();
        let mut numbers: Vec<Vec<usize>> = Vec::new();
        for (at, attended) in cohorts.iter_mut().enumerate() {
            let of_cohort = std::mem::take(&mut attended.presences);
            presences.extend(of_cohort.into_iter().map(|presence| CountedPresence { cohort: at, ..presence }));
            numbers.push(attended.people.iter().map(&mut number).collect());
        }
        let number = |at: usize| numbers[presences[at].cohort][presences[at].person];
        let mut order: Vec<usize> = (0..presences.len()).collect();
        order.sort_unstable_by_key(|at| (number(*at), presences[*at].span.from, *at));
        let begins = |at: usize| (cohorts[presences[at].cohort].sessions[presences[at].session].1, at);
        let mut pairs = Vec::new();
        for of_person in order.chunk_by(|one, other| number(*one) == number(*other)) {
            let found = pairs_at_once(&presences, of_person).into_iter();
            pairs.extend(
                found.map(|(one, other)| if begins(one) < begins(other) { (one, other) } else { (other, one) }),
            );
        }
        pairs.sort_unstable();
        Self { cohorts, presences, pairs }
    }

    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Each of them, named.
    pub fn overlaps(&self) -> impl Iterator<Item = Overlap> {
        self.pairs.iter().filter_map(|(earlier, later)| {
            let (earlier, later) = (&self.presences[*earlier], &self.presences[*later]);
            let both = earlier.span.within(later.span)?;
            let cohort = &self.cohorts[earlier.cohort];
            Some(Overlap {
                name: cohort.people[earlier.person].name.clone(),
                earlier: self.at(earlier),
                later: self.at(later),
                date: cohort.sessions[earlier.session].1.date(),
                from: both.from.time(),
                to: both.to.time(),
                minutes: earlier.twice(later)?,
            })
        })
    }

    fn at(&self, presence: &CountedPresence) -> At {
        let cohort = &self.cohorts[presence.cohort];
        At {
            cohort: cohort.cohort.clone(),
            session: cohort.sessions[presence.session].0.clone(),
            participant: cohort.people[presence.person].id.clone(),
            line: presence.line,
        }
    }
}

/// Of one person's presences, in the order in which they begin: each that is at once with one before it, one of the two
/// being asked for, beside the one that ends last. Of those that still go on, one is kept for all that it stands for: they
/// are as many as end at different times, however many presences there are.
fn pairs_at_once(presences: &[CountedPresence], of_person: &[usize]) -> Vec<(usize, usize)> {
    let (mut all, mut asked): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut found = Vec::new();
    for position in of_person {
        let later = &presences[*position];
        for open in [&mut all, &mut asked] {
            open.retain(|at| presences[*at].span.to > later.span.from);
        }
        let before = if later.asked { &all } else { &asked };
        let earlier = before.iter().find(|at| presences[**at].twice(later).is_some());
        found.extend(earlier.map(|earlier| (*earlier, *position)));
        keep_open(presences, &mut all, *position);
        if later.asked {
            keep_open(presences, &mut asked, *position);
        }
    }
    found
}

/// One presence more that goes on, among those that end last first.
fn keep_open(presences: &[CountedPresence], open: &mut Vec<usize>, position: usize) {
    let presence = &presences[position];
    if open.iter().any(|at| presences[*at].stands_for(presence)) {
        return;
    }
    open.retain(|at| !presence.stands_for(&presences[*at]));
    let behind = open.partition_point(|at| presences[*at].span.to > presence.span.to);
    open.insert(behind, position);
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;
    use crate::domain::fixture::{Builder, cohort};
    use crate::domain::people::same_people::likely;
    use crate::domain::vocabulary::Attendance;

    fn time(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").unwrap()
    }

    /// m2-1 of 10:00 to 12:00, and m2-2 moved to the same day, 11:00 to 13:00.
    fn moved(id: &str) -> Builder {
        let mut built = cohort(id);
        built.cohort.sessions[2].date = built.cohort.sessions[1].date;
        (built.cohort.sessions[2].start, built.cohort.sessions[2].end) = (time("11:00"), time("13:00"));
        built
    }

    fn told(found: &AtOnce) -> Vec<String> {
        let short = |at: &At| format!("{}/{}", at.cohort, at.session);
        let told = |one: Overlap| {
            let (from, to) = (one.from.format("%H:%M"), one.to.format("%H:%M"));
            format!("{} {} {} {from}-{to} {}", one.name, short(&one.earlier), short(&one.later), one.minutes.0)
        };
        found.overlaps().map(told).collect()
    }

    #[test]
    fn sessions_are_looked_at_only_where_somebody_attended_both() {
        let built = moved("c").person("Ann", "Lee", |_| {}).mark("ann", "m2-1", Attendance::Present, Some(120));
        assert_eq!(clashing(&built.mark("ann", "m2-2", Attendance::Absent, None).records()), []);
        let built = moved("c").person("Ann", "Lee", |_| {}).mark("ann", "m2-1", Attendance::Present, Some(120));
        let both = built.mark("ann", "m2-2", Attendance::Present, Some(10)).records();
        assert_eq!(clashing(&both), [SessionIndex(1), SessionIndex(2)]);
    }

    #[test]
    fn minutes_that_do_not_fit_beside_each_other_are_counted_twice() {
        let present = |minutes| {
            let (one, other): (u32, u32) = minutes;
            let built = moved("c").person("Ann", "Lee", |_| {});
            let built = built.mark("ann", "m2-1", Attendance::Present, Some(one));
            told(&within(&built.mark("ann", "m2-2", Attendance::Present, Some(other)).records(), |_| true))
        };
        assert_eq!(present((120, 120)), ["Ann Lee c/m2-1 c/m2-2 11:00-12:00 60"]);
        assert_eq!(present((90, 120)), ["Ann Lee c/m2-1 c/m2-2 11:00-12:00 30"], "at least");
        assert_eq!(present((60, 120)), [""; 0], "the first hour of one, the other whole");
        let times = moved("c")
            .person("Ann", "Lee", |_| {})
            .mark("ann", "m2-1", Attendance::Present, None)
            .mark("ann", "m2-2", Attendance::Present, Some(75))
            .late(Some(time("11:45")));
        assert_eq!(told(&within(&times.records(), |_| true)), ["Ann Lee c/m2-1 c/m2-2 11:45-12:00 15"]);
        let excused = moved("c").person("Ann", "Lee", |_| {}).present("ann", &["m2-1"]);
        let excused = excused.mark("ann", "m2-2", Attendance::Excused, None).records();
        assert!(within(&excused, |_| true).is_empty());
        let asked = moved("c").person("Ann", "Lee", |_| {}).present("ann", &["m2-1", "m2-2"]).records();
        assert!(within(&asked, |_| false).is_empty());
        assert_eq!(within(&asked, |seat| seat.session.id.as_str() == "m2-2").len(), 1, "one of the two is asked for");
    }

    #[test]
    fn over_two_cohorts_the_same_name_and_e_mail_are_one_person() {
        let built = |id: &str, email: &'static str| {
            cohort(id).person("Ann", "Lee", |row| row.email = email.into()).present("ann", &["m1-1", "m2-1"]).records()
        };
        let held = |one: &CohortRecords, mine: bool, other: &CohortRecords, theirs: bool| {
            let known = |records, asked| CohortPresences::known(records, |_| true, move |_| asked);
            told(&between(vec![known(one, mine), known(other, theirs)]))
        };
        let (here, there) = (built("a", "ann@example.org"), built("b", "ANN@example.org"));
        let both = ["Ann Lee a/m1-1 b/m1-1 14:00-17:00 180", "Ann Lee a/m2-1 b/m2-1 10:00-12:00 120"];
        assert_eq!(held(&here, true, &there, false), both);
        assert_eq!(held(&here, false, &there, true), both);
        assert_eq!(held(&here, false, &there, false), [""; 0]);
        for (one, other) in [("ann@example.org", "ann@example.net"), ("", "")] {
            let found = held(&built("a", one), true, &built("b", other), true);
            assert_eq!(found, [""; 0], "{one} {other}: never guessed");
        }
        let known = CohortPresences::known(&here, |email| email != "ann@example.org", |_| true);
        assert!(known.presences.is_empty(), "only those who are wanted");
        assert_eq!(likely(" Ann@Example.org"), likely("ann@example.org"));
        assert_eq!(likely(" "), None);
    }

    /// Sessions of one day, `10:00-12:00`, each with the minutes marked of one person who attended all of them.
    fn day_of(sessions: &[(&str, u32)]) -> CohortRecords {
        let mut built = cohort("c").person("Ann", "Lee", |_| {});
        let like = built.cohort.sessions[0].clone();
        built.cohort.sessions.clear();
        for (number, (times, _)) in sessions.iter().enumerate() {
            let (start, end) = times.split_once('-').unwrap();
            let id = SessionId::new(format!("s{number:03}"));
            built.cohort.sessions.push(Session { id, start: time(start), end: time(end), ..like.clone() });
        }
        let marked = sessions.iter().enumerate();
        let built = marked.fold(built, |built, (number, (_, minutes))| {
            built.mark("ann", &format!("s{number:03}"), Attendance::Present, Some(*minutes))
        });
        built.records()
    }

    fn of_day(sessions: &[(&str, u32)]) -> Vec<String> {
        told(&within(&day_of(sessions), |_| true))
    }

    #[test]
    fn of_presences_at_once_each_but_the_first_is_found_once() {
        let many = vec![("10:00-12:00", 120); 300];
        let found = of_day(&many);
        assert_eq!(found.len(), 299);
        assert_eq!(found[298], "Ann Lee c/s000 c/s299 10:00-12:00 120");
        assert_eq!(of_day(&[("10:00-12:00", 40); 300]), [""; 0], "each pair fits");
        // What begins later is held against what ends last, not against a session that is over.
        let chain = of_day(&[("09:00-10:00", 60), ("09:30-12:00", 150), ("11:00-13:00", 120)]);
        assert_eq!(chain, ["Ann Lee c/s000 c/s001 09:30-10:00 30", "Ann Lee c/s001 c/s002 11:00-12:00 60"]);
    }

    #[test]
    fn a_presence_that_leaves_room_hides_none_that_does_not() {
        let hidden = [("10:00-20:00", 300), ("10:00-12:00", 110), ("10:00-10:46", 46), ("10:45-11:45", 50)];
        let found = of_day(&hidden);
        assert_eq!(found.last().unwrap(), "Ann Lee c/s001 c/s003 10:45-11:45 40", "{found:?}");
    }

    #[test]
    fn where_one_session_alone_is_asked_for_each_presence_at_once_with_it_is_found() {
        let records = day_of(&[("10:00-12:00", 120); 50]);
        assert_eq!(within(&records, |seat| seat.session.id.as_str() == "s000").len(), 49);
        assert_eq!(within(&records, |seat| seat.session.id.as_str() == "s049").len(), 1);
    }

    #[test]
    fn a_person_of_many_cohorts_at_one_hour_is_found_once_for_each_but_the_first() {
        let built = |number: usize| {
            let built = cohort(&format!("c{number:03}")).person("Ann", "Lee", |row| row.email = "a@example.org".into());
            CohortPresences::known(&built.present("ann", &["m1-1"]).records(), |_| true, |_| true)
        };
        assert_eq!(between((0..100).map(built).collect()).len(), 99);
    }
}
