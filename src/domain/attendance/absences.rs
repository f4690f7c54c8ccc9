//! Absences of one person that follow one another, and how far their path can still go. Not marked is not absent: a
//! session held that nobody marked ends a run of absences, and is still open to be attended.

use chrono::NaiveDate;

use crate::domain::index::EnrolmentIndex;
use crate::domain::programme::cohort::Session;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::vocabulary::Attendance;

/// Absences at sessions that follow one another among those expected of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Days of the absences, excused ones included, in order.
    pub dates: Vec<NaiveDate>,
    /// Days of the excused ones.
    pub excused: Vec<NaiveDate>,
    /// Whether they were not seen since.
    pub ongoing: bool,
}

impl Run {
    pub fn unexcused(&self) -> usize {
        self.dates.len() - self.excused.len()
    }
}

/// The runs of absences of the enrolment at a position, by the end of today, among the sessions asked for.
pub fn runs(
    records: &CohortRecords,
    enrolment: EnrolmentIndex,
    today: NaiveDate,
    asked: impl Fn(&Session) -> bool,
) -> Vec<Run> {
    let held = records.seats_of(enrolment).filter(|seat| {
        // Today's session may not be marked yet.
        let over = seat.session.date < today || (seat.session.date == today && seat.mark.is_some());
        over && seat.expected() && asked(seat.session)
    });
    let (mut runs, mut run) = (Vec::new(), Run::default());
    for seat in held {
        let date = seat.session.date;
        match seat.mark.map(|mark| mark.attendance) {
            Some(Attendance::Absent) => run.dates.push(date),
            Some(Attendance::Excused) => {
                run.dates.push(date);
                run.excused.push(date);
            }
            Some(Attendance::Present) | None => runs.push(std::mem::take(&mut run)),
        }
    }
    runs.push(Run { ongoing: true, ..run });
    runs.retain(|run| !run.dates.is_empty());
    runs
}

/// How far the path of a person can still go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// Planned (rule 6.2).
    pub planned: Minutes,
    /// Really attended.
    pub attended: Minutes,
    /// Of sessions expected of them where nothing is marked: to come, or not marked yet.
    pub open: Minutes,
}

impl Outlook {
    pub fn of<'a>(seats: impl Iterator<Item = Seat<'a>>) -> Self {
        seats.fold(Self::default(), |mut sum, seat| {
            sum.planned += seat.planned_minutes();
            sum.attended += seat.attended();
            if seat.expected() && seat.mark.is_none() {
                sum.open += seat.session.minutes();
            }
            sum
        })
    }

    /// The attendance rate if they attend everything that is open; none when nothing is planned.
    pub fn best_rate(&self) -> Option<Share> {
        Share::of(self.attended + self.open, self.planned)
    }

    /// Whether that is enough for the path to count as completed; none when nothing is planned.
    pub fn completable(&self, complete_at: Share) -> Option<bool> {
        self.best_rate().map(|rate| rate.reaches(complete_at))
    }
}

#[cfg(test)]
mod tests {
    use super::{Outlook, Run, runs};
    use crate::domain::fixture::{Builder, cohort, day, programme};
    use crate::domain::index::EnrolmentIndex;
    use crate::domain::people::enrolment::Enrolment;
    use crate::domain::programme::ids::ModuleId;
    use crate::domain::records::CohortRecords;
    use crate::domain::vocabulary::{Attendance, EnrolmentState};

    /// Ann, marked at the sessions in their order: `p`resent, `a`bsent, `e`xcused, `-` not marked.
    fn ann(marks: &str, change: impl FnOnce(&mut Enrolment)) -> CohortRecords {
        let sessions = ["m1-1", "m2-1", "m2-2", "m2-3", "m2-4", "m3-1"];
        let built = cohort("c").person("Ann", "Lee", change);
        let marked = |built: Builder, (mark, session): (char, &str)| match mark {
            'p' => built.mark("ann", session, Attendance::Present, None),
            'a' => built.mark("ann", session, Attendance::Absent, None),
            'e' => built.mark("ann", session, Attendance::Excused, None),
            _ => built,
        };
        marks.chars().zip(sessions).fold(built, marked).records()
    }

