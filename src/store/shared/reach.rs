//! How a command reaches the store of a copy: one connection, opened when it is first needed and kept until the command ends.
//! What only the outside knows (the clock of the machine, passwords, whether the network may be used) is handed in. Refuses to
//! know what is asked.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset};

use super::address::StoreAddress;
use super::messages::SharingHint;
use super::opening::CannotOpen;
use super::remote::{Remote, Unreachable};
use crate::lang::words::{Lang, Words as _};

/// What a copy is told of the outside.
pub trait StoreOutside: fmt::Debug + Send + Sync {
    /// The moment, by the clock of this machine.
    fn now(&self) -> DateTime<FixedOffset>;

    /// Opens a connection.
    fn open(&self, address: &StoreAddress) -> Result<Box<dyn Remote + Send>, CannotOpen>;
}

/// The way to the store, shared by all that one command reads and writes.
#[derive(Clone)]
pub struct StoreReach {
    reached: Arc<Reached>,
    /// Whether nothing may be asked of the network.
    is_offline: bool,
}

struct Reached {
    outside: Box<dyn StoreOutside>,
    connection: Mutex<Option<Box<dyn Remote + Send>>>,
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// Nothing may be asked of the network.
    Offline,
    /// No connection can be opened.
    NotOpened(CannotOpen),
    /// The connection ended.
    Cut(Unreachable),
}

impl Unanswered {
    /// Whether the store may have done what it was asked.
    pub fn may_be_done(&self) -> bool {
        matches!(self, Self::Cut(cut) if cut.may_be_done)
    }

    /// What whoever needed the answer can do.
    pub fn advice(&self) -> SharingHint {
        match self {
            Self::Offline => SharingHint::WithoutOffline,
            Self::Cut(_) | Self::NotOpened(CannotOpen::NoAnswer { .. }) => SharingHint::WhenItAnswers,
            Self::NotOpened(why) if why.hint(Lang::En).is_empty() => SharingHint::CallWhoRunsIt,
            Self::NotOpened(why) => SharingHint::OfOpening { why: why.clone() },
        }
    }
}

impl fmt::Debug for StoreReach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (outside, is_offline) = (&self.reached.outside, self.is_offline);
        f.debug_struct("StoreReach").field("outside", outside).field("is_offline", &is_offline).finish_non_exhaustive()
    }
}

impl StoreReach {
    pub fn new(outside: impl StoreOutside + 'static) -> Self {
        let reached = Arc::new(Reached { outside: Box::new(outside), connection: Mutex::new(None) });
        Self { reached, is_offline: false }
    }

    /// The same, which asks nothing of the network.
    #[must_use]
    pub fn offline(self) -> Self {
        Self { is_offline: true, ..self }
    }

    /// The moment, by the clock of this machine.
    pub fn now(&self) -> DateTime<FixedOffset> {
        self.reached.outside.now()
    }

    /// Whether nothing may be asked of the network.
    pub fn is_offline(&self) -> bool {
        self.is_offline
    }

    /// Opens the connection, unless it is open.
    pub fn connect(&self, address: &StoreAddress) -> Result<(), Unanswered> {
        self.ask(address, |_| Ok(()))
    }

    /// Asks the store. A connection that failed is given up.
    pub fn ask<T>(
        &self,
        address: &StoreAddress,
        question: impl FnOnce(&mut dyn Remote) -> Result<T, Unreachable>,
    ) -> Result<T, Unanswered> {
        if self.is_offline() {
            return Err(Unanswered::Offline);
        }
        let mut connection = self.reached.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let mut remote = match connection.take() {
            Some(remote) => remote,
            None => self.reached.outside.open(address).map_err(Unanswered::NotOpened)?,
        };
        let answer = question(&mut *remote).map_err(Unanswered::Cut)?;
        *connection = Some(remote);
        Ok(answer)
    }

    /// Gives the connection up, and with it what is held through it.
    pub fn hang_up(&self) {
        drop(self.reached.connection.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}
