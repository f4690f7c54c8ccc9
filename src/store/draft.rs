//! Files being changed, in memory: typed changes, or edits of the journal, applied to rows and lines. Only the cells
//! that differ are touched; rows stay where they are; new ones come last. Refuses to write anything.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::decode::{Encoding, decode};
use super::edit::edit_session;
use super::failure::Failure;
use super::folder::PROGRAMME;
use super::journal::{Cells, Edit, FileChange, digest};
use super::programme::{load_cohort, load_programme};
use super::reading::{self, Reading};
use super::rows::enrolments::{self, ENROLMENTS};
use super::rows::held::{self, SESSIONS};
use super::rows::marks::{self, ATTENDANCE};
use super::rows::{TABLES, Table};
use super::sheet::Sheet;
use crate::domain::change::Change;
use crate::domain::cohort::{Cohort, Session};
use crate::domain::ids::CohortId;
use crate::domain::programme::Programme;
use crate::i18n::keeping::{Keeping, KeepingHint};
use crate::i18n::{Problem, Severity};

/// Files being changed.
#[derive(Debug)]
pub(super) struct Draft<'r> {
    reading: &'r Reading,
    fields: Vec<String>,
    files: BTreeMap<String, Open>,
    cohorts: BTreeSet<CohortId>,
    edits: Vec<Edit>,
}

/// A file being changed.
#[derive(Debug)]
struct Open {
    before: Option<Arc<[u8]>>,
    content: Content,
    /// Whether the file was as the program writes it.
    canonical: bool,
    /// Columns before; none where there was no file.
    heading: Option<Vec<String>>,
    /// The file goes.
    gone: bool,
}

#[derive(Debug)]
enum Content {
    Sheet(Sheet),
    Text { text: String, bom: bool },
}

/// One file as it was and as it shall be.
#[derive(Clone, Debug)]
pub(super) struct Rewrite {
    /// The file, for the journal.
    pub change: FileChange,
    /// Its bytes; none when it was not there.
    pub before: Option<Arc<[u8]>>,
    /// Its new bytes; none when it goes.
    pub after: Option<Vec<u8>>,
    /// Another program had saved it its own way; it is canonical again.
    pub restored: bool,
}

/// What a draft came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Drafted {
    /// The files.
    pub files: Vec<Rewrite>,
    /// What was changed in them, in order.
    pub edits: Vec<Edit>,
}

type Named<'a> = Vec<(&'a str, String)>;

impl<'r> Draft<'r> {
    /// Nothing changed yet.
    pub(super) fn new(reading: &'r Reading) -> Self {
        let (files, cohorts) = (BTreeMap::new(), BTreeSet::new());
        Self { reading, fields: reading.fields(), files, cohorts, edits: Vec::new() }
    }

    /// Applies a change that a command wants.
    pub(super) fn apply(&mut self, change: &Change) -> Result<(), Failure> {
        match change {
            Change::Enrolment { cohort, before, after } => {
                let (before, after) = (before.as_ref().map(enrolments::cells), after.as_ref().map(enrolments::cells));
                self.row(&ENROLMENTS, cohort, before.as_ref(), after.as_ref())
            }
            Change::Mark { cohort, before, after } => {
                let (before, after) = (before.as_ref().map(marks::cells), after.as_ref().map(marks::cells));
                self.row(&ATTENDANCE, cohort, before.as_ref(), after.as_ref())
            }
            Change::Held { cohort, before, after } => {
                let (before, after) = (before.as_ref().map(held::cells), after.as_ref().map(held::cells));
                self.row(&SESSIONS, cohort, before.as_ref(), after.as_ref())
            }
            Change::Session { cohort, before, after } => self.session(cohort, before, after),
        }
    }

