//! To which sessions somebody is invited, and what there is to know of the invitation.

use chrono::NaiveDate;

use super::notice::PaperNotice;
use super::reason::PaperReason;
use super::refusal::PaperRefusal;
use crate::domain::attendance::expectation::is_on_path;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::programme::definition::Programme;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::{EnrolmentState, Modality};

/// Days before the first session from which an invitation is late: it is due 10 to 15 days before (Qualiopi 9).
const LATE: i64 = 7;

/// What an invitation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationSubject {
    /// The path, from that day on.
    From(NaiveDate),
    One(SessionIndex),
}

/// The sessions to which somebody is invited, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Awaited {
    /// Those of their path that take place, and those of it that were cancelled.
    pub sessions: Vec<SessionIndex>,
    /// How many take place.
    pub count: usize,
    /// Their length together.
    pub minutes: Minutes,
}

/// The sessions to which somebody is invited; or why they are not.
pub fn awaited(
    records: &CohortRecords,
    person: EnrolmentIndex,
    asked: InvitationSubject,
) -> Result<Awaited, PaperReason> {
    let row = records.enrolment(person);
    match row.state {
        EnrolmentState::Waiting => return Err(PaperReason::Waiting),
        EnrolmentState::Cancelled => return Err(PaperReason::Cancelled),
        EnrolmentState::Withdrawn => return Err(PaperReason::Withdrawn { on: row.ended_on }),
        EnrolmentState::Transferred => return Err(PaperReason::Transferred),
        EnrolmentState::Enrolled => {}
    }
    let mut awaited = Awaited::default();
    for at in records.cohort.positions() {
        let session = records.session(at);
        let is_asked = match asked {
            InvitationSubject::From(day) => session.date >= day,
            InvitationSubject::One(one) => at == one,
        };
        if !is_asked || !is_on_path(row, session) {
            continue;
        }
        awaited.sessions.push(at);
        if !session.cancelled {
            awaited.count += 1;
            awaited.minutes += session.minutes();
        }
    }
    match asked {
        _ if awaited.count > 0 => Ok(awaited),
        InvitationSubject::From(from) => Err(PaperReason::NothingToCome { from }),
        InvitationSubject::One(one) => Err(PaperReason::NotExpected { session: records.session(one).id.clone() }),
    }
}

/// To whom an invitation goes where nobody is named, or who is told why there is none: neither who waits or left, nor whom the
/// one session does not concern.
pub fn concerned(records: &CohortRecords, asked: InvitationSubject) -> Result<Vec<EnrolmentIndex>, PaperRefusal> {
    let is_meant = |person: &EnrolmentIndex| match asked {
        InvitationSubject::From(_) => records.enrolment(*person).state == EnrolmentState::Enrolled,
        InvitationSubject::One(_) => awaited(records, *person, asked).is_ok(),
    };
    let concerned: Vec<EnrolmentIndex> = records.in_order().into_iter().filter(is_meant).collect();
    match asked {
        _ if !concerned.is_empty() => Ok(concerned),
        InvitationSubject::From(_) => Err(PaperRefusal::NobodyEnrolled { cohort: records.cohort.id.clone() }),
        InvitationSubject::One(one) => Err(PaperRefusal::NobodyExpected { session: records.session(one).id.clone() }),
    }
}

/// Where people of these sessions meet: in one way, or in several.
pub fn modality(programme: &Programme, records: &CohortRecords, awaited: &Awaited) -> Modality {
    let sessions = awaited.sessions.iter().map(|at| records.session(*at)).filter(|session| !session.cancelled);
    let mut ways = sessions.map(|session| session.modality.unwrap_or(programme.modality));
    let first = ways.next().unwrap_or(programme.modality);
    if ways.all(|way| way == first) { first } else { Modality::Blended }
}

