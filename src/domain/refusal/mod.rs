//! Why a rule said no: data, one enum a subject.
//!
//! - *refusal*: a request that a rule does not allow; exit code 1.
//! - *candidate*: a person as a refusal names one.

pub mod attendance;
pub mod calendar;
pub mod candidate;
pub mod cohort;
pub mod enrolment;
pub mod life;
pub mod log;
pub mod name_kind;
pub mod no_cohort;
pub mod no_session;
pub mod pedagogy;
pub mod reason;
pub mod register;
pub mod roll_call;
pub mod schedule;
pub mod seal;
pub mod session;
