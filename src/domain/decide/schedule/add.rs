//! Sessions that are asked for, as they are planned: who and what they name is known, each has its id.

use chrono::NaiveDate;

use crate::domain::change::{Change, Plan};
use crate::domain::decide::brought;
use crate::domain::decide::names;
use crate::domain::notice::Notice;
use crate::domain::programme::cohort::{Cohort, Session};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::holidays::holiday_on;
use crate::domain::programme::notice::ScheduleNotice;
use crate::domain::records::CohortRecords;
use crate::domain::refusal::reason::Refusal;
use crate::domain::refusal::session::SessionRefusal;

use super::ids;
use super::request::NewSession;

/// Adds sessions to a cohort, all of them or none: what stands in the way of any is said.
pub fn add_sessions(
    programme: &Programme,
    records: &CohortRecords,
    wanted: &[NewSession],
    today: NaiveDate,
) -> Result<Plan, Refusal> {
    let cohort = &records.cohort;
    let (added, refused) = planned(programme, cohort, wanted, today);
    if let Some(refusal) = all_of(refused.into_iter().map(|(_, refusal)| refusal).collect()) {
        return Err(refusal);
    }
    Ok(with_sessions(programme, records, added))
}

/// The plan that adds these sessions to a cohort.
pub fn with_sessions(programme: &Programme, records: &CohortRecords, added: Vec<Session>) -> Plan {
    let mut notices = on_holidays(programme, &added);
    notices.extend(at_once(records, &added));
    let cohort = &records.cohort.id;
    let change = |session| Change::Session { cohort: cohort.clone(), before: None, after: Some(Box::new(session)) };
    Plan { changes: added.into_iter().map(change).collect(), notices }
}

/// What there is to know of the sessions of a cohort in which nobody is yet.
pub fn without_people(programme: &Programme, sessions: &[Session]) -> Vec<Notice> {
    let mut notices = on_holidays(programme, sessions);
    for (place, session) in sessions.iter().enumerate() {
        let meeting = sessions[..place].iter().filter(|other| other.overlaps(session));
        notices.extend(meeting.map(|other| brought::notice(session, other, None, 0)));
    }
    notices
}

/// One refusal of several; each is said once.
pub(super) fn all_of(refusals: Vec<Refusal>) -> Option<Refusal> {
    let mut all: Vec<Refusal> = Vec::new();
    for refusal in refusals {
        if !all.contains(&refusal) {
            all.push(refusal);
        }
    }
    if all.len() > 1 { Some(Refusal::Several(all)) } else { all.pop() }
}

/// The sessions beside those of a cohort, and why some cannot be: by their places among those asked for.
pub(super) fn planned(
    programme: &Programme,
    cohort: &Cohort,
    wanted: &[NewSession],
    today: NaiveDate,
) -> (Vec<Session>, Vec<(usize, Refusal)>) {
    let mut all = cohort.sessions.clone();
    let mut refused = Vec::new();
    for (place, new) in wanted.iter().enumerate() {
        match one(programme, cohort, &all, new, today) {
            Ok(session) => all.push(session),
            Err(refusals) => refused.extend(refusals.into_iter().map(|refusal| (place, refusal))),
        }
    }
    (all.split_off(cohort.sessions.len()), refused)
}

fn one(
    programme: &Programme,
    cohort: &Cohort,
    others: &[Session],
    new: &NewSession,
    today: NaiveDate,
) -> Result<Session, Vec<Refusal>> {
    let trainer = names::trainer(programme, &new.facts.trainer);
    let module = names::module(programme, &new.module);
    let id = module.as_ref().ok().map(|module| match &new.id {
        Some(typed) => ids::chosen(typed, module, cohort, others, today).map_err(Refusal::from),
        None => Ok(ids::next(module, others)),
    });
    match (module, id, trainer) {
        (Ok(module), Some(Ok(id)), Ok(trainer)) => {
            if new.end <= new.start {
                return Err(vec![
                    SessionRefusal::EndBeforeStart { session: id, start: new.start, end: new.end }.into(),
                ]);
            }
            Ok(Session {
                id,
                module,
                date: new.date,
                start: new.start,
                end: new.end,
                tolerance: programme.tolerance,
                zone: programme.timezone,
                trainer,
                link: new.facts.link.trim().to_owned(),
                place: new.facts.place.trim().to_owned(),
                modality: new.facts.modality,
                capacity: None,
                cancelled: false,
                note: String::new(),
                moved_from: Vec::new(),
                line: 0,
            })
        }
        (module, id, trainer) => {
            Err([module.err(), id.and_then(Result::err), trainer.err()].into_iter().flatten().collect())
        }
    }
}

/// Sessions that fall on a public holiday.
fn on_holidays(programme: &Programme, sessions: &[Session]) -> Vec<Notice> {
    let told = |session: &Session| {
        let holiday = holiday_on(session.date, programme.provider.alsace_moselle)?;
        Some(ScheduleNotice::SessionOnHoliday { session: session.id.clone(), date: session.date, holiday }.into())
    };
    sessions.iter().filter_map(told).collect()
}

