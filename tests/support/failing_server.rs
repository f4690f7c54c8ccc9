//! A PostgreSQL server of a test's own: in a temporary folder, on a free port of loopback, as another user than root, gone at the end.
//! It is there to be killed and started again, and followed by a replica that takes over. Trusts every login, as only this machine can reach it.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How long a server may take to be there: machines that build beside are slow.
const PATIENCE: Duration = Duration::from_mins(1);

/// The login that may do everything.
pub const SUPERUSER: &str = "postgres";

/// A server that runs, or did until it was killed.
pub struct FailingServer {
    folder: TempDir,
    port: u16,
    process: Child,
}

impl FailingServer {
    /// A new one, where `FORMATION_TEST_STORE` is set, whatever it names: faults are for no server that others use.
    pub fn if_wanted() -> Option<Self> {
        let is_wanted = std::env::var_os("FORMATION_TEST_STORE").is_some_and(|store| !store.is_empty());
        if !is_wanted {
            println!("left out: what needs a PostgreSQL server (FORMATION_TEST_STORE=needed starts one)");
        }
        is_wanted.then(Self::start)
    }

    fn start() -> Self {
        let folder = own_folder();
        let data = folder.path().join("data");
        let options = ["-A", "trust", "-E", "UTF8", "--locale=C", "-N", "-U", SUPERUSER, "-D"];
        succeed(program("initdb").args(options).arg(&data));
        let settings = "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 200\n\
                        shared_buffers = 64MB\nlogging_collector = off\nmax_wal_senders = 4\nwal_level = replica\n";
        fs::write(data.join("postgresql.auto.conf"), settings).expect("its settings");
        Self::run(folder)
    }

