//! What waits for somebody who decides: operations made offline that can no longer be put on what the store has.

use super::copy::not_shared;
use super::following::{NotFollowed, settle_offline};
use super::link::StoreLink;
use super::messages::{Sharing, SharingHint};
use super::outbox;
use super::reach::StoreReach;
use super::rebasing::{Rebased, TakenSide, rebased};
use super::unanswered::not_written;
use crate::domain::problem::Problem;
use crate::store::failure::Failure;
use crate::store::folder::Folder;

/// An operation that waits for somebody who decides.
#[derive(Debug)]
pub struct UndecidedOperation {
    /// By which `formation share settle` names it.
    pub number: u32,
    /// The command line that made it.
    pub command: Vec<String>,
    /// What of it contradicts what the store has.
    pub why: Vec<Problem>,
    /// Whether it can still be written over what the store has.
    pub may_be_written: bool,
}

impl Folder {
    /// What waits for somebody who decides, in its order.
    pub fn undecided(&self) -> Result<Vec<UndecidedOperation>, Failure> {
        let link = StoreLink::read(self.root())?.ok_or_else(not_shared)?;
        let mut waiting = Vec::new();
        for entry in outbox::undecided(self.root())? {
            let (why, may_be_written) = match rebased(self.root(), &link, &entry, TakenSide::Neither)? {
                Rebased::Clashes(clashes) => {
                    (clashes.iter().map(|(file, clash)| Problem::error(clash.words(file))).collect(), true)
                }
                Rebased::Refused(problem) => (vec![problem], false),
                Rebased::OnTop(_) | Rebased::There => (Vec::new(), true),
            };
            waiting.push(UndecidedOperation { number: entry.number, command: entry.command(), why, may_be_written });
        }
        Ok(waiting)
    }

    /// Decides what waits: `takes_hers`: it is written over what the store has, else it is dropped. Gives what there is to know.
    pub fn decide(&self, reach: &StoreReach, number: u32, takes_hers: bool) -> Result<Vec<Problem>, Failure> {
        let (lock, mut notes) = self.settled_lock()?;
        let link = StoreLink::read(self.root())?.ok_or_else(not_shared)?;
        let Some(entry) = outbox::undecided(self.root())?.into_iter().find(|entry| entry.number == number) else {
            let what = Sharing::NothingOfNumber { number };
            return Err(Failure::Refused(Problem::error(what).hint(SharingHint::SettleLists)));
        };
        if !takes_hers {
            outbox::remove_undecided(self.root(), &lock, number)?;
            return Ok(notes);
        }
        outbox::take_up(self.root(), &lock, number)?;
        let settled = settle_offline(self.root(), &lock, reach, &link, &entry, TakenSide::Hers);
        let settled = settled.map_err(|why| match why {
            NotFollowed::Unanswered(unanswered) => not_written(&link, unanswered),
            NotFollowed::Failed(failure) => failure,
        })?;
        notes.extend(settled.notes);
        Ok(notes)
    }
}
