//! What a copy of a shared programme is told of the outside: the clock of this machine, whether the network may be used, and where
//! passwords and roots of trust are.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use crate::env::{Env, machine_clock};
use crate::lang::words::{Lang, Words as _};
use crate::store::shared::address::StoreAddress;
use crate::store::shared::opening::{CannotOpen, StoreCredentials, open};
use crate::store::shared::reach::{StoreOutside, StoreReach};
use crate::store::shared::remote::Remote;
use crate::ui::prompt;

/// This machine, as its environment describes it.
#[derive(Debug)]
struct Machine {
    credentials: StoreCredentials,
    /// The language of whoever can type a password.
    asks: Option<Lang>,
}

/// The way to the store of a shared programme from this machine.
pub fn reach(env: &Env, lang: Lang) -> StoreReach {
    let asks = env.interactive.then_some(lang);
    let reach = StoreReach::new(Machine { credentials: credentials(env), asks });
    let is_offline = env.variable("FORMATION_OFFLINE").is_some_and(|set| set != "0");
    if is_offline { reach.offline() } else { reach }
}

/// The same with these credentials, whatever the environment says.
pub fn reach_with(credentials: StoreCredentials) -> StoreReach {
    StoreReach::new(Machine { credentials, asks: None })
}

/// The password that somebody types at the terminal, where a store asks for one; none where they give none.
pub fn typed_password(lang: Lang, needed: &CannotOpen) -> Option<String> {
    prompt::password(&needed.say(lang))
}

/// Where passwords and roots of trust are, as PostgreSQL's own programs look for them.
pub fn credentials(env: &Env) -> StoreCredentials {
    let home = || ["HOME", "USERPROFILE"].iter().find_map(|name| env.variable(name)).map(PathBuf::from);
    let file = env.variable("PGPASSFILE").map(PathBuf::from).or_else(|| Some(home()?.join(".pgpass")));
    StoreCredentials {
        typed: None,
        variable: env.variable("PGPASSWORD").map(str::to_owned),
        file,
        roots: env.variable("PGSSLROOTCERT").map(PathBuf::from),
    }
}

impl StoreOutside for Machine {
    fn now(&self) -> DateTime<FixedOffset> {
        machine_clock()
    }

    fn open(&self, address: &StoreAddress) -> Result<Box<dyn Remote + Send>, CannotOpen> {
        let opened = open(address, &self.credentials);
        let Err(needed @ CannotOpen::PasswordNeeded { .. }) = &opened else { return opened };
        match self.asks.and_then(|lang| typed_password(lang, needed)) {
            Some(typed) => open(address, &StoreCredentials { typed: Some(typed), ..self.credentials.clone() }),
            None => opened,
        }
    }
}
