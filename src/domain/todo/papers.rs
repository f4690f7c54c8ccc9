//! Papers that are due: invitations before the first session, certificates after the last one.

use chrono::TimeDelta;

use super::{Due, DueMatter, DueScope};
use crate::domain::index::EnrolmentIndex;
use crate::domain::mail::permitted::address;
use crate::domain::paper::announced::{Misled, misled};
use crate::domain::paper::awaited::{InvitationSubject, awaited};
use crate::domain::paper::content::{Content, PaperFact, latest};
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::period::Period;
use crate::domain::paper::permitted::followed;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::Minutes;
use crate::domain::vocabulary::{EnrolmentState, PaperKind};

/// From so many days before the first session on, invitations are due (documents.md §8).
const BEFORE: i64 = 15;

/// For so many days after the last session, certificates are due: whoever has none by then was never to get one.
const AFTER: i64 = 90;

pub(super) fn invitations(scope: &DueScope<'_>) -> Vec<Due> {
    let first = held(scope).next().filter(|session| session.date >= scope.today);
    let near = first.filter(|session| session.date - scope.today <= TimeDelta::days(BEFORE));
    let due = near.and_then(|session| {
        let is_awaited = |person| awaited(scope.records, person, InvitationSubject::From(scope.today)).is_ok();
        let people: Vec<EnrolmentIndex> =
            without(scope, PaperKind::Invitation).filter(|person| is_awaited(*person)).collect();
        let by_mail = people.iter().any(|person| address(scope.records.enrolment(*person)).is_some());
        let people = people.len();
        (people > 0).then(|| Due::at(session, DueMatter::Invitations { people, by_mail }))
    });
    due.into_iter().collect()
}

pub(super) fn certificates(scope: &DueScope<'_>) -> Vec<Due> {
    let now = scope.today.and_time(scope.time);
    let last = held(scope).last().filter(|session| session.at(session.end) <= now);
    let recent = last.filter(|session| scope.today - session.date <= TimeDelta::days(AFTER));
    let due = recent.and_then(|session| {
        let is_paid_for = |person| scope.records.enrolment(person).funder.is_some();
        let may_have_one = |person| followed(scope.records, person, Period::default(), now).is_ok();
        let people = without(scope, PaperKind::Certificate);
        let people = people.filter(|person| is_paid_for(*person) && may_have_one(*person)).count();
        (people > 0).then(|| Due::at(session, DueMatter::Certificates { people }))
    });
    due.into_iter().collect()
}

/// Sessions to which people are invited at another moment than they have now.
pub(super) fn misled_people(scope: &DueScope<'_>) -> Vec<Due> {
    let records = scope.records;
    if !records.each::<IssuedPaper>().any(|paper| paper.kind == PaperKind::Invitation) {
        return Vec::new();
    }
    let of = |session: &Session| {
        let is_meant = |row: &&Enrolment| row.state == EnrolmentState::Enrolled && row.follows(&session.module);
        let all: Vec<Misled> = records
            .enrolments()
            .filter(is_meant)
            .filter_map(|row| misled(records, &row.id, session, scope.today))
            .collect();
        let first = all.first()?;
        let (announced, alone) = (first.announced, all.iter().any(|one| one.alone));
        Some(Due::at(session, DueMatter::Misled { people: all.len(), announced, cancelled: session.cancelled, alone }))
    };
    records.cohort.sessions.iter().filter_map(of).collect()
}

/// Certificates whose hours are others now: the last version of each, where all is marked.
pub(super) fn outdated(scope: &DueScope<'_>) -> Vec<Due> {
    let (records, now) = (scope.records, scope.today.and_time(scope.time));
    let papers = || records.each::<IssuedPaper>().filter(|paper| paper.kind == PaperKind::Certificate);
    let mut found = Vec::new();
    if papers().next().is_none() {
        return found;
    }
    for person in records.in_order() {
        let row = records.enrolment(person);
        for paper in papers().filter(|paper| paper.participant.as_ref() == Some(&row.id)) {
            let said = Content::read(&paper.content);
            let last = latest(papers(), PaperKind::Certificate, (Some(&row.id), None), &said);
            let Ok(was) = said.get(PaperFact::Minutes).parse().map(Minutes) else { continue };
            if last.is_none_or(|last| (&last.number, last.version) != (&paper.number, paper.version)) {
                continue;
            }
            let day = |part| said.get(part).parse().ok();
            let period = Period { from: day(PaperFact::From), to: day(PaperFact::To) };
            let Ok(attended) = followed(records, person, period, now).map(|figures| figures.tally.attended) else {
                continue;
            };
            if attended != was {
                let language = Some(said.get(PaperFact::Language)).filter(|said| *said != scope.programme.language);
                let (number, language) = (paper.number.clone(), language.map(str::to_owned));
                let what = DueMatter::CertificateOutdated { number, was, now: attended, period, language };
                found.push(Due::of(row, what));
            }
        }
    }
    found
}

