//! A session as it is written: added to those of its cohort where its date puts it, taken away again, byte for byte the
//! rest. Like [`super::edit`] it works on the spans of the parser, and keeps line endings, comments and layout.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::cohort_text::{end_of_line, keys, last_byte};
use super::edit::{EditError, list, with_id};
use crate::domain::programme::cohort::Session;
use crate::domain::programme::ids::CohortId;

/// The text with one more session. `cohort` says which of `[[cohorts]]` it belongs to; none: the text is a `cohort.toml`.
pub fn with_session(text: &str, cohort: Option<&CohortId>, session: &Session) -> Result<String, EditError> {
    let root = DeTable::parse(text).map_err(|_| EditError::Unreadable)?;
    let (table, inline) = of_cohort(text, root.get_ref(), cohort)?;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let edits = match table.get("sessions") {
        None => vec![new_list(text, table, inline, session)],
        Some(value) => match value.get_ref().as_array() {
            None => return Err(EditError::NotFound),
            Some(sessions) if sessions.is_empty() => vec![into_empty(text, value.span(), session)],
            Some(sessions) => beside(text, sessions, session),
        },
    };
    let mut edited = text.to_owned();
    // From the end, so that what is still to change keeps its place.
    for (at, written) in edits.into_iter().rev() {
        edited.replace_range(at, &written.replace('\n', newline));
    }
    DeTable::parse(&edited).map_err(|_| EditError::Unreadable)?;
    Ok(edited)
}

/// The text without that session.
pub fn without_session(text: &str, cohort: Option<&CohortId>, session: &Session) -> Result<String, EditError> {
    let root = DeTable::parse(text).map_err(|_| EditError::Unreadable)?;
    let (table, _) = of_cohort(text, root.get_ref(), cohort)?;
    let sessions = list(table, "sessions").ok_or(EditError::NotFound)?;
    let (_, span) = with_id(sessions, session.id.as_str()).ok_or(EditError::NotFound)?;
    let item = sessions.iter().find(|item| item.span() == span).ok_or(EditError::NotFound)?;
    let mut edited = text.to_owned();
    edited.replace_range(extent(text, item), "");
    DeTable::parse(&edited).map_err(|_| EditError::Unreadable)?;
    Ok(edited)
}

/// The table of the cohort, and whether it is written as `{ … }`.
fn of_cohort<'t>(
    text: &str,
    root: &'t DeTable<'t>,
    cohort: Option<&CohortId>,
) -> Result<(&'t DeTable<'t>, bool), EditError> {
    let Some(id) = cohort else { return Ok((root, false)) };
    let cohorts = list(root, "cohorts").ok_or(EditError::NotFound)?;
    let (table, span) = with_id(cohorts, id.as_str()).ok_or(EditError::NotFound)?;
    Ok((table, text[span.start..].starts_with('{')))
}

type Insertion = (Range<usize>, String);

/// `{ id = "m1-1", … }`.
fn in_braces(session: &Session) -> String {
    format!("{{ {} }}", keys(session).join(", "))
}

/// The first list of a cohort that has none: behind its last key.
fn new_list(text: &str, table: &DeTable<'_>, inline: bool, session: &Session) -> Insertion {
    let end = table.iter().map(|(_, value)| last_byte(value)).max().unwrap_or_default();
    if inline {
        return (end..end, format!(", sessions = [{}]", in_braces(session)));
    }
    let at = end_of_line(text, end);
    let before = if at == 0 || text[..at].ends_with('\n') { "" } else { "\n" };
    (at..at, format!("{before}sessions = [\n  {},\n]\n", in_braces(session)))
}

/// `[]`, or a list of comments alone.
fn into_empty(text: &str, list: Range<usize>, session: &Session) -> Insertion {
    let inside = &text[list.start + 1..list.end - 1];
    let from = list.start + 1 + inside.trim_end().len();
    (from..list.end - 1, format!("\n  {},\n", in_braces(session)))
}

/// Among others: behind the last of those that are not later, else before the first.
fn beside(text: &str, sessions: &DeArray<'_>, session: &Session) -> Vec<Insertion> {
    let mut items: Vec<&Spanned<DeValue<'_>>> = sessions.iter().collect();
    items.sort_by_key(|item| item.span().start);
    let slot = (session.date.to_string(), session.start.format("%H:%M").to_string());
    let earlier = items.iter().filter(|item| slot_of(item).is_some_and(|other| other <= slot));
    let before = earlier.max_by_key(|item| slot_of(item));
    match (before, items.first()) {
        (Some(before), _) if is_in_braces(text, before) => behind(text, before, session),
        (Some(before), _) => vec![table_behind(text, before, session)],
        (None, Some(first)) if is_in_braces(text, first) => {
            let start = first.span().start;
            let indent = &text[line_start(text, start)..start];
            let gap = if indent.trim().is_empty() { format!("\n{indent}") } else { " ".to_owned() };
            vec![(start..start, format!("{},{gap}", in_braces(session)))]
        }
        (None, Some(first)) => {
            let start = first.span().start;
            vec![(start..start, format!("{}\n{}\n\n", header(text, first), keys(session).join("\n")))]
        }
        (None, None) => Vec::new(),
    }
}

