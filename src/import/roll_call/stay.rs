//! From when to when somebody was there, as a mark or a signature tells.

use chrono::NaiveTime;

use super::fields::{FieldResult, maybe, time, wrong};
use super::messages::ExpectedForm;
use crate::domain::roll_call::{PlainJson, RosterSession};

/// Arrival and departure within the session, in their order.
pub(super) fn stay(
    key: &str,
    session: &RosterSession,
    arrived: &PlainJson,
    left: &PlainJson,
) -> FieldResult<(Option<NaiveTime>, Option<NaiveTime>)> {
    let (start, end) = (session.start, session.end);
    let within = |value: &PlainJson, name: &str| {
        let key = format!("{key}.{name}");
        let time = maybe(value, |value| time(value, &key))?;
        match time {
            Some(time) if time <= start || time >= end => {
                Err(wrong(&key, ExpectedForm::Outside { from: start, to: end }))
            }
            other => Ok(other),
        }
    };
    let (arrived, left) = (within(arrived, "arrived")?, within(left, "left")?);
    match (arrived, left) {
        (Some(arrived), Some(left)) if arrived >= left => Err(wrong(&format!("{key}.left"), ExpectedForm::Backwards)),
        both => Ok(both),
    }
}
