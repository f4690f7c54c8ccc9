//! What a store in memory keeps.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use crate::store::shared::ids::{CopyId, OperationId};
use crate::store::shared::remote::OfficeRight;

#[derive(Clone, Debug, Default)]
pub(super) struct MemoryState {
    pub(super) head: u64,
    pub(super) format: Option<u32>,
    /// By login and office.
    pub(super) access: BTreeMap<(String, String), OfficeRight>,
    pub(super) offices: BTreeSet<String>,
    /// The office of each cohort.
    pub(super) cohorts: BTreeMap<String, String>,
    pub(super) files: BTreeMap<String, StoredFile>,
    pub(super) operations: BTreeMap<u64, StoredOperation>,
    pub(super) copies: BTreeMap<CopyId, (String, u64)>,
    /// Who keeps the others waiting, and since when.
    pub(super) hold: Option<(u64, Instant)>,
    pub(super) connections: u64,
}

#[derive(Clone, Debug)]
pub(super) struct StoredFile {
    pub(super) digest: Option<String>,
    pub(super) bytes: Option<Arc<[u8]>>,
    pub(super) operation: u64,
}

#[derive(Clone, Debug)]
pub(super) struct StoredOperation {
    pub(super) id: OperationId,
    pub(super) line: String,
    pub(super) cohorts: BTreeSet<String>,
    /// Itself, or the erasure that rewrote it.
    pub(super) changed: u64,
}
