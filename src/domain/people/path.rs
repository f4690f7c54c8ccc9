//! The whole path of somebody who was transferred: which enrolments are one path, and what they come to together.
//!
//! No column names the other cohort. One enrolment goes on as another where an operation of the journal says so, or where
//! both say the same name and the same e-mail, and one begins the day after the other ended.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};

use super::enrolment::Enrolment;
use super::trail::{NamedEnrolment, Trace};
use crate::domain::index::EnrolmentIndex;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::{CohortId, ModuleId, SessionId};
use crate::domain::quantity::{Minutes, Share};
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{BpfLine, EnrolmentState};

/// An enrolment that may be a part of a path over several cohorts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mover {
    pub who: NamedEnrolment,
    /// Name and e-mail, where both are known.
    identity: Option<(String, String)>,
    starts_on: Option<NaiveDate>,
    /// The last day, of somebody transferred.
    went_on: Option<NaiveDate>,
}

impl Mover {
    /// An enrolment that ended by a transfer, or that began later than its cohort; none of others.
    pub fn of(cohort: &CohortId, enrolment: &Enrolment) -> Option<Self> {
        let went_on = enrolment.ended_on.filter(|_| enrolment.state == EnrolmentState::Transferred);
        (went_on.is_some() || enrolment.starts_on.is_some()).then(|| Self {
            who: NamedEnrolment::new(cohort, &enrolment.id),
            identity: Trace::of(enrolment).identity(),
            starts_on: enrolment.starts_on,
            went_on,
        })
    }

    /// One that the journal alone knows as a part of a path: somebody who came back to where they had been.
    fn tied(who: &NamedEnrolment) -> Self {
        Self { who: who.clone(), identity: None, starts_on: None, went_on: None }
    }

    /// Whether `later` is where this one went on.
    fn goes_on_as(&self, later: &Self) -> bool {
        let next = self.went_on.and_then(|last| last.checked_add_days(Days::new(1)));
        next.is_some()
            && later.starts_on == next
            && self.who.cohort != later.who.cohort
            && self.identity.is_some()
            && self.identity == later.identity
    }
}

/// The paths of several enrolments, each in order of time. `ties`, what the journal says of transfers, is asked only where
/// somebody went on and their days alone do not say where.
pub fn paths<E>(
    mut movers: Vec<Mover>,
    ties: impl FnOnce() -> Result<Vec<(NamedEnrolment, NamedEnrolment)>, E>,
) -> Result<Vec<Vec<Mover>>, E> {
    let mut links = Vec::new();
    let mut open = false;
    let mut begun: HashMap<NaiveDate, Vec<usize>> = HashMap::new();
    for (at, mover) in movers.iter().enumerate() {
        if let Some(first) = mover.starts_on {
            begun.entry(first).or_default().push(at);
        }
    }
    for (at, mover) in movers.iter().enumerate() {
        let Some(next) = mover.went_on.and_then(|last| last.checked_add_days(Days::new(1))) else { continue };
        let mut later = begun.get(&next).into_iter().flatten().filter(|later| mover.goes_on_as(&movers[**later]));
        match later.next() {
            Some(later) => links.push((at, *later)),
            None => open = true,
        }
    }
    if open {
        let mut known: HashMap<NamedEnrolment, usize> =
            movers.iter().enumerate().map(|(at, mover)| (mover.who.clone(), at)).collect();
        for (one, other) in ties()? {
            let went_on = |who: &NamedEnrolment| known.get(who).is_some_and(|at| movers[*at].went_on.is_some());
            if went_on(&one) || went_on(&other) {
                let [one, other] = [one, other].map(|who| {
                    *known.entry(who.clone()).or_insert_with(|| {
                        movers.push(Mover::tied(&who));
                        movers.len() - 1
                    })
                });
                links.push((one, other));
            }
        }
    }
    Ok(groups(movers, &links))
}

/// Those that are linked, directly or through others; who is linked to nobody is left out.
fn groups(movers: Vec<Mover>, links: &[(usize, usize)]) -> Vec<Vec<Mover>> {
    let mut parents: Vec<usize> = (0..movers.len()).collect();
    let root = |parents: &[usize], mut at: usize| {
        while parents[at] != at {
            at = parents[at];
        }
        at
    };
    for (one, other) in links {
        let (one, other) = (root(&parents, *one), root(&parents, *other));
        parents[one.max(other)] = one.min(other);
    }
    let mut groups: BTreeMap<usize, Vec<Mover>> = BTreeMap::new();
    for (at, mover) in movers.into_iter().enumerate() {
        groups.entry(root(&parents, at)).or_default().push(mover);
    }
    let mut groups: Vec<Vec<Mover>> = groups.into_values().filter(|group| group.len() > 1).collect();
    for group in &mut groups {
        group.sort_by_key(|mover| (mover.went_on.is_none(), mover.went_on, mover.starts_on));
    }
    groups
}

