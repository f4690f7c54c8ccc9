//! Files of other programs → neutral values: which program wrote it, where its table begins, what its columns mean, in
//! which order its dates are written. Owns the guess and says what it took. Refuses to know the people of a cohort and
//! what a row changes: that is `domain::decide`.
//!
//! ```text
//! bytes → open (encoding, delimiter, workbook) → Grid → kind and heading row → Registration | Connection
//! ```
//!
//! - *grid*: the rows and cells of a table or a sheet, texts as the file has them; *sheet*: one grid of a workbook.
//! - *meaning*: what a heading says that a column holds; *target*: what a column of a form is taken for.
//! - *form*: what people answered, registrations or what they tell of the modules; *log*: what a meeting tool wrote of who was connected.
//! - *section*: a heading row and the rows under it; *layout*: the rows of a table as the reader of one tool understood them.
//! - *serial*: a day or a time as a spreadsheet counts it, in days since 1899.
//! - *description*: what a file is made of, with no personal data.

pub mod dates;
pub mod delimiter;
pub mod describe;
pub mod describing;
pub mod durations;
pub mod form;
pub mod grid;
pub mod headings;
pub mod importing;
pub mod known_headings;
pub mod logs;
pub mod meaning;
pub mod meant;
pub mod modules;
pub mod open;
pub mod opening;
pub mod plain;
pub mod registrations;
pub mod repair;
pub mod roll_call;
pub mod schedule;
pub mod serial;
pub mod signature;
pub mod synonyms;
pub mod workbook;
