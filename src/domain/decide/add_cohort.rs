//! Another run of the programme on the schedule of one that there is: the same weekdays and gaps, from another day on.
//! What happened to the model (moved, cancelled, remarks) and its links, each of one meeting, stay with the model.

use chrono::{Datelike, NaiveDate};

use crate::domain::change::{Change, Plan};
use crate::domain::decide::schedule::{ScheduleRow, sessions_of, without_people};
use crate::domain::notice::Notice;
use crate::domain::programme::cohort::{Cohort, Session, own_file};
use crate::domain::programme::definition::Programme;
use crate::domain::programme::holidays::holiday_on;
use crate::domain::programme::ids::CohortId;
use crate::domain::programme::notice::ScheduleNotice;
use crate::domain::programme::plain_id::{is_plain_id, is_reserved_cohort, plain_id};
use crate::domain::refusal::cohort::CohortRefusal;
use crate::domain::refusal::reason::Refusal;

/// What to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCohort {
    /// Its id, as typed.
    pub id: String,
    /// The day of its first session.
    pub start: NaiveDate,
    /// Its seats; none = as many as the model has.
    pub capacity: Option<u32>,
}

/// What to add with the sessions of a file.
#[derive(Clone, Copy, Debug)]
pub struct ScheduledCohort<'a> {
    /// Its id, as typed.
    pub id: &'a str,
    /// Its seats; none = no limit.
    pub capacity: Option<u32>,
    pub rows: &'a [ScheduleRow],
    /// It is written where the other cohorts are, in the programme; else it has a file of its own.
    pub in_programme: bool,
    pub today: NaiveDate,
}

/// What there is already.
#[derive(Clone, Copy, Debug)]
pub struct ExistingCohorts<'a> {
    /// Every cohort.
    pub cohorts: &'a [CohortId],
    /// Folders under `data/` that hold tables of no cohort.
    pub folders: &'a [String],
}

/// Copies the schedule of the model.
pub fn add_cohort(
    model: &Cohort,
    programme: &Programme,
    known: ExistingCohorts<'_>,
    request: &AddCohort,
) -> Result<Plan, Refusal> {
    let id = new_id(known, &request.id)?;
    let first = model.sessions.iter().map(Session::first_date).min();
    let first = first.ok_or_else(|| CohortRefusal::NoSession { like: model.id.clone() })?;
    let shift = request.start - first;
    let mut sessions: Vec<Session> =
        model.sessions.iter().map(|session| on(session, session.first_date() + shift)).collect();
    sessions.sort_by(|one, other| (one.date, one.start, &one.id).cmp(&(other.date, other.start, &other.id)));
    let file = if model.has_own_file() { own_file(&id) } else { model.file.clone() };
    let capacity = request.capacity.or(model.capacity);

    let mut notices = Vec::new();
    if first.weekday() != request.start.weekday() {
        let (like, first, start) = (model.id.clone(), first, request.start);
        notices.push(Notice::OtherWeekday { like, first, start });
    }
    for session in &model.sessions {
        let (like, id) = (model.id.clone(), session.id.clone());
        if session.cancelled {
            notices.push(Notice::PlannedAgain { like, session: id });
        } else if session.first_date() != session.date {
            notices.push(Notice::FirstDateTaken { like, session: id, first: session.first_date() });
        }
    }
    for session in &sessions {
        if let Some(holiday) = holiday_on(session.date, programme.provider.alsace_moselle) {
            let (date, session) = (session.date, session.id.clone());
            notices.push(ScheduleNotice::SessionOnHoliday { session, date, holiday }.into());
        }
    }
    if model.sessions.iter().any(|session| !session.link.is_empty()) {
        notices.push(Notice::LinksNotCopied { file: file.to_string() });
    }
    let after = Cohort { id: id.clone(), capacity, sessions, file, line: 0 };
    Ok(Plan { changes: vec![Change::Cohort { cohort: id, before: None, after: Some(Box::new(after)) }], notices })
}

/// Makes a cohort of the sessions of a file.
pub fn add_scheduled_cohort(
    programme: &Programme,
    known: ExistingCohorts<'_>,
    request: &ScheduledCohort<'_>,
) -> Result<Plan, Refusal> {
    let id = new_id(known, request.id)?;
    let file = if request.in_programme { PROGRAMME.into() } else { own_file(&id) };
    let mut cohort = Cohort { id: id.clone(), capacity: request.capacity, sessions: Vec::new(), file, line: 0 };
    cohort.sessions = sessions_of(programme, &cohort, request.rows, request.today)?;
    let notices = without_people(programme, &cohort.sessions);
    Ok(Plan { changes: vec![Change::Cohort { cohort: id, before: None, after: Some(Box::new(cohort)) }], notices })
}

/// The file of the programme, which may define cohorts too.
const PROGRAMME: &str = "programme.toml";

/// The session as it is planned on another day, and no more.
fn on(session: &Session, date: NaiveDate) -> Session {
    Session {
        date,
        link: String::new(),
        cancelled: false,
        note: String::new(),
        moved_from: Vec::new(),
        line: 0,
        ..session.clone()
    }
}

