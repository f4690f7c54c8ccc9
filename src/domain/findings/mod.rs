//! What `check` says: the catalogue of its codes, one enum of findings a family with what to do about each, and the
//! page that `check explain` shows for a code.

mod code;
pub mod enrolments;
mod family;
pub mod files;
pub mod journal;
pub mod letters;
pub mod marks;
pub mod modules;
mod page;
mod pages;
mod pages_en;
mod pages_fr;
mod pages_modules;
pub mod people;
pub mod references;
pub mod register;
pub mod seals;
pub mod sessions;
pub mod spreadsheet;

pub use code::Code;
pub use family::Finding;
pub use page::CodePage;
