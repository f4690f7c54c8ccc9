//! From when to when somebody was there, as a mark or a signature tells.

use chrono::NaiveTime;

use super::fields::{Read, maybe, time, wrong};
use super::messages::Form;
use crate::domain::roll_call::{Plain, Sitting};

/// Arrival and departure within the session, in their order.
pub(super) fn stay(
    key: &str,
    session: &Sitting,
    arrived: &Plain,
    left: &Plain,
) -> Read<(Option<NaiveTime>, Option<NaiveTime>)> {
    let (start, end) = (session.start, session.end);
    let within = |value: &Plain, name: &str| {
        let key = format!("{key}.{name}");
        let time = maybe(value, |value| time(value, &key))?;
        match time {
            Some(time) if time <= start || time >= end => Err(wrong(&key, Form::Outside { from: start, to: end })),
            other => Ok(other),
        }
    };
    let (arrived, left) = (within(arrived, "arrived")?, within(left, "left")?);
    match (arrived, left) {
        (Some(arrived), Some(left)) if arrived >= left => Err(wrong(&format!("{key}.left"), Form::Backwards)),
        both => Ok(both),
    }
}