/// One enrolment of a path, session by session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    pub cohort: CohortId,
    pub id: String,
    /// What was planned of it, cohort alone.
    pub planned: Minutes,
    pub attended: Minutes,
    /// The line of the yearly return it counts on.
    pub bpf_line: BpfLine,
    sittings: Vec<Sitting>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Sitting {
    session: SessionId,
    module: ModuleId,
    planned: Minutes,
    attended: Minutes,
}

impl Leg {
    /// The enrolment at a position.
    pub fn of(records: &CohortRecords, enrolment: EnrolmentIndex) -> Self {
        Self::of_sessions(records, enrolment, |_| true)
    }

    /// The same, over some sessions.
    pub fn of_sessions(records: &CohortRecords, enrolment: EnrolmentIndex, asked: impl Fn(&Session) -> bool) -> Self {
        let sittings: Vec<Sitting> = records
            .seats_of(enrolment)
            .filter(|seat| seat.planned() && asked(seat.session))
            .map(|seat| Sitting {
                session: seat.session.id.clone(),
                module: seat.session.module.clone(),
                planned: seat.planned_minutes(),
                attended: seat.attended(),
            })
            .collect();
        Self {
            cohort: records.cohort.id.clone(),
            id: records.enrolment(enrolment).id.to_string(),
            bpf_line: records.enrolment(enrolment).bpf_line(),
            planned: sittings.iter().map(|sitting| sitting.planned).sum(),
            attended: sittings.iter().map(|sitting| sitting.attended).sum(),
            sittings,
        }
    }
}

/// What the enrolments of a path come to together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// Its enrolments, in order of time.
    pub legs: Vec<Leg>,
    pub planned: Minutes,
    /// What was attended of it, in every cohort.
    pub attended: Minutes,
    /// Sessions planned in several cohorts that count once: missed in one, they come again in the other.
    pub once: Vec<SessionId>,
}

impl Path {
    /// Of those enrolments, in order of time. A session that several cohorts planned, known by its id and its module, is
    /// planned where something of it was attended; where nothing was, in the last of them.
    pub fn of(legs: Vec<Leg>) -> Self {
        let mut sittings: Vec<(&Sitting, Vec<&Sitting>)> = Vec::new();
        for sitting in legs.iter().flat_map(|leg| &leg.sittings) {
            let same = |known: &&mut (&Sitting, Vec<&Sitting>)| {
                known.0.session == sitting.session && known.0.module == sitting.module
            };
            match sittings.iter_mut().find(same) {
                Some((_, all)) => all.push(sitting),
                None => sittings.push((sitting, vec![sitting])),
            }
        }
        let (mut planned, mut once) = (Minutes::ZERO, Vec::new());
        for (first, all) in &sittings {
            let attended: Vec<&&Sitting> = all.iter().filter(|sitting| sitting.attended > Minutes::ZERO).collect();
            let counted = if attended.is_empty() { 1 } else { attended.len() };
            planned += match (&attended[..], &all[..]) {
                ([], [.., last]) => last.planned,
                (attended, _) => attended.iter().map(|sitting| sitting.planned).sum(),
            };
            if counted < all.len() {
                once.push(first.session.clone());
            }
        }
        let attended = legs.iter().map(|leg| leg.attended).sum();
        Self { legs, planned, attended, once }
    }

    /// Attended ÷ planned; none when nothing is planned.
    pub fn rate(&self) -> Option<Share> {
        Share::of(self.attended, self.planned)
    }

