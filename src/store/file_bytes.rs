//! The bytes of a file, shared by all who read them: as they were read, or a text of the program that is to be written. A text
//! is shared as it lies: a table may have a hundred megabytes.

use std::ops::Deref;
use std::sync::Arc;

#[derive(Clone, Debug)]
pub(super) enum FileBytes {
    Read(Arc<[u8]>),
    Text(Arc<String>),
}

impl Deref for FileBytes {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            Self::Read(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
        }
    }
}

impl From<&FileBytes> for Arc<[u8]> {
    fn from(bytes: &FileBytes) -> Self {
        match bytes {
            FileBytes::Read(bytes) => Self::clone(bytes),
            FileBytes::Text(text) => Self::from(text.as_bytes()),
        }
    }
}

impl PartialEq for FileBytes {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl From<Arc<[u8]>> for FileBytes {
    fn from(bytes: Arc<[u8]>) -> Self {
        Self::Read(bytes)
    }
}

impl From<String> for FileBytes {
    fn from(text: String) -> Self {
        Self::Text(Arc::new(text))
    }
}
