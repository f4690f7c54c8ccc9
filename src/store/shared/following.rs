//! A copy follows its store: what lies in the outbox is sent, what is new is pulled and put in place, under the exclusive lock.
//! Refuses to know why: a reader wants to be nearly as new as the store, a writer as new as it is.

use std::path::Path;

use super::arrival::bring;
use super::link::StoreLink;
use super::messages::{Sharing, SharingHint};
use super::offline::decide_hint;
use super::outbox::{self, OutboxEntry};
use super::reach::{StoreReach, Unanswered};
use super::rebasing::{Rebased, TakenSide, rebased, without};
use super::remote::{HeadAnswer, News, OfficeRight, Pulled, Pushed, digest};
use crate::domain::problem::Problem;
use crate::lang::words::Words as _;
use crate::store::failure::Failure;
use crate::store::journal::{JOURNAL, Journal};
use crate::store::lock::{Lock, cannot_write};
use crate::store::source::cannot_read;
use crate::store::{replace, there};

/// A copy that is as new as its store.
#[derive(Debug)]
pub(in crate::store) struct BroughtCopy {
    pub link: StoreLink,
    /// Whether the login may write something of what it sees.
    pub writes: bool,
    /// What there is to know of what was sent and what arrived.
    pub notes: Vec<Problem>,
}

/// Why a copy is not as new as its store.
#[derive(Debug)]
pub(in crate::store) enum NotFollowed {
    /// No answer came.
    Unanswered(Unanswered),
    /// The answer is none that a copy can follow, or could not be put in place.
    Failed(Failure),
}

