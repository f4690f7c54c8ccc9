//! Exports of forms → what people answer about the modules: topics proposed and voted for, scores of tools, feedback, offers
//! and needs. The schema of a table says which of its columns a form may fill and what forms call them; topics and
//! criteria may have a column each. Refuses to know who somebody is and whether an answer is taken: that is
//! `domain::decide::modules`.
//!
//! ```text
//! bytes → form (sheet, layout, rows) → columns (what each is taken for) → read (one answer a row)
//! ```

#[cfg(test)]
mod cases;
mod columns;
mod headings;
mod purpose;
mod read;
mod sent;
mod wanted;

pub use read::read;
pub use wanted::{FormThing, ModuleForm, ModuleFormRequest, NeededColumn};
