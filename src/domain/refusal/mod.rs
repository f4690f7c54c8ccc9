//! Why a rule said no: data, one enum a subject.
//!
//! - *refusal*: a request that a rule does not allow; exit code 1.
//! - *candidate*: a person as a refusal names one.

pub mod candidate;
pub mod cohort;
pub mod cohort_words;
pub mod life;
pub mod life_words;
pub mod log;
pub mod log_words;
pub mod reason;
pub mod reason_hints;
pub mod reason_words;
pub mod register;
pub mod register_words;
