//! People and sessions: a cell each, and what a path comes to.

use serde::Serialize;

use super::phrase::OverviewPhrase;
use super::scope::OverviewScope;
use crate::domain::attendance::absences::Outlook;
use crate::domain::attendance::tally::Tally;
use crate::domain::index::EnrolmentIndex;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::records::{CohortRecords, Seat};
use crate::domain::values::Value;
use crate::domain::vocabulary::{Attendance, EnrolmentState, SessionState};
use crate::lang::dates::short_date;
use crate::lang::words::Words as _;

/// A session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionColumn {
    pub session: String,
    pub date: String,
    pub cancelled: bool,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonLine {
    pub name: String,
    /// Why somebody is not enrolled any more; empty of those who are.
    pub state: String,
    pub cells: Vec<SeatCell>,
    /// Of the hours planned, in thousandths: attended, attended or still possible.
    pub attended: u64,
    pub possible: u64,
    /// What completes a path, in thousandths.
    pub needed: u64,
    /// `8.5 h / 13 h`
    pub hours: String,
    /// What is possible at best, where that is not enough.
    pub best: String,
}

/// A person at a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeatCell {
    /// `whole`, `partly`, `excused`, `absent`, `unmarked`, `future`, `elsewhere`.
    pub class: &'static str,
    pub text: String,
    /// In words, for whoever hears the page.
    pub words: String,
}

/// The sessions; cancelled ones keep a column.
pub fn columns(scope: &OverviewScope<'_>, records: &CohortRecords) -> Vec<SessionColumn> {
    let column = |session: &crate::domain::programme::cohort::Session| SessionColumn {
        session: session.id.to_string(),
        date: short_date(session.date, scope.lang),
        cancelled: session.cancelled,
    };
    records.cohort.sessions.iter().map(column).collect()
}

/// The people of whom `report hours` has a row, in its order.
pub fn lines(scope: &OverviewScope<'_>, records: &CohortRecords) -> Vec<PersonLine> {
    let listed =
        |person: &EnrolmentIndex| Tally::of(records.seats_of(*person)).is_listed_of(records.enrolment(*person));
    records.in_order().into_iter().filter(listed).map(|person| line(scope, records, person)).collect()
}

fn line(scope: &OverviewScope<'_>, records: &CohortRecords, person: EnrolmentIndex) -> PersonLine {
    let enrolment = records.enrolment(person);
    let outlook = Outlook::of(records.seats_of(person));
    let (Outlook { planned, attended, open }, needed) = (outlook, scope.programme.complete_at);
    let part = |minutes: Minutes| Share::of(minutes, planned).map_or(0, |share| share.thousandths().min(1000));
    let is_enrolled = enrolment.state == EnrolmentState::Enrolled;
    let state = if is_enrolled { "" } else { Value::from(enrolment.state).word(scope.lang) };
    let lost = is_enrolled && outlook.completable(needed) == Some(false);
    let best = outlook.best_rate().filter(|_| lost).map(|rate| OverviewPhrase::Best { rate }.say(scope.lang));
    let name = [enrolment.last_name.as_str(), enrolment.first_name.as_str()];
    PersonLine {
        name: name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
        state: state.to_owned(),
        cells: records.seats_of(person).map(|seat| cell(scope, &seat)).collect(),
        attended: part(attended),
        possible: part(attended + open),
        needed: needed.thousandths(),
        hours: OverviewPhrase::Of { attended, planned }.say(scope.lang),
        best: best.unwrap_or_default(),
    }
}

fn cell(scope: &OverviewScope<'_>, seat: &Seat<'_>) -> SeatCell {
    let say = |phrase: OverviewPhrase| phrase.say(scope.lang);
    if !seat.expected() {
        let words = if seat.session.cancelled { OverviewPhrase::Cancelled } else { OverviewPhrase::NotExpected };
        return SeatCell { class: "elsewhere", text: String::new(), words: say(words) };
    }
    let Some(mark) = seat.mark else {
        return match seat.session.state(scope.now.date()) {
            SessionState::Planned => {
                SeatCell { class: "future", text: String::new(), words: say(OverviewPhrase::ToCome) }
            }
            _ => SeatCell { class: "unmarked", text: "?".to_owned(), words: say(OverviewPhrase::Unmarked) },
        };
    };
    let word = || Value::from(mark.attendance).word(scope.lang).to_owned();
    let (class, text, words) = match mark.attendance {
        Attendance::Present if mark.minutes >= seat.session.minutes() => ("whole", "✓".to_owned(), word()),
        Attendance::Present => ("partly", format!("{}′", mark.minutes.0), say(OverviewPhrase::Partly)),
        // The same in both languages.
        Attendance::Excused => ("excused", "exc.".to_owned(), word()),
        Attendance::Absent => ("absent", "abs.".to_owned(), word()),
    };
    SeatCell { class, text, words }
}