/// What there is to know of an invitation that leaves that day.
pub fn doubts(programme: &Programme, records: &CohortRecords, awaited: &Awaited, today: NaiveDate) -> Vec<PaperNotice> {
    let mut found = Vec::new();
    let sessions = awaited.sessions.iter().map(|at| records.session(*at)).filter(|session| !session.cancelled);
    let nowhere = sessions.clone().filter(|session| session.place.is_empty() && session.link.is_empty());
    found.extend(nowhere.map(|session| PaperNotice::Nowhere { session: session.id.clone() }));
    if programme.sheet.contact.is_empty() {
        found.push(PaperNotice::NoContact);
    }
    if programme.sheet.support.is_empty() && modality(programme, records, awaited) != Modality::InPerson {
        found.push(PaperNotice::NoSupport);
    }
    if let Some(session) = sessions.clone().next_back().filter(|session| session.date < today) {
        found.push(PaperNotice::Over { session: session.id.clone(), date: session.date });
    }
    let next = sessions.clone().find(|session| session.date >= today);
    let days = next.map(|session| (session, (session.date - today).num_days()));
    if let Some((session, days)) = days.filter(|(_, days)| *days < LATE) {
        let days = usize::try_from(days).unwrap_or_default();
        found.push(PaperNotice::Late { session: session.id.clone(), date: session.date, days });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{Builder, cohort, day, programme};
    use crate::domain::programme::ids::SessionId;

    fn one() -> Builder {
        let mut built = cohort("c").person("Ann", "Lee", |_| {});
        built.cohort.sessions[1].cancelled = true;
        built
    }

    fn of(built: Builder, asked: InvitationSubject) -> Result<Awaited, PaperReason> {
        let records = built.records();
        let person = records.positions().next().unwrap();
        awaited(&records, person, asked)
    }

    #[test]
    fn what_is_cancelled_is_told_and_not_counted() {
        let all = of(one(), InvitationSubject::From(day("2021-03-16"))).unwrap();
        assert_eq!((all.sessions.len(), all.count, all.minutes), (6, 5, Minutes(660)));
        let later = of(one(), InvitationSubject::From(day("2021-03-17"))).unwrap();
        assert_eq!((later.sessions[0], later.count), (SessionIndex(1), 4));
        assert_eq!(of(one(), InvitationSubject::One(SessionIndex(2))).unwrap().sessions, [SessionIndex(2)]);
    }

    #[test]
    fn who_is_not_invited_is_told_why() {
        let after = InvitationSubject::From(day("2022-01-01"));
        assert_eq!(of(one(), after), Err(PaperReason::NothingToCome { from: day("2022-01-01") }));
        let not_expected = |session: &str| Err(PaperReason::NotExpected { session: SessionId::new(session) });
        assert_eq!(of(one(), InvitationSubject::One(SessionIndex(1))), not_expected("m2-1"), "it is cancelled");
        let late = cohort("c").person("Ann", "Lee", |row| row.starts_on = Some(day("2021-04-05")));
        assert_eq!(of(late, InvitationSubject::One(SessionIndex(0))), not_expected("m1-1"), "before they come");
        let states = [
            (EnrolmentState::Waiting, PaperReason::Waiting),
            (EnrolmentState::Cancelled, PaperReason::Cancelled),
            (EnrolmentState::Withdrawn, PaperReason::Withdrawn { on: None }),
            (EnrolmentState::Transferred, PaperReason::Transferred),
        ];
        for (state, why) in states {
            let built = cohort("c").person("Ann", "Lee", |row| row.state = state);
            assert_eq!(of(built, InvitationSubject::From(day("2021-03-01"))), Err(why));
        }
    }

    #[test]
    fn an_invitation_is_doubted_for_its_day_and_for_what_it_lacks() {
        let records = cohort("c").person("Ann", "Lee", |_| {}).records();
        let told = |asked, today: &str, programme: &Programme| {
            let person = records.positions().next().unwrap();
            doubts(programme, &records, &awaited(&records, person, asked).unwrap(), day(today))
        };
        let mut whole = programme();
        whole.sheet.contact = "a@example.org".to_owned();
        whole.sheet.support = "a@example.org".to_owned();
        let first = InvitationSubject::One(SessionIndex(0));
        let (session, date) = (records.session(SessionIndex(0)).id.clone(), day("2021-03-16"));
        let nowhere = PaperNotice::Nowhere { session: session.clone() };
        let late = |days| PaperNotice::Late { session: session.clone(), date, days };
        assert_eq!(told(first, "2021-03-09", &whole), std::slice::from_ref(&nowhere));
        assert_eq!(told(first, "2021-03-10", &whole), [nowhere.clone(), late(6)]);
        assert_eq!(told(first, "2021-03-16", &whole), [nowhere.clone(), late(0)]);
        assert_eq!(
            told(first, "2021-03-17", &whole),
            [nowhere.clone(), PaperNotice::Over { session: session.clone(), date }]
        );
        assert_eq!(told(first, "2021-03-01", &programme()), [nowhere, PaperNotice::NoContact, PaperNotice::NoSupport]);
    }

    #[test]
    fn people_meet_in_the_one_way_of_their_sessions_or_in_several() {
        let mut built = cohort("c").person("Ann", "Lee", |_| {});
        built.cohort.sessions[0].modality = Some(Modality::InPerson);
        let records = built.records();
        let way = |sessions: &[usize]| {
            let sessions = sessions.iter().map(|at| SessionIndex(*at)).collect();
            modality(&programme(), &records, &Awaited { sessions, ..Awaited::default() })
        };
        assert_eq!(
            [way(&[0]), way(&[1]), way(&[0, 1]), way(&[])],
            [Modality::InPerson, Modality::Remote, Modality::Blended, Modality::Remote]
        );
    }
}
