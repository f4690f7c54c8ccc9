//! Where a shared store is, as whom: `postgres://claire@base.example.org/formation`. Refuses to hold a password: an address is typed
//! on a command line, and kept in a folder that others may read.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lang::message::words;
use crate::lang::words::Words as _;

/// The port of a PostgreSQL server, unless an address says another.
const PORT: u16 = 5432;

/// Where a store is, and the login. Written as `postgres://USER@HOST[:PORT]/DATABASE[?sslmode=…]`, the parts percent-encoded; the
/// host of a socket is the folder in which it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreAddress {
    /// The login: whoever uses this address.
    pub user: String,
    pub host: StoreHost,
    /// None: the usual one.
    port: Option<u16>,
    pub database: String,
    pub tls: TlsDemand,
}

/// The machine of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreHost {
    /// Its name, or its number without brackets.
    Machine(String),
    /// This machine, by the folder of a socket.
    Socket(String),
}

/// What an address demands of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TlsDemand {
    /// Nothing said: TLS with a verified name, or on this machine whatever its server offers.
    Unsaid,
    /// TLS with a verified name on this machine, too.
    Verified,
    /// None, on this machine.
    Without,
}

words! {
    /// What is wrong with an address.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum AddressFault {
        NotAnAddress
            en: "an address of a store is written postgres://USER@HOST/DATABASE"
            fr: "l'adresse d'une base s'écrit postgres://UTILISATEUR@MACHINE/BASE",

        HoldsPassword
            en: "the address holds a password: it would stay in the history of commands"
            fr: "l'adresse contient un mot de passe : il resterait dans l'historique des commandes"
            hint_en: "leave it out; it is asked, or read from ~/.pgpass, PGPASSWORD or --password-file"
            hint_fr: "retirez-le ; il est demandé, ou lu dans ~/.pgpass, PGPASSWORD ou --password-file",

        NoUser
            en: "the address names nobody: who writes is known by their login"
            fr: "l'adresse ne nomme personne : c'est l'identifiant qui dit qui écrit"
            hint_en: "put your login in front of the machine: postgres://USER@HOST/DATABASE"
            hint_fr: "mettez votre identifiant devant la machine : postgres://UTILISATEUR@MACHINE/BASE",

        NoDatabase
            en: "the address names no database"
            fr: "l'adresse ne nomme pas de base"
            hint_en: "put its name at the end: postgres://USER@HOST/DATABASE"
            hint_fr: "mettez son nom à la fin : postgres://UTILISATEUR@MACHINE/BASE",

        BadPort { port: String }
            en: "`{port}` is no port"
            fr: "« {port} » n'est pas un port",

        BadEncoding { part: String }
            en: "`{part}` holds a `%` that begins no letter (a `%` itself is written `%25`)"
            fr: "« {part} » contient un « % » qui n'annonce aucune lettre (un « % » s'écrit « %25 »)",

        UnknownSetting { name: String }
            en: "`{name}` cannot be set in the address of a store"
            fr: "« {name} » ne se règle pas dans l'adresse d'une base"
            hint_en: "leave it out; only sslmode, and host for a socket, are understood"
            hint_fr: "retirez-le ; seuls sslmode et, pour une socket, host sont compris",

        UnknownTls { mode: String }
            en: "sslmode={mode} is not known"
            fr: "sslmode={mode} n'est pas connu"
            hint_en: "write sslmode=verify-full, or leave it out"
            hint_fr: "écrivez sslmode=verify-full, ou rien",

        PlainAcrossNetwork { host: String }
            en: "{host} is another machine: names and marks do not travel to it unencrypted"
            fr: "{host} est une autre machine : noms et émargements n'y vont pas en clair"
            hint_en: "leave sslmode out: TLS with a verified name is the rule"
            hint_fr: "retirez sslmode : le TLS avec nom vérifié est la règle",
    }
}

impl StoreAddress {
    /// The port of the server.
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(PORT)
    }

    /// Whether the store is on this machine.
    pub fn is_here(&self) -> bool {
        self.host.is_here()
    }
}

impl StoreHost {
    fn is_here(&self) -> bool {
        match self {
            Self::Socket(_) => true,
            Self::Machine(name) => {
                name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
            }
        }
    }
}

impl fmt::Display for StoreHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Machine(name) | Self::Socket(name) => f.write_str(name),
        }
    }
}

impl FromStr for StoreAddress {
    type Err = AddressFault;

    fn from_str(text: &str) -> Result<Self, AddressFault> {
        let scheme = ["postgres://", "postgresql://"].iter().find_map(|scheme| text.strip_prefix(scheme));
        let rest = scheme.ok_or(AddressFault::NotAnAddress)?;
        let (rest, settings) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, database) = rest.split_once('/').unwrap_or((rest, ""));
        let (login, machine) = authority.rsplit_once('@').ok_or(AddressFault::NoUser)?;
        if login.contains(':') {
            return Err(AddressFault::HoldsPassword);
        }
        let (user, database) = (decoded(login)?, decoded(database)?);
        if user.is_empty() {
            return Err(AddressFault::NoUser);
        }
        if database.is_empty() {
            return Err(AddressFault::NoDatabase);
        }
        let (mut machine, port) = machine_and_port(machine)?;
        let mut tls = TlsDemand::Unsaid;
        for setting in settings.split('&').filter(|setting| !setting.is_empty()) {
            let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
            match (name, decoded(value)?) {
                ("sslmode", value) => tls = demand(&value)?,
                ("host", value) if machine.is_empty() && value.starts_with('/') => machine = value,
                ("password", _) => return Err(AddressFault::HoldsPassword),
                (name, _) => return Err(AddressFault::UnknownSetting { name: name.to_owned() }),
            }
        }
        let host = match machine.as_str() {
            "" => return Err(AddressFault::NotAnAddress),
            folder if folder.starts_with('/') => StoreHost::Socket(machine),
            _ => StoreHost::Machine(machine),
        };
        if tls == TlsDemand::Without && !host.is_here() {
            return Err(AddressFault::PlainAcrossNetwork { host: host.to_string() });
        }
        Ok(Self { user, host, port, database, tls })
    }
}

