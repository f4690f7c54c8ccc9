//! A `cohort.toml` as the program writes it, one session a line and every value plain. Says what the parser of TOML says
//! of it, without that parser's lists of tokens, of events and of tables. Anything unexpected is left to it: no mistake is
//! told here.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::values::Value;
use crate::domain::vocabulary::{Modality, SessionState};

use crate::store::paths::COHORT_SCHEMA_NAMED;

use super::written::{Maybe, Written, WrittenCohort, WrittenSession};

/// The cohort, if every byte is as expected.
pub fn cohort(text: &str) -> Option<WrittenCohort> {
    let mut line = Line { text, at: 0 };
    let _ = line.follows(COHORT_SCHEMA_NAMED);
    line.expect("id = ")?;
    let id = line.said()?;
    line.expect("\n")?;
    let mut capacity = None;
    if line.follows("capacity = ") {
        capacity = Some(line.number()?);
        line.expect("\n")?;
    }
    line.expect("sessions = [\n")?;
    let mut sessions = Vec::new();
    while line.follows("  ") {
        sessions.push(session(&mut line)?);
        line.expect(",\n")?;
    }
    line.expect("]\n")?;
    (line.at == text.len()).then_some(WrittenCohort { id: Some(id), capacity, sessions, span: 0..0 })
}

/// The keys of a session; of these, the first ones are never missing.
const KEYS: [&str; 13] = [
    "id",
    "module",
    "date",
    "start",
    "end",
    "trainer",
    "link",
    "place",
    "note",
    "modality",
    "capacity",
    "state",
    "moved_from",
];
const NEEDED: u32 = 5;

fn session(line: &mut Line<'_>) -> Option<WrittenSession> {
    let begin = line.at;
    let mut session = WrittenSession::default();
    line.expect("{ ")?;
    // The keys that were read, a bit each.
    let mut read = 0_u16;
    loop {
        let key = line.key()?;
        let bit = 1 << KEYS.iter().position(|known| *known == key)?;
        if read & bit != 0 {
            return None;
        }
        read |= bit;
        match key {
            "id" => session.id = Some(line.said()?),
            "module" => session.module = Some(line.said()?),
            "date" => session.date = Some(line.placed(Line::date)?),
            "start" => session.start = Some(line.placed(Line::time)?),
            "end" => session.end = Some(line.placed(Line::time)?),
            "trainer" => session.trainer = Some(line.string()?),
            "link" => session.link = Some(line.string()?),
            "place" => session.place = Some(line.string()?),
            "note" => session.note = Some(line.string()?),
            "modality" => session.modality = Some(line.word(Modality::ALL)?),
            "capacity" => session.capacity = Some(line.number()?),
            "state" => session.cancelled = line.word(&[SessionState::Cancelled])? == SessionState::Cancelled,
            "moved_from" => session.moved_from = line.dates()?,
            _ => return None,
        }
        if line.follows(" }") {
            break;
        }
        line.expect(", ")?;
    }
    session.span = begin..line.at;
    (read.trailing_ones() >= NEEDED).then_some(session)
}

