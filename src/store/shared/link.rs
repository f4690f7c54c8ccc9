//! `data/.shared`: which store a folder is a copy of, and as of which operation. Whoever can read the folder can read it; it holds no
//! password.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::address::StoreAddress;
use super::ids::{CopyId, OperationId};
use super::messages::{Sharing, SharingHint};
use super::remote::KnownOfStore;
use crate::domain::place::Place;
use crate::domain::problem::Problem;
use crate::store::failure::Failure;
use crate::store::lock::cannot_write;
use crate::store::source::cannot_read;
use crate::store::{replace, there};

/// The file, from the root of the folder.
pub const LINK: &str = "data/.shared";

/// The format of the file that this version writes.
const FORMAT: u32 = 1;

/// Seconds for which a reader takes an answer of the store for its newest.
const FRESH: i64 = 10;

/// Seconds for which readers do not ask again a store that did not answer.
const PAUSE: i64 = 30;

/// What a copy knows of its store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreLink {
    /// Of the file itself.
    pub(super) format: u32,
    /// Where the store is, without a password.
    pub address: StoreAddress,
    pub copy: CopyId,
    /// The last operation that the copy knows; 0 where it knows none.
    pub operation: u64,
    /// The id of that operation.
    pub id: Option<OperationId>,
    /// The moment of the last answer, by the clock of this machine, RFC 3339.
    pub contact: String,
    /// The cohorts that the copy holds.
    pub cohorts: BTreeSet<String>,
    /// Whether it holds the files of the head office.
    pub is_head: bool,
    /// The digest of each file as the store has it, whether its bytes are here or come when it is opened.
    pub digests: BTreeMap<String, String>,
    /// The moment at which the store was asked and did not answer, RFC 3339; none once it has answered again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) unanswered: Option<String>,
}

impl StoreLink {
    /// Of a copy that knows nothing yet.
    pub fn new(address: StoreAddress, contact: DateTime<FixedOffset>) -> Self {
        Self {
            format: FORMAT,
            address,
            copy: CopyId::new(),
            operation: 0,
            id: None,
            contact: contact.to_rfc3339(),
            cohorts: BTreeSet::new(),
            is_head: false,
            digests: BTreeMap::new(),
            unanswered: None,
        }
    }

    /// The moment of the last answer; none where it is not one.
    pub fn last_contact(&self) -> Option<DateTime<FixedOffset>> {
        DateTime::parse_from_rfc3339(&self.contact).ok()
    }

    /// Whether the store is to be asked before a reader reads: where its last answer is older than ten seconds, and it may be
    /// asked.
    pub fn is_due(&self, now: DateTime<FixedOffset>) -> bool {
        !is_within(&self.contact, now, FRESH) && self.may_ask(now)
    }

    /// Whether a reader may ask the store: not where it left a question without an answer within the last thirty seconds.
    pub fn may_ask(&self, now: DateTime<FixedOffset>) -> bool {
        !self.unanswered.as_deref().is_some_and(|then| is_within(then, now, PAUSE))
    }

    /// The same of a store that was asked just now and did not answer.
    #[must_use]
    pub(in crate::store) fn without_answer(&self, now: DateTime<FixedOffset>) -> Self {
        Self { unanswered: Some(now.to_rfc3339()), ..self.clone() }
    }

    /// What the copy tells the store when it pulls.
    pub fn known(&self) -> KnownOfStore {
        KnownOfStore {
            operation: self.operation,
            id: self.id,
            copy: self.copy,
            cohorts: self.cohorts.clone(),
            is_head: self.is_head,
        }
    }

    /// Whether a folder is a copy.
    pub fn is_there(root: &Path) -> bool {
        there::is_own_file(&root.join(LINK))
    }

    /// The link of a folder; none where it is no copy.
    pub fn read(root: &Path) -> Result<Option<Self>, Failure> {
        let bytes = there::read(&root.join(LINK)).map_err(|error| cannot_read(LINK, &error))?;
        bytes.map(|bytes| Self::parse(&bytes)).transpose()
    }

