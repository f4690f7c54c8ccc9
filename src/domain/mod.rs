//! What the program is about: programmes, cohorts, sessions, people, marks, and the rules that decide the numbers.
//! Pure: no file, no clock, no layout, no language.

pub mod absences;
pub mod account;
pub mod alias;
pub mod change;
pub mod cohort;
pub mod cohort_refusal;
pub mod connection;
pub mod date_order;
pub mod date_words;
pub mod decide;
pub mod eligibility;
pub mod enrolment;
pub mod everywhere;
pub mod expectation;
#[cfg(test)]
pub(crate) mod fixture;
pub mod forgetting;
pub mod gaps;
pub mod headcount;
pub mod held;
pub mod holidays;
pub mod identity;
pub mod ids;
pub mod life_refusal;
pub mod lookup;
pub mod mapping;
pub mod mark;
pub mod mentions;
pub mod names;
pub mod notice;
pub mod participant_id;
pub mod passage;
pub mod place;
pub mod plain_id;
pub mod programme;
pub mod quantity;
pub mod records;
pub mod refusal;
pub mod register_refusal;
pub mod registration;
pub mod retention;
pub mod seats;
pub mod shown_name;
pub mod spans;
pub mod suggest;
pub mod taken;
pub mod tally;
pub mod timeline;
pub mod todo;
pub mod unsure;
pub mod vocabulary;

pub use participant_id::participant_id;