    /// Marks, what is special about Ann, today, the runs.
    type Case = (&'static str, fn(&mut Enrolment), &'static str, &'static str);

    /// `2/1` of two absences one is not excused; `…` the run goes on.
    fn short(run: &Run) -> String {
        format!("{}/{}{}", run.dates.len(), run.unexcused(), if run.ongoing { "…" } else { "" })
    }

    #[test]
    fn absences_follow_one_another_among_the_sessions_expected() {
        let all_modules = |_: &mut Enrolment| {};
        let m1_m3 = |row: &mut Enrolment| row.modules = vec![ModuleId::new("m1"), ModuleId::new("m3")];
        let from_m2_2 = |row: &mut Enrolment| row.starts_on = Some(day("2021-04-05"));
        let left = |row: &mut Enrolment| {
            row.state = EnrolmentState::Withdrawn;
            row.ended_on = Some(day("2021-04-09"));
        };
        let cases: [Case; 12] = [
            ("pppppp", all_modules, "2021-06-01", ""),
            ("paappp", all_modules, "2021-06-01", "2/2"),
            ("paapea", all_modules, "2021-06-01", "2/2 2/1…"),
            ("eepppp", all_modules, "2021-06-01", "2/0"),
            // Nobody knows of the third one.
            ("pa-app", all_modules, "2021-06-01", "1/1 1/1"),
            ("pa-", all_modules, "2021-04-10", "1/1"),
            // The third one is today, and not marked yet.
            ("pa-", all_modules, "2021-04-09", "1/1…"),
            ("paa", all_modules, "2021-04-09", "2/2…"),
            // An excuse for a session to come is no absence yet.
            ("pa-e", all_modules, "2021-04-09", "1/1…"),
            ("a----a", m1_m3, "2021-06-01", "2/2…"),
            ("aaa", from_m2_2, "2021-04-10", "1/1…"),
            ("paaa", left, "2021-06-01", "2/2…"),
        ];
        for (marks, change, today, expected) in cases {
            let records = ann(marks, change);
            let found: Vec<String> =
                runs(&records, EnrolmentIndex(0), day(today), |_| true).iter().map(short).collect();
            assert_eq!(found.join(" "), expected, "{marks} on {today}");
        }
        let of_m2 = runs(&ann("apappp", |_| {}), EnrolmentIndex(0), day("2021-06-01"), |session| {
            session.module.as_str() == "m2"
        });
        assert_eq!(of_m2.iter().map(short).collect::<Vec<_>>(), ["1/1"]);
    }

    #[test]
    fn what_is_open_may_still_be_attended() {
        let complete_at = programme().complete_at;
        // 780 min planned; four fifths are 624.
        for (marks, open, completable) in [
            ("", 780, true),
            ("p", 600, true),
            ("a", 600, false),
            ("pa", 480, true),
            ("paa", 360, false),
            ("pp-a", 360, true),
            ("pppppe", 0, true),
            ("pee", 360, false),
        ] {
            let outlook = Outlook::of(ann(marks, |_| {}).seats_of(EnrolmentIndex(0)));
            let found = (outlook.planned.0, outlook.open.0, outlook.completable(complete_at));
            assert_eq!(found, (780, open, Some(completable)), "{marks}");
        }
        let left = ann("pp", |row| {
            row.state = EnrolmentState::Withdrawn;
            row.ended_on = Some(day("2021-04-02"));
        });
        assert_eq!(
            Outlook::of(left.seats_of(EnrolmentIndex(0))).completable(complete_at),
            Some(false),
            "whoever left does not come"
        );
        let nothing = ann("", |row| row.starts_on = Some(day("2022-01-01")));
        assert_eq!(Outlook::of(nothing.seats_of(EnrolmentIndex(0))).best_rate(), None);
    }
}
