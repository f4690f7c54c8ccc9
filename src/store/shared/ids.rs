//! Ids that are made without asking anybody: of an operation before it has a number, and of a copy. Version 4 of RFC 9562.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $Name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $Name(Uuid);

        impl $Name {
            /// One that nobody has.
            pub fn new() -> Self {
                Self(Uuid::new_v4())
            }

            /// The number.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl Default for $Name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl From<Uuid> for $Name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id! {
    /// Of an operation: the store takes it once, however often it is sent.
    OperationId
}

id! {
    /// Of a copy: a folder that follows a store.
    CopyId
}
