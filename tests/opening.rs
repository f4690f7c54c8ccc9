//! From an address to a store, or to the reason why there is none; and from an empty database to a store. On PostgreSQL, where
//! `FORMATION_TEST_STORE` names a server.

#![cfg(feature = "shared")]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and writes a file of its own"
)]

mod support;

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use formation::store::shared::ids::{CopyId, OperationId};
use formation::store::shared::installing::{CannotInstall, FirstContent, install, login_statements, logout_statement};
use formation::store::shared::opening::{CannotOpen, OpeningObstacle, StoreCredentials, open};
use formation::store::shared::remote::{
    Access, HeadAnswer, KnownOfStore, Line, OfficeRight, OutgoingOperation, Pulled, Pushed, digest,
};
use support::postgres::{PASSWORD, TestDatabase, TestServer, credentials};
use support::proxy::{Cut, Proxy};

fn nothing_known() -> KnownOfStore {
    KnownOfStore { operation: 0, id: None, copy: CopyId::new(), cohorts: BTreeSet::new(), is_head: false }
}

/// What is in the way of opening an address.
fn obstacle(address: &str, credentials: &StoreCredentials) -> CannotOpen {
    match open(&address.parse().unwrap(), credentials) {
        Ok(_) => panic!("{address} opens"),
        Err(why) => why,
    }
}

/// Whether the connection of a login to a database is encrypted.
fn is_encrypted(database: &TestDatabase, address: &str, credentials: &StoreCredentials) -> bool {
    let mut remote = open(&address.parse().unwrap(), credentials).unwrap_or_else(|why| panic!("{address}: {why:?}"));
    assert!(matches!(remote.pull(&nothing_known()), Ok(Pulled::News(_))), "{address}");
    let rows = database
        .admin()
        .query(
            "select s.ssl from pg_stat_ssl s join pg_stat_activity a using (pid) where a.usename = 'claire' and a.datname = current_database()",
            &[],
        )
        .unwrap();
    let [row] = &rows[..] else { panic!("{} connections", rows.len()) };
    row.get(0)
}

#[test]
fn whoever_is_not_let_in_is_told_why() {
    let Some(server) = TestServer::get() else { return };
    let store = server.store();
    let address = store.address("claire").to_string();
    let none = StoreCredentials::default();
    assert!(matches!(obstacle(&address, &none), CannotOpen::PasswordNeeded { user, .. } if user == "claire"));
    let wrong = StoreCredentials { typed: Some("wrong".into()), ..none.clone() };
    assert!(matches!(obstacle(&address, &wrong), CannotOpen::LoginRefused { .. }));
    let absent = server.address("claire", "no_such_database").to_string();
    assert!(
        matches!(obstacle(&absent, &credentials()), CannotOpen::NoSuchDatabase { database, .. } if database == "no_such_database")
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pgpass");
    std::fs::write(&file, format!("127.0.0.1:*:{}:claire:{PASSWORD}\n", store.name)).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    let filed = StoreCredentials { file: Some(file), ..none };
    assert!(open(&store.address("claire"), &filed).is_ok());
    assert!(matches!(obstacle(&store.address("maelle").to_string(), &filed), CannotOpen::PasswordNeeded { .. }));
}

#[test]
fn a_database_without_a_store_says_so() {
    let Some(server) = TestServer::get() else { return };
    let (empty, store) = (server.database(), server.store());
    assert_eq!(empty.connect("claire").pull(&nothing_known()), Ok(Pulled::NoStore));
    assert_eq!(store.connect("stranger").pull(&nothing_known()), Ok(Pulled::NotAdmitted));
    // As a later version may leave it: other functions, and a number that says so.
    store.admin().batch_execute("drop function formation.pull; update formation.head set format = 7").unwrap();
    assert_eq!(store.connect("maelle").pull(&nothing_known()), Ok(Pulled::OtherFormat(7)));
}

#[test]
fn nobody_listens_there() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("postgres://claire@127.0.0.1:{port}/formation");
    let why = obstacle(&address, &credentials());
    assert_eq!(why, CannotOpen::NoAnswer { host: "127.0.0.1".into(), why: OpeningObstacle::Refused });
    let why = obstacle("postgres://claire@no-such-machine.invalid/formation", &credentials());
    assert!(matches!(why, CannotOpen::NoAnswer { why: OpeningObstacle::NoMachine, .. }));
}