    fn row(
        &mut self,
        table: &'static Table,
        cohort: &CohortId,
        before: Option<&Named<'_>>,
        after: Option<&Named<'_>>,
    ) -> Result<(), Failure> {
        if before == after {
            return Ok(());
        }
        let Some(key) = before.or(after).map(|cells| key(table, cells)) else { return Ok(()) };
        self.cohorts.insert(cohort.clone());
        let file = reading::path(cohort.as_str(), table);
        let fields = self.fields.clone();
        let sheet = self.sheet(&file, table, true)?;
        let moved = || {
            let what = Keeping::ChangedUnderneath { file: file.clone() };
            Failure::Unwritable(Problem::error(what).hint(KeepingHint::RunAgain))
        };
        let found = sheet.find(table, &key);
        let (index, was) = match (found, before) {
            (Some(index), Some(_)) => (index, Some(Cells::of(&sheet.columns, &sheet.rows[index]))),
            (None, None) => (sheet.rows.len(), None),
            _ => return Err(moved()),
        };
        match (before, after) {
            (Some(_), None) => {
                sheet.rows.remove(index);
            }
            (_, Some(after)) => {
                if before.is_none() {
                    sheet.rows.push(vec![String::new(); sheet.columns.len()]);
                }
                let old = |name: &str| before.and_then(|cells| cells.iter().find(|(column, _)| *column == name));
                for (name, value) in after {
                    let old = old(name).map_or("", |(_, value)| value.as_str());
                    if value != old {
                        let column = sheet.column_for(name, table, &fields);
                        if sheet.rows[index][column] != old {
                            return Err(moved());
                        }
                        sheet.rows[index][column].clone_from(value);
                    }
                }
            }
            (None, None) => {}
        }
        let now = after.map(|_| Cells::of(&sheet.columns, &sheet.rows[index]));
        self.edits.push(Edit::Row { table: file, key, index, before: was, after: now });
        Ok(())
    }

    fn session(&mut self, cohort: &CohortId, before: &Session, after: &Session) -> Result<(), Failure> {
        if before == after {
            return Ok(());
        }
        self.cohorts.insert(cohort.clone());
        let inline = self.reading.inline(cohort.as_str()).is_some();
        let file = if inline { PROGRAMME.to_owned() } else { reading::definition(cohort.as_str()) };
        let text = self.text(&file)?;
        let edited = edit_session(text, inline.then_some(cohort), before, after)
            .map_err(|_| Failure::unwritable(Keeping::CannotEdit { file: file.clone() }))?;
        if let Some((at, was, now)) = hunk(text, &edited) {
            *text = edited;
            let key = vec![cohort.to_string(), before.id.to_string()];
            self.edits.push(Edit::Lines { table: file, key, at, before: was, after: now });
        }
        Ok(())
    }

