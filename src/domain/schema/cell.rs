//! The text of one cell ↔ its value, as spreadsheets write it: ISO dates or day/month/year, `14:25:00`, French words.
//! An empty cell is no value; a cell that cannot be read is `Err(Unreadable)`, and whoever asked says where it is.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime, Timelike};

use crate::domain::attendance::evidence::Evidence;
use crate::domain::people::phone_number::restored;
use crate::domain::values::{Value, understood};
use crate::domain::vocabulary::{EvidenceKind, Vocabulary};

/// So many characters are too many for a title.
pub const TITLE: usize = 200;

/// The cell holds something else than its column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// A value, or none in an empty cell.
pub type Read<T> = Result<Option<T>, Unreadable>;

/// `2021-03-16`, or `16/03/2021` as French Excel shows it (also with `-` or `.`); a time of midnight after it is let by.
pub fn date(text: &str) -> Read<NaiveDate> {
    if let Some(date) = iso_date(text) {
        return Ok(Some(date));
    }
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let text = text.strip_suffix(" 00:00:00").or_else(|| text.strip_suffix(" 00:00")).unwrap_or(text);
    let mut parts = text.split(['-', '/', '.']);
    let (Some(one), Some(two), Some(three), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(Unreadable);
    };
    let (year, month, day) = if one.len() == 4 { (one, two, three) } else { (three, two, one) };
    let number = |part: &str| -> Option<u32> {
        (part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok()).flatten()
    };
    // Two digits of a year could be any century: not guessed.
    let year = Some(year).filter(|year| year.len() == 4).and_then(number).and_then(|year| i32::try_from(year).ok());
    let (Some(year), Some(month), Some(day)) = (year, number(month), number(day)) else { return Err(Unreadable) };
    NaiveDate::from_ymd_opt(year, month, day).map(Some).ok_or(Unreadable)
}

/// `2021-03-16` and nothing else.
fn iso_date(text: &str) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        let digit = |sum: u32, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'));
        digits.iter().try_fold(0, digit)
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

/// `14:25`, `14:25:00`, `14h25`, `9h`.
pub fn time(text: &str) -> Read<NaiveTime> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.split([':', 'h', 'H']);
    let hour = parts.next().ok_or(Unreadable)?;
    let minute = parts.next().ok_or(Unreadable)?;
    let second = parts.next().unwrap_or("00");
    let bare_hour = minute.is_empty() && text.ends_with(['h', 'H']);
    let number = |part: &str| -> Option<u32> {
        (1..=2).contains(&part.len()).then(|| part.parse().ok().filter(|_| !part.starts_with('+'))).flatten()
    };
    if parts.next().is_some() || number(second) != Some(0) {
        return Err(Unreadable);
    }
    let minute = if bare_hour { Some(0) } else { number(minute) };
    match (number(hour), minute) {
        (Some(hour), Some(minute)) => NaiveTime::from_hms_opt(hour, minute, 0).map(Some).ok_or(Unreadable),
        _ => Err(Unreadable),
    }
}

/// A time as the program writes it: `14:25`.
pub fn time_text(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Whole minutes.
pub fn minutes(text: &str) -> Read<u32> {
    count(text)
}

/// A whole number.
pub fn count(text: &str) -> Read<u32> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // A day has 1 440 minutes: more is no mistake of counting but of typing, and sums must never overflow.
    let digits = text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().map(Some).map_err(|_| Unreadable) } else { Err(Unreadable) }
}

/// A key as files keep it, else a French or English word.
pub fn word<T: Vocabulary + Into<Value>>(text: &str) -> Read<T> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    T::of_key(text)
        .or_else(|| T::of_key(&text.to_ascii_lowercase()))
        .or_else(|| understood(T::all(), text))
        .map(Some)
        .ok_or(Unreadable)
}

/// Kinds of evidence: as files keep them, else people's words between commas or spaces. The first word that is none is
/// the error.
pub fn evidence(text: &str) -> Result<Evidence, String> {
    Evidence::parse(text).or_else(|unknown| {
        let parts = text.split([',', ';', '+']).map(str::trim).filter(|part| !part.is_empty());
        let keys: Option<Vec<String>> = parts.map(kinds).collect();
        keys.and_then(|keys| Evidence::parse(&keys.join(" ")).ok()).ok_or(unknown)
    })
}

/// The keys of a phrase that is one kind, or of words that each are one.
fn kinds(phrase: &str) -> Option<String> {
    let key = |words: &str| understood(EvidenceKind::ALL, words).map(|kind| kind.key().to_owned());
    let kept = |word: &str| Evidence::parse(word).ok().map(|_| word.to_owned());
    key(phrase).or_else(|| {
        let words: Option<Vec<String>> =
            phrase.split_whitespace().map(|word| key(word).or_else(|| kept(word))).collect();
        words.map(|words| words.join(" "))
    })
}

/// Evidence as files keep it; what cannot be read stays as it is, but for its spaces.
pub fn evidence_keys(text: &str) -> Cow<'_, str> {
    match Evidence::parse(text) {
        Ok(_) => words(text),
        Err(_) => evidence(text).map_or_else(|_| words(text), |evidence| Cow::Owned(evidence.to_string())),
    }
}