impl From<Failure> for NotFollowed {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Unanswered> for NotFollowed {
    fn from(unanswered: Unanswered) -> Self {
        Self::Unanswered(unanswered)
    }
}

/// What became of an operation that was left in the outbox.
enum Settled {
    /// The store has it, under that number.
    Written(u64),
    /// The store will never have it.
    Unwritten,
}

/// Sends what was left, then brings the copy to where the store is.
pub(in crate::store) fn follow(
    root: &Path,
    lock: &Lock,
    reach: &StoreReach,
    link: &StoreLink,
) -> Result<BroughtCopy, NotFollowed> {
    outbox::remove_unfinished(root, lock);
    let (entries, mut link, mut notes) = (outbox::waiting(root)?, link.clone(), Vec::new());
    let mut settled = Vec::new();
    for entry in entries {
        let outcome = if entry.rewritten.is_some() {
            settle_erasure(root, lock, reach, &mut link, &entry, &mut notes)?
        } else {
            match settle(reach, &link, &entry)? {
                Settled::Unwritten if entry.is_offline => {
                    let brought = settle_offline(root, lock, reach, &link, &entry, TakenSide::Neither)?;
                    notes.extend(brought.notes);
                    link = brought.link;
                    continue;
                }
                settled => settled,
            }
        };
        if let Settled::Written(_) = outcome {
            know_placed(root, &mut link, &entry);
        }
        settled.push((entry, outcome));
    }
    let BroughtCopy { link, writes, notes: arrived } = pull(root, lock, reach, &link)?;
    notes.extend(arrived);
    for (entry, outcome) in settled {
        let command = entry.command().join(" ");
        notes.push(Problem::warning(match outcome {
            Settled::Written(operation) if entry.is_offline => Sharing::OfflineSent { operation, command },
            Settled::Written(operation) => Sharing::LeftWritten { operation, command },
            Settled::Unwritten => Sharing::LeftUnwritten { command },
        }));
        outbox::remove(root, lock, entry.number)?;
    }
    Ok(BroughtCopy { link, writes, notes })
}

/// Files that an operation of the store had put in place here before its command died are as that operation left them: nobody edited
/// them by hand, whatever others have made of them since.
pub(in crate::store) fn know_placed(root: &Path, link: &mut StoreLink, entry: &OutboxEntry) {
    for (path, bytes) in &entry.outgoing.files {
        let Some(bytes) = bytes else { continue };
        let here = there::read(&root.join(path)).ok().flatten();
        if here.as_deref() == Some(&**bytes) {
            link.digests.insert(path.clone(), digest(bytes));
        }
    }
}

/// Brings the copy to where the store is, whatever lies in the outbox.
pub(in crate::store) fn pull(
    root: &Path,
    lock: &Lock,
    reach: &StoreReach,
    link: &StoreLink,
) -> Result<BroughtCopy, NotFollowed> {
    let news = answered(link, reach.ask(&link.address, |remote| remote.pull(&link.known()))?)?;
    let writes = news.head.iter().chain(news.cohorts.values()).any(|right| *right == OfficeRight::Write);
    if brings_nothing(link, &news) {
        let link = StoreLink { contact: reach.now().to_rfc3339(), unanswered: None, ..link.clone() };
        link.write(root)?;
        return Ok(BroughtCopy { link, writes, notes: Vec::new() });
    }
    let (link, placed) = bring(root, lock, link, &news, reach.now())?;
    Ok(BroughtCopy { link, writes, notes: placed.notes })
}

/// Refuses whoever may only read, before anything is decided. A writer whose office has no cohort yet sees nothing that they may
/// write, and may begin one: of them the store knows more than it brought.
pub(in crate::store) fn refuse_reader(reach: &StoreReach, brought: &BroughtCopy) -> Result<(), NotFollowed> {
    if brought.writes {
        return Ok(());
    }
    let address = &brought.link.address;
    let people = reach.ask(address, |remote| remote.people())?;
    if people.iter().any(|access| access.who == address.user && access.right == OfficeRight::Write) {
        return Ok(());
    }
    let what = Sharing::MayWriteNothing { who: address.user.clone() };
    Err(Failure::Refused(Problem::error(what).hint(SharingHint::AskHeadOffice)).into())
}

/// The news of an answer; a failure where it has none.
pub(super) fn answered(link: &StoreLink, pulled: Pulled) -> Result<News, NotFollowed> {
    match pulled {
        Pulled::News(news) => Ok(news),
        other => Err(unfollowable(link, &other).into()),
    }
}

/// Whether a copy is already where the news bring it.
fn brings_nothing(link: &StoreLink, news: &News) -> bool {
    (news.operation, news.id) == (link.operation, link.id)
        && news.files.is_empty()
        && news.lines.is_empty()
        && news.head.is_some() == link.is_head
        && news.cohorts.keys().eq(&link.cohorts)
}

/// An answer that this copy cannot follow: nothing is changed.
fn unfollowable(link: &StoreLink, answer: &Pulled) -> Failure {
    let (host, who) = (link.address.host.to_string(), link.address.user.clone());
    match answer {
        Pulled::Diverged { head } => {
            let what = Sharing::Diverged { operation: link.operation, head: *head };
            Failure::Unwritable(Problem::error(what).hint(SharingHint::CallWhoRunsIt))
        }
        Pulled::OtherFormat(format) => {
            Failure::Unwritable(Problem::error(Sharing::OtherFormat { format: *format }).hint(SharingHint::Upgrade))
        }
        Pulled::NoStore => {
            Failure::Unwritable(Problem::error(Sharing::NoStore { host }).hint(SharingHint::CallWhoRunsIt))
        }
        Pulled::NotAdmitted | Pulled::News(_) => {
            let hint = SharingHint::AskToBeLetIn { who: who.clone() };
            Failure::Refused(Problem::error(Sharing::NotAdmitted { host, who }).hint(hint))
        }
    }
}

/// Tries to put an operation that was made offline on what the store has; each may find that somebody was quicker.
const TRIES: usize = 3;

/// Puts an operation that was made offline on what the store has and sends it; one that cannot be put there is set apart, and said.
pub(super) fn settle_offline(
    root: &Path,
    lock: &Lock,
    reach: &StoreReach,
    link: &StoreLink,
    entry: &OutboxEntry,
    side: TakenSide,
) -> Result<BroughtCopy, NotFollowed> {
    let (mut link, mut notes) = (link.clone(), Vec::new());
    let command = entry.command().join(" ");
    let (mut writes, mut is_apart) = (true, false);
    for _ in 0..TRIES {
        let brought = pull(root, lock, reach, &link)?;
        (link, writes) = (brought.link, brought.writes);
        notes.extend(brought.notes);
        // What arrived may have erased somebody whom it named.
        let entry = &outbox::waiting_one(root, entry.number)?.unwrap_or_else(|| entry.clone());
        match rebased(root, &link, entry, side)? {
            Rebased::There => {
                notes.push(Problem::warning(Sharing::OfflineThere { command }));
                outbox::remove(root, lock, entry.number)?;
                return Ok(BroughtCopy { link, writes, notes });
            }
            Rebased::Clashes(clashes) => {
                notes.push(Problem::warning(Sharing::OfflineClashes { command }).hint(decide_hint(entry.number)));
                notes.extend(clashes.iter().map(|(file, clash)| Problem::warning(clash.words(file))));
                is_apart = true;
                break;
            }
            Rebased::Refused(problem) => {
                let (en, fr) = (problem.what.en(), problem.what.fr());
                let what = Sharing::OfflineRefused { command, en, fr };
                notes.push(Problem::warning(what).hint(decide_hint(entry.number)));
                is_apart = true;
                break;
            }
            Rebased::OnTop(outgoing) => match reach.ask(&link.address, |remote| remote.push(&outgoing))? {
                Pushed::Written(operation) | Pushed::Done(operation) => {
                    let brought = pull(root, lock, reach, &link)?;
                    notes.extend(brought.notes);
                    notes.push(Problem::warning(Sharing::OfflineSent { operation, command }));
                    outbox::remove(root, lock, entry.number)?;
                    return Ok(BroughtCopy { link: brought.link, writes, notes });
                }
                Pushed::Stale { .. } => {}
                Pushed::Forbidden { .. } | Pushed::Malformed { .. } => {
                    let (en, fr) = (Sharing::OfflineNotAllowed.en(), Sharing::OfflineNotAllowed.fr());
                    let what = Sharing::OfflineRefused { command, en, fr };
                    notes.push(Problem::warning(what).hint(decide_hint(entry.number)));
                    is_apart = true;
                    break;
                }
            },
        }
    }
    if is_apart {
        // The store's rows stand until somebody decides.
        for (path, bytes) in without(root, &link, entry)? {
            let placed = replace::replace_again(&root.join(&path), &bytes);
            placed.map_err(|error| Failure::Unwritable(cannot_write(&path, &error)))?;
        }
        outbox::set_apart(root, lock, entry.number)?;
    }
    Ok(BroughtCopy { link, writes, notes })
}

/// Sends an operation again under its id.
fn settle(reach: &StoreReach, link: &StoreLink, entry: &OutboxEntry) -> Result<Settled, Unanswered> {
    Ok(settled(&reach.ask(&link.address, |remote| remote.push(&entry.outgoing))?))
}

fn settled(pushed: &Pushed) -> Settled {
    match pushed {
        Pushed::Written(number) | Pushed::Done(number) => Settled::Written(*number),
        Pushed::Stale { .. } | Pushed::Forbidden { .. } | Pushed::Malformed { .. } => Settled::Unwritten,
    }
}

/// An erasure is sent again only if it gets the number that its lines name: what another operation wrote since would not have been
/// erased. Held, so that none comes in between.
fn settle_erasure(
    root: &Path,
    lock: &Lock,
    reach: &StoreReach,
    link: &mut StoreLink,
    entry: &OutboxEntry,
    notes: &mut Vec<Problem>,
) -> Result<Settled, NotFollowed> {
    let Some(rewritten) = &entry.rewritten else { return Ok(Settled::Unwritten) };
    if let HeadAnswer::Done(()) = reach.ask(&link.address, |remote| remote.hold())? {
        let followed = pull(root, lock, reach, link)?;
        notes.extend(followed.notes);
        *link = followed.link;
        let pushed = if link.operation + 1 == rewritten.operation {
            Some(reach.ask(&link.address, |remote| remote.erase(&entry.outgoing, &rewritten.lines))?)
        } else {
            None
        };
        reach.ask(&link.address, |remote| remote.release())?;
        if let Some(pushed) = pushed {
            return Ok(settled(&pushed));
        }
    }
    let journal = Journal::of(root).backwards(None).map_err(|error| cannot_read(JOURNAL, &error))?;
    let id = entry.outgoing.id.to_string();
    let mut later = journal.map_while(Result::ok).take_while(|operation| operation.op >= rewritten.operation);
    let is_there = later.any(|operation| operation.id.as_deref() == Some(&*id));
    Ok(if is_there { Settled::Written(rewritten.operation) } else { Settled::Unwritten })
}
