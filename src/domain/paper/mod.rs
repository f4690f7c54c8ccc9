//! Papers that leave the house signed: who may get which and why not, the figures on them, their numbers and versions
//! (`documents.csv`). Refuses to own: how a paper looks, and how it is written.
//!
//! - *paper*: a certificate, an attestation, an invitation, a sign-in sheet, a programme sheet.
//! - *issued*: a version of a paper that has a number; a *draft* has none.
//! - *content*: what a version said, in a few words: two versions are told apart by it.
//! - *ledger*: the papers of a cohort with the numbers that are still free.

pub mod announced;
pub mod awaited;
pub mod content;
pub mod dossier;
pub mod figures;
pub mod half_day;
pub mod issued;
pub mod ledger;
pub mod notice;
pub mod numbers;
pub mod period;
pub mod permitted;
pub mod programme_sheet;
pub mod provider;
pub mod reason;
pub mod refusal;

pub mod sheet;
