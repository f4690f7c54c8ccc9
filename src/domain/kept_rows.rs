//! The rows of one table of a cohort: as records, or packed by whoever read them until somebody asks for the records.

use std::convert::Infallible;
use std::sync::{Arc, OnceLock};

use super::schema::record::Numbered;

/// Rows in a form that takes less than their records, and gives them all.
pub trait RecordPack<R> {
    /// The records with their lines, in the order of the file.
    fn unpacked(&self) -> Vec<Numbered<R>>;
}

/// Of most tables no rows are packed.
impl<R> RecordPack<R> for Infallible {
    fn unpacked(&self) -> Vec<Numbered<R>> {
        match *self {}
    }
}

/// The rows of one table, in the order of its file.
#[derive(Clone, Debug)]
pub struct KeptRows<R, P = Infallible> {
    rows: OnceLock<Vec<Numbered<R>>>,
    packed: Option<Arc<P>>,
}

impl<R, P> Default for KeptRows<R, P> {
    fn default() -> Self {
        Self { rows: OnceLock::new(), packed: None }
    }
}

impl<R, P> From<Vec<Numbered<R>>> for KeptRows<R, P> {
    fn from(rows: Vec<Numbered<R>>) -> Self {
        Self { rows: OnceLock::from(rows), packed: None }
    }
}

impl<R, P: RecordPack<R>> KeptRows<R, P> {
    /// Rows that are packed.
    pub fn packed(packed: P) -> Self {
        Self { rows: OnceLock::new(), packed: Some(Arc::new(packed)) }
    }

    /// The records; unpacked the first time that they are asked for.
    pub fn rows(&self) -> &[Numbered<R>] {
        self.rows.get_or_init(|| self.packed.as_ref().map_or_else(Vec::new, |packed| packed.unpacked()))
    }

    /// As they were packed; none where they were not.
    pub fn as_packed(&self) -> Option<&P> {
        self.packed.as_deref()
    }
}