/// Whether a text is too long for a title.
pub fn is_too_long(text: &str) -> bool {
    text.len() >= TITLE && text.trim().chars().count() >= TITLE
}

/// Whether a text is an address that a browser opens, and nothing else: `https://example.org/…`.
pub fn is_link(text: &str) -> bool {
    let text = text.trim();
    let scheme = |scheme: &str| text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    let rest = ["https://", "http://"].into_iter().find(|known| scheme(known)).map(|known| &text[known.len()..]);
    let is_host = |rest: &str| rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '[');
    rest.is_some_and(is_host)
        && !text.contains(|sign: char| sign.is_whitespace() || sign.is_control() || "<>\"`".contains(sign))
}

/// A phone number; one that a spreadsheet cut has its zero or its plus back.
pub fn phone(text: &str) -> Cow<'_, str> {
    restored(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Words separated by single spaces.
pub fn words(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    if joined == text { Cow::Borrowed(text) } else { Cow::Owned(joined) }
}

/// The value written anew; an empty cell stays empty, an unreadable one stays as it is.
pub fn rewritten<T: AsRef<str> + Into<String>>(text: &str, value: Read<T>) -> Cow<'_, str> {
    match value {
        Ok(Some(value)) if value.as_ref() == text => Cow::Borrowed(text),
        Ok(Some(value)) => Cow::Owned(value.into()),
        Ok(None) => Cow::Borrowed(""),
        Err(Unreadable) => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::{Attendance, BpfLine, EnrolmentState, PersonStatus};

    #[test]
    fn dates_are_iso_or_as_french_excel_shows_them() {
        let sixteenth = NaiveDate::from_ymd_opt(2021, 3, 16);
        for text in ["2021-03-16", "16/03/2021", "16/3/2021", " 16-03-2021 ", "16.03.2021", "2021-03-16 00:00:00"] {
            assert_eq!(date(text), Ok(sixteenth), "{text}");
        }
        assert_eq!(date(""), Ok(None));
        for text in ["2021-02-29", "31/04/2021", "03/16/2021", "16/03/21", "2021-3", "demain", "44271", "+1/+1/2021"] {
            assert_eq!(date(text), Err(Unreadable), "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_and_spreadsheets_write_them() {
        for (text, hour, minute) in
            [("14:25", 14, 25), ("14:25:00", 14, 25), ("14h25", 14, 25), ("9h", 9, 0), ("9:05", 9, 5), ("14H05", 14, 5)]
        {
            assert_eq!(time(text), Ok(NaiveTime::from_hms_opt(hour, minute, 0)), "{text}");
        }
        for text in ["25:00", "14:60", "14", "14:25:30", "h", "1425", "14:", "14h25h", ":"] {
            assert_eq!(time(text), Err(Unreadable), "{text}");
        }
    }

    #[test]
    fn minutes_are_whole() {
        assert_eq!((minutes("90"), minutes(" 090 "), minutes("")), (Ok(Some(90)), Ok(Some(90)), Ok(None)));
        for text in ["90.5", "1,5", "-5", "+5", "1h30", "999999"] {
            assert_eq!(minutes(text), Err(Unreadable), "{text}");
        }
    }

    #[test]
    fn words_are_understood_in_french_and_in_any_case() {
        assert_eq!(word("Présente"), Ok(Some(Attendance::Present)));
        assert_eq!(word("JOB_SEEKER"), Ok(Some(PersonStatus::JobSeeker)));
        assert_eq!(word("en liste d’attente"), Ok(Some(EnrolmentState::Waiting)));
        assert_eq!(
            (word("A"), word("e"), word::<BpfLine>("f")),
            (Ok(Some(BpfLine::A)), Ok(Some(BpfLine::E)), Err(Unreadable))
        );
        assert_eq!(word::<Attendance>("peut-être"), Err(Unreadable));
    }

    #[test]
    fn a_link_is_what_a_browser_opens() {
        for text in ["https://example.org", "HTTP://example.org/é?x=1#y", " https://[2001:db8::1]/ "] {
            assert!(is_link(text), "{text}");
        }
        for text in [
            "example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "https://",
            "https:// x",
            "https://a b",
            "https://a\"b",
            "https:///x",
        ] {
            assert!(!is_link(text), "{text}");
        }
    }

    #[test]
    fn a_title_has_fewer_than_two_hundred_characters() {
        assert!(!is_too_long(&"é".repeat(199)) && is_too_long(&"é".repeat(200)));
    }

    #[test]
    fn evidence_is_understood_in_french_too() {
        let cases = [
            ("roll_call", "roll_call"),
            ("appel", "roll_call"),
            ("Appel, déclaration", "roll_call declaration"),
            ("signatures log:3f9a5b012cde", "signature log:3f9a5b012cde"),
            ("journal de connexion ; appel", "log roll_call"),
            ("attestation du formateur", "trainer"),
            ("", ""),
        ];
        for (text, keys) in cases {
            assert_eq!(evidence(text).map(|evidence| evidence.to_string()), Ok(keys.to_owned()), "{text}");
        }
        for (text, unknown) in [("photo", "photo"), ("appel photo", "appel"), ("log:xyz", "log:xyz")] {
            assert_eq!(evidence(text), Err(unknown.to_owned()), "{text}");
        }
    }
}
