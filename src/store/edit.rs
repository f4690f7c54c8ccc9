//! Changes one session where it is written: only the values that differ, byte for byte the rest. It works on the spans
//! of the parser rather than on a document that is printed again, because printing loses what a coordinator chose: line
//! endings, odd spacing, where a comment stands.

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use toml::de::{DeArray, DeTable};

use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::CohortId;

/// Why a session could not be changed in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The text is no TOML: somebody is editing it.
    Unreadable,
    NotFound,
}

/// The text with that session as it shall be: date, start, end, state, note and `moved_from`. `cohort` says which of
/// `[[cohorts]]` it belongs to; none: the text is a `cohort.toml`.
pub fn edit_session(
    text: &str,
    cohort: Option<&CohortId>,
    before: &Session,
    after: &Session,
) -> Result<String, EditError> {
    let root = DeTable::parse(text).map_err(|_| EditError::Unreadable)?;
    let sessions = match cohort {
        None => list(root.get_ref(), "sessions"),
        Some(id) => list(root.get_ref(), "cohorts")
            .and_then(|cohorts| with_id(cohorts, id.as_str()))
            .and_then(|(table, _)| list(table, "sessions")),
    };
    let (table, span) = sessions.and_then(|all| with_id(all, before.id.as_str())).ok_or(EditError::NotFound)?;
    let edited = Table::new(text, table, &span).edited(&wanted(before, after));
    DeTable::parse(&edited).map_err(|_| EditError::Unreadable)?;
    Ok(edited)
}

pub(super) fn list<'t>(table: &'t DeTable<'t>, key: &str) -> Option<&'t DeArray<'t>> {
    table.get(key)?.get_ref().as_array()
}

pub(super) fn with_id<'t>(tables: &'t DeArray<'t>, id: &str) -> Option<(&'t DeTable<'t>, Range<usize>)> {
    tables.iter().find_map(|item| {
        let table = item.get_ref().as_table()?;
        (table.get("id")?.get_ref().as_str()?.trim() == id).then(|| (table, item.span()))
    })
}

/// What a key shall be.
enum Wish {
    Date(NaiveDate),
    Time(NaiveTime),
    Text(String),
    Dates(Vec<NaiveDate>),
    Gone,
}