/// Who has no paper of that kind.
fn without<'s>(scope: &DueScope<'s>, kind: PaperKind) -> impl Iterator<Item = EnrolmentIndex> + use<'s> {
    let records = scope.records;
    let has_one = move |person: &EnrolmentIndex| {
        let id = &records.enrolment(*person).id;
        records.each::<IssuedPaper>().any(|paper| paper.kind == kind && paper.participant.as_ref() == Some(id))
    };
    records.positions().filter(move |person| !has_one(person))
}

/// The sessions that take place, in their order.
fn held<'s>(scope: &DueScope<'s>) -> impl Iterator<Item = &'s Session> + use<'s> {
    scope.records.cohort.sessions.iter().filter(|session| !session.cancelled)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;
    use crate::domain::fixture::{Builder, cohort, day, issued, programme};
    use crate::domain::programme::ids::FunderId;
    use crate::domain::records::CohortRecords;

    fn found(records: &CohortRecords, rule: fn(&DueScope<'_>) -> Vec<Due>, today: &str) -> Vec<DueMatter> {
        let time = NaiveTime::from_hms_opt(23, 59, 59).unwrap();
        let scope = DueScope { programme: &programme(), records, today: day(today), time };
        rule(&scope).into_iter().map(|due| due.what).collect()
    }

    fn two() -> Builder {
        let paid = |row: &mut crate::domain::people::enrolment::Enrolment| row.funder = Some(FunderId::new("afdas"));
        cohort("c").person("Ann", "Lee", paid).person("Bob", "Ray", |row| row.funder = None)
    }

    #[test]
    fn invitations_are_due_from_fifteen_days_before_the_first_session() {
        let records = two().records();
        assert_eq!(found(&records, invitations, "2021-02-28"), []);
        assert_eq!(found(&records, invitations, "2021-03-01"), [DueMatter::Invitations { people: 2, by_mail: false }]);
        let mail = cohort("c").person("Ann", "Lee", |row| row.email = "ann@example.org".into());
        let reached = [DueMatter::Invitations { people: 1, by_mail: true }];
        assert_eq!(found(&mail.records(), invitations, "2021-03-01"), reached, "a mail reaches her");
        assert_eq!(found(&records, invitations, "2021-03-17"), [], "they have begun");
        let one = records.with(vec![issued(PaperKind::Invitation, "ann")]);
        assert_eq!(found(&one, invitations, "2021-03-10"), [DueMatter::Invitations { people: 1, by_mail: false }]);
    }

    #[test]
    fn certificates_are_due_to_whom_a_funder_pays_for_once_all_is_marked() {
        let every = ["m1-1", "m2-1", "m2-2", "m2-3", "m2-4", "m3-1"];
        let built = || two().present("ann", &every).present("bob", &every);
        assert_eq!(found(&built().records(), certificates, "2021-05-24"), [], "the last session is to come");
        assert_eq!(found(&built().records(), certificates, "2021-05-25"), [DueMatter::Certificates { people: 1 }]);
        assert_eq!(found(&built().records(), certificates, "2022-01-01"), [], "long ago");
        let has_one = built().records().with(vec![issued(PaperKind::Certificate, "ann")]);
        assert_eq!(found(&has_one, certificates, "2021-05-26"), []);
        assert_eq!(found(&two().present("ann", &["m1-1"]).records(), certificates, "2021-05-26"), [], "not marked yet");
    }

    #[test]
    fn a_certificate_is_due_again_when_its_hours_are_others() {
        let every = ["m1-1", "m2-1", "m2-2", "m2-3", "m2-4", "m3-1"];
        let told = |cell: &str| {
            let mut paper = issued(PaperKind::Certificate, "ann");
            paper.record.content = cell.to_owned();
            let records = two().present("ann", &every).present("bob", &every).records().with(vec![paper]);
            found(&records, outdated, "2021-05-26")
        };
        assert_eq!(told("language=fr minutes=780"), []);
        assert_eq!(told(""), [], "nobody knows what it said");
        let period = Period { from: None, to: Some(day("2021-03-31")) };
        let what = |was, now, period, language: Option<&str>| {
            let (number, language) = ("2021-ann".to_owned(), language.map(str::to_owned));
            [DueMatter::CertificateOutdated { number, was: Minutes(was), now: Minutes(now), period, language }]
        };
        assert_eq!(told("language=fr minutes=700"), what(700, 780, Period::default(), None));
        assert_eq!(told("language=en to=2021-03-31 minutes=60"), what(60, 180, period, Some("en")));
    }

    #[test]
    fn who_was_invited_to_another_moment_is_told_the_new_one() {
        let paper = |cell: &str, to: &str| {
            let mut paper = issued(PaperKind::Invitation, to);
            paper.record.content = cell.to_owned();
            paper
        };
        let old = "dates=m2-1@2021-04-01T10:00,m2-2@2021-04-09T10:00";
        let records = two().records().with(vec![paper(old, "ann"), paper(old, "bob")]);
        let announced = day("2021-04-01").and_hms_opt(10, 0, 0);
        let misled = DueMatter::Misled { people: 2, announced, cancelled: false, alone: false };
        assert_eq!(found(&records, misled_people, "2021-03-20"), [misled]);
        assert_eq!(found(&records, misled_people, "2021-04-03"), []);
    }
}
