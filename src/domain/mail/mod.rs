//! Mails that are drafted: what kinds there are, who gets which, and why there is none. Their words stand in templates.

pub mod kind;
pub mod permitted;
pub mod refusal;
