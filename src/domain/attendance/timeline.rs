//! A session drawn against the clock: a line a person, and what is known of when they were there.

use std::collections::BTreeMap;

use super::mark::Mark;
use super::spans::Span;
use crate::domain::decide::log::LogStay;
use crate::domain::index::{EnrolmentIndex, SessionIndex};
use crate::domain::quantity::Minutes;
use crate::domain::records::{CohortRecords, Seat};

/// One person's line.
#[derive(Clone, Debug)]
pub struct TimelineRow<'a> {
    /// Who, and how they are marked.
    pub seat: Seat<'a>,
    pub there: There,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum There {
    /// The connections that their mark was made from, united, within the session.
    Connected(Vec<Span>),
    /// From arrival to departure as the mark says: what lies between is not known.
    Marked(Span),
    /// Not at all, or nobody has said.
    Nowhere,
}

impl There {
    /// What is drawn, in order.
    pub fn spans(&self) -> &[Span] {
        match self {
            Self::Connected(spans) => spans,
            Self::Marked(span) => std::slice::from_ref(span),
            Self::Nowhere => &[],
        }
    }
}

/// The lines of a session, in the order in which people are listed: everybody expected. `stays` is what the logs say that
/// are kept; where they do not give the minutes that are marked, the mark counts and is drawn.
pub fn timeline<'a>(
    records: &'a CohortRecords,
    session: SessionIndex,
    stays: &BTreeMap<EnrolmentIndex, LogStay>,
) -> Vec<TimelineRow<'a>> {
    let seats = records.in_order().into_iter().map(|person| (person, records.seat(person, session)));
    let expected = seats.filter(|(_, seat)| seat.expected());
    expected.map(|(person, seat)| TimelineRow { there: there(&seat, stays.get(&person)), seat }).collect()
}

fn there(seat: &Seat<'_>, stay: Option<&LogStay>) -> There {
    let Some(mark) = seat.mark.filter(|mark| mark.minutes > Minutes::ZERO) else { return There::Nowhere };
    let connected = stay.filter(|stay| stay.minutes == mark.minutes && !stay.intervals.is_empty());
    match (connected, marked(seat, mark)) {
        (Some(stay), _) => There::Connected(stay.intervals.clone()),
        (None, Some(span)) => There::Marked(span),
        (None, None) => There::Nowhere,
    }
}

/// From arrival to departure within the session, as a mark says; without a time, from its start or to its end.
pub fn marked(seat: &Seat<'_>, mark: &Mark) -> Option<Span> {
    let planned = Span::planned(seat.session);
    let change = seat.session.clock_change();
    let at = |time| {
        let wall = seat.session.at(time);
        change.map_or(wall, |change| change.read(wall))
    };
    let (from, to) = (mark.arrived.map_or(planned.from, at), mark.left.map_or(planned.to, at));
    Span::new(from, to)?.within(planned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day};
    use crate::domain::vocabulary::Attendance;

    #[test]
    fn connections_are_drawn_where_they_give_the_minutes_marked() {
        let at = |hour, minute| day("2021-03-16").and_hms_opt(hour, minute, 0).unwrap();
        let records = cohort("c")
            .person("Anne", "Arnaud", |_| {})
            .person("Bruno", "Blanc", |_| {})
            .person("Chloe", "Carré", |_| {})
            .person("Denis", "Diot", |_| {})
            .mark("anne", "m1-1", Attendance::Present, Some(60))
            .mark("bruno", "m1-1", Attendance::Present, Some(90))
            .mark("chloe", "m1-1", Attendance::Excused, None)
            .records();
        let two = vec![Span::new(at(14, 0), at(14, 30)).unwrap(), Span::new(at(15, 0), at(15, 30)).unwrap()];
        let stay = LogStay { minutes: Minutes(60), intervals: two.clone(), ..LogStay::default() };
        let stays = EnrolmentIndex::all(4).map(|person| (person, stay.clone())).collect();
        let drawn: Vec<There> =
            timeline(&records, SessionIndex(0), &stays).into_iter().map(|line| line.there).collect();
        let whole = Span::new(at(14, 0), at(17, 0)).unwrap();
        assert_eq!(drawn, [There::Connected(two), There::Marked(whole), There::Nowhere, There::Nowhere]);
    }
}