/// The keys that differ, in the order in which new ones are added.
fn wanted(before: &Session, after: &Session) -> Vec<(&'static str, Wish)> {
    let text = |text: &str| if text.is_empty() { Wish::Gone } else { Wish::Text(text.to_owned()) };
    let dates = |dates: &[NaiveDate]| if dates.is_empty() { Wish::Gone } else { Wish::Dates(dates.to_vec()) };
    let state = if after.cancelled { "cancelled" } else { "" };
    [
        (before.date != after.date).then_some(("date", Wish::Date(after.date))),
        (before.start != after.start).then_some(("start", Wish::Time(after.start))),
        (before.end != after.end).then_some(("end", Wish::Time(after.end))),
        (before.cancelled != after.cancelled).then(|| ("state", text(state))),
        (before.moved_from != after.moved_from).then(|| ("moved_from", dates(&after.moved_from))),
        (before.note != after.note).then(|| ("note", text(&after.note))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// One key as it stands.
struct Entry<'t> {
    key: &'t str,
    name: Range<usize>,
    value: Range<usize>,
}

/// A session's table as it stands.
struct Table<'t> {
    text: &'t str,
    inline: bool,
    /// In the order of the file.
    entries: Vec<Entry<'t>>,
}

impl<'t> Table<'t> {
    fn new(text: &'t str, table: &'t DeTable<'t>, span: &Range<usize>) -> Self {
        let mut entries: Vec<Entry<'t>> = table
            .iter()
            .map(|(name, value)| Entry { key: name.get_ref(), name: name.span(), value: value.span() })
            .collect();
        entries.sort_by_key(|entry| entry.name.start);
        Self { text, inline: text[span.start..].starts_with('{'), entries }
    }

    fn edited(&self, wishes: &[(&'static str, Wish)]) -> String {
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let mut added = Vec::new();
        for (key, wish) in wishes {
            let place = self.entries.iter().position(|entry| entry.key == *key);
            match (place, wish) {
                (Some(place), Wish::Gone) => edits.push((self.extent(place), String::new())),
                (None, Wish::Gone) => {}
                (Some(place), wish) => {
                    let value = self.entries[place].value.clone();
                    edits.push((value.clone(), written(wish, self.text[value].starts_with(['"', '\'']))));
                }
                (None, wish) => added.push(format!("{key} = {}", written(wish, false))),
            }
        }
        if let (Some(last), false) = (self.entries.last(), added.is_empty()) {
            edits.push(self.insertion(last, &added));
        }
        // From the end, so that what is still to change keeps its place; the stable sort keeps an insertion behind the
        // value it follows.
        edits.sort_by_key(|(span, _)| std::cmp::Reverse((span.start, span.end)));
        let mut text = self.text.to_owned();
        for (span, replacement) in edits {
            text.replace_range(span, &replacement);
        }
        text
    }

    /// Where new keys go: behind the last one.
    fn insertion(&self, last: &Entry<'_>, added: &[String]) -> (Range<usize>, String) {
        let end = last.value.end;
        if self.inline {
            return (end..end, added.iter().flat_map(|entry| [", ", entry]).collect());
        }
        let indent = {
            let line = &self.text[self.line_start(last.name.start)..last.name.start];
            if line.trim().is_empty() { line } else { "" }
        };
        let newline = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        let lines: Vec<String> = added.iter().map(|entry| format!("{indent}{entry}")).collect();
        if let Some(offset) = self.text[end..].find('\n') {
            let at = end + offset + 1;
            (at..at, lines.iter().flat_map(|line| [line, newline]).collect())
        } else {
            let at = self.text.len();
            (at..at, lines.iter().flat_map(|line| [newline, line]).collect())
        }
    }

    /// What goes with a key: its line, or its comma.
    fn extent(&self, place: usize) -> Range<usize> {
        let entry = &self.entries[place];
        let rest = &self.text[entry.value.end..];
        if !self.inline {
            // With the line ending before it rather than the one behind it, which the last line may not have.
            let line_end = |text: &str| {
                let line = text.strip_suffix('\n').unwrap_or(text);
                line.strip_suffix('\r').unwrap_or(line).len()
            };
            let start = line_end(&self.text[..self.line_start(entry.name.start)]);
            let line = rest.find('\n').map_or(rest, |newline| &rest[..newline]);
            return start..entry.value.end + line_end(line);
        }
        if let Some(before) = place.checked_sub(1).map(|before| &self.entries[before])
            && !self.text[before.value.end..entry.name.start].contains('#')
        {
            return before.value.end..entry.value.end;
        }
        // The first key, or one below a comment: the comma after it goes, the comment stays.
        let after_blank = rest.len() - rest.trim_start().len();
        let end = entry.value.end + if rest[after_blank..].starts_with(',') { after_blank + 1 } else { 0 };
        let blank = self.text[end..].len() - self.text[end..].trim_start_matches([' ', '\t']).len();
        entry.name.start..end + blank
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }
}

/// A value as TOML; dates and times stay texts where they were texts.
fn written(wish: &Wish, quoted: bool) -> String {
    let plain = match wish {
        Wish::Date(date) => date.to_string(),
        Wish::Time(time) => time.format("%H:%M").to_string(),
        Wish::Text(text) => return basic_string(text),
        Wish::Dates(dates) => {
            let dates: Vec<String> = dates.iter().map(ToString::to_string).collect();
            return format!("[{}]", dates.join(", "));
        }
        Wish::Gone => String::new(),
    };
    if quoted { format!("\"{plain}\"") } else { plain }
}

/// A text in quotes, on one line.
pub(super) fn basic_string(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() => quoted.extend(format!("\\u{:04X}", u32::from(c)).chars()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::programme::{load_cohort, load_programme};

    const PROGRAMME: &str = "[programme]\nid = \"p\"\ntitle = \"P\"\n[[modules]]\nid = \"m1\"\ntitle = \"M\"\n";

    /// The session `m1-1` of a text, in `programme.toml` or alone.
    fn session(text: &str, alone: bool) -> Session {
        let programme = load_programme("programme.toml", if alone { PROGRAMME } else { text }).unwrap();
        let cohort = if alone {
            load_cohort("cohort.toml", text, "c", &programme.programme).unwrap()
        } else {
            programme.cohorts.into_iter().find(|cohort| cohort.id.as_str() == "c").unwrap()
        };
        cohort.session("m1-1").unwrap().clone()
    }

    fn moved(before: &Session) -> Session {
        Session {
            date: "2021-05-10".parse().unwrap(),
            start: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            cancelled: true,
            note: "grève « SNCF », dit-on : \"peut-être\"".to_owned(),
            moved_from: vec![before.date],
            ..before.clone()
        }
    }

    /// What a text becomes, and that it reads back as wished and returns to what it was.
    fn there_and_back(text: &str, alone: bool) -> String {
        let before = session(text, alone);
        let after = moved(&before);
        let id = CohortId::new("c");
        let cohort = (!alone).then_some(&id);
        let edited = edit_session(text, cohort, &before, &after).unwrap();
        let reread = session(&edited, alone);
        assert_eq!(Session { line: before.line, ..reread }, after, "{edited}");
        assert_eq!(edit_session(&edited, cohort, &after, &before).unwrap(), text, "back again");
        edited
    }

    #[test]
    fn an_inline_table_keeps_its_comments_and_spacing() {
        let text = "# mine\nid = 'c'   # the group\nsessions = [\n  # first\n  {id=\"m1-0\",module=\"m1\",date=2021-03-09,start=10:00,end=12:00},\n  { id = \"m1-1\" ,module=\"m1\",  date   =   2021-03-16, start = 10:00 , end = 12:00 }, # the one\n]\n";
        let edited = there_and_back(text, true);
        assert!(edited.contains("  { id = \"m1-1\" ,module=\"m1\",  date   =   2021-05-10, start = 09:00 , end = 12:00, state = \"cancelled\", moved_from = [2021-03-16], note = \"grève « SNCF », dit-on : \\\"peut-être\\\"\" }, # the one\n]"), "{edited}");
        assert!(edited.starts_with("# mine\nid = 'c'   # the group\nsessions = [\n  # first\n  {id=\"m1-0\","));
    }

    #[test]
    fn windows_line_endings_and_tables_of_several_lines_stay() {
        let text = "id = \"c\"\r\nsessions = [\r\n  {\r\n    id = \"m1-1\", # marks hang on it\r\n    module = \"m1\",\r\n    date = 2021-03-16,\r\n    start = \"10h\", end = \"12:00\", # late\r\n  },\r\n]\r\n";
        let before = session(text, true);
        let after = moved(&before);
        let edited = edit_session(text, None, &before, &after).unwrap();
        assert_eq!(Session { line: before.line, ..session(&edited, true) }, after);
        assert_eq!(edited.matches("\r\n").count(), text.matches("\r\n").count());
        assert_eq!(edited.matches('\n').count(), edited.matches("\r\n").count());
        assert!(edited.contains("start = \"09:00\", end = \"12:00\", state = \"cancelled\""), "{edited}");
        assert!(edited.contains("# marks hang on it\r\n") && edited.contains("# late\r\n"));
    }

    #[test]
    fn tables_of_their_own_keep_their_lines() {
        for (text, alone) in [
            (format!("{PROGRAMME}[[cohorts]]\nid = \"b\"\n[[cohorts.sessions]]\nid = \"m1-1\"\nmodule = \"m1\"\ndate = 2021-01-01\nstart = 10:00\nend = 11:00\n\n[[cohorts]]\nid = \"c\"\n\n  [[cohorts.sessions]]  # one\n  id = \"m1-1\"\n  module = \"m1\"\n  date = 2021-03-16 # Tuesday\n  start = 10:00\n  end = 12:00 # noon\n\n# the end\n"), false),
            ("id = \"c\"\r\n[[sessions]]\r\nid = \"m1-1\"\r\nmodule = \"m1\"\r\ndate = 2021-03-16\r\nstart = 10:00\r\nend = 12:00\r\n\r\n[[sessions]]\r\nid = \"m1-2\"\r\nmodule = \"m1\"\r\ndate = 2021-03-17\r\nstart = 10:00\r\nend = 12:00".to_owned(), true),
            ("id = \"c\"\n[[sessions]]\nid = \"m1-1\"\nmodule = \"m1\"\ndate = 2021-03-16\nstart = 10:00\nend = 12:00".to_owned(), true),
            (format!("{PROGRAMME}[[cohorts]]\nid = \"c\"\nsessions = [{{ id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 10:00, end = 12:00 }}]"), false),
        ] {
            let edited = there_and_back(&text, alone);
            assert!(!edited.replace("\r\n", "").contains('\r'));
        }
    }

    #[test]
    fn a_key_goes_wherever_it_stands() {
        let whole = |keys: &str| format!("id = \"c\"\nsessions = [{{ {keys} }}]\n");
        let rest = "id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 10:00, end = 12:00";
        let cases = [
            (whole(&format!("note = \"x\", {rest}")), whole(rest)),
            (whole(&format!("{rest}, note = \"x\"")), whole(rest)),
            (whole(&format!("{rest}, # why\n  note = \"x\", # gone\n")), whole(&format!("{rest}, # why\n  # gone\n"))),
        ];
        for (text, expected) in cases {
            let before = session(&text, true);
            let after = Session { note: String::new(), ..before.clone() };
            assert_eq!(edit_session(&text, None, &before, &after).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_not_there_is_said() {
        let text = "id = \"c\"\nsessions = [{ id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 10:00, end = 12:00 }]\n";
        let before = session(text, true);
        let other = CohortId::new("other");
        assert_eq!(edit_session(text, Some(&other), &before, &before), Err(EditError::NotFound));
        assert_eq!(edit_session("sessions = [", None, &before, &before), Err(EditError::Unreadable));
        assert_eq!(edit_session(text, None, &before, &before).unwrap(), text);
    }
}
