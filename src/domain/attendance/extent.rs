//! Which part of the programme is planned for somebody, where it is not the whole: a path completed says so, for "yes"
//! of two modules is not "yes" of three.

use chrono::NaiveDate;

use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::ModuleId;
use crate::domain::quantity::Minutes;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::EnrolmentState;
use crate::lang::dates::day_of_month;
use crate::lang::message::words;

words! {
    /// The part that is planned, by what leaves something out.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Extent<'a> {
        /// Only these modules; empty: all of them.
        pub modules: &'a [ModuleId],
        /// Only from that day on.
        pub from: Option<NaiveDate>,
        /// Only up to that day: the rest is planned in another cohort.
        pub to: Option<NaiveDate>,
    }
        both: (|lang| {
            let from = from.map(|day| format!("{} {}", lang.pick("from", "à partir du"), day_of_month(day, lang)));
            let to = to.map(|day| format!("{} {}", lang.pick("until", "jusqu'au"), day_of_month(day, lang)));
            let modules = modules.iter().map(ModuleId::to_string);
            modules.chain(from).chain(to).collect::<Vec<_>>().join(", ")
        })
}

impl<'a> Extent<'a> {
    /// The part of those sessions that is planned for an enrolment; none: all of them are.
    pub fn of(
        enrolment: &'a Enrolment,
        sessions: impl Iterator<Item = &'a Session> + Clone,
        asked: impl Fn(&Session) -> bool,
    ) -> Option<Self> {
        let ended = enrolment.state == EnrolmentState::Transferred && enrolment.ended_on.is_some();
        if enrolment.modules.is_empty() && enrolment.starts_on.is_none() && !ended {
            return None;
        }
        let sessions = sessions.filter(|session| !session.cancelled && asked(session));
        let follows = |session: &&Session| enrolment.follows(&session.module);
        let followed = sessions.clone().filter(follows);
        let last = enrolment.ended_on.filter(|_| enrolment.state == EnrolmentState::Transferred);
        let extent = Self {
            modules: if sessions.clone().all(|session| follows(&session)) { &[] } else { &enrolment.modules },
            from: enrolment.starts_on.filter(|first| followed.clone().any(|session| session.date < *first)),
            to: last.filter(|last| followed.clone().any(|session| *last < session.date)),
        };
        let whole = extent.modules.is_empty() && extent.from.is_none() && extent.to.is_none();
        (!whole).then_some(extent)
    }
}

/// What the sessions asked for come to, whoever is enrolled; the cancelled ones left out.
pub fn programme_minutes(records: &CohortRecords, asked: impl Fn(&Session) -> bool) -> Minutes {
    let sessions = records.cohort.sessions.iter().filter(|session| !session.cancelled && asked(session));
    sessions.map(Session::minutes).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day};
    use crate::domain::index::EnrolmentIndex;

    fn extent(change: impl FnOnce(&mut Enrolment), cancel: &[usize], asked: fn(&Session) -> bool) -> String {
        let mut built = cohort("c").person("Ann", "Lee", change);
        for session in cancel {
            built.cohort.sessions[*session].cancelled = true;
        }
        let records = built.records();
        match Extent::of(records.enrolment(EnrolmentIndex(0)), records.cohort.sessions.iter(), asked) {
            None => "whole".to_owned(),
            Some(Extent { modules, from, to }) => {
                let modules: Vec<&str> = modules.iter().map(ModuleId::as_str).collect();
                let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
                format!("{}|{}|{}", modules.join(" "), day(from), day(to))
            }
        }
    }

    #[test]
    fn a_part_is_told_by_what_leaves_a_session_out() {
        let all = |_: &Session| true;
        let modules = |ids: &'static [&'static str]| {
            move |row: &mut Enrolment| row.modules = ids.iter().map(|id| ModuleId::new(*id)).collect()
        };
        let from = |text: &'static str| move |row: &mut Enrolment| row.starts_on = Some(day(text));
        let left = |state| {
            move |row: &mut Enrolment| {
                row.state = state;
                row.ended_on = Some(day("2021-04-02"));
            }
        };
        assert_eq!(extent(|_| {}, &[], all), "whole");
        assert_eq!(extent(modules(&["m1", "m3"]), &[], all), "m1 m3||");
        assert_eq!(extent(modules(&["m1", "m2", "m3"]), &[], all), "whole", "every module, by name");
        assert_eq!(extent(from("2021-04-10"), &[], all), "|2021-04-10|");
        assert_eq!(extent(from("2021-03-16"), &[], all), "whole", "the first day is that of the first session");
        assert_eq!(extent(from("2021-03-17"), &[0], all), "whole", "only a cancelled session lies before");
        assert_eq!(extent(left(EnrolmentState::Transferred), &[], all), "||2021-04-02");
        assert_eq!(
            extent(left(EnrolmentState::Withdrawn), &[], all),
            "whole",
            "leaving does not shrink what was planned"
        );
        let of_m3 = |session: &Session| session.module.as_str() == "m3";
        assert_eq!(extent(modules(&["m1", "m3"]), &[], of_m3), "whole", "of what was asked for");
    }
}
