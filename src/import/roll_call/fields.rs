//! Values of a file, each taken in the form that its key asks for, or refused by that key.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::messages::{CannotReadRollCall, ExpectedForm};
use crate::domain::roll_call::PlainJson;
use crate::text::visible::turns;

pub(super) type FieldResult<T> = Result<T, CannotReadRollCall>;

/// That the value of a key has not its form.
pub(super) fn wrong(key: &str, form: ExpectedForm) -> CannotReadRollCall {
    CannotReadRollCall::Wrong { key: key.to_owned(), person: None, form }
}

/// The same, about somebody.
pub(super) fn about(person: &str) -> impl Fn(CannotReadRollCall) -> CannotReadRollCall + '_ {
    move |why| match why {
        CannotReadRollCall::Wrong { key, person: None, form } if !person.is_empty() => {
            CannotReadRollCall::Wrong { key, person: Some(person.to_owned()), form }
        }
        other => other,
    }
}

/// The values of these keys, which are all that an object has.
pub(super) fn members<'a, const N: usize>(
    value: &'a PlainJson,
    key: &str,
    keys: [&str; N],
) -> FieldResult<[&'a PlainJson; N]> {
    let PlainJson::Object(members) = value else { return Err(wrong(key, ExpectedForm::Object)) };
    let path = |member: &str| if key.is_empty() { member.to_owned() } else { format!("{key}.{member}") };
    if let Some(unknown) = members.keys().find(|member| !keys.contains(&member.as_str())) {
        return Err(CannotReadRollCall::Unknown { key: path(unknown) });
    }
    if let Some(missing) = keys.iter().find(|member| !members.contains_key(**member)) {
        return Err(CannotReadRollCall::Missing { key: path(missing) });
    }
    // Each is there.
    Ok(keys.map(|member| members.get(member).unwrap_or(&PlainJson::Null)))
}

/// Each of a list, with its own key; at most so many.
pub(super) fn list<'a>(value: &'a PlainJson, key: &str, most: usize) -> FieldResult<Vec<(String, &'a PlainJson)>> {
    let PlainJson::List(values) = value else { return Err(wrong(key, ExpectedForm::List)) };
    if values.len() > most {
        return Err(wrong(key, ExpectedForm::TooMany { most }));
    }
    Ok(values.iter().enumerate().map(|(at, value)| (format!("{key}[{at}]"), value)).collect())
}

/// A text of any length: of the list, which the program itself wrote.
pub(super) fn text<'a>(value: &'a PlainJson, key: &str) -> FieldResult<&'a str> {
    if let PlainJson::Text(text) = value { Ok(text) } else { Err(wrong(key, ExpectedForm::Text)) }
}

/// A text that somebody typed: of so many signs at most, none of them hidden.
pub(super) fn typed(value: &PlainJson, key: &str, most: usize) -> FieldResult<String> {
    clean(value, key, most, |_| false)
}

/// The same, of several lines.
pub(super) fn lines(value: &PlainJson, key: &str, most: usize) -> FieldResult<String> {
    clean(value, key, most, |c| matches!(c, '\n' | '\r'))
}

/// The same, not empty.
pub(super) fn something(value: &PlainJson, key: &str, most: usize) -> FieldResult<String> {
    let text = typed(value, key, most)?;
    if text.trim().is_empty() { Err(wrong(key, ExpectedForm::Empty)) } else { Ok(text) }
}

fn clean(value: &PlainJson, key: &str, most: usize, allowed: fn(char) -> bool) -> FieldResult<String> {
    let text = text(value, key)?;
    if text.chars().count() > most {
        return Err(wrong(key, ExpectedForm::TooLong { most }));
    }
    // Ends of line that are no control characters part texts too.
    let hidden = |c: char| c.is_control() || turns(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    if text.chars().any(|c| hidden(c) && !allowed(c)) {
        return Err(wrong(key, ExpectedForm::Hidden));
    }
    Ok(text.to_owned())
}

pub(super) fn flag(value: &PlainJson, key: &str) -> FieldResult<bool> {
    if let PlainJson::Flag(flag) = value { Ok(*flag) } else { Err(wrong(key, ExpectedForm::Flag)) }
}

/// A whole number from 0 to that.
pub(super) fn number(value: &PlainJson, key: &str, most: i64) -> FieldResult<u32> {
    let PlainJson::Number(number) = value else { return Err(wrong(key, ExpectedForm::WholeNumber)) };
    let within = u32::try_from(*number).ok().filter(|_| *number <= most);
    within.ok_or_else(|| wrong(key, ExpectedForm::Beyond { most }))
}

/// The value, if it is not null.
pub(super) fn maybe<'a, T>(
    value: &'a PlainJson,
    read: impl FnOnce(&'a PlainJson) -> FieldResult<T>,
) -> FieldResult<Option<T>> {
    if *value == PlainJson::Null { Ok(None) } else { read(value).map(Some) }
}

pub(super) fn day(value: &PlainJson, key: &str) -> FieldResult<NaiveDate> {
    exact(value, key, "%Y-%m-%d", ExpectedForm::Day, |text, form| NaiveDate::parse_from_str(text, form).ok())
}

pub(super) fn time(value: &PlainJson, key: &str) -> FieldResult<NaiveTime> {
    exact(value, key, "%H:%M", ExpectedForm::Time, |text, form| NaiveTime::parse_from_str(text, form).ok())
}

pub(super) fn moment(value: &PlainJson, key: &str) -> FieldResult<DateTime<Utc>> {
    let read = |text: &str, form: &str| NaiveDateTime::parse_from_str(text, form).ok();
    exact(value, key, "%Y-%m-%dT%H:%M:%SZ", ExpectedForm::Moment, read).map(|moment| moment.and_utc())
}

/// A text that is written exactly as that value is.
fn exact<T: Formatted>(
    value: &PlainJson,
    key: &str,
    form: &str,
    lacks: ExpectedForm,
    read: impl Fn(&str, &str) -> Option<T>,
) -> FieldResult<T> {
    let text = text(value, key)?;
    read(text, form).filter(|value| value.formatted(form) == text).ok_or_else(|| wrong(key, lacks))
}

trait Formatted {
    fn formatted(&self, form: &str) -> String;
}

impl Formatted for NaiveDate {
    fn formatted(&self, form: &str) -> String {
        self.format(form).to_string()
    }
}

impl Formatted for NaiveTime {
    fn formatted(&self, form: &str) -> String {
        self.format(form).to_string()
    }
}

impl Formatted for NaiveDateTime {
    fn formatted(&self, form: &str) -> String {
        self.format(form).to_string()
    }
}

/// An id: letters, digits, `-` and `_`, at most 40.
pub(super) fn id<'a>(value: &'a PlainJson, key: &str) -> FieldResult<&'a str> {
    let id = text(value, key)?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    if id.is_empty() || id.len() > 40 || !id.bytes().all(plain) { Err(wrong(key, ExpectedForm::Id)) } else { Ok(id) }
}

/// 64 hex digits.
pub(super) fn digest<'a>(value: &'a PlainJson, key: &str) -> FieldResult<&'a str> {
    let text = text(value, key)?;
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() == 64 && text.bytes().all(hex) { Ok(text) } else { Err(wrong(key, ExpectedForm::Digest)) }
}
