//! A PostgreSQL server for tests of the shared store, databases of their own on it, and its logins. `FORMATION_TEST_STORE` is the
//! address of a superuser (`postgres://postgres:PASSWORD@127.0.0.1:5432/postgres`), or `needed`: then a temporary server is started,
//! which ends with the tests. Where it is not set, what was left out is said.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use formation::store::shared::address::StoreAddress;
use formation::store::shared::installing::{FirstContent, install};
use formation::store::shared::opening::{StoreCredentials, open};
use formation::store::shared::remote::Remote;
use postgres::{Client, Config, NoTls};

use super::project;
use super::proxy::Proxy;

/// The password of every login.
pub const PASSWORD: &str = "test";

/// Everybody who has a login. The first makes stores, the last belongs to nothing.
pub const LOGINS: [&str; 6] = ["claire", "maelle", "omar", "ines", "nobody", "stranger"];

/// A server.
pub struct TestServer {
    admin: Config,
    port: u16,
    /// Where `root.pem` lies, and the socket; none of a server that was there.
    pub folder: Option<PathBuf>,
    /// Ends with the tests: then its input is closed.
    _process: Option<Child>,
}

impl TestServer {
    /// The server of the tests, where there is to be one.
    pub fn get() -> Option<&'static Self> {
        static SERVER: OnceLock<Option<TestServer>> = OnceLock::new();
        let server = SERVER.get_or_init(|| {
            let server = match std::env::var("FORMATION_TEST_STORE").as_deref() {
                Ok("needed") => Self::start(),
                Ok(address) if !address.is_empty() => {
                    let admin: Config = address.parse().unwrap();
                    let port = admin.get_ports().first().copied().unwrap_or(5432);
                    Self { admin, port, folder: None, _process: None }
                }
                _ => return None,
            };
            server.make_logins();
            Some(server)
        });
        if server.is_none() {
            println!("left out: what needs a PostgreSQL server (FORMATION_TEST_STORE=needed starts one)");
        }
        server.as_ref()
    }

    /// A temporary server that no other test uses, without logins; none where the tests have not been told to start servers.
    pub fn of_its_own() -> Option<Self> {
        (std::env::var("FORMATION_TEST_STORE").as_deref() == Ok("needed")).then(Self::start)
    }

    /// A login in a database that writes SQL by hand.
    pub fn client(&self, who: &str, database: &str) -> Client {
        self.admin.clone().user(who).password(PASSWORD).dbname(database).connect(NoTls).unwrap()
    }

    #[allow(clippy::zombie_processes, reason = "the server ends when its input is closed: with the tests")]
    fn start() -> Self {
        // A port that was free a moment ago: somebody may take it before the server does.
        for _ in 0..5 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let mut process = Command::new("sh")
                .arg(project().join("tests/support/postgres.sh"))
                .arg(port.to_string())
                .current_dir("/")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut line = String::new();
            BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
            if let Some(folder) = line.trim_end().strip_prefix(&format!("ready {port} ")) {
                let mut admin = Config::new();
                admin.host("127.0.0.1").port(port).user("postgres").password(PASSWORD).dbname("postgres");
                return Self { admin, port, folder: Some(folder.into()), _process: Some(process) };
            }
            process.wait().unwrap();
        }
        panic!("no server starts; it needs postgresql, openssl and, as root, runuser");
    }

    /// A superuser in a database.
    pub fn admin(&self, database: &str) -> Client {
        self.admin.clone().dbname(database).connect(NoTls).unwrap()
    }

    fn make_logins(&self) {
        let mut admin = self.admin("postgres");
        // Several test programs may do so at once.
        let mut make = |role: &str, rest: &str| {
            admin
                .batch_execute(&format!(
                    "do $$ begin create role {role} {rest}; \
                     exception when duplicate_object or unique_violation then null; end $$"
                ))
                .unwrap();
        };
        make("formation_people", "nologin");
        for login in LOGINS {
            let group = if login == "stranger" { "" } else { " in role formation_people" };
            make(login, &format!("login password '{PASSWORD}'{group}"));
        }
    }

    /// The address of a login. The name, unlike the number, is in the certificate.
    pub fn address(&self, who: &str, database: &str) -> StoreAddress {
        format!("postgres://{who}@127.0.0.1:{}/{database}", self.port).parse().unwrap()
    }

    /// An empty database of claire's.
    pub fn database(&'static self) -> TestDatabase {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("formation_test_{}_{number}", std::process::id());
        self.admin("postgres")
            .batch_execute(&format!("create database {name} owner claire template template0"))
            .unwrap();
        TestDatabase { server: self, name }
    }

    /// A store of claire's, with nothing in it.
    pub fn store(&'static self) -> TestDatabase {
        let database = self.database();
        database.install(&FirstContent { office: "head".into(), ..FirstContent::default() });
        database
    }
}

/// What every login gives.
pub fn credentials() -> StoreCredentials {
    StoreCredentials { typed: Some(PASSWORD.to_owned()), ..StoreCredentials::default() }
}

/// A database of a test, gone with it.
pub struct TestDatabase {
    pub server: &'static TestServer,
    pub name: String,
}

impl TestDatabase {
    /// Makes a store of it.
    pub fn install(&self, first: &FirstContent) {
        install(&self.address("claire"), &credentials(), first).unwrap();
    }

    pub fn address(&self, who: &str) -> StoreAddress {
        self.server.address(who, &self.name)
    }

    /// The address of a login, by another way.
    pub fn address_by(&self, who: &str, proxy: &Proxy) -> StoreAddress {
        format!("postgres://{who}@127.0.0.1:{}/{}", proxy.port(), self.name).parse().unwrap()
    }

    pub fn connect(&self, who: &str) -> Box<dyn Remote + Send> {
        open(&self.address(who), &credentials()).unwrap()
    }

    /// A superuser in it.
    pub fn admin(&self) -> Client {
        self.server.admin(&self.name)
    }

    /// A login in it that writes SQL by hand.
    pub fn by_hand(&self, who: &str) -> Client {
        self.server.client(who, &self.name)
    }

    /// Every file with its bytes, by path.
    pub fn files(&self) -> BTreeMap<String, Arc<[u8]>> {
        let rows = self.admin().query("select path, bytes from formation.files where bytes is not null", &[]).unwrap();
        rows.iter().map(|row| (row.get(0), Arc::from(row.get::<_, &[u8]>(1)))).collect()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let drop = format!("drop database if exists {} with (force)", self.name);
        if let Ok(mut admin) = self.server.admin.clone().connect(NoTls) {
            let _ = admin.batch_execute(&drop);
        }
    }
}
