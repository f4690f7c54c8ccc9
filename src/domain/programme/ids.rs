//! The names that records carry and refer to each other by. Owns nothing but their types: a module id can never
//! be passed for a session id. What an id may contain is decided where it is read.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::lang::message::alike;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as written in the file.
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(Arc::from(text.as_ref()))
            }

            /// The same id as others that share its text.
            pub fn shared_with(text: &Arc<str>) -> Self {
                Self(Arc::clone(text))
            }

            /// The text, to be shared.
            pub const fn text(&self) -> &Arc<str> {
                &self.0
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        alike!($name);

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+};
}

pub(crate) use ids;

ids! {
    /// One run of the programme: `2021-spring`.
    CohortId,
    /// One dated sitting, unique in its cohort: `m2-1`.
    SessionId,
    /// A part of the programme: `m2`.
    ModuleId,
    /// A person in one cohort: six characters, see [`crate::domain::people::participant_id`].
    ParticipantId,
    /// Who pays: `afdas`.
    FunderId,
    TrainerId,
    /// A question of this programme beyond the standard columns: `teaching`.
    FieldId,
}