/// Behind a session in braces: on a line of its own where that session has one.
fn behind(text: &str, before: &Spanned<DeValue<'_>>, session: &Session) -> Vec<Insertion> {
    let span = before.span();
    let indent = &text[line_start(text, span.start)..span.start];
    let comma = comma_behind(text, span.end);
    let from = comma.map_or(span.end, |comma| comma + 1);
    let at = end_of_line(text, from);
    let rest = text[from..at].trim();
    if indent.trim().is_empty() && text[from..at].ends_with('\n') && (rest.is_empty() || rest.starts_with('#')) {
        let missing = (span.end..span.end, ",".to_owned());
        return match comma {
            Some(_) => vec![(at..at, format!("{indent}{},\n", in_braces(session)))],
            None => vec![missing, (at..at, format!("{indent}{}\n", in_braces(session)))],
        };
    }
    vec![(span.end..span.end, format!(", {}", in_braces(session)))]
}

/// Behind a session that is a table with a heading.
fn table_behind(text: &str, before: &Spanned<DeValue<'_>>, session: &Session) -> Insertion {
    let at = end_of_line(text, last_byte(before));
    let ended = if text[..at].ends_with('\n') { "" } else { "\n" };
    (at..at, format!("{ended}\n{}\n{}\n", header(text, before), keys(session).join("\n")))
}

/// `[[cohorts.sessions]]`, as it is spelled.
fn header<'t>(text: &'t str, item: &Spanned<DeValue<'_>>) -> &'t str {
    let rest = &text[item.span().start..];
    rest.find("]]").map_or("[[sessions]]", |end| &rest[..end + 2])
}

/// What goes with a session: its line, its comma, or its table with the empty line before it.
pub(super) fn extent(text: &str, item: &Spanned<DeValue<'_>>) -> Range<usize> {
    let span = item.span();
    let start = line_start(text, span.start);
    if !is_in_braces(text, item) {
        let before = text[..start].strip_suffix('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        let start = before.filter(|before| before.is_empty() || before.ends_with('\n')).map_or(start, str::len);
        return start..end_of_line(text, last_byte(item));
    }
    let comma = comma_behind(text, span.end);
    let from = comma.map_or(span.end, |comma| comma + 1);
    let end = end_of_line(text, from);
    if text[start..span.start].trim().is_empty() && text[from..end].trim().is_empty() {
        return start..end;
    }
    let before = text[..span.start].trim_end();
    match comma {
        _ if before.ends_with(',') => before.len() - 1..span.end,
        Some(_) => span.start..from + (text[from..].len() - text[from..].trim_start_matches([' ', '\t']).len()),
        None => span,
    }
}

/// The comma that follows a value, comments aside.
pub(super) fn comma_behind(text: &str, mut at: usize) -> Option<usize> {
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        match text[at..].chars().next()? {
            ',' => return Some(at),
            '#' => at = end_of_line(text, at),
            _ => return None,
        }
    }
}

