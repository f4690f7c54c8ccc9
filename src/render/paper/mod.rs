//! Papers that leave the house signed, each one self-contained page of HTML that prints well on A4: fonts and logo in it, no
//! script, no address outside. The words stand in templates, one a language, which a coordinator may replace.
//!
//! - *template*: a page with places for variables; *override*: the coordinator's own text of one, from `templates/`.
//! - *filter*: how a value is written: `date`, `hours`, `prose`, …
//! - *fault*: what is wrong with a template, with its file and line.

mod builtin;
mod environment;
mod fault;
mod filters;
mod format;
mod office;

pub use builtin::{BUILT_IN, Overrides, Template};
pub use environment::{page, rendered};
pub use fault::TemplateFault;
pub use format::PaperFormat;
pub use office::{OfficeFault, OfficeFormat, fill};
