//! A cohort as it is written: added behind the last one of a definition, taken away again, byte for byte the rest. Like
//! [`super::edit`] it works on the spans of the parser, and keeps line endings, comments and layout.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::edit::{EditError, basic_string};
use crate::domain::programme::cohort::{Cohort, Session};

/// How the cohorts of a definition are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `[[cohorts]]`, sessions as inline tables, one a line.
    Tables,
    /// `[[cohorts]]`, sessions as `[[cohorts.sessions]]`.
    TablesOfTables,
    /// `cohorts = [{ … }]`.
    Inline,
}

/// A whole `cohort.toml`.
pub fn own_text(cohort: &Cohort) -> String {
    head(cohort) + &sessions(cohort)
}

/// The text of a `programme.toml` with one more cohort, written as its last one is.
pub fn with_cohort(text: &str, cohort: &Cohort) -> Result<String, EditError> {
    let root = DeTable::parse(text).map_err(|_| EditError::Unreadable)?;
    let (extent, style) = cohorts(text, root.get_ref()).pop().ok_or(EditError::NotFound)?;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let written = written(cohort, style).replace('\n', newline);
    let mut edited = text.to_owned();
    if style == Style::Inline {
        edited.insert_str(extent.end, &written);
    } else {
        let at = end_of_line(text, extent.end);
        let before = if text[..at].ends_with('\n') { newline.to_owned() } else { newline.repeat(2) };
        edited.insert_str(at, &(before + &written));
    }
    DeTable::parse(&edited).map_err(|_| EditError::Unreadable)?;
    Ok(edited)
}

/// The text of a `programme.toml` without that cohort.
pub fn without_cohort(text: &str, cohort: &Cohort) -> Result<String, EditError> {
    let root = DeTable::parse(text).map_err(|_| EditError::Unreadable)?;
    let all = list(root.get_ref()).ok_or(EditError::NotFound)?;
    let is_it = |item: &&Spanned<DeValue<'_>>| id(item) == Some(cohort.id.as_str());
    let item = all.iter().find(is_it).ok_or(EditError::NotFound)?;
    let (extent, style) = extent(text, item);
    let (mut start, mut end) = (extent.start, extent.end);
    if style == Style::Inline {
        // With the comma before it, or that behind the first.
        let before = text[..start].trim_end();
        if before.ends_with(',') {
            start = before.len() - 1;
        } else if text[end..].trim_start().starts_with(',') {
            end += text[end..].find(',').map_or(0, |comma| comma + 1);
        }
    } else {
        end = end_of_line(text, end);
        // With the empty line before it.
        let before = text[..start].strip_suffix('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        start = before.filter(|before| before.is_empty() || before.ends_with('\n')).map_or(start, str::len);
    }
    let mut edited = text.to_owned();
    edited.replace_range(start..end, "");
    DeTable::parse(&edited).map_err(|_| EditError::Unreadable)?;
    Ok(edited)
}

fn list<'t>(root: &'t DeTable<'t>) -> Option<&'t [Spanned<DeValue<'t>>]> {
    root.get("cohorts")?.get_ref().as_array().map(|all| &all[..])
}

fn id<'t>(item: &'t Spanned<DeValue<'t>>) -> Option<&'t str> {
    item.get_ref().as_table()?.get("id")?.get_ref().as_str().map(str::trim)
}

/// Where each cohort stands, and how it is written, in the order of the text.
fn cohorts<'t>(text: &str, root: &'t DeTable<'t>) -> Vec<(Range<usize>, Style)> {
    let mut found: Vec<_> = list(root).unwrap_or_default().iter().map(|item| extent(text, item)).collect();
    found.sort_by_key(|(extent, _)| extent.start);
    found
}

fn extent(text: &str, item: &Spanned<DeValue<'_>>) -> (Range<usize>, Style) {
    let start = item.span().start;
    let sessions = item.get_ref().as_table().and_then(|table| table.get("sessions")?.get_ref().as_array());
    let first = sessions.and_then(|sessions| sessions.iter().next());
    let style = if text[start..].starts_with('{') {
        Style::Inline
    } else if first.is_some_and(|session| !text[session.span().start..].starts_with('{')) {
        Style::TablesOfTables
    } else {
        Style::Tables
    };
    (start..last_byte(item), style)
}

/// The end of the last value below.
pub(super) fn last_byte(item: &Spanned<DeValue<'_>>) -> usize {
    let below = match item.get_ref() {
        DeValue::Array(items) => items.iter().map(last_byte).max(),
        DeValue::Table(table) => table.iter().map(|(_, value)| last_byte(value)).max(),
        _ => None,
    };
    item.span().end.max(below.unwrap_or_default())
}

/// Behind the line ending of the line that a byte is on.
pub(super) fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

fn written(cohort: &Cohort, style: Style) -> String {
    match style {
        Style::Tables => format!("[[cohorts]]\n{}{}", head(cohort), sessions(cohort)),
        Style::TablesOfTables => {
            let session = |session: &Session| format!("\n[[cohorts.sessions]]\n{}\n", keys(session).join("\n"));
            format!("[[cohorts]]\n{}{}", head(cohort), cohort.sessions.iter().map(session).collect::<String>())
        }
        Style::Inline => {
            let head = head(cohort);
            let head: Vec<&str> = head.lines().collect();
            let sessions = sessions(cohort);
            format!(",\n{{ {}, {} }}", head.join(", "), sessions.trim_end())
        }
    }
}

fn head(cohort: &Cohort) -> String {
    let capacity = cohort.capacity.map(|seats| format!("capacity = {seats}\n")).unwrap_or_default();
    format!("id = {}\n{capacity}", basic_string(cohort.id.as_str()))
}

