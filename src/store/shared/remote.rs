//! The store that the copies of a programme share, as a copy speaks to it: each call is one round trip, and leaves nothing open
//! but a hold. Refuses to know how the store keeps what it is given.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::ids::{CopyId, OperationId};

/// The format of the store that this version of the program speaks.
pub const FORMAT: u32 = 1;

/// Evidence that is larger comes when a command opens it: in bytes.
pub const EVIDENCE_AT_ONCE: usize = 64 * 1024;

/// A store, as one login sees it.
pub trait Remote {
    /// What happened since the copy last asked, as far as this login sees it.
    fn pull(&mut self, known: &KnownOfStore) -> Result<Pulled, Unreachable>;

    /// Makes an operation happen, if every file that it was decided on is still as it was read. The same id twice is one
    /// operation.
    fn push(&mut self, outgoing: &OutgoingOperation) -> Result<Pushed, Unreachable>;

    /// As `push`, and puts other lines in the place of those of earlier operations: somebody is erased.
    fn erase(&mut self, outgoing: &OutgoingOperation, lines: &[Line]) -> Result<Pushed, Unreachable>;

    /// Keeps every other writer waiting until [`Remote::release`], the end of the connection, or ten seconds are over.
    fn hold(&mut self) -> Result<HeadAnswer<()>, Unreachable>;

    /// Ends a hold.
    fn release(&mut self) -> Result<(), Unreachable>;

    /// The bytes of a file; none where it is gone, or not seen.
    fn evidence(&mut self, path: &str) -> Result<Option<Arc<[u8]>>, Unreachable>;

    /// Who belongs to which office. The head office alone sees others than themselves.
    fn people(&mut self) -> Result<Vec<Access>, Unreachable>;

    /// Lets somebody into an office, which is made where there is none.
    fn allow(&mut self, access: &Access) -> Result<HeadAnswer<()>, Unreachable>;

    /// Takes somebody out of an office, or out of all of them. Gives how many rights are gone.
    fn deny(&mut self, who: &str, office: Option<&str>) -> Result<HeadAnswer<usize>, Unreachable>;

    /// Gives a cohort to an office, which is made where there is none.
    fn assign(&mut self, cohort: &str, office: &str) -> Result<HeadAnswer<()>, Unreachable>;

    /// Who holds a copy, as of which operation. The head office alone sees others than its own.
    fn copies(&mut self) -> Result<Vec<KnownCopy>, Unreachable>;
}

/// What a copy knows of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownOfStore {
    /// The number of the last operation that it knows; 0 where it knows none.
    pub operation: u64,
    /// The id of that operation.
    pub id: Option<OperationId>,
    /// Which copy it is.
    pub copy: CopyId,
    /// The cohorts that it holds: of one that is missing here, everything is new.
    pub cohorts: BTreeSet<String>,
    /// Whether it holds the files of the head office.
    pub is_head: bool,
}

/// What a pull brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pulled {
    /// What the copy does not know yet.
    News(News),
    /// The store does not know the last operation of the copy, or knows another of that number: it was restored from a
    /// backup, or a replica took over before it had everything.
    Diverged {
        /// The number of the store's last operation.
        head: u64,
    },
    /// The store has another format than this version of the program: which one.
    OtherFormat(u32),
    /// The database holds no store.
    NoStore,
    /// The database may hold a store, and this login has no part in it.
    NotAdmitted,
}

/// What a copy does not know yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The number and the id of the last operation that this brings the copy to; 0 and none of a store without any.
    pub operation: u64,
    pub id: Option<OperationId>,
    /// The cohorts that are seen, and whether they may be written.
    pub cohorts: BTreeMap<String, OfficeRight>,
    /// What somebody may do with the files of the head office; none: they see the programme alone.
    pub head: Option<OfficeRight>,
    /// Files that are new, changed or gone, by path.
    pub files: BTreeMap<String, NewFile>,
    /// Lines of the journal that are new or were rewritten, by number.
    pub lines: Vec<Line>,
}

/// What somebody may do with what they see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OfficeRight {
    /// Read it.
    Read,
    /// Read and write it.
    Write,
}

/// A file that a pull brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// The [`digest`] of its bytes; none where it is gone.
    pub digest: Option<String>,
    /// Its bytes; none where it is gone, or is evidence that comes when it is opened.
    pub bytes: Option<Arc<[u8]>>,
}

/// The SHA-256 of the bytes of a file, 64 hex digits: what store and copies hold files against. The digests of the journal are
/// its first 16.
pub fn digest(bytes: &[u8]) -> String {
    crate::domain::paper::content::digest(bytes, 64)
}

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub operation: u64,
    /// Without its end of line. Of a line that is about cohorts that are not seen, what is seen of it.
    pub text: String,
}

/// An operation on its way into the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingOperation {
    pub id: OperationId,
    /// Every file that it was decided on, with the [`digest`] that it had; none where there was no such file.
    pub reads: BTreeMap<String, Option<String>>,
    /// The cohorts whose files it writes.
    pub cohorts: BTreeSet<String>,
    /// Its line of the journal behind `{"op":N,`: the store gives the number.
    pub rest: String,
    /// What it writes: the bytes of each file, none where it goes.
    pub files: BTreeMap<String, Option<Arc<[u8]>>>,
}

/// What became of an operation that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pushed {
    /// It has happened now, and has this number.
    Written(u64),
    /// It had happened before, and has this number.
    Done(u64),
    /// It did not happen: somebody was quicker with this file.
    Stale { path: String },
    /// It did not happen: this cohort, or the programme where none is named, may not be written.
    Forbidden { cohort: Option<String> },
    /// It did not happen: no store takes such an operation, of which this is wrong.
    Malformed { what: String },
}

/// What became of something that not everybody may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeadAnswer<T> {
    Done(T),
    /// It is the head office's to ask, or a writer's.
    Forbidden,
    /// The store knows no such cohort, or nobody of that name in that office.
    Unknown,
    /// Nobody would be left who may write as the head office.
    LastOfHead,
}

/// Somebody of an office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Access {
    /// Their login.
    pub who: String,
    pub office: String,
    pub right: OfficeRight,
}

/// The office that sees and writes everything, and says who belongs to which.
pub const HEAD: &str = "head";

/// A copy that the store knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCopy {
    pub copy: CopyId,
    /// Whose it is.
    pub who: String,
    /// As of which operation.
    pub operation: u64,
}

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreachable {
    /// Whether the store may have done what it was asked: the question had left, and no answer came.
    pub may_be_done: bool,
    /// What the system or the server says, in its own words.
    pub why: String,
}
