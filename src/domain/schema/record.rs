//! A record and its schema, declared together by [`schema!`]: from one line a field follow the column of the file, how a
//! cell is read and written, what people call it, and what becomes of it.

use std::fmt;

use super::problem::RowProblem;
use super::reader::{CellFault, RowReader};
use super::table::TableSchema;
use super::value::CellValue;
use crate::domain::programme::ids::{FieldId, ParticipantId};

/// One row of a table, typed.
pub trait Record: Clone + fmt::Debug + PartialEq + RowRules + Sized {
    /// Its table.
    const TABLE: &'static TableSchema;

    /// Whether these records are the rows of a table.
    fn is_in(table: &TableSchema) -> bool {
        table == Self::TABLE
    }

    /// A record that says nothing; of a closed list, the first word.
    fn blank() -> Self;

    /// What a cell says, by the position of its column.
    fn value(&self, position: usize) -> CellValue<'_>;

    /// What its cells say, in the order of the columns.
    fn values(&self) -> Vec<CellValue<'_>> {
        (0..Self::TABLE.columns.len()).map(|position| self.value(position)).collect()
    }

    /// Answers to the programme's own questions, each a column behind the others.
    fn answers(&self) -> &[(FieldId, String)] {
        &[]
    }

    /// With answers to more questions, where the table has them.
    #[must_use]
    fn with_answers(&self, more: Vec<(FieldId, String)>) -> Self {
        let _ = more;
        self.clone()
    }

    /// Reads a row; none where a cell is bad, and the reader knows which.
    fn read(row: &mut RowReader<'_>) -> Option<Self>;

    /// The record with these texts in these columns, read as what stands in a file is; the others stay.
    fn try_with_cells(&self, cells: &[(&str, String)]) -> Result<Self, CellFault> {
        let said = |column: &str| cells.iter().rev().find(|(name, _)| *name == column).map(|(_, text)| text.clone());
        let with = self.with_answers(self.new_answers(cells));
        with.read_again(|column, text| said(column).unwrap_or_else(|| text.to_owned()))
    }

    /// The answers among these texts to questions that it has no answer to yet.
    fn new_answers(&self, cells: &[(&str, String)]) -> Vec<(FieldId, String)> {
        let answered = |name: &str| self.answers().iter().any(|(id, _)| id.as_str() == name);
        let is_new =
            |(name, text): &&(&str, String)| Self::TABLE.column(name).is_none() && !answered(name) && !text.is_empty();
        cells.iter().filter(is_new).map(|(name, text)| (FieldId::new(name), text.clone())).collect()
    }

    /// The record of these texts and of these questions, its other cells empty; or the first text that its column cannot
    /// hold.
    fn of_cells(cells: &[(&str, String)], questions: &[FieldId]) -> Result<Self, CellFault> {
        let said = |name: &str| cells.iter().rev().find(|(said, _)| *said == name).map_or("", |(_, text)| text);
        let columns = Self::TABLE.columns;
        Self::of_texts(questions, &|position| match columns.get(position) {
            Some(column) => said(column.name),
            None => questions.get(position - columns.len()).map_or("", |question| said(question.as_str())),
        })
    }

    /// The record of these texts, by position, or the first of them that its column cannot hold.
    fn of_texts<'r>(questions: &'r [FieldId], text: &'r dyn Fn(usize) -> &'r str) -> Result<Self, CellFault> {
        let mut row = RowReader::own(Self::TABLE, text, questions);
        let read = Self::read(&mut row);
        row.faults.into_iter().next().map_or_else(|| Ok(read.unwrap_or_else(Self::blank)), Err)
    }

    /// The record read from other texts, or the first of them that its column cannot hold.
    fn read_again(&self, text: impl Fn(&str, &str) -> String) -> Result<Self, CellFault> {
        let cells: Vec<String> = self.cells().iter().map(|(column, cell)| text(column, cell)).collect();
        let questions: Vec<FieldId> = self.answers().iter().map(|(id, _)| id.clone()).collect();
        Self::of_texts(&questions, &|position| cells[position].as_str())
    }

    /// The record with other texts in its cells; `text` is asked by the name of the column. As it is, where one of them
    /// is no text of its column.
    #[must_use]
    fn rewritten(&self, text: impl Fn(&str, &str) -> String) -> Self {
        self.read_again(text).unwrap_or_else(|_| self.clone())
    }

    /// The record with these texts in these columns; the others stay.
    #[must_use]
    fn with_cells(&self, cells: &[(&str, String)]) -> Self {
        self.try_with_cells(cells).unwrap_or_else(|_| self.clone())
    }

    /// The cells that tell it from the others of its table.
    fn key(&self) -> Vec<String> {
        let at = Self::TABLE.key.iter().filter_map(|name| Self::TABLE.position(name));
        at.map(|position| self.value(position).text().into_owned()).collect()
    }

    /// The texts in which anybody may be named, with their columns, and the answers; empty ones left out.
    fn free_texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let columns = Self::TABLE.columns.iter().enumerate().filter(|(_, column)| column.is_free_text());
        let texts = columns.filter_map(|(position, column)| match self.value(position) {
            CellValue::Text(text) => Some((column.name, text)),
            _ => None,
        });
        let answers = self.answers().iter().map(|(id, answer)| (id.as_str(), answer.as_str()));
        texts.chain(answers).filter(|(_, text)| !text.is_empty())
    }

    /// Whether a column of it names somebody, or it is their own row.
    fn is_about(&self, participant: &ParticipantId) -> bool {
        let people = Self::TABLE.people();
        people.into_iter().any(|position| self.value(position).ids().contains(&participant.as_str()))
    }

    /// The cells as files keep them, by the name of their column.
    fn cells(&self) -> Vec<(&str, String)> {
        let names = Self::TABLE.columns.iter().map(|column| column.name);
        let answers = self.answers().iter().map(|(id, answer)| (id.as_str(), answer.clone()));
        names.zip(self.values().iter().map(|value| value.text().into_owned())).chain(answers).collect()
    }
}

