//! Nobody is at two sessions at once (rule 6.13): where marks say so, how many minutes are counted twice. In one cohort a
//! person is an enrolment; over two, the same name with the same e-mail: the name alone proves nothing.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::spans::{Span, seconds, union, whole_minutes};
use crate::domain::attendance::timeline::marked;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::people::trail::Trace;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::ids::{CohortId, ParticipantId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};
use crate::lang::dates::{clock, long_date};
use crate::lang::message::words;
use crate::lang::words::Lang;

/// A presence, named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    pub cohort: CohortId,
    pub session: SessionId,
    /// Whose: the id in that cohort.
    pub participant: ParticipantId,
}

/// The two sessions, each with its cohort where these differ.
fn sessions(one: &At, other: &At) -> [String; 2] {
    let named = |session: &str, cohort: &str| {
        if one.cohort == other.cohort { session.to_owned() } else { format!("{session} ({cohort})") }
    };
    [one, other].map(|at| named(at.session.as_str(), at.cohort.as_str()))
}

words! {
    /// Two presences of one person at the same time.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Overlap {
        pub name: String,
        /// The one that begins first.
        pub earlier: At,
        pub later: At,
        pub date: NaiveDate,
        /// From when to when both were there.
        pub from: NaiveTime,
        pub to: NaiveTime,
        /// Minutes counted twice: those that both marks together say beyond the time that both cover. A mark of fewer
        /// minutes than its times may lie anywhere within them, so that this is the least.
        pub minutes: Minutes,
    }
        en: {
            let [one, other] = sessions(earlier, later);
            format!(
                "{name} is present at {one} and at {other} at once on {}, {} to {}: {} min are counted twice",
                long_date(*date, Lang::En),
                clock(*from, Lang::En),
                clock(*to, Lang::En),
                minutes.0
            )
        }
        fr: {
            let [one, other] = sessions(earlier, later);
            format!(
                "{name} est présent·e à {one} et à {other} en même temps le {}, de {} à {} : {} min comptent deux fois",
                long_date(*date, Lang::Fr),
                clock(*from, Lang::Fr),
                clock(*to, Lang::Fr),
                minutes.0
            )
        }
}

impl Overlap {
    /// Whether both sessions are of one cohort.
    pub fn is_within_one(&self) -> bool {
        self.earlier.cohort == self.later.cohort
    }
}