/// A text and how far it was read.
struct Line<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Line<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Whether that follows; it is read then.
    fn follows(&mut self, expected: &str) -> bool {
        let follows = self.rest().starts_with(expected);
        self.at += if follows { expected.len() } else { 0 };
        follows
    }

    fn expect(&mut self, expected: &str) -> Option<()> {
        self.follows(expected).then_some(())
    }

    /// A key, with the sign behind it.
    fn key(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.bytes().position(|byte| !byte.is_ascii_lowercase() && byte != b'_')?;
        self.at += end;
        self.expect(" = ")?;
        Some(&rest[..end])
    }

    /// A value with its place.
    fn placed<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Written<T>> {
        let begin = self.at;
        let value = read(self)?;
        Some(Written::new(value, begin..self.at))
    }

    /// A text between quotes, without an escape or a sign that TOML does not take.
    fn string(&mut self) -> Maybe {
        self.placed(|line| {
            line.expect("\"")?;
            let rest = line.rest();
            let text = &rest[..memchr::memchr(b'"', rest.as_bytes())?];
            line.at += text.len() + 1;
            let plain = text.bytes().all(|byte| byte >= b' ' && byte != b'\\' && byte != 0x7F);
            plain.then(|| text.trim().to_owned())
        })
    }

    /// A text that says something.
    fn said(&mut self) -> Maybe {
        self.string().filter(|text| !text.value.is_empty())
    }

    /// A word of a closed list, by its key.
    fn word<T: Copy + Into<Value>>(&mut self, all: &[T]) -> Option<T> {
        let text = self.string()?;
        all.iter().copied().find(|word| (*word).into().key() == text.value)
    }

    /// So many digits.
    fn digits(&mut self, count: usize) -> Option<u32> {
        let digits = self.rest().as_bytes().get(..count)?;
        let digit = |sum: u32, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'));
        let number = digits.iter().try_fold(0, digit)?;
        self.at += count;
        Some(number)
    }

    /// A number of seats.
    fn number(&mut self) -> Option<u32> {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let number = if self.rest().starts_with('0') || count > 7 { None } else { self.digits(count) };
        number.filter(|number| (1..=1_000_000).contains(number))
    }

    /// `2021-03-16`.
    fn date(&mut self) -> Option<NaiveDate> {
        let year = self.digits(4)?;
        self.expect("-")?;
        let month = self.digits(2)?;
        self.expect("-")?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, self.digits(2)?)
    }

    /// `[2021-03-16, 2021-03-23]`.
    fn dates(&mut self) -> Option<Vec<NaiveDate>> {
        self.expect("[")?;
        let mut dates = vec![self.date()?];
        while self.follows(", ") {
            dates.push(self.date()?);
        }
        self.expect("]")?;
        Some(dates)
    }

    /// `14:00`.
    fn time(&mut self) -> Option<NaiveTime> {
        let hour = self.digits(2)?;
        self.expect(":")?;
        NaiveTime::from_hms_opt(hour, self.digits(2)?, 0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::findings::DefinitionFindings;
    use super::super::reader::PlacedTable;
    use super::super::source::DefinitionSource;
    use super::super::{read, syntax};
    use super::*;
    use crate::store::programme::fault::DefinitionTable;

    /// What the parser of TOML says; none when anything is wrong.
    fn parsed(text: &str) -> Option<WrittenCohort> {
        let source = DefinitionSource::new("cohort.toml", text);
        let mut findings = DefinitionFindings::new(&source);
        let written = syntax::parsed(&source, &mut findings, |table, findings| {
            read::cohort(PlacedTable::whole(table, DefinitionTable::CohortFile), findings)
        });
        (!findings.any()).then_some(written)
    }

    fn same(text: &str) -> bool {
        cohort(text).is_none_or(|read| parsed(text).is_some_and(|other| format!("{read:?}") == format!("{other:?}")))
    }

    const WHOLE: &str = "id = \"2021-été\"\ncapacity = 12\nsessions = [\n  { id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 17:00, trainer = \" léa \", link = \"https://example.org/a?b=c\", place = \"\", modality = \"remote\", capacity = 8, state = \"cancelled\", moved_from = [2021-03-09, 2021-03-02], note = \"salle « 2 », {au} fond\" },\n  { id = \"m1-2\", module = \"m1\", date = 2021-03-23, start = 14:00, end = 17:00 },\n]\n";

    #[test]
    fn what_the_program_writes_is_read_and_means_the_same() {
        for text in [WHOLE, "id = \"a\"\nsessions = [\n]\n"] {
            assert!(cohort(text).is_some() && same(text), "{text}");
            let named = COHORT_SCHEMA_NAMED.to_owned() + text;
            assert!(cohort(&named).is_some() && same(&named), "{named}");
        }
        assert_eq!(cohort(WHOLE).unwrap().sessions.len(), 2);
    }

    #[test]
    fn what_else_is_toml_or_none_is_left_to_its_parser() {
        for (from, to) in [
            ("\n", "\r\n"),
            ("]\n", "]"),
            ("\"m1-1\"", "'m1-1'"),
            ("\"m1-1\"", "\"\""),
            ("\"m1-1\"", "\"m1\\\"1\""),
            ("id = \"m1-2\", ", ""),
            ("14:00", "14:00:00"),
            ("14:00", "24:00"),
            ("2021-03-16", "2021-02-30"),
            ("2021-03-16", "\"2021-03-16\""),
            ("2021-03-16", "2021-03-16 10:00"),
            ("capacity = 8", "capacity = 08"),
            ("capacity = 8", "capacity = 0"),
            ("capacity = 8", "capacity = 1000001"),
            ("cancelled", "annulée"),
            ("place", "id"),
            ("place", "lieu"),
            (" },\n  {", " }, # why\n  {"),
            ("sessions", "# ours\nsessions"),
            ("fond", "f\u{7f}nd"),
        ] {
            let text = WHOLE.replacen(from, to, 1);
            assert_ne!(text, WHOLE);
            assert!(cohort(&text).is_none(), "{to}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_here_means_what_the_parser_says(
            at in any::<prop::sample::Index>(),
            length in 0_usize..4,
            put in "[a-z0-9 \"'\\\\{}\\[\\],=:#\n\t\u{1}é-]{0,3}",
        ) {
            let letters: Vec<char> = WHOLE.chars().collect();
            let at = at.index(letters.len());
            let before: String = letters[..at].iter().collect();
            let behind: String = letters[(at + length).min(letters.len())..].iter().collect();
            let text = format!("{before}{put}{behind}");
            prop_assert!(same(&text), "{}", text);
        }
    }
}
