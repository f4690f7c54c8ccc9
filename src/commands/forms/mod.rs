//! What people answer about the modules in a form, for the commands that take its export: `topics propose`, `topics vote`,
//! `tools score`, `feedback add`, `network offer`, `network need`. What each takes is a [`noun::Noun`].

mod args;
mod describe;
mod noun;
mod run;
mod same;
mod shown;

pub use args::{FORM, FormFile};
pub use describe::describe;
pub use noun::Noun;
pub use run::run;
pub use same::row_there;
