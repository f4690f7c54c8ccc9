//! Papers that are due: invitations before the first session, certificates after the last one.

use chrono::TimeDelta;

use super::{Due, Scope, What};
use crate::domain::index::EnrolmentIndex;
use crate::domain::paper::awaited::{Asked, awaited};
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::period::Period;
use crate::domain::paper::permitted::followed;
use crate::domain::programme::cohort::Session;
use crate::domain::vocabulary::PaperKind;

/// From so many days before the first session on, invitations are due (documents.md §8).
const BEFORE: i64 = 15;

/// For so many days after the last session, certificates are due: whoever has none by then was never to get one.
const AFTER: i64 = 90;

pub(super) fn invitations(scope: &Scope<'_>) -> Vec<Due> {
    let first = held(scope).next().filter(|session| session.date >= scope.today);
    let near = first.filter(|session| session.date - scope.today <= TimeDelta::days(BEFORE));
    let due = near.and_then(|session| {
        let is_awaited = |person| awaited(scope.records, person, Asked::From(scope.today)).is_ok();
        let people = without(scope, PaperKind::Invitation).filter(|person| is_awaited(*person)).count();
        (people > 0).then(|| Due::at(session, What::Invitations { people }))
    });
    due.into_iter().collect()
}

pub(super) fn certificates(scope: &Scope<'_>) -> Vec<Due> {
    let now = scope.today.and_time(scope.time);
    let last = held(scope).last().filter(|session| session.at(session.end) <= now);
    let recent = last.filter(|session| scope.today - session.date <= TimeDelta::days(AFTER));
    let due = recent.and_then(|session| {
        let is_paid_for = |person| scope.records.enrolment(person).funder.is_some();
        let may_have_one = |person| followed(scope.records, person, Period::default(), now).is_ok();
        let people = without(scope, PaperKind::Certificate);
        let people = people.filter(|person| is_paid_for(*person) && may_have_one(*person)).count();
        (people > 0).then(|| Due::at(session, What::Certificates { people }))
    });
    due.into_iter().collect()
}

/// Who has no paper of that kind.
fn without<'s>(scope: &Scope<'s>, kind: PaperKind) -> impl Iterator<Item = EnrolmentIndex> + use<'s> {
    let records = scope.records;
    let has_one = move |person: &EnrolmentIndex| {
        let id = &records.enrolment(*person).id;
        records.each::<IssuedPaper>().any(|paper| paper.kind == kind && paper.participant.as_ref() == Some(id))
    };
    records.positions().filter(move |person| !has_one(person))
}

/// The sessions that take place, in their order.
fn held<'s>(scope: &Scope<'s>) -> impl Iterator<Item = &'s Session> + use<'s> {
    scope.records.cohort.sessions.iter().filter(|session| !session.cancelled)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;
    use crate::domain::fixture::{Builder, cohort, day, issued, programme};
    use crate::domain::programme::ids::FunderId;
    use crate::domain::records::CohortRecords;

    fn found(records: &CohortRecords, rule: fn(&Scope<'_>) -> Vec<Due>, today: &str) -> Vec<What> {
        let time = NaiveTime::from_hms_opt(23, 59, 59).unwrap();
        let scope = Scope { programme: &programme(), records, today: day(today), time };
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
        assert_eq!(found(&records, invitations, "2021-03-01"), [What::Invitations { people: 2 }]);
        assert_eq!(found(&records, invitations, "2021-03-17"), [], "they have begun");
        let one = records.with(vec![issued(PaperKind::Invitation, "ann")]);
        assert_eq!(found(&one, invitations, "2021-03-10"), [What::Invitations { people: 1 }]);
    }

    #[test]
    fn certificates_are_due_to_whom_a_funder_pays_for_once_all_is_marked() {
        let every = ["m1-1", "m2-1", "m2-2", "m2-3", "m2-4", "m3-1"];
        let built = || two().present("ann", &every).present("bob", &every);
        assert_eq!(found(&built().records(), certificates, "2021-05-24"), [], "the last session is to come");
        assert_eq!(found(&built().records(), certificates, "2021-05-25"), [What::Certificates { people: 1 }]);
        assert_eq!(found(&built().records(), certificates, "2022-01-01"), [], "long ago");
        let has_one = built().records().with(vec![issued(PaperKind::Certificate, "ann")]);
        assert_eq!(found(&has_one, certificates, "2021-05-26"), []);
        assert_eq!(found(&two().present("ann", &["m1-1"]).records(), certificates, "2021-05-26"), [], "not marked yet");
    }
}