    /// Takes back what an operation did: its edits in reverse, then what it did to the files as such.
    pub(super) fn take_back(&mut self, number: u64, files: &[FileChange], edits: &[Edit]) -> Result<(), Failure> {
        for file in files {
            if let (Some(table), None) = (table_of(&file.path), &file.after) {
                // It had removed the file: it begins again with the heading it had.
                let open = self.open_sheet(&file.path, table, false)?;
                if let (Content::Sheet(sheet), None, Some(heading)) =
                    (&mut open.content, &open.before, &file.heading_before)
                {
                    sheet.columns.clone_from(heading);
                }
            }
        }
        let shapes: Vec<Option<Vec<String>>> = files
            .iter()
            .map(|file| match table_of(&file.path) {
                Some(table) => self.sheet(&file.path, table, false).map(|sheet| Some(sheet.columns.clone())),
                None => Ok(None),
            })
            .collect::<Result<_, _>>()?;
        for edit in edits.iter().rev() {
            match edit {
                Edit::Row { table, key, index, before, after } => {
                    self.row_back(number, table, key, *index, after.as_ref(), before.as_ref())?;
                }
                Edit::Lines { table, key, at, before, after } => {
                    self.lines_back(number, table, key, *at, after, before)?;
                }
            }
        }
        for (file, was) in files.iter().zip(shapes) {
            let Some(Open { content: Content::Sheet(sheet), gone, .. }) = self.files.get_mut(&file.path) else {
                continue;
            };
            match (&file.heading_before, &file.heading_after) {
                (Some(before), after) if was.as_ref() == after.as_ref() => sheet.reshape(before),
                (None, after) if file.before.is_none() => {
                    *gone = sheet.rows.is_empty() && Some(&sheet.columns) == after.as_ref();
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn row_back(
        &mut self,
        number: u64,
        file: &str,
        key: &[String],
        index: usize,
        from: Option<&Cells>,
        to: Option<&Cells>,
    ) -> Result<(), Failure> {
        let changed = || {
            let what = Keeping::RowChanged { file: file.to_owned(), key: key.to_vec(), operation: number };
            Failure::Refused(Problem::error(what))
        };
        let (Some(table), Some(cohort)) = (table_of(file), cohort_of(file)) else { return Err(changed()) };
        self.cohorts.insert(cohort);
        let fields = self.fields.clone();
        let sheet = self.sheet(file, table, false)?;
        let found = sheet.find(table, key);
        let now = found.map(|row| Cells::of(&sheet.columns, &sheet.rows[row]));
        let index = match (found, from) {
            (Some(row), Some(from)) if same(now.as_ref(), from, to, table, &fields) => row,
            (None, None) => index.min(sheet.rows.len()),
            _ => return Err(changed()),
        };
        match to {
            None => {
                sheet.rows.remove(index);
            }
            Some(to) => {
                if from.is_none() {
                    sheet.rows.insert(index, vec![String::new(); sheet.columns.len()]);
                }
                let none = Cells::default();
                let from = from.unwrap_or(&none);
                let names: BTreeSet<&str> = from.iter().chain(to.iter()).map(|(name, _)| name).collect();
                for name in names.into_iter().filter(|name| from.get(name) != to.get(name)) {
                    let column = match Cells::position(&sheet.columns, name) {
                        Some(column) => column,
                        None => sheet.column_for(name, table, &fields),
                    };
                    to.get(name).clone_into(&mut sheet.rows[index][column]);
                }
            }
        }
        let after = to.map(|_| Cells::of(&sheet.columns, &sheet.rows[index]));
        let edit = Edit::Row { table: file.to_owned(), key: key.to_vec(), index, before: now, after };
        self.edits.push(edit);
        Ok(())
    }

    fn lines_back(
        &mut self,
        number: u64,
        file: &str,
        key: &[String],
        at: usize,
        from: &str,
        to: &str,
    ) -> Result<(), Failure> {
        let changed =
            || Failure::Refused(Problem::error(Keeping::TextChanged { file: file.to_owned(), operation: number }));
        if let Some(cohort) = key.first() {
            self.cohorts.insert(CohortId::new(cohort));
        }
        let text = self.text(file)?;
        let start = find_lines(text, at, from).ok_or_else(changed)?;
        text.replace_range(start..start + from.len(), to);
        let at = text[..start].matches('\n').count() + 1;
        let edit = Edit::Lines { table: file.to_owned(), key: key.to_vec(), at, before: from.into(), after: to.into() };
        self.edits.push(edit);
        Ok(())
    }

    fn sheet(&mut self, file: &str, table: &'static Table, complete: bool) -> Result<&mut Sheet, Failure> {
        match &mut self.open_sheet(file, table, complete)?.content {
            Content::Sheet(sheet) => Ok(sheet),
            Content::Text { .. } => Err(Failure::unwritable(Keeping::CannotEdit { file: file.to_owned() })),
        }
    }

    fn open_sheet(&mut self, file: &str, table: &'static Table, complete: bool) -> Result<&mut Open, Failure> {
        if !self.files.contains_key(file) {
            let before = self.reading.source.bytes(file)?;
            let mut open = match &before {
                None => {
                    let columns = table.headings(&self.fields).map(str::to_owned).collect();
                    let content = Content::Sheet(Sheet::new(columns));
                    Open { before, content, canonical: true, heading: None, gone: false }
                }
                Some(bytes) => {
                    let mut problems = Vec::new();
                    let text = decode(bytes).text;
                    let sheet = Sheet::read(table, &self.fields, &file.into(), &text, &mut problems)
                        .ok_or(Failure::Invalid(problems))?;
                    let canonical = sheet.text().as_bytes() == &**bytes;
                    let heading = Some(sheet.columns.clone());
                    let content = Content::Sheet(sheet);
                    drop(text);
                    Open { before, content, canonical, heading, gone: false }
                }
            };
            if let (true, Content::Sheet(sheet)) = (complete, &mut open.content) {
                sheet.complete(table, &self.fields);
            }
            self.files.insert(file.to_owned(), open);
        }
        self.files.get_mut(file).ok_or_else(|| Failure::unwritable(Keeping::CannotEdit { file: file.to_owned() }))
    }

    fn text(&mut self, file: &str) -> Result<&mut String, Failure> {
        let missing = || Failure::unwritable(Keeping::CannotEdit { file: file.to_owned() });
        if !self.files.contains_key(file) {
            let before = self.reading.source.bytes(file)?.ok_or_else(missing)?;
            let decoded = decode(&before);
            let bom = decoded.encoding == Encoding::Utf8Bom;
            let canonical = bom || decoded.encoding == Encoding::Utf8;
            let content = Content::Text { text: decoded.text.into_owned(), bom };
            let open = Open { before: Some(before), content, canonical, heading: None, gone: false };
            self.files.insert(file.to_owned(), open);
        }
        match self.files.get_mut(file) {
            Some(Open { content: Content::Text { text, .. }, .. }) => Ok(text),
            _ => Err(missing()),
        }
    }

    /// What the draft comes to, once it is sure that what it would write can be read.
    pub(super) fn finish(self) -> Result<Drafted, Failure> {
        let files: Vec<Rewrite> = self.files.into_iter().map(|(path, open)| open.rewrite(path)).collect();
        verify(self.reading, &files, &self.cohorts)?;
        Ok(Drafted { files, edits: self.edits })
    }
}

impl Open {
    fn rewrite(self, path: String) -> Rewrite {
        let (after, columns) = match self.content {
            Content::Sheet(sheet) => (sheet.text().into_bytes(), Some(sheet.columns)),
            Content::Text { text, bom } => ([if bom { "\u{feff}" } else { "" }, &text].concat().into_bytes(), None),
        };
        let after = (!self.gone).then_some(after);
        let columns = columns.filter(|_| !self.gone);
        // Of a file that was re-saved only the canonical form can come back: its heading is the one it has now.
        let kept = self.heading == columns || (!self.canonical && self.heading.is_some() && columns.is_some());
        let (heading_before, heading_after) = if kept { (None, None) } else { (self.heading, columns) };
        let digests = (self.before.as_deref().map(digest), after.as_deref().map(digest));
        let change = FileChange { path, before: digests.0, after: digests.1, heading_before, heading_after };
        Rewrite { change, before: self.before, after, restored: !self.canonical }
    }
}

/// Nothing is written that could not be read again: definitions and tables are read as they would be.
fn verify(reading: &Reading, files: &[Rewrite], cohorts: &BTreeSet<CohortId>) -> Result<(), Failure> {
    let bytes = |file: &str| match files.iter().find(|rewrite| rewrite.change.path == file) {
        Some(rewrite) => Ok(rewrite.after.clone().map(Arc::from)),
        None => reading.source.bytes(file),
    };
    let definition = if files.iter().any(|rewrite| rewrite.change.path == PROGRAMME) {
        let bytes: Arc<[u8]> = bytes(PROGRAMME)?.unwrap_or_else(|| Arc::from([]));
        Some(load_programme(PROGRAMME, &decode(&bytes).text).map_err(would_break)?)
    } else {
        None
    };
    let programme: &Programme = definition.as_ref().map_or(reading.programme(), |new| &new.programme);
    for id in cohorts {
        let inline = match &definition {
            Some(new) => new.cohorts.iter().find(|cohort| cohort.id == *id).cloned(),
            None => reading.inline(id.as_str()).cloned(),
        };
        let Some(cohort) = (match inline {
            Some(cohort) => Some(cohort),
            None => own_file(id, programme, &bytes)?,
        }) else {
            continue;
        };
        let mut problems = Vec::new();
        reading::load(programme, cohort, |table| bytes(&reading::path(id.as_str(), table)), &mut problems)?;
        problems.retain(|problem| problem.severity == Severity::Error);
        if !problems.is_empty() {
            return Err(would_break(problems));
        }
    }
    Ok(())
}

fn own_file(
    id: &CohortId,
    programme: &Programme,
    bytes: &impl Fn(&str) -> Result<Option<Arc<[u8]>>, Failure>,
) -> Result<Option<Cohort>, Failure> {
    let file = reading::definition(id.as_str());
    let Some(bytes) = bytes(&file)? else { return Ok(None) };
    let loaded = load_cohort(&file, &decode(&bytes).text, id.as_str(), programme).map_err(would_break)?;
    Ok(Some(loaded.0))
}

fn would_break(problems: Vec<Problem>) -> Failure {
    let Some(first) = problems.into_iter().next() else { return Failure::Invalid(Vec::new()) };
    let what = Keeping::WouldBreak { en: first.what.en(), fr: first.what.fr() };
    Failure::Refused(Problem { place: first.place, ..Problem::error(what) })
}

/// Whether a row is as an operation left it. A row that only changed may have been given cells since in columns that
/// the program does not know; one that goes may not: they would be lost.
fn same(now: Option<&Cells>, from: &Cells, to: Option<&Cells>, table: &Table, fields: &[String]) -> bool {
    let Some(now) = now else { return false };
    let unknown = |name: &str| !table.headings(fields).any(|known| known == name);
    let kept = |name: &str| to.is_some_and(|to| to.get(name).is_empty()) && from.get(name).is_empty() && unknown(name);
    now.iter().all(|(name, cell)| from.get(name) == cell || kept(name))
        && from.iter().all(|(name, cell)| now.get(name) == cell)
}

fn key(table: &Table, cells: &Named<'_>) -> Vec<String> {
    let of = |name: &&str| {
        cells.iter().find(|(column, _)| column == name).map_or_else(String::new, |(_, cell)| cell.clone())
    };
    table.key.iter().map(of).collect()
}

fn table_of(file: &str) -> Option<&'static Table> {
    let name = file.rsplit('/').next()?;
    TABLES.into_iter().find(|table| table.file == name)
}

fn cohort_of(file: &str) -> Option<CohortId> {
    file.strip_prefix("data/")?.split('/').next().map(CohortId::new)
}

/// The lines in which two texts differ: the first of them, from 1, and what they were and are. Neither side is ever
/// empty where a neighbour can be taken in, so that they can be found again.
fn hunk(before: &str, after: &str) -> Option<(usize, String, String)> {
    if before == after {
        return None;
    }
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let shorter = old.len().min(new.len());
    let mut head = (0..shorter).take_while(|at| old[*at] == new[*at]).count();
    let tail = (1..=shorter - head).take_while(|back| old[old.len() - back] == new[new.len() - back]).count();
    if head > 0 && (old.len() - tail == head || new.len() - tail == head) {
        head -= 1;
    }
    Some((head + 1, old[head..old.len() - tail].concat(), new[head..new.len() - tail].concat()))
}

/// Where those lines begin: at that line, else where they stand alone in the text.
fn find_lines(text: &str, at: usize, lines: &str) -> Option<usize> {
    let start =
        if at <= 1 { Some(0) } else { memchr::memchr_iter(b'\n', text.as_bytes()).nth(at - 2).map(|end| end + 1) };
    if let Some(start) = start.filter(|start| text[*start..].starts_with(lines)) {
        return Some(start);
    }
    let mut places = text
        .match_indices(lines)
        .map(|(place, _)| place)
        .filter(|place| !lines.is_empty() && (*place == 0 || text.as_bytes()[place - 1] == b'\n'));
    places.next().filter(|_| places.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_that_differ_are_found_again() {
        let cases = [
            ("a\nb\nc\n", "a\nB\nc\n", (2, "b\n", "B\n")),
            ("a\nc\n", "a\nb\nc\n", (1, "a\n", "a\nb\n")),
            ("a\nb\nc", "a\nc", (1, "a\nb\n", "a\n")),
            ("a\na\n", "a\na\na\n", (2, "a\n", "a\na\n")),
            ("a\nb", "a\nc", (2, "b", "c")),
        ];
        for (before, after, (at, was, now)) in cases {
            assert_eq!(hunk(before, after), Some((at, was.to_owned(), now.to_owned())), "{before:?} → {after:?}");
            let start = find_lines(after, at, now).unwrap();
            let mut back = after.to_owned();
            back.replace_range(start..start + now.len(), was);
            assert_eq!(back, before);
        }
        assert_eq!(find_lines("x\na\nb\n", 1, "a\n"), Some(2), "moved, but alone");
        assert_eq!(find_lines("x\na\na\n", 1, "a\n"), None, "moved, and twice");
    }
}
