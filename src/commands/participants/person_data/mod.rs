//! All that a folder holds on one person, and the shapes it is shown in. Who it is was settled before.

mod gathered;
mod json;
mod page;

pub use gathered::PersonData;