fn new_id(known: ExistingCohorts<'_>, typed: &str) -> Result<CohortId, Refusal> {
    let typed = typed.trim();
    if is_reserved_cohort(typed) {
        return Err(CohortRefusal::Reserved { typed: typed.to_owned() }.into());
    }
    if !is_plain_id(typed) {
        let near = plain_id(typed).filter(|near| !is_reserved_cohort(near));
        return Err(CohortRefusal::BadId { typed: typed.to_owned(), near }.into());
    }
    // On Windows and macOS `A` and `a` are one folder.
    let same = |other: &str| other.to_lowercase() == typed.to_lowercase();
    if let Some(cohort) = known.cohorts.iter().find(|cohort| same(cohort.as_str())) {
        return Err(CohortRefusal::Exists { cohort: cohort.clone() }.into());
    }
    if let Some(folder) = known.folders.iter().find(|folder| same(folder)) {
        return Err(CohortRefusal::FolderTaken { folder: folder.clone() }.into());
    }
    Ok(CohortId::new(typed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day, programme};
    use crate::domain::programme::holidays::Holiday;

    fn asked(start: &str) -> AddCohort {
        AddCohort { id: "2022-spring".into(), start: day(start), capacity: None }
    }

    fn added(model: &Cohort, request: &AddCohort) -> Result<(Cohort, Vec<Notice>), Refusal> {
        let known = ExistingCohorts { cohorts: &[CohortId::new("2021-spring")], folders: &["old".to_owned()] };
        let plan = add_cohort(model, &programme(), known, request)?;
        match &plan.changes[..] {
            [Change::Cohort { before: None, after: Some(cohort), .. }] => Ok((Cohort::clone(cohort), plan.notices)),
            other => panic!("one new cohort, not {other:?}"),
        }
    }

    #[test]
    fn weekdays_and_gaps_are_those_of_the_model() {
        let model = cohort("2021-spring").cohort;
        let (new, notices) = added(&model, &asked("2022-03-15")).unwrap();
        let days: Vec<String> = new.sessions.iter().map(|session| session.date.to_string()).collect();
        assert_eq!(days, ["2022-03-15", "2022-04-01", "2022-04-08", "2022-05-06", "2022-05-20", "2022-05-24"]);
        assert!(
            new.sessions.iter().zip(&model.sessions).all(|(new, old)| new.id == old.id && new.trainer == old.trainer)
        );
        assert_eq!((new.capacity, &*new.file, notices), (Some(15), "programme.toml", vec![]));
    }

    #[test]
    fn what_happened_to_the_model_stays_with_it() {
        let mut model = cohort("2021-spring").cohort;
        model.sessions[1].moved_from = vec![model.sessions[1].date];
        model.sessions[1].date = day("2021-06-30");
        model.sessions[2].cancelled = true;
        model.sessions[2].note = "grève".into();
        model.sessions[0].link = "https://visio.example.org/m1".into();
        let (new, notices) = added(&model, &asked("2022-03-15")).unwrap();
        assert_eq!(new.sessions[1].date, day("2022-04-01"), "the day it was first planned on");
        let plain = |session: &Session| session.moved_from.is_empty() && !session.cancelled && session.note.is_empty();
        assert!(new.sessions.iter().all(|session| plain(session) && session.link.is_empty()));
        assert!(matches!(
            &notices[..],
            [Notice::FirstDateTaken { .. }, Notice::PlannedAgain { .. }, Notice::LinksNotCopied { .. }]
        ));
    }

    #[test]
    fn another_weekday_and_holidays_are_said() {
        let (_, notices) = added(&cohort("2021-spring").cohort, &asked("2021-10-25")).unwrap();
        let armistice = Notice::Schedule(ScheduleNotice::SessionOnHoliday {
            session: crate::domain::programme::ids::SessionId::new("m2-1"),
            date: day("2021-11-11"),
            holiday: Holiday::Armistice,
        });
        assert!(matches!(&notices[..], [Notice::OtherWeekday { .. }, said] if *said == armistice), "{notices:?}");
    }

    #[test]
    fn a_model_in_its_own_file_gives_one_to_the_new_cohort() {
        let mut model = cohort("2021-spring").cohort;
        model.file = own_file(&model.id);
        let (new, _) = added(&model, &AddCohort { capacity: Some(8), ..asked("2022-03-15") }).unwrap();
        assert_eq!((&*new.file, new.capacity), ("data/2022-spring/cohort.toml", Some(8)));
    }

    #[test]
    fn ids_that_cannot_be_are_refused() {
        use CohortRefusal as R;
        let model = cohort("2021-spring").cohort;
        let refused = |id: &str| match added(&model, &AddCohort { id: id.into(), ..asked("2022-03-15") }) {
            Err(Refusal::NewCohort(refusal)) => refusal,
            other => panic!("{id} must be refused, not {other:?}"),
        };
        assert!(matches!(refused("2021-SPRING"), R::Exists { .. }));
        assert!(matches!(refused("Été 2022"), R::BadId { near: Some(near), .. } if near == "ete-2022"));
        assert!(matches!(refused("../x"), R::BadId { .. }));
        assert!(matches!(refused("all"), R::Reserved { .. }));
        assert!(matches!(refused("CON"), R::Reserved { .. }));
        assert!(matches!(refused("old"), R::FolderTaken { .. }));
        let mut empty = model.clone();
        empty.sessions.clear();
        assert!(matches!(added(&empty, &asked("2022-03-15")), Err(Refusal::NewCohort(R::NoSession { .. }))));
    }
}
