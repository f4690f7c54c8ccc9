//! A seat that is free while somebody waits, as long as there is a session left to come to.

use super::{Due, DueMatter, DueScope};
use crate::domain::people::seats;

pub(super) fn free(scope: &DueScope<'_>) -> Vec<Due> {
    let records = scope.records;
    let over = records.cohort.span().is_some_and(|(_, last)| last < scope.today);
    let next = seats::next(records).filter(|_| !over);
    let what = || DueMatter::FreeSeat { free: seats::free(records), waiting: seats::waiting_list(records).len() };
    next.map(|next| Due::of(next, what())).into_iter().collect()
}
