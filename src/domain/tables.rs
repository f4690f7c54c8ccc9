//! The list of tables: one line each. A row of any of them is an [`AnyRow`]; the rows of one cohort, or of the folder, are
//! [`Tables`].

use super::kept_rows::KeptRows;
use super::schema::reader::RowReader;
use super::schema::record::Numbered;
use super::schema::{CellValue, Record, Scope, TableSchema};
use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::attendance::packed_marks::PackedMarks;
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::pedagogy::adoption::Adoption;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::consent::Consent;
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::experience::Experience;
use crate::domain::pedagogy::feedback::Feedback;
use crate::domain::pedagogy::handover::HandedOver;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::remark::Remark;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::pedagogy::score::Score;
use crate::domain::pedagogy::structure_weight::StructureWeight;
use crate::domain::pedagogy::tool::Tool;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::trial::Trial;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::mapping::Mapping;
use crate::domain::programme::ids::FieldId;
use crate::domain::seal::Seal;
#[cfg(test)]
use crate::domain::throwaway::Loan;

macro_rules! tables {
    ($($(#[$only:meta])* $rows:ident: $Record:ident $(as $Packed:ident)?),+ $(,)?) => {
        /// Every table, in the order in which they are read: those that name records of others come after them.
        pub const TABLES: &[&TableSchema] = &[$($(#[$only])* $Record::TABLE),+];

        /// A row of any table, boxed: a plan of an import has hundreds of thousands.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum AnyRow {
            $($(#[$only])* $Record(Box<$Record>)),+
        }

        /// Rows of the tables of a cohort, or of the folder, in the order of their files.
        #[derive(Clone, Debug, Default)]
        pub struct Tables {
            $($(#[$only])* $rows: KeptRows<$Record $(, $Packed)?>),+
        }

        $(
            $(#[$only])*
            impl From<$Record> for AnyRow {
                fn from(record: $Record) -> Self {
                    Self::$Record(Box::new(record))
                }
            }

            $(#[$only])*
            impl From<Box<$Record>> for AnyRow {
                fn from(record: Box<$Record>) -> Self {
                    Self::$Record(record)
                }
            }

            $(#[$only])*
            impl KeptRecord for $Record {
                fn of(row: &AnyRow) -> Option<&Self> {
                    match row {
                        AnyRow::$Record(record) => Some(record),
                        _ => None,
                    }
                }

                fn rows(tables: &Tables) -> &[Numbered<Self>] {
                    tables.$rows.rows()
                }

                fn keep(tables: &mut Tables, rows: Vec<Numbered<Self>>) {
                    tables.$rows = rows.into();
                }
            }
        )+

        impl AnyRow {
            /// Its table.
            pub const fn table(&self) -> &'static TableSchema {
                match self {
                    $($(#[$only])* Self::$Record(_) => $Record::TABLE),+
                }
            }

            /// What its cells say, in the order of the columns.
            pub fn values(&self) -> Vec<CellValue<'_>> {
                match self {
                    $($(#[$only])* Self::$Record(record) => record.values()),+
                }
            }

            /// The cells as files keep them, by the name of their column.
            pub fn cells(&self) -> Vec<(&str, String)> {
                match self {
                    $($(#[$only])* Self::$Record(record) => record.cells()),+
                }
            }

            /// The cells that tell it from the others of its table.
            pub fn key(&self) -> Vec<String> {
                match self {
                    $($(#[$only])* Self::$Record(record) => record.key()),+
                }
            }

            /// Answers to the programme's own questions.
            pub fn answers(&self) -> &[(FieldId, String)] {
                match self {
                    $($(#[$only])* Self::$Record(record) => record.answers()),+
                }
            }

            /// Reads a row of a table; none where a cell is bad, and the reader knows which.
            pub fn read(table: &TableSchema, row: &mut RowReader<'_>) -> Option<Self> {
                $(
                    $(#[$only])*
                    if $Record::is_in(table) {
                        return $Record::read(row).map(Self::from);
                    }
                )+
                None
            }
        }

        /// Does the same for each table, in their order, until one fails.
        pub fn each_table<E: EachTable>(each: &mut E) -> Result<(), E::Error> {
            $($(#[$only])* each.table::<$Record>()?;)+
            Ok(())
        }
    };
}

impl Tables {
    /// The marks, where they are packed.
    pub fn packed_marks(&self) -> Option<&PackedMarks> {
        self.marks.as_packed()
    }

    /// Takes marks that are packed.
    pub fn keep_packed(&mut self, marks: PackedMarks) {
        self.marks = KeptRows::packed(marks);
    }
}

/// A record of one of the tables.
pub trait KeptRecord: Record + Into<AnyRow> {
    /// The record, if the row is of its table.
    fn of(row: &AnyRow) -> Option<&Self>;

    /// The rows of its table.
    fn rows(tables: &Tables) -> &[Numbered<Self>];

    /// Takes the rows of its table.
    fn keep(tables: &mut Tables, rows: Vec<Numbered<Self>>);
}

/// What is done for each table.
pub trait EachTable {
    /// Why it stops.
    type Error;

    /// Does it for the table of these records.
    fn table<R: KeptRecord>(&mut self) -> Result<(), Self::Error>;
}

/// The tables that each cohort has, or those that the folder has.
pub fn tables_of(scope: Scope) -> impl Iterator<Item = &'static TableSchema> + Clone {
    TABLES.iter().copied().filter(move |table| table.scope == scope)
}

tables! {
    enrolments: Enrolment,
    marks: Mark as PackedMarks,
    held: HeldSession,
    aliases: Alias,
    mappings: Mapping,
    seals: Seal,
    topics: Topic,
    votes: Vote,
    experiences: Experience,
    adoptions: Adoption,
    criteria: Criterion,
    structure_weights: StructureWeight,
    tools: Tool,
    trials: Trial,
    scores: Score,
    remarks: Remark,
    feedback: Feedback,
    consents: Consent,
    offers: Offer,
    resources: Resource,
    commitments: Commitment,
    handovers: HandedOver,
    papers: IssuedPaper,
    #[cfg(test)]
    loans: Loan,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schema::{CellFate, CellKind, Union};

    #[test]
    fn what_a_column_declares_can_be_done_with_its_cells() {
        for table in TABLES {
            for name in table.key {
                assert!(table.position(name).is_some(), "{}: the key names no column `{name}`", table.file);
            }
            for column in table.columns {
                let at = format!("{}: {}", table.file, column.name);
                let is_text = matches!(
                    column.kind,
                    CellKind::Text | CellKind::Title | CellKind::Link | CellKind::Email | CellKind::Phone
                );
                let stays = matches!(column.fate, CellFate::Kept | CellFate::Searched);
                assert!(stays || is_text, "{at}: only a text can be struck or emptied");
                assert!(column.fate != CellFate::Blanked || !column.filled, "{at}: an empty cell is wrong");
                assert!(column.union != Union::Both || is_text, "{at}: only texts can both be kept");
                assert!(column.names.is_none() || stays, "{at}: what names somebody stays");
            }
        }
    }
}
