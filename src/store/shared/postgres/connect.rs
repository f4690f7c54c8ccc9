//! From an address to a connection, or to the reason why there is none: within two seconds where nobody answers, within ten where a
//! server answers and lets nobody in.

use std::net::{IpAddr, ToSocketAddrs};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use postgres::config::SslMode;
use postgres::{Client, Config, NoTls};

use super::calls::PostgresStore;
use super::{trust, verdict};
use crate::store::shared::address::{StoreAddress, StoreHost, TlsDemand};
use crate::store::shared::opening::{CannotOpen, OpeningObstacle, StoreCredentials};
use crate::store::shared::password::password;
use crate::store::shared::remote::Remote;

/// How long a machine may take to answer at all.
const ANSWER: Duration = Duration::from_secs(2);

/// How long a server that answered may take to let somebody in.
const WELCOME: Duration = Duration::from_secs(10);

/// A machine that is gone without a word is noticed after some 25 seconds: silence, then three questions that nobody answers.
const SILENCE: Duration = Duration::from_secs(10);
const QUESTION: Duration = Duration::from_secs(5);
const QUESTIONS: u32 = 3;

/// Opens a store. See [`crate::store::shared::opening::open`].
pub fn open(address: &StoreAddress, credentials: &StoreCredentials) -> Result<Box<dyn Remote + Send>, CannotOpen> {
    Ok(Box::new(PostgresStore::new(connect(address, credentials)?)))
}

/// How a connection is kept from prying eyes.
enum Secrecy {
    /// By never leaving the machine.
    None,
    /// As the server offers it.
    Offered,
    /// By TLS with a verified name.
    Verified,
}

impl Secrecy {
    fn of(address: &StoreAddress) -> Result<Self, CannotOpen> {
        match (&address.host, address.tls) {
            (StoreHost::Socket(folder), TlsDemand::Verified) => Err(CannotOpen::NoTls { host: folder.clone() }),
            (StoreHost::Socket(_), _) | (_, TlsDemand::Without) => Ok(Self::None),
            (_, TlsDemand::Unsaid) if address.is_here() => Ok(Self::Offered),
            (_, TlsDemand::Unsaid | TlsDemand::Verified) => Ok(Self::Verified),
        }
    }
}

/// Connects to a database.
pub(super) fn connect(address: &StoreAddress, credentials: &StoreCredentials) -> Result<Client, CannotOpen> {
    let begun = Instant::now();
    let mut config = Config::new();
    config.user(&address.user).dbname(&address.database).application_name("formation");
    if let Some(password) = password(address, credentials)? {
        config.password(password);
    }
    config.keepalives_idle(SILENCE).keepalives_interval(QUESTION).keepalives_retries(QUESTIONS);
    config.tcp_user_timeout(SILENCE + QUESTION * QUESTIONS);
    match &address.host {
        StoreHost::Socket(folder) => {
            config.host(folder).port(address.port()).connect_timeout(ANSWER);
        }
        StoreHost::Machine(name) => {
            let numbers = numbers(name, address.port(), ANSWER).map_err(|why| nobody(address, why))?;
            let left = ANSWER.saturating_sub(begun.elapsed()).max(Duration::from_millis(100));
            config.port(address.port()).connect_timeout(left / u32::try_from(numbers.len()).unwrap_or(1).max(1));
            for number in numbers {
                config.host(name).hostaddr(number);
            }
        }
    }
    let (send, answer) = mpsc::sync_channel(1);
    // A server that answers and then says nothing keeps this thread for ever: it ends with the program.
    match Secrecy::of(address)? {
        Secrecy::None => {
            config.ssl_mode(SslMode::Disable);
            thread::spawn(move || send.send(config.connect(NoTls)));
        }
        Secrecy::Offered => {
            config.ssl_mode(SslMode::Prefer);
            let tls = trust::unverified();
            thread::spawn(move || send.send(config.connect(tls)));
        }
        Secrecy::Verified => {
            config.ssl_mode(SslMode::Require);
            let tls = trust::verified(credentials.roots.as_deref())?;
            thread::spawn(move || send.send(config.connect(tls)));
        }
    }
    let Ok(connected) = answer.recv_timeout(WELCOME) else {
        return Err(nobody(address, OpeningObstacle::Silence));
    };
    connected.map_err(|error| verdict::not_let_in(&error, address))
}

fn nobody(address: &StoreAddress, why: OpeningObstacle) -> CannotOpen {
    CannotOpen::NoAnswer { host: address.host.to_string(), why }
}

/// The numbers of a machine, each once. The system's search for a name has no limit of its own that fits.
fn numbers(name: &str, port: u16, limit: Duration) -> Result<Vec<IpAddr>, OpeningObstacle> {
    if let Ok(number) = name.parse() {
        return Ok(vec![number]);
    }
    let (send, found) = mpsc::sync_channel(1);
    let asked = name.to_owned();
    thread::spawn(move || {
        let found = (asked.as_str(), port).to_socket_addrs().map(|found| found.map(|at| at.ip()).collect::<Vec<_>>());
        send.send(found)
    });
    let found = found.recv_timeout(limit).map_err(|_| OpeningObstacle::NoMachine)?;
    let mut numbers = found.map_err(|_| OpeningObstacle::NoMachine)?;
    numbers.dedup();
    if numbers.is_empty() { Err(OpeningObstacle::NoMachine) } else { Ok(numbers) }
}
