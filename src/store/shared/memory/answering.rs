//! How a store in memory answers a pull and a push: the contract, in few words.

use super::kept::{MemoryState, StoredFile, StoredOperation};
use super::rights::LoginRights;
use super::taking::{may_push, stale};
use crate::store::shared::cut::{VisibleLine, seen};
use crate::store::shared::owner::{Owner, is_evidence, owner};
use crate::store::shared::remote::{
    EVIDENCE_AT_ONCE, FORMAT, KnownOfStore, Line, NewFile, News, OutgoingOperation, Pulled, Pushed, digest,
};

impl MemoryState {
    pub(super) fn pull(&mut self, who: &str, known: &KnownOfStore) -> Pulled {
        if let Some(format) = self.format.filter(|format| *format != FORMAT) {
            return Pulled::OtherFormat(format);
        }
        if known.operation > 0 && self.operations.get(&known.operation).map(|stored| stored.id) != known.id {
            return Pulled::Diverged { head: self.head };
        }
        let rights = LoginRights::of_login(self, who);
        let is_first = known.cohorts.is_empty() && !known.is_head;
        let is_new = |owner: Owner<'_>| match owner {
            Owner::Cohort(cohort) => !known.cohorts.contains(cohort),
            Owner::Head => !known.is_head,
            // A copy that holds nothing may have had no office until now.
            Owner::Everybody | Owner::Programme => is_first,
        };
        let files = self.files.iter().filter(|(path, file)| {
            owner(path).is_some_and(|owner| {
                rights.sees(owner) && (file.operation > known.operation || is_new(owner) && file.digest.is_some())
            })
        });
        let brought = |(path, file): (&String, &StoredFile)| {
            let size = file.bytes.as_ref().map_or(0, |bytes| bytes.len());
            let later = is_evidence(path) && size > EVIDENCE_AT_ONCE;
            let bytes = file.bytes.clone().filter(|_| !later);
            (path.clone(), NewFile { digest: file.digest.clone(), bytes })
        };
        let files = files.map(brought).collect();
        let about_new = |stored: &StoredOperation| {
            let is_of_programme = is_first && stored.cohorts.is_empty();
            is_of_programme
                || stored
                    .cohorts
                    .iter()
                    .any(|cohort| rights.sees(Owner::Cohort(cohort)) && is_new(Owner::Cohort(cohort)))
        };
        let lines = self.operations.iter().filter(|(_, stored)| {
            rights.sees_line(stored)
                && (stored.changed > known.operation || about_new(stored) || !known.is_head && rights.head().is_some())
        });
        let line = |(number, stored): (&u64, &StoredOperation)| {
            let text = match seen(&stored.line, &|owner: Owner<'_>| rights.sees(owner))? {
                VisibleLine::Whole => stored.line.clone(),
                VisibleLine::Part(text) => text,
                VisibleLine::Nothing => return None,
            };
            Some(Line { operation: *number, text })
        };
        let lines = lines.filter_map(line).collect();
        let cohorts = self.cohorts.keys();
        let cohorts = cohorts.filter_map(|cohort| Some((cohort.clone(), rights.of(Owner::Cohort(cohort))?))).collect();
        let id = self.operations.get(&self.head).map(|stored| stored.id);
        let news = News { operation: self.head, id, cohorts, head: rights.head(), files, lines };
        self.copies.insert(known.copy, (who.to_owned(), self.head));
        Pulled::News(news)
    }

    pub(super) fn push(&mut self, who: &str, outgoing: &OutgoingOperation, lines: &[Line]) -> Pushed {
        let known = self.operations.iter().find(|(_, stored)| stored.id == outgoing.id);
        if let Some((number, _)) = known {
            return Pushed::Done(*number);
        }
        if let Err(refused) = may_push(self, who, outgoing, lines) {
            return refused;
        }
        if let Some(path) = stale(self, who, outgoing) {
            return Pushed::Stale { path };
        }
        self.head += 1;
        let number = self.head;
        let office = LoginRights::of_login(self, who).office_of_new_cohorts().to_owned();
        for cohort in &outgoing.cohorts {
            self.cohorts.entry(cohort.clone()).or_insert_with(|| office.clone());
        }
        for (path, bytes) in &outgoing.files {
            let digest = bytes.as_ref().map(|bytes| digest(bytes));
            self.files.insert(path.clone(), StoredFile { digest, bytes: bytes.clone(), operation: number });
        }
        for line in lines {
            if let Some(stored) = self.operations.get_mut(&line.operation) {
                stored.line.clone_from(&line.text);
                stored.changed = number;
            }
        }
        let line = format!("{{\"op\":{number},{}", outgoing.rest);
        let stored = StoredOperation { id: outgoing.id, line, cohorts: outgoing.cohorts.clone(), changed: number };
        self.operations.insert(number, stored);
        Pushed::Written(number)
    }
}
