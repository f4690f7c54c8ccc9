//! What somebody did by hand in a copy of a shared programme becomes an operation of its own, and is sent before the command that
//! came across it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::commit::Nothing;
use super::draft::{HandDraft, by_hand};
use super::failure::Failure;
use super::journal::JOURNAL;
use super::lock::cannot_write;
use super::noticed::Noticed;
use super::reading::Reading;
use super::replace;
use super::source::{Source, cannot_read};
use super::writing::Writing;
use crate::domain::problem::Problem;

/// What the line of the journal has for a command.
const BY_HAND: &str = "(by hand)";

/// What was done by hand and is in the store now.
#[derive(Debug, Default)]
pub struct SentByHand {
    /// The number of the operation; none where no cell and no letter was another.
    pub operation: Option<u64>,
    /// The files of it.
    pub files: Vec<String>,
    /// Files that another program had saved its own way, as the store has them again.
    pub restored: Vec<String>,
    /// What there is to know of what came with it.
    pub notes: Vec<Problem>,
}

impl Writing {
    /// Sends what was done by hand to these files, and to those that have to hold together with them; none: to any file. Fails with
    /// [`Failure::Stale`] where somebody was quicker.
    pub fn send_by_hand(self, files: Option<&[String]>) -> Result<SentByHand, Failure> {
        let Some(copy) = &self.copy else { return Ok(SentByHand::default()) };
        let root = self.reading.source.root().to_owned();
        let edited = copy.edited(&root, files)?;
        if edited.is_empty() {
            return Ok(SentByHand::default());
        }
        let overlay: HashMap<_, _> =
            edited.iter().map(|file| (file.path.clone(), copy.known_content(&root, &file.path))).collect();
        let source = Source::looking_at(&root, overlay);
        let stored = Reading::open(source, None, Vec::new(), Noticed::default())?;
        let HandDraft { drafted, resaved } = by_hand(&stored, &edited)?;
        for file in edited.iter().filter(|file| resaved.contains(&file.path)) {
            let known = file.known.as_deref().unwrap_or_default();
            replace::replace_again(&root.join(&file.path), known)
                .map_err(|error| Failure::Unwritable(cannot_write(&file.path, &error)))?;
        }
        if drafted.files.is_empty() {
            return Ok(SentByHand { restored: resaved, ..SentByHand::default() });
        }
        let (mut operation, rewrites) = self.operation(drafted, copy.next_number())?;
        operation.command = vec![BY_HAND.to_owned()];
        let written: BTreeMap<String, Option<Arc<[u8]>>> =
            rewrites.iter().map(|file| (file.change.path.clone(), file.after.as_ref().map(Arc::from))).collect();
        let files: BTreeSet<String> = written.keys().cloned().collect();
        let outgoing = copy.outgoing(
            &stored.source.seen(),
            operation.rest().map_err(|error| cannot_read(JOURNAL, &error.into()))?,
            written,
            std::iter::empty(),
        )?;
        let sent = copy.send(&root, &self.lock, outgoing, None, &mut Nothing)?;
        let notes = copy.pulled(&root, &self.lock, &sent)?;
        let files = files.into_iter().collect();
        Ok(SentByHand { operation: Some(sent.number), files, restored: resaved, notes })
    }
}
