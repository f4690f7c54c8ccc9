//! The tables of a cohort, or of the whole folder, from their bytes: those that are on disk, or those that a change would
//! leave. Opens nothing itself.

use std::sync::Arc;

use super::failure::Failure;
use super::file_bytes::FileBytes;
use super::legible::text_of;
use super::paths::{path, shared};
use super::rows::{self, CanonicalMarks, Enrolled, KnownIds, MarksRead};
use crate::domain::attendance::mark::Mark;
use crate::domain::breadth::Breadth;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::definition::Programme;
use crate::domain::programme::ids::FieldId;
use crate::domain::records::CohortRecords;
use crate::domain::schema::problem::{RowHint, RowProblem};
use crate::domain::schema::{Record as _, Scope, TableSchema};
use crate::domain::tables::{EachTable, KeptRecord, Tables, each_table};

/// The bytes of a table, as they are or as they would be; none where it is not there.
type Bytes<'b> = dyn Fn(&TableSchema) -> Result<Option<FileBytes>, Failure> + 'b;

/// A cohort that was read.
pub(super) struct LoadedCohort {
    pub records: CohortRecords,
    /// Whether its marks stand each on a line of its own, letter for letter as the program writes them.
    pub marks_by_line: bool,
}

/// A cohort from the bytes of its tables; a table that is not there has no row.
pub(super) fn load(
    programme: &Programme,
    cohort: Cohort,
    breadth: Breadth,
    bytes: &Bytes<'_>,
    problems: &mut Vec<Problem>,
) -> Result<LoadedCohort, Failure> {
    let file = |table: &TableSchema| Arc::<str>::from(path(cohort.id.as_str(), table));
    let mut illegible = Vec::new();
    let mut text = |table: &TableSchema, bytes: &[u8], read: &mut dyn FnMut(&Arc<str>, &str)| {
        let file = file(table);
        match text_of(&file, bytes) {
            Ok(decoded) => read(&file, &decoded.text),
            Err(lines) => illegible.extend(lines),
        }
    };
    // Where nobody is enrolled, rows of other tables are not wrong one by one: the table of enrolments is.
    let mut enrolled = Enrolled { unread: true, ..Enrolled::default() };
    let there = bytes(Enrolment::TABLE)?;
    if let Some(bytes) = &there {
        text(Enrolment::TABLE, bytes, &mut |file, text| enrolled = enrolments_in(programme, file, text, problems));
    }
    let emptied = enrolled.rows.is_empty() && enrolled.spoilt.is_empty() && !enrolled.unread;
    enrolled.unread |= emptied;
    let known = KnownIds::of(programme).and(&cohort, &enrolled, file(Enrolment::TABLE));
    let (mut marks, mut count) = (MarksRead::Rows(Vec::new()), 0);
    if let Some(bytes) = bytes(Mark::TABLE)? {
        let of = (&cohort, &enrolled);
        text(Mark::TABLE, &bytes, &mut |file, text| {
            if breadth.reads(Mark::TABLE) {
                marks = rows::marks(file, text, of, &known, problems);
                count = marks.count();
            } else {
                count = rows::examine_marks(file, text, of, &known, problems);
            }
        });
    }
    let naming = if count == 0 { Vec::new() } else { vec![Mark::TABLE.file] };
    let scope = (Scope::Cohort, breadth);
    let mut others = Others { scope, bytes, file: &file, known: &known, tables: Tables::default(), naming, problems };
    each_table(&mut others)?;
    let (mut tables, naming) = (others.tables, others.naming);
    if (there.is_none() || emptied) && !naming.is_empty() {
        let what = RowProblem::EnrolmentsGone { emptied, tables: naming };
        problems.push(what.problem().at(Place::line(&file(Enrolment::TABLE), 1)).hint(RowHint::BringBack));
    }
    problems.extend(illegible);
    drop(known);
    Enrolment::keep(&mut tables, enrolled.rows);
    let (records, marks_by_line) = match marks {
        MarksRead::Packed(CanonicalMarks { marks, grid, row_by_line }) => {
            tables.keep_packed(marks);
            (CohortRecords::seated(cohort, tables, grid), row_by_line)
        }
        MarksRead::Rows(rows) => {
            Mark::keep(&mut tables, rows);
            (CohortRecords::new(cohort, tables), false)
        }
    };
    Ok(LoadedCohort { records: records.of(breadth), marks_by_line })
}

/// The tables of the whole folder from their bytes, and what is wrong with them.
pub(super) fn load_shared(programme: &Programme, bytes: &Bytes<'_>) -> Result<(Tables, Vec<Problem>), Failure> {
    let mut problems = Vec::new();
    let file = |table: &TableSchema| Arc::<str>::from(shared(table));
    let known = KnownIds::of(programme);
    let tables = Tables::default();
    let (naming, problems_of) = (Vec::new(), &mut problems);
    let mut all = Others {
        scope: (Scope::Folder, Breadth::Whole),
        bytes,
        file: &file,
        known: &known,
        tables,
        naming,
        problems: problems_of,
    };
    each_table(&mut all)?;
    let tables = all.tables;
    Ok((tables, problems))
}

pub(super) fn enrolments_in(
    programme: &Programme,
    file: &Arc<str>,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Enrolled {
    let fields: Vec<FieldId> = programme.fields.iter().map(|field| field.id.clone()).collect();
    rows::read(file, text, &fields, &KnownIds::of(programme), problems)
}

/// What is wrong with the enrolments of a text, whose rows nobody asks for.
pub(super) fn examine_enrolments(programme: &Programme, file: &Arc<str>, text: &str, problems: &mut Vec<Problem>) {
    let fields: Vec<FieldId> = programme.fields.iter().map(|field| field.id.clone()).collect();
    rows::examine::<Enrolment>(file, text, &fields, &KnownIds::of(programme), problems);
}

/// The tables of one scope being read, but for enrolments and marks, which are read before.
struct Others<'o, 'k> {
    scope: (Scope, Breadth),
    bytes: &'o Bytes<'o>,
    file: &'o dyn Fn(&TableSchema) -> Arc<str>,
    known: &'o KnownIds<'k>,
    tables: Tables,
    /// Files of those that have rows of somebody.
    naming: Vec<&'static str>,
    problems: &'o mut Vec<Problem>,
}

impl EachTable for Others<'_, '_> {
    type Error = Failure;

    fn table<R: KeptRecord>(&mut self) -> Result<(), Failure> {
        let before = Enrolment::is_in(R::TABLE) || Mark::is_in(R::TABLE);
        let (scope, breadth) = self.scope;
        if R::TABLE.scope != scope || !breadth.reads(R::TABLE) || before {
            return Ok(());
        }
        let Some(bytes) = (self.bytes)(R::TABLE)? else { return Ok(()) };
        let file = (self.file)(R::TABLE);
        match text_of(&file, &bytes) {
            Ok(decoded) => {
                let read = rows::read::<R>(&file, &decoded.text, &[], self.known, self.problems);
                let names = |at| read.rows.iter().any(|row| !row.record.value(at).ids().iter().all(|id| id.is_empty()));
                self.known.learn(&read);
                if R::TABLE.people().any(names) {
                    self.naming.push(R::TABLE.file);
                }
                R::keep(&mut self.tables, read.rows);
            }
            Err(lines) => self.problems.extend(lines),
        }
        Ok(())
    }
}
