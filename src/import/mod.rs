//! Files of other programs → neutral values: which program wrote it, where its table begins, what its columns mean, in
//! which order its dates are written. Owns the guess and says what it took. Refuses to know the people of a cohort and
//! what a row changes: that is `domain::decide`.
//!
//! ```text
//! bytes → open (encoding, delimiter, workbook) → Grid → kind and heading row → Registration | Connection
//! ```

pub mod dates;
pub mod delimiter;
pub mod describe;
pub mod describing;
pub mod durations;
pub mod grid;
pub mod headings;
pub mod importing;
pub mod known_headings;
pub mod logs;
pub mod meaning;
pub mod open;
pub mod opening;
pub mod plain;
pub mod registrations;
pub mod repair;
pub mod serial;
pub mod signature;
pub mod synonyms;
pub mod workbook;