fn is_in_braces(text: &str, item: &Spanned<DeValue<'_>>) -> bool {
    text[item.span().start..].starts_with('{')
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Day and start as they are written, dates and times as texts or not.
fn slot_of(item: &Spanned<DeValue<'_>>) -> Option<(String, String)> {
    let table = item.get_ref().as_table()?;
    let value = |key: &str| match table.get(key)?.get_ref() {
        DeValue::Datetime(moment) => Some(moment.to_string()),
        value => value.as_str().map(|text| text.trim().to_owned()),
    };
    Some((value("date")?, value("start")?.chars().take(5).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::programme::cohort::Cohort;
    use crate::domain::programme::ids::SessionId;
    use crate::store::programme::{load_cohort, load_programme};

    const PROGRAMME: &str = "[programme]\nid = \"p\"\ntitle = \"P\"\n[[modules]]\nid = \"m1\"\ntitle = \"M\"\n";
    const FIRST: &str = "{ id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 10:00, end = 12:00 }";
    const LAST: &str = "{ id = \"m1-9\", module = \"m1\", date = \"2021-06-16\", start = \"10:00\", end = \"12:00\" }";

    fn cohort(text: &str, alone: bool) -> Cohort {
        let programme = load_programme("programme.toml", if alone { PROGRAMME } else { text })
            .unwrap_or_else(|wrong| panic!("{wrong:?}\n{text}"));
        if alone {
            load_cohort("cohort.toml", text, "c", &programme.programme)
                .unwrap_or_else(|wrong| panic!("{wrong:?}\n{text}"))
        } else {
            programme.cohorts.into_iter().find(|cohort| cohort.id.as_str() == "c").unwrap()
        }
    }

    fn new(date: &str) -> Session {
        let text = format!("id = \"c\"\nsessions = [{FIRST}]\n");
        let model = cohort(&text, true).sessions.swap_remove(0);
        Session { id: SessionId::new("new"), date: date.parse().unwrap(), place: "salle « 2 »".into(), ..model }
    }

    /// The text with the session of that day: it reads back as wished beside the others, and goes again.
    fn there_and_back(text: &str, date: &str, alone: bool) -> String {
        let (wished, id) = (new(date), CohortId::new("c"));
        let of = (!alone).then_some(&id);
        let edited = with_session(text, of, &wished).unwrap();
        let read = cohort(&edited, alone);
        let unplaced = |session: &Session| Session { line: 0, ..session.clone() };
        assert_eq!(unplaced(read.session("new").unwrap()), unplaced(&wished), "{edited}");
        let back = without_session(&edited, of, &wished).unwrap();
        let left = |text: &str| cohort(text, alone).sessions.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        assert_eq!(left(&back), left(text), "{back}");
        edited
    }

    const NEW: &str =
        "{ id = \"new\", module = \"m1\", date = DAY, start = 10:00, end = 12:00, place = \"salle « 2 »\" }";

    #[test]
    fn a_session_goes_where_its_day_puts_it_and_comments_stay() {
        let lines =
            format!("id = 'c' # ours\nsessions = [\n  # spring\n  {FIRST}, # first\n  # summer\n  {LAST} # last\n]\n");
        let middle = NEW.replace("DAY", "2021-04-01");
        let edited = there_and_back(&lines, "2021-04-01", true);
        assert_eq!(edited, lines.replace("# first\n", &format!("# first\n  {middle},\n")));
        let edited = there_and_back(&lines, "2021-12-01", true);
        let end = format!("{LAST}, # last\n  {}\n]", NEW.replace("DAY", "2021-12-01"));
        assert_eq!(edited, lines.replace(&format!("{LAST} # last\n]"), &end));
        let edited = there_and_back(&lines, "2021-01-01", true);
        let front = NEW.replace("DAY", "2021-01-01");
        assert_eq!(edited, lines.replace(&format!("  {FIRST}"), &format!("  {front},\n  {FIRST}")));
    }

    #[test]
    fn a_session_is_written_as_the_others_are() {
        let own = "[[sessions]]\nid = \"m1-1\"\nmodule = \"m1\"\ndate = 2021-03-16\nstart = 10:00\nend = 12:00 # late";
        let cases = [
            (format!("id = \"c\"\nsessions = [{FIRST}, {LAST}]\n"), true),
            (format!("id = \"c\"\nsessions = [\n{FIRST}]"), true),
            (format!("id = \"c\"\nsessions = [ # all\n\t{FIRST}\n\t, # odd\n\t{LAST}\n]\n"), true),
            ("id = \"c\"\nsessions = []\n".to_owned(), true),
            ("id = \"c\"\nsessions = [\n  # none yet\n]\n".to_owned(), true),
            ("id = \"c\"".to_owned(), true),
            (format!("id = \"c\"\n\n{own}"), true),
            (format!("{PROGRAMME}[[cohorts]]\nid = \"c\"\n"), false),
            (
                format!(
                    "{PROGRAMME}[[cohorts]]\nid = \"a\"\nsessions = [\n  {FIRST},\n]\n[[cohorts]]\nid = \"c\"\nsessions = [\n  {FIRST},\n]\n# end\n[[funders]]\nid = \"f\"\nname = \"F\"\n"
                ),
                false,
            ),
            (
                format!(
                    "{PROGRAMME}[[cohorts]]\nid = \"c\"\n{}\n[[cohorts]]\nid = \"d\"\n",
                    own.replace("[[", "[[ cohorts . ")
                ),
                false,
            ),
            (format!("cohorts = [{{ id = \"c\" }}]\n{PROGRAMME}"), false),
            (format!("cohorts = [{{ id = \"c\", sessions = [] }}]\n{PROGRAMME}"), false),
            (format!("cohorts = [{{ id = \"c\", sessions = [{FIRST}] }}]\n{PROGRAMME}"), false),
        ];
        for (text, alone) in cases {
            for day in ["2021-01-01", "2021-03-16", "2021-04-01", "2022-01-01"] {
                there_and_back(&text, day, alone);
                if !text.contains('\n') {
                    continue;
                }
                let windows = there_and_back(&text.replace('\n', "\r\n"), day, alone);
                assert!(!windows.replace("\r\n", "").contains('\n'), "{windows:?}");
            }
        }
    }

    #[test]
    fn what_is_not_there_is_said() {
        let text = format!("id = \"c\"\nsessions = [{FIRST}]\n");
        let (session, other) = (new("2021-04-01"), CohortId::new("other"));
        assert_eq!(with_session(&text, Some(&other), &session), Err(EditError::NotFound));
        assert_eq!(without_session(&text, None, &session), Err(EditError::NotFound));
        assert_eq!(with_session("sessions = [", None, &session), Err(EditError::Unreadable));
    }
}
