//! Papers that leave the house signed, as the variables of their templates: plain values that say what stands on a page. How it
//! looks is `render`'s; who may get one is `domain`'s.
//!
//! - *head*: the kind, the number, the version, the day of a paper; *letterhead*: the provider.
//! - *person*, *programme*, *cohort*, *session*: as templates name them. Days are `2021-03-16`, times `14:00`, lengths minutes.

mod attestation;
mod certificate;
mod days;
mod detail;
mod dossier;
mod head;
mod invitation;
mod module;
mod person;
mod phrase;
mod programme;
mod programme_sheet;
mod provider;
mod session;
mod sign_in_sheet;
mod signature;
mod variables;

pub use attestation::Attestation;
pub use certificate::Certificate;
pub use detail::SessionLine;
pub use dossier::{Dossier, DossierPart};
pub use head::{Head, Replaced, TemplateDay};
pub use invitation::Invitation;
pub use module::ModuleFacts;
pub use person::Person;
pub use phrase::{EnrolledAs, Evidences, Link};
pub use programme::{CohortFacts, ProgrammeFacts};
pub use programme_sheet::ProgrammeSheet;
pub use provider::Letterhead;
pub use session::{SessionFacts, TrainerFacts};
pub use sign_in_sheet::{RecordedMarks, SheetBody, SignInSheet};
pub use signature::{DrawnSignature, is_signed};
pub use variables::PaperVariables;