    fn parse(bytes: &[u8]) -> Result<Self, Failure> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        let format = serde_json::from_slice::<Head>(bytes).map(|head| head.format);
        if let Ok(format) = format
            && format > FORMAT
        {
            let what = Sharing::LinkOfLater { file: LINK, format };
            return Err(Failure::Unwritable(Problem::error(what).hint(SharingHint::Upgrade)));
        }
        serde_json::from_slice(bytes).map_err(|error| {
            let place = Place::line(&LINK.into(), u32::try_from(error.line()).unwrap_or(1).max(1));
            let what = Sharing::LinkUnreadable { file: LINK, at: error.line().max(1) };
            Failure::Invalid(vec![Problem::error(what).at(place).hint(SharingHint::RestoreLink)])
        })
    }

    /// Writes it whole, for its owner alone.
    pub fn write(&self, root: &Path) -> Result<(), Failure> {
        let written = serde_json::to_vec_pretty(self).map_err(std::io::Error::from).and_then(|mut text| {
            text.push(b'\n');
            replace::replace_for_owner(&root.join(LINK), &text)
        });
        written.map_err(|error| Failure::Unwritable(cannot_write(LINK, &error)))
    }
}

/// Whether a moment lies less than so many seconds back. A clock that was put back makes nothing fresh.
fn is_within(moment: &str, now: DateTime<FixedOffset>, seconds: i64) -> bool {
    let then = DateTime::parse_from_rfc3339(moment);
    then.is_ok_and(|then| (0..seconds * 1000).contains(&(now - then).num_milliseconds()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> StoreLink {
        let mut link = StoreLink::new(
            "postgres://claire@base.example.org/formation".parse().unwrap(),
            "2026-11-30T14:02:00+01:00".parse().unwrap(),
        );
        link.cohorts.insert("2021-spring".into());
        link.digests.insert("programme.toml".into(), "00".into());
        link
    }

    #[test]
    fn it_reads_back_as_written_and_is_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        assert_eq!(StoreLink::read(folder.path()).unwrap(), None);
        for _ in 0..2 {
            link().write(folder.path()).unwrap();
        }
        let read = StoreLink::read(folder.path()).unwrap().unwrap();
        assert_eq!((&read.address, &read.cohorts), (&link().address, &link().cohorts));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(folder.path().join(LINK)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_reader_asks_after_ten_seconds_and_leaves_a_silent_store_alone_for_thirty() {
        let mut link = link();
        let at = |moment: &str| format!("2026-11-30T{moment}+01:00").parse::<DateTime<FixedOffset>>().unwrap();
        let due = |link: &StoreLink| {
            let moments = ["14:02:09", "14:02:10", "14:02:39", "14:02:40", "14:01:59"];
            moments.map(|moment| link.is_due(at(moment)))
        };
        assert_eq!(due(&link), [false, true, true, true, true]);
        link.unanswered = Some("2026-11-30T14:02:10+01:00".into());
        assert_eq!(due(&link), [false, false, false, true, true]);
    }

    #[test]
    fn one_that_was_edited_says_where() {
        let text = serde_json::to_string_pretty(&link()).unwrap();
        for (broken, line) in [
            (text.replace("\"operation\": 0", "\"operation\": zero"), 5),
            (text.replace("\"is_head\"", "\"was_head\""), 11),
            (text[..text.len() / 2].to_owned(), 0),
            (String::new(), 0),
        ] {
            let Err(Failure::Invalid(problems)) = StoreLink::parse(broken.as_bytes()) else { panic!("{broken}") };
            assert!(
                line == 0 || problems[0].what.en().ends_with(&format!("line {line} on")),
                "{}",
                problems[0].what.en()
            );
        }
    }

    #[test]
    fn one_of_a_later_version_asks_for_that_version() {
        let text = serde_json::to_string(&link()).unwrap().replace("\"format\":1", "\"format\":2,\"more\":true");
        assert!(matches!(StoreLink::parse(text.as_bytes()), Err(Failure::Unwritable(_))));
    }
}