    /// The server of a folder that holds one.
    fn run(folder: TempDir) -> Self {
        let port = free_port();
        let process = spawn(folder.path(), port);
        let mut server = Self { folder, port, process };
        server.wait();
        server
    }

    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    /// Kills every process of it at once, as a machine that loses its power.
    pub fn kill(&mut self) {
        let first = self.process.id();
        // Stopped, so that it begins no other one once they are counted.
        signal("-STOP", &[first]);
        let children = children_of(first);
        signal("-KILL", &children);
        signal("-KILL", &[first]);
        let _ = self.process.wait();
        // Nothing of it may still write where the next one begins.
        let begun = Instant::now();
        while children.iter().any(|id| is_running(*id)) && begun.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Starts it again on the same port, from what it left.
    pub fn start_again(&mut self) {
        self.process = spawn(self.folder.path(), self.port);
        self.wait();
    }

    /// A second server that has everything before this one says that it is done.
    pub fn followed(&self) -> Self {
        let folder = own_folder();
        let data = folder.path().join("data");
        let port = self.port.to_string();
        let from = ["-h", "127.0.0.1", "-p", &port, "-U", SUPERUSER, "-R", "-X", "stream", "-c", "fast", "-D"];
        succeed(program("pg_basebackup").args(from).arg(&data));
        let replica = Self::run(folder);
        for statement in ["alter system set synchronous_standby_names = '*'", "select pg_reload_conf()"] {
            self.sql(SUPERUSER, "postgres", statement);
        }
        let synchronous = "select count(*) from pg_stat_replication where sync_state = 'sync'";
        self.wait_until(|| self.sql(SUPERUSER, "postgres", synchronous) == "1");
        replica
    }

    /// The replica becomes the server, and waits for no other.
    pub fn promote(&self) {
        assert_eq!(self.sql(SUPERUSER, "postgres", "select pg_promote()"), "t");
        // The setting of the other one has come along.
        for statement in ["alter system reset synchronous_standby_names", "select pg_reload_conf()"] {
            self.sql(SUPERUSER, "postgres", statement);
        }
    }

    /// A database of a login that may make a store in it.
    pub fn database(&self, name: &str, owner: &str) {
        self.sql(SUPERUSER, "postgres", &format!("create role \"{owner}\" login createrole"));
        self.sql(SUPERUSER, "postgres", &format!("create database \"{name}\" owner \"{owner}\" template template0"));
    }

    /// Runs a statement; its answer, without a heading.
    pub fn sql(&self, user: &str, database: &str, statement: &str) -> String {
        let mut psql = self.psql(user, database, statement);
        let answer = psql.output().expect("psql");
        assert!(answer.status.success(), "{statement}: {}", String::from_utf8_lossy(&answer.stderr));
        String::from_utf8(answer.stdout).expect("text").trim_end().to_owned()
    }

    fn psql(&self, user: &str, database: &str, statement: &str) -> Command {
        let mut psql = program("psql");
        psql.env_clear().args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", user]);
        psql.args(["-p", &self.port.to_string(), "-d", database, "-c", statement]).stdin(Stdio::null());
        psql
    }

    /// Waits until it answers. One that ends at once is begun again: somebody may have had its port for a moment.
    fn wait(&mut self) {
        let begun = Instant::now();
        while self
            .psql(SUPERUSER, "postgres", "select 1")
            .stderr(Stdio::null())
            .output()
            .is_ok_and(|is| !is.status.success())
        {
            assert!(begun.elapsed() < PATIENCE, "{}", self.log());
            thread::sleep(Duration::from_millis(50));
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                self.process = spawn(self.folder.path(), self.port);
            }
        }
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn wait_until(&self, is_so: impl Fn() -> bool) {
        let begun = Instant::now();
        while !is_so() {
            assert!(begun.elapsed() < PATIENCE, "{}", self.log());
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for FailingServer {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Where PostgreSQL's own programs are: the newest version of Debian's, else those of `PATH`.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions.filter_map(|at| at.file_name().to_str()?.parse::<u32>().ok()).max();
    let folders = newest.map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin"))).into_iter();
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.chain(std::env::split_paths(&path)).find(|folder| folder.join("initdb").is_file())
}

/// A program of PostgreSQL. None of those that begin a server runs as root: then it is nobody who runs them.
fn program(name: &str) -> Command {
    let folder = programs().expect("PostgreSQL's initdb is needed (on Debian: apt-get install postgresql)");
    let mut command = Command::new(folder.join(name));
    command.current_dir("/");
    #[cfg(unix)]
    if let Some((user, group)) = nobody() {
        use std::os::unix::process::CommandExt as _;
        command.uid(user).gid(group);
    }
    command
}

/// The numbers of a user and a group that own nothing, where this is root.
#[cfg(unix)]
fn nobody() -> Option<(u32, u32)> {
    use std::os::unix::fs::MetadataExt as _;
    let is_root = fs::metadata("/proc/self").is_ok_and(|of| of.uid() == 0);
    is_root.then_some((65534, 65534))
}

/// A temporary folder of whoever runs the server.
fn own_folder() -> TempDir {
    let folder = tempfile::Builder::new().prefix("formation-server-").tempdir().expect("a folder");
    #[cfg(unix)]
    if let Some((user, group)) = nobody() {
        std::os::unix::fs::chown(folder.path(), Some(user), Some(group)).expect("its owner");
    }
    folder
}

fn spawn(folder: &Path, port: u16) -> Child {
    // Of a server that was killed, whose number another process may have by now.
    let _ = fs::remove_file(folder.join("data/postmaster.pid"));
    let log = fs::OpenOptions::new().create(true).append(true).open(folder.join("log")).expect("its log");
    let mut server = program("postgres");
    server.arg("-D").arg(folder.join("data")).args(["-p", &port.to_string()]);
    server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
    server.spawn().expect("a server")
}

/// The processes that a process began and that still run.
fn children_of(process: u32) -> Vec<u32> {
    let of = |id: u32| {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // The name of a program stands in brackets and may hold a space.
        stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse::<u32>().ok()
    };
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    all.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(|id| of(*id) == Some(process)).collect()
}

/// Whether a process has not ended; one of which nobody took note has.
fn is_running(process: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"));
    stat.is_ok_and(|stat| stat.rsplit_once(") ").is_some_and(|(_, state)| !state.starts_with('Z')))
}

/// A port below those that systems give to whoever connects: it is still free when a server that was killed begins again.
fn free_port() -> u16 {
    let first = 20_000 + u16::try_from(std::process::id() % 10_000).unwrap_or_default();
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    let mut ports = (first + next..32_000).chain(20_000..first);
    ports.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok()).expect("a free port")
}

/// Tells the ports of one test program apart.
static NEXT: AtomicU16 = AtomicU16::new(0);

fn signal(what: &str, processes: &[u32]) {
    let ids = processes.iter().map(ToString::to_string);
    let _ = Command::new("kill").arg(what).args(ids).stderr(Stdio::null()).status();
}

fn succeed(command: &mut Command) {
    let done = command.stdin(Stdio::null()).output().expect("a program");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}
