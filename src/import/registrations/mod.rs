//! Exports of forms → registrations: which program wrote a file, what its columns are taken for, and one
//! [`FormRow`](crate::domain::people::registration::FormRow) for each of its rows. Refuses to know who is enrolled already and who
//! may be: that is `domain::decide`.
//!
//! ```text
//! bytes → sheet (the grid that fits) → kinds | table (layout) → mapping (columns → targets) → sending (order of dates) → row
//! ```

mod answers;
mod bound;
#[cfg(test)]
mod cases;
mod choices;
mod days;
mod halves;
mod mapping;
mod mending;
mod read;
mod row;
mod row_name;
mod said;
mod sending;
mod state_headings;
mod state_rule;
mod state_words;
mod states;
mod statuses;
mod table;
mod target;
mod wanted;

pub use read::read;
pub use target::question;
pub use wanted::{Form, FormRequest};
