//! The copies that have not come for an operation which takes somebody out of all of them: so that whoever holds one can be called.

use super::office_store::OfficeStore;
use super::office_words::{LeftCopy, ShareNote};
use crate::commands::context::Context;
use crate::lang::words::HintOf;
use crate::store::shared::remote::{HEAD, KnownCopy};
use crate::ui::Ui;

/// Names them. The operation is in the store: where the store no longer answers, nothing is said.
pub fn late_copies_said(context: &Context<'_>, ui: &mut Ui<'_>, operation: u64) {
    let Ok(store) = OfficeStore::of(context) else { return };
    let Ok((people, copies)) = store.ask(|remote| Ok((remote.people()?, remote.copies()?))) else { return };
    let is_late = |copy: &&KnownCopy| copy.operation < operation && copy.copy != store.link.copy;
    let late: Vec<LeftCopy> = copies.iter().filter(is_late).map(LeftCopy::of).collect();
    if !late.is_empty() {
        let note = ShareNote::NotEverywhere { copies: late };
        ui.warning(&note);
        ui.hint(&HintOf(note));
    }
    if !people.iter().any(|access| access.who == store.me() && access.office == HEAD) {
        ui.status(&ShareNote::HeadKnowsCopies);
    }
}