/// A record and the line of its file, counted from 1.
#[derive(Clone, Debug)]
pub struct Numbered<T> {
    /// Line of its file.
    pub line: u32,
    /// The record.
    pub record: T,
}

/// What is special about the rows of a table, beside its schema.
pub trait RowRules {
    /// What is said of a row whose key, these texts, another row has, on that line.
    fn twice(key: &[&str], first: u32) -> RowProblem {
        RowProblem::RowTwice { key: key.join(" "), first }
    }

    /// Whether the row goes when the person whom it is about is erased; `ends`: their enrolment ends, as no hour rests
    /// on it.
    fn goes_when_erased(&self, ends: bool) -> bool {
        let _ = ends;
        false
    }

    /// What is wrong with a row although each cell may be right.
    fn examine(row: &mut RowReader<'_>) {
        let _ = row;
    }
}

/// Declares a record and its table: a struct, and for each field a [`super::Column`].
///
/// ```text
/// schema! {
///     /// Who borrowed what.
///     pub struct Loan in "loans.csv", of Cohort, key [participant, tool] {
///         /// Who.
///         participant: ParticipantId =
///             Column::heading(Heading::Participant).required().names(Reference::Participant).kept(),
///         /// What.
///         tool: String = Column::labelled("Tool", "Outil").required().filled().kept(),
///     }
/// }
/// ```
///
/// `read OnRequest` before the key: a table that only some commands read. The kind of a column follows from the type of its field ([`super::CellType`]). `questions field` behind the columns adds the
/// programme's own questions. Special rules are [`RowRules`] of the record.
macro_rules! schema {
    (
        $(#[$meta:meta])*
        $vis:vis struct $Name:ident in $file:literal, of $Scope:ident, $(read $read:ident,)? key [$($key:ident),+] {
            $( $(#[$note:meta])* $field:ident: $of:ty = $column:expr ),+ $(,)?
        }
        $(
            questions $(#[$answers_note:meta])* $answers:ident
        )?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        $vis struct $Name {
            $( $(#[$note])* pub $field: $of, )+
            $( $(#[$answers_note])* pub $answers: Vec<($crate::domain::programme::ids::FieldId, String)>, )?
        }

        impl $crate::domain::schema::Record for $Name {
            const TABLE: &'static $crate::domain::schema::TableSchema = &$crate::domain::schema::TableSchema {
                file: $file,
                scope: $crate::domain::schema::Scope::$Scope,
                read: $crate::domain::schema::record::read_by!($($read)?),
                columns: &[$(
                    $column.of(stringify!($field), <$of as $crate::domain::schema::CellType>::KIND)
                ),+],
                key: &[$(stringify!($key)),+],
                has_answers: false $( || { let _ = stringify!($answers); true } )?,
            };

            fn blank() -> Self {
                Self {
                    $( $field: $crate::domain::schema::CellType::blank(), )+
                    $( $answers: Vec::new(), )?
                }
            }

            fn value(&self, position: usize) -> $crate::domain::schema::CellValue<'_> {
                let mut columns = 0..;
                $(
                    if columns.next() == Some(position) {
                        return $crate::domain::schema::CellType::value(&self.$field);
                    }
                )+
                $crate::domain::schema::CellValue::Empty
            }

            $(
                fn answers(&self) -> &[($crate::domain::programme::ids::FieldId, String)] {
                    &self.$answers
                }

                fn with_answers(&self, more: Vec<($crate::domain::programme::ids::FieldId, String)>) -> Self {
                    let mut with = self.clone();
                    with.$answers.extend(more);
                    with
                }
            )?

            fn read(row: &mut $crate::domain::schema::reader::RowReader<'_>) -> Option<Self> {
                // All cells are read before the first bad one ends it: each is named.
                let mut column = 0..;
                $( let $field = row.take(column.next()?); )+
                $( let $answers = row.answers(); )?
                Some(Self { $( $field: $field?, )+ $( $answers, )? })
            }
        }
    };
}

/// Which commands read a table: every one, unless its declaration says otherwise.
macro_rules! read_by {
    () => {
        $crate::domain::schema::ReadBy::Every
    };
    ($read:ident) => {
        $crate::domain::schema::ReadBy::$read
    };
}

pub(crate) use {read_by, schema};
