//! The cells of a sheet as they come out of a workbook.

/// Row and column from 0, and the text; none where a formula was never calculated. It is never run, and what it would
/// say is not known.
pub type WorkbookCell = (u32, u32, Option<String>);

/// A sheet as it comes out of the file.
#[derive(Debug, Default)]
pub struct FoundSheet {
    pub name: String,
    pub hidden: bool,
    pub cells: Vec<WorkbookCell>,
}
