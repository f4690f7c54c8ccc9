//! The columns of a report, each with the cell that stands under it.

/// Declares a report's columns and the cells of one of its rows together: when the column is shown, its heading, its cell.
///
/// ```text
/// columns! { seat: Seat<'_> =>
///     always Session: Cell::text(seat.session.id.as_str()),
///     in_files Note: Cell::maybe(seat.mark, |mark| Cell::text(mark.note.as_str())),
/// }
/// ```
///
/// gives `COLUMNS` and `cells(&line)`.
macro_rules! columns {
    ($line:ident: $Line:ty => $($shown:ident $heading:ident: $cell:expr),+ $(,)?) => {
        const COLUMNS: &[$crate::table::Column] =
            &[$($crate::table::Column::$shown($crate::domain::headings::Heading::$heading)),+];

        /// The cells of a row, in the order of the columns.
        fn cells<'c>($line: &'c $Line) -> [$crate::table::Cell<'c>; COLUMNS.len()] {
            [$($cell),+]
        }
    };
}

pub(super) use columns;