fn sessions(cohort: &Cohort) -> String {
    let line = |session: &Session| format!("  {{ {} }},\n", keys(session).join(", "));
    format!("sessions = [\n{}]\n", cohort.sessions.iter().map(line).collect::<String>())
}

/// `id = "m1-1"`, `module = "m1"`, …: the keys that a session has.
pub(super) fn keys(session: &Session) -> Vec<String> {
    let text = |key: &str, text: &str| (!text.is_empty()).then(|| format!("{key} = {}", basic_string(text)));
    let dates: Vec<String> = session.moved_from.iter().map(ToString::to_string).collect();
    [
        text("id", session.id.as_str()),
        text("module", session.module.as_str()),
        Some(format!("date = {}", session.date)),
        Some(format!("start = {}", session.start.format("%H:%M"))),
        Some(format!("end = {}", session.end.format("%H:%M"))),
        session.trainer.as_ref().and_then(|trainer| text("trainer", trainer.as_str())),
        text("link", &session.link),
        text("place", &session.place),
        session.modality.and_then(|modality| text("modality", modality.key())),
        session.capacity.map(|seats| format!("capacity = {seats}")),
        session.cancelled.then(|| "state = \"cancelled\"".to_owned()),
        (!dates.is_empty()).then(|| format!("moved_from = [{}]", dates.join(", "))),
        text("note", &session.note),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::programme::ids::CohortId;
    use crate::store::programme::{load_cohort, load_programme};

    const HEAD: &str = "# ours\n[programme]\nid = \"p\"\ntitle = \"P\"\n[[trainers]]\nid = \"t\"\nname = \"T\"\n\n[[modules]]\nid = \"m1\"\ntitle = \"M\"\n\n";

    fn cohorts(text: &str) -> Vec<Cohort> {
        load_programme("programme.toml", text).unwrap_or_else(|wrong| panic!("{wrong:?}\n{text}")).cohorts
    }

    /// What a definition becomes with one more cohort; it reads back as wished, and returns to what it was.
    fn there_and_back(text: &str) -> String {
        let mut model = cohorts(text).swap_remove(0);
        model.sessions[0].place = "salle « 2 »".to_owned();
        model.sessions[0].capacity = Some(9);
        let new = Cohort { id: CohortId::new("new"), capacity: Some(7), ..model };
        let edited = with_cohort(text, &new).unwrap();
        let read = cohorts(&edited);
        let back = read.iter().find(|cohort| cohort.id == new.id).unwrap();
        let unplaced = |cohort: &Cohort| {
            let sessions = cohort.sessions.iter().map(|session| Session { line: 0, ..session.clone() }).collect();
            Cohort { line: 0, sessions, ..cohort.clone() }
        };
        assert_eq!(unplaced(back), unplaced(&new), "{edited}");
        assert_eq!(read.len(), cohorts(text).len() + 1);
        assert_eq!(without_cohort(&edited, &new).unwrap(), text, "back again from\n{edited}");
        edited
    }

    const SESSION: &str =
        "{ id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 17:00, trainer = \"t\" }";

    #[test]
    fn it_comes_behind_the_last_one_and_leaves_the_rest_alone() {
        let text = format!(
            "{HEAD}[[cohorts]]\nid = 'a' # first\nsessions = [\n  {SESSION}, # why\n] # end\n\n# what follows\n[[funders]]\nid = \"f\"\nname = \"F\"\n"
        );
        let edited = there_and_back(&text);
        assert!(edited.contains("] # end\n\n[[cohorts]]\nid = \"new\"\ncapacity = 7\nsessions = [\n  { id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 17:00, trainer = \"t\", place = \"salle « 2 »\", capacity = 9 },\n]\n\n# what follows"), "{edited}");
    }

    #[test]
    fn it_is_written_as_the_others_are() {
        let tables = format!(
            "{HEAD}[[cohorts]]\nid = \"a\"\n[[cohorts.sessions]]\nid = \"m1-1\"\nmodule = \"m1\"\ndate = 2021-03-16\nstart = 14:00\nend = 17:00 # late"
        );
        assert!(there_and_back(&(tables.clone() + "\n")).contains("\n\n[[cohorts.sessions]]\nid = \"m1-1\"\n"));
        let windows = format!("{HEAD}[[cohorts]]\nid = \"a\"\nsessions = [{SESSION}]\n").replace('\n', "\r\n");
        let edited = there_and_back(&windows);
        assert_eq!(edited.matches('\n').count(), edited.matches("\r\n").count(), "{edited:?}");
        let inline = |tail: &str| format!("cohorts = [\n{{ id = \"a\", sessions = [{SESSION}] }}{tail}\n]\n{HEAD}");
        there_and_back(&inline(""));
        there_and_back(&inline(", # and more"));
        // Without a line ending at the end, one has to come.
        let new = Cohort { id: CohortId::new("new"), ..cohorts(&tables).swap_remove(0) };
        assert_eq!(cohorts(&with_cohort(&tables, &new).unwrap()).len(), 2);
    }

    #[test]
    fn its_own_file_reads_back() {
        let text = format!("{HEAD}[[cohorts]]\nid = \"a\"\nsessions = [{SESSION}]\n");
        let definition = load_programme("programme.toml", &text).unwrap();
        let file: Arc<str> = Arc::from("data/a/cohort.toml");
        let own = own_text(&definition.cohorts[0]);
        let read = load_cohort(&file, &own, "a", &definition.programme).unwrap();
        assert_eq!(read.sessions.len(), 1, "{own}");
        assert_eq!(own.lines().next(), Some("id = \"a\""));
    }
}
