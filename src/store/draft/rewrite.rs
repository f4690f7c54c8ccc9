//! What a draft makes of one file.

use crate::store::file_bytes::FileBytes;
use crate::store::journal::FileChange;

/// One file as it was and as it shall be.
#[derive(Clone, Debug)]
pub(in crate::store) struct Rewrite {
    /// The file, for the journal.
    pub change: FileChange,
    /// Its bytes; none when it was not there.
    pub before: Option<FileBytes>,
    /// Its new bytes; none when it goes.
    pub after: Option<FileBytes>,
    /// Another program had saved it its own way; it is canonical again.
    pub restored: bool,
    /// It is a table of which no row came to have the key of another: cells beside the key changed, rows went, or came under a
    /// key that was looked for and not found.
    pub keeps_keys: bool,
}