#[test]
fn a_server_without_tls_gets_no_password() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 8];
        stream.read_exact(&mut request).unwrap();
        stream.write_all(b"N").unwrap();
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).unwrap();
        rest
    });
    let folder = tempfile::tempdir().unwrap();
    let roots = StoreCredentials { roots: Some(root(folder.path())), ..credentials() };
    let address = format!("postgres://claire@127.0.0.1:{port}/formation?sslmode=verify-full");
    assert!(matches!(obstacle(&address, &roots), CannotOpen::NoTls { .. }));
    assert!(server.join().unwrap().is_empty(), "nothing is sent to it");
    let socket = "postgres://claire@%2Fnowhere/formation?sslmode=verify-full";
    assert!(matches!(obstacle(socket, &credentials()), CannotOpen::NoTls { .. }));
}

/// A root of trust that vouches for nobody here.
fn root(folder: &std::path::Path) -> std::path::PathBuf {
    let file = folder.join("other.pem");
    let status = std::process::Command::new("openssl")
        .args("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=other -days 2".split(' '))
        .arg("-keyout")
        .arg(folder.join("other.key"))
        .arg("-out")
        .arg(&file)
        .stderr(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    file
}

#[test]
fn a_name_is_verified_where_the_address_or_the_network_demands_it() {
    let Some(server) = TestServer::get() else { return };
    let Some(made) = &server.folder else { return println!("left out: certificates of a server that was there") };
    let folder = tempfile::tempdir().unwrap();
    let store = server.store();
    let trusting = StoreCredentials { roots: Some(made.join("root.pem")), ..credentials() };
    let numbered = store.address("claire").to_string();
    let named = numbered.replace("127.0.0.1", "localhost");
    assert!(is_encrypted(&store, &numbered, &credentials()), "on this machine, whatever the server offers");
    assert!(is_encrypted(&store, &format!("{named}?sslmode=verify-full"), &trusting));
    assert!(!is_encrypted(&store, &format!("{numbered}?sslmode=disable"), &credentials()));
    let socket = numbered.replace("127.0.0.1", &made.to_str().unwrap().replace('/', "%2F"));
    assert!(!is_encrypted(&store, &socket, &credentials()), "{socket}");
    let strict = format!("{numbered}?sslmode=verify-full");
    assert!(matches!(obstacle(&strict, &trusting), CannotOpen::OtherName { .. }));
    let strict = format!("{named}?sslmode=verify-full");
    let other = StoreCredentials { roots: Some(root(folder.path())), ..credentials() };
    assert!(matches!(obstacle(&strict, &other), CannotOpen::NotTrusted { .. }));
    for (name, bytes) in [
        ("none.pem", &b"no certificate"[..]),
        ("bad.pem", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let unread = StoreCredentials { roots: Some(file), ..credentials() };
        assert!(matches!(obstacle(&strict, &unread), CannotOpen::NoRoots { .. }), "{name}");
    }
}

#[test]
fn a_store_begins_with_what_a_folder_holds() {
    let Some(server) = TestServer::get() else { return };
    let database = server.database();
    let line = |operation: u64, path: &str| Line {
        operation,
        text: format!(
            "{{\"op\":{operation},\"by\":\"zoé\",\"command\":[\"formation\"],\"files\":[{{\"path\":\"{path}\"}}]}}"
        ),
    };
    let large = vec![7; 9 * 1024 * 1024];
    let content = FirstContent {
        office: "lyon".into(),
        files: [
            ("programme.toml", &b"\xef\xbb\xbftitle\r\n"[..]),
            ("templates/a.html", b"<p>"),
            ("data/mappings.csv", b"m"),
            ("data/seals.csv", b"s"),
            ("data/spring/enrolments.csv", b"\x80 Windows-1252"),
            ("data/spring/evidence/zoom.csv", &large),
            ("data/spring/empty.csv", b""),
        ]
        .map(|(path, bytes)| (path.to_owned(), Arc::from(bytes)))
        .into(),
        lines: vec![line(1, "programme.toml"), line(2, "data/spring/enrolments.csv"), line(5, "data/gone/x.csv")],
    };
    let installed = install(&database.address("claire"), &credentials(), &content).unwrap();
    assert_eq!((installed.operation, installed.id.is_some()), (5, true));
    assert_eq!(installed.cohorts.iter().map(String::as_str).collect::<Vec<_>>(), ["gone", "spring"]);
    assert_eq!(database.files(), content.files);
    let mut claire = database.connect("claire");
    let Ok(Pulled::News(news)) = claire.pull(&nothing_known()) else { panic!("no news") };
    assert_eq!((news.operation, news.id, news.head), (5, installed.id, Some(OfficeRight::Write)));
    assert_eq!(news.lines, content.lines);
    let digests = |content: &FirstContent| content.files.values().map(|bytes| Some(digest(bytes))).collect::<Vec<_>>();
    assert_eq!(news.files.values().map(|file| file.digest.clone()).collect::<Vec<_>>(), digests(&content));
    let held = |path: &str| news.files[path].bytes.is_some();
    assert_eq!((held("data/spring/empty.csv"), held("data/spring/evidence/zoom.csv")), (true, false));
    let mut people = claire.people().unwrap();
    people.sort();
    assert_eq!(people.iter().map(|one| one.office.as_str()).collect::<Vec<_>>(), ["head", "lyon"]);
    // Whoever starts goes on from there.
    let known =
        KnownOfStore { operation: 5, id: installed.id, cohorts: installed.cohorts, is_head: true, ..nothing_known() };
    let Ok(Pulled::News(news)) = claire.pull(&known) else { panic!("no news") };
    assert_eq!((news.files.len(), news.lines.len()), (0, 0));
    let again = install(&database.address("claire"), &credentials(), &content);
    assert_eq!(again, Err(CannotInstall::NotEmpty { database: database.name.clone() }));
}

#[test]
fn a_database_that_cannot_become_a_store_stays_as_it_is() {
    let Some(server) = TestServer::get() else { return };
    let database = server.database();
    let content = FirstContent { office: "lyon".into(), ..FirstContent::default() };
    let try_as = |who: &str| install(&database.address(who), &credentials(), &content);
    assert!(matches!(try_as("maelle"), Err(CannotInstall::MayNotCreate { .. })));
    assert!(matches!(try_as("nobody_at_all"), Err(CannotInstall::Unopened(CannotOpen::LoginRefused { .. }))));
    if server.folder.is_some() {
        assert!(matches!(try_as("postgres"), Err(CannotInstall::Superuser { .. })));
    }
    let twice = "{\"op\":2,\"by\":\"z\",\"id\":\"5656b308-6e46-46dd-8bf7-a7cb3d695c15\"}";
    let lines = vec![
        Line { operation: 2, text: twice.into() },
        Line { operation: 3, text: twice.replace("\"op\":2", "\"op\":3") },
    ];
    let failing = install(&database.address("claire"), &credentials(), &FirstContent { lines, ..content.clone() });
    assert!(matches!(failing, Err(CannotInstall::Failed { .. })), "{failing:?}");
    assert!(try_as("claire").is_ok(), "nothing was left of what failed");
    let other = server.database();
    other.admin().batch_execute("create table kept (a int)").unwrap();
    assert!(matches!(install(&other.address("claire"), &credentials(), &content), Err(CannotInstall::NotEmpty { .. })));
}

#[test]
fn each_call_is_one_round_trip() {
    let Some(server) = TestServer::get() else { return };
    let store = server.store();
    let address = store.address("claire");
    let proxy = Proxy::to((Ipv4Addr::LOCALHOST, address.port()).into());
    // So that what is sent in two pieces is one question.
    proxy.delay(Duration::from_millis(2));
    let mut claire = open(&store.address_by("claire", &proxy), &credentials()).unwrap();
    let let_in = proxy.round_trips();
    // TCP, the question whether there is TLS, TLS 1.3, who it is, two for the password (SCRAM): one more at most.
    assert!(let_in <= 7, "{let_in} to be let in, with TLS and a password");
    let trips = |call: &mut dyn FnMut()| {
        let before = proxy.round_trips();
        call();
        proxy.round_trips() - before
    };
    assert_eq!(trips(&mut || _ = claire.pull(&nothing_known()).unwrap()), 1);
    let outgoing = OutgoingOperation {
        id: OperationId::new(),
        reads: [("programme.toml".to_owned(), None)].into(),
        cohorts: BTreeSet::new(),
        rest: "\"by\":\"claire\"}".into(),
        files: [("programme.toml".to_owned(), Some(Arc::from(vec![1; 100_000])))].into(),
    };
    assert_eq!(trips(&mut || assert_eq!(claire.push(&outgoing), Ok(Pushed::Written(1)))), 1);
    assert_eq!(trips(&mut || assert_eq!(claire.push(&outgoing), Ok(Pushed::Done(1)))), 1);
    assert_eq!(trips(&mut || assert_eq!(claire.hold(), Ok(HeadAnswer::Done(())))), 1);
    let held = OutgoingOperation { id: OperationId::new(), reads: [].into(), ..outgoing.clone() };
    assert_eq!(
        trips(&mut || assert_eq!(claire.push(&held), Ok(Pushed::Written(2)))),
        2,
        "and one for the end of the hold"
    );
    assert_eq!(trips(&mut || claire.release().unwrap()), 0);
    assert_eq!(trips(&mut || assert!(claire.evidence("programme.toml").unwrap().is_some())), 1);
}

#[test]
fn a_connection_that_breaks_leaves_an_operation_done_once_or_not_at_all() {
    let Some(server) = TestServer::get() else { return };
    let store = server.store();
    let proxy = Proxy::to((Ipv4Addr::LOCALHOST, store.address("claire").port()).into());
    let cuts = [Cut::BeforeQuestion, Cut::WithinQuestion, Cut::BeforeAnswer];
    for (number, cut) in (1..).zip(cuts.into_iter().cycle().take(30)) {
        let mut claire = open(&store.address_by("claire", &proxy), &credentials()).unwrap();
        let outgoing = OutgoingOperation {
            id: OperationId::new(),
            reads: [].into(),
            cohorts: BTreeSet::new(),
            rest: format!("\"by\":\"claire\",\"turn\":{number}}}"),
            files: [("programme.toml".to_owned(), Some(Arc::from(vec![1; 1_000_000])))].into(),
        };
        // What the server has to say after it let somebody in has been said.
        assert!(matches!(claire.pull(&nothing_known()), Ok(Pulled::News(_))));
        proxy.cut(1, cut);
        let broken = claire.push(&outgoing).expect_err("the connection broke");
        assert!(broken.may_be_done, "{cut:?}: {broken:?}");
        assert!(claire.push(&outgoing).is_err(), "what is broken stays so");
        let mut again = open(&store.address_by("claire", &proxy), &credentials()).unwrap();
        let expected = if cut == Cut::BeforeAnswer { Pushed::Done(number) } else { Pushed::Written(number) };
        assert_eq!(again.push(&outgoing), Ok(expected), "{cut:?}");
    }
    let lines = store.admin().query_one("select count(*), max(op) from formation.operations", &[]).unwrap();
    assert_eq!((lines.get::<_, i64>(0), lines.get::<_, i64>(1)), (30, 30));
}

#[test]
fn the_role_of_the_people_is_made_once_by_whoever_may() {
    let Some(server) = TestServer::of_its_own() else { return };
    let mut admin = server.admin("postgres");
    for (login, may) in [("ana", ""), ("zoe", " createrole")] {
        admin.batch_execute(&format!("create role {login} login password '{PASSWORD}'{may}")).unwrap();
        admin.batch_execute(&format!("create database of_{login} owner {login} template template0")).unwrap();
    }
    admin.batch_execute("create database of_old owner zoe encoding 'LATIN1' locale 'C' template template0").unwrap();
    let content = FirstContent { office: "lyon".into(), ..FirstContent::default() };
    let try_as = |who: &str, database: &str| install(&server.address(who, database), &credentials(), &content);
    assert_eq!(try_as("ana", "of_ana"), Err(CannotInstall::NoPeople { user: "ana".into() }));
    assert!(
        matches!(try_as("zoe", "of_old"), Err(CannotInstall::OtherEncoding { encoding, .. }) if encoding == "LATIN1")
    );
    assert!(try_as("zoe", "of_zoe").is_ok());
    assert!(try_as("ana", "of_ana").is_ok(), "the role is there now");
    // As the head office lets somebody in.
    let mut zoe = open(&server.address("zoe", "of_zoe"), &credentials()).unwrap();
    let access = Access { who: "maëlle".into(), office: "lyon".into(), right: OfficeRight::Write };
    assert_eq!(zoe.allow(&access), Ok(HeadAnswer::Done(())));
    let [login, _] = login_statements("maëlle");
    let mut by_hand = server.client("zoe", "of_zoe");
    by_hand.batch_execute(&login).unwrap();
    by_hand.batch_execute(&format!("alter role \"maëlle\" password '{PASSWORD}'")).unwrap();
    let mut maelle = open(&server.address("ma%C3%ABlle", "of_zoe"), &credentials()).unwrap();
    let Ok(Pulled::News(news)) = maelle.pull(&nothing_known()) else { panic!("no news") };
    assert_eq!((news.operation, news.head), (0, None));
    by_hand.batch_execute(&logout_statement("maëlle")).unwrap();
    assert!(matches!(
        open(&server.address("ma%C3%ABlle", "of_zoe"), &credentials()),
        Err(CannotOpen::LoginRefused { .. })
    ));
}