/// Sessions at the same time as one of the cohort, or as another new one.
fn at_once(records: &CohortRecords, sessions: &[Session]) -> Vec<Notice> {
    let mut notices = Vec::new();
    for (place, session) in sessions.iter().enumerate() {
        notices.extend(brought::at_once(records, session));
        notices.extend(brought::at_once_among(records, session, sessions[..place].iter()));
    }
    notices
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;
    use crate::domain::decide::schedule::SlotFacts;
    use crate::domain::fixture::{cohort, day, programme};
    use crate::domain::programme::holidays::Holiday;
    use crate::domain::programme::ids::{ModuleId, SessionId};
    use crate::domain::refusal::schedule::ScheduleRefusal as R;

    fn new(id: Option<&str>, module: &str, date: &str) -> NewSession {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        NewSession {
            id: id.map(str::to_owned),
            module: module.into(),
            date: day(date),
            start: time(10),
            end: time(12),
            facts: SlotFacts { trainer: "ali".into(), ..SlotFacts::default() },
        }
    }

    fn added(wanted: &[NewSession]) -> Result<(Vec<String>, Vec<Notice>), Refusal> {
        let plan = add_sessions(&programme(), &cohort("2021-spring").records(), wanted, day("2021-06-10"))?;
        let id = |change: &Change| match change {
            Change::Session { before: None, after: Some(session), .. } => session.id.to_string(),
            other => panic!("a new session, not {other:?}"),
        };
        Ok((plan.changes.iter().map(id).collect(), plan.notices))
    }

    #[test]
    fn ids_go_on_from_the_highest_of_their_module() {
        let wanted =
            [new(None, "m2", "2021-06-04"), new(Some("extra"), "m1", "2021-06-07"), new(None, "m2", "2021-06-11")];
        assert_eq!(added(&wanted).unwrap(), (vec!["m2-5".into(), "extra".into(), "m2-6".into()], vec![]));
        let mut programme = programme();
        programme.modules[0].id = ModuleId::new("3");
        let records = cohort("2021-spring").records();
        let plan = add_sessions(&programme, &records, &[new(None, "3", "2021-06-04")], day("2021-06-10")).unwrap();
        assert!(
            matches!(&plan.changes[..], [Change::Session { after: Some(session), .. }] if session.id.as_str() == "s3-1"),
            "a spreadsheet takes 3-1 for a day: {plan:?}"
        );
    }

    #[test]
    fn holidays_and_sessions_at_once_are_said() {
        let wanted = [new(None, "m2", "2021-05-21"), new(None, "m1", "2021-05-13"), new(None, "m3", "2021-05-13")];
        let (_, notices) = added(&wanted).unwrap();
        let on = |session: &str| {
            ScheduleNotice::SessionOnHoliday {
                session: SessionId::new(session),
                date: day("2021-05-13"),
                holiday: Holiday::Ascension,
            }
            .into()
        };
        assert_eq!(notices[..2], [on("m1-2"), on("m3-2")]);
        let met = |notice: &Notice| match notice {
            Notice::AtOnce { session, other, cohort: None, .. } => format!("{session} {other}"),
            other => panic!("{other:?}"),
        };
        assert_eq!(notices[2..].iter().map(met).collect::<Vec<_>>(), ["m2-5 m2-4", "m3-2 m1-2"]);
    }

    #[test]
    fn what_stands_in_the_way_is_said_and_nothing_is_added() {
        let refused = |id: &str| match added(&[new(Some(id), "m2", "2021-06-04")]) {
            Err(Refusal::Schedule(refusal)) => refusal,
            other => panic!("{id} must be refused, not {other:?}"),
        };
        assert!(matches!(refused("m2-1"), R::IdTaken { free, .. } if free.as_str() == "m2-5"));
        assert!(matches!(refused("Atelier n°1"), R::BadId { near, .. } if near == "atelier-n-1"));
        assert!(matches!(refused("é/"), R::BadId { .. }));
        assert!(matches!(refused("next"), R::WordForASession { .. }));
        assert!(matches!(refused("2021-06-04"), R::WordForASession { .. }));
        assert!(matches!(refused("1e5"), R::SpreadsheetChanges { .. }));
        let backwards = NewSession { end: NaiveTime::MIN, ..new(None, "m2", "2021-06-04") };
        assert!(matches!(added(&[backwards]), Err(Refusal::Session(SessionRefusal::EndBeforeStart { .. }))));
        let nobody = NewSession {
            facts: SlotFacts { trainer: "alii".into(), ..SlotFacts::default() },
            ..new(None, "m9", "2021-06-04")
        };
        let Err(Refusal::Several(both)) = added(&[nobody.clone(), nobody]) else { panic!("two things are wrong") };
        assert!(
            matches!(&both[..], [Refusal::UnknownName { .. }, Refusal::UnknownName { near: Some(near), .. }] if near == "ali")
        );
    }

    #[test]
    fn a_trainer_goes_by_name_too() {
        let name = programme().trainers[0].name.clone();
        let wanted = NewSession {
            facts: SlotFacts { trainer: name.to_uppercase(), ..SlotFacts::default() },
            ..new(None, "m2", "2021-06-04")
        };
        assert!(added(&[wanted]).is_ok(), "{name}");
    }
}
