//! Sessions on the same weekday of every week, or of every second one.

use chrono::{Days, NaiveDate, NaiveTime};

use crate::domain::notice::Notice;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::holidays::holiday_on;
use crate::domain::programme::notice::ScheduleNotice;
use crate::domain::refusal::schedule::ScheduleRefusal;

use super::request::{NewSession, SlotFacts};

/// When sessions come again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    pub module: String,
    /// Weeks from one session to the next.
    pub weeks: u64,
    /// The first day.
    pub from: NaiveDate,
    /// How many sessions are made.
    pub count: usize,
    pub start: NaiveTime,
    pub end: NaiveTime,
    /// No session on a public holiday.
    pub skip_holidays: bool,
    /// Days without a session.
    pub except: Vec<NaiveDate>,
    pub facts: SlotFacts,
}

/// The sessions of a rule, and the days that it leaves out. A day left out does not count: the rule goes on for longer.
pub fn by_rule(programme: &Programme, rule: &Recurrence) -> Result<(Vec<NewSession>, Vec<Notice>), ScheduleRefusal> {
    let (mut sessions, mut notices, mut date) = (Vec::new(), Vec::new(), rule.from);
    let mut left: Vec<NaiveDate> = rule.except.clone();
    left.sort_unstable();
    left.dedup();
    while sessions.len() < rule.count {
        let holiday = holiday_on(date, programme.provider.alsace_moselle).filter(|_| rule.skip_holidays);
        if let Some(place) = left.iter().position(|day| *day == date) {
            left.remove(place);
        } else if let Some(holiday) = holiday {
            notices.push(ScheduleNotice::HolidayLeftOut { date, holiday }.into());
        } else {
            sessions.push(NewSession {
                id: None,
                module: rule.module.clone(),
                date,
                start: rule.start,
                end: rule.end,
                facts: rule.facts.clone(),
            });
        }
        let next = date.checked_add_days(Days::new(7 * rule.weeks));
        date = next.filter(|next| *next <= LAST_DAY).ok_or(ScheduleRefusal::BeyondTheCalendar { from: rule.from })?;
    }
    notices.extend(left.into_iter().map(|date| ScheduleNotice::NoDayOfTheRule { date }.into()));
    Ok((sessions, notices))
}

/// The last day that a definition can write.
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{day, programme};
    use crate::domain::programme::holidays::Holiday;

    fn rule(from: &str, weeks: u64, count: usize) -> Recurrence {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        Recurrence {
            module: "m2".into(),
            weeks,
            from: day(from),
            count,
            start: time(10),
            end: time(12),
            skip_holidays: false,
            except: vec![],
            facts: SlotFacts::default(),
        }
    }

    fn days(rule: &Recurrence) -> (Vec<String>, Vec<Notice>) {
        let (sessions, notices) = by_rule(&programme(), rule).unwrap();
        (sessions.iter().map(|session| session.date.to_string()).collect(), notices)
    }

    #[test]
    fn as_many_sessions_as_asked_and_days_left_out_do_not_count() {
        assert_eq!(days(&rule("2021-06-04", 2, 3)).0, ["2021-06-04", "2021-06-18", "2021-07-02"]);
        let except = Recurrence { except: vec![day("2021-06-11"), day("2021-06-11")], ..rule("2021-06-04", 1, 3) };
        assert_eq!(days(&except), (vec!["2021-06-04".into(), "2021-06-18".into(), "2021-06-25".into()], vec![]));
        // Ascension Day is Thursday 13 May 2021.
        let holidays = Recurrence { skip_holidays: true, ..rule("2021-05-06", 1, 2) };
        let left_out = ScheduleNotice::HolidayLeftOut { date: day("2021-05-13"), holiday: Holiday::Ascension }.into();
        assert_eq!(days(&holidays), (vec!["2021-05-06".into(), "2021-05-20".into()], vec![left_out]));
        assert_eq!(days(&Recurrence { skip_holidays: false, ..holidays }).0, ["2021-05-06", "2021-05-13"]);
    }

    #[test]
    fn an_exception_beside_the_rule_is_said() {
        for (except, said) in [("2021-06-12", true), ("2022-01-01", true), ("2021-06-11", false)] {
            let rule = Recurrence { except: vec![day(except)], ..rule("2021-06-04", 1, 3) };
            assert_eq!(
                days(&rule).1,
                Vec::from_iter(said.then(|| ScheduleNotice::NoDayOfTheRule { date: day(except) }.into()))
            );
        }
    }

    #[test]
    fn the_calendar_ends() {
        assert!(by_rule(&programme(), &rule("9999-12-20", 1, 3)).is_err());
    }
}
