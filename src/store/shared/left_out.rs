//! Evidence that a pull left out because it is large: fetched when a command opens it, and kept from then on. Refuses to know
//! which files a command opens.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use super::address::StoreAddress;
use super::owner::is_evidence;
use super::reach::{StoreReach, Unanswered};
use super::remote::digest;

/// The evidence of a copy, wherever its bytes are.
#[derive(Clone, Debug)]
pub(in crate::store) struct EvidenceLeftOut {
    reach: Option<StoreReach>,
    address: StoreAddress,
    /// The digest of each file, by its path.
    digests: Arc<BTreeMap<String, String>>,
}

/// Why evidence has not come.
pub(in crate::store) enum NotFetched {
    /// The store was not asked, or gave no answer; none where no way to the store is known.
    Unanswered(Option<Unanswered>),
    /// The store has it no longer, or gave other bytes: the copy is behind.
    Other,
}

impl EvidenceLeftOut {
    /// `digests`: of every file of the copy.
    pub fn new(reach: Option<StoreReach>, address: StoreAddress, digests: &BTreeMap<String, String>) -> Self {
        let evidence = digests.iter().filter(|(path, _)| is_evidence(path));
        let digests = evidence.map(|(path, digest)| (path.clone(), digest.clone())).collect();
        Self { reach, address, digests: Arc::new(digests) }
    }

    /// Whose copy it is: the login.
    pub fn login(&self) -> &str {
        &self.address.user
    }

    /// Whether a file is one of the copy's.
    pub fn holds(&self, path: &str) -> bool {
        self.digests.contains_key(path)
    }

    /// The names of the files directly in a folder.
    pub fn names_in(&self, folder: &str) -> Vec<String> {
        let start = format!("{folder}/");
        let from = self.digests.range::<str, _>((Bound::Included(start.as_str()), Bound::Unbounded));
        let names = from.map_while(|(path, _)| path.strip_prefix(&start));
        names.filter(|name| !name.contains('/')).map(str::to_owned).collect()
    }

    /// The bytes of a file, from the store; none where it is no file of the copy.
    pub fn fetch(&self, path: &str) -> Result<Option<Arc<[u8]>>, NotFetched> {
        let Some(known) = self.digests.get(path) else { return Ok(None) };
        let reach = self.reach.as_ref().ok_or(NotFetched::Unanswered(None))?;
        let fetched = reach.ask(&self.address, |remote| remote.evidence(path));
        let bytes = fetched.map_err(|unanswered| NotFetched::Unanswered(Some(unanswered)))?;
        match bytes {
            Some(bytes) if digest(&bytes) == *known => Ok(Some(bytes)),
            _ => Err(NotFetched::Other),
        }
    }
}