    /// Whether the exact rate reaches the programme's threshold.
    pub fn completed(&self, complete_at: Share) -> bool {
        self.rate().is_some_and(|rate| rate.reaches(complete_at))
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;
    use crate::domain::fixture::{Builder, cohort, day};
    use crate::domain::vocabulary::Attendance;

    fn transferred(last: &str) -> impl Fn(&mut Enrolment) {
        move |row| {
            row.email = "ann@example.org".into();
            row.state = EnrolmentState::Transferred;
            row.ended_on = Some(day(last));
        }
    }

    fn begun(first: &str) -> impl Fn(&mut Enrolment) {
        move |row| {
            row.email = "ann@example.org".into();
            row.starts_on = Some(day(first));
        }
    }

    fn told(built: Vec<Builder>, ties: &[(&str, &str)]) -> Vec<String> {
        let records: Vec<CohortRecords> = built.into_iter().map(Builder::records).collect();
        let of = |records: &CohortRecords| {
            records.enrolments().filter_map(|row| Mover::of(&records.cohort.id, row)).collect::<Vec<_>>()
        };
        let who = |cohort: &str| NamedEnrolment {
            cohort: CohortId::new(cohort),
            id: records[0].enrolment(EnrolmentIndex(0)).id.clone(),
        };
        let ties: Vec<(NamedEnrolment, NamedEnrolment)> =
            ties.iter().map(|(one, other)| (who(one), who(other))).collect();
        let paths = paths(records.iter().flat_map(of).collect(), || Ok::<_, Infallible>(ties)).unwrap();
        let short =
            |path: &Vec<Mover>| path.iter().map(|mover| mover.who.cohort.to_string()).collect::<Vec<_>>().join(" ");
        paths.iter().map(short).collect()
    }

    #[test]
    fn who_began_the_day_after_went_on() {
        let ann = |id: &str, change: &dyn Fn(&mut Enrolment)| cohort(id).person("Ann", "Lee", change);
        let from = transferred("2021-04-04");
        let to = begun("2021-04-05");
        assert_eq!(told(vec![ann("b", &to), ann("a", &from)], &[]), ["a b"]);
        assert_eq!(told(vec![ann("a", &from), ann("b", &begun("2021-04-06"))], &[]), [""; 0], "a day too late");
        let nameless = |row: &mut Enrolment| {
            to(row);
            row.email.clear();
        };
        assert_eq!(told(vec![ann("a", &from), ann("b", &nameless)], &[]), [""; 0], "a name alone says nothing");
        assert_eq!(told(vec![ann("a", &from), ann("b", &nameless)], &[("a", "b")]), ["a b"], "the journal knows");
        let through = |row: &mut Enrolment| {
            to(row);
            row.state = EnrolmentState::Transferred;
            row.ended_on = Some(day("2021-05-01"));
        };
        let three = vec![ann("c", &begun("2021-05-02")), ann("a", &from), ann("b", &through)];
        assert_eq!(told(three, &[]), ["a b c"]);
        let enrolled = |row: &mut Enrolment| row.email = "ann@example.org".into();
        assert_eq!(told(vec![ann("a", &enrolled), ann("b", &from)], &[("a", "b")]), ["b a"], "who came back");
        assert_eq!(told(vec![ann("a", &enrolled), ann("b", &to)], &[("a", "b")]), [""; 0], "nobody went on");
    }

    #[test]
    fn a_session_missed_in_one_cohort_and_attended_in_the_other_is_planned_once() {
        let path = |here: Builder, there: Builder| {
            let [one, other] = [here, there].map(|built| Leg::of(&built.records(), EnrolmentIndex(0)));
            let path = Path::of(vec![one, other]);
            let counted_once: Vec<&str> = path.once.iter().map(SessionId::as_str).collect();
            format!("{}/{} {}", path.attended.0, path.planned.0, counted_once.join(" "))
        };
        // Planned here up to 9 April, m1-1, m2-1 and m2-2; there from 9 April on, m2-2, m2-3, m2-4 and m3-1.
        let here = || cohort("a").person("Ann", "Lee", transferred("2021-04-09"));
        let there = || cohort("b").person("Ann", "Lee", begun("2021-04-09")).present("ann", &["m2-3", "m2-4", "m3-1"]);
        let both = |ids: &[&str]| here().present("ann", &["m1-1", "m2-1"]).present("ann", ids);
        assert_eq!(path(both(&[]), there().present("ann", &["m2-2"])), "780/780 m2-2", "made up there");
        assert_eq!(path(both(&["m2-2"]), there()), "780/780 m2-2", "attended here, missed there");
        assert_eq!(path(both(&[]), there()), "660/780 m2-2", "missed in both");
        assert_eq!(path(both(&["m2-2"]), there().present("ann", &["m2-2"])), "900/900 ", "attended in both");
        let partly = both(&[]).mark("ann", "m2-2", Attendance::Present, Some(60));
        assert_eq!(path(partly, there().present("ann", &["m2-2"])), "840/900 ", "a part here, all of it there");
    }
}
