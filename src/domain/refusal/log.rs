//! Why a log cannot be marked from: it is not sure who its people are, or what was told of them does not fit. Data, not
//! words.

use crate::domain::quantity::Minutes;
use crate::domain::refusal::candidate::Candidate;
use crate::lang::folded_words;

/// Why a request to mark from a log was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogRefusal {
    /// People who resemble somebody of the cohort, or whom several fit.
    WhoIs {
        /// Each with who they may be.
        people: Vec<Unsure>,
    },
    /// An alias was given that no row of the log bears.
    AliasNotInLog {
        /// As given.
        alias: String,
        /// The nearest name of the log.
        near: Option<String>,
    },
    /// Whoever bears the alias given is known by their e-mail: it would take them for somebody else.
    AliasOverruled {
        /// As given.
        alias: String,
        /// The id of whom it was given for; empty: nobody of the cohort.
        person: String,
        /// Those who bear it, each with the e-mail of their row.
        others: Vec<(Candidate, String)>,
    },
    /// An alias was given to two people.
    AliasTwice {
        /// As given.
        alias: String,
    },
}

/// Somebody in a log of whom it is not sure who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The name shown; may be empty.
    pub shown: String,
    /// The e-mail shown; may be empty.
    pub email: String,
    /// How long they were there.
    pub minutes: Minutes,
    /// Why it is not sure.
    pub because: UnsureBecause,
    /// Who they may be, the likeliest first, with the likeness in hundredths.
    pub candidates: Vec<(Candidate, u8)>,
}

impl Unsure {
    /// What `--alias` takes for them: the name shown if there is anything to read in it, else the e-mail.
    pub fn alias(&self) -> &str {
        if folded_words(&self.shown).is_empty() { &self.email } else { &self.shown }
    }
}

/// Why it is not sure who somebody in a log is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsureBecause {
    /// The name resembles theirs.
    Alike,
    /// Several people are called so.
    SeveralOfThatName,
    /// Several people have that e-mail.
    SeveralOfThatEmail,
    /// The e-mail is of one person, the name of another.
    EmailAndNameDiffer,
    /// The name holds the aliases of several people.
    SeveralAliases,
}
