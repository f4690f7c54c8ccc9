//! A file described so that it can be sent to people who do not know it: its container, its headings, and the shape of
//! its values (digits → 9, letters → a). No value of it is said, and no name.

mod blocks;
mod page;
mod patterns;

pub use page::{Description, describe};