/// The machine of an address without brackets, and its port.
fn machine_and_port(text: &str) -> Result<(String, Option<u16>), AddressFault> {
    let (machine, port) = match text.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        Some((number, rest)) => (number, rest.strip_prefix(':').unwrap_or(rest)),
        None => text.rsplit_once(':').unwrap_or((text, "")),
    };
    let bad = |_| AddressFault::BadPort { port: port.to_owned() };
    let port = (!port.is_empty()).then(|| port.parse().map_err(bad)).transpose()?;
    Ok((decoded(machine)?, port))
}

/// What `sslmode` asks for. What other programs take for "encrypted, by whomever" is verified here.
fn demand(mode: &str) -> Result<TlsDemand, AddressFault> {
    match mode {
        "require" | "verify-ca" | "verify-full" => Ok(TlsDemand::Verified),
        "allow" | "prefer" => Ok(TlsDemand::Unsaid),
        "disable" => Ok(TlsDemand::Without),
        _ => Err(AddressFault::UnknownTls { mode: mode.to_owned() }),
    }
}

impl fmt::Display for StoreAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "postgres://{}@", Encoded(&self.user))?;
        match &self.host {
            StoreHost::Machine(number) if number.contains(':') => write!(f, "[{number}]")?,
            StoreHost::Machine(name) | StoreHost::Socket(name) => write!(f, "{}", Encoded(name))?,
        }
        if let Some(port) = self.port {
            write!(f, ":{port}")?;
        }
        write!(f, "/{}", Encoded(&self.database))?;
        f.write_str(match self.tls {
            TlsDemand::Unsaid => "",
            TlsDemand::Verified => "?sslmode=verify-full",
            TlsDemand::Without => "?sslmode=disable",
        })
    }
}

/// Kept as it is written.
impl Serialize for StoreAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for StoreAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|fault: AddressFault| D::Error::custom(fault.en()))
    }
}

/// A part of an address, percent-encoded but for what no address gives a meaning (RFC 3986, 2.3).
struct Encoded<'p>(&'p str);

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.bytes().try_for_each(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => write!(f, "{}", char::from(byte)),
            other => write!(f, "%{other:02X}"),
        })
    }
}

/// A part of an address as it is meant.
fn decoded(part: &str) -> Result<String, AddressFault> {
    let bad = || AddressFault::BadEncoding { part: part.to_owned() };
    let mut pieces = part.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2).ok_or_else(bad)?;
        // `from_str_radix` takes a sign.
        let digits = Some(digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        bytes.push(digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).ok_or_else(bad)?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or_else(bad)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Result<StoreAddress, AddressFault> {
        text.parse()
    }

    #[test]
    fn an_address_says_who_where_and_which() {
        let address = parse("postgres://claire@base.example.org/formation").unwrap();
        assert_eq!((address.user.as_str(), address.database.as_str(), address.port()), ("claire", "formation", 5432));
        assert_eq!((address.is_here(), address.tls), (false, TlsDemand::Unsaid));
        let written = [
            "postgres://claire@base.example.org:6432/formation",
            "postgres://claire%40lyon@127.0.0.1/formation?sslmode=verify-full",
            "postgres://zo%C3%A9@[::1]:5433/f?sslmode=disable",
            "postgres://claire@%2Fvar%2Frun%2Fpostgresql/formation",
        ];
        for text in written {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
        let socket = parse("postgresql://claire@/formation?host=/var/run/postgresql").unwrap();
        assert_eq!(socket.to_string(), written[3]);
        assert!(socket.is_here());
        let strong = parse("postgres://c@h/d?sslmode=require").unwrap();
        assert_eq!(strong.tls, TlsDemand::Verified, "encrypted, by whomever, is not enough");
    }

    #[test]
    fn what_is_no_address_says_why() {
        let cases = [
            ("base.example.org", AddressFault::NotAnAddress),
            ("postgres://c@/d", AddressFault::NotAnAddress),
            ("postgres://c:secret@h/d", AddressFault::HoldsPassword),
            ("postgres://c@h/d?password=secret", AddressFault::HoldsPassword),
            ("postgres://h/d", AddressFault::NoUser),
            ("postgres://@h/d", AddressFault::NoUser),
            ("postgres://c@h", AddressFault::NoDatabase),
            ("postgres://c@h:x/d", AddressFault::BadPort { port: "x".into() }),
            ("postgres://c@h/d%2", AddressFault::BadEncoding { part: "d%2".into() }),
            ("postgres://c@h/d%+1", AddressFault::BadEncoding { part: "d%+1".into() }),
            ("postgres://c@h/d?options=-c", AddressFault::UnknownSetting { name: "options".into() }),
            ("postgres://c@h/d?sslmode=none", AddressFault::UnknownTls { mode: "none".into() }),
            ("postgres://c@h/d?sslmode=disable", AddressFault::PlainAcrossNetwork { host: "h".into() }),
        ];
        for (text, fault) in cases {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_address_reads_back_as_it_was_meant(
            user in "[^\0]{1,9}", name in "[a-z0-9.é -]{1,12}", database in "[^\0]{1,9}", port in proptest::option::of(1_u16..),
        ) {
            let host = StoreHost::Machine(name);
            let address = StoreAddress { user, host, port, database, tls: TlsDemand::Unsaid };
            prop_assert_eq!(parse(&address.to_string()), Ok(address));
        }
    }
}
