//! People as refusals name them.

/// A person as a refusal names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Id in the cohort.
    pub id: String,
    /// First and last name.
    pub name: String,
    /// E-mail, may be empty.
    pub email: String,
    /// Organisation, may be empty.
    pub organisation: String,
}
