//! What the program is about: programmes, cohorts, sessions, people, marks, and the rules that decide the numbers.
//! Pure: no file, no clock, no layout; of language, the words of its own messages.

pub mod attendance;
pub mod breadth;
pub mod change;
pub mod change_lines;
pub mod date_order;
pub mod date_words;
pub mod decide;
pub mod findings;
#[cfg(test)]
pub(crate) mod fixture;
pub mod grid;
pub mod headings;
pub mod index;
pub mod kept_rows;
pub mod mail;
pub mod notice;
pub mod paper;
pub mod pedagogy;
pub mod people;
pub mod place;
pub mod places;
pub mod positions;
pub mod privacy;
pub mod problem;
pub mod programme;
pub mod quality;
pub mod quantity;
pub mod records;
pub mod refusal;
pub mod roll_call;
#[cfg(test)]
mod samples;
pub mod schema;
pub mod seal;
pub mod spreadsheet;
pub mod suggest;
pub mod tables;
pub mod taken;
#[cfg(test)]
pub(crate) mod throwaway;
pub mod todo;
pub mod values;
pub mod vocabulary;
