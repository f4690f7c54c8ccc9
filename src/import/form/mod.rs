//! What the export of any form is, whatever its rows are about: which program wrote it, where its table stands, what each
//! column is in that program's books, which rows are nobody's. Refuses to know what a question means: that is
//! [`super::registrations`], and [`super::modules`] for what people answer about the modules.

pub mod column;
pub mod headed;
pub mod kinds;
pub mod nobody;
pub mod owners;
pub mod person;
pub mod rows;
pub mod sheet;