/// The presences at once of each person of a cohort, where at least one of the two is asked for.
pub fn within(records: &CohortRecords, asked: impl Fn(&Seat<'_>) -> bool) -> Vec<Overlap> {
    let mut found = Vec::new();
    for (earlier, later) in clashes(&records.cohort, &attended(records)) {
        for person in records.positions() {
            let (one, other) = (records.seat(person, earlier), records.seat(person, later));
            if asked(&one) || asked(&other) {
                found.extend(twice((records, one), (records, other)));
            }
        }
    }
    found
}

/// Whether a seat is one of those asked for.
pub type Asked<'a> = &'a dyn Fn(&Seat<'_>) -> bool;

/// The presences at once of people who are in both cohorts, where at least one of the two is asked for.
pub fn between<'a>(
    (here, mine_asked): (&'a CohortRecords, Asked<'_>),
    (there, theirs_asked): (&'a CohortRecords, Asked<'_>),
) -> Vec<Overlap> {
    let people = same_people(here, there);
    let mut found = Vec::new();
    for (mine, theirs) in meetings(&here.cohort, &there.cohort) {
        for (person, same) in &people {
            let (one, other) = (here.seat(*person, mine), there.seat(*same, theirs));
            if mine_asked(&one) || theirs_asked(&other) {
                let (one, other) = ((here, one), (there, other));
                let later = one.1.session.start > other.1.session.start;
                found.extend(if later { twice(other, one) } else { twice(one, other) });
            }
        }
    }
    found
}

/// Those of `there` who are expected at a session of theirs and, being the same people, at this one of `here`.
pub fn expected_at_both(here: &CohortRecords, session: &Session, there: &CohortRecords) -> Vec<(SessionIndex, usize)> {
    let people = same_people(here, there);
    let mut found = Vec::new();
    let sessions = there.cohort.indexed_sessions().filter(|(_, other)| other.overlaps(session));
    for theirs in sessions.map(|(theirs, _)| theirs) {
        let both = people.iter().filter(|(person, same)| {
            super::expectation::expected(here.enrolment(*person), session) && there.seat(*same, theirs).expected()
        });
        let both = both.count();
        if both > 0 {
            found.push((theirs, both));
        }
    }
    found
}

/// Positions of the sessions that somebody attended, in order.
fn attended(records: &CohortRecords) -> Vec<SessionIndex> {
    let somebody = |session: &SessionIndex| records.seats_at(*session).any(|seat| seat.attended() > Minutes::ZERO);
    records.cohort.positions().filter(somebody).collect()
}

/// Pairs of sessions at these positions that are at once, each the earlier first. Sessions stand in order of date and
/// start.
fn clashes(cohort: &Cohort, attended: &[SessionIndex]) -> Vec<(SessionIndex, SessionIndex)> {
    let mut found = Vec::new();
    for (number, earlier) in attended.iter().enumerate() {
        let session = cohort.session_at(*earlier);
        let at_once = |later: &&SessionIndex| {
            let later = cohort.session_at(**later);
            later.date == session.date && later.start < session.end
        };
        let behind = attended[number + 1..].iter().take_while(at_once);
        let behind = behind.filter(|later| session.overlaps(cohort.session_at(**later)));
        found.extend(behind.map(|later| (*earlier, *later)));
    }
    found
}

/// Whether any of these times is any of those.
pub fn meet(one: &[Span], other: &[Span]) -> bool {
    one.iter().any(|mine| other.iter().any(|theirs| mine.within(*theirs).is_some()))
}

/// What somebody who may be in several cohorts is known by, for finding them again: nobody who is the same person has
/// another. None without an e-mail.
pub fn likely(email: &str) -> Option<u64> {
    let email = email.trim();
    let mut hasher = DefaultHasher::new();
    email.chars().flat_map(char::to_lowercase).for_each(|letter| letter.hash(&mut hasher));
    (!email.is_empty()).then(|| hasher.finish())
}

/// Pairs of sessions of two cohorts that are at once.
fn meetings(here: &Cohort, there: &Cohort) -> Vec<(SessionIndex, SessionIndex)> {
    let mut by_day: HashMap<NaiveDate, Vec<SessionIndex>> = HashMap::new();
    for (theirs, session) in there.indexed_sessions() {
        by_day.entry(session.date).or_default().push(theirs);
    }
    let mut found = Vec::new();
    for (mine, session) in here.indexed_sessions() {
        let of_day = by_day.get(&session.date).into_iter().flatten();
        let at_once = of_day.filter(|theirs| session.overlaps(there.session_at(**theirs)));
        found.extend(at_once.map(|theirs| (mine, *theirs)));
    }
    found
}

/// Positions of those who are in both cohorts.
fn same_people(here: &CohortRecords, there: &CohortRecords) -> Vec<(EnrolmentIndex, EnrolmentIndex)> {
    let identities = there.indexed_enrolments().filter_map(|(person, row)| Some((Trace::of(row).identity()?, person)));
    let known: HashMap<_, _> = identities.collect();
    let mine = here.indexed_enrolments();
    mine.filter_map(|(person, row)| Some((person, *known.get(&Trace::of(row).identity()?)?))).collect()
}

/// The two seats as an overlap, where the minutes that count at both do not fit beside each other.
fn twice(earlier: (&CohortRecords, Seat<'_>), later: (&CohortRecords, Seat<'_>)) -> Option<Overlap> {
    let (one, other) = (earlier.1, later.1);
    let counted = (one.attended(), other.attended());
    if counted.0 == Minutes::ZERO || counted.1 == Minutes::ZERO {
        return None;
    }
    let (first, second): (Span, Span) = (marked(&one, one.mark?)?, marked(&other, other.mark?)?);
    let both = first.within(second)?;
    let covered = whole_minutes(seconds(&union([first, second])));
    let minutes = (counted.0 + counted.1).0.checked_sub(covered.0).filter(|minutes| *minutes > 0)?;
    let at = |(records, seat): (&CohortRecords, Seat<'_>)| At {
        cohort: records.cohort.id.clone(),
        session: seat.session.id.clone(),
        participant: seat.enrolment.id.clone(),
    };
    Some(Overlap {
        name: one.enrolment.full_name(),
        earlier: at(earlier),
        later: at(later),
        date: one.session.date,
        from: both.from.time(),
        to: both.to.time(),
        minutes: Minutes(minutes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{Builder, cohort};
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

    fn told(found: &[Overlap]) -> Vec<String> {
        let short = |at: &At| format!("{}/{}", at.cohort, at.session);
        let told = |one: &Overlap| {
            let (from, to) = (one.from.format("%H:%M"), one.to.format("%H:%M"));
            format!("{} {} {} {from}-{to} {}", one.name, short(&one.earlier), short(&one.later), one.minutes.0)
        };
        found.iter().map(told).collect()
    }

    #[test]
    fn sessions_are_paired_only_where_somebody_attended_both() {
        let built = moved("c").person("Ann", "Lee", |_| {}).mark("ann", "m2-1", Attendance::Present, Some(120));
        let one = built.mark("ann", "m2-2", Attendance::Absent, None).records();
        assert_eq!(clashes(&one.cohort, &attended(&one)), []);
        assert_eq!(attended(&one).len(), 1);
        let built = moved("c").person("Ann", "Lee", |_| {}).mark("ann", "m2-1", Attendance::Present, Some(120));
        let both = built.mark("ann", "m2-2", Attendance::Present, Some(10)).records();
        assert_eq!(clashes(&both.cohort, &attended(&both)).len(), 1);
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
        assert_eq!(within(&excused, |_| true), []);
        let asked = moved("c").person("Ann", "Lee", |_| {}).present("ann", &["m2-1", "m2-2"]).records();
        assert_eq!(within(&asked, |_| false), []);
        assert_eq!(within(&asked, |seat| seat.session.id.as_str() == "m2-2").len(), 1, "one of the two is asked for");
    }

    #[test]
    fn over_two_cohorts_the_same_name_and_e_mail_are_one_person() {
        let built = |id: &str, email: &'static str| {
            cohort(id).person("Ann", "Lee", |row| row.email = email.into()).present("ann", &["m1-1", "m2-1"]).records()
        };
        let (all, none): (Asked<'_>, Asked<'_>) = (&|_| true, &|_| false);
        let (here, there) = (built("a", "ann@example.org"), built("b", "ANN@example.org"));
        let both = ["Ann Lee a/m1-1 b/m1-1 14:00-17:00 180", "Ann Lee a/m2-1 b/m2-1 10:00-12:00 120"];
        assert_eq!(told(&between((&here, all), (&there, none))), both);
        assert_eq!(between((&here, none), (&there, none)), []);
        for (one, other) in [("ann@example.org", "ann@example.net"), ("", "")] {
            assert_eq!(between((&built("a", one), all), (&built("b", other), all)), [], "{one} {other}: never guessed");
        }
        let times = |records: &CohortRecords| records.cohort.sessions.iter().map(Span::planned).collect::<Vec<_>>();
        assert!(meet(&times(&here), &times(&there)));
        assert!(!meet(&times(&here)[..1], &times(&there)[1..]));
        assert_eq!(likely(" Ann@Example.org"), likely("ann@example.org"));
        assert_eq!(likely(" "), None);
    }
}
