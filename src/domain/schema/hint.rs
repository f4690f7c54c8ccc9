//! What may stand in a cell instead of what does.

use std::sync::Arc;

use crate::domain::schema::problem::RowHint;
use crate::domain::suggest::nearest;

/// The words that may be written, the nearest one first.
pub fn one_of<'a>(value: &str, known: impl Iterator<Item = &'a str> + Clone) -> RowHint {
    let near = nearest(value, known.clone()).map(str::to_owned);
    RowHint::OneOf { near, known: Arc::new(known.map(str::to_owned).collect()) }
}
